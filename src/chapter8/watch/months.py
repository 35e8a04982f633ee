"""Months as this engine counts them: a date on the first of the month, or the VIEWS number (1 = January 1980)."""

from __future__ import annotations

from datetime import date

from chapter8.errors import UsageError

FIRST_YEAR = 1980


def first_day(day: date) -> date:
    """The first day of a day's month."""
    return day.replace(day=1)


def month_id(day: date) -> int:
    """The VIEWS number of a day's month: 1 is January 1980."""
    return (day.year - FIRST_YEAR) * 12 + day.month


def month_of(number: int) -> date:
    """The first day of the month with that VIEWS number."""
    year, month = divmod(number - 1, 12)
    return date(FIRST_YEAR + year, month + 1, 1)


def shift(day: date, months: int) -> date:
    """The first day of the month that lies so many months later (or, if negative, earlier)."""
    return month_of(month_id(day) + months)


def months_between(first: date, last: date) -> tuple[date, ...]:
    """All months from the first to the last, both included; none if the last lies before the first."""
    return tuple(month_of(number) for number in range(month_id(first), month_id(last) + 1))


def parse_month(text: str) -> date:
    """The month that "2017-10" names. Raises UsageError for anything else."""
    try:
        year, month = text.split("-")
        return date(int(year), int(month), 1)
    except ValueError:
        raise UsageError(f"{text!r} is no month", remedy="Write it as YYYY-MM, for example 2017-10.") from None
