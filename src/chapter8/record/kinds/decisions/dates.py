"""When a resolution was adopted, and at which meeting, in the words of each official language (and of German)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from chapter8.record.kinds.assembly import find_date
from chapter8.record.kinds.decisions.decision import meeting_number

_SENTENCE = 240
"""Characters from the line that says "adopted" within which its date and its meeting stand."""


@dataclass(frozen=True, slots=True)
class _Words:
    """How a language says that a resolution was adopted, its dates (named groups) and its months in order."""

    adopted: re.Pattern[str]
    dated: re.Pattern[str]
    months: tuple[str, ...]
    meeting: re.Pattern[str]


def _words(adopted: str, dated: str, months: str, meeting: str) -> _Words:
    names = tuple(months.split())
    named = dated.replace("MONTH", f"(?P<month>{'|'.join(names) if names else r'[0-9]{1,2}'})")
    return _Words(
        re.compile(adopted, re.IGNORECASE), re.compile(named, re.IGNORECASE), names, re.compile(meeting, re.IGNORECASE)
    )


_LANGUAGES = {
    "fr": _words(
        r"\badopt[ée]e?s?\b",
        r"\b(?P<day>\d{1,2})(?:er)?\s+MONTH\s+(?P<year>\d{4})\b",
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        r"\b(?P<number>\d{1,5})\s?(?:e|è|ème|re|ère)\s+séance\b",
    ),
    "es": _words(
        r"\baprobad[ao]s?\b",
        r"\b(?P<day>\d{1,2})\s+de\s+MONTH\s+de\s+(?P<year>\d{4})\b",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        r"\b(?P<number>\d{1,5})\s?\.?\s?[ªa]\.?\s+sesión\b",
    ),
    "ru": _words(
        r"\bпринят\w{1,3}\b",
        r"\b(?P<day>\d{1,2})\s+MONTH\s+(?P<year>\d{4})\b",
        "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
        r"\b(?P<number>\d{1,5})[-‑–]?м\s+заседании\b",
    ),
    "ar": _words(
        r"اتخذه",
        r"(?P<day>\d{1,2})\s+(?:[^\W\d_]{2,8}\s+)?[^\W\d_]{2,8}\s?/\s?MONTH\s+(?P<year>\d{4})",
        "يناير فبراير مارس أبريل مايو يوني[هو] يولي[هو] أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
        r"جلس(?:ته|تها|ة)\s+(?P<number>\d{1,5})",
    ),
    "zh": _words(
        r"会议(?:一致)?通过",
        r"(?P<year>\d{4})\s?年\s?MONTH\s?月\s?(?P<day>\d{1,2})\s?日",
        "",
        r"(?P<number>\d{1,5})\s?次会议",
    ),
    "de": _words(
        r"\bverabschiedet\b",
        r"\b(?P<day>\d{1,2})\.\s+MONTH\s+(?P<year>\d{4})\b",
        "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
        r"\b(?P<number>\d{1,5})\.\s+Sitzung\b",
    ),
}


def adopted_on(front: str, after: str, code: str) -> date | None:
    """The day of adoption: where the front says "adopted", else the first date of the front, else of the end."""
    words = _LANGUAGES.get(code)
    if words is None:
        english = re.search(r"\b(?:Adopted|ADOPTED|adopted\s+by\s+the\s+General\s+Assembly)\b", front)
        return (find_date(front[english.start() :]) if english else None) or find_date(front) or find_date(after)
    return _date(_sentence(front, words), words) or _date(front, words) or find_date(front) or _date(after, words)


def adopted_at(front: str, after: str, code: str) -> str | None:
    """The number of the meeting, as the front or the end of a resolution gives it."""
    words = _LANGUAGES.get(code)
    if words is None:
        return meeting_number(front) or meeting_number(after)
    found = words.meeting.search(front) or words.meeting.search(after)
    return str(int(found["number"])) if found else None


def _sentence(front: str, words: _Words) -> str:
    found = words.adopted.search(front)
    if found is None:
        return ""
    return front[front.rfind("\n", 0, found.start()) + 1 : found.start() + _SENTENCE]


def _date(text: str, words: _Words) -> date | None:
    """The first date of a text that the calendar has."""
    for found in words.dated.finditer(text):
        try:
            return date(int(found["year"]), _month(found["month"], words), int(found["day"]))
        except ValueError:
            continue
    return None


def _month(name: str, words: _Words) -> int:
    """The number of a month; a name that is no month is 0, which no calendar has."""
    if not words.months:
        return int(name)
    months = enumerate(words.months, start=1)
    return next((number for number, month in months if re.fullmatch(month, name, re.IGNORECASE)), 0)
