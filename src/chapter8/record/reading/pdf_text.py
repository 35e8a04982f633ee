"""The text of one PDF page with its boxes, in as few calls to the library as the layout needs.

The library gives a page's characters in one call, with a line end where a line of the page ends. Only the first and
the last character of a line are asked for their boxes, and the first for its font; the places of the words between
are asked only where a line may run across two columns or cells.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import Any

from pypdfium2 import raw

from chapter8.record.reading.columns import Fragment, PageText, runs_leftwards
from chapter8.record.reading.pdf_calls import Fonts, Questions, short_calls, styles
from chapter8.record.reading.pictures import is_pictured
from chapter8.record.reading.turned import Boxes, Frame, Quarter

_GAP = 9.0
"""White space in points that no word space of running text reaches: beyond it another column or cell begins."""
_ONE_COLUMN = 0.41
"""The share of the page's width that a line of one of two columns fills at most (with margins and gutter)."""
_SAMPLE = 6
"""So many wide lines of a page are asked word by word; the others only where these, or their own parts, show a gap."""
_LINE = re.compile(r"[^\s\x02\ufffe](?:[^\x02\ufffe\r\n]*[^\s\x02\ufffe])?[\x02\ufffe]?")
"""What the library writes for a hyphen at a line's end (by version) ends the line although nothing else says so."""
_WORD_SPACE = re.compile(" +")
_FLOATS = 4  # of one box: left, top, right, bottom
_DOUBLE = ctypes.sizeof(ctypes.c_double)

Span = tuple[int, int]
_fragment = partial(tuple.__new__, Fragment)  # what Fragment._make does, in a third of its time


class PageTooLongError(Exception):
    """A page holds more characters than any that people read; `count` says how many."""

    def __init__(self, count: int) -> None:
        """Keep the number for the message of whoever knows the file's name."""
        super().__init__(count)
        self.count = count


@dataclass(frozen=True, slots=True)
class Runs:
    """Runs of characters of a page: where they stand in its text, with what the library told of their ends.

    `ends` has the boxes of the first and the last character of each, on the upright page; `fonts` those of the first.
    """

    spans: Sequence[Span]
    ends: Boxes
    fonts: Fonts

    def fragments(self, text: str) -> list[Fragment]:
        """The runs with their boxes, as lines or pieces of lines."""
        texts = [text[start:end] for start, end in self.spans]
        if not _is_whole(text):
            texts = [_whole_characters(one) for one in texts]
        return list(map(_fragment, zip(texts, *self.ends.joined_in_pairs(), styles(self.fonts), strict=True)))


@dataclass(frozen=True, slots=True)
class Letters:
    """The characters of a page, the runs that are its lines, and the pieces of those that are divided.

    `divided` says by line of how many pieces it is; `quarter` how the page must be turned for the text to be upright.
    """

    text: str
    quarter: Quarter
    lines: Runs
    pieces: Runs
    divided: dict[int, int]

    def fragments(self) -> list[Fragment]:
        """The lines in the library's order, those that are divided as their pieces."""
        fragments = self.lines.fragments(self.text)
        pieces = iter(self.pieces.fragments(self.text) if self.divided else ())
        parts = {at: list(islice(pieces, count)) for at, count in self.divided.items()}
        for at in sorted(parts, reverse=True):
            fragments[at : at + 1] = parts[at]
        return fragments


@dataclass(frozen=True, slots=True)
class Told:
    """What the library has told of a page: all that its lines are made of, without another call."""

    number: int
    frame: Frame
    letters: Letters
    pictured: bool
    blank: bool

    def page(self) -> PageText:
        """The page's lines, with their boxes in points from its lower left corner when its text stands upright."""
        width, height = self.frame.size(self.letters.quarter)
        return PageText(self.number, width, height, tuple(self.letters.fragments()), self.pictured, self.blank)


def ask_page(page: Any, number: int, questions: Questions, *, longest: int) -> Told:
    """Ask the library all about an open page, given as its own handle.

    Raises `PageTooLongError` for more than `longest` characters. `questions` is the room in which the pages of the
    document are asked.
    """
    edges = raw.FS_RECTF()
    raw.FPDF_GetPageBoundingBox(page, edges)
    frame = Frame(edges.left, edges.bottom, edges.right, edges.top)
    drawn = raw.FPDFPage_CountObjects(page)
    pictured = is_pictured(page, drawn, frame)
    letters = _letters(page, frame, questions, longest)
    if letters.lines.spans and letters.quarter != raw.FPDFPage_GetRotation(page):
        # the library parts lines as the page is shown; shown another way than its text runs, it parts them wrongly
        raw.FPDFPage_SetRotation(page, letters.quarter)
        letters = _letters(page, frame, questions, longest)
    return Told(number, frame, letters, pictured, blank=drawn == 0)


def _letters(page: Any, frame: Frame, questions: Questions, longest: int) -> Letters:
    text_page = raw.FPDFText_LoadPage(page)
    if not text_page:
        nothing = Runs((), Boxes.of(()), ())
        return Letters("", 0, nothing, nothing, {})
    try:
        count = raw.FPDFText_CountChars(text_page)
        if count > longest:
            raise PageTooLongError(count)
        return _Asking(text_page, max(count, 0), frame, questions).letters()
    finally:
        raw.FPDFText_ClosePage(text_page)


