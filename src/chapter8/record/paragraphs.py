"""Lines to paragraphs: what each format shows of where a paragraph begins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from chapter8.record.reading.gate import MediaType
from chapter8.record.text import Line, PlainDocument

_NUMBERED = re.compile(r"^(?:\d{1,3}\.|\([a-z]{1,4}\)|[A-Z]\.|[IVX]{1,5}\.)\s")
_SPEAKS = re.compile(
    r"^(?:The (?:[A-Z][\w-]+ ?){1,3}|(?:Mr|Ms|Mrs|Miss|Mme|Sir|Dame|Lord|Baroness|Dr|Judge|General|Major|"
    r"Lieutenant|Prince|Princess|King|Queen|President|Prime|Minister|Archbishop|Monsignor|Cardinal|Sheikha?|Dato|U|Daw)"
    r"\b\.? [A-ZÀ-Þ])[^:]{0,100}:"
)
_ENDS = (".", ":", ";", "?", "!", "”", '"', ")")
_INDENTED = 2
"""Hundredths of the page width from which on a line's indentation opens a paragraph (an en space is less)."""


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
    text = " ".join(" ".join(line.text for line in lines).split())
    return Paragraph(text, lines[0].page, lines[0].style, lines[0].indent)


def _groups_by_layout(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """PDF: a paragraph begins after a gap, at an indented line, at a printed number, or where the type changes."""
    group: list[Line] = []
    for line in lines:
        if not line.text:
            if group and group[-1].text.endswith(_ENDS):
                yield group
                group = []
            elif group:
                # a gap in mid-sentence is a column or page break only if the sentence goes on in small letters
                group.append(line)
            continue
        if group:
            gap = not group[-1].text
            last = next(item for item in reversed(group) if item.text)
            opens = line.indent >= _INDENTED > last.indent or bool(_NUMBERED.match(line.text))
            opens = opens or (line.style == "bold" and _SPEAKS.match(line.text) is not None)
            retyped = line.style != last.style and "bold" in {line.style, last.style} and line.indent >= last.indent
            titled = line.style == "bold" != last.style and last.text.endswith((".", ";", "?", "!", "”"))
            if opens or titled or (gap and not _goes_on(last, line)) or (retyped and gap):
                yield [item for item in group if item.text]
                group = []
        group.append(line)
    if any(item.text for item in group):
        yield [item for item in group if item.text]


def _goes_on(last: Line, line: Line) -> bool:
    """Whether a sentence goes on behind a gap: in small letters, or with a name at the top of the next page."""
    if line.text[:1].islower():
        return True
    turned = line.page != last.page and line.style == last.style is None and line.indent == last.indent == 0
    return turned and not last.text.endswith((*_ENDS, ","))


def _groups_of_text(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Plain text: empty lines part paragraphs; where lines are long, each line is one."""
    filled = [line for line in lines if line.text]
    if not filled:
        return
    long_lines = sum(len(line.text) > 120 for line in filled)
    if long_lines * 10 >= len(filled):
        yield from ([line] for line in filled)
        return
    group: list[Line] = []
    for line in lines:
        if not line.text:
            if group:
                yield group
            group = []
            continue
        if group and (line.indent >= 2 > group[-1].indent or _NUMBERED.match(line.text)):
            yield group
            group = []
        group.append(line)
    if group:
        yield group
