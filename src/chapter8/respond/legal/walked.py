"""The obvious twin of the legal paths: every table walked row by row, without an index, an order or a word of prose.

It answers one question alone: for which actor a path is open, requires more, is unresolved or closed. `legal_paths`
must say the same (tests/generative, bench/registry/twin.py).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from chapter8.atlas import Atlas
from chapter8.respond.legal.facts import KnownFact
from chapter8.respond.legal.rules import Availability, FactKind, Measure, PathRule, shipped_rules
from chapter8.respond.policies import Policies

Verdicts = dict[tuple[str, str | None], Availability]
"""The availability by key of the path and code of the organization (None: a coalition of States)."""
_ORDER: tuple[Availability, ...] = ("open", "requires", "unresolved", "closed")


def walked(
    atlas: Atlas,
    states: Sequence[str],
    on: date,
    measure: Measure,
    facts: Sequence[KnownFact] = (),
    *,
    policies: Policies | None = None,
) -> Verdicts:
    """The availability of every path for every actor that it fits."""
    asked = _Row(atlas, states, on, facts, policies or Policies.of())
    found: Verdicts = {}
    for rule in shipped_rules().paths:
        if measure in rule.measures and _within(on, rule.valid_from, rule.valid_to):
            told = [fact for fact in facts if fact.measure is None or fact.measure == measure]
            asked = replace(asked, facts=told)
            if rule.actor == "united_nations":
                found[rule.key, "UN"] = _beside(rule, "UN", asked)
            elif rule.actor == "states":
                found[rule.key, None] = _beside(rule, None, asked)
            else:
                found |= dict(_regional(rule, asked))
    return found


@dataclass(frozen=True, slots=True)
class _Row:
    """The question, handed from row to row."""

    atlas: Atlas
    states: Sequence[str]
    on: date
    facts: Sequence[KnownFact]
    policies: Policies


def _regional(rule: PathRule, asked: _Row) -> Iterator[tuple[tuple[str, str | None], Availability]]:
    atlas, states, on = asked.atlas, asked.states, asked.on
    for organization in atlas.organizations:
        code = organization.code
        covered = {state for state in states if _covers(atlas, code, state, on)}
        if code != "UN" and covered and (_fits(atlas, rule, code, on) or _utilized(rule, code, asked)):
            verdict = min((rule.basis[basis] for basis in _bases(asked, code)), key=_ORDER.index)
            if verdict == "unresolved" and _settled(rule, asked):
                verdict = "requires"
            partly = len(covered) < len(set(states))
            if verdict == "open" and partly:
                verdict = "requires"
            if verdict != "closed":
                met, refused = _needs(rule, code, asked)
                if verdict == "requires" and rule.requires and met and not partly:
                    verdict = "open"
                if refused:
                    verdict = "closed"
            yield (rule.key, code), verdict
        elif code != "UN" and not covered and rule.outside is not None and _asked_for(rule, code, asked):
            met, refused = _needs(rule, code, asked)
            verdict = (
                "unresolved"
                if rule.outside == "unresolved" and not _settled(rule, asked)
                else "open"
                if met
                else "requires"
            )
            yield (rule.key, code), "closed" if refused else verdict


def _settled(rule: PathRule, asked: _Row) -> bool:
    """Whether the answer was chosen that settles what the rule leaves unresolved."""
    return rule.settled_by is not None and asked.policies.chosen[rule.settled_by[0]] == rule.settled_by[1]


def _asked_for(rule: PathRule, organization: str, asked: _Row) -> bool:
    """Whether one of the states gave an organization of others its consent or invitation, for what it does."""
    for fact in asked.facts:
        if fact.kind in {"consent", "invitation"} and fact.organization == organization:  # noqa: SIM102 - one question a line
            if fact.state in asked.states and fact.dated <= asked.on:
                return any(function in rule.functions for function in _functions(asked.atlas, organization, asked.on))
    return False


def _beside(rule: PathRule, code: str | None, asked: _Row) -> Availability:
    met, refused = _needs(rule, code, asked)
    if refused:
        return "closed"
    if rule.at_most == "unresolved" and not _settled(rule, asked):
        return "unresolved"
    return "open" if rule.requires and met else "requires"


def _covers(atlas: Atlas, organization: str, state: str, on: date) -> bool:
    for row in atlas.memberships:
        if row.organization == organization and row.state == state and row.status in {"full", "suspended"}:  # noqa: SIM102 - one question a line
            if _within(on, row.valid_from, row.valid_to):
                return True
    return False


def _bases(asked: _Row, organization: str) -> list[str]:
    rows = [row for row in asked.atlas.registers.charter_bases if row.organization == organization]
    found = [row.basis for row in rows if _within(asked.on, row.valid_from, row.valid_to)]
    if not rows:
        found = [
            basis for each in asked.atlas.organizations if each.code == organization for basis in each.charter_basis
        ]
    elif not found:
        found = ["undeclared"]
    if asked.policies.chosen["charter_basis"] == "functional":
        found = ["chapter_viii" if basis == "undeclared" else basis for basis in found]
    return found


def _utilized(rule: PathRule, organization: str, asked: _Row) -> bool:
    """Whether the rule takes the Council's word for the organization's power, and the Council has named it."""
    if rule.by_authorisation:
        for fact in asked.facts:
            if fact.organization == organization and fact.kind in {"authorisation", "endorsement"}:  # noqa: SIM102 - one question a line
                if fact.dated <= asked.on or (fact.began is not None and fact.began <= asked.on):
                    return True
    return False


def _fits(atlas: Atlas, rule: PathRule, organization: str, on: date) -> bool:
    if rule.organizations and organization not in rule.organizations:
        return False
    for instrument in atlas.registers.instruments:
        if instrument.organization == organization and instrument.power in rule.powers:  # noqa: SIM102 - one question a line
            if _within(on, instrument.valid_from, instrument.valid_to):
                return True
    if rule.power_needed:
        return False
    return any(function in rule.functions for function in _functions(atlas, organization, on))


def _functions(atlas: Atlas, organization: str, on: date) -> list[str]:
    rows = [row for row in atlas.registers.mandates if row.organization == organization]
    if rows:
        return [row.function for row in rows if _within(on, row.valid_from, row.valid_to)]
    return list(next(each.functions for each in atlas.organizations if each.code == organization))


def _needs(rule: PathRule, organization: str | None, asked: _Row) -> tuple[bool, bool]:
    """Whether all that the rule requires is on record or waived, and whether a state has refused its consent."""
    facts, states, on = asked.facts, asked.states, asked.on
    met, refused = True, False
    for needed in rule.requires:
        if needed.fact is None:
            met = False
        elif needed.fact in {"decision", "agreement"}:
            met = met and any(_speaks(fact, needed.fact, organization, on) and fact.settles(on) for fact in facts)
        elif needed.fact == "authorisation":
            met = met and any(_authorizes(fact, organization, asked) for fact in facts)
        elif needed.fact == "invitation":
            met = met and all(_told(facts, "invitation", organization, state, on) for state in states)
        else:
            against = [_refusals(facts, organization, state, on) for state in states]
            consents = all(_told(facts, "consent", organization, state, on) for state in states)
            met = met and consents and not any(against)
            refused = refused or any(fact.claimed_by is None for several in against for fact in several)
    waived = any(waiver.rule == rule.key for waiver in asked.policies.waivers)
    return met or waived, refused


def _authorizes(fact: KnownFact, organization: str | None, asked: _Row) -> bool:
    """Whether it authorizes on the day, by itself or, where the policy lets it, after the fact."""
    if _speaks(fact, "authorisation", organization, asked.on) and fact.settles(asked.on):
        return True
    if asked.policies.chosen["authorisation_timing"] != "retrospective" or fact.began is None:
        return False
    if fact.organization != organization or fact.kind not in {"authorisation", "endorsement"}:
        return False
    late = timedelta(days=365) >= fact.dated - fact.began
    own = fact.claimed_by is None and not fact.in_principle
    return late and own and fact.began <= asked.on < fact.dated


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
