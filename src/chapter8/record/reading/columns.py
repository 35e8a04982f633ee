"""Reading order: which lines of a page stand side by side, and which column comes first.

A page is set in two columns when a vertical gutter near its middle is crossed by few rows while both sides hold
text. Rows that cross the gutter (titles, tables, lists of members) divide the page into bands; within a band the
left column is read before the right one, and the right one first where the script runs from right to left.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from operator import attrgetter, sub
from typing import NamedTuple

from chapter8.record.text import Line

_SAME_ROW = 3.0
_MIN_SIDE = 3
_MIN_FREE = 0.25
_FEW_CROSS = 4
"""On a page set in two columns at most one line in so many runs across both."""
_STEPS = range(40, 61)
"""Where a gutter is looked for, in hundredths of the page's width."""
_WIDE_GAP = 1.35
"""A step between baselines so many times the usual one sets paragraphs apart."""
_ASCII = bytes(range(128))
_LEFTWARDS = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


class Fragment(NamedTuple):
    """A run of text with its box in points, from the lower left corner of the page."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    style: str | None = None


@dataclass(frozen=True, slots=True)
class PageText:
    """A page's fragments as the PDF holds them, in no trusted order.

    `pictured`: an image covers most of the page, as on a sheet that was scanned. `blank`: nothing is drawn on it.
    """

    number: int
    width: float
    height: float
    fragments: tuple[Fragment, ...]
    pictured: bool = False
    blank: bool = False


Row = list[Fragment]
_line = partial(tuple.__new__, Line)  # what Line._make does, in a third of its time
_left, _bottom = attrgetter("left"), attrgetter("bottom")


def runs_leftwards(text: str) -> bool:
    """Whether most of its letters are of a script that is written from right to left (Arabic, Hebrew)."""
    foreign = text.encode(errors="surrogatepass").translate(None, _ASCII).decode(errors="surrogatepass")
    if not _LEFTWARDS.search(foreign):  # of a page's thousands of characters some dozens at most
        return False
    return len(_LEFTWARDS.findall(text)) * 2 > sum(map(str.isalpha, text))


@dataclass(frozen=True, slots=True)
class Page:
    """A page in reading order: its lines, its gutter (None for one column), and where its second column's lines begin.

    `body` is what it holds besides furniture.
    """

    lines: list[Line]
    gutter: float | None
    body: Sequence[Fragment]
    seconds: Sequence[int]


def order_page(page: PageText, furniture: Collection[int], gutter: float | None = None) -> Page:
    """The page in reading order, its furniture (by place among its fragments) first.

    `gutter`: where the second column begins on a page that does not show it itself.
    """
    body = [one for at, one in enumerate(page.fragments) if at not in furniture] if furniture else page.fragments
    lines = [Line(page.fragments[at].text, page.number, style="furniture") for at in sorted(furniture)]
    gutter = gutter or find_gutter(body, page.width)
    setting = _Setting(page.width, page.number, leftwards=_page_runs_leftwards(body))
    lines += _ordered(body, gutter, setting, above=len(furniture) > 0)
    seconds = [] if gutter is None else [round(one.left) for one in body if gutter - 1 <= one.left]
    return Page(lines, gutter, body, seconds)


@dataclass(frozen=True, slots=True)
class Columns:
    """How most pages in two columns are set: their gutter, and where the second column begins."""

    gutter: float
    second: int

    def fit(self, page: Page) -> bool:
        """Whether a line of the page begins where the second column does, and few lines run across the gutter."""
        before, after = self.gutter - 1, self.gutter + 1
        crossing = sum(one.left < before and one.right > after for one in page.body)
        second = any(abs(one.left - self.second) <= 1 for one in page.body)
        return second and crossing * _FEW_CROSS <= len(page.body)


def usual_columns(pages: Sequence[Page]) -> Columns | None:
    """The columns of most pages that are set in two; None where no page is, or all are."""
    found = sorted(page.gutter for page in pages if page.gutter is not None)
    if len(found) == 0 or len(found) == len(pages):
        return None
    begins = Counter(chain.from_iterable(page.seconds for page in pages))
    return Columns(found[len(found) // 2], begins.most_common(1)[0][0]) if begins else None


def _ordered(body: Sequence[Fragment], gutter: float | None, setting: _Setting, *, above: bool) -> list[Line]:
    """The lines of one page; `above`: something stands before them, a running head for one."""
    if gutter is None:
        return _column_lines(_rows(body), setting)
    lines: list[Line] = []
    for full, rows in _bands(_rows(body), gutter, leftwards=setting.leftwards):
        if full and above:
            lines.append(Line("", setting.number))
        lines.extend(_column_lines(rows, setting))
        if full:
            lines.append(Line("", setting.number))
        above = True
    return lines


@dataclass(frozen=True, slots=True)
class _Setting:
    """How a page is set: its width in points, the number its lines bear, the direction of its script."""

    width: float
    number: int
    leftwards: bool


def _page_runs_leftwards(fragments: Sequence[Fragment]) -> bool:
    foreign = [fragment.text for fragment in fragments if not fragment.text.isascii()]
    return len(foreign) * 2 > len(fragments) and runs_leftwards(" ".join(foreign))


def find_gutter(fragments: Sequence[Fragment], width: float) -> float | None:
    """The x of the gutter between two columns, or None for a page that is set in one."""
    if not fragments:
        return None
    _, lefts, _, rights, _, _ = zip(*fragments, strict=True)
    crossed = _Crossed(lefts, rights)
    middle = width / 2
    _, _, x = min((crossed.at(place), abs(place - middle), place) for place in (width * step / 100 for step in _STEPS))
    least = width * 0.1
    wide = [(left, right) for left, right in zip(lefts, rights, strict=True) if right - left > least]
    on_left = len([right for _, right in wide if right <= x + 1])
    on_right = len([left for left, _ in wide if left >= x - 1])
    if min(on_left, on_right) < _MIN_SIDE or on_left + on_right < _MIN_FREE * len(fragments):
        return None
    return x


class _Crossed:
    """How many lines run across a place on a page, and more than a point beyond it on either side."""

    def __init__(self, lefts: Sequence[float], rights: Sequence[float]) -> None:
        reaches = [(left + 1, right - 1) for left, right in zip(lefts, rights, strict=True) if right - 1 > left + 1]
        self._begins = sorted([begins for begins, _ in reaches])
        self._ends = sorted([ends for _, ends in reaches])

    def at(self, place: float) -> int:
        """Those that have begun, without those that have ended."""
        return bisect_left(self._begins, place) - bisect_right(self._ends, place)


def _rows(fragments: Sequence[Fragment]) -> list[Row]:
    """Fragments on one baseline, from top to bottom, each row from left to right."""
    rows: list[Row] = []
    baseline = 0.0
    for fragment in sorted(sorted(fragments, key=_left), key=_bottom, reverse=True):
        if rows and baseline - fragment.bottom <= _SAME_ROW:
            rows[-1].append(fragment)
        else:
            rows.append([fragment])
            baseline = fragment.bottom
    for row in rows:
        if len(row) > 1:
            row.sort(key=_left)
    return rows


def _bands(rows: Sequence[Row], gutter: float, *, leftwards: bool) -> Iterator[tuple[bool, list[Row]]]:
    """First columns, second columns and full-width rows (True), as runs of rows in reading order."""
    left: list[Row] = []
    right: list[Row] = []
    full: list[Row] = []
    columns = (right, left) if leftwards else (left, right)
    before, after = gutter - 1, gutter + 1
    for row in rows:
        on_left = [fragment for fragment in row if fragment.right <= after]
        on_right = row if not on_left else [fragment for fragment in row if fragment.right > after]
        if on_right and on_right[0].left < before:
            yield from ((False, column.copy()) for column in columns if column)
            left.clear()
            right.clear()
            full.append(row)
            continue
        if full:
            yield True, full
            full = []
        if on_left:
            left.append(on_left)
        if on_right:
            right.append(on_right)
    if full:
        yield True, full
    yield from ((False, column) for column in columns if column)


def _column_lines(rows: Sequence[Row], setting: _Setting) -> list[Line]:
    """A run of rows as lines, with indentation from the column's own edge and empty lines for gaps."""
    if not rows:
        return []
    leftwards, number, points = setting.leftwards, setting.number, setting.width / 100
    edges = [-row[-1].right for row in rows] if leftwards else [row[0].left for row in rows]
    edge = _edge(edges)
    bottoms = [row[0].bottom for row in rows]
    wide_gap = _WIDE_GAP * _leading(bottoms)
    opening = -1 if leftwards else 0
    lines: list[Line] = []
    previous = bottoms[0]
    for row, begins, bottom in zip(rows, edges, bottoms, strict=True):
        if wide_gap and previous - bottom > wide_gap:
            lines.append(Line("", number))
        previous = bottom
        indent = round((begins - edge) / points) if begins > edge else 0
        text, _, _, _, _, style = row[opening]
        lines.append(_line((text if len(row) == 1 else _row_text(row, leftwards=leftwards), number, indent, style)))
    return lines


def _row_text(row: Row, *, leftwards: bool) -> str:
    return " ".join(fragment.text for fragment in (reversed(row) if leftwards else row))


def _edge(lefts: Sequence[float]) -> float:
    """Where most lines of the column begin; the leftmost of the frequent places."""
    counted = Counter(map(round, lefts))
    often = [place for place, count in counted.items() if count * 5 >= len(lefts)]
    return min(often or counted)


def _leading(bottoms: Sequence[float]) -> float:
    """The usual distance between baselines: the median."""
    steps = sorted(map(sub, bottoms, bottoms[1:]))
    return steps[len(steps) // 2] if steps else 0.0
