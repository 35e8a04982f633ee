"""A file speaks for some months; only for them does the absence of an event mean zero."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from chapter8.watch.events import read_events
from chapter8.watch.months import months_between
from chapter8.watch.releases import covered_months, release_of

Ged = Callable[[str], bytes]
OCTOBER, NOVEMBER, DECEMBER = date(2023, 10, 1), date(2023, 11, 1), date(2023, 12, 1)


@pytest.mark.parametrize(
    ("name", "label", "first", "last"),
    [
        ("GEDEvent_v23_0_10.csv", "UCDP Candidate 23.0.10", OCTOBER, OCTOBER),
        ("GEDEvent_v24_0_1.csv.gz", "UCDP Candidate 24.0.1", date(2024, 1, 1), date(2024, 1, 1)),
        ("GEDEvent_v26_01_26_06.csv", "UCDP Candidate 26.01.26.06", date(2026, 1, 1), date(2026, 6, 1)),
        ("GEDEvent_v23_1.csv", "UCDP GED 23.1", date(1989, 1, 1), date(2022, 12, 1)),
        ("ged241.csv", "UCDP GED 24.1", date(1989, 1, 1), date(2023, 12, 1)),
    ],
)
def test_the_number_of_a_release_says_what_it_covers(name: str, label: str, first: date, last: date) -> None:
    """As UCDP numbers its releases."""
    release = release_of(name)
    assert (release.label, release.first, release.last) == (label, first, last)


@pytest.mark.parametrize("name", ["syria.csv", "GEDEvent_v23_0_13.csv", "GEDEvent_exercise_v26_0_06.csv"])
def test_any_other_name_is_no_release(name: str) -> None:
    """There is no thirteenth month, and an exercise isn't UCDP's."""
    assert release_of(name).series == "unnumbered"


def test_a_month_that_events_only_reach_into_is_not_covered(ged: Ged) -> None:
    """The October file holds an event that ends in November, but says nothing else about November."""
    table = read_events(
        ged("""
        1 Sudan 625 1 2023-10-01 2023-10-01 1 1 1
        2 Sudan 625 1 2023-10-30 2023-11-02 1 1 1
        """),
        name="GEDEvent_v23_0_10.csv",
    )
    assert table.covers == (OCTOBER,)
    assert table.frame.height == 2


def test_the_same_rule_holds_where_the_name_has_no_number(ged: Ged) -> None:
    """November shows itself by event 3, which begins and ends in it; December doesn't."""
    table = read_events(
        ged("""
        1 Sudan 625 1 2023-09-30 2023-10-01 1 1 1
        2 Sudan 625 1 2023-10-30 2023-10-31 1 1 1
        3 Sudan 625 1 2023-11-01 2023-11-02 1 1 1
        4 Sudan 625 1 2023-11-30 2023-12-01 1 1 1
        """),
        name="my-extract.csv",
    )
    assert table.covers == (OCTOBER, NOVEMBER)
    assert "its name bears no release number: the months it covers are read off its events" in map(str, table.warnings)


def test_calm_months_between_are_covered(ged: Ged) -> None:
    """Nobody was killed in November, and that is known."""
    table = read_events(
        ged("""
        1 Sudan 625 1 2023-10-05 2023-10-05 1 1 1
        2 Sudan 625 1 2023-12-05 2023-12-05 1 1 1
        """)
    )
    assert table.covers == (OCTOBER, NOVEMBER, DECEMBER)


def test_a_release_that_was_cut_short_covers_only_what_is_there() -> None:
    """GED 23.1 runs to December 2022; the last event of this file is of August."""
    shown = months_between(date(1989, 1, 1), date(2022, 8, 1))
    assert covered_months(release_of("GEDEvent_v23_1.csv"), shown)[-1] == date(2022, 8, 1)


def test_a_numbered_release_that_names_few_countries_is_an_extract(ged: Ged) -> None:
    """UCDP's own release of any month names dozens; this one can't speak for the world."""
    table = read_events(ged("1 Sudan 625 1 2023-10-01 2023-10-01 1 1 1"), name="GEDEvent_v23_0_10.csv")
    assert not table.whole_world
    assert "UCDP Candidate 23.0.10 covers the world, but this file names 1 countries" in map(str, table.warnings)


def test_an_event_long_after_its_release_is_set_aside(ged: Ged) -> None:
    """A slip of the pen in the year."""
    table = read_events(
        ged("""
        1 Sudan 625 1 2023-10-01 2023-10-01 1 1 1
        2 Sudan 625 1 2024-10-02 2024-10-02 1 1 1
        """),
        name="GEDEvent_v23_0_10.csv",
    )
    assert table.frame["id"].to_list() == [1]
    assert any("'2024-10-02' is not between 1989-01-01 and 2024-01-01" in str(warning) for warning in table.warnings)
