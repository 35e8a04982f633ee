"""What a contested rule does to a legal path once it is answered, and what a waiver does: by name, told in the path."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from chapter8.atlas import Atlas
from chapter8.respond.legal import LegalPath, legal_paths
from chapter8.respond.legal.facts import KnownFact
from chapter8.respond.legal.from_ledger import facts_of_ledger
from chapter8.respond.legal.rules import Measure
from chapter8.respond.policies import Policies, Waiver
from chapter8.symbols.evidence import Evidence

ATLAS = Atlas.shipped()
DAY = date(2026, 6, 30)
EVIDENCE = (Evidence(source="S/RES/9999 (2026)"),)
LATE = Policies.of({"authorisation_timing": "retrospective"})
FUNCTIONAL = Policies.of({"charter_basis": "functional"})
WAIVER = Waiver("P53/VII", "lives are at stake", "EXERCISE A. Officer", date(2026, 6, 1))


def path(
    key: str,
    organization: str | None,
    facts: Sequence[KnownFact] = (),
    *,
    policies: Policies | None = None,
    measure: Measure = "coercive",
    state: str = "SDN",
    on: date = DAY,
) -> LegalPath:
    """The path of one actor, out of all."""
    found = legal_paths(ATLAS, [state], on, measure, facts=facts, policies=policies)
    (one,) = [each for each in found if (each.key, each.organization) == (key, organization)]
    return one


def endorsement(dated: date, began: date = date(2026, 6, 1)) -> KnownFact:
    """The Council welcomes the African Union's operation."""
    return KnownFact("endorsement", "AU", dated, EVIDENCE, began=began)


# Endorsement after the fact


def test_an_endorsement_is_told_and_is_no_authorization() -> None:
    found = path("P53/VII", "AU", [endorsement(date(2026, 6, 15))])
    assert found.available == "requires"
    assert any(
        "endorsed by S/RES/9999 (2026) on 15 June 2026, which is no authorization" in each for each in found.reasons
    )


def test_later_endorsement_counts_where_that_is_the_answer_chosen_and_is_told_as_such() -> None:
    found = path("P53/VII", "AU", [endorsement(date(2026, 9, 1))], policies=LATE)
    assert found.available == "open"
    told = "endorsed after the fact by S/RES/9999 (2026), 92 days after the operation began"
    assert any(told in each for each in found.reasons)
    assert found.policies == LATE.told


def test_both_answers_stand_side_by_side() -> None:
    (hinge,) = path("P53/VII", "AU", [endorsement(date(2026, 9, 1))]).hinges
    assert hinge.told == "Under “Later endorsement counts” this would be open."
    (back,) = path("P53/VII", "AU", [endorsement(date(2026, 9, 1))], policies=LATE).hinges
    assert back.told == "Under “Authorization must come first” this would be one that requires more."


def test_what_came_more_than_a_year_after_the_beginning_counts_for_nobody() -> None:
    began = date(2026, 6, 1)
    assert path("P53/VII", "AU", [endorsement(date(2027, 6, 1), began)], policies=LATE).available == "open"
    assert path("P53/VII", "AU", [endorsement(date(2027, 6, 2), began)], policies=LATE).available == "requires"


def test_before_the_operation_began_no_later_act_counts() -> None:
    facts = [endorsement(date(2026, 9, 1))]
    assert path("P53/VII", "AU", facts, policies=LATE, on=date(2026, 5, 31)).available == "requires"


def test_an_authorization_that_ends_with_an_event_holds_until_somebody_says_it_has_come() -> None:
    fact = KnownFact("authorisation", None, date(2026, 1, 1), EVIDENCE, until="the Council decides otherwise")
    found = path("coalition", None, [fact])
    assert found.available == "open"
    assert "authorized by S/RES/9999 (2026), until the Council decides otherwise" in found.reasons[-1]


def test_the_ledger_of_operations_knows_what_was_endorsed_afterwards() -> None:
    on = date(1998, 2, 12)
    facts = facts_of_ledger(ATLAS, ("SLE",), on)
    found = path("P53/VII", "ECOWAS", facts, state="SLE", on=on)
    assert (found.available, [hinge.choice for hinge in found.hinges]) == ("requires", ["retrospective"])
    chosen = path("P53/VII", "ECOWAS", facts, state="SLE", on=on, policies=LATE)
    assert chosen.available == "open"
    assert "endorsed after the fact by S/RES/1162 (1998), para. 2, 319 days" in chosen.requirements[0].known


# Categories of organizations


def test_a_body_that_declared_nothing_is_taken_by_its_mandate_where_that_is_the_answer_chosen() -> None:
    plain = path("P52", "OIC", measure="consent")
    assert plain.available == "unresolved"
    assert "Under “Those that do such work, without categories” this would be open." in [h.told for h in plain.hinges]
    chosen = path("P52", "OIC", measure="consent", policies=FUNCTIONAL)
    assert chosen.available == "open"
    assert any("taken by its mandate, under the policy chosen" in each for each in chosen.reasons)


