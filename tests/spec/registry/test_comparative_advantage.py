"""Comparative advantage (C3): a scorecard with visible weights, and the weights at which the first place turns."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chapter8.atlas import Atlas
from chapter8.errors import UsageError
from chapter8.respond.competence import competence
from chapter8.respond.partnership.advantage import (
    CRITERIA,
    EVEN,
    Criterion,
    Measured,
    measured,
    scorecard,
    turning_points,
)


def shares(**given_shares: float | None) -> dict[Criterion, Measured]:
    """Measures with these shares, and none for the rest."""
    return {each: Measured(given_shares.get(each), "stated") for each in CRITERIA}


CLOSE = shares(proximity=0.9, speed=0.8, record=0.2)
STRONG = shares(proximity=0.4, speed=0.5, record=1.0)
TWO = {"ECOWAS": CLOSE, "UN": STRONG}


def places(**weights: float) -> list[str]:
    """The organizations in order, under these weights and none for the rest."""
    return [card.organization for card in scorecard(TWO, {each: weights.get(each, 0.0) for each in CRITERIA})]


def test_the_score_is_the_weighted_mean_of_what_is_measured() -> None:
    cards = {card.organization: card.score for card in scorecard(TWO)}
    assert cards["ECOWAS"] == pytest.approx((0.9 + 0.8 + 0.2) / 3)


def test_changing_one_weight_changes_the_order_where_the_turning_point_says() -> None:
    (point,) = [each for each in turning_points(TWO) if each.criterion == "record"]
    assert (point.below, point.above) == ("ECOWAS", "UN")
    assert point.weight == pytest.approx(1.0)
    assert places(proximity=1, speed=1, record=0.99) == ["ECOWAS", "UN"]
    assert places(proximity=1, speed=1, record=1.01) == ["UN", "ECOWAS"]


def test_what_nobody_has_measured_is_named_and_not_scored_as_nothing() -> None:
    (card,) = scorecard({"AU": shares(speed=0.5)})
    assert card.score == pytest.approx(0.5)
    assert card.missing == ("proximity", "legitimacy", "cost", "record")


def test_measures_come_from_the_atlas_and_say_what_they_were_computed_from() -> None:
    atlas = Atlas.shipped()
    found = competence(atlas, ["GMB"], date(2017, 1, 19), "peacekeeping")
    ours = measured(atlas, found, "peacekeeping")
    assert ours["ECOWAS"]["proximity"].basis.startswith("covers 1 of 1, 15 members of ")
    assert (ours["ECOWAS"]["proximity"].share or 0) > (ours["AU"]["proximity"].share or 0)
    assert measured(atlas, found, "peacekeeping") == ours


def test_a_cost_is_scored_against_the_cheapest() -> None:
    atlas = Atlas.shipped()
    found = competence(atlas, ["GMB"], date(2017, 1, 19), "peacekeeping")
    ours = measured(atlas, found, "peacekeeping", {"ECOWAS": 50, "AU": 100})
    assert (ours["ECOWAS"]["cost"].share, ours["AU"]["cost"].share) == (1.0, 0.5)


@pytest.mark.parametrize("weights", [dict.fromkeys(CRITERIA, 0.0), {**EVEN, "speed": -1.0}])
def test_weights_that_weigh_nothing_are_refused(weights: dict[Criterion, float]) -> None:
    with pytest.raises(UsageError, match="weights must not be negative"):
        scorecard(TWO, weights)


SHARES = st.floats(0, 1).map(lambda value: round(value, 3))
MEASURES = st.fixed_dictionaries({each: SHARES.map(lambda share: Measured(share, "stated")) for each in CRITERIA})


@given(st.fixed_dictionaries({"A": MEASURES, "B": MEASURES}), st.sampled_from(CRITERIA))
def test_every_turning_point_agrees_with_a_scan_over_the_weight(
    both: dict[str, dict[Criterion, Measured]], criterion: Criterion
) -> None:
    def leads(weight: float) -> str:
        cards = {card.organization: card.score for card in scorecard(both, {**EVEN, criterion: weight})}
        return "A" if cards["A"] > cards["B"] + 1e-9 else "B" if cards["B"] > cards["A"] + 1e-9 else ""

    points = [each for each in turning_points(both) if each.criterion == criterion]
    for point in points:
        assert leads(point.weight * 0.9) in {point.below, ""}
        assert leads(point.weight * 1.1) in {point.above, ""}
    if not points:
        assert len({leads(weight) for weight in (0.01, 0.5, 1, 2, 10, 1_000)} - {""}) <= 1
