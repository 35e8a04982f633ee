"""The monthly chart of a situation: geometry in numbers, drawn by the template, with the same rows as a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil, log10

WIDTH, HEIGHT = 720, 250
START, END, TOP, BOTTOM = 44, 8, 18, 26  # margins
MONTHS_BACK = 36

Observed = Sequence[tuple[date, int | None]]


@dataclass(frozen=True, slots=True)
class Interval:
    """What the forecast says of one month: median, and the ends of the 50 % and 90 % intervals."""

    month: date
    median: float
    low_50: float
    high_50: float
    low_90: float
    high_90: float


@dataclass(frozen=True, slots=True)
class Bar:
    """A month observed; `value` is None where nothing is known of it."""

    x: float
    y: float
    width: float
    height: float
    month: date
    value: int | None


@dataclass(frozen=True, slots=True)
class Band:
    """A month forecast, as two boxes and a line."""

    x: float
    width: float
    outer: tuple[float, float]  # y and height of the 90 % interval
    inner: tuple[float, float]  # y and height of the 50 % interval
    median: float
    interval: Interval


@dataclass(frozen=True, slots=True)
class Chart:
    """Everything to draw. `now` is the x of the present; `grid` the labels of the axis with their y."""

    bars: tuple[Bar, ...]
    bands: tuple[Band, ...]
    grid: tuple[tuple[int, float], ...]
    ticks: tuple[tuple[str, float], ...]
    now: float
    missing: int
    width: int = WIDTH
    height: int = HEIGHT
    start: int = START
    floor: int = HEIGHT - BOTTOM
    top: int = TOP


def chart(observed: Observed, ahead: Sequence[Interval]) -> Chart:
    """Draw the observed months and the months ahead on one axis from zero."""
    observed = list(observed)[-MONTHS_BACK:]
    count = max(1, len(observed) + len(ahead))
    step = (WIDTH - START - END) / count
    values = [value for _month, value in observed if value is not None]
    grid = _grid(max([1, *values, *(ceil(each.high_90) for each in ahead)]))
    scale = (HEIGHT - TOP - BOTTOM) / grid[-1]

    def y(value: float) -> float:
        return round(HEIGHT - BOTTOM - value * scale, 1)

    def x(index: int) -> float:
        return round(START + index * step, 1)

    width = round(step * 0.78, 1)
    bars = tuple(
        Bar(x(index), y(value or 0), width, round((value or 0) * scale, 1), month, value)
        for index, (month, value) in enumerate(observed)
    )
    bands = tuple(
        Band(
            x=x(len(observed) + index),
            width=round(step, 1),
            outer=(y(each.high_90), round((each.high_90 - each.low_90) * scale, 1)),
            inner=(y(each.high_50), round((each.high_50 - each.low_50) * scale, 1)),
            median=y(each.median),
            interval=each,
        )
        for index, each in enumerate(ahead)
    )
    months = [month for month, _value in observed] + [each.month for each in ahead]
    every = 12 if count > 18 else 3 if count > 6 else 1
    ticks = tuple(
        (f"{month:%Y}" if every == 12 else f"{month:%Y-%m}", x(index))
        for index, month in enumerate(months)
        if (month.month - 1) % every == 0
    )
    return Chart(
        bars,
        bands,
        tuple((value, y(value)) for value in grid),
        ticks,
        x(len(observed)),
        sum(1 for _month, value in observed if value is None),
    )


def _grid(highest: int) -> list[int]:
    """Round labels from zero to at least `highest`, about four of them."""
    size = 10 ** int(log10(highest))
    step = next(
        (int(size * part) for part in (0.25, 0.5, 1, 2.5) if size * part >= 1 and highest / (size * part) <= 4.5),
        size * 5,
    )
    return list(range(0, highest + step, step))


def intervals(draws: Mapping[date, Sequence[float]]) -> list[Interval]:
    """The intervals of each month out of its draws: the 5th, 25th, 50th, 75th and 95th of a hundred, in order."""
    result = []
    for month, several in sorted(draws.items()):
        ordered = sorted(several)

        def at(share: float, ordered: Sequence[float] = ordered) -> float:
            return float(ordered[min(len(ordered) - 1, int(share * len(ordered)))])

        result.append(Interval(month, at(0.5), at(0.25), at(0.75), at(0.05), at(0.95)))
    return result
