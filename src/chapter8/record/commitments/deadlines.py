"""When something is due: dates, durations, recurrences and events as decisions word them.

Conventions: months are calendar months, days and weeks exact; a duration without a stated start inside a decision
counts from its adoption only if it says "within"; a month or a year without a day has no date. What can't be
computed keeps its words and its type, and has no date.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date, timedelta

from chapter8.record.nouns import Deadline

_NUMBER_WORDS = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen twenty
"""
NUMBERS = {word: value for value, word in enumerate(_NUMBER_WORDS.split())} | {
    "a": 1,
    "an": 1,
    "thirty": 30,
    "forty-five": 45,
    "forty": 40,
    "sixty": 60,
    "ninety": 90,
    "twenty-four": 24,
}
_COUNTABLE = sorted((word for word in NUMBERS if word not in {"a", "an", "zero"}), key=len, reverse=True)
_NUMBER = r"(?:\d{1,4}|" + "|".join(_COUNTABLE) + ")"
_UNIT = r"(?:day|week|month|year)s?"
_MONTH_NAMES = [name for name in calendar.month_name if name]
_MONTH = "|".join(_MONTH_NAMES)
_DAY = rf"\d{{1,2}}\s+(?:{_MONTH})\s+\d{{4}}"
_LONG = rf"({_NUMBER})[\s-]({_UNIT})"
_PERIOD_OF = r"for (?:a|an)\s(?:\w+\s){0,3}period of"
_LATEST = r"(?:no|not) later than"

_THAT_IS_UNTIL = re.compile(
    rf"{_PERIOD_OF} {_LONG}(?:,\s(?:that is|i\.e\.),?)?,?\s(?:until|to|ending(?: on)?) ({_DAY})"
)
_BY_DATE = re.compile(
    rf"\b(?:by(?: no later than)?|until|before|{_LATEST}|on or before|(?:period )?ending(?: on)?|not beyond|on) "
    rf"({_DAY})"
)
_BY_MONTH = re.compile(
    rf"\b(?:by(?: the end of)?|in|before|until|{_LATEST}(?: the end of)?|during) "
    rf"((?:(?:{_MONTH}) )?(?:19|20)\d{{2}})\b(?! ?\))"
)
_ADOPTION = (
    r"(?:(?:of|from|after|following) (?:the )?(?:date of )?(?:the )?(?:time of )?(?:adoption of )?this resolution"
    r"|from (?:the )?(?:time|date) of (?:the )?adoption(?: of this resolution)?)"
)
_FROM_ADOPTION = re.compile(
    rf"\b(?:(?:within|{_LATEST}|in|{_PERIOD_OF})\s(?:no more than\s|a maximum of\s|the next\s)?)?{_LONG}\s{_ADOPTION}"
)
_WITHIN = re.compile(
    rf"\bwithin (?:no more than |a period of |the next )?(?:{_LONG}|(a|one) (year|month|week))"
    r"(?! (?:of|from|after|following|before|prior)\b)"
)
_RELATIVE = re.compile(
    rf"\b(?:(?:within|{_LATEST}|at least)\s)?(?:no more than )?{_LONG} "
    r"(?:of|from|after|following|before|prior to|beyond|in advance of)\s[^,;.]{2,60}"
)
_PERIOD = re.compile(rf"\b{_PERIOD_OF} {_LONG}\b|\bfor (?:a further |another |an additional ){_LONG}\b")
_EVERY = re.compile(
    rf"\bevery (?:({_NUMBER}) )?({_UNIT})\b|\b(?:at )?({_NUMBER})-(day|week|month)(?:ly)? intervals"
    rf"|\bat intervals of {_LONG}",
    re.IGNORECASE,
)
_RHYTHMS = {
    "semi-annually": "P6M", "semi-annual": "P6M", "biannually": "P6M", "six-monthly": "P6M", "quarterly": "P3M",
    "annually": "P1Y", "annual basis": "P1Y", "yearly": "P1Y", "monthly": "P1M", "weekly": "P1W", "biweekly": "P2W",
}  # fmt: skip
_RHYTHM = re.compile(
    r"\b(?:on an? )?(semi-annually|semi-annual basis|semi-annual|biannually|six-monthly|quarterly(?: basis)?|annually|"
    r"annual basis|yearly basis|yearly|monthly(?: basis)?|weekly|biweekly)\b"
)
_REGULAR = re.compile(
    r"\b(?:regularly|periodically|on a regular basis|at regular intervals|on a periodic basis|"
    r"in (?:his|its|her|their|the) regular (?:report(?:s|ing)?|updates|briefings)"
    r"(?: (?:to|on) the (?:Security )?Council)?)"
)
_EVENT = re.compile(
    r"\b(?:prior to|before|upon|at|by) the "
    r"(?:expir(?:y|ation)|end|termination|completion|conclusion|renewal) of [^,;.]{2,80}"
    r"|\b(?:prior to|before|upon) (?:its|their|his) (?:expir(?:y|ation)|termination|completion|conclusion)\b"
    r"|\bin (?:his|its|her|the|their) (?:next|upcoming|forthcoming|subsequent)\s"
    r"(?:\w+\s){0,2}?(?:report|briefing)s?\b"
    r"(?: to the (?:Security )?Council)?"
    r"|\bat the end of (?:this|that|the) (?:period|mandate)\b"
)


