"""Four published meeting records and 582 speeches of 2020 against golds made by hand, in gold/*.csv.

Every speech with speaker, state, language and page was written down from the printed pages before our reading was
looked at, and so was every vote with the States; of the speeches, every opening that says "behalf" was labelled.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from chapter8.atlas import Atlas
from chapter8.record import Record, read
from chapter8.record.kinds.meeting_record.languages import spoken
from chapter8.record.kinds.meeting_record.speech_header import SpeechHeader, speech_header

GOLD = Path(__file__).parent / "gold"
RECORDS = ("S_PV_3756", "S_PV_8422", "A_64_PV_121", "A_61_PV_107")
HEADER = re.compile(
    r"(?:The (?:Acting )?President|(?:Mr|Ms|Mrs)\. [A-ZÀ-Þ][^:().]{1,40})\s?:?\s?"
    r"(?:\([^()]{3,60}(?:\([^()]*\)[^()]*)?\)\s?)?(?:\((?:spoke|interpretation)[^()]{3,60}\)\s?)?: "
)


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a gold."""
    with (GOLD / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    """The shipped atlas."""
    return Atlas.shipped()


@pytest.fixture(scope="module")
def records(data: Path, atlas: Atlas) -> dict[str, Record]:
    """The four records, read from PDF."""
    return {name: read(data / "meeting_records_pdf" / f"{name}.pdf", atlas=atlas) for name in RECORDS}


@pytest.fixture(scope="module")
def speeches(data: Path, atlas: Atlas) -> dict[str, Record]:
    """The speeches of 2020, by file name."""
    return {file.name: read(file, atlas=atlas) for file in sorted((data / "speeches_2020").glob("*.txt"))}


def headers(record: Record) -> Iterator[tuple[int | None, SpeechHeader]]:
    """Page and header of every speech, statements and formulas of the chair alike."""
    for passage in record.passages:
        header = speech_header(passage.text) if passage.kind in {"speech", "procedural"} else None
        if header is not None:
            yield passage.page, header


@pytest.mark.parametrize("name", RECORDS)
def test_every_speech_is_found_on_its_page_in_order(records: dict[str, Record], name: str) -> None:
    gold = [
        (int(row["page"]), row["label"], row["language"]) for row in rows("meeting_speeches") if row["record"] == name
    ]
    assert [(page, header.label, header.language or "") for page, header in headers(records[name])] == gold


@pytest.mark.parametrize("name", RECORDS)
def test_every_speaker_has_state_language_and_group(records: dict[str, Record], name: str) -> None:
    gold = [
        (row["speaker"], row["language"], row["on_behalf_of"])
        for row in rows("meeting_speeches")
        if row["record"] == name and row["speaker"]
    ]
    stated = [
        (one.speaker, one.language or "", one.on_behalf_of or "")
        for one in records[name].statements
        if one.on_behalf_of or "President" not in (one.role or "")
    ]
    assert stated == gold
    assert [one for one in records[name].unresolved if "speaker" in one.reason or "voted" in one.reason] == []


@pytest.mark.parametrize("name", RECORDS)
def test_every_vote_is_told_by_state(records: dict[str, Record], atlas: Atlas, name: str) -> None:
    gold = [row for row in rows("meeting_votes") if row["record"] == name]
    votes = records[name].meetings[0].votes
    assert len(votes) == len({row["draft"] for row in gold})
    heads = {"in_favour": "favour", "opposed": "against", "abstaining": "abstentions"}
    for row in gold:
        (vote,) = (one for one in votes if one.draft == row["draft"])
        assert (vote.decision or "", vote.adopted) == (row["decision"], row["adopted"] == "yes")
        assert getattr(vote, heads[row["head"]]) == int(row["count"])
        written = filter(None, row["states"].split("; "))
        assert getattr(vote, row["head"]) == tuple(atlas.canonical_actor(one.replace("’", "'")) for one in written)


@pytest.mark.parametrize("name", RECORDS)
def test_speeches_are_as_many_as_headers_in_the_raw_text(data: Path, records: dict[str, Record], name: str) -> None:
    document = pdfium.PdfDocument(data / "meeting_records_pdf" / f"{name}.pdf")
    raw = " ".join(document[index].get_textpage().get_text_range() for index in range(len(document)))
    document.close()
    assert len(HEADER.findall(" ".join(raw.split()))) == len(list(headers(records[name])))


def test_decisions_of_real_meetings(records: dict[str, Record]) -> None:
    adopted = {name: [(one.symbol, one.unanimous) for one in record.decisions] for name, record in records.items()}
    assert adopted == {
        "S_PV_3756": [],
        "S_PV_8422": [("S/RES/2448 (2018)", False)],
        "A_64_PV_121": [("A/RES/64/299", None), ("A/RES/64/300", None), ("A/RES/64/301", None)],
        "A_61_PV_107": [("A/RES/61/293", None), ("A/RES/61/294", None), ("A/RES/61/295", False)],
    }
    told = {name: record.meetings[0].outcome or "" for name, record in records.items()}
    assert "13 in favour, 0 against, 2 abstaining (China, Russian Federation)" in told["S_PV_8422"]
    assert "13 in favour, 1 against (United States), 1 abstaining (Costa Rica)" in told["S_PV_3756"]
    assert "143 in favour, 4 against (Australia, Canada, New Zealand" in told["A_61_PV_107"]
    assert not any(one.code == "vote_counts_differ" for record in records.values() for one in record.warnings)


def test_fronts_of_real_meetings(records: dict[str, Record]) -> None:
    (old,) = records["S_PV_3756"].meetings
    assert old.item == "The situation in the occupied Arab territories"
    assert (old.president, len(old.participants)) == ("Mr. Wlosowicz (Poland)", 14)
    (new,) = records["S_PV_8422"].meetings
    assert (new.documents, len(new.participants)) == (("S/2018/1016",), 14)
    item = records["A_64_PV_121"].meetings[0].item or ""
    assert item.startswith("Agenda item 13: Prevention of armed conflict; Agenda items 21 to 26: Question of Cyprus")
    assert "Agenda item 151: Financing of the United Nations Mission in East Timor" in item


def test_every_header_of_the_speeches_of_2020_is_taken_apart(speeches: dict[str, Record]) -> None:
    gold = {row["speech"]: (row["label"], row["of"], spoken(row["language"])) for row in rows("speeches_headers")}
    assert len(gold) == len(speeches) == 582
    found = {}
    for name, record in speeches.items():
        header = next((header for _, header in headers(record)), None)
        found[name] = (header.label, header.of or "", header.language) if header else None
    assert found == gold


def test_on_whose_behalf_the_speeches_of_2020_are_made(speeches: dict[str, Record]) -> None:
    gold = {row["speech"]: row["on_behalf_of"] for row in rows("speeches_on_behalf") if row["on_behalf_of"]}
    found = {
        name: one.on_behalf_of for name, record in speeches.items() for one in record.statements if one.on_behalf_of
    }
    assert set(found) == set(gold)
    assert {name: whom for name, whom in found.items() if gold[name] not in whom} == {}


def test_each_speech_of_2020_is_one_statement_or_procedure(speeches: dict[str, Record]) -> None:
    assert {record.kind for record in speeches.values()} == {"meeting_record"}
    stated = [record for record in speeches.values() if record.statements]
    assert all(len(record.statements) == 1 and record.statements[0].speaker for record in stated)
    # 210 of the speeches are the President's: all but some 30 of those are nothing but formulas
    assert 582 - 210 + 10 <= len(stated) <= 582 - 210 + 60
