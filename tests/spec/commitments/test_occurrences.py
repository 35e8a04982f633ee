"""A recurring deadline falls on every one of its days, and on no other."""

from __future__ import annotations

from datetime import date

from chapter8.record import Deadline
from chapter8.record.commitments.occurrences import occurrences

YEAR = (date(2006, 1, 1), date(2006, 12, 31))


def test_a_single_day_falls_once() -> None:
    assert list(occurrences(Deadline("by 1 May 2006", "date", date(2006, 5, 1)), *YEAR)) == [date(2006, 5, 1)]
    assert list(occurrences(Deadline("by 1 May 2005", "date", date(2005, 5, 1)), *YEAR)) == []


def test_months_are_counted_from_the_first_day() -> None:
    monthly = Deadline("monthly", "recurring", date(2006, 1, 31), "P1M", until=date(2006, 4, 30))
    assert list(occurrences(monthly, *YEAR)) == [
        date(2006, 1, 31),
        date(2006, 2, 28),
        date(2006, 3, 31),
        date(2006, 4, 30),
    ]


def test_a_rhythm_without_a_first_day_counts_from_the_adoption() -> None:
    every = Deadline("every 90 days", "recurring", None, "P90D")
    assert list(occurrences(every, *YEAR, date(2006, 1, 1)))[:2] == [date(2006, 4, 1), date(2006, 6, 30)]
    assert list(occurrences(every, *YEAR)) == []


def test_what_has_no_rhythm_and_no_day_falls_on_none() -> None:
    assert list(occurrences(Deadline("regularly", "recurring"), *YEAR)) == []


def test_a_daily_duty_over_a_thousand_years_is_cut() -> None:
    daily = Deadline("daily", "recurring", date(2006, 1, 1), "P1D")
    assert len(list(occurrences(daily, date(2006, 1, 1), date(9999, 12, 31)))) == 1000
