"""Outlines of States for maps: public-domain lines, projected with equal areas, as path data of SVG.

Longitudes and latitudes are degrees; x and y are units of the drawing, y downwards. A map needs its disclaimer beside
it: `data/outlines.NOTICE.txt` says where the lines come from and what they do not mean.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from types import MappingProxyType

from chapter8.atlas.projections import AzimuthalEqualArea, EqualEarth, Projection, nearest_turn

Point = tuple[float, float]
Ring = tuple[Point, ...]
Part = tuple[Ring, ...]
NEAR = 12.0  # degrees from a State's largest part within which another counts for where the State is
SHARE = 0.25  # of the largest part, above which a distant one counts too
WIDEST = 110.0  # degrees of longitude up to which a map is drawn around its own centre
TALLEST = 100.0
ALL_AROUND = 180.0  # degrees of longitude above which it is the whole world
WORLD_CENTRE = 11.0  # the world is cut at 169 degrees west, through no State
LARGE = 20.0  # degrees across above which a part is always looked at
MARGIN = 0.03  # of the width, kept free around the States of a map


@dataclass(frozen=True, slots=True)
class Box:
    """A stretch of the globe. `east` is above 180 where the box crosses the 180th meridian."""

    west: float
    south: float
    east: float
    north: float

    @property
    def centre(self) -> Point:
        """Its middle, the longitude between -180 and 180."""
        middle = (self.west + self.east) / 2
        return (middle - 360 if middle > 180 else middle, (self.south + self.north) / 2)


@dataclass(frozen=True, slots=True)
class Drawing:
    """A map as SVG needs it: `shapes` are paths by code, `land` those of territories that are no State's.

    `dashed` are lines that are disputed or not final, drawn over the others. `points` are States too small to be seen
    at this size; `missing` the codes asked for that have no outline (those of an exercise).
    """

    width: float
    height: float
    shapes: Mapping[str, str]
    land: str
    dashed: str
    points: Mapping[str, Point]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outlines:
    """The lines of all States: parts by code, each a ring and the holes in it.

    `centres` are a point in each State, `former` the States in whose lines a former one is drawn.
    """

    parts: Mapping[str, tuple[Part, ...]]
    land: tuple[Part, ...]
    dashed: tuple[Ring, ...]
    centres: Mapping[str, Point]
    small: frozenset[str]
    former: Mapping[str, tuple[str, ...]]

    @classmethod
    def shipped(cls) -> Outlines:
        """Those that come with the package."""
        return _shipped()

    def drawn_as(self, code: str) -> tuple[str, ...]:
        """The codes whose outlines show a State: its own, those after a former one, or none."""
        if code in self.former:
            return self.former[code]
        return (code,) if code in self.centres else ()

    def box(self, codes: Iterable[str]) -> Box | None:
        """The smallest box around some States, without their distant territories; None if none has an outline."""
        places = [place for code in codes for shown in self.drawn_as(code) for place in self._places(shown)]
        if not places:
            return None
        west, east = _smallest_stretch([(place.west, place.east) for place in places])
        return Box(west, min(place.south for place in places), east, max(place.north for place in places))

    def _places(self, code: str) -> list[Box]:
        """Where a State is: its largest part, what is near it, and what is nearly as large."""
        x, y = self.centres[code]
        boxes = [_box_of(part[0]) for part in self.parts.get(code, ())]
        if not boxes:
            return [Box(x, y, x, y)]
        largest = max(boxes, key=_size)
        return [each for each in boxes if _apart(each, largest) <= NEAR or _size(each) >= SHARE * _size(largest)]

    def draw(self, codes: Collection[str] = (), *, width: float = 960) -> Drawing:
        """A map of some States and what lies around them; of the whole world for none, or for States far apart."""
        box = self.box(codes)
        projection = _projection(box)
        frame = _Frame.around(self._framed(codes, projection, whole=_whole(box)), projection, width)
        shapes = {code: frame.path(ring for part in parts for ring in part) for code, parts in self.parts.items()}
        missing = tuple(code for code in codes if not self.drawn_as(code))
        points = {code: frame.place(self.centres[code]) for code in sorted(self.small)}
        return Drawing(
            width=width,
            height=frame.height,
            shapes=MappingProxyType({code: path for code, path in shapes.items() if path}),
            land=frame.path(ring for part in self.land for ring in part),
            dashed=frame.path(self.dashed, closed=False),
            points=MappingProxyType({code: point for code, point in points.items() if frame.shows(point)}),
            missing=missing,
        )

    def _framed(self, codes: Iterable[str], projection: Projection, *, whole: bool) -> list[Point]:
        """The projected points that a map must show."""
        if whole:
            return [projection.project(WORLD_CENTRE + x, y) for x in range(-180, 181, 10) for y in (-57, 0, 84)]
        found = []
        for shown in (each for code in codes for each in self.drawn_as(code)):
            wanted = self._places(shown)
            rings = [part[0] for part in self.parts.get(shown, ()) if _box_of(part[0]) in wanted]
            found += [point for ring in rings for point in projection.ring(ring)]
            found.append(projection.project(*self.centres[shown]))
        return found


@dataclass(frozen=True, slots=True)
class _Frame:
    """The window of a drawing: from projected points to its units."""

    projection: Projection
    left: float
    top: float
    scale: float
    width: float
    height: float

    @classmethod
    def around(cls, points: Sequence[Point], projection: Projection, width: float) -> _Frame:
        """The window of a width around projected points, no flatter than 1:4 and no taller than it is wide."""
        xs, ys = [x for x, _ in points], [y for _, y in points]
        across, up = max(max(xs) - min(xs), 0.02), max(max(ys) - min(ys), 0.02)
        inner = width * (1 - 2 * MARGIN)
        scale = min(inner / across, inner / up)
        height = min(width, max(width / 4, up * scale + 2 * MARGIN * width))
        left = (max(xs) + min(xs)) / 2 - width / 2 / scale
        top = (max(ys) + min(ys)) / 2 + height / 2 / scale
        return cls(projection, left, top, scale, width, round(height, 1))

    def place(self, point: Point) -> Point:
        """Where a point of the globe stands in the drawing."""
        return self._unit(self.projection.project(*point))

    def shows(self, point: Point) -> bool:
        """Whether a point of the drawing is inside."""
        return 0 <= point[0] <= self.width and 0 <= point[1] <= self.height

    def _unit(self, projected: Point) -> Point:
        x, y = projected
        return (round((x - self.left) * self.scale, 1), round((self.top - y) * self.scale, 1))

    def path(self, rings: Iterable[Ring], *, closed: bool = True) -> str:
        """The path data of lines, without what lies wholly outside or is too small to be seen."""
        return "".join(self._subpath(ring, closed=closed) for ring in rings)

    def _may_show(self, ring: Ring) -> bool:
        """Whether a line could come near the window, told from nine points of its box; large ones always could."""
        box = _box_of(ring)
        if max(box.east - box.west, box.north - box.south) > LARGE:
            return True
        across = (box.west, (box.west + box.east) / 2, box.east)
        up = (box.south, (box.south + box.north) / 2, box.north)
        places = [self.place((x, y)) for x in across for y in up]
        wide, high = self.width / 2, self.height / 2
        return any(-wide <= x <= 3 * wide and -high <= y <= 3 * high for x, y in places)

    def _subpath(self, ring: Ring, *, closed: bool) -> str:
        if not self._may_show(ring):
            return ""
        points = [self._unit(each) for each in self.projection.ring(ring)]
        if not points:
            return ""
        xs, ys = [x for x, _ in points], [y for _, y in points]
        if max(xs) < 0 or min(xs) > self.width or max(ys) < 0 or min(ys) > self.height:
            return ""
        kept = [points[0], *(new for old, new in pairwise(points) if new != old)]
        if len(kept) < (4 if closed else 2):
            return ""
        head, *rest = (f"{x:g} {y:g}" for x, y in kept)
        return f"M{head}L{' '.join(rest)}{'Z' if closed else ''}"


def _whole(box: Box | None) -> bool:
    """Whether a map of a box is a map of the world."""
    return box is None or box.east - box.west > ALL_AROUND


def _projection(box: Box | None) -> Projection:
    """Around the middle of a box, in the world's way if it is wide or tall."""
    if box is None or _whole(box):
        return EqualEarth(WORLD_CENTRE)
    if box.east - box.west > WIDEST or box.north - box.south > TALLEST:
        return EqualEarth(box.centre[0])
    return AzimuthalEqualArea(*box.centre)


