"""Later releases correct earlier ones; what was known earlier stays askable."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from chapter8.errors import NotFoundError
from chapter8.watch.events import EventTable, read_events
from chapter8.watch.panel import build_panel

Ged = Callable[[str], bytes]
Release = Callable[..., EventTable]
SEPTEMBER, OCTOBER, NOVEMBER = date(2023, 9, 1), date(2023, 10, 1), date(2023, 11, 1)


def september(release: Release) -> EventTable:
    events = "1 Sudan 625 1 2023-09-02 2023-09-02 5 5 5 \n 2 Sudan 625 1 2023-09-29 2023-10-01 3 3 3"
    return release("GEDEvent_v23_0_9.csv", "2023-09", events)


def october(release: Release) -> EventTable:
    """Corrects event 1, adds event 3, and is silent on event 2."""
    events = "1 Sudan 625 1 2023-09-02 2023-09-02 50 50 50 \n 3 Sudan 625 1 2023-10-08 2023-10-08 7 7 7"
    return release("GEDEvent_v23_0_10.csv", "2023-10", events)


def year(release: Release) -> EventTable:
    """The yearly release: event 1 again, event 2 withdrawn, event 3 grown."""
    events = "1 Sudan 625 1 2023-09-02 2023-09-02 50 50 50 \n 3 Sudan 625 1 2023-10-08 2023-10-08 70 70 70"
    return release("GEDEvent_v24_1.csv", "2023-09 2023-10 2023-11 2023-12", events)


def test_a_later_release_replaces_the_event_of_the_same_id(release: Release) -> None:
    panel = build_panel([september(release), october(release)])
    assert panel.series("SDN") == [(SEPTEMBER, 50), (OCTOBER, 3 + 7)]


def test_a_monthly_release_withdraws_nothing(release: Release) -> None:
    """Event 2 ends in October, but UCDP told of it in September's release; October's is silent on it."""
    panel = build_panel([september(release), october(release)])
    assert panel.events is not None
    assert set(panel.events["id"]) >= {1, 2, 3}


def test_a_yearly_release_is_the_full_word_on_its_months(release: Release) -> None:
    panel = build_panel([september(release), october(release), year(release)])
    assert panel.series("SDN")[:2] == [(SEPTEMBER, 50), (OCTOBER, 70)]


def test_releases_are_ordered_by_the_month_they_came_out(release: Release) -> None:
    """In whatever order the files are given."""
    forward = build_panel([september(release), october(release), year(release)])
    backward = build_panel([year(release), october(release), september(release)])
    assert forward.frame.equals(backward.frame)
    assert [table.release for table in backward.tables] == [
        "UCDP Candidate 23.0.9", "UCDP Candidate 23.0.10", "UCDP GED 24.1",
    ]  # fmt: skip


def test_what_was_known_earlier_stays_askable(release: Release) -> None:
    panel = build_panel([september(release), october(release), year(release)])
    assert panel.as_known("UCDP Candidate 23.0.9").series("SDN") == [(SEPTEMBER, 5)]
    assert panel.as_known("UCDP Candidate 23.0.10").series("SDN") == [(SEPTEMBER, 50), (OCTOBER, 10)]


def test_a_release_that_is_not_there_is_told_of(release: Release) -> None:
    with pytest.raises(NotFoundError, match=r"There are: UCDP Candidate 23\.0\.9\."):
        build_panel([september(release)]).as_known("UCDP GED 19.1")


def test_the_same_file_twice_changes_nothing(release: Release) -> None:
    once, twice = build_panel([september(release)]), build_panel([september(release), september(release)])
    assert once.frame.equals(twice.frame)
    assert len(twice.tables) == 1


def test_each_event_says_which_release_told_of_it_last(release: Release) -> None:
    panel = build_panel([september(release), october(release)])
    assert panel.events is not None
    told = dict(panel.events.select("id", "release").iter_rows())
    assert (told[1], told[2]) == ("UCDP Candidate 23.0.10", "UCDP Candidate 23.0.9")


def test_unnumbered_files_come_last_in_the_order_given(ged: Ged) -> None:
    first = read_events(ged("1 Sudan 625 1 2023-10-08 2023-10-08 1 1 1"), name="a.csv")
    second = read_events(ged("1 Sudan 625 1 2023-10-08 2023-10-08 2 2 2"), name="b.csv")
    assert build_panel([first, second]).series("SDN") == [(OCTOBER, 2)]
    assert build_panel([second, first]).series("SDN") == [(OCTOBER, 1)]
