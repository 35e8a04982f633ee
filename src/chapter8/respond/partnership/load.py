"""How much is asked of one body or one unit at the same time: overstretch, and pledges that count a unit twice.

Months are the first days of months; both ends of a period are in it. More than all of a capacity is a warning that a
plan can't wave away (overstretch: Brazil in S/PV.5282, p. 27), and a unit promised to two in one month is a conflict,
whatever each was promised for (S/PV.5007, pp. 12 and 13: does bridging come at the expense of the United Nations?).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from chapter8.atlas.ledger import share_of


@dataclass(frozen=True, slots=True)
class Deployment:
    """Personnel that a body has out, or has promised, from one month to another (None: no end in sight).

    `unit` names the unit where one is meant; "" is strength alone. `to` is the code of whom it serves.
    """

    organization: str
    to: str
    strength: int
    first: date
    last: date | None = None
    unit: str = ""

    def covers(self, month: date) -> bool:
        """Whether the month lies in it."""
        return _month(self.first) <= month and (self.last is None or month <= _month(self.last))


@dataclass(frozen=True, slots=True)
class Load:
    """What one body has out in one month against what it has: `share` is above 1 where it is overstretched.

    `capacity` and `share` are None where nobody has stated how much it has.
    """

    organization: str
    month: date
    committed: int
    capacity: int | None
    share: float | None
    commitments: tuple[Deployment, ...]

    @property
    def overstretched(self) -> bool:
        """Whether more is asked than there is."""
        return self.share is not None and self.share > 1


@dataclass(frozen=True, slots=True)
class DoublePledge:
    """One unit promised to two in the same months, from the first to the last in which both hold it."""

    unit: str
    pledges: tuple[Deployment, Deployment]
    first: date
    last: date | None


def loads(
    commitments: Sequence[Deployment], capacities: Mapping[str, int], first: date, last: date
) -> tuple[Load, ...]:
    """The load of every body, month by month from first to last, by code and month."""
    bodies = sorted({each.organization for each in commitments} | set(capacities))
    asked = tuple(months(first, last))
    return tuple(_load(body, month, commitments, capacities.get(body)) for body in bodies for month in asked)


def double_pledges(pledges: Sequence[Deployment]) -> tuple[DoublePledge, ...]:
    """Every pair of pledges of one unit that overlap in a month and go to two different bodies."""
    named = [each for each in pledges if each.unit]
    found = []
    for one, other in combinations(named, 2):
        if one.unit != other.unit or one.to == other.to:
            continue
        first = max(_month(one.first), _month(other.first))
        ends = [_month(each.last) for each in (one, other) if each.last is not None]
        last = min(ends, default=None)
        if last is None or first <= last:
            found.append(DoublePledge(one.unit, (one, other), first, last))
    return tuple(found)


def months(first: date, last: date) -> Iterator[date]:
    """The first days of the months from one day to another, both in."""
    month = _month(first)
    while month <= last:
        yield month
        month = date(month.year + month.month // 12, month.month % 12 + 1, 1)


def _month(day: date) -> date:
    return day.replace(day=1)


def _load(body: str, month: date, commitments: Sequence[Deployment], capacity: int | None) -> Load:
    out = tuple(each for each in commitments if each.organization == body and each.covers(month))
    committed = sum(each.strength for each in out)
    return Load(body, month, committed, capacity, share_of(committed, capacity), out)
