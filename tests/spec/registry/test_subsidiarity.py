"""Subsidiarity (C2): the closest body leads, and the ladder climbs exactly when a need exceeds its means."""

from __future__ import annotations

from datetime import date

from chapter8.atlas import Atlas
from chapter8.respond.competence import competence
from chapter8.respond.ladder import Ladder, Means, ladder

ATLAS = Atlas.shipped()
MEANS = {
    "ECOWAS": Means("ECOWAS", {"strength": 2_500, "deploy_days": 30}),
    "AU": Means("AU", {"strength": 5_000, "deploy_days": 60}),
}


def asked(strength: int, states: tuple[str, ...] = ("GMB",), **more: float) -> Ladder:
    """Who leads a peacekeeping operation of some strength in some states on a day of 2017."""
    found = competence(ATLAS, states, date(2017, 1, 19), "peacekeeping")
    return ladder(ATLAS, found, {"strength": strength, **more}, MEANS)  # type: ignore[dict-item]


def test_the_lead_changes_exactly_when_capacity_is_exceeded() -> None:
    leads = [asked(strength).lead for strength in (500, 2_500, 2_501, 5_000, 5_001)]
    assert leads == ["ECOWAS", "ECOWAS", "AU", "AU", "UN"]


def test_the_explanation_names_what_exceeded_each_rung() -> None:
    assert asked(2_501).reason == "AU leads: ECOWAS needs 2,501 uniformed personnel and has 2,500."


def test_too_slow_is_a_shortfall_as_too_few_is() -> None:
    found = asked(500, deploy_days=14)
    assert found.lead == "UN"
    assert "ECOWAS needs at most 14 days to deploy and has 30" in found.reason


def test_a_body_that_covers_one_of_two_states_is_exceeded_by_coverage() -> None:
    found = asked(500, states=("GMB", "TCD"))
    rung = next(each for each in found.rungs if each.organization == "ECOWAS")
    assert [each.text for each in rung.shortfalls] == ["needs 2 States covered and has 1"]
    assert found.lead == "AU"


def test_a_body_whose_means_nobody_has_stated_is_not_passed_over_in_silence() -> None:
    found = ladder(ATLAS, competence(ATLAS, ["GMB"], date(2017, 1, 19), "peacekeeping"), {"strength": 500}, {})
    assert (found.lead, found.settled) == ("ECOWAS", False)
    assert found.reason.endswith("its own means are not stated for all that is needed.")


def test_a_body_without_a_mandate_for_the_function_is_no_rung_to_stop_at() -> None:
    found = competence(ATLAS, ["GMB"], date(2017, 1, 19), "peacekeeping")
    without = {row.organization for row in found.rows if row.standing == "no_mandate"}
    rungs = {rung.organization: rung.verdict for rung in ladder(ATLAS, found, {"strength": 1}, {}).rungs}
    assert without
    assert all(rungs[code] == "no_mandate" for code in without)
