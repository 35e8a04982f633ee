"""Footnotes of papers: where each is called, and which document each names, Ibid. included."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from chapter8.atlas import Atlas
from chapter8.record.notes import Cited, read_note
from chapter8.record.nouns import Note, Passage
from chapter8.record.paragraphs import Paragraph
from chapter8.record.text import Line

_NUMBER = re.compile(r"^(?:\(?(?P<number>\d{1,3})\)?|(?P<raised>[⁰¹²³⁴-⁹]{1,3}))[.\s]\s*(?=\S)")
_CALL = re.compile(r"(?<=[A-Za-zÀ-ÿ.,;:)\]”’\"'])(?P<number>\d{1,3})(?=[\s.,;:)—–-]|$)|(?P<raised>[⁰¹²³⁴-⁹]{1,3})")
_YEAR_CALL = re.compile(r"\b(?:19|20)\d\d(?P<number>\d{1,3})(?=[\s.,;:)]|$)")
_RULE = re.compile(r"[_—–‗-]{5,}")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


@dataclass(frozen=True, slots=True)
class _Call:
    """Where a note is called: its number, the passage, and the code point in it."""

    number: int
    order: int
    passage: str
    offset: int


def note_number(text: str) -> tuple[str, str] | None:
    """Number and words of a footnote as printed: "3 S/2006/590." -> ("3", "S/2006/590.")."""
    found = _NUMBER.match(text)
    if found is None:
        return None
    number = found["number"] or found["raised"].translate(_RAISED)
    return number, text[found.end() :]


def footnotes_in(lines: Sequence[Line]) -> tuple[tuple[Paragraph, ...], frozenset[int]]:
    """The footnotes among the lines, each as one paragraph, and the places of all their lines.

    Footnotes are what the format itself marks as such, and what stands under a ruled line: to the end of the page, or
    in a text without pages up to the next empty line that no further number follows.
    """
    notes: list[list[Line]] = []
    taken: set[int] = set()
    ruled: int | None = None  # the line of the rule, while its block lasts
    for index, line in enumerate(lines):
        if line.style == "furniture":
            continue
        if _RULE.fullmatch(line.text.strip()):
            ruled = index
            if _opens_notes(lines, index):
                taken.add(index)
            else:
                ruled = None
            continue
        if ruled is not None and not _still_ruled(lines, ruled, index):
            ruled = None
        if (line.style != "footnote" and ruled is None) or not line.text:
            continue
        taken.add(index)
        if note_number(line.text) is not None or not notes:
            notes.append([line])
        else:
            notes[-1].append(line)
    joined = (Paragraph(" ".join(line.text for line in note), note[0].page, "footnote") for note in notes)
    return tuple(joined), frozenset(taken)


def _opens_notes(lines: Sequence[Line], rule: int) -> bool:
    """Whether the first line under a rule begins a numbered note."""
    after = next((line.text for line in lines[rule + 1 : rule + 4] if line.text), "")
    return note_number(after) is not None


def _still_ruled(lines: Sequence[Line], rule: int, index: int) -> bool:
    if lines[index].page != lines[rule].page:
        return False
    if lines[index].page is not None or lines[index - 1].text or index == rule + 1:
        return True
    return note_number(lines[index].text) is not None and not re.match(r"\d{1,3}\.", lines[index].text)


def notes_of(passages: Sequence[Passage], atlas: Atlas) -> tuple[Note, ...]:
    """The notes, in order, each with the place of its call; a note that nothing calls says so by `called_in` None.

    A number glued to a word is a call only where the note of that number stands behind it and the call of the note
    before it stands in front: "resolution 60/1" and years call nothing.
    """
    notes = [(order, item) for order, item in enumerate(passages) if item.kind == "note" and item.number]
    calls = _calls(passages) if notes else []
    told: list[Note] = []
    before, position = Cited(), (-1, -1)
    for order, item in notes:
        number = item.number or ""
        call = _call_of(int(number), calls, position, order)
        position = (call.order, call.offset) if call else position
        reading = read_note(item.text, item.id, before, atlas)
        before = reading.cited
        told.append(
            Note(
                section=item.section,
                number=number,
                text=item.text,
                called_in=call.passage if call else None,
                offset=call.offset if call else None,
                citations=reading.citations,
                unresolved=reading.unresolved,
            )
        )
    return tuple(told)


def _calls(passages: Sequence[Passage]) -> list[_Call]:
    found = []
    for order, item in enumerate(passages):
        if item.kind in {"note", "furniture"}:
            continue
        for pattern in (_CALL, _YEAR_CALL):
            for match in pattern.finditer(item.text):
                named = match.groupdict()
                number = named["number"] or (named.get("raised") or "").translate(_RAISED)
                place = match.start("number") if named["number"] else match.start()
                found.append(_Call(int(number), order, item.id, place))
    return sorted(found, key=lambda call: (call.order, call.offset))


def _call_of(number: int, calls: Sequence[_Call], after: tuple[int, int], note: int) -> _Call | None:
    """The last call of that number between the call before and the note itself."""
    fitting = [one for one in calls if one.number == number and after < (one.order, one.offset) and one.order < note]
    return fitting[0] if fitting else None
