"""Precedents out of the ledger, and the facts that it has on record for legal paths."""

from __future__ import annotations

from datetime import date

import pytest

from chapter8.atlas import Atlas
from chapter8.respond.legal import legal_paths
from chapter8.respond.legal.facts import KnownFact, counting
from chapter8.respond.legal.from_ledger import facts_of_ledger, with_beginnings
from chapter8.respond.legal.precedents import WEIGHTS, Case, paths_of, precedents
from chapter8.respond.policies import Policies
from chapter8.symbols.evidence import Evidence, Locator

ATLAS = Atlas.shipped()
CODES = frozenset(each.code for each in ATLAS.organizations)
OPERATIONS = {each.code: each for each in ATLAS.registers.operations}


def path_of(code: str) -> tuple[str, ...]:
    """The legal paths that the ledger's rows of an operation speak for."""
    return paths_of(OPERATIONS[code], [act for act in ATLAS.registers.authorisations if act.operation == code], CODES)


@pytest.mark.parametrize(
    ("code", "paths"),
    [
        ("AMISOM", ("P53/VII",)),
        ("UNAMID", ("hybrid",)),
        ("UNMIL", ("UN-VII",)),
        ("AMISEC", ("P-consent",)),
        ("MNF-HTI-1994", ("coalition",)),
        ("OSCE-SMM", ("P52",)),
    ],
)
def test_an_operation_speaks_for_a_legal_path(code: str, paths: tuple[str, ...]) -> None:
    assert path_of(code) == paths


def test_an_operation_whose_consent_is_contested_and_that_nobody_authorized_speaks_for_none() -> None:
    assert path_of("ECOMOG-LBR") == ()


def test_the_same_state_and_organization_stand_before_the_same_function_elsewhere() -> None:
    found = precedents(ATLAS, Case(("SDN",), date(2026, 1, 1), "peacekeeping", "consent", "AU", ("P-consent",)))
    assert found[0].operation.code == "AMIS-II"
    assert found[0].alike["state"] == ("SDN",)
    scores = [each.score for each in found]
    assert scores == sorted(scores, reverse=True)


def test_every_score_is_the_sum_of_the_likenesses_told() -> None:
    for each in precedents(ATLAS, Case(("HTI",), date(2025, 1, 1), "peacekeeping", "coercive")):
        assert each.score == sum(WEIGHTS[alike] for alike in each.alike)


def test_what_happened_after_the_day_is_no_precedent_and_no_act_of_its() -> None:
    found = precedents(ATLAS, Case(("LBR",), date(1991, 6, 1), "peacekeeping"))
    ecomog = next(each for each in found if each.operation.code == "ECOMOG-LBR")
    assert ecomog.timing.kind == "none"  # the first resolution on it is of November 1992
    assert "ECOMIL" not in {each.operation.code for each in found}


def test_an_organizations_predecessor_counts_as_likeness_of_its_own_kind() -> None:
    found = precedents(ATLAS, Case(("TCD",), date(2010, 1, 1), "peacekeeping", "consent", "AU"))
    oau = next(each for each in found if each.operation.code == "OAU-TCD-1981")
    assert oau.alike["successor"] == ("OAU",)


def test_an_authorization_in_force_for_an_operation_there_opens_the_path_of_its_organization() -> None:
    on = date(2026, 1, 15)
    facts = facts_of_ledger(ATLAS, ("SOM",), on)
    paths = {path.key: path for path in legal_paths(ATLAS, ("SOM",), on, "coercive", "AU", facts=facts)}
    assert paths["P53/VII"].available == "open"
    assert "S/RES/2809 (2025)" in paths["P53/VII"].requirements[0].known


def test_what_was_authorized_in_one_state_says_nothing_of_its_neighbour() -> None:
    assert not [fact for fact in facts_of_ledger(ATLAS, ("SOM", "KEN"), date(2026, 1, 15)) if fact.organization == "AU"]


def test_an_authorization_of_the_ledger_that_has_expired_opens_nothing() -> None:
    on = date(2027, 2, 1)
    facts = [fact for fact in facts_of_ledger(ATLAS, ("SOM",), on) if fact.organization == "AU"]
    path = next(p for p in legal_paths(ATLAS, ("SOM",), on, "coercive", "AU", facts=facts) if p.key == "P53/VII")
    assert path.available == "requires"


def test_consent_as_the_ledger_tells_it_is_told_and_settles_nothing() -> None:
    on = date(2026, 1, 15)
    facts = facts_of_ledger(ATLAS, ("SOM",), on)
    path = next(p for p in legal_paths(ATLAS, ("SOM",), on, "consent", "AU", facts=facts) if p.key == "P-consent")
    assert "as told by the ledger" in path.requirements[0].known
    assert not path.requirements[0].met


def authorisation(dated: date) -> KnownFact:
    """An authorization of ECOWAS's on a day, as somebody states it."""
    evidence = (Evidence(Locator("S/RES/9901 (1991)")),)
    return KnownFact("authorisation", "ECOWAS", dated, evidence, expires=date(1999, 1, 1))


def test_a_stated_authorization_gets_the_beginning_of_the_operation_from_the_ledger() -> None:
    found = with_beginnings(ATLAS, (authorisation(date(1991, 3, 1)), authorisation(date(1985, 1, 1))), ("LBR",))
    assert [fact.began for fact in found] == [date(1990, 8, 24), None]


def test_by_the_policy_on_timing_it_then_counts_from_the_first_day_and_by_default_it_does_not() -> None:
    facts = with_beginnings(ATLAS, (authorisation(date(1991, 3, 1)),), ("LBR",))
    on = date(1990, 9, 1)
    assert [fact.dated for fact in counting(facts, on, Policies.of())] == [date(1991, 3, 1)]
    chosen = Policies.of({"authorisation_timing": "retrospective"})
    assert [fact.dated for fact in counting(facts, on, chosen)] == [date(1990, 8, 24)]


def test_an_act_of_the_council_after_the_day_is_told_to_the_engine_with_the_beginning() -> None:
    facts = facts_of_ledger(ATLAS, ("CIV",), date(2002, 12, 20))
    later = [fact for fact in facts if fact.dated > date(2002, 12, 20)]
    assert all(fact.began is not None and fact.began <= date(2002, 12, 20) for fact in later)


def test_an_endorsement_of_the_ledger_is_no_authorization() -> None:
    kinds = {fact.kind for fact in facts_of_ledger(ATLAS, ("LBR",), date(1993, 1, 1)) if fact.organization == "ECOWAS"}
    assert "endorsement" in kinds
    assert "authorisation" not in kinds