def _box_of(ring: Ring) -> Box:
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    return Box(min(xs), min(ys), max(xs), max(ys))


def _size(box: Box) -> float:
    return (box.east - box.west) * (box.north - box.south)


def _apart(one: Box, other: Box) -> float:
    """How far two boxes are apart in degrees, the short way around."""
    middle = nearest_turn((one.west + one.east) / 2, (other.west + other.east) / 2)
    half = (one.east - one.west) / 2
    across = max(other.west - (middle + half), middle - half - other.east, 0.0)
    return max(across, other.south - one.north, one.south - other.north)


def _smallest_stretch(stretches: Iterable[Point]) -> Point:
    """The smallest stretch of longitudes that holds all of these, over the 180th meridian if that is shorter."""
    joined: list[Point] = []
    for west, east in sorted((nearest_turn(west, 0), east - west + nearest_turn(west, 0)) for west, east in stretches):
        if joined and west <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], east))
        else:
            joined.append((west, east))

    def reach(first: float) -> float:
        return max((west - first) % 360 + east - west for west, east in joined)

    west = min((west for west, _ in joined), key=reach)
    return west, west + min(reach(west), 360.0)


@cache
def _shipped() -> Outlines:
    data = json.loads((files("chapter8.atlas") / "data" / "outlines.json").read_bytes())
    lines = [tuple(_points(arc, data["units"])) for arc in data["arcs"]]
    return Outlines(
        parts=MappingProxyType({code: _parts(parts, lines) for code, parts in data["states"].items()}),
        land=_parts(data["land"], lines),
        dashed=tuple(tuple(_points(line, data["units"])) for line in data["dashed"]),
        centres=MappingProxyType({code: (x, y) for code, (x, y) in data["points"].items()}),
        small=frozenset(data["small"]),
        former=MappingProxyType({code: tuple(after) for code, after in data["former"].items()}),
    )


def _points(steps: Sequence[int], units: int) -> Iterator[Point]:
    x = y = 0
    for dx, dy in zip(steps[::2], steps[1::2], strict=True):
        x, y = x + dx, y + dy
        yield (x / units, y / units)


def _parts(parts: Iterable[Iterable[Iterable[int]]], lines: Sequence[Ring]) -> tuple[Part, ...]:
    return tuple(tuple(_ring(ring, lines) for ring in part) for part in parts)


def _ring(arcs: Iterable[int], lines: Sequence[Ring]) -> Ring:
    """A ring out of lines; ~n is line n backwards. Where two meet, the point stands once.

    Over the 180th meridian it goes on to 181, or from -180 to -181, so that it is never torn.
    """
    found: list[Point] = []
    for arc in arcs:
        line = lines[arc] if arc >= 0 else lines[~arc][::-1]
        for x, y in line[1:] if found else line:
            found.append((nearest_turn(x, found[-1][0]) if found else x, y))
    return tuple(found)
