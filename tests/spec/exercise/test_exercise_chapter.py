"""The exercise's chapter: its notes resolve to the list written by hand, and its pages are those of the record."""

from __future__ import annotations

import csv
from pathlib import Path

import pypdfium2
import pytest

from chapter8.atlas import Atlas
from chapter8.record.nouns import Citation, Record
from chapter8.record.read import read

SAMPLE = Path(__file__).parents[3] / "sample"
GOLD = Path(__file__).parent / "chapter_notes_gold.csv"

Row = tuple[str, str, str, str, str, str]  # symbol, part, pages, speaker, on behalf of, via

# Words that a note is cited for, and which of its citations must hold them.
WORDS = (
    ("6", 0, "no more than one fifth of the cost"),
    ("7", 0, "It did not invoke it"),
    ("8", 0, "within six months of the date on which the agreed benchmarks"),
    ("9", 0, "within 14 days of a decision"),
    ("10", 0, "calls for the authorization that is described in Article 53"),
    ("10", 5, "prior authorization was required"),
    ("11", 0, "no authorization by the Security Council is therefore required"),
    ("11", 1, "the authorization of the Council is not required"),
    ("14", 0, "no need for the Council to decide the theory"),
    ("15", 0, "formed police units in Sende"),
    ("16", 3, "only predictable source of support"),
    ("17", 0, "should be financed by those who mandate and conduct them"),
    ("18", 0, "a trust fund administered by the Secretary-General"),
    ("19", 0, "voluntary contributions for stipends"),
    ("20", 0, "one source of money ends"),
    ("21", 0, "a flexible approach"),
    ("21", 1, "a structured footing"),
    ("23", 0, "a single directive on support"),
    ("24", 1, "does not believe that neighbours should deploy"),
    ("25", 0, "preferred a decision to an intention"),
    ("29", 0, "does not support recourse to assessed contributions"),
    ("38", 0, "in good time before the transfer of authority"),
)

# Who speaks in whose name, where the record's header tells it otherwise than the chapter's note.
LABELS = {
    "African Union": "(African Union)",
    "Economic Community of West African States": "(Economic Community of West African States)",
}


def gold() -> dict[str, list[Row]]:
    """The citations of each note, as a person wrote them down."""
    found: dict[str, list[Row]] = {}
    with GOLD.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            found.setdefault(row["note"], []).append(
                (row["symbol"], row["part"], row["pages"], row["speaker"], row["on_behalf_of"], row["via"])
            )
    return found


def as_row(citation: Citation) -> Row:
    return (
        citation.symbol,
        citation.part or "",
        " ".join(str(page) for page in citation.pages),
        citation.speaker or "",
        citation.on_behalf_of or "",
        citation.via,
    )


@pytest.fixture(scope="module")
def chapter() -> Record:
    atlas = Atlas.shipped().extended(SAMPLE / "atlas")
    return read(SAMPLE / "documents" / "repertoire_99_iskara.txt", atlas=atlas)


def test_the_chapter_has_forty_notes_each_called_once_in_order(chapter: Record) -> None:
    assert [note.number for note in chapter.notes] == [str(number) for number in range(1, 41)]
    assert all(note.called_in for note in chapter.notes)


@pytest.mark.parametrize("number", list(gold()))
def test_a_note_resolves_as_a_person_resolves_it(chapter: Record, number: str) -> None:
    note = next(note for note in chapter.notes if note.number == number)
    assert [as_row(citation) for citation in note.citations] == gold()[number]


def test_the_gold_holds_what_is_hard_in_such_chapters() -> None:
    rows = [row for rows in gold().values() for row in rows]
    assert sum(row[5] == "ibid" for row in rows) >= 20
    assert sum(row[5] == "respectively" for row in rows) == 4
    assert sum(bool(row[1]) for row in rows) >= 12
    assert {row[4] for row in rows} > {""}


def test_the_four_decisions_are_reported_with_their_symbols(chapter: Record) -> None:
    assert [(decision.symbol, decision.meeting) for decision in chapter.decisions] == [
        ("S/PRST/2025/91", "19901"),
        ("S/RES/9901 (2025)", "19905"),
        ("S/RES/9902 (2025)", "19917"),
        ("S/PRST/2026/91", "19922"),
    ]


def pages_of(name: str) -> list[str]:
    """The text of each page, its lines joined as they were written."""
    with pypdfium2.PdfDocument(SAMPLE / "documents" / f"{name}.pdf") as pdf:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in pdf]


@pytest.mark.parametrize(("note", "place", "words"), WORDS)
def test_the_page_that_a_note_cites_holds_what_the_chapter_reports(note: str, place: int, words: str) -> None:
    _, part, numbers, *_ = gold()[note][place]
    pages = pages_of("S_PV_19905_Resumption_1" if part else "S_PV_19905")
    first, *_, last = (int(number) for number in [*numbers.split(), *numbers.split()])
    assert words in " ".join(pages[first - 1 : last])


@pytest.mark.parametrize("name", ["S_PV_19905", "S_PV_19905_Resumption_1"])
def test_a_page_that_a_note_cites_for_a_speaker_holds_that_speaker(name: str) -> None:
    part = "Resumption 1" if name.endswith("1") and "Resumption" in name else ""
    pages = pages_of(name)
    cited = {(row[2], row[3]) for rows in gold().values() for row in rows if row[0] == "S/PV.19905" and row[1] == part}
    named = {(numbers, speaker) for numbers, speaker in cited if speaker}
    assert named
    for numbers, speaker in named:
        first, last = int(numbers.split()[0]), int(numbers.split()[-1])
        assert last <= len(pages)
        label = "in my national capacity" if speaker == "Brennland" else LABELS.get(speaker, f"({speaker})")
        before = " ".join(pages[first - 2 : last])  # a speech may begin on the page before the words cited
        assert label in before, (speaker, numbers)
