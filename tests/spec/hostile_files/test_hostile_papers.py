"""Papers, press releases and communiqués made to cost time: the work grows with the text, not with its square.

Nothing here is timed. Each text is so long that a pattern or loop that went over it again from every place in it would
keep the suite waiting for minutes.
"""

from __future__ import annotations

import pytest

from chapter8.atlas import Atlas
from chapter8.errors import UsageError
from chapter8.record.kinds.decisions import communique
from chapter8.record.kinds.papers import letter, press_release, report
from chapter8.record.nouns import Source
from chapter8.record.text import Line, PlainDocument
from chapter8.symbols import parse_iri

ATLAS = Atlas.shipped()
LENGTH = 60_000
PIECES = [
    "pursuant to resolution 1631 (2005) and ",
    "the present report is submitted pursuant to resolution 1631 (2005), ",
    "I have the honour to submit ",
    "The Authority urges ",
    "Article 1\n",
    "JOHN ",
    "according to ",
    "of the ",
    "France and ",
    "(a) ",
    "....",
    "____\n1 x\n",
]


def document(*lines: str) -> PlainDocument:
    """Lines as the reader of plain text hands them over."""
    return PlainDocument(Source("hostile.txt", "0" * 64, "text/plain"), tuple(Line(line) for line in lines))


@pytest.mark.parametrize("piece", PIECES)
def test_papers_of_one_line_and_of_many(piece: str) -> None:
    text = (piece * (LENGTH // len(piece) + 1))[:LENGTH]
    for made in (
        document("Report of the Secretary-General", "", f"1. {text}"),
        document(*text.split("\n")),
        document("COMMUNIQUÉ", "", *(text[at : at + 60] for at in range(0, LENGTH, 60))),
    ):
        for interpret in (report.interpret, letter.interpret, press_release.interpret, communique.interpret):
            assert interpret(made, ATLAS).passages


def test_a_long_iri() -> None:
    with pytest.raises(UsageError):
        parse_iri("/akn/un/doc/" + "a-" * LENGTH)


def test_a_sentence_that_is_too_long_to_be_one_answers_nothing() -> None:
    text = "The present report is submitted pursuant to resolution 1631 (2005), " * 100
    assert report.interpret(document("Report of the Secretary-General", "", f"1. {text}"), ATLAS).answers == ()
