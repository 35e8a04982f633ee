"""Places in the scorecard against one weight, as a small chart: a line for each organization, named at its end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from chapter8.respond.partnership.advantage import Criterion, Measured, scorecard

WIDTH, ROW, TOP, START, NAMES = 320, 18, 26, 28, 84
HIGHEST = 4.0  # the largest weight that is drawn
STEPS = 40
MOST = 6  # lines in a chart


@dataclass(frozen=True, slots=True)
class Line:
    """One organization: the points of its line, and where its name stands."""

    organization: str
    points: str
    y: float
    first: bool


@dataclass(frozen=True, slots=True)
class Ranks:
    """The chart of one criterion. `now` is where the weight that was asked for stands."""

    criterion: str
    title: str
    lines: tuple[Line, ...]
    now: float
    width: int
    height: int
    ticks: tuple[tuple[float, str], ...]
    rows: tuple[tuple[float, int], ...]


def ranks(
    measures: Mapping[str, Mapping[Criterion, Measured]],
    weights: Mapping[Criterion, float],
    criterion: Criterion,
    title: str,
) -> Ranks:
    """The places of the organizations that come first now, while one weight goes from nothing to four times one."""
    order = [card.organization for card in scorecard(measures, weights)][:MOST]
    held = {code: measures[code] for code in order}
    paths: dict[str, list[tuple[float, int]]] = {code: [] for code in order}
    for step in range(STEPS + 1):
        weight = HIGHEST * step / STEPS
        changed = {**weights, criterion: weight}
        if not any(changed.values()):
            continue
        for place, card in enumerate(scorecard(held, changed), 1):
            paths[card.organization].append((weight, place))
    lines = tuple(
        Line(code, " ".join(f"{_x(weight)},{_y(place)}" for weight, place in path), _y(path[-1][1]), place == 0)
        for place, (code, path) in enumerate(paths.items())
        if path
    )
    return Ranks(
        criterion=criterion,
        title=title,
        lines=lines,
        now=_x(min(weights.get(criterion, 0.0), HIGHEST)),
        width=WIDTH,
        height=TOP + ROW * len(order) + 16,
        ticks=tuple((_x(float(tick)), str(tick)) for tick in range(int(HIGHEST) + 1)),
        rows=tuple((_y(place), place) for place in range(1, len(order) + 1)),
    )


def _x(weight: float) -> float:
    return round(START + (WIDTH - START - NAMES) * weight / HIGHEST, 1)


def _y(place: int) -> float:
    return TOP + ROW * (place - 1)
