"""Facts that a legal path may rest on, as somebody found them on record: who authorized, decided or invited, and when.

The caller vouches for where a fact was read; this module says how far it goes. A fact counts from its date on, an
authorization until it expires. What a government or another body only claims, what was decided in principle, an
authorization without a stated end and an endorsement are shown and settle nothing, unless a policy lets what comes
after the fact count (`counting`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from chapter8.respond.legal.rules import FactKind, Measure
from chapter8.respond.policies import Policies
from chapter8.symbols.evidence import Evidence

NOT_ON_RECORD = "not on record here"
AFTERWARDS = timedelta(days=365)
"""How late an act may come and still count from the first day, where the policy lets it (policies.toml)."""
Kind = FactKind | Literal["refusal", "endorsement"]
OF_THE_COUNCIL = frozenset({"authorisation", "endorsement"})


@dataclass(frozen=True, slots=True)
class KnownFact:
    """One fact on record. `organization` is the code of who is authorized, decided, or was invited (None: States).

    `state` is the code of the state that invites, consents or refuses. `claimed_by` says who tells of the fact, where
    its own document is not at hand. `measure` None fits both kinds of measure. `expires` is the last day; `until` is
    the event that ends an authorization whose text names no day, and that the caller found not to have come.

    An "endorsement" is the Council's welcome or commendation of an operation. `began` is the day on which the
    operation began of which the Council speaks. `after`, set by `counting`, is the act's own day where it counts from
    an earlier one.
    """

    kind: Kind
    organization: str | None
    dated: date
    evidence: tuple[Evidence, ...]
    measure: Measure | None = None
    expires: date | None = None
    state: str | None = None
    claimed_by: str | None = None
    in_principle: bool = False
    until: str = ""
    began: date | None = None
    after: date | None = None

    @property
    def place(self) -> str:
        """Where it stands: "S/RES/9902 (2025), para. 1"."""
        first = self.evidence[0]
        return str(first.locator or first.source)

    def in_force(self, on: date) -> bool:
        """Whether it holds on the day, as far as its dates say."""
        return self.dated <= on and (self.expires is None or on <= self.expires)

    def settles(self, on: date) -> bool:
        """Whether nothing more need be known: done by its own document, in force, and without a reservation."""
        open_ended = self.kind == "authorisation" and self.expires is None and not self.until
        short = self.kind == "endorsement" and self.after is None
        return self.in_force(on) and self.claimed_by is None and not (self.in_principle or open_ended or short)

    def told(self, on: date, state: str | None = None) -> str:
        """The fact in words, as of a day; `state` is the name of the state it is about."""
        if self.kind in OF_THE_COUNCIL:
            return self._by_the_council(on)
        if self.kind == "agreement":
            return f"agreed on {_day(self.dated)} ({self.place})"
        if self.kind == "decision":
            return f"decided {'in principle ' if self.in_principle else ''}by {self.place}"
        if self.kind == "refusal":
            if self.claimed_by is None:
                return f"consent withdrawn on {_day(self.dated)} by {state or 'the government'} ({self.place})"
            return f"but consent is said not to be given in {self.place}"
        noun = "invitation" if self.kind == "invitation" else "consent"
        whose = f"{noun} of {_day(self.dated)} by {state or 'the government'}"
        if self.claimed_by is None:
            return f"{whose} ({self.place})"
        told = f"in {self.place}" if self.claimed_by in self.place else f"by {self.claimed_by} ({self.place})"
        return f"{whose}, as told {told}"

    def _by_the_council(self, on: date) -> str:
        """What the Council did, until when, or how long after the fact."""
        act = "endorsed" if self.kind == "endorsement" else "authorized"
        if self.after is not None:
            days = (self.after - self.dated).days
            return f"{act} after the fact by {self.place}, {days} days after the operation began"
        if self.kind == "endorsement":
            return f"endorsed by {self.place} on {_day(self.dated)}, which is no authorization"
        if not self.in_force(on):
            return f"authorized by {self.place}, expired on {_day(self.expires)}"
        until = f"until {_day(self.expires)}" if self.expires else f"until {self.until}" if self.until else ""
        return f"authorized by {self.place}, {until or 'no end stated'}"


def counting(facts: Sequence[KnownFact], on: date, policies: Policies) -> tuple[KnownFact, ...]:
    """The facts as they count on a day under the policies chosen.

    Where later endorsement counts, an authorization or endorsement that came within a year after the operation began
    counts from the day it began to its own (South Africa in S/PV.5649, pp. 2-4).
    """
    if policies.answer("authorisation_timing") != "retrospective":
        return tuple(facts)
    return tuple(_backdated(fact, on) for fact in facts)


def _backdated(fact: KnownFact, on: date) -> KnownFact:
    own = fact.claimed_by is None and not fact.in_principle and fact.kind in OF_THE_COUNCIL
    if not own or fact.began is None or not fact.began <= on < fact.dated <= fact.began + AFTERWARDS:
        return fact
    return replace(fact, dated=fact.began, expires=fact.dated - timedelta(days=1), after=fact.dated)


@dataclass(frozen=True, slots=True)
class Requirement:
    """What a path requires, with what is on record of it. `general` names no organization: several may share it.

    `known` is empty where nothing is on record; `facts` are those told in it. `refused` says that the state itself has
    withdrawn what is required, on record and not only told of. `waived` is the waiver that lets it pass unmet.
    """

    text: str
    general: str
    known: str = ""
    met: bool = False
    facts: tuple[KnownFact, ...] = ()
    refused: bool = False
    waived: str = ""

    @property
    def passes(self) -> bool:
        """Whether it stands in the way of nothing: met, or waived by name; what is refused is never waived."""
        return self.met or (bool(self.waived) and not self.refused)

    @property
    def reason(self) -> str:
        """The requirement as a sentence: met, known in part, or not on record."""
        told = f"on record: {self.known}" if self.known else NOT_ON_RECORD
        refused = ", and it is refused" if self.refused else ""
        return f"Requires {self.text} ({told}){refused}.{f' {self.waived}' if self.waived else ''}"


def known(
    kind: FactKind, facts: Sequence[KnownFact], organization: str | None, *, states: Mapping[str, str], on: date
) -> tuple[str, bool, tuple[KnownFact, ...], bool]:
    """What is on record for a requirement: in words, whether it is met, the facts told, and whether it is refused.

    `facts` are those that fit the measure; `states` gives the name of each state that must consent or invite. Of
    authorizations, decisions and agreements the latest in force counts, else the latest that has expired; of several
    tellings of an invitation or of consent the one that gives the earliest day is told, and all are kept. Consent may
    be given, or refused, to any organization (None); a refusal of the state's own ends consent given before it.
    """
    whose = {None, organization} if kind == "consent" else {organization}
    kinds = OF_THE_COUNCIL if kind == "authorisation" else {kind}
    fitting = [fact for fact in facts if fact.kind in kinds and fact.organization in whose and fact.dated <= on]
    if kind in {"authorisation", "decision", "agreement"}:
        fitting.sort(key=lambda fact: (fact.in_force(on), fact.settles(on), fact.dated), reverse=True)
        chosen = fitting[:1]
        return (
            "; ".join(fact.told(on) for fact in chosen),
            any(fact.settles(on) for fact in chosen),
            tuple(chosen),
            False,
        )
    fitting = sorted((fact for fact in fitting if fact.state in states), key=lambda fact: fact.dated)
    told = {fact.state: fact for fact in reversed(fitting)}
    against = _against(facts, whose, states, on) if kind == "consent" else []
    refused = any(fact.claimed_by is None for fact in against)
    against = [fact for fact in against if fact.claimed_by is None or fact.state in told]
    if not told and not against:
        return "", False, (), False
    words = [fact.told(on, states[code or ""]) for code, fact in told.items()]
    words += [fact.told(on) for fact in against[-1:]]
    missing = [name for code, name in states.items() if code not in told]
    if missing and told:
        words.append(f"of {' and '.join(missing)} nothing")
    met = not missing and not against and all(fact.settles(on) for fact in told.values())
    return "; ".join(words), met, (*fitting, *against[-1:]), refused


def _against(
    facts: Sequence[KnownFact], whose: set[str | None], states: Mapping[str, str], on: date
) -> list[KnownFact]:
    """Refusals of consent by the day, the latest last; one that the same state's own later consent ends is none."""
    found = [fact for fact in facts if fact.kind == "refusal" and fact.state in states and fact.dated <= on]
    again = [fact for fact in facts if fact.kind == "consent" and fact.claimed_by is None and fact.dated <= on]
    return sorted(
        (
            fact
            for fact in found
            if fact.organization in whose
            and not any(
                later.state == fact.state and later.organization in whose and later.dated > fact.dated
                for later in again
            )
        ),
        key=lambda fact: fact.dated,
    )


def _day(value: date | None) -> str:
    """A date as UN texts write it; the names of months are English whatever the locale."""
    months = "January February March April May June July August September October November December".split()  # noqa: SIM905 - reads as a calendar
    return f"{value.day} {months[value.month - 1]} {value.year}" if value else "an unknown day"
