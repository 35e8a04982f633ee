"""Real documents: all Akoma Ntoso, resolutions as text against it, speeches of four meeting records.

Bounds are a little under what was measured on the day they were written, so that a change for the worse fails. The
rules were worked out on these very documents: the figures say nothing about unseen ones. Text is scored against our own
reading of the official XML. The list of speeches of S/PV.3756 was checked by eye; the counts of the others rest on the
independent count of headers in raw text beside them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from chapter8.atlas import Atlas
from chapter8.record import Record, read
from chapter8.record.kinds.meeting_record.speech_header import speech_header

HEADER = re.compile(
    r"(?:The (?:Acting )?President|(?:Mr|Ms|Mrs)\. [A-ZÀ-Þ][^:().]{1,40})\s?:?\s?"
    r"(?:\([^()]{3,60}(?:\([^()]*\)[^()]*)?\)\s?)?(?:\((?:spoke|interpretation)[^()]{3,60}\)\s?)?: "
)


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    """The shipped atlas."""
    return Atlas.shipped()


@pytest.fixture(scope="module")
def official(data: Path, atlas: Atlas) -> dict[Path, Record]:
    """Every Akoma Ntoso file of 2000-2012, read."""
    files = sorted((data / "akn" / "resolutions").rglob("*.xml"))
    files += sorted((data / "akn" / "presidential_statements").rglob("*.xml"))
    return {file: read(file, atlas=atlas) for file in files}


def test_every_official_file_is_read_and_119_are_mended_by_name(official: dict[Path, Record]) -> None:
    assert len(official) == 1335
    kinds = Counter(record.kind for record in official.values())
    assert kinds == {"resolution": 801, "presidential_statement": 534}
    mended = [record for record in official.values() if any(w.code == "akn_repaired" for w in record.warnings)]
    assert len(mended) == 119
    assert {record.kind for record in mended} == {"presidential_statement"}


def test_every_official_file_has_symbol_date_and_operative_clauses(official: dict[Path, Record]) -> None:
    nameless = [file.name for file, record in official.items() if record.symbol is None]
    assert nameless == ["S_PRST_2000_27_Corr.1-0060049E.xml"]  # it carries no document number upstream
    for file, record in official.items():
        assert record.date, file.name
        assert any(clause.kind == "operative" for clause in record.decisions[0].clauses), file.name


def test_mended_statements_lose_no_text(official: dict[Path, Record]) -> None:
    for file, record in official.items():
        if not any(warning.code == "akn_repaired" for warning in record.warnings):
            continue
        body = file.read_text(encoding="utf-8").split("<mainBody>")[1]
        told = re.sub(r"<num>.{0,5}</num>|<[^>]*>", " ", body).replace("&amp;", "&")
        words = Counter(word for word in told.split() if word.isalnum())
        read_words = Counter(word for passage in record.passages for word in passage.text.split())
        lost = sum((words - read_words).values())
        assert lost <= 2, (file.name, words - read_words)  # words that a tag cuts in two


@pytest.mark.parametrize("language", ["Arabic", "Chinese", "English", "French", "Russian", "Spanish"])
def test_six_languages_have_the_same_numbered_paragraphs(data: Path, atlas: Atlas, language: str) -> None:
    def numbers(name: str) -> dict[str, list[str | None]]:
        found: dict[str, list[str | None]] = {}
        for file in sorted((data / "akn" / "six_languages" / name).glob("*.xml")):
            record = read(file, atlas=atlas)
            if record.kind == "resolution" and record.symbol:
                clauses = record.decisions[0].clauses
                found[record.symbol] = [clause.number for clause in clauses if clause.number]
        return found

    ours, english = numbers(language), numbers("English")
    common = set(ours) & set(english)
    assert len(common) >= 13
    assert sum(len(ours[symbol]) == len(english[symbol]) for symbol in common) >= len(common) - 1


@dataclass(frozen=True, slots=True)
class Score:
    """What the segmentation of resolutions into operative paragraphs reaches on plain text."""

    documents: int
    exact: int
    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.precision * self.recall / (self.precision + self.recall)


@pytest.fixture(scope="module")
def segmentation(data: Path, atlas: Atlas, official: dict[Path, Record]) -> Score:
    """Every third of the 682 resolutions that exist both as text (from PDF, by others) and as official XML."""
    hits = read_count = gold_count = exact = documents = 0
    for file, record in official.items():
        number = re.search(r"S_RES_(\d+)", file.name)
        text = next((data / "resolutions_text").glob(f"S-RES-{number.group(1)}(*.txt"), None) if number else None
        if text is None or int(text.stem.split("-")[2].split("(")[0]) % 3:
            continue
        documents += 1
        gold = list(_operative(record))
        ours = list(_operative(read(text, atlas=atlas)))
        found = sum(any(_same(one, other) for other in gold) for one in ours)
        hits += found
        read_count += len(ours)
        gold_count += len(gold)
        exact += found == len(gold) == len(ours)
    return Score(documents, exact, hits / read_count, hits / gold_count)


def _operative(record: Record) -> Iterator[tuple[str, str]]:
    """Printed number and first letters of every numbered operative paragraph."""
    for decision in record.decisions:
        for clause in decision.clauses:
            if clause.kind == "operative" and clause.number:
                yield clause.number, re.sub(r"[^a-z0-9]+", "", clause.text.lower())[:40]


def _same(one: tuple[str, str], other: tuple[str, str]) -> bool:
    if one[0] != other[0]:
        return False
    return one[1][:25] == other[1][:25] or SequenceMatcher(None, one[1], other[1]).ratio() > 0.7


def test_operative_paragraphs_of_plain_text_are_the_official_ones(segmentation: Score) -> None:
    assert segmentation.documents == 227
    assert segmentation.f1 >= 0.997
    assert segmentation.exact / segmentation.documents >= 0.985


def test_every_resolution_text_since_1946_is_read_as_one(data: Path, atlas: Atlas) -> None:
    files = sorted((data / "resolutions_text").glob("*.txt"))[::7]
    kinds = Counter(read(file, atlas=atlas).kind for file in files)
    assert kinds["resolution"] / len(files) >= 0.95, kinds


SPEECHES = {"S_PV_3756": (20, 8, 12), "S_PV_8422": (12, 4, 9), "A_64_PV_121": (31, 25, 12), "A_61_PV_107": (61, 27, 36)}
"""Speeches (headers), those by the chair, and statements: the chair's formulas are procedure."""


