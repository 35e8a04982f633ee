"""Whole answers out of several engines, for every face alike: legal paths and modes of partnership under policies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from chapter8.atlas import Atlas
from chapter8.atlas.coverage import organizations_covering
from chapter8.respond.competence import Competence, competence
from chapter8.respond.ladder import Means
from chapter8.respond.legal import LegalPath, legal_paths
from chapter8.respond.legal.facts import KnownFact
from chapter8.respond.legal.from_ledger import facts_of_ledger
from chapter8.respond.legal.rules import MEASURES, Measure
from chapter8.respond.partnership.modes import PartnershipMode, partnership_modes
from chapter8.respond.policies import Policies


@dataclass(frozen=True, slots=True)
class Terms:
    """On which terms a question is asked: facts that are stated, policies chosen.

    `with_ledger` adds what the ledger of operations has on record for the States on the day.
    """

    facts: Sequence[KnownFact] = ()
    policies: Policies = field(default_factory=Policies.of)
    with_ledger: bool = False


@dataclass(frozen=True, slots=True)
class Lacking:
    """A State, and the functions for which no organization that covers it has a mandate; `covering` are those."""

    state: str
    functions: tuple[str, ...]
    covering: tuple[str, ...]


def paths_for(
    atlas: Atlas,
    states: Sequence[str],
    on: date,
    measure: Measure,
    organization: str | None = None,
    *,
    terms: Terms | None = None,
) -> tuple[LegalPath, ...]:
    """The legal paths for a measure (`legal.legal_paths`) on the terms given."""
    held = terms or Terms()
    known = (*held.facts, *(facts_of_ledger(atlas, states, on) if held.with_ledger else ()))
    return legal_paths(atlas, states, on, measure, organization, facts=known, policies=held.policies)


def modes_for(
    atlas: Atlas,
    states: Sequence[str],
    on: date,
    *,
    means: Mapping[str, Means] | None = None,
    terms: Terms | None = None,
) -> tuple[Competence, tuple[PartnershipMode, ...]]:
    """Competence for peacekeeping, and every mode of partnership possible or excluded on it, for both measures."""
    found = competence(atlas, states, on, "peacekeeping")
    paths = [path for measure in MEASURES for path in paths_for(atlas, states, on, measure, terms=terms)]
    return found, partnership_modes(atlas, found, paths, means=means, policies=terms.policies if terms else None)


def lacking(atlas: Atlas, states: Sequence[str], on: date, functions: Sequence[str]) -> tuple[Lacking, ...]:
    """The States for which nobody but the United Nations has a mandate for one of the functions on a day."""
    able = {each.code: frozenset(atlas.functions(each.code, on)) for each in atlas.organizations}
    found = []
    for code in dict.fromkeys(states):
        covering = tuple(each.organization for each in organizations_covering(atlas, [code], on))
        held = frozenset[str]().union(*(able[each] for each in covering))
        missing = tuple(each for each in functions if each not in held)
        if missing:
            found.append(Lacking(code, missing, covering))
    return tuple(found)
