"""Footnotes of a decision: taken out of the flow at the foot of their page, their calls out of the words.

A note is one where the page shows it: it stands behind a rule of low lines, or begins with an asterisk, or it is the
last on its page, begins with a bare number and that number is glued to a word before it. Anything else stays text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from chapter8.record.verbs import opens_operative

_RULE = re.compile(r"_{6,}\s*")
_STARRED = re.compile(r"\*{1,3}\s?(?=[A-Z(“\"])")
_NUMBERED = re.compile(r"(\d{1,2})\s+(?=[A-Z“\"(])")
_INSIDE = re.compile(r"(?:^|(?<=[.;]\s))(\d{1,2})\s+(?=[A-Z“\"(])")
_REISSUED = re.compile(r"\*\s?(?:Re-?issued|Second reissue|Third reissue)\b")
_OPENS_LIST = re.compile(r"\*\s+\*")
_ASTERISKS = re.compile(r"\*{1,3}\s*")
_NO_CALL_BEHIND = r"(?<!\bAdd\.)(?<!\bRev\.)(?<!\bCorr\.)(?<!\bNo\.)(?<!\bp\.)"
_NUMBER_BEFORE = re.compile(r"^.*?(?:^|\s)(?:\d{1,3}\.|\([a-z]{1,4}\))\s+")
_MOST_CALLED = 200
"""Notes whose calls are looked for: a decision has a dozen, and each costs a look at all that stands before."""
_CONTEXT = 60
"""Characters before a call by which its place is known again."""
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
    """A footnote. `number` is the printed one, or its asterisks; `before` are the words in front of its call."""

    text: str
    page: int | None
    number: str | None = None
    before: str = ""


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
                notes.extend(_single(text, pieces[index].page))
            index = end
            continue
        if pieces[index].style != "furniture":
            kept.append(pieces[index])
        index += 1
    return _without_calls(kept, notes)


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
        called = _call(number.group(1))
        before = "\n".join(piece.text for piece in pieces[max(0, index - 60) : index])
        if opens_operative(text, number.end()) or called.search(before) is None:
            return index
    return end


def _page_end(pieces: Sequence[Piece], index: int) -> int:
    """The index at which the page of a piece ends, within a few lines; `index` where it goes on for longer."""
    for end in range(index + 1, min(len(pieces), index + _LONGEST) + 1):
        last = end == len(pieces)
        if last or pieces[end].style == "furniture" or pieces[end].page != pieces[index].page:
            return end
    return index


def _single(text: str, page: int | None) -> Iterator[PageNote]:
    """The notes of a block, each with its number: the numbers count on, whatever other numbers stand in the words."""
    starred = _ASTERISKS.match(text)
    if starred:
        yield PageNote(text[starred.end() :], page, starred.group().strip())
        return
    cuts: list[re.Match[str]] = []
    for match in _INSIDE.finditer(text):
        if not cuts or int(match.group(1)) == int(cuts[-1].group(1)) + 1:
            cuts.append(match)
    if not cuts or cuts[0].start() > 0:
        yield PageNote(text, page)
        return
    ends = [*(cut.start() for cut in cuts[1:]), len(text)]
    for cut, end in zip(cuts, ends, strict=True):
        yield PageNote(text[cut.end() : end].strip(), page, cut.group(1))


def _without_calls(pieces: Sequence[Piece], notes: Sequence[PageNote]) -> tuple[list[Piece], list[PageNote]]:
    """The pieces without the numbers and asterisks that call notes, and the notes with where they are called."""
    kept = list(pieces)
    placed: list[PageNote] = []
    for note in notes:
        starred = note.number is not None and note.number.startswith("*")
        called = (
            note.number is not None
            and len(placed) < _MOST_CALLED
            and not (starred and _REISSUED.match(f"* {note.text}"))
        )
        placed.append(replace(note, before=_uncall(kept, note.number or "", every=starred)) if called else note)
    return kept, placed


def _call(number: str) -> re.Pattern[str]:
    """A call is glued to the word or the mark before it, or to a year ("20231")."""
    glued = r"(?:(?<=[a-z,;.)”\"’])|(?<=\b(?:19|20)\d\d))"
    return re.compile(rf"{_NO_CALL_BEHIND}{glued}{number}(?!\d)(?=[\s,;.)]|$)")


def _uncall(kept: list[Piece], number: str, *, every: bool) -> str:
    """Take the call of a note out of the pieces; the words before the first one found."""
    call = re.compile(r"(?<=[A-Za-z,;.)”\"’])\*{1,3}(?=[\s,;.)]|$)") if every else _call(number)
    before = ""
    for index, piece in enumerate(kept):
        found = call.search(piece.text)
        if found is None:
            continue
        words = " ".join(piece.text[max(0, found.start() - _CONTEXT) : found.start()].split())
        before = before or _NUMBER_BEFORE.sub("", words)
        kept[index] = replace(piece, text=call.sub("", piece.text, count=0 if every else 1))
        if not every:
            break
    return before
