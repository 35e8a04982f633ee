"""Memberships in time as horizontal bars: the geometry of the drawing, and the same as rows for the table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from chapter8.atlas.nouns import Membership

WIDTH, LABEL, ROW, TOP = 720, 200, 18, 24  # user units of the drawing
OPEN_END_YEARS = 1  # an open membership is drawn a year beyond the day that is asked about


@dataclass(frozen=True, slots=True)
class Bar:
    """One stretch: where it is drawn, and what it says. `open` where it has no end."""

    x: float
    width: float
    membership: Membership
    open: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the drawing: a name and its stretches. `y` is the top of the bars."""

    name: str
    code: str
    y: int
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """The drawing. `years` are the labels of the axis with their x; `now` is the x of the day asked about."""

    lines: tuple[Line, ...]
    years: tuple[tuple[int, float], ...]
    now: float
    on: date
    width: int = WIDTH
    label: int = LABEL

    @property
    def height(self) -> int:
        """The height that all lines need."""
        return TOP + ROW * len(self.lines) + 4


def timeline(rows: Sequence[tuple[str, str, Sequence[Membership]]], on: date) -> Timeline:
    """Draw memberships: for each row its name, its code and its stretches, oldest first."""
    dates = [membership.valid_from for _name, _code, several in rows for membership in several]
    ends = [membership.valid_to for _name, _code, several in rows for membership in several if membership.valid_to]
    first = min([*dates, on]).year
    last = max([on, *ends]).year + OPEN_END_YEARS
    scale = (WIDTH - LABEL) / max(1, last - first)

    def place(day: date) -> float:
        return round(LABEL + (day.year - first + (day.timetuple().tm_yday - 1) / 366) * scale, 1)

    lines = []
    for index, (name, code, several) in enumerate(rows):
        bars = tuple(
            Bar(
                place(one.valid_from),
                max(1.5, round((place(one.valid_to) if one.valid_to else WIDTH) - place(one.valid_from), 1)),
                one,
                open=one.valid_to is None,
            )
            for one in sorted(several, key=lambda one: one.valid_from)
        )
        lines.append(Line(name, code, TOP + ROW * index, bars))
    step = next(step for step in (1, 2, 5, 10, 20, 50, 100) if (last - first) / step <= 8)
    years = tuple((year, place(date(year, 1, 1))) for year in range(first - first % step + step, last, step))
    return Timeline(tuple(lines), years, place(on), on)
