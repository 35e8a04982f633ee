"""Joint plans: a milestone that slipped shows every date it ever had."""

from __future__ import annotations

from datetime import date

import pytest

from chapter8.atlas import Atlas, Provenance
from chapter8.atlas.nouns import Milestone
from chapter8.atlas.plans import MilestoneStanding, standing_of_plans

ATLAS = Atlas.shipped()
FORCE = "African standby force operational by 2010"


def on(day: str, milestone: str = FORCE) -> MilestoneStanding:
    """How a milestone stood on a day."""
    found = standing_of_plans(ATLAS.registers.milestones, date.fromisoformat(day))
    return next(each for each in found if each.milestone == milestone)


@pytest.mark.parametrize(
    ("day", "standing", "due"),
    [
        ("2007-03-28", "open", "2010-12-31"),
        ("2011-01-01", "missed", "2010-12-31"),
        ("2012-01-01", "open", "2015-12-31"),
        ("2016-01-01", "missed", "2015-12-31"),
        ("2016-01-31", "met", "2015-12-31"),
    ],
)
def test_the_aim_of_2010_on_different_days(day: str, standing: str, due: str) -> None:
    found = on(day)
    assert (found.standing, found.due) == (standing, date.fromisoformat(due))


def test_the_date_of_2010_stays_missed_beside_the_revised_one() -> None:
    found = on("2020-01-01")
    assert [(each.row.due.year, each.outcome) for each in found.dates] == [(2010, "missed"), (2015, "missed")]
    assert (found.standing, found.reached) == ("met", date(2016, 1, 31))
    assert found.late_days == (date(2016, 1, 31) - date(2010, 12, 31)).days


def test_a_date_moved_before_it_passed_is_revised_and_not_missed() -> None:
    found = on("2021-01-01", "All wars in Africa ended")
    assert [each.outcome for each in found.dates] == ["revised", "open"]
    assert (found.standing, found.slip_days) == ("open", 3652)


def test_a_milestone_reached_in_time_is_met() -> None:
    found = on("2008-01-01", "Transfer of authority from AMIS")
    assert ([each.outcome for each in found.dates], found.late_days) == (["met"], 0)


def test_a_milestone_that_nobody_says_was_reached_is_missed_once_its_date_has_passed() -> None:
    assert on("2009-06-01", "Council decision on a United Nations operation in Somalia").standing == "open"
    assert on("2009-06-02", "Council decision on a United Nations operation in Somalia").standing == "missed"


def test_a_milestone_is_not_there_before_it_was_set() -> None:
    found = standing_of_plans(ATLAS.registers.milestones, date(2007, 3, 27))
    assert FORCE not in {each.milestone for each in found}


def test_a_later_row_changes_no_earlier_answer() -> None:
    def row(due: date, set_on: date, reached: date | None) -> Milestone:
        return Milestone("A plan", "An aim", "AU", due, set_on, reached, "", Provenance("a source", verified=False))

    first = row(date(2020, 1, 1), date(2018, 1, 1), None)
    slip = row(date(2022, 1, 1), date(2020, 6, 1), date(2021, 1, 1))
    assert standing_of_plans([slip, first], date(2020, 5, 31)) == standing_of_plans([first], date(2020, 5, 31))


def test_every_row_has_a_source_and_says_what_was_checked() -> None:
    for row in ATLAS.registers.milestones:
        assert row.provenance.source
        assert row.provenance.check
