"""Maps of the atlas: which States stand how, as shapes with a kind each; drawn once for each frame and then kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from chapter8.atlas.outlines import ALL_AROUND, Outlines

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
WIDTH, WORLD_WIDTH = 720, 480  # units of a drawing; that of the world has so many small lines that less is enough
WIDE, HIGH = 30, 14  # units that a State's largest part must have for its code to stand in it
THIN = 0.6  # units between points of the world map: closer ones can't be seen


@dataclass(frozen=True, slots=True)
class Area:
    """One State of a map that means something: its code, its name, how it stands, its lines, where its code stands.

    `point` is where it is when it is too small to be seen.
    """

    code: str
    name: str
    kind: str
    path: str
    label: tuple[float, float] | None
    point: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class Map:
    """A drawn map. `around` are the lines of all other land, `dashed` disputed ones, `missing` names without outline.

    `kinds` are the kinds that occur, with how many States stand so: the key of the map.
    """

    width: float
    height: float
    around: str
    dashed: str
    areas: tuple[Area, ...]
    kinds: Mapping[str, int]
    missing: tuple[str, ...]

    @property
    def size(self) -> float:
        """The size of letters, in units of the drawing."""
        return 11.0 if self.width >= WIDTH else 7.5


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What is the same for every map of one frame."""

    width: float
    height: float
    shapes: Mapping[str, str]
    labels: Mapping[str, tuple[float, float]]
    land: str
    dashed: str
    points: Mapping[str, tuple[float, float]]


def draw_map(kinds: Mapping[str, str], names: Mapping[str, str], *, frame: Iterable[str] = ()) -> Map | None:
    """The map of States by kind, in the order of the kinds; `frame` are those that it must show (else these).

    None where no State has an outline. A former State is drawn in the lines of those after it.
    """
    outlines = Outlines.shipped()
    drawn = {code: outlines.drawn_as(code) for code in kinds}
    shown = sorted({part for code in (frame or kinds) for part in outlines.drawn_as(code)})
    if not shown:
        return None
    sheet = _sheet(tuple(shown))
    areas: list[Area] = []
    taken: set[str] = set()
    for code, kind in kinds.items():
        for part in drawn[code]:
            if part in taken or (part not in sheet.shapes and part not in sheet.points):
                continue
            taken.add(part)
            path, point = sheet.shapes.get(part, ""), sheet.points.get(part)
            areas.append(Area(part, names[code], kind, path, sheet.labels.get(part), point))
    counts: dict[str, int] = {}
    for kind in kinds.values():
        counts[kind] = counts.get(kind, 0) + 1
    return Map(
        width=sheet.width,
        height=sheet.height,
        around="".join(path for code, path in sheet.shapes.items() if code not in taken) + sheet.land,
        dashed=sheet.dashed,
        areas=tuple(areas),
        kinds=counts,
        missing=tuple(names[code] for code in kinds if not drawn[code]),
    )


@lru_cache(maxsize=96)
def _sheet(frame: tuple[str, ...]) -> _Sheet:
    """The lines around some States; the atlas has fewer frames than this keeps, and lines don't change."""
    outlines = Outlines.shipped()
    box = outlines.box(frame)
    world = box is None or box.east - box.west > ALL_AROUND
    drawing = outlines.draw(frame, width=WORLD_WIDTH if world else WIDTH)
    shapes = {code: _thinned(path) for code, path in drawing.shapes.items()} if world else drawing.shapes
    places = {code: _middle(path, drawing.width, drawing.height) for code, path in shapes.items()}
    return _Sheet(
        width=drawing.width,
        height=drawing.height,
        shapes=shapes,
        labels={code: place for code, place in places.items() if place is not None},
        land=_thinned(drawing.land) if world else drawing.land,
        dashed=drawing.dashed,
        points=drawing.points,
    )


def _thinned(path: str) -> str:
    """A path without points closer to the last one than can be seen; what is left of a part may be nothing."""
    parts = []
    for part in path.split("M")[1:]:
        numbers = [float(text) for text in _NUMBER.findall(part)]
        points = list(zip(numbers[::2], numbers[1::2], strict=True))
        kept = points[:1]
        for x, y in points[1:]:
            if abs(x - kept[-1][0]) + abs(y - kept[-1][1]) > THIN:
                kept.append((x, y))
        if len(kept) > 2:
            parts.append(f"M{'L'.join(f'{x:g} {y:g}' for x, y in kept)}Z")
    return "".join(parts)


def _middle(path: str, width: float, height: float) -> tuple[float, float] | None:
    """The middle of the largest part of a shape, where its code has room and lies in the window; else None."""
    best: tuple[float, tuple[float, float]] | None = None
    scale = 1.0 if width >= WIDTH else WORLD_WIDTH / WIDTH
    for part in path.split("M")[1:]:
        numbers = [float(text) for text in _NUMBER.findall(part)]
        points = list(zip(numbers[::2], numbers[1::2], strict=True))
        xs, ys = numbers[::2], numbers[1::2]
        across, up = max(xs) - min(xs), max(ys) - min(ys)
        if across < WIDE * scale or up < HIGH * scale:
            continue
        area, middle = _centroid(points)
        if best is None or area > best[0]:
            best = (area, middle)
    if best is None:
        return None
    x, y = best[1]
    return (round(x, 1), round(y, 1)) if 0 < x < width and 0 < y < height else None


def _centroid(points: list[tuple[float, float]]) -> tuple[float, tuple[float, float]]:
    """The area of a ring and its centre of gravity."""
    twice = x = y = 0.0
    for (x1, y1), (x2, y2) in pairwise([*points, points[0]]):
        cross = x1 * y2 - x2 * y1
        twice, x, y = twice + cross, x + (x1 + x2) * cross, y + (y1 + y2) * cross
    if not twice:
        return 0.0, points[0]
    return abs(twice) / 2, (x / (3 * twice), y / (3 * twice))
