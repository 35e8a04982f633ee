"""Questions as people type them into a command or an address: facts, needs, means, weights, policies, reports.

One grammar for every face. A fact is a line of parts between colons, its kind first and whom it is about second; the
other parts are told apart by what they are (a day, a code, a document), in any order:

    consent:SDN:2026-01-10                                       the Sudan's consent to whoever comes
    invitation:MLI:ECOWAS:2013-01-10                             Mali's invitation to ECOWAS
    authorisation:AU:S/RES/9902 (2025):2025-11-18:2026-07-31     with its first and its last day
    decision:AU:PSC/PR/COMM.1:2025-11-01                         the organization's own decision
    refusal:SDN:UN:2026-02-01                                    consent withdrawn
    endorsement:ECOWAS:S/RES/788 (1992):1992-11-19:began=1990-08-24   welcomed by the Council after it began
    authorisation:AU:S/RES/1769 (2007):2007-07-31:until=the transfer  no last day, but an event, and it has not come
    agreement:AU:2007-06-12                                      between the two that would act together
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from math import isfinite
from typing import TypeVar, get_args

from chapter8.atlas import Atlas
from chapter8.errors import UsageError
from chapter8.respond.gates import GateKey
from chapter8.respond.ladder import UNITS, Dimension, Means
from chapter8.respond.legal.facts import Kind, KnownFact
from chapter8.respond.legal.rules import MEASURES, Measure, shipped_rules
from chapter8.respond.partnership.advantage import CRITERIA, EVEN, Criterion
from chapter8.respond.policies import Policies, Waiver
from chapter8.respond.reporting import EventKind, OperationEvent, Report
from chapter8.symbols.evidence import Evidence, Locator

BY_STATES: tuple[Kind, ...] = ("consent", "refusal", "invitation")
BY_BODIES: tuple[Kind, ...] = ("authorisation", "endorsement", "decision", "agreement")
COALITION = "coalition"  # stands where a code would: States, and no organization
STATED = Evidence(source="stated in the question; no document is named")
_FACT = "Write it as consent:SDN:2026-01-10 or authorisation:AU:S/RES/9902 (2025):2025-11-18:2026-07-31"
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_LONGEST = 300  # characters of a fact: no symbol needs more

Word = TypeVar("Word", bound=str)


@dataclass(slots=True)
class _Parts:
    """What stands in a fact behind its kind and whom it is about."""

    days: list[date] = field(default_factory=list)
    bodies: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    measure: Measure | None = None
    until: str = ""
    began: date | None = None


def read_fact(text: str, atlas: Atlas) -> KnownFact:
    """A fact on record, in the grammar of this module. Whoever types it vouches for it.

    Raises:
        UsageError: it is no fact, has no day, or names a State or an organization that the atlas does not know.
    """
    parts = [part.strip() for part in text[: _LONGEST + 1].split(":")]
    kind = next((each for each in (*BY_STATES, *BY_BODIES) if each == parts[0]), None)
    if kind is None or len(parts) < 3 or len(text) > _LONGEST:
        raise UsageError(f"{text[:80]!r} is no fact", remedy=_FACT)
    told = _sorted_out(parts[2:], {each.code for each in atlas.organizations})
    if not 1 <= len(told.days) <= 2 or len(told.bodies) > 1 or len(told.places) > 1:
        raise UsageError(f"{text[:80]!r} needs one or two days, and at most one body and one document", remedy=_FACT)
    if told.days != sorted(told.days):
        raise UsageError(f"{text[:80]!r} ends before it begins", remedy="Write its first day before its last")
    if kind == "invitation" and not told.bodies:
        raise UsageError("an invitation needs whom it invites", remedy="Write it as invitation:MLI:ECOWAS:2013-01-10")
    state = _state(atlas, parts[1]) if kind in BY_STATES else None
    whom = (told.bodies or [COALITION])[0] if state else _body(atlas, parts[1])
    return KnownFact(
        kind=kind,
        organization=None if whom == COALITION else whom,
        dated=told.days[0],
        evidence=(Evidence(Locator(told.places[0])),) if told.places else (STATED,),
        measure=told.measure,
        expires=told.days[1] if len(told.days) == 2 else None,
        state=state,
        until=told.until,
        began=told.began,
    )


def _sorted_out(parts: Iterable[str], codes: set[str]) -> _Parts:
    """The parts told apart by what they are."""
    told = _Parts()
    for part in filter(None, parts):
        if part.startswith("until="):
            told.until = part.removeprefix("until=").strip()
        elif part.startswith("began="):
            told.began = _day(part.removeprefix("began=").strip())
        elif _DAY.fullmatch(part):
            told.days.append(_day(part))
        elif part in MEASURES:
            told.measure = next(each for each in MEASURES if each == part)
        elif part.upper() in codes or part.casefold() == COALITION:
            told.bodies.append(COALITION if part.casefold() == COALITION else part.upper())
        else:
            told.places.append(part)
    return told


def _body(atlas: Atlas, text: str) -> str:
    return COALITION if text.casefold() == COALITION else atlas.organization(text.upper()).code


def read_need(text: str) -> dict[Dimension, float]:
    """A need: "strength=3000,deploy_days=30", in the units of `ladder.UNITS`. Raises UsageError."""
    return _figures(text, tuple(UNITS), "need")


def read_means(several: Iterable[str]) -> dict[str, Means]:
    """Stated means by code of organization: "ECOWAS:strength=2500,deploy_days=14" each. Raises UsageError."""
    found: dict[str, Means] = {}
    for text in several:
        code, colon, figures = text.partition(":")
        if not colon or not code.strip():
            raise UsageError(f"{text[:80]!r} states no means", remedy="Write it as ECOWAS:strength=2500,deploy_days=14")
        organization = code.strip().upper()
        found[organization] = Means(organization, _figures(figures, tuple(UNITS), "means"), (STATED,))
    return found


def read_weights(text: str) -> dict[Criterion, float]:
    """Weights of the scorecard: "speed=2,cost=0"; a criterion that isn't named weighs 1. Raises UsageError."""
    return {**EVEN, **_figures(text, CRITERIA, "weights")}