@pytest.mark.parametrize("name", SPEECHES)
def test_speeches_of_a_meeting_are_as_many_as_headers_in_its_raw_text(data: Path, atlas: Atlas, name: str) -> None:
    file = data / "meeting_records_pdf" / f"{name}.pdf"
    record = read(file, atlas=atlas)
    speeches, by_the_chair, statements = SPEECHES[name]
    spoken = [item for item in record.passages if item.kind in {"speech", "procedural"}]
    headers = [header for item in spoken if (header := speech_header(item.text)) is not None]
    assert len(headers) == speeches
    assert sum(header.presides for header in headers) == by_the_chair
    assert len(record.statements) == statements
    assert record.meetings[0].number == name.rsplit("_", 1)[1]
    # the obvious way beside it: headers in the library's raw text, without columns, pages or paragraphs
    document = pdfium.PdfDocument(file)
    raw = " ".join(document[index].get_textpage().get_text_range() for index in range(len(document)))
    document.close()
    assert len(HEADER.findall(" ".join(raw.split()))) == speeches


def test_votes_of_real_meetings_are_counted_with_names(data: Path, atlas: Atlas) -> None:
    folder = data / "meeting_records_pdf"
    adopted = read(folder / "S_PV_8422.pdf", atlas=atlas)
    assert [(one.symbol, one.unanimous) for one in adopted.decisions] == [("S/RES/2448 (2018)", False)]
    assert "13 in favour, 0 against, 2 abstaining (China, Russian Federation)" in (adopted.meetings[0].outcome or "")
    vetoed = read(folder / "S_PV_3756.pdf", atlas=atlas)
    assert vetoed.decisions == ()
    told = "13 in favour, 1 against (United States of America), 1 abstaining (Costa Rica)"
    assert told in (vetoed.meetings[0].outcome or "")
    assembly = read(folder / "A_61_PV_107.pdf", atlas=atlas)
    assert "143 in favour, 4 against (Australia, Canada, New Zealand" in (assembly.meetings[0].outcome or "")
    assert not any(
        warning.code == "vote_counts_differ" for record in (adopted, vetoed, assembly) for warning in record.warnings
    )


def test_items_of_real_meetings(data: Path, atlas: Atlas) -> None:
    folder = data / "meeting_records_pdf"
    assert (
        read(folder / "S_PV_3756.pdf", atlas=atlas).meetings[0].item == "The situation in the occupied Arab territories"
    )
    item = read(folder / "A_64_PV_121.pdf", atlas=atlas).meetings[0].item or ""
    assert item.startswith("Agenda item 13: Prevention of armed conflict; Agenda items 21 to 26: Question of Cyprus")
    assert "Agenda item 151: Financing of the United Nations Mission in East Timor" in item


def test_the_speakers_of_s_pv_8422_are_known(data: Path, atlas: Atlas) -> None:
    record = read(data / "meeting_records_pdf" / "S_PV_8422.pdf", atlas=atlas)
    assert [one.speaker for one in record.statements] == [
        "France", "Netherlands", "United States", "Russian Federation", "Poland", "China", "Sweden", "Côte d'Ivoire",
        "Central African Republic",
    ]  # fmt: skip
    behalf = {one.speaker: one.on_behalf_of for one in record.statements if one.on_behalf_of}
    assert behalf == {"Côte d'Ivoire": "three African countries that are members of the Security Council"}
    pages = {passage.id: passage.page for passage in record.passages}
    assert [pages[one.passage] for one in record.statements][:3] == [2, 3, 3]
    assert record.meetings[0].documents == ("S/2018/1016",)
    assert len(record.meetings[0].participants) == 14


def test_all_speeches_of_2020_are_read_with_a_speaker(data: Path, atlas: Atlas) -> None:
    files = sorted((data / "speeches_2020").glob("*.txt"))
    assert len(files) == 582
    records = [read(file, atlas=atlas) for file in files]
    unread = [record.source.name for record in records if not record.passages or record.kind != "meeting_record"]
    unread += [record.source.name for record in records if any(one.code == "no_speeches" for one in record.warnings)]
    assert len(unread) <= 3, unread
    stated = [record for record in records if record.statements]
    assert all(len(record.statements) == 1 and record.statements[0].speaker for record in stated)
    # 210 of the speeches are the President's: all but some 30 of those are nothing but formulas
    assert len(stated) >= 582 - 210 + 10
