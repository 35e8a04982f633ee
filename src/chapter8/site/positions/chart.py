"""Years by stances: a row of bars for each stance, geometry in numbers, drawn by the template."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from chapter8.record.positions import STANCES

WIDTH, ROW, LABEL, TOP, FLOOR = 720, 46, 120, 6, 20
WIDEST, HIGHEST = 40, 26  # of a bar


@dataclass(frozen=True, slots=True)
class Bar:
    """How many positions of a stance in a year."""

    x: float
    y: float
    width: float
    height: float
    year: int
    count: int


@dataclass(frozen=True, slots=True)
class Lane:
    """One stance; `y` is the line that its bars stand on."""

    stance: str
    y: float
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Everything to draw. `ticks` are years with the middle of their bars."""

    lanes: tuple[Lane, ...]
    ticks: tuple[tuple[int, float], ...]
    years: tuple[int, ...]
    counts: Mapping[tuple[int, str], int]
    width: int = WIDTH
    label: int = LABEL
    height: int = TOP + ROW * len(STANCES) + FLOOR


def chart(counts: Mapping[tuple[int, str], int]) -> Chart | None:
    """Draw the counts of (year, stance), each year between the first and the last; None where there are none."""
    if not counts:
        return None
    years = range(min(year for year, _stance in counts), max(year for year, _stance in counts) + 1)
    step = (WIDTH - LABEL) / len(years)
    width = round(min(WIDEST, step * 0.7), 1)
    most = max(counts.values())

    def middle(year: int) -> float:
        return round(LABEL + (year - years[0] + 0.5) * step, 1)

    lanes = []
    for number, stance in enumerate(STANCES):
        floor = TOP + ROW * (number + 1) - 4
        bars = tuple(
            Bar(round(middle(year) - width / 2, 1), round(floor - height, 1), width, height, year, count)
            for year in years
            if (count := counts.get((year, stance), 0))
            for height in (round(max(2.0, HIGHEST * count / most), 1),)
        )
        lanes.append(Lane(stance, floor, bars))
    every = max(1, -(-len(years) * 36 // (WIDTH - LABEL)))
    ticks = tuple((year, middle(year)) for year in years if (year - years[0]) % every == 0)
    return Chart(tuple(lanes), ticks, tuple(years), counts)