def read_costs(text: str) -> dict[str, float]:
    """Stated costs by code of organization: "AU=1200000,UN=3400000", in one currency. Raises UsageError."""
    return {code.upper(): figure for code, figure in _pairs(text, "costs")}


def read_policies(chosen: Iterable[str], waivers: Sequence[Waiver] = ()) -> Policies:
    """Policies chosen, each as "authorisation_timing=retrospective", and rules waived. Raises UsageError."""
    answers = {}
    for text in chosen:
        key, sign, answer = text.partition("=")
        if not sign:
            raise UsageError(f"{text[:80]!r} chooses no policy", remedy="Write it as cooperation=institutionalised")
        answers[key.strip()] = answer.strip()
    return Policies.of(answers, waivers)


def read_waiver(rules: Sequence[str], reason: str, by: str, on: date) -> tuple[Waiver, ...]:
    """The rules that one named person set aside for one reason: legal paths (by key) or gates.

    Raises:
        UsageError: there is no such rule, or the reason or the person is missing.
    """
    known = dict.fromkeys((*(path.key for path in shipped_rules().paths), *get_args(GateKey)))
    for rule in rules:
        if rule not in known:
            raise UsageError(f"no rule is called {rule[:80]!r}", remedy=f"Name one of {', '.join(known)}")
    if not rules and (reason or by):
        raise UsageError("a reason is given, and no rule is waived", remedy="Name the rule too, such as P53/VII")
    return tuple(Waiver(rule, reason, by, on) for rule in rules)


def read_report(text: str) -> Report:
    """A communication to the Security Council: "2024-02-01:S/2024/115". Raises UsageError."""
    day, colon, symbol = text.partition(":")
    if not colon or not symbol.strip():
        raise UsageError(f"{text[:80]!r} is no report", remedy="Write it as 2024-02-01:S/2024/115")
    return Report(_day(day.strip()), symbol.strip())


def read_event(text: str) -> OperationEvent:
    """A change, or something planned: "changed:2024-03-01:strength doubled". Raises UsageError."""
    kind, _, rest = text.partition(":")
    day, _, what = rest.partition(":")
    kinds: tuple[EventKind, ...] = ("planned", "decided", "started", "changed", "ended")
    found = next((each for each in kinds if each == kind.strip()), None)
    if found is None:
        raise UsageError(f"{text[:80]!r} is no event", remedy="Write it as changed:2024-03-01:strength doubled")
    return OperationEvent(found, _day(day.strip()), what.strip())


def _figures(text: str, allowed: tuple[Word, ...], what: str) -> dict[Word, float]:
    """Figures by word, each word one of those allowed."""
    words: Mapping[str, Word] = {each: each for each in allowed}
    found: dict[Word, float] = {}
    for word, figure in _pairs(text, what):
        if word not in words:
            raise UsageError(f"{word!r} can't be given in {what}", remedy=f"Use {', '.join(allowed)}")
        found[words[word]] = figure
    return found


def _pairs(text: str, what: str) -> list[tuple[str, float]]:
    found = []
    for part in filter(None, (part.strip() for part in text.split(","))):
        word, sign, figure = (each.strip() for each in part.partition("="))
        try:
            number = float(figure) if sign else float("nan")
        except ValueError:
            number = float("nan")
        if not isfinite(number) or number < 0:
            raise UsageError(f"{part[:80]!r} can't stand in {what}", remedy="Write a word, = and a number: speed=2")
        found.append((word, number))
    return found


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"{text[:80]!r} is no date", remedy="Write it as 2025-01-30") from None


def _state(atlas: Atlas, text: str) -> str:
    """The code of a State given by code or name."""
    if any(state.code == text.upper() for state in atlas.states):
        return text.upper()
    found = atlas.match_state(text)
    if found is None:
        raise UsageError(f"{text[:80]!r} is no State", remedy="Give its ISO code or its name, such as SDN or Sudan")
    return found.code
