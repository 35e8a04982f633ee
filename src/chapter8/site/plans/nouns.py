"""What can be said in a plan of partnership: one frozen value for each kind of entry, checked when it is read.

Codes are those of the atlas, money is in US dollars, months are the first days of months.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import msgspec

from chapter8.respond.funding import Command
from chapter8.respond.legal.rules import Measure
from chapter8.respond.partnership.labour import Role


@dataclass(frozen=True, slots=True)
class Frame:
    """What is planned: the kind of measure, who would act (None: a coalition), who commands, whether it is mandated."""

    measure: Measure = "consent"
    organization: str | None = None
    command: Command = "au"
    council_mandate: bool = False


@dataclass(frozen=True, slots=True)
class Actors:
    """Who is relevant, who of them is involved, and who leads the planning."""

    relevant: tuple[str, ...] = ()
    involved: tuple[str, ...] = ()
    planning_leads: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Budget:
    """The cost of the whole plan by kind of cost (`respond.funding.COSTS`), with where the figures come from."""

    amounts: Mapping[str, float]
    source: str

    @property
    def total(self) -> float:
        """All kinds together."""
        return sum(self.amounts.values())


@dataclass(frozen=True, slots=True)
class PolicyChosen:
    """The answer chosen to a contested question; the key of the entry is the question's."""

    answer: str


@dataclass(frozen=True, slots=True)
class WaiverGiven:
    """A gate set aside by a named person, with the reason; the key of the entry is the gate's."""

    reason: str
    by: str
    on: date


@dataclass(frozen=True, slots=True)
class MeansStated:
    """What an organization says that it can bring (the key of the entry is its code); None is not stated."""

    strength: int | None
    deploy_days: int | None
    months: int | None
    source: str


@dataclass(frozen=True, slots=True)
class MoneyPledged:
    """Money that somebody has firmly promised."""

    giver: str
    amount: float
    source: str


@dataclass(frozen=True, slots=True)
class TaskSet:
    """A task: a function in states, from a day to a day (None: no end)."""

    title: str
    function: str
    area: tuple[str, ...]
    start: date
    end: date | None = None


@dataclass(frozen=True, slots=True)
class RoleGiven:
    """One actor's role in a task; the key of the entry is "task:actor"."""

    role: Role


@dataclass(frozen=True, slots=True)
class DeploymentSaid:
    """Personnel that an organization has out or has promised; `contributor` is the state that gives them, if known."""

    organization: str
    to: str
    strength: int
    first: date
    last: date | None
    source: str
    unit: str = ""
    contributor: str = ""


@dataclass(frozen=True, slots=True)
class OptionSet:
    """One way to act, to be compared with others. `personnel` counts by state."""

    title: str
    leads: str
    decides: str
    personnel: Mapping[str, int] = field(default_factory=dict)
    cost: float | None = None
    drivers: tuple[str, ...] = ()
    force: bool = False


@dataclass(frozen=True, slots=True)
class DriverNamed:
    """A cause of the situation; the key of the entry is its short name."""

    text: str
    source: str


@dataclass(frozen=True, slots=True)
class InterestNamed:
    """Why a state may have an agenda of its own (neighbour, party, trade); the key of the entry is its code."""

    why: str
    source: str


@dataclass(frozen=True, slots=True)
class Cited:
    """A paragraph of a document in the library, by the document's content, with its words."""

    sha256: str
    symbol: str
    paragraph: str
    passage: str
    words: str


@dataclass(frozen=True, slots=True)
class BarRead:
    """A person's reading of a paragraph that excludes a measure: see `respond.legal.contradictions.Bar`."""

    cited: Cited
    states: tuple[str, ...]
    organizations: tuple[str, ...]
    measure: Measure | None
    since: date
    until: date | None = None
    excepts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Attached:
    """An authorization of the Council, attached to the plan from the paragraph that gives it."""

    cited: Cited
    organization: str | None
    dated: date
    expires: date | None


Saying = (
    Frame | Actors | Budget | PolicyChosen | WaiverGiven | MeansStated | MoneyPledged | TaskSet | RoleGiven
    | DeploymentSaid | OptionSet | DriverNamed | InterestNamed | BarRead | Attached
)  # fmt: skip
KINDS: Mapping[str, type[Saying]] = {
    "frame": Frame,
    "actors": Actors,
    "budget": Budget,
    "policy": PolicyChosen,
    "waiver": WaiverGiven,
    "means": MeansStated,
    "money": MoneyPledged,
    "task": TaskSet,
    "role": RoleGiven,
    "deployment": DeploymentSaid,
    "option": OptionSet,
    "driver": DriverNamed,
    "interest": InterestNamed,
    "bar": BarRead,
    "authorisation": Attached,
}
OWNERS = frozenset({"frame", "actors", "budget", "policy", "waiver", "bar", "authorisation"})
"""Kinds that the plan's owner alone writes; the others are open to those whom the plan names as involved."""


def saying_of(kind: str, values: Any) -> Saying:
    """A value as it was kept."""
    return msgspec.convert(values, KINDS[kind])