def test_who_has_declared_another_basis_stays_what_it_said() -> None:
    assert path("P-consent", "NATO", measure="consent", state="DEU", policies=FUNCTIONAL).available == "unresolved"


# Waivers


def test_a_waived_path_passes_what_is_not_on_record_and_prints_the_waiver() -> None:
    found = path("P53/VII", "AU", policies=Policies.of(waivers=[WAIVER]))
    assert found.available == "open"
    assert found.policies == (WAIVER.text,)
    assert found.reasons[-1].endswith(f"(not on record here). {WAIVER.text}")
    assert not any(each.met for each in found.requirements)


def test_a_waiver_of_one_path_opens_no_other() -> None:
    assert path("P4(h)", "AU", policies=Policies.of(waivers=[WAIVER])).available == "requires"


def test_what_a_state_refused_no_waiver_gives() -> None:
    refusal = KnownFact("refusal", "AU", date(2026, 2, 1), EVIDENCE, state="SDN")
    waiver = Waiver("P-consent", "lives are at stake", "EXERCISE A. Officer", date(2026, 6, 1))
    found = path("P-consent", "AU", [refusal], measure="consent", policies=Policies.of(waivers=[waiver]))
    assert found.available == "closed"


# Who else may act


def test_the_council_may_utilize_an_organization_that_has_no_power_of_its_own_to_enforce() -> None:
    fact = KnownFact("authorisation", "IGAD", date(2026, 1, 1), EVIDENCE, expires=date(2026, 12, 31))
    found = path("P53/VII", "IGAD", [fact])
    assert found.available == "open"
    assert any("the Security Council named it (Art. 53 (1))" in each for each in found.reasons)
    keys = {(each.key, each.organization) for each in legal_paths(ATLAS, ["SDN"], DAY, "coercive")}
    assert ("P53/VII", "IGAD") not in keys


def test_an_organization_from_outside_acts_on_the_states_word_alone() -> None:
    facts = [
        KnownFact("consent", "EU", date(2026, 1, 1), EVIDENCE, state="IDN"),
        KnownFact("decision", "EU", date(2026, 1, 2), EVIDENCE),
    ]
    found = path("P-consent", "EU", facts, measure="consent", state="IDN")
    assert found.available == "open"
    assert "not as a regional arrangement" in found.reasons[0]
    assert path("P-consent", "EU", facts[:1], measure="consent", state="IDN").available == "requires"
    keys = {each.organization for each in legal_paths(ATLAS, ["IDN"], DAY, "consent")}
    assert "EU" not in keys


def test_states_at_a_governments_invitation_stay_unresolved_whatever_is_on_record() -> None:
    invitation = KnownFact("invitation", None, date(2026, 1, 1), EVIDENCE, state="SDN")
    found = path("P-invite", None, [invitation])
    assert found.available == "unresolved"
    assert "on record: invitation of 1 January 2026" in found.reasons[-1]


RECOGNISED = Policies.of({"invitation": "recognised"})


@pytest.mark.parametrize("organization", [None, "AU"])
def test_an_invitation_opens_its_path_under_the_policy_that_takes_the_recognised_governments_word(
    organization: str | None,
) -> None:
    invitation = KnownFact("invitation", organization, date(2026, 1, 1), EVIDENCE, state="SDN")
    found = path("P-invite", organization, [invitation])
    assert found.available == "unresolved"
    assert [(hinge.policy, hinge.available) for hinge in found.hinges] == [("invitation", "open")]
    chosen = path("P-invite", organization, [invitation], policies=RECOGNISED)
    assert chosen.available == "open"
    assert chosen.competing_claims
    assert path("P-invite", organization, policies=RECOGNISED).available == "requires"


def test_an_invitation_that_is_only_told_of_opens_nothing_under_any_policy() -> None:
    told = KnownFact("invitation", None, date(2026, 1, 1), EVIDENCE, state="SDN", claimed_by="a neighbour")
    assert path("P-invite", None, [told], policies=RECOGNISED).available == "requires"


def test_an_invitation_says_nothing_of_collective_self_defence() -> None:
    invitation = KnownFact("invitation", None, date(2026, 1, 1), EVIDENCE, state="SDN")
    assert path("P51", None, [invitation], policies=RECOGNISED).available == "unresolved"


def test_a_united_nations_operation_opens_with_its_decision() -> None:
    fact = KnownFact("authorisation", "UN", date(2026, 1, 1), EVIDENCE, expires=date(2026, 12, 31))
    assert path("UN-VII", "UN", [fact]).available == "open"
    assert path("UN-VII", "UN").available == "requires"