class _Asking:
    """The questions about one page: each is asked of as few characters as the layout needs."""

    def __init__(self, text_page: Any, count: int, frame: Frame, questions: Questions) -> None:
        self._handle = ctypes.cast(text_page, ctypes.c_void_p)
        self._questions = questions
        self._text = self._characters(text_page, count)
        self._frame = frame
        self._quarter: Quarter = 0

    def letters(self) -> Letters:
        """The page's lines, and the pieces of those in which columns or cells are apart."""
        spans = [found.span() for found in _LINE.finditer(self._text)]
        ends = self._ends(spans)
        self._quarter = ends.quarter(leftwards=runs_leftwards(self._text))
        lines = self._runs(spans, ends)
        limit = _ONE_COLUMN * self._frame.size(self._quarter)[0]
        wide = [at for at, reach in enumerate(lines.ends.reaches_of_pairs()) if reach >= limit]
        divided = dict(self._divided(spans, wide))
        parts = [piece for pieces in divided.values() for piece in pieces]
        pieces = self._runs(parts, self._ends(parts))
        return Letters(self._text, self._quarter, lines, pieces, {at: len(several) for at, several in divided.items()})

    def _ends(self, spans: Sequence[Span]) -> Boxes:
        """The boxes of the first and the last character of each run, as the file has them."""
        return self._boxes([place for start, end in spans for place in (start, end - 1)])

    def _runs(self, spans: Sequence[Span], ends: Boxes) -> Runs:
        fonts = self._questions.fonts(self._handle, [start for start, _ in spans])
        return Runs(spans, ends.upright(self._frame, self._quarter), fonts)

    def _characters(self, text_page: Any, count: int) -> str:
        """All characters, one to each of the library's indexes."""
        buffer = (ctypes.c_ushort * (count + 1))()
        written = raw.FPDFText_GetText(text_page, 0, count, buffer)
        text = memoryview(buffer).cast("B")[: 2 * max(written - 1, 0)].tobytes().decode("utf-16-le", "surrogatepass")
        if len(text) == count:
            return text
        # halves of characters, or ones without a meaning, make the indexes differ: ask one by one
        one = short_calls().character
        codes = (one(self._handle, index) & 0x1FFFFF for index in range(count))
        return "".join(chr(code) if 0 < code < 0x110000 else " " for code in codes)

    def _boxes(self, places: Sequence[int]) -> Boxes:
        """The boxes of characters, as the file has them."""
        return Boxes.of(self._questions.boxes(self._handle, places))

    def _divided(self, spans: Sequence[Span], wide: Sequence[int]) -> Iterator[tuple[int, list[Span]]]:
        """The lines among the wide ones that are of more than one piece, with the places of their pieces."""
        sample, others = wide[:_SAMPLE], wide[_SAMPLE:]
        found = False
        for at, pieces in self._pieces(spans, sample):
            found = True
            yield at, pieces
        while others and not found:
            at, *others = others
            if self._parts_are_apart(spans[at]):
                for one in self._pieces(spans, [at]):
                    found = True
                    yield one
        yield from self._pieces(spans, others)

    def _parts_are_apart(self, span: Span) -> bool:
        """Whether the pieces in which the file itself draws the line leave a gap between them."""
        count = short_calls().count_parts(self._handle, span[0], span[1] - span[0])
        if count < 2:  # one piece has no gap
            return False
        values = (ctypes.c_double * (_FLOATS * count))()
        for at in range(count):
            sides = (ctypes.byref(values, (_FLOATS * at + side) * _DOUBLE) for side in range(_FLOATS))
            short_calls().part(self._handle, at, *sides)
        boxes = Boxes.of(memoryview(values).cast("B").cast("d").tolist()).upright(self._frame, self._quarter)
        pieces = sorted(zip(boxes.left, boxes.right, strict=True))
        reach = pieces[0][1]
        for left, right in pieces[1:]:
            if left - reach > _GAP:
                return True
            reach = max(reach, right)
        return False

    def _pieces(self, spans: Sequence[Span], lines: Sequence[int]) -> Iterator[tuple[int, list[Span]]]:
        """Those lines that have a gap wider than a word space, or that runs back, with what stands between the gaps."""
        gaps = {at: self._gaps(*spans[at]) for at in lines}
        places = [place for several in gaps.values() for gap in several for place in gap]
        boxes = self._boxes(places).upright(self._frame, self._quarter)
        reaches = list(zip(boxes.left, boxes.right, strict=True))
        sides = zip(reaches[::2], reaches[1::2], strict=True)
        for at, several in gaps.items():
            start, end = spans[at]
            leftwards = runs_leftwards(self._text[start:end])
            sided = zip(several, islice(sides, len(several)), strict=True)
            cuts = [gap for gap, (before, after) in sided if _apart(before, after, leftwards=leftwards)]
            if cuts:
                edges = [start, *(edge for before, after in cuts for edge in (before + 1, after)), end]
                yield at, list(zip(edges[::2], edges[1::2], strict=True))

    def _gaps(self, start: int, end: int) -> list[Span]:
        """Where the line has word spaces: the character before each, and the one behind it."""
        return [(found.start() - 1, found.end()) for found in _WORD_SPACE.finditer(self._text, start, end)]


Reach = tuple[float, float]


def _apart(before: Reach, after: Reach, *, leftwards: bool) -> bool:
    """Whether two neighbouring words are of two cells: by a wide gap, or because the second stands before the first."""
    if leftwards:
        return before[0] - after[1] > _GAP
    return after[0] - before[1] > _GAP or after[0] < before[0]


def _is_whole(text: str) -> bool:
    """Whether it holds no half of a character and no zero."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return "\x00" not in text


def _whole_characters(text: str) -> str:
    """Pairs of halves joined to one character each; a half alone, and a zero, become the mark of the unreadable."""
    joined = text.encode("utf-16-le", errors="surrogatepass").decode("utf-16-le", errors="replace")
    return joined.replace("\x00", "\ufffd")
