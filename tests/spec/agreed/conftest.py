"""A small corpus in sight: a line a paragraph, "symbol | date | number | text"."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from chapter8.record.agreed import Corpus, Paragraph


@pytest.fixture
def corpus() -> Callable[[str], Corpus]:
    """The corpus of some lines; "-" stands for no date or no number."""

    def made(lines: str) -> Corpus:
        paragraphs = []
        for place, line in enumerate(lines.strip().splitlines(), start=1):
            symbol, day, number, text = (part.strip() for part in line.split("|"))
            dated = None if day == "-" else date.fromisoformat(day)
            paragraphs.append(
                Paragraph(symbol, dated, None if number == "-" else number, "operative", text, f"p{place}", place)
            )
        return Corpus.of(paragraphs)

    return made
