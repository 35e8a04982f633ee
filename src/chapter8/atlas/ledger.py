"""The ledger of operations: what was authorised when, who took over from whom, who was where, and how much it was.

Everything is counted from the rows of the atlas, never from opinion, and every answer carries the rows it rests on.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from math import inf
from statistics import median

from chapter8.atlas.atlas import Atlas
from chapter8.atlas.nouns import UNITED_NATIONS, Authorisation, Operation
from chapter8.atlas.tables.operations import ACTS
from chapter8.errors import NotFoundError

TIMINGS = ("prior", "concurrent", "retrospective", "none")


@dataclass(frozen=True, slots=True)
class Timing:
    """When the Security Council first acted on an operation, against the day on which it began.

    `kind` is one of `TIMINGS`. `gap_days` counts from the first act to the first day: below zero, the operation was
    there before the act. It is None where there is no act, or where the operation never began (the act then is prior).
    """

    operation: Operation
    kind: str
    gap_days: int | None
    act: Authorisation | None


@dataclass(frozen=True, slots=True)
class TimingStatistics:
    """The timings of several operations: how many of each kind, and the gaps of those that have one."""

    counts: Mapping[str, int]
    gaps: tuple[int, ...]

    @property
    def median_gap(self) -> float | None:
        """The gap in the middle, in days; None where no operation has one."""
        return median(self.gaps) if self.gaps else None


@dataclass(frozen=True, slots=True)
class Handover:
    """One operation's authority passing to another, and the Council's resolution that established or prepared it.

    `days` counts from that resolution to the transfer; both are None where no resolution is in the table.
    """

    source: Operation
    target: Operation
    transferred: date
    decision: Authorisation | None
    days: int | None

    @property
    def to_united_nations(self) -> bool:
        """Whether a regional or other operation became one of the United Nations."""
        return self.target.organizations[0] == UNITED_NATIONS and UNITED_NATIONS not in self.source.organizations


@dataclass(frozen=True, slots=True)
class FieldStrength:
    """What an organization had in the field in a month, against what it can carry.

    `operations` are those it led; `shared` those that another led with it, which count for the other alone.
    `strength` sums the known strengths (the authorised one, else the highest reached); `unknown` are the operations
    without any, which the sum leaves out. `share` is strength over capacity, None without a capacity.
    """

    organization: str
    month: date
    operations: tuple[Operation, ...]
    shared: tuple[Operation, ...]
    strength: int
    unknown: tuple[Operation, ...]
    capacity: int | None

    @property
    def share(self) -> float | None:
        """Strength over capacity, above 1 overstretched (`share_of`)."""
        return share_of(self.strength, self.capacity)

    @property
    def overstretched(self) -> bool:
        """Whether the known strengths alone are more than the capacity."""
        return self.share is not None and self.share > 1


@dataclass(frozen=True, slots=True)
class ComparisonCell:
    """What one organization did of one function: the operations that took place, with how long they lasted.

    `planned` were decided and never began. `median_days` is from the organization's own decision to the first day,
    over those that have both in that order; None if none has.
    """

    function: str
    organization: str
    operations: tuple[Operation, ...]
    planned: tuple[Operation, ...]
    median_days: float | None
    highest_strength: int | None


@dataclass(frozen=True, slots=True)
class Ledger:
    """The operations and authorisations of an atlas, with the questions that they answer.

    `successors` says which organization took which one's place: the two are never partners.
    """

    operations: tuple[Operation, ...]
    authorisations: tuple[Authorisation, ...]
    successors: Mapping[str, str | None]

    @classmethod
    def of_atlas(cls, atlas: Atlas) -> Ledger:
        """The ledger of an atlas."""
        successors = {each.code: each.successor for each in atlas.organizations}
        return cls(atlas.registers.operations, atlas.registers.authorisations, successors)

    def operation(self, code: str) -> Operation:
        """The operation of a code; NotFoundError if there is none."""
        for each in self.operations:
            if each.code == code:
                return each
        raise NotFoundError(f"no operation has the code {code!r}", remedy="Give its code in the ledger, such as ECOMIL")

    def acts_on(self, code: str) -> list[Authorisation]:
        """Every decision on an operation, in order of time."""
        return sorted((each for each in self.authorisations if each.operation == code), key=lambda each: each.dated)

    # Who was where

    def of(self, organization: str) -> list[Operation]:
        """The operations that an organization (or a state) commanded, alone or with others, in order of time."""
        return _ordered(each for each in self.operations if organization in each.organizations)

    def operations_in(self, states: Collection[str], on: date) -> list[Operation]:
        """The operations that were at work in any of these states on a day."""
        return _ordered(
            each for each in self.operations if not set(states).isdisjoint(each.states) and at_work(each, on)
        )

    def joint(self, *, without_united_nations: bool = False) -> list[Operation]:
        """The operations that two or more organizations led together, and the United Nations did not.

        `without_united_nations` leaves out those on which an organ of the United Nations acted at all.
        """
        acted = {each.operation for each in self.authorisations if each.body == UNITED_NATIONS}
        return _ordered(
            each
            for each in self.operations
            if len(self._partners(each)) > 1
            and UNITED_NATIONS not in each.organizations
            and not (without_united_nations and each.code in acted)
        )

    def _partners(self, operation: Operation) -> list[str]:
        """The organizations in command: no states, and none whose successor stands beside it."""
        named = [code for code in operation.organizations if code in self.successors]
        return [code for code in named if self.successors[code] not in named]

    # Authorisation in time

    def timing(self, code: str, *, acts: Collection[str] = ACTS, same_time_days: int = 0) -> Timing:
        """When the Council first acted on an operation by a resolution, by a verb among `acts`.

        Statements by the President stand in the table and don't count: they decide nothing. `same_time_days` says how
        many days apart still count as concurrent.
        """
        operation = self.operation(code)
        counted = (each for each in self.acts_on(code) if _by_resolution(each) and each.act in acts)
        first = next(counted, None)
        if first is None:
            return Timing(operation, "none", None, None)
        if operation.began is None:
            return Timing(operation, "prior", None, first)
        gap = (operation.began - first.dated).days
        kind = "concurrent" if abs(gap) <= same_time_days else "prior" if gap > 0 else "retrospective"
        return Timing(operation, kind, gap, first)

    def timing_statistics(
        self, codes: Iterable[str] | None = None, *, acts: Collection[str] = ACTS
    ) -> TimingStatistics:
        """The timings of these operations; of all that the United Nations did not lead, unless `codes` says which."""
        chosen = codes if codes is not None else self._not_of_the_united_nations()
        timings = [self.timing(code, acts=acts) for code in chosen]
        counts = {kind: sum(each.kind == kind for each in timings) for kind in TIMINGS}
        return TimingStatistics(counts, tuple(sorted(each.gap_days for each in timings if each.gap_days is not None)))

    def _not_of_the_united_nations(self) -> list[str]:
        return [each.code for each in self.operations if each.organizations[0] != UNITED_NATIONS]

    # One after another

    def handovers(self) -> list[Handover]:
        """Every transfer of authority whose day is known, in order of time."""
        found = [
            self._handover(each, self.operation(each.successor), each.transferred)
            for each in self.operations
            if each.successor is not None and each.transferred is not None
        ]
        return sorted(found, key=lambda each: (each.transferred, each.source.code))

    def _handover(self, source: Operation, target: Operation, transferred: date) -> Handover:
        """With the last resolution up to the transfer that established or authorised the receiving operation."""
        decisions = [
            each
            for each in self.acts_on(target.code)
            if _by_resolution(each) and each.act in {"establishes", "authorises"} and each.dated <= transferred
        ]
        if not decisions:
            return Handover(source, target, transferred, None, None)
        return Handover(source, target, transferred, decisions[-1], (transferred - decisions[-1].dated).days)

    def regional_handovers(self) -> list[Handover]:
        """Those from one regional or other organization to another; its own successor is no other."""
        found = []
        for each in self.handovers():
            first, second = each.source.organizations[0], each.target.organizations[0]
            organizations = {first, second} <= set(self.successors) - {UNITED_NATIONS}
            if organizations and first != second and self.successors[first] != second:
                found.append(each)
        return found

    # How much

    def load(self, organization: str, month: date, capacity: int | None = None) -> FieldStrength:
        """What an organization had in the field in the month of a day, operations of part of the month included."""
        first = month.replace(day=1)
        last = month.replace(day=monthrange(month.year, month.month)[1])
        concurrent = [each for each in self.of(organization) if overlaps(each, first, last)]
        led = tuple(each for each in concurrent if each.organizations[0] == organization)
        strengths = {each.code: strength(each) for each in led}
        return FieldStrength(
            organization=organization,
            month=first,
            operations=led,
            shared=tuple(each for each in concurrent if each not in led),
            strength=sum(known for known in strengths.values() if known is not None),
            unknown=tuple(each for each in led if strengths[each.code] is None),
            capacity=capacity,
        )

    def comparison(self, functions: Iterable[str], organizations: Iterable[str]) -> tuple[ComparisonCell, ...]:
        """What each organization did of each function, row by row in the order given; the same for the same rows."""
        columns = tuple(organizations)
        return tuple(self._cell(function, organization) for function in functions for organization in columns)

    def _cell(self, function: str, organization: str) -> ComparisonCell:
        found = [each for each in self.of(organization) if function in each.functions]
        began = tuple(each for each in found if each.began is not None)
        days = [
            (each.began - each.decided).days
            for each in began
            if each.began is not None and each.decided is not None and each.decided <= each.began
        ]
        strengths = [known for each in began if (known := strength(each)) is not None]
        return ComparisonCell(
            function=function,
            organization=organization,
            operations=began,
            planned=tuple(each for each in found if each.began is None),
            median_days=median(days) if days else None,
            highest_strength=max(strengths, default=None),
        )


def at_work(operation: Operation, on: date) -> bool:
    """Whether an operation had begun and not ended on a day (its last day is included)."""
    return overlaps(operation, on, on)


def share_of(strength: int, capacity: int | None) -> float | None:
    """How much of a capacity a strength takes; None where nobody has stated the capacity.

    Of a capacity of nothing, nothing is a share of zero, and anything is one without bounds.
    """
    if capacity is None:
        return None
    if capacity == 0:
        return inf if strength else 0.0
    return strength / capacity


def overlaps(operation: Operation, first: date, last: date) -> bool:
    """Whether an operation was at work on any day of a period."""
    if operation.began is None or operation.began > last:
        return False
    return operation.ended is None or operation.ended >= first


def strength(operation: Operation) -> int | None:
    """The uniformed personnel that an operation was authorised to have, else the most it had; None if unknown."""
    return operation.authorised_strength if operation.authorised_strength is not None else operation.peak_strength


def _by_resolution(act: Authorisation) -> bool:
    return act.body == UNITED_NATIONS and act.symbol.startswith("S/RES/")


def _ordered(operations: Iterable[Operation]) -> list[Operation]:
    return sorted(operations, key=lambda each: (each.began or each.decided or date.max, each.code))
