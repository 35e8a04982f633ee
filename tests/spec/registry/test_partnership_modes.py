"""Modes of partnership (C6, C7, C10): each is possible or excluded with its reason, beside a line without force."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from chapter8.atlas import Atlas
from chapter8.errors import TableError
from chapter8.respond.competence import competence
from chapter8.respond.ladder import Means
from chapter8.respond.legal import legal_paths
from chapter8.respond.partnership.modes import PartnershipMode, partnership_modes, read_modes
from chapter8.respond.policies import Policies

ATLAS = Atlas.shipped()
MALI = date(2013, 1, 15)


def modes(
    states: Sequence[str], on: date, means: dict[str, Means] | None = None, lead: str | None = None, **chosen: str
) -> dict[str, PartnershipMode]:
    """The modes for some states on a day, by key."""
    found = competence(ATLAS, states, on, "peacekeeping")
    paths = [*legal_paths(ATLAS, states, on, "consent"), *legal_paths(ATLAS, states, on, "coercive")]
    asked = partnership_modes(ATLAS, found, paths, means=means, policies=Policies.of(chosen), lead=lead)
    return {each.mode.key: each for each in asked}


def test_every_mode_appears_whatever_the_situation() -> None:
    keys = ["prevention", "transition", "bridging", "support_to_un", "side_by_side", "un_support", "hybrid"]
    assert list(modes(["MLI"], MALI)) == keys
    assert list(modes(["PRK"], MALI)) == keys


def test_an_excluded_mode_says_why() -> None:
    for mode in modes(["PRK"], MALI).values():
        assert mode.verdict != "excluded" or mode.reasons


def test_a_line_without_force_is_possible_where_article_52_is_open() -> None:
    assert modes(["MLI"], MALI)["prevention"].verdict == "possible"


def test_a_transition_needs_a_regional_operation_that_is_there() -> None:
    assert modes(["LBR"], date(2003, 9, 1))["transition"].verdict == "open"
    before = modes(["LBR"], date(2003, 1, 1))["transition"]
    assert (before.verdict, before.reasons) == (
        "excluded",
        ("No regional operation is on record there on that day.",),
    )


@pytest.mark.parametrize(("own", "united", "verdict"), [(30, 90, "open"), (90, 60, "excluded")])
def test_a_bridge_is_excluded_where_the_regional_body_is_no_faster(own: int, united: int, verdict: str) -> None:
    means = {"ECOWAS": Means("ECOWAS", {"deploy_days": own}), "UN": Means("UN", {"deploy_days": united})}
    assert modes(["MLI"], MALI, means)["bridging"].verdict == verdict


def test_support_to_a_subregional_operation_is_excluded_by_money_and_says_by_which_rule() -> None:
    (reason,) = modes(["MLI"], MALI)["un_support"].reasons
    assert "under the command of the United Nations, not of a regional economic community" in reason


def test_where_cooperation_is_to_be_institutionalised_a_missing_agreement_excludes() -> None:
    found = modes(["MLI"], date(1993, 1, 1), cooperation="institutionalised")["hybrid"]
    assert "No agreement on peacekeeping between the United Nations and ECOWAS is in force on record." in found.reasons


def test_precedents_are_operations_of_the_mode_that_had_begun_by_then() -> None:
    found = modes(["MLI"], MALI)["hybrid"]
    assert "UNAMID" in {each.code for each in found.precedents}
    assert all(each.began is not None and each.began <= MALI for each in found.precedents)


def test_a_mode_that_needs_what_nobody_can_answer_stops_at_the_gate() -> None:
    with pytest.raises(TableError, match="is no condition"):
        read_modes('[[mode]]\nkey = "a"\ntitle = "b"\nwhat = "c"\nneeds = ["luck"]\nledger = ""\nsource = "d"\n')


def test_the_modes_are_judged_for_the_body_that_a_plan_names_to_lead() -> None:
    assert modes(["MLI"], MALI)["bridging"].lead == "ECOWAS"
    means = {"AU": Means("AU", {"deploy_days": 30}), "UN": Means("UN", {"deploy_days": 90})}
    bridging = modes(["MLI"], MALI, means, lead="AU")["bridging"]
    assert bridging.lead == "AU"
    assert "AU deploys within 30 days, the United Nations within 90." in [each.text for each in bridging.conditions]


def test_a_body_named_to_lead_that_has_no_mandate_there_leads_nothing() -> None:
    bridging = modes(["MLI"], MALI, lead="CARICOM")["bridging"]
    assert (bridging.verdict, bridging.lead) == ("excluded", None)
    assert any(reason.startswith("CARICOM is named to lead") for reason in bridging.reasons)
