"""Article 54 on the site: duties met, open and late, the letters that a person accepts, the intervals, the draft."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import docx
import msgspec
import pytest
from django.test import Client
from icalendar import Calendar

from chapter8.atlas import Atlas
from chapter8.exchange.decide import Role
from chapter8.exchange.marking import Marking, Tlp
from chapter8.record import read
from chapter8.site.article54.models import Intervals, OperationEvent, OwnOperation
from chapter8.site.library.adding.saving import NewDocument, save_document
from chapter8.site.library.models import Document
from chapter8.site.registry.asking import today
from chapter8.site.search.index import catch_up
from chapter8.site.situations.models import Situation

pytestmark = pytest.mark.django_db(transaction=True)

OPEN, AMBER = Marking(), Marking(Tlp.AMBER, "UN")
LETTER = """\
United Nations                                                          S/2025/{number}
Security Council                                                  Distr.: General
                                                                  {day}
                                                                  Original: English

Letter dated {day} from the Chairperson of the African Union addressed to the President of the Security Council

I have the honour, in accordance with Article 54 of the Charter, to inform the Council of the decision to deploy the
African Union Mission in Sudan and Chad (AMSUCHA).
"""
EVIDENCE = {"document": "", "paragraph": "", "page": "", "source": "A decision", "audience": "", "own": ""}
OPERATION = {
    "code": "AMSUCHA", "name": "African Union Mission in Sudan and Chad", "organizations": "AU", "states": "SDN, TCD",
    "tlp": "TLP:CLEAR", **EVIDENCE,
}  # fmt: skip
EVENT = {"kind": "decided", "on": "2025-03-01", "what": "", "tlp": "TLP:CLEAR", **EVIDENCE}
PAGE = "/operations/AMSUCHA/article-54"


@pytest.fixture
def situation(db: None) -> Situation:
    """A situation that everybody may see."""
    return Situation.objects.create(slug="border", name="Border", states=["SDN", "TCD"])


@pytest.fixture
def analyst(situation: Situation, client_for: Callable[..., Client]) -> Client:
    """An analyst of the African Union, who has entered an operation and its decision."""
    browser = client_for("AU", Role.ANALYST)
    assert browser.post("/situations/border/operations/add", OPERATION).headers["Location"] == PAGE
    assert browser.post(f"{PAGE}/events/add", EVENT).status_code == 302
    return browser


@pytest.fixture
def letter(db: None, tmp_path: Path) -> Callable[..., Document]:
    """Keeps a letter to the President of the Council."""

    def keep(number: int, day: str, marking: Marking = OPEN) -> Document:
        file = tmp_path / f"letter-{number}.txt"
        file.write_text(LETTER.format(number=number, day=day), encoding="utf-8")
        record = read(file, atlas=Atlas.shipped())
        item = NewDocument(record, msgspec.json.encode(record), size=1, marking=marking, exercise=False, user=None)
        document = save_document(item)
        catch_up()
        return document

    return keep


def states(browser: Client, day: str, page: str = PAGE) -> list[tuple[str, str, int]]:
    """Event, state and days of each duty."""
    rows = browser.get(f"{page}.json?on={day}").json()["duties"]
    return [(row["event_on"], row["state"], row["days"]) for row in rows]


def test_a_duty_is_open_until_its_day_and_late_after_it(analyst: Client, client: Client) -> None:
    assert states(client, "2025-02-20") == [("2025-03-01", "to_come", 0)]
    assert states(client, "2025-03-08") == [("2025-03-01", "open", 0)]
    assert states(client, "2025-03-18") == [("2025-03-01", "late", 10)]
    page = client.get(f"{PAGE}?on=2025-03-18").content.decode()
    assert "late" in page
    assert "Article 54 states no interval" in page


def test_a_letter_that_names_the_operation_is_proposed_and_counts_once_a_person_accepts_it(
    analyst: Client, client: Client, letter: Callable[..., Document]
) -> None:
    kept = letter(151, "6 March 2025")
    page = client.get(PAGE).content.decode()
    assert "S/2025/151" in page
    assert states(client, "2025-03-18")[0][1] == "late", "a proposal meets no duty"
    assert client.post(f"{PAGE}/reports", {"do": "accept", "document": kept.sha256}).status_code == 403
    assert analyst.post(f"{PAGE}/reports", {"do": "accept", "document": kept.sha256}).status_code == 302
    assert states(client, "2025-03-18") == [("2025-03-01", "met", 0)]
    assert client.get(f"{PAGE}.json").json()["reports"][0]["symbol"] == "S/2025/151"
    assert analyst.post(f"{PAGE}/reports", {"do": "reject", "document": kept.sha256}).status_code == 400
    analyst.post(f"{PAGE}/reports", {"do": "reject", "document": kept.sha256, "reason": "another mission"})
    assert states(client, "2025-03-18")[0][1] == "late"
    assert "another mission" in client.get(PAGE).content.decode()


def test_a_report_after_its_day_is_met_late(analyst: Client, client: Client, letter: Callable[..., Document]) -> None:
    letter(152, "20 March 2025")
    analyst.post(f"{PAGE}/reports", {"do": "accept", "document": "S/2025/152"})
    assert states(client, "2025-04-01") == [("2025-03-01", "met_late", 12)]


def test_a_withheld_letter_leaves_no_trace(
    analyst: Client, client: Client, client_for: Callable[..., Client], letter: Callable[..., Document]
) -> None:
    letter(153, "6 March 2025", AMBER)
    theirs = client_for("UN", Role.ANALYST)
    assert theirs.post(f"{PAGE}/reports", {"do": "accept", "document": "S/2025/153"}).status_code == 302
    assert states(theirs, "2025-03-18")[0][1] == "met"
    for browser in (client, analyst):
        assert states(browser, "2025-03-18")[0][1] == "late"
        for address in (PAGE, f"{PAGE}.csv", "/commitments/article-54?state=all", f"{PAGE}/letter"):
            answer = browser.get(address)
            text = b"".join(answer).decode() if answer.streaming else answer.content.decode()
            assert "S/2025/153" not in text, address
        assert browser.post(f"{PAGE}/reports", {"do": "accept", "document": "S/2025/153"}).status_code in {403, 404}


def test_an_operation_of_a_situation_is_seen_only_through_it(
    situation: Situation, analyst: Client, client: Client
) -> None:
    assert client.get(PAGE).status_code == 200
    assert "AMSUCHA" in client.get("/situations/border").content.decode()
    Situation.objects.filter(pk=situation.pk).update(tlp="TLP:AMBER", owner="AU")
    for address in (PAGE, f"{PAGE}.json", f"{PAGE}.csv", f"{PAGE}/letter", f"{PAGE}/letter/txt", f"/api{PAGE}"):
        assert client.get(address).status_code == 404, address
    for address in (
        "/commitments/article-54?state=all&since=2000-01-01",
        "/commitments.ics",
        "/api/article-54?size=100",
    ):
        assert "AMSUCHA" not in client.get(address).content.decode(), address
    assert analyst.get(PAGE).status_code == 200


def test_operations_of_the_atlas_have_their_events_and_the_united_nations_own_owe_nothing(client: Client) -> None:
    rows = states(client, "2012-06-30", "/operations/ECOMIB/article-54")
    assert rows[0] == ("2012-04-26", "late", 58)
    assert client.get("/operations/MINUSMA/article-54").status_code == 404
    page = client.get("/operations/KFOR/article-54").content.decode()
    assert "whether Article 54 binds it is contested" in page


def test_the_board_lists_what_is_open_or_late_and_says_what_it_leaves_out(analyst: Client, client: Client) -> None:
    page = client.get("/commitments/article-54.json?on=2025-03-18").json()
    assert {row["state"] for row in page["duties"]} <= {"open", "late"}
    assert "AMSUCHA" in {row["operation"] for row in page["duties"]}
    assert page["earlier_left_out"] > 0
    only = client.get("/commitments/article-54.json?on=2025-03-18&organization=EU").json()["duties"]
    assert all("EU" in row["organizations"] for row in only)
    assert client.get("/commitments/article-54?state=odd").status_code == 400
    assert "Article 54" in client.get("/commitments").content.decode()
    assert client.get("/api/article-54?state=late&on=2025-03-18").json()["total"] > 0


def test_the_intervals_are_policy_and_administrators_of_the_node_change_them(
    analyst: Client, client: Client, client_for: Callable[..., Client]
) -> None:
    wanted = {
        "planned": 5,
        "decided": 30,
        "started": 3,
        "changed": 7,
        "period": 14,
        "ended": 14,
        "every": "",
        "note": "agreed",
    }
    address = "/commitments/article-54/policy"
    assert analyst.post(address, wanted).status_code == 403
    assert client_for("AU", Role.ADMINISTRATOR).post(address, wanted).status_code == 403
    ruler = client_for("UN", Role.ADMINISTRATOR)
    assert ruler.post(address, {**wanted, "note": ""}).status_code == 422
    assert ruler.post(address, wanted).status_code == 302
    assert states(client, "2025-03-18") == [("2025-03-01", "open", 0)]
    assert "agreed" in client.get(f"{PAGE}.json").json()["policy"]["source"]
    assert "not law" in analyst.get(address).content.decode()
    ruler.post(address, {**wanted, "decided": 2, "note": "again"})
    assert Intervals.objects.count() == 2, "each edition is kept"


def test_the_draft_letter_goes_out_as_text_html_and_word_with_its_marking(analyst: Client, client: Client) -> None:
    text = client.get(f"{PAGE}/letter/txt?on=2025-03-18").content.decode()
    assert "TLP:CLEAR" in text
    assert "DRAFT, not sent" in text
    assert "1. On 2025-03-01: the decision to deploy. [Account.]" in text
    page = client.get(f"{PAGE}/letter/html?on=2025-03-18")
    assert "attachment" in page["Content-Disposition"]
    assert "In accordance with Article 54 of the Charter" in page.content.decode()
    word = docx.Document(io.BytesIO(client.get(f"{PAGE}/letter/docx?on=2025-03-18").content))
    told = [paragraph.text for paragraph in word.paragraphs]
    assert any("the decision to deploy" in line for line in told)
    assert "TLP:CLEAR" in word.sections[0].header.paragraphs[0].text
    assert client.get(f"{PAGE}/letter/pdf").status_code == 404
    assert "DRAFT, not sent" in client.get(f"{PAGE}/letter?on=2025-03-18").content.decode()


def test_duties_stand_in_the_calendar_feed(analyst: Client, client: Client, situation: Situation) -> None:
    assert "ECOMIG" not in client.get("/commitments.ics").content.decode(), "only operations that people here follow"
    soon = today() + timedelta(days=30)
    analyst.post(
        f"{PAGE}/events/add", {**EVENT, "kind": "planned", "on": soon.isoformat(), "what": "a second battalion"}
    )
    feed: Any = Calendar.from_ical(client.get("/commitments.ics").content)
    told = {str(event["summary"]): event["dtstart"].dt for event in feed.walk("VEVENT")}
    (summary,) = [words for words in told if "AMSUCHA" in words and "second battalion" in words]
    assert told[summary] == soon + timedelta(days=7)
    narrow = client.get("/commitments.ics?bearer=EU").content.decode()
    assert "AMSUCHA" not in narrow


def test_a_short_name_that_is_taken_gets_a_number_and_entries_stay(
    analyst: Client, client_for: Callable[..., Client]
) -> None:
    again = client_for("ECOWAS", Role.ANALYST).post("/situations/border/operations/add", OPERATION)
    assert again.headers["Location"] == "/operations/AMSUCHA-2/article-54"
    assert OwnOperation.objects.count() == 2
    row = OperationEvent.objects.get()
    assert analyst.post(f"{PAGE}/events/{row.pk}/back", {"reason": "another day"}).status_code == 302
    assert states(analyst, "2025-03-18") == []
    entries = analyst.get(f"{PAGE}.json").json()["entries"]
    assert [(entry["on"], entry["taken_back_for"]) for entry in entries] == [(str(date(2025, 3, 1)), "another day")]


def test_who_only_reads_enters_nothing(situation: Situation, client: Client, client_for: Callable[..., Client]) -> None:
    for browser in (client, client_for("AU", Role.VIEWER)):
        assert browser.post("/situations/border/operations/add", OPERATION).status_code == 403
        assert browser.post("/operations/ECOMIB/article-54/events/add", EVENT).status_code == 403
    assert not OwnOperation.objects.exists()
    assert not OperationEvent.objects.exists()


def test_the_drafted_report_counts_duties_and_names_each_record(analyst: Client, client: Client) -> None:
    question = "from=2025-02-01&to=2025-03-18&organization=AU"
    rows = client.get(f"/commitments/report-draft.json?{question}").json()["figures"]
    (late,) = [row for row in rows if row["organization"] == "Article 54" and row["figure"] == "late"]
    assert "AMSUCHA/decided/2025-03-01" in late["records"].split()
    assert len(late["records"].split()) == late["value"]
    assert "AMSUCHA/decided/2025-03-01" in client.get(f"/commitments/report-draft.md?{question}").content.decode()
    assert "AMSUCHA/decided/2025-03-01" in client.get(f"/commitments/report-draft?{question}").content.decode()
