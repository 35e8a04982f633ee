"""Reading order: which lines of a page stand side by side, and which column comes first.

A page is set in two columns when a vertical gutter near its middle is crossed by few rows while both sides hold
text. Rows that cross the gutter (titles, tables, lists of members) divide the page into bands; within a band the
left column is read before the right one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from chapter8.record.text import Line

_SAME_ROW = 3.0
_MIN_SIDE = 3
_MIN_FREE = 0.25


@dataclass(frozen=True, slots=True)
class Fragment:
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


def order_page(page: PageText) -> list[Line]:
    """The page's lines in reading order; an empty line where a vertical gap sets paragraphs apart."""
    furniture = [fragment for fragment in page.fragments if fragment.style == "furniture"]
    body = [fragment for fragment in page.fragments if fragment.style != "furniture"]
    lines = [Line(fragment.text, style="furniture") for fragment in furniture]
    gutter = find_gutter(body, page.width)
    if gutter is None:
        return lines + _column_lines(_rows(body), page.width)
    for full, rows in _bands(_rows(body), gutter):
        if full and lines:
            lines.append(Line(""))
        lines.extend(_column_lines(rows, page.width))
        if full:
            lines.append(Line(""))
    return lines


def find_gutter(fragments: Sequence[Fragment], width: float) -> float | None:
    """The x of the gutter between two columns, or None for a page that is set in one."""
    best: tuple[int, float] | None = None
    for step in range(40, 61):
        x = width * step / 100
        crossing = sum(fragment.left < x - 1 and fragment.right > x + 1 for fragment in fragments)
        if best is None or (crossing, abs(x - width / 2)) < (best[0], abs(best[1] - width / 2)):
            best = (crossing, x)
    if best is None:
        return None
    crossing, x = best
    left = sum(fragment.right <= x + 1 and fragment.right - fragment.left > width * 0.1 for fragment in fragments)
    right = sum(fragment.left >= x - 1 and fragment.right - fragment.left > width * 0.1 for fragment in fragments)
    if min(left, right) < _MIN_SIDE or left + right < _MIN_FREE * len(fragments):
        return None
    return x


def _rows(fragments: Sequence[Fragment]) -> list[Row]:
    """Fragments on one baseline, from top to bottom, each row from left to right."""
    rows: list[Row] = []
    for fragment in sorted(fragments, key=lambda item: (-item.bottom, item.left)):
        if rows and abs(rows[-1][0].bottom - fragment.bottom) <= _SAME_ROW:
            rows[-1].append(fragment)
        else:
            rows.append([fragment])
    return [sorted(row, key=lambda item: item.left) for row in rows]


def _bands(rows: Sequence[Row], gutter: float) -> Iterator[tuple[bool, list[Row]]]:
    """Left columns, right columns and full-width rows (True), as runs of rows in reading order."""
    left: list[Row] = []
    right: list[Row] = []
    full: list[Row] = []
    for row in rows:
        if any(fragment.left < gutter - 1 and fragment.right > gutter + 1 for fragment in row):
            yield from ((False, column) for column in (left, right) if column)
            left, right = [], []
            full.append(row)
            continue
        if full:
            yield True, full
            full = []
        on_left = [fragment for fragment in row if fragment.right <= gutter + 1]
        on_right = [fragment for fragment in row if fragment.right > gutter + 1]
        if on_left:
            left.append(on_left)
        if on_right:
            right.append(on_right)
    if full:
        yield True, full
    yield from ((False, column) for column in (left, right) if column)


def _column_lines(rows: Sequence[Row], width: float) -> list[Line]:
    """A run of rows as lines, with indentation from the column's own edge and empty lines for gaps."""
    if not rows:
        return []
    edge = _edge([row[0].left for row in rows])
    leading = _leading(rows)
    lines: list[Line] = []
    previous: Row | None = None
    for row in rows:
        if previous is not None and leading and previous[0].bottom - row[0].bottom > 1.35 * leading:
            lines.append(Line(""))
        text = " ".join(fragment.text for fragment in row)
        lines.append(Line(text, indent=max(0, round((row[0].left - edge) * 100 / width)), style=row[0].style))
        previous = row
    return lines


def _edge(lefts: Sequence[float]) -> float:
    """Where most lines of the column begin; the leftmost of the frequent places."""
    counted = Counter(round(left) for left in lefts)
    often = [place for place, count in counted.items() if count * 5 >= len(lefts)]
    return min(often or counted)


def _leading(rows: Sequence[Row]) -> float:
    """The usual distance between baselines: the median."""
    steps = sorted(above[0].bottom - below[0].bottom for above, below in pairwise(rows))
    return steps[len(steps) // 2] if steps else 0.0
