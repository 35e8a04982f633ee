"""Gates (C5, B2): three conditions make a plan ready, the Council's authorization makes enforcement deployable."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from chapter8.respond.gates import PlanFacts, readiness
from chapter8.respond.legal.facts import KnownFact
from chapter8.respond.policies import Policies, Waiver
from chapter8.symbols.evidence import Evidence, Locator

ON = date(2026, 6, 30)
RESOLUTION = KnownFact(
    kind="authorisation",
    organization="AU",
    dated=date(2026, 3, 1),
    evidence=(Evidence(Locator("S/RES/9902 (2026)", paragraphs=("1",))),),
    measure="coercive",
    expires=date(2026, 12, 31),
)
PLAN = PlanFacts(
    organization="AU",
    measure="coercive",
    relevant=("AU", "ECOWAS", "UN"),
    involved=("AU", "ECOWAS", "UN"),
    planning_leads=("AU",),
    cost=1_000,
    counted=1_000,
    authorisations=(RESOLUTION,),
)


def test_a_plan_whose_conditions_all_hold_is_deployable() -> None:
    assert readiness(PLAN, ON).state == "deployable"


@pytest.mark.parametrize(
    ("lacking", "named"),
    [
        (replace(PLAN, involved=("AU", "UN")), "Not involved although relevant: ECOWAS."),
        (replace(PLAN, planning_leads=()), "Nobody leads the planning."),
        (replace(PLAN, planning_leads=("AU", "UN")), "More than one leads the planning: AU, UN."),
        (replace(PLAN, counted=600), "400 of 1,000 can't be counted on."),
        (replace(PLAN, cost=None), "The cost is not known."),
    ],
)
def test_missing_any_one_of_the_three_is_not_ready_and_names_it(lacking: PlanFacts, named: str) -> None:
    found = readiness(lacking, ON)
    assert (found.state, found.missing) == ("draft", (named,))


def test_enforcement_without_authorization_cannot_become_deployable() -> None:
    found = readiness(replace(PLAN, authorisations=()), ON)
    assert found.state == "ready"
    assert found.missing == ("No authorization of the Security Council in force is attached (Art. 53).",)


@pytest.mark.parametrize(
    "attached",
    [
        replace(RESOLUTION, expires=date(2026, 6, 29)),
        replace(RESOLUTION, dated=date(2026, 7, 1)),
        replace(RESOLUTION, organization="ECOWAS"),
        replace(RESOLUTION, measure="consent"),
        replace(RESOLUTION, in_principle=True),
        replace(RESOLUTION, claimed_by="the Commission"),
    ],
)
def test_an_authorization_that_has_ended_or_is_anothers_or_is_only_claimed_is_none(attached: KnownFact) -> None:
    assert readiness(replace(PLAN, authorisations=(attached,)), ON).state == "ready"


def test_a_measure_with_consent_needs_no_authorization() -> None:
    assert readiness(replace(PLAN, measure="consent", authorisations=()), ON).state == "deployable"


def test_an_override_needs_a_name_and_a_reason_and_is_told_on_every_export() -> None:
    waiver = Waiver("authorisation", "the Council has announced its vote", "EXERCISE B. Officer", ON)
    found = readiness(replace(PLAN, authorisations=()), ON, Policies.of(waivers=[waiver]))
    assert found.state == "deployable"
    assert found.told == (
        "Rule authorisation waived by EXERCISE B. Officer on 2026-06-30: the Council has announced its vote.",
    )
    assert not next(gate for gate in found.gates if gate.key == "authorisation").holds
