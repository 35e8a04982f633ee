"""Text made to cost time: every reader of words does an amount of work that grows with the text, not with its square.

Nothing here is timed. Each text is so long that a pattern or loop that went over it again from every place in it would
keep the suite waiting for minutes.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from chapter8.atlas import Atlas
from chapter8.record.citations import cite
from chapter8.record.kinds.news import article as news
from chapter8.record.kinds.repertoire import chapter_record as repertoire
from chapter8.record.notes import START, read_note
from chapter8.record.nouns import Record, Source
from chapter8.record.speakers import read_label, read_phrase
from chapter8.record.text import Line, PlainDocument
from chapter8.symbols import find

ATLAS = Atlas.shipped()
LENGTH = 100_000
PIECES = [
    "(",
    " ",
    "1",
    "_",
    "p. 1, 1, 1, ",
    "Ibid. ",
    "S/PV.1 (Resumption ",
    "S/PV.5007, p. 3 (",
    "S/",
    "A ",
    "and ",
    "resolutions ",
    "“He said. ",
    "The representative of ",
    "Germany (on behalf of ",
    "It was recognized by many speakers. ",
    "adopted ",
    "word.1 ",
]


def document(*lines: str) -> PlainDocument:
    """Lines as the reader of plain text hands them over."""
    made = tuple(Line(raw.strip(), None, len(raw) - len(raw.lstrip())) for raw in lines)
    return PlainDocument(Source("hostile.txt", "0" * 64, "text/plain"), made)


def long(piece: str) -> str:
    return (piece * (LENGTH // len(piece) + 1))[:LENGTH]


@pytest.mark.parametrize("piece", PIECES)
def test_symbols_notes_and_labels(piece: str) -> None:
    text = long(piece)
    assert all(0 <= found.start < found.end <= LENGTH for found in find(text))
    assert all(citation.end <= LENGTH for citation in cite("p1", text)[0])
    assert all(citation.end <= LENGTH for citation in read_note(text, "p1", START, ATLAS).citations)
    assert read_label(text, ATLAS) == ()
    assert all(named.speaker for named in read_phrase(f"the Minister for {text}", ATLAS))


@pytest.mark.parametrize("piece", PIECES)
@pytest.mark.parametrize("interpret", [repertoire.interpret, news.interpret])
def test_documents_of_one_line_and_of_many(piece: str, interpret: Callable[[PlainDocument, Atlas], Record]) -> None:
    text = long(piece)
    pieces = [text[at : at + 60] for at in range(0, LENGTH, 60)]
    opening = (" 7. Title", "", " At its 1st meeting, on 1 May 2004, one spoke.1", "______", " 1 S/PV.1")
    for made in (document(text), document(*opening, *pieces), document(*opening, f" 2 {text}")):
        letters = sum(map(str.isalpha, "".join(passage.text for passage in interpret(made, ATLAS).passages)))
        assert letters == sum(map(str.isalpha, made.text))


def test_many_notes_and_calls_in_one_paragraph() -> None:
    numbers = range(1, 1000)
    body = " ".join(f"The representative of France said so.{number}" for number in numbers)
    notes = [f" {number} S/PV.5007, p. {number % 50 + 1}." for number in numbers]
    record = repertoire.interpret(document(" 7. Title", "", f" {body}", "______", *notes), ATLAS)
    assert [statement.notes for statement in record.statements] == [(str(number),) for number in numbers]


def test_many_decisions() -> None:
    told = [
        line
        for number in range(1, 1500)
        for line in (
            f"  Decision of 3 May 2001 ({number}st meeting):",
            f"resolution {number} (2001)",
            "",
            f" At its {number}st meeting, on 3 May 2001, the Council adopted resolution {number} (2001), by which it:",
            "",
            " Urged all States to act.",
            "",
        )
    ]
    record = repertoire.interpret(document(*told), ATLAS)
    assert [len(decision.clauses) for decision in record.decisions] == [1] * 1499
