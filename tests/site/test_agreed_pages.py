"""Agreed language on the site: precedents, drift, drafts, and not a trace of what is withheld."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import msgspec
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from chapter8.exchange.marking import Marking, Tlp
from chapter8.record.nouns import Clause, Decision, Passage, Record, Source
from chapter8.site.agreed import filling, shelves
from chapter8.site.agreed.drafts import LONGEST, MOST, from_text
from chapter8.site.library.adding.saving import NewDocument, save_document
from chapter8.site.library.models import Document
from chapter8.site.library.models import Passage as Row

pytestmark = pytest.mark.django_db(transaction=True)

SEIZED = "Decides to remain seized of the matter."
ACTIVELY = "Decides to remain actively seized of the matter."


def decide_upon(
    number: int, *texts: str, year: int = 2005, marking: Marking | None = None, exercise: bool = False
) -> Document:
    """Keep a resolution with these operative paragraphs."""
    symbol = f"S/RES/{number} ({year})"
    passages = tuple(Passage(f"p{n}", None, 1, str(n), "operative", text) for n, text in enumerate(texts, 1))
    clauses = tuple(Clause(str(n), "operative", (), text, (), (), f"p{n}") for n, text in enumerate(texts, 1))
    day = date(year, 3, 1)
    record = Record(
        source=Source(f"{number}.xml", f"{number:064x}", "application/akn+xml"), kind="resolution", symbol=symbol,
        title=f"Resolution {number} ({year})", date=day, language="en", passages=passages,
        decisions=(Decision(symbol, "resolution", day, None, unanimous=None, clauses=clauses),),
    )  # fmt: skip
    encoded = msgspec.json.encode(record)
    return save_document(
        NewDocument(record, encoded, size=1, marking=marking or Marking(), exercise=exercise, user=None)
    )


def text_of(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", b"".join(response).decode())


def test_a_phrase_is_answered_with_its_first_and_last_use_and_how_it_changed(client: Client) -> None:
    decide_upon(1500, SEIZED, year=2003)
    decide_upon(1600, ACTIVELY, year=2005)
    page = text_of(client, "/agreed-language?q=remain+seized+of+the+matter")
    assert "/d/S/RES/1500(2003)#p1" in page
    assert "1 March 2003" in page
    assert "<ins>" in page
    assert "[inserted:" in page, "a reader who hears the page hears what changed"
    told = client.get("/agreed-language.json?q=remain+seized+of+the+matter").json()
    assert [use["symbol"] for use in told["history"]["uses"]] == ["S/RES/1500 (2003)", "S/RES/1600 (2005)"]
    assert told["history"]["by_year"] == {"2003": 1, "2005": 1}
    assert [match["address"] for match in told["precedents"]] == ["/d/S/RES/1500(2003)#p1", "/d/S/RES/1600(2005)#p1"]
    table = text_of(client, "/agreed-language.csv?q=remain+seized+of+the+matter")
    assert table.count("S/RES/") == 4, "two rows: symbol and address"


def test_exact_words_leave_the_near_ones_out(client: Client) -> None:
    decide_upon(1500, SEIZED, year=2003)
    decide_upon(1600, ACTIVELY, year=2005)
    told = client.get("/agreed-language.json?q=remain+seized&exact=1").json()
    assert [use["symbol"] for use in told["history"]["uses"]] == ["S/RES/1500 (2003)"]


def test_filters_narrow_precedents_and_uses_alike(client: Client) -> None:
    decide_upon(1500, SEIZED, year=2003)
    decide_upon(1600, ACTIVELY, year=2005)
    for narrowed, left in (("before=2004-01-01", 1), ("kind=preambular", 0), ("kind=statement", 0), ("body=PSC", 0),
                           ("body=S", 2), ("kind=operative", 2)):  # fmt: skip
        told = client.get(f"/agreed-language.json?q=remain+seized+of+the+matter&{narrowed}").json()
        assert (len(told["precedents"]), len(told["history"]["uses"])) == (left, left), narrowed


def test_no_precedent_is_an_answer(client: Client) -> None:
    decide_upon(1500, SEIZED)
    page = text_of(client, "/agreed-language?q=Welcomes+the+quick+brown+fox+of+Ruritania")
    assert "No precedent" in page


@pytest.mark.parametrize("address", ["?kind=poem", "?body=X", "?before=soon", "?q=" + "word+" * 500, "?passage=0"])
def test_a_question_that_is_none_is_told_so(address: str, client: Client) -> None:
    assert client.get(f"/agreed-language{address}").status_code in {400, 404}


def test_a_paragraph_of_the_record_asks_for_what_came_before_it(client: Client) -> None:
    decide_upon(1500, SEIZED, year=2003)
    later = decide_upon(1600, ACTIVELY, year=2005)
    key = Row.objects.get(document=later, ident="p1").pk
    for address in (f"/agreed-language.json?passage={key}", "/agreed-language.json?passage=S/RES/1600(2005)%23p1"):
        told = client.get(address).json()
        assert [match["symbol"] for match in told["precedents"]] == ["S/RES/1500 (2003)"], "not itself"


def test_a_chapters_paraphrase_leads_to_the_official_paragraph(client: Client) -> None:
    decide_upon(1500, "Welcomes the report.", SEIZED, year=2003)
    symbol = "S/RES/1500 (2003)"
    clause = Clause("2", "operative", (), "decided to remain seized of the matter", (), (), "p1")
    record = Record(
        source=Source("chapter.pdf", "c" * 64, "application/pdf"), kind="repertoire", symbol=None, title="A chapter",
        date=None, language="en", passages=(Passage("p1", None, 3, None, "narrative", "It decided to remain seized."),),
        decisions=(Decision(symbol, "resolution", None, None, unanimous=None, clauses=(clause,)),),
    )  # fmt: skip
    chapter = save_document(
        NewDocument(record, msgspec.json.encode(record), size=1, marking=Marking(), exercise=False, user=None)
    )
    key = Row.objects.get(document=chapter).pk
    told = client.get(f"/agreed-language.json?passage={key}").json()
    assert [each[0]["address"] for each in told["official"]] == ["/d/S/RES/1500(2003)#p2"]


def test_a_draft_is_compared_paragraph_by_paragraph_and_kept_nowhere(
    client: Client, home: Path, caplog: pytest.LogCaptureFixture
) -> None:
    decide_upon(1500, SEIZED, year=2003)
    hidden = "Requests the Secretary-General to hide the confidential marmalade of Ruritania;"
    caplog.set_level(logging.DEBUG)
    response = client.post("/agreed-language", {"draft": f"The Security Council,\n\n1. {hidden}\n\n2. {SEIZED}"})
    page = response.content.decode()
    assert response.status_code == 200
    assert response["Cache-Control"] == "no-store"
    assert "2 paragraphs compared" in page
    assert page.count("no precedent") == 1
    assert "/d/S/RES/1500(2003)#p1" in page
    assert "This page as data" not in page, "its twins would have to say the draft in their address"
    assert not [file for file in home.rglob("*") if file.is_file() and b"marmalade" in file.read_bytes()]
    assert "marmalade" not in caplog.text


def test_a_file_is_taken_from_people_who_have_signed_in(client: Client, client_for: Callable[..., Client]) -> None:
    decide_upon(1500, SEIZED, year=2003)
    content = f"A draft\n\n1. {ACTIVELY}\n\n2. Welcomes the efforts of the African Union in this regard;\n".encode()

    def send(browser: Client, content: bytes) -> int:
        return browser.post("/agreed-language", {"file": SimpleUploadedFile("draft.txt", content)}).status_code

    assert send(client, content) == 403
    person = client_for("AU")
    assert send(person, content) == 200
    assert send(person, b"%PDF-1.4 no more than this") in {400, 422}
    assert send(person, b"x" * 2_500_001) == 400


def test_a_draft_of_any_size_is_read_only_so_far() -> None:
    many = from_text("\n\n".join(f"{n}. Decides to do this and that" for n in range(MOST + 7)))
    assert (len(many.paragraphs), many.left_out) == (MOST, 7)
    assert from_text("x" * (LONGEST + 1)).left_out == 1
    assert from_text("1. Decides to remain seized\n(b) To report to the Council").paragraphs == (
        "Decides to remain seized", "To report to the Council",
    )  # fmt: skip
    assert from_text("\n \n\t\n").paragraphs == ()


def test_an_outsider_finds_no_trace_of_what_is_withheld(client: Client, client_for: Callable[..., Client]) -> None:
    decide_upon(1500, SEIZED, year=2003)
    amber = Marking(Tlp.AMBER, "AU", frozenset({"ECOWAS"}))
    addresses = [
        f"/agreed-language{form}?q={question}"
        for form in ("", ".json", ".csv")
        for question in ("remain+seized+of+the+matter", "the+secret+marmalade+of+Ruritania", "seized&exact=1")
    ]
    client.get(addresses[0])
    before = [text_of(client, address) for address in addresses]
    hidden = decide_upon(1600, ACTIVELY, "Notes the secret marmalade of Ruritania.", year=2005, marking=amber)
    assert [text_of(client, address) for address in addresses] == before, "to the letter, scores included"
    assert client.get("/agreed-language?passage=S/RES/1600(2005)%23p1").status_code == 404
    key = Row.objects.get(document=hidden, ident="p2").pk
    assert client.get(f"/agreed-language?passage={key}").status_code == 404
    reader = client_for("ECOWAS")
    assert "S/RES/1600" in text_of(reader, addresses[0])
    assert "TLP:AMBER" in text_of(reader, addresses[0])


def test_a_marking_that_narrows_counts_at_once_even_before_the_shelves_know(client: Client) -> None:
    decide_upon(1500, SEIZED, year=2003)
    document = decide_upon(1600, ACTIVELY, year=2005)
    address = "/agreed-language.json?q=remain+seized+of+the+matter"
    assert len(client.get(address).json()["history"]["uses"]) == 2
    Document.objects.filter(pk=document.pk).update(tlp="TLP:AMBER", owner="AU")  # no signal tells of this
    told = client.get(address).json()
    assert len(told["history"]["uses"]) == 1
    assert told["history"]["by_year"] == {"2003": 1}
    assert len(told["precedents"]) == 1


def test_what_is_for_eyes_only_is_on_the_page_and_in_no_copy(client_for: Callable[..., Client]) -> None:
    decide_upon(1600, ACTIVELY, marking=Marking(Tlp.RED, "UN", frozenset({"AU"})))
    reader = client_for("AU")
    page = text_of(reader, "/agreed-language?q=remain+seized+of+the+matter")
    assert "S/RES/1600" in page
    assert "Not in copies:" in page
    assert "1600" not in text_of(reader, "/agreed-language.json?q=remain+seized+of+the+matter")


def test_exercises_stay_apart(client: Client) -> None:
    decide_upon(9901, SEIZED, year=2026, exercise=True)
    assert "EXERCISE" in text_of(client, "/agreed-language?q=remain+seized"), "on a node that holds nothing else"
    decide_upon(1500, SEIZED, year=2003)
    page = text_of(client, "/agreed-language?q=remain+seized")
    assert "9901" not in page
    assert "Decisions of exercises" in page
    assert "9901" in text_of(client, "/agreed-language?q=remain+seized&exercise=1")


def test_the_shelves_follow_the_library_and_can_be_thrown_away(client: Client) -> None:
    first = decide_upon(1500, SEIZED, year=2003)
    address = "/agreed-language.json?q=remain+seized+of+the+matter"

    def uses() -> int:
        return len(client.get(address).json()["history"]["uses"])

    assert uses() == 1
    decide_upon(1600, ACTIVELY, year=2005)
    assert uses() == 2
    generation = shelves.GENERATIONS.current()
    assert generation is not None
    assert uses() == 2
    assert shelves.GENERATIONS.current() == generation, "nothing new, nothing made"
    for file in generation.glob("shelf-*"):
        file.write_bytes(b"damaged")
    shelves._opened.cache_clear()
    assert uses() == 2
    first.delete()
    assert uses() == 1


def test_a_kill_while_filling_leaves_the_generation_before(monkeypatch: pytest.MonkeyPatch) -> None:
    decide_upon(1500, SEIZED, year=2003)
    filling.fill()
    before = shelves.GENERATIONS.current()
    decide_upon(1600, ACTIVELY, year=2005)

    def cut_off(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(shelves, "make_current", cut_off)
        with pytest.raises(KeyboardInterrupt):
            filling.fill()
    assert shelves.GENERATIONS.current() == before
    filling.fill()
    after = shelves.GENERATIONS.current()
    assert after != before
    assert before is not None
    assert before.is_dir(), "who reads the one before reads on"
    assert len(list(shelves.GENERATIONS.home().glob("v*-*"))) == 2, "what was cut off is cleared away"


def test_while_another_process_fills_the_page_answers_from_what_is_there(client: Client) -> None:
    decide_upon(1500, SEIZED, year=2003)
    filling.fill()
    decide_upon(1600, ACTIVELY, year=2005)
    with shelves.writing(wait=True):
        page = text_of(client, "/agreed-language?q=remain+seized+of+the+matter")
    assert "1500" in page
    assert "not in this answer yet" in page


def test_more_decisions_are_not_more_questions(client: Client) -> None:
    def questions() -> int:
        client.get("/agreed-language?q=remain+seized+of+the+matter")
        with CaptureQueriesContext(connection) as asked:
            client.get("/agreed-language?q=remain+seized+of+the+matter")
        return len(asked)

    decide_upon(1500, SEIZED, year=2003)
    few = questions()
    for number in range(1600, 1612):
        decide_upon(number, ACTIVELY, year=2005)
    assert questions() == few <= 8


def test_the_api_answers_as_the_page_does(client: Client) -> None:
    decide_upon(1500, SEIZED, year=2003)
    decide_upon(1600, ACTIVELY, year=2005, marking=Marking(Tlp.AMBER, "AU"))
    told = client.get("/api/agreed-language?q=remain+seized+of+the+matter").json()
    assert [each["address"] for each in told["precedents"]] == ["/d/S/RES/1500(2003)#p1"]
    assert told["history"]["by_year"] == {"2003": 1}
    assert client.get("/api/agreed-language?q=...").status_code == 400


def test_a_draft_is_answered_as_data_too(client: Client) -> None:
    decide_upon(1500, SEIZED, year=2003)
    told = client.post(
        "/agreed-language.json", {"draft": f"1. {SEIZED}\n2. Welcomes the marmalade of Ruritania"}
    ).json()
    assert [len(each["precedents"]) for each in told] == [1, 0]
