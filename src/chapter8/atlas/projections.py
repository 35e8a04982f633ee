"""Two ways to draw the globe on paper so that equal areas stay equal: of the world, and around a point."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt
from typing import Protocol

Point = tuple[float, float]
_A = (1.340264, -0.081106, 0.000893, 0.003796)  # Šavrič, Patterson, Jenny: The Equal Earth map projection (2018)
_HALF_ROOT = sqrt(3) / 2
_ANTIPODE = 1e-3  # how near the point opposite the centre may be taken; it has no single place


class Projection(Protocol):
    """From degrees to radii of the globe, x to the right and y upwards."""

    def project(self, longitude: float, latitude: float) -> Point:
        """Where a point stands."""
        ...

    def ring(self, points: Iterable[Point]) -> list[Point]:
        """Where the points of a line stand, which is not torn at the edge of the map; none if it can't be shown."""
        ...


@dataclass(frozen=True, slots=True)
class EqualEarth:
    """The world, its middle meridian at `centre`: pleasant shapes, equal areas, straight parallels."""

    centre: float = 0.0

    def project(self, longitude: float, latitude: float) -> Point:
        """Where a point stands."""
        return self._place(nearest_turn(longitude, self.centre), latitude)

    def ring(self, points: Iterable[Point]) -> list[Point]:
        """A line goes whole to the side where its middle is; it may stand out over the edge."""
        several = list(points)
        middle = (min(x for x, _ in several) + max(x for x, _ in several)) / 2
        turn = nearest_turn(middle, self.centre) - middle
        return [self._place(x + turn, y) for x, y in several]

    def _place(self, longitude: float, latitude: float) -> Point:
        angle = asin(_HALF_ROOT * sin(radians(latitude)))
        square = angle * angle
        a1, a2, a3, a4 = _A
        spread = a1 + 3 * a2 * square + square**3 * (7 * a3 + 9 * a4 * square)
        x = radians(longitude - self.centre) * cos(angle) / (_HALF_ROOT * spread)
        return (x, angle * (a1 + a2 * square + square**3 * (a3 + a4 * square)))


@dataclass(frozen=True, slots=True)
class AzimuthalEqualArea:
    """A part of the globe around a point (Lambert): true areas, shapes true near the point."""

    longitude: float
    latitude: float

    def project(self, longitude: float, latitude: float) -> Point:
        """Where a point stands; the one opposite the centre is put on the edge."""
        return self._place(longitude, latitude)[0]

    def ring(self, points: Iterable[Point]) -> list[Point]:
        """None of a line on the far half of the globe: one around the opposite point would cover the whole map."""
        places = [self._place(x, y) for x, y in points]
        return [place for place, _ in places] if any(toward >= 0 for _, toward in places) else []

    def _place(self, longitude: float, latitude: float) -> tuple[Point, float]:
        """Where a point stands, and the cosine of its distance from the centre."""
        turn, up, middle = radians(longitude - self.longitude), radians(latitude), radians(self.latitude)
        toward = sin(middle) * sin(up) + cos(middle) * cos(up) * cos(turn)
        stretch = sqrt(2 / max(1 + toward, _ANTIPODE))
        x = stretch * cos(up) * sin(turn)
        return (x, stretch * (cos(middle) * sin(up) - sin(middle) * cos(up) * cos(turn))), toward


def nearest_turn(longitude: float, centre: float) -> float:
    """A longitude, turned by whole circles until it is within 180 degrees of a centre."""
    return longitude - 360 * round((longitude - centre) / 360)
