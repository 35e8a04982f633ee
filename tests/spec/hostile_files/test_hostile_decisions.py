"""Work on a decision grows with its length, not with the square of it, whatever its paragraphs hold."""

from __future__ import annotations

import sys
from types import FrameType
from typing import Any

import pytest

from chapter8.record import read

HEAD = "S/RES/2000 (2011)\n\nThe Security Council,\n\nRecalling its resolutions,\n\n"


def steps_of(text: str) -> int:
    """How many lines of code run while a text is read."""
    steps = 0

    def count(_frame: FrameType, event: str, _arg: Any) -> Any:
        nonlocal steps
        steps += event == "line"
        return count

    before = sys.gettrace()
    sys.settrace(count)
    try:
        read(text.encode(), name="resolution.txt")
    finally:
        sys.settrace(before)
    return steps


@pytest.mark.parametrize(
    "line",
    [
        "1. Requests the States;\n",
        "requests the States to report by 1 May 2012; ",
        "(a) to act;\n",
        "– to act;\n",
        "The Council will act. ",
        "The States shall act. ",
    ],
)
def test_twice_the_text_is_twice_the_work(line: str) -> None:
    opening = HEAD if line[0].isdigit() else HEAD + "1. Decides: "
    steps_of(opening + line * 20)  # what is loaded and worked out once
    once, twice = (steps_of(opening + line * count) for count in (400, 800))
    assert twice < 2.15 * once


@pytest.mark.parametrize("piece", ["a-s-", "a. ", "– ", "(a) ", "and "])
def test_a_long_run_of_a_piece_ends(piece: str) -> None:
    record = read(f"{HEAD}1. Decides {piece * 20_000};\n2. Requests.\n".encode(), name="resolution.txt")
    assert [clause.number for clause in record.decisions[0].clauses] == [None, "1", "2"]
