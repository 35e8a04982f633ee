"""The reader, citing, downloads, meetings and citations, as the site serves them."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from datetime import date

import msgspec
import pytest
import rispy  # type: ignore[import-untyped]  # it ships no types
from bibtexparser.entrypoint import parse_string
from django.db import connection
from django.http import HttpResponseBase
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import etree

from chapter8.exchange.marking import Marking, Tlp
from chapter8.record.nouns import (
    Citation,
    Clause,
    Decision,
    Meeting,
    Passage,
    Record,
    Source,
    Statement,
    Vote,
    Warning,  # noqa: A004 - the record's own word for it
)
from chapter8.record.writing import FORMATS
from chapter8.site.library.adding.saving import NewDocument, save_document
from chapter8.site.library.models import Document
from chapter8.site.library.reader.parts import SIZE

pytestmark = pytest.mark.django_db(transaction=True)

AMBER = Marking(Tlp.AMBER, "AU", frozenset({"ECOWAS"}))
RED = Marking(Tlp.RED, "AU", frozenset({"ECOWAS"}))
DAY = date(2026, 1, 14)
FOR, AGAINST = ("Aurelia", "Borea"), ("Cordia",)


def vote(favour: int = 2) -> Vote:
    """A vote on resolution 9901."""
    return Vote("S/2026/5", "S/RES/9901 (2026)", adopted=True, favour=favour, against=1, abstentions=0,
                in_favour=FOR, opposed=AGAINST)  # fmt: skip


def resolution(number: int = 9901, *, told: Vote | None = None, language: str = "en", sha: int = 1) -> Record:
    """A resolution with a preamble and two paragraphs that cite resolution 1631 (2005)."""
    symbol = f"S/RES/{number} (2026)"
    texts = ("Recalling its resolution 1631 (2005),", "Requests the Secretary-General to report;", "Decides to remain.")
    kinds = ("preambular", "operative", "operative")
    clauses = (
        Clause(None, "preambular", ("Recalling",), texts[0], (), ("S/RES/1631 (2005)",), "p1"),
        Clause("1", "operative", ("Requests",), texts[1], ("Secretary-General",), (), "p2"),
    )
    return Record(
        source=Source(f"r{number}-{language}.txt", f"{sha:08x}" * 8, "text/plain"),
        kind="resolution", symbol=symbol, title=f"Resolution {number} (2026)", date=DAY, language=language,
        passages=tuple(
            Passage(f"p{at + 1}", None, None, str(at) if at else None, kind, text)  # type: ignore[arg-type]
            for at, (kind, text) in enumerate(zip(kinds, texts, strict=True))
        ),
        citations=(Citation("S/RES/1631 (2005)", None, (), (), None, None, "explicit", "p1", 14, 36),),
        meetings=(Meeting("9905", DAY, "Peace", None),),
        decisions=(Decision(symbol, "resolution", DAY, "9905", unanimous=False, clauses=clauses, chapter_vii=True,
                            vote=told),),
        warnings=(Warning("faulty_link", "The label “resolution 1631” leads to S/RES/1613 (2005)", "p1"),),
    )  # fmt: skip


def minutes(number: str = "9905", day: date = DAY, *, sha: int = 50, votes: tuple[Vote, ...] = ()) -> Record:
    """A meeting record with two speeches, one of them interpreted."""
    stem, _space, part = number.partition(" ")
    return Record(
        source=Source(f"{sha}.pdf", f"{sha:08x}" * 8, "application/pdf", 4),
        kind="meeting_record", symbol=f"S/PV.{stem}" + (f" {part}" if part else ""),
        title="Peace", date=day, language="en",
        passages=(
            Passage("p1", None, 2, None, "procedural", "The agenda was adopted."),
            Passage("p2", None, 2, None, "speech", "Mr. One (Aurelia): We agree."),
            Passage("p3", None, 3, None, "speech", "Ms. Two (Borea) (spoke in French): So do we."),
        ),
        meetings=(Meeting(number, day, "Peace", "Mr. One (Aurelia)", FOR, ("S/2026/5",), None, votes),),
        statements=(
            Statement(number, "Aurelia", None, None, None, "We agree.", None, (), (), (), "p2"),
            Statement(number, "Borea", None, "Group of Friends", None, "So do we.", None, (), (), (), "p3", "fr"),
        ),
    )  # fmt: skip


def save(record: Record, marking: Marking | None = None, *, exercise: bool = False) -> Document:
    """Keep a record under a marking."""
    encoded = msgspec.json.encode(record)
    return save_document(NewDocument(record, encoded, 1, marking or Marking(), exercise, None))


def body(response: HttpResponseBase) -> str:
    """The text of an answer, streamed or not."""
    if response.streaming:
        return b"".join(response).decode()
    return str(response.content.decode())  # type: ignore[attr-defined]


def test_each_paragraph_is_cited_in_the_style_of_the_united_nations(client: Client) -> None:
    save(resolution())
    page = body(client.get("/d/S/RES/9901(2026)"))
    assert "Security Council resolution 9901 (2026), para. 1<" in page
    assert "Security Council resolution 9901 (2026), first preambular paragraph<" in page


def test_a_passage_is_cited_for_reference_managers_by_id_and_by_number(client: Client) -> None:
    save(resolution())
    told = client.get("/d/S/RES/9901(2026).json?cite=p2").json()
    assert told["text"] == "Security Council resolution 9901 (2026), para. 1"
    assert told["address"].endswith("/d/S/RES/9901(2026)#p2")
    assert told == client.get("/d/S/RES/9901(2026).json?cite=1").json()
    (entry,) = parse_string(told["bibtex"]).entries
    assert entry["note"].startswith(told["text"])
    (risen,) = rispy.loads(told["ris"])
    assert risen["urls"] == [told["address"]]
    assert json.loads(told["csl"])[0]["note"].startswith(told["text"])
    alone = client.get("/d/S/RES/9901(2026)?cite=p2&format=bibtex")
    assert alone["Content-Type"] == "application/x-bibtex"
    assert body(alone) == told["bibtex"]


@pytest.mark.parametrize("query", ["?cite=p99", "?cite=p1&format=akn", "?format=docx"])
def test_what_can_not_be_cited_or_taken_so_is_told(client: Client, query: str) -> None:
    save(resolution())
    assert client.get(f"/d/S/RES/9901(2026){query}").status_code in {400, 404}


@pytest.mark.parametrize("form", FORMATS)
def test_every_download_bears_its_marking_name_and_type(client_for: Callable[..., Client], form: str) -> None:
    save(resolution(), AMBER, exercise=True)
    answer = client_for("ECOWAS").get(f"/d/S/RES/9901(2026)?format={form}")
    assert answer["Content-Type"] == FORMATS[form].media_type
    assert answer["Content-Disposition"] == f'attachment; filename="S-RES-9901-2026{FORMATS[form].ending}"'
    content = answer.content
    if form == "csv":
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            content = packed.read("MARKING.txt")
    elif form in {"akn", "tei"}:
        content = etree.tostring(etree.fromstring(content), method="text", encoding="utf-8")
    assert b"TLP:AMBER" in content
    assert b"EXERCISE" in content or form == "json"
    assert form != "json" or json.loads(content)["exercise"]


@pytest.mark.parametrize("form", FORMATS)
def test_a_document_that_is_read_here_is_not_taken_away(client_for: Callable[..., Client], form: str) -> None:
    save(resolution(), RED)
    reader = client_for("ECOWAS")
    page = body(reader.get("/d/S/RES/9901(2026)"))
    assert "Requests the Secretary-General" in page
    assert "?format=" not in page
    assert reader.get(f"/d/S/RES/9901(2026)?format={form}").status_code == 403
    assert client_for("UN").get(f"/d/S/RES/9901(2026)?format={form}").status_code == 404


def test_a_long_document_comes_in_parts_and_its_passages_know_theirs(client: Client) -> None:
    passages = tuple(Passage(f"p{n}", None, n // 10, str(n), "operative", f"Text {n}.") for n in range(1, 2 * SIZE + 2))
    save(_with(resolution(), passages))
    first, last = body(client.get("/d/S/RES/9901(2026)")), body(client.get("/d/S/RES/9901(2026)?part=3"))
    assert f'id="p{SIZE}"' in first
    assert f'id="p{SIZE + 1}"' not in first
    assert f'id="p{2 * SIZE + 1}"' in last
    assert 'href="/d/S/RES/9901(2026)?part=2"' in first
    for fragment, part in (("p5", 1), (f"p{SIZE + 1}", 2), (str(2 * SIZE + 1), 3), (f"page-{SIZE // 10 + 1}", 2)):
        where = client.get(f"/d/S/RES/9901(2026)?at={fragment}")["Location"]
        assert where == f"/d/S/RES/9901(2026){'' if part == 1 else f'?part={part}'}#{fragment}"
    listed = client.get("/api/passages?size=1&page=302").json()["items"]
    assert listed[0]["address"] == "/d/S/RES/9901(2026)?part=2#p302"


def _with(record: Record, passages: tuple[Passage, ...]) -> Record:
    """The same document with other passages and nothing read out of them."""
    return Record(record.source, record.kind, record.symbol, record.title, record.date, record.language,
                  passages=passages)  # fmt: skip


def test_other_languages_of_the_symbol_are_linked_and_shown_in_their_direction(client: Client) -> None:
    save(resolution())
    arabic = save(resolution(language="ar", sha=2))
    page = body(client.get(f"/d/sha256:{arabic.sha256[:16]}"))
    assert 'class="reader" lang="ar" dir="rtl"' in page
    assert "<bdi>English</bdi>" in page


def test_remarks_stand_on_the_page_and_the_library_is_listed_by_them(client: Client) -> None:
    save(resolution())
    save(minutes())
    assert "Faulty links of the source (1)" in body(client.get("/d/S/RES/9901(2026)"))
    listed = client.get("/library.json?remark=faulty_link").json()
    assert [item["symbol"] for item in listed["documents"]] == ["S/RES/9901 (2026)"]
    assert listed["documents"][0]["remarks"] == ["faulty_link"]


def test_citations_are_told_both_ways_with_what_introduces_them(client: Client) -> None:
    save(resolution())
    there = client.get("/d/S/RES/9901(2026)/citations.json").json()
    assert there["not_in_library"] == ["S/RES/1631 (2005)"]
    assert (there["cites"][0]["verb"], there["cites"][0]["via"]) == ("Recalling", "explicit")
    back = client.get("/d/S/RES/1631(2005)/citations.json").json()["cited_by"]
    assert [item["document"] for item in back["citations"]] == ["S/RES/9901 (2026)"]
    assert "not in this library" in body(client.get("/d/S/RES/9901(2026)/citations"))
    graph = etree.fromstring(client.get("/d/S/RES/1631(2005)/citations.graphml").content)
    edges = [(edge.get("source"), edge.get("target")) for edge in graph.iter("{*}edge")]
    assert edges == [("S/RES/9901 (2026)", "S/RES/1631 (2005)")]


def test_a_text_in_several_languages_cites_once(client: Client) -> None:
    save(resolution(language="fr", sha=2))
    save(resolution(sha=3))
    cited = client.get("/api/citations?symbol=S/RES/1631 (2005)").json()
    assert cited["total"] == 1


def test_a_meeting_is_drawn_together_from_all_that_tell_of_it(client: Client) -> None:
    save(resolution(told=vote()))
    save(minutes(votes=(vote(),)))
    save(minutes("9905 (Resumption 1)", date(2026, 1, 15), sha=51))
    told = client.get("/meetings/9905.json").json()
    assert told["documents_before_it"] == [{"symbol": "S/2026/5", "in_library": False}]
    assert [item["symbol"] for item in told["decisions"]] == ["S/RES/9901 (2026)"]
    assert len(told["votes"]) == 1
    assert told["votes"][0]["told_by"] == ["S/PV.9905", "S/RES/9901 (2026)"]
    assert [speech["speaker"] for speech in told["speeches"]] == ["Aurelia", "Borea"] * 2
    assert (told["speeches"][1]["language"], told["speeches"][1]["page"]) == ("fr", 3)
    assert told == client.get("/api/meetings/S/PV.9905").json() | {"meeting": "9905"}
    page = body(client.get("/meetings/9905"))
    assert "9905 (Resumption 1)" in page
    assert "French" in page
    assert "on behalf of Group of Friends" in page


def test_what_documents_tell_otherwise_stands_side_by_side(client: Client) -> None:
    save(resolution(told=vote(favour=3)))
    save(minutes(day=date(2026, 1, 13), votes=(vote(),)))
    told = client.get("/meetings/9905.json").json()
    assert [item["value"] for item in told["date"]] == ["2026-01-13", "2026-01-14"]
    assert [item["differs"] for item in told["votes"]] == [True, True]
    assert "The documents differ:" in body(client.get("/meetings/9905"))


def test_meetings_are_listed_once_and_found_by_year_and_words(client: Client) -> None:
    save(resolution())
    save(minutes())
    save(minutes("9905 (Resumption 1)", sha=51))
    listed = client.get("/meetings.json?year=2026&text=peace").json()
    assert [(item["meeting"], item["documents"]) for item in listed["meetings"]] == [("9905", 3)]
    assert client.get("/meetings.json?text=S/PV.9905").json()["count"] == 1
    assert client.get("/meetings.json?year=1999").json()["count"] == 0
    assert client.get("/meetings/4711").status_code == 404


def test_an_assembly_meeting_is_not_a_meeting_of_the_council(client: Client) -> None:
    save(minutes("107"))
    assembly = minutes("107", sha=52)
    save(Record(assembly.source, assembly.kind, "A/61/PV.107", "Peace", DAY, "en", passages=assembly.passages,
                meetings=assembly.meetings))  # fmt: skip
    assert client.get("/meetings/107.json").json()["sources"] == ["/d/S/PV.107"]
    assert client.get("/meetings/A/61/PV.107.json").json()["sources"] == ["/d/A/61/PV.107"]
    assert client.get("/meetings.json").json()["count"] == 2


def test_a_decision_page_shows_vote_meeting_chapter_and_both_ways_of_citing(client: Client) -> None:
    save(resolution(told=vote()))
    told = client.get("/decisions/S/RES/9901(2026).json").json()
    assert (told["chapter_vii"], told["votes"][0]["vote"]["opposed"]) == (True, ["Cordia"])
    assert told["cites"] == ["S/RES/1631 (2005)"]
    page = body(client.get("/decisions/S/RES/9901(2026)"))
    assert 'href="/meetings/9905"' in page
    assert "acting under it" in page
    assert "Aurelia, Borea" in page


@pytest.mark.parametrize("name", ["library", "statements", "decisions", "meetings"])
def test_a_whole_list_is_taken_away_as_table_and_as_data(client: Client, name: str) -> None:
    save(resolution())
    save(minutes())
    table = client.get(f"/{name}?format=csv")
    data = client.get(f"/{name}?format=json")
    assert table.streaming
    assert data.streaming
    (rows,) = json.loads(body(data)).values()
    assert len(body(table).strip().splitlines()) == len(rows) + 1
    assert client.get(f"/{name}?format=xlsx").status_code == 400


ADDRESSES = (
    "/meetings", "/meetings.json", "/meetings?format=json", "/meetings/9905", "/meetings/9905.csv",
    "/d/S/RES/9901(2026)/citations", "/d/S/RES/1631(2005)/citations", "/d/S/RES/1631(2005)/citations.graphml",
    "/d/S/RES/9901(2026)?cite=p2", "/d/S/RES/9901(2026)?format=json", "/d/S/RES/9901(2026)?at=p2",
    "/decisions/S/RES/9901(2026)", "/library?format=csv", "/decisions?format=json", "/library?remark=faulty_link",
    "/api/meetings", "/api/meetings/9905", "/api/citations?symbol=S/RES/1631 (2005)",
)  # fmt: skip


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_outsider_finds_no_trace_of_an_amber_document(
    client: Client, client_for: Callable[..., Client], address: str
) -> None:
    before = {asking: _trace(asking, address) for asking in (client, client_for("UN"))}
    save(resolution(told=vote()), AMBER)
    save(minutes(), AMBER)
    for asking, answer in before.items():
        status, text = _trace(asking, address)
        if asking is client or "/d/S/RES/9901" not in address:  # who acts for an organization learns of an AMBER rule
            assert (status, text) == answer
        assert "Requests the Secretary-General" not in text
    assert "9901" in body(client_for("ECOWAS").get(address)) or "9905" in body(client_for("ECOWAS").get(address)) or (
        client_for("ECOWAS").get(address).status_code == 302
    )  # fmt: skip


def _trace(asking: Client, address: str) -> tuple[int, str]:
    """What an answer tells: its status, and its text without the tokens of its forms."""
    answer = asking.get(address)
    text = body(answer)
    return answer.status_code, "\n".join(line for line in text.splitlines() if "csrfmiddlewaretoken" not in line)


@pytest.mark.parametrize("address", ["/meetings", "/meetings/9905", "/d/S/RES/1631(2005)/citations", "/meetings.json",
                                     "/decisions/S/RES/9901(2026)", "/d/S/PV.9905"])  # fmt: skip
def test_more_rows_are_not_more_questions_here(client: Client, address: str) -> None:
    save(resolution(told=vote()))
    save(minutes(votes=(vote(),)))
    few = _questions(client, address)
    for number in range(9906, 9912):
        save(resolution(number, sha=number))
        save(minutes(str(number), sha=number + 100))
    assert _questions(client, address) == few
    assert few <= 12


def _questions(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        body(client.get(address))
    return len(asked)
