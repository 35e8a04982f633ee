"""Where the body text calls a note: digits glued to words and years, found by the order and the place of the notes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from chapter8.record.kinds.repertoire_layout import Paragraph, RawNote

# From the surest form to the least sure. In each, {n} is the number that is due.
_FORMS = (
    (
        r"(?<=[^\W\d][.,;:?!”’\"')\]])(?<!\bp\.){n}(?!\d)(?!\w)|(?<=[^\W\d_]){n}(?!\w)|(?<=[)”’\]%]){n}(?!\w)"
        r"|(?<=[)”’\]%][.,;:]){n}(?!\w)|(?<=[—–]){n}(?!\w)"
    ),
    r"(?<=\b(?:19|20)\d\d){n}(?!\d)(?!\w)|(?<=\b(?:19|20)\d\d[.,;:]){n}(?!\d)(?!\w)",
    r"(?<=\d[.,;:]){n}(?=\s|$)(?!\s?(?:per|million|billion))",
    r"(?<=[.,;:”’)]\s){n}(?=\s+[A-Z—“a-z]|$)",
)


@dataclass(frozen=True, slots=True)
class Call:
    """Note number `note` (index into the notes) is called in paragraph `paragraph`, by the digits `start` to `end`."""

    note: int
    paragraph: int
    start: int
    end: int


def find_calls(paragraphs: Sequence[Paragraph], notes: Sequence[RawNote]) -> dict[int, Call]:
    """The call of each note, by index of the note; a note whose call can't be found is left out.

    A note is called on the page at whose foot it stands, and calls follow each other in the order of the numbers:
    first that page is searched, then, for notes set on another page than their call, all that follows the last call.
    """
    calls: dict[int, Call] = {}
    last = (0, 0)
    for index, note in enumerate(notes):
        call = _search(index, note, paragraphs, last, same_page=True) or _search(
            index, note, paragraphs, last, same_page=False
        )
        if call is not None:
            calls[index] = call
            last = (call.paragraph, call.end)
    return calls


def _search(
    index: int, note: RawNote, paragraphs: Sequence[Paragraph], last: tuple[int, int], *, same_page: bool
) -> Call | None:
    for form in _FORMS:
        pattern = re.compile(form.replace("{n}", str(note.number)))
        for at in range(last[0], len(paragraphs)):
            paragraph = paragraphs[at]
            if paragraph.furniture:
                continue
            if paragraph.regions[0][1] > note.region + 1:
                break
            for start, end, region in _pieces(paragraph):
                if region > note.region + (0 if same_page else 1) or (same_page and region != note.region):
                    continue
                begin = max(start, last[1]) if at == last[0] else start
                if match := pattern.search(paragraph.text, begin, _reach(paragraph.text, end)):
                    return Call(index, at, match.start(), match.end())
    return None


def _pieces(paragraph: Paragraph) -> list[tuple[int, int, int]]:
    """The stretches of a paragraph by the note block below them: start, end, region."""
    starts = [start for start, _ in paragraph.regions]
    ends = [*starts[1:], len(paragraph.text)]
    return [(start, end, region) for (start, region), end in zip(paragraph.regions, ends, strict=True)]


def _reach(text: str, end: int) -> int:
    """A search ends where its piece does; look-ahead needs no more than that."""
    return min(end, len(text))


def without_calls(text: str, calls: Sequence[Call]) -> tuple[str, list[int]]:
    """The text without the digits of its calls, and where each call stood in it."""
    pieces, offsets, at, removed = [], [], 0, 0
    for call in sorted(calls, key=lambda call: call.start):
        pieces.append(text[at : call.start])
        offsets.append(call.start - removed)
        removed += call.end - call.start
        at = call.end
    return "".join((*pieces, text[at:])), offsets
