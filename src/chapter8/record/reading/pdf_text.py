"""The text of one PDF page with its boxes, in as few calls to the library as the layout needs.

The library gives a page's characters in one call, with a line end where a line of the page ends. Only the first and
the last character of a line are asked for their boxes, and the first for its font; the places of the words between
are asked only where a line may run across two columns or cells.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from pypdfium2 import raw

from chapter8.record.reading.columns import Fragment, PageText, runs_leftwards
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
_WORD_SPACE = re.compile(r"(?<=[^ ]) +(?=[^ ])")
_FONT_NAME = 128
_FLOATS = 4  # of one box: left, top, right, bottom
_BOX_BYTES = _FLOATS * ctypes.sizeof(ctypes.c_float)
_DOUBLE = ctypes.sizeof(ctypes.c_double)

Span = tuple[int, int]


class PageTooLongError(Exception):
    """A page holds more characters than any that people read; `count` says how many."""

    def __init__(self, count: int) -> None:
        """Keep the number for the message of whoever knows the file's name."""
        super().__init__(count)
        self.count = count


@dataclass(frozen=True, slots=True)
class _Calls:
    """The library's short calls. They keep the interpreter's lock, for giving it up costs more than they take."""

    box: Callable[..., int]
    font: Callable[..., int]
    count_parts: Callable[..., int]
    part: Callable[..., int]
    character: Callable[..., int]


@cache
def _calls() -> _Calls:
    short = ctypes.PYFUNCTYPE(ctypes.c_int)
    names = ("GetLooseCharBox", "GetFontInfo", "CountRects", "GetRect", "GetUnicode")
    functions = (getattr(raw, f"FPDFText_{name}") for name in names)
    return _Calls(*(short(ctypes.cast(function, ctypes.c_void_p).value or 0) for function in functions))


def read_page(page: Any, number: int, *, longest: int) -> PageText:
    """The lines of an open page, with their boxes in points from its lower left corner when its text stands upright.

    Raises `PageTooLongError` for more than `longest` characters. `page` is the library's own handle.
    """
    edges = raw.FS_RECTF()
    raw.FPDF_GetPageBoundingBox(page, edges)
    frame = Frame(edges.left, edges.bottom, edges.right, edges.top)
    drawn = raw.FPDFPage_CountObjects(page)
    pictured = is_pictured(page, drawn, frame)
    width, height, quarter, fragments = _letters(page, frame, longest)
    if fragments and quarter != raw.FPDFPage_GetRotation(page):
        # the library parts lines as the page is shown; shown another way than its text runs, it parts them wrongly
        raw.FPDFPage_SetRotation(page, quarter)
        width, height, _, fragments = _letters(page, frame, longest)
    return PageText(number, width, height, fragments, pictured, blank=drawn == 0)


Laid = tuple[float, float, Quarter, tuple[Fragment, ...]]
"""Width and height of the upright page, how it was turned for that, and its lines."""


def _letters(page: Any, frame: Frame, longest: int) -> Laid:
    text_page = raw.FPDFText_LoadPage(page)
    if not text_page:
        return *frame.size(0), 0, ()
    try:
        count = raw.FPDFText_CountChars(text_page)
        if count > longest:
            raise PageTooLongError(count)
        return _Letters(text_page, max(count, 0), frame).laid()
    finally:
        raw.FPDFText_ClosePage(text_page)


