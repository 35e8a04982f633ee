"""Reading order: which lines of a page stand side by side, and which column comes first.

A page is set in two columns when a vertical gutter near its middle is crossed by few rows while both sides hold
text. Rows that cross the gutter (titles, tables, lists of members) divide the page into bands; within a band the
left column is read before the right one, and the right one first where the script runs from right to left.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from operator import attrgetter, sub
from typing import NamedTuple

from chapter8.record.text import Line

_SAME_ROW = 3.0
_MIN_SIDE = 3
_MIN_FREE = 0.25
_STEPS = range(40, 61)
"""Where a gutter is looked for, in hundredths of the page's width."""
_WIDE_GAP = 1.35
"""A step between baselines so many times the usual one sets paragraphs apart."""
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
    """A page's fragments as the PDF holds them, in no trusted order."""

    number: int
    width: float
    height: float
    fragments: tuple[Fragment, ...]


Row = list[Fragment]
_left, _bottom = attrgetter("left"), attrgetter("bottom")


def runs_leftwards(text: str) -> bool:
    """Whether most of its letters are of a script that is written from right to left (Arabic, Hebrew)."""
    if text.isascii() or not _LEFTWARDS.search(text):
        return False
    return len(_LEFTWARDS.findall(text)) * 2 > sum(map(str.isalpha, text))


def order_page(page: PageText, number: int | None = None) -> list[Line]:
    """The page's lines in reading order, of page `number`; an empty line where a gap sets paragraphs apart."""
    lines: list[Line] = []
    body: list[Fragment] = []
    for fragment in page.fragments:
        if fragment.style == "furniture":
            lines.append(Line(fragment.text, number, style="furniture"))
        else:
            body.append(fragment)
    setting = _Setting(page.width, number, leftwards=_page_runs_leftwards(body))
    gutter = find_gutter(body, page.width)
    if gutter is None:
        return lines + _column_lines(_rows(body), setting)
    for full, rows in _bands(_rows(body), gutter, leftwards=setting.leftwards):
        if full and lines:
            lines.append(Line("", number))
        lines.extend(_column_lines(rows, setting))
        if full:
            lines.append(Line("", number))
    return lines


@dataclass(frozen=True, slots=True)
class _Setting:
    """How a page is set: its width in points, the number its lines bear, the direction of its script."""

    width: float
    number: int | None
    leftwards: bool


def _page_runs_leftwards(fragments: Sequence[Fragment]) -> bool:
    foreign = [fragment.text for fragment in fragments if not fragment.text.isascii()]
    return len(foreign) * 2 > len(fragments) and runs_leftwards(" ".join(foreign))


def find_gutter(fragments: Sequence[Fragment], width: float) -> float | None:
    """The x of the gutter between two columns, or None for a page that is set in one."""
    places = [width * step / 100 for step in _STEPS]
    changes = [0] * (len(places) + 1)
    for fragment in fragments:
        first, last = bisect_right(places, fragment.left + 1), bisect_left(places, fragment.right - 1)
        if first < last:
            changes[first] += 1
            changes[last] -= 1
    crossing = list(accumulate(changes))
    _, _, x = min((crossing[at], abs(place - width / 2), place) for at, place in enumerate(places))
    wide = [fragment for fragment in fragments if fragment.right - fragment.left > width * 0.1]
    left = sum(fragment.right <= x + 1 for fragment in wide)
    right = sum(fragment.left >= x - 1 for fragment in wide)
    if min(left, right) < _MIN_SIDE or left + right < _MIN_FREE * len(fragments):
        return None
    return x


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
        on_right = [fragment for fragment in row if fragment.right > after] if len(on_left) < len(row) else []
        if on_right and min(on_right, key=_left).left < before:
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
    lines: list[Line] = []
    previous = bottoms[0]
    for row, begins, bottom in zip(rows, edges, bottoms, strict=True):
        if wide_gap and previous - bottom > wide_gap:
            lines.append(Line("", number))
        previous = bottom
        indent = round((begins - edge) / points) if begins > edge else 0
        if len(row) == 1:
            lines.append(Line(row[0].text, number, indent, row[0].style))
        else:
            lines.append(Line(_row_text(row, leftwards=leftwards), number, indent, row[-1 if leftwards else 0].style))
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
