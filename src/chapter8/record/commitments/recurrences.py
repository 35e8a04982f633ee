"""What comes again and again: "every six months", "quarterly", "each 31 March", and its ISO 8601 period."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from chapter8.record.commitments.calendar_words import LONG, MONTH, NUMBER, UNIT, later, next_day, number_of
from chapter8.record.nouns import Deadline

_RHYTHM_WORDS = (
    "every", "each", "interval", "onthly", "eekly", "nnual", "uarterly", "early", "daily", "basis", "once a", "twice a",
    "-month",
)  # fmt: skip
_EVERY = re.compile(
    rf"\b(?:every|each)\s(?:(other)\s)?(?:({NUMBER})\s)?({UNIT}|quarter)\b(?!\s+(?:of|in)\s)|\b(?:at\s)?({NUMBER})-(day|week|month)(?:ly)?\s(?:intervals|reports?|basis|briefings?)"
    rf"|\bat\sintervals\sof\s(?:not\smore\sthan\s|no\smore\sthan\s)?{LONG}|\b(once|twice)\s(?:a|every)\s(year|month)",
    re.IGNORECASE,
)
_ISO_PERIOD = re.compile(r"PT?(\d+)([HDWMY])")
_EACH_DAY = re.compile(rf"\b(?:each|every)\s(?P<day>\d{{1,2}}\s(?:{MONTH}))\b")
_RHYTHMS = {
    "semi-annual": "P6M", "semiannual": "P6M", "bi-annual": "P6M", "biannual": "P6M", "six-monthly": "P6M",
    "half-yearly": "P6M", "quarterly": "P3M", "three-monthly": "P3M", "annual": "P1Y", "yearly": "P1Y",
    "bimonthly": "P2M", "monthly": "P1M", "weekly": "P1W", "biweekly": "P2W", "daily": "P1D",
}  # fmt: skip
_RHYTHM = re.compile(
    r"\b(?:on\s+(?:an?|the)\s+)?(?P<word>(?:semi-?|bi-?)annual|six-monthly|half-yearly|quarterly|three-monthly|annual|yearly|"
    r"bimonthly|monthly|biweekly|weekly|daily)(?P<ly>ly)?"
    r"(?P<noun>\s+(?:basis|(?:\w+\s){0,2}?(?:reports?|reporting|briefings?|updates?|reviews?|assessments?)))?(?![\w-])"
)
_ADVERBS = frozenset({"quarterly", "yearly", "monthly", "weekly", "biweekly", "daily", "bimonthly", "six-monthly"})


def recurrence_in(text: str, adopted: date | None) -> Deadline | None:
    """A recurrence with its ISO 8601 period; None where the words give none but "regularly"."""
    if not any(word in text for word in _RHYTHM_WORDS):  # quick: most actions come once
        return None
    each = _EACH_DAY.search(text)
    if each:
        return Deadline(each.group(), "recurring", next_day(each["day"], adopted) if adopted else None, "P1Y")
    found = _EVERY.search(text)
    if found:
        return Deadline(found.group(), "recurring", None, _period_of(found))
    for found in _RHYTHM.finditer(text):
        word = found["word"].lower()
        if found["ly"] or found["noun"] or word in _ADVERBS:
            return Deadline(found.group().strip(), "recurring", None, _RHYTHMS[word])
    return None


def _period_of(found: re.Match[str]) -> str:
    """The ISO 8601 period of an "every six months"."""
    other, number, unit, times, span, count, counted, often, per = found.groups()
    if often:
        return "P6M" if often.lower() == "twice" and per == "year" else f"P1{per[0].upper()}"
    if unit and unit.lower() == "quarter":
        return "P3M"
    value = 2 if other else number_of(number or times or count or "one")
    letter = (unit or span or counted)[0].upper()
    if letter == "H" and value % 24 == 0:
        return f"P{value // 24}D"
    return f"P{'T' * (letter == 'H')}{value}{letter}"


def thereafter(text: str, every: Deadline, before: Sequence[Deadline]) -> date | None:
    """The first day of what recurs "thereafter": one period after the day that an act before it is due."""
    period = _ISO_PERIOD.fullmatch(every.recurrence or "")
    if period is None or "thereafter" not in text:
        return None
    due = next((one.date for one in reversed(before) if one.date and one.role == "due" and not one.recurrence), None)
    return later(due, int(period[1]), period[2].lower()) if due else None
