"""Comparative advantage as a scorecard: five criteria, measured from the atlas, with weights that everybody sees.

Every measure is a share from 0 to 1 with what it was computed from beside it; one that nothing on record gives is
not scored, and said to be missing. Weights are the user's. `turning_points` says at which weight the first place
changes hands: what a judgement hangs on.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from statistics import median
from types import MappingProxyType
from typing import Literal

from chapter8.atlas import Atlas
from chapter8.atlas.nouns import UNITED_NATIONS, Operation
from chapter8.errors import UsageError
from chapter8.respond.competence import Competence, CompetenceRow

Criterion = Literal["proximity", "speed", "legitimacy", "cost", "record"]
CRITERIA: tuple[Criterion, ...] = ("proximity", "speed", "legitimacy", "cost", "record")
EVEN: Mapping[Criterion, float] = MappingProxyType(dict.fromkeys(CRITERIA, 1.0))
_SLOW = 365  # days from decision to deployment that score nothing
_MANY = 5  # operations of the kind that score in full
_LEGITIMACY = {"competent": 1.0, "limited": 0.5, "no_mandate": 0.0}


@dataclass(frozen=True, slots=True)
class Measured:
    """One measure of one organization: a share from 0 to 1, or None where nothing is on record; and what it is of."""

    share: float | None
    basis: str


@dataclass(frozen=True, slots=True)
class Card:
    """One organization's measures, its score under the weights (0 to 1), and its place (1 is first).

    The score is the weighted mean of the criteria that are measured; `missing` are the others.
    """

    organization: str
    measures: Mapping[Criterion, Measured]
    score: float
    place: int
    missing: tuple[Criterion, ...]


@dataclass(frozen=True, slots=True)
class TurningPoint:
    """The weight of one criterion, the others as they are, at which two organizations change places."""

    criterion: Criterion
    weight: float
    below: str
    above: str


def measured(
    atlas: Atlas, found: Competence, function: str, costs: Mapping[str, float] | None = None
) -> dict[str, dict[Criterion, Measured]]:
    """The five measures of every organization in an answer on competence, from the atlas as it was on that day.

    `costs` are stated costs of the task by organization, in one currency; without them cost is missing.
    """
    return {row.organization: _measures(atlas, found, row, function, costs or {}) for row in found.rows}


def scorecard(
    measures: Mapping[str, Mapping[Criterion, Measured]], weights: Mapping[Criterion, float] = EVEN
) -> tuple[Card, ...]:
    """The organizations by score, best first; equal scores share a place, and stand in the order of their codes.

    Raises:
        UsageError: a weight is negative, or all are zero.
    """
    _check(weights)
    scores = {code: _score(each, weights) for code, each in measures.items()}
    ordered = sorted(measures, key=lambda code: (-scores[code], code))
    return tuple(
        Card(
            code,
            measures[code],
            scores[code],
            1 + sum(1 for other in scores.values() if other > scores[code]),
            tuple(one for one in CRITERIA if _share(measures[code], one) is None),
        )
        for code in ordered
    )


def turning_points(
    measures: Mapping[str, Mapping[Criterion, Measured]], weights: Mapping[Criterion, float] = EVEN
) -> tuple[TurningPoint, ...]:
    """Every weight, one criterion at a time, at which two organizations that can be compared change places.

    Two can be compared where the same criteria are measured of both: then their scores are lines in each weight, and
    cross once at most.
    """
    _check(weights)
    points = []
    for criterion in CRITERIA:
        for one, other in combinations(sorted(measures), 2):
            point = _crossing(measures[one], measures[other], criterion, weights)
            if point is not None:
                slope = (_share(measures[one], criterion) or 0) - (_share(measures[other], criterion) or 0)
                below, above = (other, one) if slope > 0 else (one, other)
                points.append(TurningPoint(criterion, point, below, above))
    return tuple(sorted(points, key=lambda each: (CRITERIA.index(each.criterion), each.weight, each.above)))


def _crossing(
    one: Mapping[Criterion, Measured],
    other: Mapping[Criterion, Measured],
    criterion: Criterion,
    weights: Mapping[Criterion, float],
) -> float | None:
    """The weight of the criterion at which both score the same; None where there is none above zero."""
    differences: dict[Criterion, float] = {}
    for each in CRITERIA:
        first, second = _share(one, each), _share(other, each)
        if (first is None) != (second is None):
            return None
        differences[each] = (first or 0) - (second or 0)
    if differences[criterion] == 0:
        return None
    rest = sum(weights.get(each, 0) * differences[each] for each in CRITERIA if each != criterion)
    point = -rest / differences[criterion]
    return point if point > 0 else None


def _share(measures: Mapping[Criterion, Measured], criterion: Criterion) -> float | None:
    found = measures.get(criterion)
    return found.share if found else None


def _score(measures: Mapping[Criterion, Measured], weights: Mapping[Criterion, float]) -> float:
    held = [(weights.get(each, 0), share) for each in CRITERIA if (share := _share(measures, each)) is not None]
    total = sum(weight for weight, _ in held)
    return sum(weight * share for weight, share in held) / total if total else 0.0


def _check(weights: Mapping[Criterion, float]) -> None:
    if any(weight < 0 for weight in weights.values()) or not any(weights.values()):
        raise UsageError("weights must not be negative, nor all zero", remedy="Give at least one above zero")


def _measures(
    atlas: Atlas, found: Competence, row: CompetenceRow, function: str, costs: Mapping[str, float]
) -> dict[Criterion, Measured]:
    done = [each for each in atlas.registers.operations if _led(each, row.organization, function, found.on)]
    return {
        "proximity": _proximity(atlas, found, row),
        "speed": _speed(done),
        "legitimacy": Measured(_LEGITIMACY[row.standing], f"{row.standing.replace('_', ' ')} for {function}"),
        "cost": _cost(row.organization, costs),
        "record": Measured(min(len(done) / _MANY, 1.0), f"{len(done)} operations led, {_MANY} score in full"),
    }


def _led(operation: Operation, organization: str, function: str, on: date) -> bool:
    """Whether the organization led such an operation that had begun by the day."""
    return (
        operation.organizations[:1] == (organization,)
        and function in operation.functions
        and operation.began is not None
        and operation.began <= on
    )


def _proximity(atlas: Atlas, found: Competence, row: CompetenceRow) -> Measured:
    """The share of the states covered, less for a body of many members: the closer body is nearer."""
    size = len(atlas.members(row.organization, found.on))
    world = max(len(atlas.members(UNITED_NATIONS, found.on)), 1)
    covered = len(row.covered) / len(found.states)
    return Measured(covered * (1 - size / world), f"covers {row.coverage}, {size} members of {world} in the world")


def _speed(done: Sequence[Operation]) -> Measured:
    days = [(each.began - each.decided).days for each in done if each.began and each.decided]
    if not days:
        return Measured(None, "no operation with both days on record")
    middle = median(days)
    share = min(max(1 - middle / _SLOW, 0.0), 1.0)
    return Measured(share, f"median of {middle:.0f} days from decision to deployment over {len(days)} operations")


def _cost(organization: str, costs: Mapping[str, float]) -> Measured:
    if organization not in costs:
        return Measured(None, "no cost is stated")
    cheapest = min(costs.values())
    return Measured(cheapest / costs[organization] if costs[organization] else 1.0, f"{costs[organization]:,.0f}")
