"""Boxes on a page, and pages whose text does not stand upright in the file: tables set sideways, sheets upside down."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import eq, le, sub
from typing import Literal

Quarter = Literal[0, 1, 2, 3]
"""By how many quarters a page must be turned clockwise so that its text runs from left to right."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The edges of a page in the file's own coordinates, which need not begin at zero."""

    left: float
    bottom: float
    right: float
    top: float

    def size(self, quarter: Quarter) -> tuple[float, float]:
        """Width and height when the page is turned so."""
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if quarter % 2 else (width, height)


@dataclass(frozen=True, slots=True)
class Boxes:
    """Many boxes, side by side: the edges of all, in points."""

    left: Sequence[float]
    bottom: Sequence[float]
    right: Sequence[float]
    top: Sequence[float]

    @classmethod
    def of(cls, values: Sequence[float]) -> Boxes:
        """Boxes out of the library's order: left, top, right, bottom of the first, then of the next."""
        return cls(values[::4], values[3::4], values[2::4], values[1::4])

    def joined_in_pairs(self) -> tuple[list[float], ...]:
        """Left, bottom, right and top of what each two boxes span: the first and the last character of a line."""
        return (
            list(map(min, self.left[::2], self.left[1::2])),
            list(map(min, self.bottom[::2], self.bottom[1::2])),
            list(map(max, self.right[::2], self.right[1::2])),
            list(map(max, self.top[::2], self.top[1::2])),
        )

    def reaches_of_pairs(self) -> Iterator[float]:
        """How far to the right each two boxes reach."""
        return map(sub, map(max, self.right[::2], self.right[1::2]), map(min, self.left[::2], self.left[1::2]))

    def quarter(self, *, leftwards: bool) -> Quarter:
        """How the page must be turned, by the way most of its lines run: what the page says of itself is not trusted.

        Each two boxes are a line's first and last character; `leftwards` says that the script runs from right to left.
        """
        half = len(self.left) / 4
        level = sum(map(eq, self.bottom[::2], self.bottom[1::2]))
        if not leftwards and level > half and sum(map(le, self.left[::2], self.left[1::2])) > half:
            return 0
        votes = [0, 0, 0, 0]
        for at in range(0, len(self.left) - 1, 2):
            across, up = self.left[at + 1] - self.left[at], self.bottom[at + 1] - self.bottom[at]
            if abs(up) > abs(across):
                votes[1 if up > 0 else 3] += 1
            elif across:
                votes[0 if across > 0 else 2] += 1
        most = votes.index(max(votes))
        quarters: tuple[Quarter, ...] = (2, 3, 0, 1) if leftwards and any(votes) else (0, 1, 2, 3)
        return quarters[most]

    def upright(self, frame: Frame, quarter: Quarter) -> Boxes:
        """The boxes on the turned page, whose lower left corner is at zero."""
        if quarter == 0 and not (frame.left or frame.bottom):
            return self
        from_left = [x - frame.left for x in self.left], [x - frame.left for x in self.right]
        from_bottom = [y - frame.bottom for y in self.bottom], [y - frame.bottom for y in self.top]
        from_right = [frame.right - x for x in self.right], [frame.right - x for x in self.left]
        from_top = [frame.top - y for y in self.top], [frame.top - y for y in self.bottom]
        across, up = (
            (from_left, from_bottom),
            (from_bottom, from_right),
            (from_right, from_top),
            (from_top, from_left),
        )[quarter]
        return Boxes(across[0], up[0], across[1], up[1])