def find_deadline(text: str, adopted: date | None) -> Deadline | None:
    """The first deadline that the most telling rule finds in the words of one action."""
    return next(_deadlines(text, adopted), None)


def _deadlines(text: str, adopted: date | None) -> Iterator[Deadline]:
    """Deadlines by rule, the most telling rule first."""
    every = _recurrence(text)
    for pattern in (_THAT_IS_UNTIL, _BY_DATE):
        found = pattern.search(text)
        if found and every and every[1]:
            yield Deadline(found.group(), "recurring", _day(found.groups()[-1]), every[1])
        elif found:
            yield Deadline(found.group(), "date", _day(found.groups()[-1]))
    found = _FROM_ADOPTION.search(text)
    if found:
        yield _duration(found.group(), found.group(1), found.group(2), adopted)
    if every and every[1]:
        yield Deadline(every[0], "recurring", None, every[1])
    yield from _without_date(text, adopted)
    if every:
        yield Deadline(every[0], "recurring")


def _without_date(text: str, adopted: date | None) -> Iterator[Deadline]:
    """Durations and events; only "within" counts from adoption when nothing says from when."""
    found = _RELATIVE.search(text)
    if found:
        yield Deadline(found.group().strip(), "duration")
    found = _WITHIN.search(text)
    if found:
        yield _duration(found.group(), found.group(1) or found.group(3), found.group(2) or found.group(4), adopted)
    found = _BY_MONTH.search(text)
    if found:
        yield Deadline(found.group(), "date")
    found = _PERIOD.search(text)
    if found:
        yield Deadline(found.group(), "duration")
    found = _EVENT.search(text)
    if found:
        yield Deadline(found.group(), "event")


def _recurrence(text: str) -> tuple[str, str | None] | None:
    """The words of a recurrence and its ISO 8601 period, None where the words give none ("regularly")."""
    found = _EVERY.search(text)
    if found:
        number = found.group(1) or found.group(3) or found.group(5) or "one"
        unit = found.group(2) or found.group(4) or found.group(6)
        return found.group(), f"P{_value(number)}{unit[0].upper()}"
    found = _RHYTHM.search(text)
    if found:
        word = found.group(1)
        return found.group(), _RHYTHMS.get(word) or _RHYTHMS.get(word.removesuffix(" basis"))
    found = _REGULAR.search(text)
    return (found.group(), None) if found else None


def _duration(words: str, number: str, unit: str, adopted: date | None) -> Deadline:
    due = _later(adopted, _value(number), unit) if adopted else None
    return Deadline(words, "duration", due)


def _value(number: str) -> int:
    return int(number) if number.isdigit() else NUMBERS[number.lower()]


def _later(start: date, number: int, unit: str) -> date | None:
    try:
        match unit[0]:
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


def _day(words: str) -> date | None:
    day, month, year = words.split()
    try:
        return date(int(year), _MONTH_NAMES.index(month) + 1, int(day))
    except ValueError:
        return None
