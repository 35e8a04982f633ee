"""Overstretch (C8) and the guard against pledging a unit twice (C7)."""

from __future__ import annotations

from datetime import date
from math import inf

from hypothesis import given
from hypothesis import strategies as st

from chapter8.respond.partnership.load import Deployment, double_pledges, loads, months

JANUARY, MARCH, JUNE = date(2026, 1, 1), date(2026, 3, 1), date(2026, 6, 1)
FIRST = Deployment("ECOWAS", "ECOWAS", 2_000, JANUARY, JUNE)
SECOND = Deployment("ECOWAS", "UN", 1_500, MARCH)


def test_the_load_of_a_month_is_all_that_is_out_against_all_that_there_is() -> None:
    found = {each.month: each for each in loads([FIRST, SECOND], {"ECOWAS": 3_000}, JANUARY, MARCH)}
    assert found[JANUARY].share == 2_000 / 3_000
    assert (found[MARCH].committed, found[MARCH].overstretched) == (3_500, True)


def test_a_body_whose_capacity_nobody_has_stated_has_no_share_and_no_silent_zero() -> None:
    (found,) = loads([FIRST], {}, JANUARY, JANUARY)
    assert (found.share, found.overstretched) == (None, False)


def test_anything_asked_of_a_body_that_has_nothing_overstretches_it() -> None:
    (found,) = loads([FIRST], {"ECOWAS": 0}, JANUARY, JANUARY)
    assert (found.share, found.overstretched) == (inf, True)


def test_one_unit_pledged_to_two_in_overlapping_months_is_a_conflict() -> None:
    european = Deployment("EU", "EU", 1_500, JANUARY, JUNE, unit="Battlegroup 1")
    united = Deployment("EU", "UN", 1_500, JUNE, None, unit="Battlegroup 1")
    (found,) = double_pledges([european, united])
    assert (found.unit, found.first, found.last) == ("Battlegroup 1", JUNE, JUNE)


def test_a_unit_that_goes_from_one_to_the_other_is_none() -> None:
    european = Deployment("EU", "EU", 1_500, JANUARY, date(2026, 5, 31), unit="Battlegroup 1")
    assert double_pledges([european, Deployment("EU", "UN", 1_500, JUNE, unit="Battlegroup 1")]) == ()


def test_two_pledges_to_the_same_body_are_no_conflict() -> None:
    assert (
        double_pledges([Deployment("EU", "UN", 100, JANUARY, unit="A"), Deployment("EU", "UN", 100, JUNE, unit="A")])
        == ()
    )


DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))
PLEDGES = st.builds(
    lambda to, first, last: Deployment("EU", to, 1, min(first, last), max(first, last), unit="A"),
    st.sampled_from(["EU", "UN", "AU"]),
    DAYS,
    DAYS,
)


@given(st.lists(PLEDGES, max_size=4))
def test_the_guard_agrees_with_counting_month_by_month(pledges: list[Deployment]) -> None:
    asked = list(months(date(2026, 1, 1), date(2027, 12, 31)))
    slow = {month for month in asked if len({each.to for each in pledges if each.covers(month)}) > 1}
    fast = {
        month for found in double_pledges(pledges) for month in asked if found.first <= month <= (found.last or month)
    }
    assert fast == slow
