"""Draft resolutions as they are circulated before the vote: they decide nothing and commit nobody."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from chapter8.record.nouns import Record
from chapter8.record.nouns import Warning as ReadingWarning
from chapter8.symbols import find

_DRAFT = re.compile(
    r"(?m)(?:^|[:：][ \t]*)(?i:draft resolution|projet de résolution|proyecto de resolución|проект резолюции"
    r"|مشروع قرار|决议草案)[ \t]*(?:\[[^\]\n]{0,60}\])?[ \t]*$"
)
_SPONSORS_END = re.compile(r"[,:]\s*$|\band$")
_MOST_LINES = 12
"""Lines over which a list of sponsors runs at most."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft by its own front: the symbol under which it is circulated, and the line that names its sponsors."""

    symbol: str | None
    title: str


def draft_of(front: str) -> Draft | None:
    """The draft that a front page announces ("Brazil: draft resolution"); None for a resolution."""
    said = _DRAFT.search(front)
    if said is None:
        return None
    lines = front[: said.end()].splitlines()
    title = [lines.pop().strip()]
    while lines and len(title) < _MOST_LINES and _SPONSORS_END.search(lines[-1].strip()):
        title.insert(0, lines.pop().strip())
    own = (found.symbol for found in find(front) if found.symbol.organ in "SA" and found.symbol.series in {None, "L"})
    return Draft(next((symbol.text for symbol in own), None), " ".join(" ".join(title).split()))


def undecided(record: Record) -> Record:
    """The record of a draft: its paragraphs stand as clauses of something that is no decision yet, or never was."""
    message = "This is a draft resolution: its paragraphs decide nothing unless it was adopted"
    return replace(
        record,
        decisions=tuple(replace(decision, kind="other") for decision in record.decisions),
        commitments=(),
        warnings=(*record.warnings, ReadingWarning("draft", message)),
    )
