"""A document's text in one flow, without page furniture and notes, that still knows on which page each place stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from chapter8.record.kinds.decisions.page_notes import PageNote, Piece, take_notes
from chapter8.record.paragraphs import paragraphs
from chapter8.record.reading.gate import MediaType
from chapter8.record.text import PlainDocument
from chapter8.symbols import normalise

_OWN_SYMBOL = r"S/RES/\d{1,4}\s*\(\d{4}\)\*?|S/PRST/\d{4}/\d{1,3}\*?|A/RES/\d{1,3}/\d{1,4}"
_PAGE = r"(?:English\s+)?[Pp]age\s+\d{1,3}|\d{1,3}(?:/\d{1,3})?"
_JOB = r"\*?\d{2}-\d{5}\*?(?:\s*\([A-Z]\))?(?:\s+\d{6})?|\d{6,7}[A-Z]?\s*\([A-Z]\)|\*\d{7,8}\*"
_MARKS = r"/\.\.\.|\(?[Pp]lease recycle\)?|English|[`\uf000-\uf0ff]{1,20}|\*{5,80}|-{3,20}"
_FURNITURE = re.compile(rf"(?:(?:{_OWN_SYMBOL}|{_PAGE}|{_JOB}|{_MARKS})(?:\s+|$)){{1,5}}")
_SYMBOL_ALONE = re.compile(_OWN_SYMBOL)
_OTHER_SYMBOL = re.compile(r"[A-Z]/(?:[A-Z0-9][A-Za-z0-9.]{0,9}/){0,4}[A-Za-z0-9.]{1,12}\*?")
_ENDED = re.compile(r"[.;,:،؛。；，”\"]\s*$")
_LONGEST_SYMBOL = 40
_BLANKS: dict[int, str | None] = {0xA0: " ", 0x2007: " ", 0x2009: " ", 0x202F: " ", 0x3000: " "} | dict.fromkeys(
    [0x200B, 0x2060, 0xFEFF, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
)
"""Blanks of other widths become blanks; signs without width, which only steer how letters are set, go."""
_FRONT_LINES = 12
"""The lines of a front page among which a document's own symbol stands."""


@dataclass(frozen=True, slots=True)
class Flow:
    """The text, paragraph by paragraph with newlines between, and where each page begins in it; the notes apart."""

    text: str
    starts: tuple[int, ...]
    pages: tuple[int | None, ...]
    notes: tuple[PageNote, ...] = ()

    def page_at(self, position: int) -> int | None:
        """The page on which this place stands."""
        index = bisect_right(self.starts, position) - 1
        return self.pages[index] if index >= 0 else None

    def lines(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The offsets of the lines between two places that hold anything."""
        return lines_of(self.text, start, end)


def lines_of(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The offsets of the lines of a text between two places, empty ones left out."""
    position = start
    while position < end:
        stop = text.find("\n", position, end)
        stop = end if stop < 0 else stop
        if text[position:stop].strip():
            yield position, stop
        position = stop + 1


def is_furniture(text: str) -> bool:
    """Whether a line of a decision is nothing but its running head, page number or job number."""
    words = " ".join(text.split())  # page and job number may stand at the two ends of a wide line
    return len(words) < 100 and _FURNITURE.fullmatch(words) is not None


def flow_of(document: PlainDocument) -> Flow:
    """The flow of a decision's text. Text files keep their own lines; other formats give their paragraphs."""
    if document.source.media_type == MediaType.TEXT:
        kept = (line for line in document.lines if line.style != "furniture")
        given = [Piece(line.text.translate(_BLANKS), line.page) for line in kept]
    else:
        given = [Piece(part.text.translate(_BLANKS), part.page, part.style) for part in paragraphs(document)]
    return _flow(list(_with_furniture_marked(given)))


def flow_of_paragraphs(document: PlainDocument) -> Flow:
    """The same with one line a paragraph, where nothing but the layout tells where one begins."""
    lines = document.lines
    if document.source.media_type == MediaType.TEXT:
        marked = _with_furniture_marked([Piece(line.text, line.page) for line in lines])
        lines = tuple(line._replace(style=piece.style) for line, piece in zip(lines, marked, strict=True))
    parts = paragraphs(replace(document, lines=lines))
    return _flow(list(_with_furniture_marked([Piece(part.text, part.page, part.style) for part in parts])))


def own_symbol(document: PlainDocument) -> str | None:
    """The symbol that stands alone on a line, as a running head does: never one that the text cites."""
    texts = (line.text.strip() for line in document.lines if len(line.text) < _LONGEST_SYMBOL)
    alone = next((text.rstrip("*") for text in texts if _SYMBOL_ALONE.fullmatch(text)), None)
    return normalise(alone) if alone else None


def _flow(given: Sequence[Piece]) -> Flow:
    pieces, notes = take_notes(given)
    starts: list[int] = []
    position = 0
    for piece in pieces:
        starts.append(position)
        position += len(piece.text) + 1
    return Flow("\n".join(piece.text for piece in pieces), tuple(starts), tuple(p.page for p in pieces), tuple(notes))


def _with_furniture_marked(pieces: Sequence[Piece]) -> Iterator[Piece]:
    before: list[str] = []
    for index, piece in enumerate(pieces):
        if index > 0 and piece.text and _is_apart(piece.text, before):
            yield Piece("", piece.page, "furniture")
            continue
        if piece.text:
            before.append(piece.text)
        yield piece


def _is_apart(text: str, before: Sequence[str]) -> bool:
    """Furniture; but a symbol alone on its line is a running head only after the front page has first given it."""
    symbol = text.strip()
    if _SYMBOL_ALONE.fullmatch(symbol) is not None and len(before) < _FRONT_LINES:
        given = symbol.removeprefix("S/RES/")  # as in "Resolution 1631 (2005)"
        return any(given in one for one in before)
    if is_furniture(text):
        return True
    ended = len(before) >= _FRONT_LINES and _ENDED.search(before[-1]) is not None
    return ended and _OTHER_SYMBOL.fullmatch(symbol) is not None and any(letter.isdigit() for letter in symbol)
