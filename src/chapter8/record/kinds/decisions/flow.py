"""A document's text in one flow, without page furniture, that still knows on which page each place stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from chapter8.record.paragraphs import paragraphs
from chapter8.record.reading.gate import MediaType
from chapter8.record.text import PlainDocument

_FURNITURE = re.compile(
    r"(?:S/RES/\d{1,4}\s*\(\d{4}\)\*?|S/PRST/\d{4}/\d{1,3}\*?|A/RES/\d{1,3}/\d{1,4})?\s*(?:(?:English\s+)?[Pp]age\s+\d{1,3}|\d{1,3})?"
    r"|\d{1,3}\s+\d{2}-\d{5}|\d{2}-\d{5}\s*(?:\([A-Z]\))?(?:\s+\d{6})?(?:\s+/\.\.\.)?(?:\s+\d{1,3})?|\*\d{7}\*|/\.\.\.|\d{2}-\d{5}\s+\d{1,3}"
    r"|English|Page\s+\d{1,3}|\d{6,7}[A-Z]?\s*\([A-Z]\)|\(?[Pp]lease recycle\)?|[\uf000-\uf0ff]+"
)

_SYMBOL_ALONE = re.compile(r"S/RES/\d{1,4}\s*\(\d{4}\)\*?|S/PRST/\d{4}/\d{1,3}\*?|A/RES/\d{1,3}/\d{1,4}")
_FRONT_LINES = 12
"""The lines of a front page among which a document's own symbol stands."""


@dataclass(frozen=True, slots=True)
class Flow:
    """The text, paragraph by paragraph with newlines between, and where each page begins in it."""

    text: str
    starts: tuple[int, ...]
    pages: tuple[int | None, ...]

    def page_at(self, position: int) -> int | None:
        """The page on which this place stands."""
        index = bisect_right(self.starts, position) - 1
        return self.pages[index] if index >= 0 else None

    def lines(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The offsets of the lines between two places that hold anything."""
        position = start
        while position < end:
            stop = self.text.find("\n", position, end)
            stop = end if stop < 0 else stop
            if self.text[position:stop].strip():
                yield position, stop
            position = stop + 1


def is_furniture(text: str) -> bool:
    """Whether a line of a decision is nothing but its running head, page number or job number."""
    return len(text) < 60 and _FURNITURE.fullmatch(text.strip()) is not None


def flow_of(document: PlainDocument) -> Flow:
    """The flow of a decision's text. Text files keep their own lines; other formats give their paragraphs."""
    if document.source.media_type == MediaType.TEXT:
        pieces = [(line.text, line.page) for line in document.lines if line.style != "furniture"]
    else:
        pieces = [(paragraph.text, paragraph.page) for paragraph in paragraphs(document)]
    texts: list[str] = []
    starts: list[int] = []
    pages: list[int | None] = []
    position = 0
    for index, (text, page) in enumerate(pieces):
        if index > 0 and is_furniture(text) and not _first_symbol(text, texts):
            continue
        texts.append(text)
        starts.append(position)
        pages.append(page)
        position += len(text) + 1
    return Flow("\n".join(texts), tuple(starts), tuple(pages))


def _first_symbol(text: str, before: Sequence[str]) -> bool:
    """A symbol alone on its line is a running head, except where the front page first gives it."""
    symbol = text.strip()
    if _SYMBOL_ALONE.fullmatch(symbol) is None or sum(map(bool, before)) >= _FRONT_LINES:
        return False
    return not any(symbol in one for one in before)
