"""Where the body text calls a note: digits glued to words and years, found by the order and the place of the notes."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from chapter8.record.kinds.repertoire.layout import Paragraph, RawNote

_DIGIT = re.compile(r"[1-9]")
_N = r"(?P<number>[1-9]\d{0,2})(?!\w)"
# From the surest form to the least sure.
_FORMS = (
    re.compile(
        rf"(?:(?<=[^\W\d][.,;:?!”’\"')\]])(?<!\bp\.)|(?<=[^\W\d_])|(?<=[)”’\]%])|(?<=[)”’\]%][.,;:])|(?<=[—–])){_N}"
    ),
    re.compile(rf"(?:(?<=\b(?:19|20)\d\d)|(?<=\b(?:19|20)\d\d[.,;:])){_N}"),
    re.compile(rf"(?<=\d[.,;:]){_N}(?=\s|$)(?!\s?(?:per|million|billion))"),
    re.compile(rf"(?<=[.,;:”’)]\s){_N}(?=\s+[A-Z—“a-z]|$)"),
)


@dataclass(frozen=True, slots=True)
class Call:
    """Note number `note` (index into the notes) is called in paragraph `paragraph`, by the digits `start` to `end`."""

    note: int
    paragraph: int
    start: int
    end: int


@dataclass(frozen=True, slots=True, order=True)
class _Digits:
    """Digits that may call a note, in the piece of a paragraph that stands above note block `region`."""

    paragraph: int
    start: int
    end: int
    region: int


def find_calls(paragraphs: Sequence[Paragraph], notes: Sequence[RawNote]) -> dict[int, Call]:
    """The call of each note, by index of the note; a note whose call can't be found is left out.

    A note is called on the page at whose foot it stands, and calls follow each other in the order of the numbers:
    first that page is searched, then, for notes set on another page than their call, all that follows the last call
    up to the end of the next page.
    """
    on_page, anywhere = _candidates(paragraphs)
    calls: dict[int, Call] = {}
    last = _Digits(0, 0, 0, 0)
    for index, note in enumerate(notes):
        found = next(
            (
                digits
                for table, region in ((on_page, note.region), (anywhere, None))
                for form in range(len(_FORMS))
                if (digits := _first_after(last, table.get((form, note.number, region), ()))) is not None
                and digits.region <= note.region + 1
            ),
            None,
        )
        if found is not None:
            calls[index] = Call(index, found.paragraph, found.start, found.end)
            last = _Digits(found.paragraph, found.end, 0, 0)
    return calls


_Table = dict[tuple[int, int, int | None], list[_Digits]]


def _candidates(paragraphs: Sequence[Paragraph]) -> tuple[_Table, _Table]:
    """All digits that have a form of calls, in order of place, by form and number: for each page foot, and for all."""
    on_page: _Table = {}
    anywhere: _Table = {}
    for at, paragraph in enumerate(paragraphs):
        if paragraph.furniture:
            continue
        starts = [start for start, _ in paragraph.regions]
        digits_at = [found.start() for found in _DIGIT.finditer(paragraph.text)]
        for form, pattern in enumerate(_FORMS):
            for match in _matches(pattern, paragraph.text, digits_at):
                region = paragraph.regions[bisect_right(starts, match.start()) - 1][1]
                digits = _Digits(at, *match.span("number"), region)
                on_page.setdefault((form, int(match["number"]), region), []).append(digits)
                anywhere.setdefault((form, int(match["number"]), None), []).append(digits)
    return on_page, anywhere


def _matches(pattern: re.Pattern[str], text: str, digits_at: Sequence[int]) -> Iterator[re.Match[str]]:
    """As `pattern.finditer(text)`, but tried only where there is a digit: they are few, and each try looks back."""
    at = 0
    for place in digits_at:
        if place >= at and (found := pattern.match(text, place)):
            at = found.end()
            yield found


def _first_after(last: _Digits, candidates: Sequence[_Digits]) -> _Digits | None:
    at = bisect_left(candidates, last)
    return candidates[at] if at < len(candidates) else None


def without_calls(text: str, calls: Sequence[Call]) -> tuple[str, list[int]]:
    """The text without the digits of its calls, and where each call stood in it."""
    pieces, offsets, at, removed = [], [], 0, 0
    for call in sorted(calls, key=lambda call: call.start):
        pieces.append(text[at : call.start])
        offsets.append(call.start - removed)
        removed += call.end - call.start
        at = call.end
    return "".join((*pieces, text[at:])), offsets