class _Letters:
    """The characters of one page, and what the library knows of their places."""

    def __init__(self, text_page: Any, count: int, frame: Frame) -> None:
        self._handle = ctypes.cast(text_page, ctypes.c_void_p)
        self._calls = _calls()
        self._text = self._characters(text_page, count)
        self._whole = _is_whole(self._text)
        self._frame = frame
        self._quarter: Quarter = 0
        self._font_name = ctypes.create_string_buffer(_FONT_NAME)
        self._styles: dict[bytes, str | None] = {}

    def laid(self) -> Laid:
        """The page's lines, split where columns or cells are apart, with their boxes on the upright page."""
        spans = [found.span() for found in _LINE.finditer(self._text)]
        ends = self._boxes([place for start, end in spans for place in (start, end - 1)])
        self._quarter = ends.quarter(leftwards=runs_leftwards(self._text))
        width, height = self._frame.size(self._quarter)
        whole = self._fragments(spans, ends)
        limit = _ONE_COLUMN * width
        wide = [at for at, one in enumerate(whole) if one.right - one.left >= limit]
        divided = dict(self._divided(spans, wide))
        if divided:
            whole = [piece for at, one in enumerate(whole) for piece in divided.get(at, (one,))]
        return width, height, self._quarter, tuple(whole)

    def _characters(self, text_page: Any, count: int) -> str:
        """All characters, one to each of the library's indexes."""
        buffer = (ctypes.c_ushort * (count + 1))()
        written = raw.FPDFText_GetText(text_page, 0, count, buffer)
        text = memoryview(buffer).cast("B")[: 2 * max(written - 1, 0)].tobytes().decode("utf-16-le", "surrogatepass")
        if len(text) == count:
            return text
        # halves of characters, or ones without a meaning, make the indexes differ: ask one by one
        one = self._calls.character
        codes = (one(self._handle, index) & 0x1FFFFF for index in range(count))
        return "".join(chr(code) if 0 < code < 0x110000 else " " for code in codes)

    def _boxes(self, places: Sequence[int]) -> Boxes:
        """The boxes of characters, as the file has them."""
        values = (ctypes.c_float * (_FLOATS * len(places)))()
        handle, ask, refer = self._handle, self._calls.box, ctypes.byref
        for at, place in enumerate(places):
            ask(handle, place, refer(values, at * _BOX_BYTES))
        return Boxes.of(memoryview(values).cast("B").cast("f").tolist())

    def _fragments(self, spans: Sequence[Span], ends: Boxes) -> list[Fragment]:
        """Runs of characters, with the boxes of the first and the last of each."""
        text = self._text
        texts = [text[start:end] for start, end in spans]
        if not self._whole:
            texts = [_whole_characters(one) for one in texts]
        styles = [self._style(start) for start, _ in spans]
        return list(map(Fragment, texts, *ends.upright(self._frame, self._quarter).joined_in_pairs(), styles))

    def _style(self, place: int) -> str | None:
        """Bold, italic or None, from the name of the font at this character."""
        length = self._calls.font(self._handle, place, self._font_name, _FONT_NAME, None)
        if not 0 < length <= _FONT_NAME:
            return None
        name = self._font_name.value
        if name not in self._styles:
            self._styles[name] = _style_of(name.lower())
        return self._styles[name]

    def _divided(self, spans: Sequence[Span], wide: Sequence[int]) -> Iterator[tuple[int, list[Fragment]]]:
        """The lines among the wide ones that are of more than one piece, with their pieces."""
        found = False
        for order, at in enumerate(wide):
            if found or order < _SAMPLE or self._parts_are_apart(spans[at]):
                pieces = self._pieces(spans[at])
                if pieces:
                    yield at, pieces
                    found = True

    def _parts_are_apart(self, span: Span) -> bool:
        """Whether the pieces in which the file itself draws the line leave a gap between them."""
        count = self._calls.count_parts(self._handle, span[0], span[1] - span[0])
        if count < 2:  # one piece has no gap
            return False
        values = (ctypes.c_double * (_FLOATS * count))()
        for at in range(count):
            sides = (ctypes.byref(values, (_FLOATS * at + side) * _DOUBLE) for side in range(_FLOATS))
            self._calls.part(self._handle, at, *sides)
        boxes = Boxes.of(memoryview(values).cast("B").cast("d").tolist()).upright(self._frame, self._quarter)
        pieces = sorted(zip(boxes.left, boxes.right, strict=True))
        reach = pieces[0][1]
        for left, right in pieces[1:]:
            if left - reach > _GAP:
                return True
            reach = max(reach, right)
        return False

    def _pieces(self, span: Span) -> list[Fragment]:
        """The line, cut at each gap that is wider than a word space or runs back; nothing where there is none."""
        start, end = span
        line = self._text[start:end]
        gaps = [(start + found.start() - 1, start + found.end()) for found in _WORD_SPACE.finditer(line)]
        places = self._boxes([place for gap in gaps for place in gap]).upright(self._frame, self._quarter)
        befores = zip(places.left[::2], places.right[::2], strict=True)
        afters = zip(places.left[1::2], places.right[1::2], strict=True)
        leftwards = runs_leftwards(line)
        cuts = [
            gap
            for gap, before, after in zip(gaps, befores, afters, strict=True)
            if _apart(before, after, leftwards=leftwards)
        ]
        if not cuts:
            return []
        edges = [start, *(edge for before, after in cuts for edge in (before + 1, after)), end]
        pieces = list(zip(edges[::2], edges[1::2], strict=True))
        return self._fragments(pieces, self._boxes([place for first, last in pieces for place in (first, last - 1)]))


Reach = tuple[float, float]


def _apart(before: Reach, after: Reach, *, leftwards: bool) -> bool:
    """Whether two neighbouring words are of two cells: by a wide gap, or because the second stands before the first."""
    if leftwards:
        return before[0] - after[1] > _GAP
    return after[0] - before[1] > _GAP or after[0] < before[0]


def _style_of(name: bytes) -> str | None:
    if b"bold" in name:
        return "bold"
    return "italic" if b"italic" in name or b"oblique" in name else None


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
