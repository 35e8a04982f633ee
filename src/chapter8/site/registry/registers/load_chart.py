"""Persons in the field by month as a stepped line: geometry in numbers, drawn by `registry/registers/load.html`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from chapter8.errors import UsageError

WIDTH, HEIGHT, START, TOP, FLOOR = 720, 240, 56, 14, 216  # of the drawing, in its own units
YEAR = 36  # how wide a year is set
STEPS = (1, 2, 2.5, 5, 10)  # between two lines of the grid, times a power of ten


@dataclass(frozen=True, slots=True)
class Chart:
    """Everything to draw. `area` and `line` are paths; `levels` and `ticks` are figures with their places.

    `capacity` is the height of the dashed line, None without one.
    """

    area: str
    line: str
    levels: tuple[tuple[int, float], ...]
    ticks: tuple[tuple[int, float], ...]
    capacity: float | None
    width: int = WIDTH
    height: int = HEIGHT
    start: int = START
    floor: int = FLOOR


def stepped(months: Sequence[tuple[date, int]], capacity: int | None = None) -> Chart | None:
    """The chart of some months in their order; None where nothing was in the field."""
    most = max((count for _month, count in months), default=0)
    if not most:
        return None
    step = _step(max(most, capacity or 0))
    top = step * -(-max(most, capacity or 0) // step)
    wide = (WIDTH - START) / len(months)

    def height(count: float) -> float:
        return round(FLOOR - (FLOOR - TOP) * count / top, 1)

    line = "".join(
        f"{'V' if index else f'M{START} '}{height(count)}H{round(START + wide * (index + 1), 1)}"
        for index, (_month, count) in enumerate(months)
    )
    return Chart(
        area=f"{line}V{FLOOR}H{START}Z",
        line=line,
        levels=tuple((level, height(level)) for level in range(0, top + 1, step)),
        ticks=_years(months, wide),
        capacity=height(capacity) if capacity is not None else None,
    )


def months_between(first: date, last: date, most: int) -> list[date]:
    """The first days of the months from one to another. Raises UsageError if they are none, or more than `most`."""
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    if not 0 < count <= most:
        told = _("From %(first)s to %(last)s is no span for a chart") % {
            "first": first.isoformat()[:7],
            "last": last.isoformat()[:7],
        }
        raise UsageError(told, remedy=_("Ask for 1 to %(most)s months.") % {"most": most})
    start = first.year * 12 + first.month - 1
    return [date(number // 12, number % 12 + 1, 1) for number in range(start, start + count)]


def _step(most: int) -> int:
    """A round number, four to ten of which make the whole."""
    scale = 1
    while scale * 10 * 10 <= most:
        scale *= 10
    return int(next((scale * step for step in STEPS if most / (scale * step) <= 6 and scale * step >= 1), scale * 10))


def _years(months: Sequence[tuple[date, int]], wide: float) -> tuple[tuple[int, float], ...]:
    """The years that begin within the months, as many as there is room for."""
    every = max(1, -(-YEAR // int(max(1, wide * 12))))
    return tuple(
        (month.year, round(START + wide * index, 1))
        for index, (month, _count) in enumerate(months)
        if month.month == 1 and month.year % every == 0 and START + wide * index < WIDTH - YEAR
    )
