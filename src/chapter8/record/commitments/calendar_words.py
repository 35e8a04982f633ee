"""Numbers, days and spans of time in words, and the calendar behind them.

Months are calendar months (31 January + 1 month = the last day of February), days and weeks exact; hours are counted in
whole days, begun days in full (72 hours are three days, 12 hours one).
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta

_UNITS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
_TEENS = ["ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
NUMBERS = {word: value for value, word in enumerate([*_UNITS, *_TEENS])} | _TENS | {
    f"{ten}-{unit}": value + place for ten, value in _TENS.items() for place, unit in enumerate(_UNITS) if place
} | {"a": 1, "an": 1, "one hundred and twenty": 120}  # fmt: skip
_COUNTABLE = sorted((word for word in NUMBERS if word not in {"a", "an", "zero"}), key=len, reverse=True)
NUMBER = rf"(?:\d{{1,4}}|{'|'.join(_COUNTABLE)})"
UNIT = r"(?:hour|day|week|month|year)s?"
MONTHS = [name for name in calendar.month_name if name]
MONTH = "|".join(MONTHS)
DAY = rf"(?:\d{{1,2}}\s+(?:{MONTH})(?:,?\s+\d{{4}})|(?:{MONTH})\s+\d{{1,2}},\s+\d{{4}})"
LONG = rf"({NUMBER})(?:\s+\(\d+\))?[\s-](?:(?:working|business|calendar|consecutive)\s)?({UNIT})\b"


def number_of(word: str) -> int:
    """The number that digits or an English word say."""
    return int(word) if word.isdigit() else NUMBERS[word.lower()]


def later(start: date, number: int, unit: str) -> date | None:
    """The day so many hours, days, weeks, months or years after another (before it, for a negative number)."""
    try:
        match unit[0]:
            case "h":
                return start + timedelta(days=-(-number // 24))
            case "d":
                return start + timedelta(days=number)
            case "w":
                return start + timedelta(weeks=number)
            case _:
                months = start.month - 1 + number * (12 if unit[0] == "y" else 1)
                year, month = start.year + months // 12, months % 12 + 1
                return date(year, month, min(start.day, calendar.monthrange(year, month)[1]))
    except (ValueError, OverflowError):
        return None


def day_of(words: str) -> date | None:
    """The day that "31 July 2005" or "July 31, 2005" names; None where the calendar has no such day."""
    parts = words.replace(",", " ").split()
    if len(parts) != 3:
        return None
    day, month = (parts[0], parts[1]) if parts[0].isdigit() else (parts[1], parts[0])
    try:
        return date(int(parts[2]), MONTHS.index(month) + 1, int(day))
    except ValueError:
        return None


def next_day(words: str, after: date) -> date | None:
    """The first "31 October" on or after a day."""
    for year in (after.year, after.year + 1):
        found = day_of(f"{words} {year}")
        if found and found >= after:
            return found
    return None


def last_day_of(words: str) -> date | None:
    """The last day of "May 2009" or of "2009"."""
    month, _, year = words.rpartition(" ")
    number = MONTHS.index(month) + 1 if month in MONTHS else 12
    try:
        return date(int(year), number, calendar.monthrange(int(year), number)[1])
    except ValueError:
        return None
