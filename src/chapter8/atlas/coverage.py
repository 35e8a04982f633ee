"""Who covers whom: organizations over some States, States that nobody covers, and States that several cover.

All of it is counted from memberships and Charter bases on a day, and from nothing else (mechanism A14). Coverage
follows full and suspended membership. The United Nations is universal and is left out; so are exercise States.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from chapter8.atlas.atlas import COVERING, Atlas
from chapter8.atlas.nouns import UNITED_NATIONS, MembershipStatus, State
from chapter8.errors import UsageError

CHAPTER_VIII = "chapter_viii"


@dataclass(frozen=True, slots=True)
class Covering:
    """An organization that covers n of m States: those covered, those left out, those covered though suspended."""

    organization: str
    covered: tuple[str, ...]
    uncovered: tuple[str, ...]
    suspended: tuple[str, ...]

    @property
    def share(self) -> str:
        """How many of the States it covers, as "2 of 3"."""
        return f"{len(self.covered)} of {len(self.covered) + len(self.uncovered)}"


@dataclass(frozen=True, slots=True)
class Gap:
    """A State that no organization of Chapter VIII covered on a day, and those of other standing that did."""

    state: str
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Overlap:
    """A State that several organizations of Chapter VIII covered on a day.

    `beside` are those of them that stand side by side: neither is a part of the other, so that the closer one isn't
    told by subsidiarity alone (the East African Community and the Southern African one for Tanzania).
    """

    state: str
    organizations: tuple[str, ...]
    beside: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Shared:
    """Two organizations side by side, and the States that both covered on a day."""

    first: str
    second: str
    states: tuple[str, ...]


def organizations_covering(atlas: Atlas, states: Sequence[str], on: date) -> list[Covering]:
    """The organizations that cover at least one of the States, n of m, most first, then the smaller first.

    Raises:
        UsageError: no State is given.
        NotFoundError: a code names no State.
    """
    asked = tuple(dict.fromkeys(states))
    if not asked:
        raise UsageError("no state is given", remedy="Give ISO codes, such as SDN,TCD")
    standing: dict[str, dict[str, MembershipStatus]] = {}
    for code in asked:
        for row in atlas.memberships_of(code, on):
            if row.status in COVERING and row.organization != UNITED_NATIONS:
                standing.setdefault(row.organization, {})[code] = row.status
    found = [
        Covering(
            organization,
            tuple(code for code in asked if code in covered),
            tuple(code for code in asked if code not in covered),
            tuple(code for code in asked if covered.get(code) is MembershipStatus.SUSPENDED),
        )
        for organization, covered in standing.items()
    ]
    sizes = {each.organization: len(atlas.members(each.organization, on)) for each in found}
    return sorted(found, key=lambda each: (-len(each.covered), sizes[each.organization], each.organization))


def gaps(atlas: Atlas, on: date) -> list[Gap]:
    """The States that no organization of Chapter VIII covered on a day, by name."""
    agencies = agencies_on(atlas, on)
    found = []
    for state in existing(atlas, on):
        covering = _covering(atlas, state.code, on)
        if not agencies.intersection(covering):
            found.append(Gap(state.code, covering))
    return found


def overlaps(atlas: Atlas, on: date) -> list[Overlap]:
    """The States that two or more organizations of Chapter VIII covered on a day, those with most first."""
    agencies = agencies_on(atlas, on)
    found = []
    for state in existing(atlas, on):
        several = tuple(code for code in _covering(atlas, state.code, on) if code in agencies)
        if len(several) > 1:
            pairs = tuple(pair for pair in combinations(several, 2) if not _nested(atlas, *pair))
            found.append(Overlap(state.code, several, pairs))
    return sorted(found, key=lambda each: (-len(each.beside), -len(each.organizations), each.state))


def shared(found: Iterable[Overlap]) -> list[Shared]:
    """The pairs of organizations side by side, with the States that both cover, those with most first."""
    states: dict[tuple[str, str], list[str]] = {}
    for each in found:
        for first, second in each.beside:
            states.setdefault((min(first, second), max(first, second)), []).append(each.state)
    pairs = [Shared(first, second, tuple(sorted(codes))) for (first, second), codes in states.items()]
    return sorted(pairs, key=lambda pair: (-len(pair.states), pair.first, pair.second))


def agencies_on(atlas: Atlas, on: date) -> frozenset[str]:
    """The organizations that stood under Chapter VIII on a day, by their own word; one that has ended isn't there."""
    return frozenset(
        each.code
        for each in atlas.organizations
        if each.code != UNITED_NATIONS
        and (each.dissolved is None or each.dissolved >= on)
        and CHAPTER_VIII in atlas.charter_basis(each.code, on)
    )


def existing(atlas: Atlas, on: date) -> list[State]:
    """The States of a day, by name: admitted by then, observers, and those that belonged to anything at all.

    Members of an organization that are neither Member States nor observers are left out, as are exercise States.
    """
    return sorted((state for state in atlas.states if _existed(atlas, state, on)), key=lambda state: state.name)


def _existed(atlas: Atlas, state: State, on: date) -> bool:
    if state.exercise or state.status == "other" or (state.ended is not None and state.ended < on):
        return False
    if state.admitted is not None and state.admitted <= on:
        return True
    return state.status == "observer" or bool(atlas.memberships_of(state.code, on))


def _covering(atlas: Atlas, state: str, on: date) -> tuple[str, ...]:
    rows = (row for row in atlas.memberships_of(state, on) if row.status in COVERING)
    return tuple(sorted({row.organization for row in rows} - {UNITED_NATIONS}))


def _nested(atlas: Atlas, first: str, second: str) -> bool:
    """Whether one of two organizations is a part of the other."""
    return atlas.organization(first).parent == second or atlas.organization(second).parent == first
