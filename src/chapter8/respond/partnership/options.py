"""Options side by side: what each addresses, costs, and how far the region owns it; one without force is always there.

Prevention costs less than peacekeeping (Congo and Ghana in S/PV.5649, pp. 9 and 11), causes go beyond security
(OIC in S/PV.5529, p. 31), regions want to own what is done (Japan, European Union and NATO in S/PV.5529, pp. 20, 23
and 33), and a neighbour may have an agenda of its own (United States in S/PV.5007 (Resumption 1), p. 5).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from chapter8.errors import UsageError


@dataclass(frozen=True, slots=True)
class Option:
    """One way to act: who leads it and decides, who gives how many, what it costs, which drivers it addresses.

    `leads` and `decides` are codes of organizations, `personnel` counts by state. `cost` is in one currency for the
    whole of the option (None: not known). `force` says whether it deploys armed personnel.
    """

    key: str
    title: str
    leads: str
    decides: str
    personnel: Mapping[str, int] = field(default_factory=dict)
    cost: float | None = None
    drivers: tuple[str, ...] = ()
    force: bool = False


@dataclass(frozen=True, slots=True)
class Ownership:
    """How far the region owns an option: of its lead, its decision, its personnel; `index` is their mean, 0 to 1.

    An option that deploys nobody has no share of personnel, and its index is the mean of the other two.
    """

    option: str
    lead: float
    decision: float
    personnel: float | None

    @property
    def index(self) -> float:
        """The mean of the shares that there are."""
        shares = [each for each in (self.lead, self.decision, self.personnel) if each is not None]
        return sum(shares) / len(shares)


@dataclass(frozen=True, slots=True)
class Concentration:
    """The share of flagged contributors (neighbours, States with an interest) in an option's personnel."""

    option: str
    share: float
    cap: float
    flagged: Mapping[str, str]

    @property
    def exceeded(self) -> bool:
        """Whether they give more than the cap allows."""
        return self.share > self.cap


@dataclass(frozen=True, slots=True)
class Comparison:
    """Options by ownership, highest first, the drivers that none addresses, and the cheapest line without force."""

    options: tuple[Option, ...]
    ownership: tuple[Ownership, ...]
    unaddressed: tuple[str, ...]
    prevention: Option


def compared(
    options: Sequence[Option], *, regional: Sequence[str], states: Sequence[str], drivers: Sequence[str] = ()
) -> Comparison:
    """The options side by side.

    `regional` are the codes of the organizations of the region, `states` those of its members, `drivers` the causes
    of the situation.

    Raises:
        UsageError: there is no option without force: a comparison always includes one, with its cost.
    """
    peaceful = [each for each in options if not each.force and each.cost is not None]
    if not peaceful:
        remedy = "Add a line of mediation or prevention, with its cost"
        raise UsageError("no option without force has a cost", remedy=remedy)
    owned = [_ownership(each, frozenset(regional), frozenset(states)) for each in options]
    addressed = {driver for each in options for driver in each.drivers}
    return Comparison(
        options=tuple(options),
        ownership=tuple(sorted(owned, key=lambda each: (-each.index, each.option))),
        unaddressed=tuple(driver for driver in drivers if driver not in addressed),
        prevention=min(peaceful, key=lambda each: (each.cost or 0.0, each.key)),
    )


def concentration(option: Option, flags: Mapping[str, str], cap: float) -> Concentration:
    """How much of an option's personnel comes from flagged states; `flags` says why each is flagged.

    `cap` is a share from 0 to 1.
    """
    total = sum(option.personnel.values())
    flagged = {state: why for state, why in flags.items() if option.personnel.get(state)}
    share = sum(option.personnel[state] for state in flagged) / total if total else 0.0
    return Concentration(option.key, share, cap, flagged)


def _ownership(option: Option, regional: frozenset[str], states: frozenset[str]) -> Ownership:
    total = sum(option.personnel.values())
    own = sum(number for state, number in option.personnel.items() if state in states)
    return Ownership(
        option=option.key,
        lead=float(option.leads in regional),
        decision=float(option.decides in regional),
        personnel=own / total if total else None,
    )
