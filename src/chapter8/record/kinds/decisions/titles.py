"""Headings amid the paragraphs of a decision, and preambles of its later parts, told from the paragraphs around them.

A heading stands on a line of its own behind a paragraph that has closed (";", "."), closes like no sentence itself,
and a printed number, a mark "(a)", a clause of the preamble or another heading follows. A list of names, whose items
close with nothing, is none: what goes before its items has not closed either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from chapter8.record.kinds.decisions.flow import lines_of
from chapter8.record.kinds.decisions.formulas import LETTER, Words

_CLOSED = re.compile(r"[.;:؛。；”\"»](?:\s*(?:and|et|y|и))?\s*$")
_CLOSED_BY_COMMA = re.compile(r"[,،，]\s*$")
_PART = re.compile(r"(?:[A-H]|[IVX]{1,5}|\*(?:\s*\*){1,4})\.?$")
WITH_REGARD = re.compile(r"With\s+regard\s+to\s+.{5,80},$")
"""A heading that closes with a comma, as in "With regard to the trade in arms,"."""
_OPENS = re.compile(
    rf"\d{{1,3}}\s?[.)、．-]?\s*{LETTER}|\(?(?:[a-z]{{1,4}}|[ivx]{{1,5}}|{LETTER})\)|[–—•·-]\s|[a-z]\.\s", re.IGNORECASE
)
_LETTERED = re.compile(r"(?:[A-H]|[IVX]{1,5})\.\s+[A-Z]")
"""A heading that is counted, as in "A. Financing"; an item of a list would close with a stop or a semicolon."""
_GLUED_PART = re.compile(r"[ \t]*(?:[B-H]|A(?=[ \t]+[A-Z])|[IVX]{2,5})[ \t]+")
_LONGEST = 180
_HEADINGS = 4
_WINDOW = 64
"""Lines that are looked ahead: no preamble of a part is longer, and hostile texts must not cost their square."""
_WHOLE = 120
"""A line as long as this is a whole paragraph: a text that breaks its lines breaks them earlier."""


@dataclass(frozen=True, slots=True)
class Aside:
    """A line between paragraphs that belongs to none of them: a heading, or a clause of a later part's preamble."""

    kind: Literal["heading", "preambular"]
    start: int
    end: int


def asides_of(text: str, words: Words, *, number_follows: bool, in_preamble: bool = False) -> list[Aside]:
    """The headings in a stretch of text, in order, and the preambles behind the headings of parts.

    `number_follows` says that a numbered paragraph comes where the text ends. In a preamble clauses close with a
    comma, and what comes behind them is a heading only where the text ends or where it counts a part.
    """
    lines = list(lines_of(text, 0, len(text)))
    found: list[Aside] = []
    closed = in_preamble
    index = 0
    while index < len(lines):
        run: list[Aside] = []
        if closed and in_preamble:
            run = _in_preamble(text, lines[index : index + _WINDOW], words, number_follows=number_follows)
        elif closed:
            run = _amid_paragraphs(text, lines[index : index + _WINDOW], words, number_follows=number_follows)
        found.extend(run)
        if run:
            index += len(run)
            continue
        line = text[slice(*lines[index])].strip()
        closed = _CLOSED.search(line) is not None or (
            _CLOSED_BY_COMMA.search(line) is not None
            and (in_preamble or len(line) > _WHOLE or _OPENS.match(line) is not None)
        )
        index += 1
    return found


def _amid_paragraphs(text: str, lines: list[tuple[int, int]], words: Words, *, number_follows: bool) -> list[Aside]:
    """The headings that the first lines are, and the preamble of a part that stands behind or before its heading."""
    count = _headings(text, lines, words, number_follows=number_follows)
    headings = [Aside("heading", *place) for place in lines[:count]]
    if not number_follows or (count and not is_part(text[slice(*lines[0])])):
        return headings
    clauses = _later_preamble(text, lines[count:], words)
    parted = any(is_part(text[aside.start : aside.end]) for aside in [*headings, *clauses])
    return [*headings, *clauses] if parted else headings


def _in_preamble(text: str, lines: list[tuple[int, int]], words: Words, *, number_follows: bool) -> list[Aside]:
    start, end = lines[0]
    glued = _GLUED_PART.match(text, start)
    if glued and words.participle.match(text, glued.end()):
        return [Aside("heading", start, glued.end())]
    count = _headings(text, lines, words, number_follows=number_follows)
    if count and (count == len(lines) or is_part(text[start:end])):
        return [Aside("heading", *place) for place in lines[:count]]
    return []


def blanked(text: str, asides: list[Aside]) -> str:
    """The text with its asides replaced by blanks, so that places in it stay what they were."""
    pieces: list[str] = []
    position = 0
    for aside in asides:
        pieces += [text[position : aside.start], " " * (aside.end - aside.start)]
        position = aside.end
    return "".join([*pieces, text[position:]])


def is_part(text: str) -> bool:
    """Whether a heading counts a part of the decision: "A", "II", "* * *"."""
    return _PART.match(text.strip()) is not None


def _headings(text: str, lines: list[tuple[int, int]], words: Words, *, number_follows: bool) -> int:
    """How many lines from the first on are headings; 0 where what follows them opens nothing."""
    count = 0
    for start, end in lines[:_HEADINGS]:
        if not _is_title(text[start:end].strip(), words):
            break
        count += 1
    if count == len(lines):
        return count if number_follows else 0
    following = text[slice(*lines[count])].strip()
    opens = _OPENS.match(following) is not None or words.participle.match(following) is not None
    return count if opens else 0


def _is_title(line: str, words: Words) -> bool:
    if _PART.match(line) or WITH_REGARD.match(line):
        return True
    if len(line) > _LONGEST or line[-1:] in ".;,:،؛。；，":
        return False
    if _LETTERED.match(line):
        return True
    if _OPENS.match(line):
        return False
    if words.code == "en" and words.participle.match(line) and len(line) > 60:
        return False
    first = line.lstrip('(“"«„ ')[:1]
    return bool(first) and first.isalpha() and not first.islower()


def _later_preamble(text: str, lines: list[tuple[int, int]], words: Words) -> list[Aside]:
    """The lines up to the end of the text, where each is a clause of a preamble or, last, counts a part; else none."""
    found: list[Aside] = []
    if len(lines) >= _WINDOW - _HEADINGS:
        return found
    for start, end in lines:
        line = text[start:end].strip()
        if words.participle.match(line) and _CLOSED_BY_COMMA.search(line):
            found.append(Aside("preambular", start, end))
        elif found and is_part(line):
            found.append(Aside("heading", start, end))
        else:
            return []
    return found


def parts_at(text: str, asides: list[Aside]) -> Iterator[int]:
    """Where headings that count a part begin."""
    yield from (aside.start for aside in asides if aside.kind == "heading" and is_part(text[aside.start : aside.end]))
