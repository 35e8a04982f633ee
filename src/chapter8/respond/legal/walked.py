"""The obvious twin of the legal paths: every table walked row by row, without an index, an order or a word of prose.

It answers one question alone: for which actor a path is open, requires more, is unresolved or closed. `legal_paths`
must say the same (tests/generative, bench/registry/twin.py).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from chapter8.atlas import Atlas
from chapter8.respond.legal.facts import KnownFact
from chapter8.respond.legal.rules import Availability, FactKind, Measure, PathRule, shipped_rules

Verdicts = dict[tuple[str, str | None], Availability]
"""The availability by key of the path and code of the organization (None: a coalition of States)."""
_ORDER: tuple[Availability, ...] = ("open", "requires", "unresolved", "closed")


def walked(
    atlas: Atlas, states: Sequence[str], on: date, measure: Measure, facts: Sequence[KnownFact] = ()
) -> Verdicts:
    """The availability of every path for every actor that it fits."""
    found: Verdicts = {}
    for rule in shipped_rules().paths:
        if measure in rule.measures and _within(on, rule.valid_from, rule.valid_to):
            told = [fact for fact in facts if fact.measure is None or fact.measure == measure]
            if rule.actor == "united_nations":
                found[rule.key, "UN"] = _beside(rule, "UN", states, on, told)
            elif rule.actor == "states":
                found[rule.key, None] = _beside(rule, None, states, on, told)
            else:
                found |= dict(_regional(atlas, rule, states, on, told))
    return found


def _regional(
    atlas: Atlas, rule: PathRule, states: Sequence[str], on: date, facts: Sequence[KnownFact]
) -> Iterator[tuple[tuple[str, str | None], Availability]]:
    for organization in atlas.organizations:
        code = organization.code
        covered = {state for state in states if _covers(atlas, code, state, on)}
        if code != "UN" and covered and _fits(atlas, rule, code, on):
            verdict = min((rule.basis[basis] for basis in _bases(atlas, code, on)), key=_ORDER.index)
            partly = len(covered) < len(set(states))
            if verdict == "open" and partly:
                verdict = "requires"
            if verdict != "closed":
                met, refused = _needs(rule, code, states, on, facts)
                if verdict == "requires" and rule.requires and met and not partly:
                    verdict = "open"
                if refused:
                    verdict = "closed"
            yield (rule.key, code), verdict


def _beside(
    rule: PathRule, code: str | None, states: Sequence[str], on: date, facts: Sequence[KnownFact]
) -> Availability:
    met, refused = _needs(rule, code, states, on, facts)
    if refused:
        return "closed"
    return "open" if rule.requires and met else "requires"


def _covers(atlas: Atlas, organization: str, state: str, on: date) -> bool:
    for row in atlas.memberships:
        if row.organization == organization and row.state == state and row.status in {"full", "suspended"}:  # noqa: SIM102 - one question a line
            if _within(on, row.valid_from, row.valid_to):
                return True
    return False


def _bases(atlas: Atlas, organization: str, on: date) -> list[str]:
    rows = [row for row in atlas.registers.charter_bases if row.organization == organization]
    then = [row.basis for row in rows if _within(on, row.valid_from, row.valid_to)]
    if rows:
        return then or ["undeclared"]
    return [basis for each in atlas.organizations if each.code == organization for basis in each.charter_basis]


def _fits(atlas: Atlas, rule: PathRule, organization: str, on: date) -> bool:
    if rule.organizations and organization not in rule.organizations:
        return False
    for instrument in atlas.registers.instruments:
        if instrument.organization == organization and instrument.power in rule.powers:  # noqa: SIM102 - one question a line
            if _within(on, instrument.valid_from, instrument.valid_to):
                return True
    if rule.power_needed:
        return False
    rows = [row for row in atlas.registers.mandates if row.organization == organization]
    if rows:
        return any(row.function in rule.functions and _within(on, row.valid_from, row.valid_to) for row in rows)
    plain = next(each.functions for each in atlas.organizations if each.code == organization)
    return any(function in rule.functions for function in plain)


def _needs(
    rule: PathRule, organization: str | None, states: Sequence[str], on: date, facts: Sequence[KnownFact]
) -> tuple[bool, bool]:
    """Whether all that the rule requires is on record, and whether a state has refused its consent."""
    met, refused = True, False
    for needed in rule.requires:
        if needed.fact is None:
            met = False
        elif needed.fact in {"authorisation", "decision"}:
            met = met and any(_speaks(fact, needed.fact, organization, on) and fact.settles(on) for fact in facts)
        elif needed.fact == "invitation":
            met = met and all(_told(facts, "invitation", organization, state, on) for state in states)
        else:
            against = [_refusals(facts, organization, state, on) for state in states]
            consents = all(_told(facts, "consent", organization, state, on) for state in states)
            met = met and consents and not any(against)
            refused = refused or any(fact.claimed_by is None for several in against for fact in several)
    return met, refused


def _speaks(fact: KnownFact, kind: FactKind, organization: str | None, on: date) -> bool:
    return fact.kind == kind and fact.organization == organization and fact.dated <= on


def _told(facts: Sequence[KnownFact], kind: FactKind, organization: str | None, state: str, on: date) -> bool:
    """Whether the earliest that is on record of it settles it."""
    fitting = [fact for fact in facts if fact.kind == kind and fact.state == state and fact.dated <= on]
    fitting = [fact for fact in fitting if _towards(fact, organization, anybody=kind == "consent")]
    return bool(fitting) and min(fitting, key=lambda fact: fact.dated).settles(on)


def _refusals(facts: Sequence[KnownFact], organization: str | None, state: str, on: date) -> list[KnownFact]:
    """Refusals that no later consent of the state's own has ended."""
    about = [fact for fact in facts if fact.state == state and fact.dated <= on]
    about = [fact for fact in about if _towards(fact, organization, anybody=True)]
    again = [fact.dated for fact in about if fact.kind == "consent" and fact.claimed_by is None]
    return [fact for fact in about if fact.kind == "refusal" and not any(day > fact.dated for day in again)]


def _towards(fact: KnownFact, organization: str | None, *, anybody: bool) -> bool:
    return fact.organization == organization or (anybody and fact.organization is None)


def _within(on: date, first: date | None, last: date | None) -> bool:
    return (first is None or first <= on) and (last is None or on <= last)
