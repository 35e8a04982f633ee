"""Permalinks lead to exactly what they name, and no address, however odd, ends in an error of ours."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest
from django.test import Client

from chapter8.exchange.marking import Marking, Tlp
from chapter8.record.nouns import Note, Passage, Record, Source
from chapter8.site.library.adding.add import add
from chapter8.site.library.adding.saving import NewDocument, save_document
from chapter8.site.library.models import Document
from chapter8.site.library.permalinks import permalink, symbol_of
from chapter8.site.search.resolve import resolve

pytestmark = pytest.mark.django_db(transaction=True)

ROOT = Path(__file__).resolve().parent.parent.parent
MAIN = Record(
    source=Source("record.txt", f"{1:064x}", "text/plain"),
    kind="meeting_record",
    symbol="S/PV.19905",
    title="Main part",
    date=None,
    language="en",
    passages=(Passage("p1", None, 1, None, "speech", "The words of the main part."),),
)


def keep(symbol: str, number: int, marking: Marking | None = None) -> Document:
    """A short record of a symbol."""
    record = replace(
        MAIN, symbol=symbol, title=f"Text {number}", source=Source("r.txt", f"{number:064x}", "text/plain")
    )
    encoded = msgspec.json.encode(record)
    return save_document(NewDocument(record, encoded, size=1, marking=marking or Marking(), exercise=False, user=None))


def test_a_resumption_and_its_main_part_have_addresses_of_their_own(client: Client) -> None:
    keep("S/PV.19905", 1)
    resumed = keep("S/PV.19905 (Resumption 1)", 2)
    assert resumed.get_absolute_url() == "/d/S/PV.19905(Resumption1)"
    main, part = (client.get(f"/d/S/PV.19905{end}").content.decode() for end in ("", "(Resumption1)"))
    assert "Text 1" in main
    assert 'href="/d/S/PV.19905(Resumption1)"' in main
    assert "Text 2" in part
    assert 'href="/d/S/PV.19905"' in part
    assert client.get("/d/S/PV.19905(Resumption1).json").json()["symbol"] == "S/PV.19905 (Resumption 1)"
    assert client.get("/d/S/PV.19905(Resumption2)").status_code == 404


def test_a_part_that_is_withheld_is_not_named(client: Client) -> None:
    keep("S/PV.19905", 1)
    keep("S/PV.19905 (Resumption 1)", 2, Marking(Tlp.AMBER, "AU"))
    keep("S/PV.199051", 3)
    page = client.get("/d/S/PV.19905").content.decode()
    assert "Resumption" not in page
    assert "S/PV.199051" not in page


@pytest.mark.parametrize("typed", ["S/PV.19905", "s/pv.19905"])
def test_a_meeting_typed_into_the_search_is_its_main_part_also_where_only_the_resumption_is_here(typed: str) -> None:
    from chapter8.exchange.decide import Viewer  # noqa: PLC0415 - this test alone

    keep("S/PV.19905 (Resumption 1)", 2)
    assert resolve(typed, Viewer()) == "/d/S/PV.19905"
    assert resolve(f"{typed} (Resumption 1)", Viewer()) == "/d/S/PV.19905(Resumption1)"


@pytest.mark.parametrize(
    "symbol",
    ["S/PV.5007 (Resumption 1)", "S/PV.1 (Part II)", "S/RES/1631 (2005)", "PSC/PR/COMM.9901 (2025)", "S/PV.5007",
     "S/PV.4223 (Resumption)", "S/2005/638/Add.1", "A/ES-10/PV.1 (Resumption 3)"],
)  # fmt: skip
def test_an_address_gives_back_its_symbol(symbol: str) -> None:
    assert symbol_of(permalink(symbol)) == symbol


def test_a_note_is_opened_by_the_address_of_its_text_and_one_that_nothing_calls_is_shown(client: Client) -> None:
    passages = (
        *MAIN.passages,
        Passage("p2", None, 1, "1", "note", "S/PV.5007, p. 2."),
        Passage("p3", None, 1, "2", "note", "A note that stands alone."),
        Passage("p4", None, 1, None, "furniture", "26-00001"),
    )
    record = replace(MAIN, passages=passages, notes=(Note(None, "1", "S/PV.5007, p. 2.", "p1", 9),))
    save_document(
        NewDocument(record, msgspec.json.encode(record), size=1, marking=Marking(), exercise=False, user=None)
    )
    page = client.get("/d/S/PV.19905").content.decode()
    assert 'class="note-body" id="p2"' in page
    assert 'id="p3"' in page
    assert "A note that stands alone." in page
    assert "26-00001" not in page


def addresses_of(client: Client) -> Iterator[tuple[str, int]]:
    """The page of every document, and its twins, with their status."""
    for document in Document.objects.filter(tlp=Tlp.CLEAR.value).defer("record"):
        for ending in ("", ".json", ".csv"):
            address = document.get_absolute_url() + ending
            yield address, client.get(address).status_code


def test_every_document_of_the_exercise_and_of_the_seeds_opens_in_every_form(client: Client, data: Path) -> None:
    add([ROOT / "sample", data / "seeds"])
    assert Document.objects.count() >= 25
    assert [(address, status) for address, status in addresses_of(client) if status != 200] == []
    assert client.get("/d/PSC/PR/COMM.9901(2025)").status_code == 200


ODD = (
    "", "%00", "../../etc", "..%2F..%2Fetc%2Fpasswd", "A" * 9000, "S/" * 3000, "(" * 2000, "S/PV." + "1" * 5000,
    "S/PV.1(Resumption" + "1" * 2000 + ")", "S%2FRES%2F1631(2005)", "%ff%fe", "%ed%a0%80", "S/RES/1631(2005)%0a",
    "%d9%85%d8%ac%d9%84%d8%b3", "%E5%AE%89%E7%90%86%E4%BC%9A/1", "<script>", "'%22;--", "%25%30%30", ".json", ".csv",
    "x.json", "sha256:", "sha256:" + "0" * 64, "sha256:" + "z" * 30, "(Resumption1)", "S/PV.1(Resumption1).csv",
    "S/PV.1(PartII)", "%20", "%09", "*", "S/RES/" + "9" * 400 + "(2005)",
)  # fmt: skip
STEMS = (
    "/", "/d/", "/decisions/", "/files/", "/organizations/", "/states/", "/situations/", "/standby/units/",
    "/api/documents/", "/jobs/", "/sign-in/", "/situations/sudan/brief.",
)  # fmt: skip
QUESTIONS = (
    "page=0", "page=-1", "page=" + "9" * 50, "page=x", "from=0001-01-01&to=9999-12-31", "on=0001-01-01",
    "on=9999-12-31", "as_of=0001-01-01", "as_of=9999-12-31", "q=%00", "q=" + "a%20" * 3000, "q=%22%22%22-", "q=%ff",
    "speaker=%25_", "symbol=%25", "tlp=x", "countries=" + "SDN," * 30, "countries=SDN&on=0001-01-01",
    "countries=SDN&on=9999-12-31&measure=coercive", "organization=%00", "lead=" + "9" * 8, "size=200&page=1000000",
    "since=0001-01-01&until=9999-12-31", "meeting=%25", "id=%25&kind=document", "id=x&kind=unit&organization=ZZZ",
)  # fmt: skip
ASKED = (
    "/", "/library", "/library.csv", "/statements", "/decisions.json", "/search", "/organizations", "/organizations/AU",
    "/states/SDN", "/who-may-act", "/situations/sudan", "/standby", "/standby/experts", "/events", "/api/documents",
    "/api/passages", "/api/search", "/api/why", "/api/units", "/api/competence", "/api/legal-paths", "/api/states",
    "/api/situations/sudan/panel",
)  # fmt: skip


@pytest.fixture
def patient(client: Client) -> Client:
    """A browser that is shown an error of ours instead of having it thrown at it."""
    client.raise_request_exception = False
    return client


@pytest.mark.parametrize("stem", STEMS)
def test_no_odd_address_ends_in_an_error_of_ours(patient: Client, stem: str) -> None:
    assert [odd[:60] for odd in ODD if patient.get(stem + odd).status_code >= 500] == []


@pytest.mark.parametrize("address", ASKED)
def test_no_odd_question_ends_in_an_error_of_ours(patient: Client, address: str) -> None:
    assert [odd[:60] for odd in QUESTIONS if patient.get(f"{address}?{odd}").status_code >= 500] == []


def test_a_null_character_is_refused_with_advice(client: Client, client_for: Callable[..., Client]) -> None:
    for browser in (client, client_for("UN")):
        answer = browser.get("/library?symbol=%00")
        assert answer.status_code == 400
        assert "null character" in answer.content.decode()
