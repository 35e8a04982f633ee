"""Focal points are roles: they stay when the person changes, and say when nobody has verified them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from chapter8.atlas import Atlas, Provenance
from chapter8.atlas.focal_points import directory, history, not_verified
from chapter8.atlas.nouns import FocalPoint

ATLAS = Atlas.shipped()
ROWS = ATLAS.registers.focal_points
EXERCISE = ATLAS.extended(Path(__file__).parents[3] / "sample" / "atlas").registers.focal_points
DAY = date(2026, 6, 30)


def held(person: str, since: str, until: str = "", verified: str = "") -> FocalPoint:
    """A role on counter-terrorism held by somebody invented."""
    first, last, tried = (date.fromisoformat(day) if day else None for day in (since, until, verified))
    source = Provenance("invented for this test", verified=False)
    return FocalPoint("role", "LAS", "A role", "counter_terrorism", person, "", first, last, tried, 1, source)


TWO = [held("A. First", "2020-01-01", "2021-12-31", "2021-06-01"), held("B. Second", "2022-03-01", "", "2022-03-05")]


def test_the_league_of_arab_states_has_a_focal_point_on_counter_terrorism() -> None:
    first = directory(ROWS, DAY, organization="LAS", topic="counter_terrorism")[0]
    assert first.focal_point.role == "Focal point on counter-terrorism of the League"
    assert first.focal_point.provenance.verified


def test_the_order_is_the_order_of_escalation() -> None:
    found = directory(ROWS, DAY, organization="UN", topic="conflict_prevention")
    assert [each.focal_point.escalation for each in found] == [1, 2, 3, 4]
    assert found[0].focal_point.role.startswith("Africa desk officer")
    assert found[-1].focal_point.role.startswith("Under-Secretary-General")


def test_no_person_and_no_contact_is_shipped() -> None:
    assert [row.key for row in ROWS if row.person or row.contact or row.verified_on] == []
    assert all(each.vacant for each in directory(ROWS, DAY))


@pytest.mark.parametrize(
    ("day", "person"), [("2020-01-01", "A. First"), ("2022-01-15", ""), ("2022-03-01", "B. Second")]
)
def test_a_role_survives_the_change_of_person(day: str, person: str) -> None:
    (found,) = directory(TWO, date.fromisoformat(day))
    assert (found.focal_point.role, found.focal_point.person) == ("A role", person)
    assert found.vacant == (person == "")


def test_who_held_a_role_before_stays_on_record() -> None:
    assert [row.person for row in history(TWO[::-1], "role")] == ["A. First", "B. Second"]


def test_a_role_is_not_there_before_its_first_day() -> None:
    assert directory(TWO, date(2019, 12, 31)) == []


def test_a_contact_is_not_verified_since_so_many_days() -> None:
    (found,) = directory(TWO, date(2022, 9, 2))
    assert found.unverified_days == 181
    assert found.stale()
    assert not found.stale(within_days=181)


def test_a_contact_that_was_never_verified_is_stale_and_a_vacant_role_is_not() -> None:
    (never,) = directory([held("C. Third", "2022-01-01")], DAY)
    assert (never.unverified_days, never.stale()) == (None, True)
    (vacant,) = directory(TWO, date(2022, 1, 15))
    assert not vacant.stale()


def test_a_verification_of_a_later_day_does_not_count_yet() -> None:
    (found,) = directory([held("C. Third", "2022-01-01", verified="2022-05-01")], date(2022, 4, 30))
    assert found.unverified_days is None


def test_the_list_of_the_unverified_begins_with_those_never_verified() -> None:
    several = [*TWO, FocalPoint("other", "AU", "Other", "t", "D. Fourth", "", None, None, None, 1, TWO[0].provenance)]
    assert [each.focal_point.key for each in not_verified(several, date(2023, 1, 1))] == ["other", "role"]


def test_the_exercise_fills_roles_with_invented_persons_who_say_so() -> None:
    filled = [row for row in EXERCISE if row.person]
    assert len(filled) > 5
    assert all("EXERCISE" in row.person and row.contact.endswith("@example.org") for row in filled)
    shipped = {row.key for row in ROWS}
    assert {row.key for row in filled} <= shipped


def test_in_the_exercise_a_role_has_changed_hands_and_one_contact_is_stale() -> None:
    assert len([row for row in history(EXERCISE, "au-situation-room") if row.person]) == 2
    stale = {each.focal_point.key for each in not_verified(EXERCISE, DAY)}
    assert "au-cews-head" in stale
    assert "ecowas-early-warning" not in stale


def test_every_row_has_a_source_and_says_what_was_checked() -> None:
    for row in ROWS:
        assert row.provenance.source
        assert row.provenance.check
