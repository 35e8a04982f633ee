"""Positions on the site: the matrix, a theme, an actor, the themes themselves, and how all of it is kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

import msgspec
import pytest
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django_tasks_db.models import DBTaskResult

from chapter8.atlas import Atlas
from chapter8.errors import TableError
from chapter8.exchange.decide import Purpose, Role, Viewer
from chapter8.exchange.marking import Marking, Tlp
from chapter8.record import Record, read
from chapter8.record.nouns import Clause, Decision, Meeting, Passage, Source, Statement, Vote
from chapter8.record.positions import positions
from chapter8.site.library.adding.add import add
from chapter8.site.library.adding.saving import NewDocument, save_document
from chapter8.site.library.models import Document
from chapter8.site.positions.asking import sight_of
from chapter8.site.positions.counting import Counted, counted, one_by_one
from chapter8.site.positions.keeping import outstanding, place_outstanding
from chapter8.site.positions.matrix import matrix_of
from chapter8.site.positions.models import Actor, Ballot, Placed, Position, Saying, Tally
from chapter8.site.positions.naming import slug_of
from chapter8.site.positions.tasks import ask_for_placing
from chapter8.site.positions.themes import keep_edition, node_vocabulary

pytestmark = pytest.mark.django_db(transaction=True)

FERRIES = """
[[theme]]
key = "ferries"
title = "Ferries"
description = "Crossing by boat."
phrases = ["ferries", "ferry"]
source = "S/2026/1"
"""
ROOT = Path(__file__).resolve().parent.parent.parent
Keep = Callable[..., Document]


def said(*words: tuple[str, str], number: int = 1, year: int = 2006, clauses: tuple[str, ...] = ()) -> Record:
    """A meeting record in which each speaker says one sentence, and a decision with these clauses."""
    texts = [text for _speaker, text in words]
    passages = [Passage(f"p{n}", None, n, None, "speech", text) for n, text in enumerate(texts, start=1)]
    passages += [Passage(f"c{n}", None, 9, str(n), "operative", text) for n, text in enumerate(clauses, start=1)]
    day = date(year, 9, 20)
    kept = tuple(Clause(str(n), "operative", (), text, (), (), f"c{n}") for n, text in enumerate(clauses, start=1))
    vote = Vote(None, f"S/RES/99{number:02} ({year})", True, 1, 1, 0, ("Ghana",), ("Norway",))  # noqa: FBT003 - a noun's own field
    return Record(
        source=Source(f"{number}.txt", f"{number:064x}", "text/plain"),
        kind="meeting_record",
        symbol=f"S/PV.{9000 + number}",
        title=f"Meeting {number}",
        date=day,
        language="en",
        passages=tuple(passages),
        meetings=(Meeting(str(9000 + number), day, None, None, votes=(vote,) if clauses else ()),),
        decisions=(Decision(f"S/RES/99{number:02} ({year})", "resolution", day, None, None, kept, vote=vote),)
        if clauses
        else (),
        statements=tuple(
            Statement(str(9000 + number), who, None, None, None, text, None, (), (), (), f"p{n}")
            for n, (who, text) in enumerate(words, start=1)
        ),
    )


FOR = "We support an institutionalized relationship with regional organizations."
AGAINST = "We oppose an institutionalized relationship with regional organizations."


@pytest.fixture
def keep(db: None) -> Keep:
    """Keeps a record, and has it placed."""

    def keep(record: Record, marking: Marking | None = None, *, exercise: bool = False) -> Document:
        encoded = msgspec.json.encode(record)
        item = NewDocument(record, encoded, size=1, marking=marking or Marking(), exercise=exercise, user=None)
        document = save_document(item)
        place_outstanding()
        return document

    return keep


def text_of(browser: Client, address: str, status: int = 200) -> str:
    """What stands on a page."""
    response = browser.get(address)
    assert response.status_code == status, address
    return b"".join(response).decode()


def test_the_matrix_counts_stances_and_each_cell_opens_its_evidence(keep: Keep, client: Client) -> None:
    keep(said(("Ghana", FOR), ("Norway", AGAINST)))
    page = text_of(client, "/positions")
    assert "/positions/institutionalised_cooperation/NOR" in page
    assert client.get("/positions.json").json()["actors"][0]["positions"]["institutionalised_cooperation"] == {
        "supports": 1
    }
    evidence = text_of(client, "/positions/institutionalised_cooperation/NOR")
    assert '<em class="stance-words">oppose</em>' in evidence
    assert "<mark>institutionalized</mark>" in evidence
    assert "/d/S/PV.9001#p2" in evidence
    assert "S/PV.9001, p. 2" in evidence


def test_the_matrix_as_csv_holds_every_actor_theme_and_year(keep: Keep, client: Client) -> None:
    keep(said(("Ghana", FOR), ("Norway", AGAINST)))
    keep(said(("Ghana", AGAINST), number=2, year=2007))
    lines = text_of(client, "/positions.csv").splitlines()
    assert lines[1:] == [
        "Ghana,state,institutionalised_cooperation,2006,1,0,0,0",
        "Ghana,state,institutionalised_cooperation,2007,0,1,0,0",
        "Norway,state,institutionalised_cooperation,2006,0,1,0,0",
    ]


def test_a_question_of_stance_and_year_is_answered_by_those_who_took_it_then(keep: Keep, client: Client) -> None:
    keep(said(("Ghana", FOR), ("Norway", AGAINST)))
    keep(said(("Chile", AGAINST), number=2, year=2007))
    answer = client.get("/positions/institutionalised_cooperation.json?stance=opposes&year=2006").json()
    assert answer["who"] == {"opposes": ["Norway"]}
    assert [one["places"] for one in answer["positions"]] == ["S/PV.9001, p. 2"]


def test_who_opposed_institutionalisation_in_2006(data: Path, client: Client) -> None:
    add([next(iter(sorted((data / "seeds").glob("002_*.txt"))))], readers=1)
    address = "/positions/institutionalised_cooperation{}?stance=opposes&year=2006"
    answer = client.get(address.format(".json")).json()
    assert sorted(answer["who"]["opposes"]) == ["European Union", "United States"]
    assert {one["actor"]: one["places"] for one in answer["positions"]} == {
        "United States": "S/PV.5529, p. 19",
        "European Union": "S/PV.5529, p. 23",
    }
    page = text_of(client, address.format(""))
    assert page.index("/positions/institutionalised_cooperation/EU?") > 0
    assert page.index("/positions/institutionalised_cooperation/USA?") > 0
    assert "S/PV.5529, p. 19" in page
    assert "S/PV.5529, p. 23" in page


def test_who_stands_on_both_sides_is_shown_with_both_dates(keep: Keep, client: Client) -> None:
    keep(said(("Ghana", FOR)))
    keep(said(("Ghana", AGAINST), number=2, year=2007))
    page = text_of(client, "/positions/institutionalised_cooperation")
    both = page[page.index('id="contradictions"') :]
    assert both.index("20 September 2006") < both.index("20 September 2007")
    assert "both sides" in text_of(client, "/actors/GHA")


def test_what_is_opposed_stands_beside_the_paragraphs_of_decisions_that_affirm_it(keep: Keep, client: Client) -> None:
    clause = "Stresses the importance of institutionalized cooperation with regional organizations;"
    keep(said(("Norway", AGAINST), clauses=(clause,)))
    page = text_of(client, "/positions/institutionalised_cooperation")
    decisions = page[page.index('id="decisions"') :]
    assert "S/RES/9901 (2006), para. 1" in decisions
    assert clause in decisions
    assert "1 position above opposes it." in decisions


def test_a_vote_that_two_documents_tell_is_counted_once(keep: Keep, client: Client) -> None:
    first = said(("Ghana", FOR), clauses=("Requests a report;",))
    keep(first)
    keep(replace(first, source=replace(first.source, sha256="f" * 64)))
    assert Ballot.objects.filter(actor__slug="NOR").count() == 2
    answer = client.get("/actors/NOR.json").json()
    assert answer["votes"] == {"opposed": 1}
    assert [one["decision"] for one in answer["ballots"]] == ["S/RES/9901 (2006)"]


def test_exercise_material_stays_apart_and_is_marked(keep: Keep, client: Client) -> None:
    keep(said(("Norway", AGAINST), number=2), exercise=True)
    assert "EXERCISE EXERCISE EXERCISE" in text_of(client, "/positions"), "nothing else is there"
    keep(said(("Ghana", FOR)))
    assert "EXERCISE" not in (page := text_of(client, "/positions"))
    assert "/NOR" not in page
    drill = text_of(client, "/positions?material=exercise")
    assert "EXERCISE EXERCISE EXERCISE" in drill
    assert "/GHA" not in drill


@pytest.mark.parametrize("suffix", ["", ".json", ".csv"])
def test_an_outsider_finds_no_trace_of_what_is_withheld(
    keep: Keep, client: Client, client_for: Callable[..., Client], suffix: str
) -> None:
    keep(said(("Ghana", FOR)))
    clause = "Stresses the importance of institutionalized cooperation;"
    hidden = said(("Norway", AGAINST), ("Envoy Quisling", AGAINST), number=2, year=2009, clauses=(clause,))
    keep(hidden, Marking(Tlp.AMBER, "AU"))
    addresses = ("/positions", "/positions/themes", "/positions/institutionalised_cooperation", "/actors")
    for address in addresses:
        shown = text_of(client, address + suffix)
        for word in ("Norway", "Quisling", "2009", "S/PV.9002", "S/RES/9902"):
            assert word not in shown, address
    assert client.get(f"/actors/envoy-quisling{suffix}").status_code == 404
    assert client.get(f"/positions/institutionalised_cooperation/NOR{suffix}").status_code == 404
    assert "2009" not in text_of(client, f"/actors/NOR{suffix}"), "a state of the atlas, of which nothing is known"
    theirs = client_for("AU")
    assert "Norway" in text_of(theirs, f"/positions{suffix}")
    assert theirs.get(f"/actors/envoy-quisling{suffix}").status_code == 200
    assert "Norway" not in text_of(client, "/api/positions")
    assert "Norway" in text_of(theirs, "/api/positions")


def test_an_actor_is_found_by_code_by_name_and_by_part_of_it(keep: Keep, client: Client) -> None:
    keep(said(("United States", FOR), ("Deputy Envoy", FOR)))
    assert client.get("/actors/United_States").headers["Location"] == "/actors/USA"
    assert client.get("/actors/usa").headers["Location"] == "/actors/USA"
    names = [one["actor"] for one in client.get("/actors.json?q=envoy").json()["actors"]]
    assert names == ["Deputy Envoy"]
    assert [one["actor"] for one in client.get("/actors.json?q=USA").json()["actors"]] == ["United States"]
    assert "/actors/USA" in text_of(client, "/states/USA")
    assert "/actors/AU" in text_of(client, "/organizations/AU")


def test_a_name_in_an_address_is_short_and_holds_whatever_script_it_has() -> None:
    assert slug_of("Special Envoy, a.i.") == "special-envoy-ai"
    assert slug_of("الأمين العام") == "الأمين-العام"
    assert slug_of("!").startswith("actor-")
    long = [slug_of("x" * 300 + end) for end in "ab"]
    assert len(set(long)) == 2
    assert max(map(len, long)) <= 100


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/positions/nothing", 404), ("/positions/institutionalised_cooperation/nobody", 404), ("/actors/nobody", 404),
        ("/positions?from=soon", 400), ("/positions?stance=loves", 400), ("/positions?year=99999999999999", 400),
        ("/positions?kind=king", 400), ("/positions?from=2006&to=2005&theme=x&page=x", 200),
    ],
)  # fmt: skip
def test_what_is_no_question_is_told_so(client: Client, address: str, status: int) -> None:
    text_of(client, address, status)


def test_an_empty_library_says_what_to_add(client: Client) -> None:
    assert "add meeting records" in text_of(client, "/positions")
    assert "add meeting records" in text_of(client, "/actors")


# Keeping


def test_a_document_that_is_added_has_its_positions_with_it() -> None:
    file = ROOT / "sample" / "documents" / "S_PV_19905.pdf"
    keep_edition(FERRIES, "", None)
    add([file], readers=1)
    mark = Placed.objects.get()
    assert mark.statements == node_vocabulary().fingerprint
    atlas = Atlas.shipped()
    placed = positions(read(file, atlas=atlas), node_vocabulary(), atlas)
    assert [(one.theme, one.stance, one.words) for one in placed] == list(
        Position.objects.order_by("order").values_list("theme", "stance", "words")
    )
    assert len(placed) > 5


def test_placing_twice_changes_nothing(keep: Keep) -> None:
    keep(said(("Ghana", FOR), ("Norway", AGAINST), clauses=("Requests a report;",)))
    before = [model.objects.count() for model in (Actor, Position, Saying, Ballot)]
    assert place_outstanding() == 0
    Placed.objects.all().delete()  # as in a library of an earlier release
    assert place_outstanding() == 1
    assert [model.objects.count() for model in (Actor, Position, Saying, Ballot)] == before


def test_documents_that_wait_are_asked_for_once(keep: Keep) -> None:
    keep(said(("Ghana", FOR)))
    ask_for_placing()
    assert not DBTaskResult.objects.exists(), "nothing is outstanding"
    Placed.objects.all().delete()
    ask_for_placing()
    ask_for_placing()
    assert DBTaskResult.objects.count() == 1


def test_a_record_that_can_not_be_read_any_more_holds_up_no_other(keep: Keep) -> None:
    Document.objects.create(sha256="0" * 64, name="old", size=1, kind="other", title="Old", record='{"old": 1}')
    keep(said(("Ghana", FOR)))
    assert not outstanding(Document.objects.all()).exists()
    assert Position.objects.count() == 1


# Themes


def test_own_themes_place_what_is_there_anew_and_can_be_taken_back(
    keep: Keep, client_for: Callable[..., Client]
) -> None:
    keep(said(("Ghana", "We welcome the new ferries.")))
    administrator = client_for("UN", Role.ADMINISTRATOR)
    answer = administrator.post("/positions/themes/edit", {"content": FERRIES, "note": "boats"})
    assert answer.status_code == 302
    assert "0 % are done" in text_of(administrator, "/positions/themes")
    assert DBTaskResult.objects.count() == 1
    place_outstanding()
    assert "are done" not in text_of(administrator, "/positions/themes")
    assert list(Position.objects.values_list("theme", "stance")) == [("ferries", "supports")]
    assert "/positions/ferries/GHA" in text_of(administrator, "/positions")
    assert text_of(administrator, "/positions/themes.toml").strip() == FERRIES.strip()
    administrator.post("/positions/themes/edit", {"content": ""})
    place_outstanding()
    assert not Position.objects.exists()
    history = text_of(administrator, "/positions/themes/edit")
    assert "boats" in history
    first = int(history.split("/positions/themes/editions/")[1].split('"')[0])
    administrator.post(f"/positions/themes/editions/{first}")
    assert node_vocabulary().theme("ferries").title == "Ferries"


@pytest.mark.parametrize(
    ("content", "place"),
    [
        ("[[theme", "themes.toml: it is no TOML"),
        ('[[theme]]\nkey = "a1"\n', "themes.toml, theme 1 (&#39;a1&#39;)"),
        (FERRIES.replace("ferries", "themes", 1), "is the name of a page"),
        (FERRIES.replace('"ferry"', '"f*"'), "says too little to be a phrase"),
    ],
)
def test_themes_that_can_not_be_are_refused_with_the_place(
    client_for: Callable[..., Client], content: str, place: str
) -> None:
    answer = client_for("UN", Role.ADMINISTRATOR).post("/positions/themes/edit", {"content": content})
    assert answer.status_code == 422
    assert place in answer.content.decode()
    assert node_vocabulary().theme("funding")


def test_only_administrators_of_the_node_edit_themes(client_for: Callable[..., Client], client: Client) -> None:
    for browser in (client_for("UN", Role.ANALYST), client_for("AU", Role.ADMINISTRATOR)):
        assert browser.get("/positions/themes/edit").status_code == 403
        assert browser.post("/positions/themes/edit", {"content": FERRIES}).status_code == 403
        assert browser.post("/positions/themes/editions/1").status_code == 403
    assert client.get("/positions/themes/edit").status_code == 302, "to signing in"
    assert "Edit the themes" not in text_of(client, "/positions/themes")


def test_an_edition_is_checked_at_the_gate(db: None) -> None:
    with pytest.raises(TableError, match="no TOML"):
        keep_edition("][", "", None)


def test_the_api_lists_themes_and_positions(keep: Keep, client: Client) -> None:
    keep(said(("Ghana", FOR), ("Norway", AGAINST)))
    found = client.get("/api/positions?theme=institutionalised_cooperation&stance=opposes&actor=NOR&since=2006").json()
    assert [(one["actor"], one["places"]) for one in found["items"]] == [("Norway", ["S/PV.9001, p. 2"])]
    themes = client.get("/api/themes").json()["items"]
    assert themes[0]["positions"] == {"opposes": 1, "supports": 1}


def test_more_positions_are_not_more_questions(keep: Keep, client: Client) -> None:
    addresses = (
        "/positions", "/positions.csv", "/positions/themes", "/positions/institutionalised_cooperation", "/actors",
        "/actors/GHA", "/positions/institutionalised_cooperation/GHA", "/api/positions", "/api/themes",
    )  # fmt: skip

    def questions() -> dict[str, int]:
        counted = {}
        for address in addresses:
            with CaptureQueriesContext(connection) as asked:
                text_of(client, address)
            counted[address] = len(asked)
        return counted

    clause = ("Stresses the importance of institutionalized cooperation;",)
    keep(said(("Ghana", FOR), ("Norway", AGAINST), ("Ghana", AGAINST), clauses=clause))
    questions()
    few = questions()
    for number in range(2, 6):
        keep(said(("Ghana", FOR), ("Norway", AGAINST), ("Chile", AGAINST), number=number, clauses=clause))
    assert questions() == few


QUESTIONS = (  # of the filters that tallies know
    "",
    "?year=2006",
    "?from=2007",
    "?to=2006",
    "?stance=opposes",
    "?kind=state&sort=name",
    "?material=exercise",
)


def seen(organization: str | None, question: str, how: Callable[..., Counted]) -> dict[str, object]:
    """The matrix that somebody is shown, counted in one way or the other, with the markings of its bands."""
    request: Any = RequestFactory().get(f"/positions{question}")
    request.viewer, request.purpose = Viewer(organization), Purpose.READ
    found = matrix_of(request, sight_of(request), how)
    return {**found.as_data(), "bands": sorted(str(one.marking) for one in found.rows.sources())}


def test_tallies_are_what_counting_one_by_one_gives_whatever_happens_to_documents(keep: Keep) -> None:
    def hold() -> None:
        for organization, question in product((None, "AU", "UN"), QUESTIONS):
            expected = seen(organization, question, one_by_one)
            assert seen(organization, question, counted) == expected, (organization, question)

    keep(said(("Ghana", FOR), ("Norway", AGAINST)))
    withheld = keep(said(("Chile", AGAINST), number=2, year=2007), Marking(Tlp.AMBER, "AU"))
    undated = keep(replace(said(("Ghana", AGAINST), number=3), date=None, meetings=()))
    keep(said(("Norway", FOR), number=4, year=2008), exercise=True)
    hold()
    assert "Chile" not in str(seen(None, "", counted))
    withheld.marking = Marking()
    withheld.save()
    hold()
    assert "Chile" in str(seen(None, "", counted))
    Document.objects.filter(pk=withheld.pk).update(tlp=Tlp.RED.value)  # past all that listens: the job mends it
    place_outstanding()
    hold()
    keep_edition(FERRIES, "Ferries", None)
    place_outstanding()
    hold()
    undated.delete()
    withheld.delete()
    hold()
    Document.objects.all().delete()
    assert not Tally.objects.exists()
