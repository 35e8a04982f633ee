"""What a contested rule, once a person has chosen an answer to it, does to legal paths: by name, and told in each path.

The rules themselves stand (data/policies.toml); without a choice nothing here changes anything.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from chapter8.atlas import Atlas
from chapter8.respond.legal.facts import KnownFact
from chapter8.respond.legal.paths import LegalPath
from chapter8.respond.legal.rules import Availability, PathRule, shipped_rules
from chapter8.respond.policies import Policies

WITHIN = timedelta(days=365)  # of its beginning, for an endorsement that counts from then


def facts_under(
    atlas: Atlas, facts: Sequence[KnownFact], states: Sequence[str], policies: Policies
) -> tuple[KnownFact, ...]:
    """The facts as the policy on the timing of authorization counts them.

    "retrospective": an authorization given within a year after the organization's operation in these States began
    counts from the day it began. Otherwise each counts from its own date.
    """
    if policies.answer("authorisation_timing") != "retrospective":
        return tuple(facts)
    began: dict[str, list[date]] = {}
    for operation in atlas.registers.operations:
        if operation.began is not None and set(states) <= set(operation.states):
            began.setdefault(operation.organizations[0], []).append(operation.began)
    return tuple(_earlier(fact, began) for fact in facts)


def _earlier(fact: KnownFact, began: Mapping[str, Sequence[date]]) -> KnownFact:
    if fact.kind != "authorisation" or fact.organization is None:
        return fact
    days = [day for day in began.get(fact.organization, ()) if day < fact.dated <= day + WITHIN]
    return replace(fact, dated=min(days)) if days else fact


def paths_under(
    paths: Sequence[LegalPath], bases: Mapping[str, tuple[str, ...]], policies: Policies
) -> list[LegalPath]:
    """The paths as the policy on categories of organizations takes them; `bases` are Charter bases by code.

    "functional": an organization that has declared nothing, and has the mandate, stands as one of Chapter VIII would.
    """
    if policies.answer("charter_basis") != "functional":
        return list(paths)
    rules = {rule.key: rule for rule in shipped_rules().paths}
    return [_by_mandate(path, rules[path.key], bases.get(path.organization or "", ())) for path in paths]


def _by_mandate(path: LegalPath, rule: PathRule, bases: tuple[str, ...]) -> LegalPath:
    without_mandate = any(reason.startswith("No function or instrument on record") for reason in path.reasons)
    if path.available != "unresolved" or bases != ("undeclared",) or without_mandate:
        return path
    available: Availability = rule.basis.get("chapter_viii", "unresolved")
    if available == "requires" and path.requirements and all(each.met for each in path.requirements):
        available = "open"
    if available == path.available:
        return path
    reason = "By the policy chosen it is treated by its mandate, as an organization of Chapter VIII would be."
    return replace(path, available=available, reasons=(*path.reasons, reason))
