"""The days on which a deadline falls between two days: once, or again and again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import count

from chapter8.record.commitments.calendar_words import later
from chapter8.record.nouns import Deadline

_PERIOD = re.compile(r"P(?P<number>\d{1,4})(?P<unit>[DWMY])")
_UNITS = {"D": "day", "W": "week", "M": "month", "Y": "year"}
_LONGEST_UNIT = {"day": 1, "week": 7, "month": 31, "year": 366}  # days
LONGEST = 1000
"""Never more than so many days of one deadline: a daily report of a mission is a rhythm, not a list."""


def period(recurrence: str | None) -> tuple[int, str] | None:
    """(6, "month") of "P6M"; None for what is no regular period."""
    found = _PERIOD.fullmatch(recurrence or "")
    return (int(found["number"]), _UNITS[found["unit"]]) if found and int(found["number"]) else None


def first_due(deadline: Deadline, adopted: date | None) -> date | None:
    """The first day: the one that is stated, else one period after the adoption; None where neither is known."""
    every = period(deadline.recurrence)
    if deadline.date is not None or every is None or adopted is None:
        return deadline.date
    return later(adopted, *every)


def occurrences(deadline: Deadline, begin: date, end: date, adopted: date | None = None) -> Iterator[date]:
    """Every day of a deadline from `begin` to `end`, both included, in order; at most `LONGEST` of them.

    A recurrence without a stated first day counts from the adoption. Months are counted from the first day, so that
    the 31st comes back after a shorter month.
    """
    first, every = first_due(deadline, adopted), period(deadline.recurrence)
    if first is None:
        return
    last = min(end, deadline.until or end)
    given = 0
    passed = (begin - first).days // (every[0] * _LONGEST_UNIT[every[1]]) if every else 0  # surely before `begin`
    for number in count(max(0, passed)):
        day = later(first, number * every[0], every[1]) if every and number else first
        if day is None or day > last or given == LONGEST or (number and not every):
            return
        if day >= begin:
            given += 1
            yield day
