"""A paper's table of contents: where it stands, so that its lines are not read as headings and paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from chapter8.record.text import Line

_HEAD = re.compile(r"(?:Table\s+of\s+)?contents", re.IGNORECASE)
_COLUMNS = re.compile(r"(?:Paragraphs?|Page|Chapter|Section|Annex(?:es)?|\s)+", re.IGNORECASE)
_ENTRY = re.compile(r".{2,200}?(?:(?:[.…]\s?){3,}|\s+)\d{1,3}(?:\s?[-–]\s?\d{1,3})?(?:\s+\d{1,3})?")
_LEADERS = re.compile(r".{2,200}?(?:\.\s?){4,}.{0,20}")
_FRONT = 150  # lines among which a table of contents begins
_LONGEST = 300  # lines
_WRAPPED = 2  # lines that one entry may run over before its page number


def contents_lines(lines: Sequence[Line]) -> frozenset[int]:
    """The places of the lines of the table of contents, its heading included; none where there is no such table."""
    start = next((index for index, line in enumerate(lines[:_FRONT]) if _HEAD.fullmatch(line.text.strip())), None)
    if start is None:
        return frozenset()
    taken: list[int] = [start]
    waiting: list[int] = []
    for index in range(start + 1, min(len(lines), start + _LONGEST)):
        text = lines[index].text.strip()
        if not text:
            continue
        if _ENTRY.fullmatch(text) or _LEADERS.fullmatch(text) or _COLUMNS.fullmatch(text):
            taken.extend((*waiting, index))
            waiting = []
        elif len(waiting) < _WRAPPED:
            waiting.append(index)
        else:
            break
    return frozenset(taken) if len(taken) > _WRAPPED else frozenset()
