"""What every kind does alike: number the passages, find what they cite, put the record together."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from chapter8.record.citations import cite
from chapter8.record.nouns import Citation, Passage, PassageKind, Unresolved
from chapter8.record.text import on_one_line

_MONTH_WORDS = """
january february march april may june july august september october november december
"""
_MONTHS = {
    name: number
    for number, name in enumerate(
        _MONTH_WORDS.split(),
        start=1,
    )
}
DATE = re.compile(r"\b(\d{1,2})\s+(" + "|".join(_MONTHS) + r")\s+(\d{4})\b", re.IGNORECASE)


class PassageList:
    """Passages in reading order, numbered p1, p2, ... as they come."""

    def __init__(self) -> None:
        """Start empty."""
        self.passages: list[Passage] = []

    def add(
        self,
        kind: PassageKind,
        text: str,
        *,
        number: str | None = None,
        page: int | None = None,
        section: str | None = None,
    ) -> Passage:
        """Append one passage and give it its id."""
        passage = Passage(f"p{len(self.passages) + 1}", section, page, number, kind, on_one_line(text))
        self.passages.append(passage)
        return passage

    @property
    def next_id(self) -> str:
        """The id that the next passage will get."""
        return f"p{len(self.passages) + 1}"


def inline_citations(passages: Iterable[Passage]) -> tuple[tuple[Citation, ...], tuple[Unresolved, ...]]:
    """Every citation in running text, in order of place, and what looks like one but settles to none."""
    citations: list[Citation] = []
    unresolved: list[Unresolved] = []
    for passage in passages:
        if passage.kind in {"furniture", "note"}:
            continue
        found, open_ends = cite(passage.id, passage.text)
        citations.extend(found)
        unresolved.extend(open_ends)
    return tuple(citations), tuple(unresolved)


def find_date(text: str) -> date | None:
    """The first date written as "17 October 2005"; None where there is none, or no such day."""
    for found in DATE.finditer(text):
        try:
            return date(int(found.group(3)), _MONTHS[found.group(2).lower()], int(found.group(1)))
        except ValueError:
            continue
    return None
