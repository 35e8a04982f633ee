"""Counts by year as bars: a lane for each series, geometry in numbers, drawn by `m.years` with the same as a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

WIDTH, TOP, FLOOR, BETWEEN = 720, 6, 20, 20  # of the chart; below the lanes stand the years
WIDEST, LEAST = 40, 2.0  # of a bar, so that few years make no blocks and a single case is seen
DIGIT, YEAR = 7, 36  # how wide a digit of a count and a year are set


@dataclass(frozen=True, slots=True)
class Bar:
    """A year of a series in which there is something; `told` where there is room for the count above it."""

    x: float
    y: float
    width: float
    height: float
    year: int
    count: int
    told: bool


@dataclass(frozen=True, slots=True)
class Lane:
    """One series; `y` is the line that its bars stand on."""

    key: str
    y: float
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Everything to draw. `start` is where the bars begin; `ticks` are years with the middle of their bars."""

    lanes: tuple[Lane, ...]
    ticks: tuple[tuple[int, float], ...]
    rows: tuple[tuple[int, tuple[int, ...]], ...]
    start: int
    height: int
    width: int = WIDTH


def chart(
    counts: Mapping[tuple[int, str], int], keys: Sequence[str], *, start: int = 0, highest: int = 26
) -> Chart | None:
    """Draw the counts of (year, key), a lane for each of `keys`, every year from the first to the last.

    `start` leaves room for the names of the lanes, `highest` is the height of the tallest bar, both in units of the
    drawing, which is WIDTH wide. `rows` are the years in which there is something, as a table. None without counts.
    """
    if not counts:
        return None
    years = range(min(year for year, _key in counts), max(year for year, _key in counts) + 1)
    step = (WIDTH - start) / len(years)
    width = round(min(WIDEST, step * 0.7), 1)
    most = max(counts.values())

    def middle(year: int) -> float:
        return round(start + (year - years[0] + 0.5) * step, 1)

    def bar(year: int, count: int, floor: int) -> Bar:
        height = round(max(LEAST, highest * count / most), 1)
        x, y = round(middle(year) - width / 2, 1), round(floor - height, 1)
        return Bar(x, y, width, height, year, count, told=step >= DIGIT * len(str(count)))

    lanes = []
    for number, key in enumerate(keys):
        floor = TOP + (highest + BETWEEN) * (number + 1) - 4
        bars = tuple(bar(year, count, floor) for year in years if (count := counts.get((year, key), 0)))
        lanes.append(Lane(key, floor, bars))
    every = max(1, -(-len(years) * YEAR // (WIDTH - start)))
    return Chart(
        lanes=tuple(lanes),
        ticks=tuple((year, middle(year)) for year in years if (year - years[0]) % every == 0),
        rows=tuple((year, row) for year in years if any(row := tuple(counts.get((year, key), 0) for key in keys))),
        start=start,
        height=TOP + (highest + BETWEEN) * len(keys) + FLOOR,
    )
