"""Lines to paragraphs: what each format shows of where a paragraph begins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from string import ascii_lowercase

from chapter8.record.reading.gate import MediaType
from chapter8.record.text import Line, PlainDocument, on_one_line

_NUMBERED = re.compile(r"^(?:\d{1,3}\.|\([a-z]{1,4}\)|[A-Z]\.|[IVX]{1,5}\.)\s")
_SPEAKS = re.compile(
    r"^(?:The (?:[A-Z][\w-]+ ?){1,3}|(?:Mr|Ms|Mrs|Miss|Mme|Sir|Dame|Lord|Baroness|Dr|Judge|General|Major|"
    r"Lieutenant|Prince|Princess|King|Queen|President|Prime|Minister|Archbishop|Monsignor|Cardinal|Sheikha?|Dato|U|Daw)"
    r"\b\.? [A-ZÀ-Þ])[^:]{0,100}:"
)
_SMALL = frozenset(ascii_lowercase)
_ENDS = (".", ":", ";", "?", "!", "”", '"', ")")
_INDENTED = 2
"""Hundredths of the page width from which on a line's indentation opens a paragraph (an en space is less)."""

_SHORT = 80
"""Characters of a bold line that may be a heading between two clauses."""
_LEFT_OPEN = 0.7
"""The share of the longest line that a line with its next word may fill where it was broken on purpose."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that belong together, as one text; page and style are those of its first line."""

    text: str
    page: int | None = None
    style: str | None = None
    indent: int = 0


def paragraphs(document: PlainDocument) -> list[Paragraph]:
    """The document's paragraphs in reading order, furniture left out."""
    lines = [line for line in document.lines if line.style != "furniture"]
    if document.source.media_type in {MediaType.HTML, MediaType.WORD}:
        return [_joined([line]) for line in lines if line.text]
    if document.source.media_type == MediaType.PDF:
        return [_joined(group) for group in _groups_by_layout(lines)]
    return [_joined(group) for group in _groups_of_text(lines)]


def _joined(lines: Sequence[Line]) -> Paragraph:
    first = lines[0]
    return Paragraph(on_one_line(" ".join([line.text for line in lines])), first.page, first.style, first.indent)


def _groups_by_layout(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """PDF: a paragraph begins after a gap, at an indented line, at a printed number, or where the type changes."""
    group: list[Line] = []
    gap = False
    filled = [line for line in lines if line.text]
    ahead = iter([*filled[1:], None])
    for line in lines:
        if not line.text:
            if group and not gap and group[-1].text.endswith(_ENDS):
                yield group
                group = []
            # a gap in mid-sentence is a column or page break only if the sentence goes on in small letters
            gap = True
            continue
        following = next(ahead)
        heads = following is not None and _heads_a_number(line, following)
        if group and (_begins(line, group[-1], gap=gap) or (heads and group[-1].style != "bold")):
            yield group
            group = []
        group.append(line)
        gap = False
    if group:
        yield group


def _begins(line: Line, last: Line, *, gap: bool) -> bool:
    """Whether a line begins a paragraph, given the line before it and whether a gap parts the two."""
    if line.indent >= _INDENTED > last.indent or (line.text[0] not in _SMALL and _NUMBERED.match(line.text)):
        return True
    if gap and not _goes_on(last, line):
        return True
    if line.style == last.style and line.style != "bold":
        return False
    bold = line.style == "bold"
    if bold and _SPEAKS.match(line.text):
        return True
    if bold and last.style != "bold" and last.text.endswith((".", ";", "?", "!", "”")):
        return True
    return gap and line.style != last.style and "bold" in {line.style, last.style} and line.indent >= last.indent


def _heads_a_number(line: Line, following: Line) -> bool:
    """Whether a short bold line stands by itself before a numbered paragraph, though a comma may stand before it."""
    whole = line.style == "bold" and len(line.text) <= _SHORT and not line.text.endswith((",", ";"))
    return whole and line.text[0].isupper() and following.style != "bold" and bool(_NUMBERED.match(following.text))


def _goes_on(last: Line, line: Line) -> bool:
    """Whether a sentence goes on behind a gap: in small letters, or with a name at the top of the next page."""
    if line.text[:1].islower():
        return True
    turned = line.page != last.page and line.style == last.style is None and line.indent == last.indent == 0
    return turned and not last.text.endswith((*_ENDS, ","))


def _groups_of_text(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Plain text: empty lines part paragraphs; where lines are long, each line is one.

    Where there is no empty line at all, a line that ends long before the others do ends its paragraph.
    """
    filled = [line for line in lines if line.text]
    if not filled:
        return
    long_lines = sum(len(line.text) > 120 for line in filled)
    if long_lines * 10 >= len(filled):
        yield from ([line] for line in filled)
        return
    group: list[Line] = []
    unparted = "\n\n" not in "\n".join(line.text for line in lines).strip("\n")
    width = max(len(line.text) for line in filled) if unparted else 0
    for line in lines:
        if not line.text:
            if group:
                yield group
            group = []
            continue
        opens = group and (line.indent >= 2 > group[-1].indent or _NUMBERED.match(line.text))
        if opens or (group and width and _room_was_left(group[-1], line, width)):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _room_was_left(last: Line, line: Line, width: int) -> bool:
    """Whether the first word of a line would well have fitted on the line before it: the break was meant."""
    word = line.text.partition(" ")[0]
    return line.text[0] not in _SMALL and len(last.text) + 1 + len(word) <= width * _LEFT_OPEN
