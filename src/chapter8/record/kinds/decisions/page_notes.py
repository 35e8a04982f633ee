"""Footnotes of a decision: taken out of the flow at the foot of their page, their calls out of the words.

A note is one where the page shows it: it stands behind a rule of low lines, or begins with an asterisk, or it is the
last on its page, begins with a bare number and that number is glued to a word before it. Anything else stays text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from chapter8.record.verbs import opens_operative

_RULE = re.compile(r"_{6,}\s*")
_STARRED = re.compile(r"\*{1,3}\s?(?=[A-Z(“\"])")
_NUMBERED = re.compile(r"(\d{1,2})\s+(?=[A-Z“\"(])")
_INSIDE = re.compile(r"(?:^|(?<=[.;]\s))(\d{1,2})\s+(?=[A-Z“\"(])")
_REISSUED = re.compile(r"\*\s?(?:Re-?issued|Second reissue|Third reissue)\b")
_OPENS_LIST = re.compile(r"\*\s+\*")
_LONGEST = 12
"""Lines that a page's notes take at most: where more follow, it was no note."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A line or a paragraph as the format gives it; style "furniture" where it ends a page."""

    text: str
    page: int | None = None
    style: str | None = None


@dataclass(frozen=True, slots=True)
class PageNote:
    """A footnote as printed, with its number or asterisk; where it stood is before the piece of index `before`."""

    text: str
    page: int | None


def take_notes(pieces: Sequence[Piece]) -> tuple[list[Piece], list[PageNote]]:
    """The pieces without notes, calls and furniture, and the notes."""
    kept: list[Piece] = []
    notes: list[PageNote] = []
    index = 0
    while index < len(pieces):
        end = _note_end(pieces, index)
        if end > index:
            text = _RULE.sub("", " ".join(piece.text for piece in pieces[index:end] if piece.text))
            if text:
                notes.append(PageNote(text, pieces[index].page))
            index = end
            continue
        if pieces[index].style != "furniture":
            kept.append(pieces[index])
        index += 1
    return _without_calls(kept, notes), notes


def _note_end(pieces: Sequence[Piece], index: int) -> int:
    """Where a block of notes that begins here ends; `index` itself where none begins."""
    text = pieces[index].text
    if pieces[index].style == "footnote":
        return index + 1
    if _REISSUED.match(text):
        return index + 1
    ruled = _RULE.match(text) is not None
    starred = _STARRED.match(text) is not None and _OPENS_LIST.match(text) is None
    number = _NUMBERED.match(text)
    if not (ruled or starred or number):
        return index
    end = _page_end(pieces, index)
    if end == index:
        return index + 1 if ruled and _RULE.fullmatch(text) else index
    if number and not ruled:
        called = rf"(?<=[a-z,;.)”\"’]){number.group(1)}(?!\d)(?=[\s,;.)]|$)"
        before = "\n".join(piece.text for piece in pieces[max(0, index - 60) : index])
        if opens_operative(text, number.end()) or re.search(called, before) is None:
            return index
    return end


def _page_end(pieces: Sequence[Piece], index: int) -> int:
    """The index at which the page of a piece ends, within a few lines; `index` where it goes on for longer."""
    for end in range(index + 1, min(len(pieces), index + _LONGEST) + 1):
        last = end == len(pieces)
        if last or pieces[end].style == "furniture" or pieces[end].page != pieces[index].page:
            return end
    return index


def _without_calls(pieces: Sequence[Piece], notes: Sequence[PageNote]) -> list[Piece]:
    """The pieces without the numbers and asterisks that call the notes found."""
    numbers: list[str] = []
    for note in notes:
        numbers.extend(match.group(1) for match in _INSIDE.finditer(note.text))
        if note.text.startswith("*") and not _REISSUED.match(note.text):
            numbers.append("*")
    kept = list(pieces)
    for number in dict.fromkeys(numbers):
        call = re.compile(
            r"(?<=[A-Za-z,;.)”\"’])\*{1,3}(?=[\s,;.)]|$)" if number == "*"
            else rf"(?<=[a-z,;.)”\"’]){number}(?!\d)(?=[\s,;.)]|$)"
        )  # fmt: skip
        for index, piece in enumerate(kept):
            changed = call.sub("", piece.text, count=0 if number == "*" else 1)
            if changed != piece.text:
                kept[index] = replace(piece, text=changed)
                if number != "*":
                    break
    return kept
