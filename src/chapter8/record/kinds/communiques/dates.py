"""Dates as regional papers write them: "28 April 2016", "28th April 2016", "March 28, 2017"."""

from __future__ import annotations

import re
from datetime import date

from chapter8.record.kinds.assembly import find_date

_MONTHS = "January February March April May June July August September October November December".split()  # noqa: SIM905 - a list of words reads better as words
_MONTH_FIRST = re.compile(rf"\b({'|'.join(_MONTHS)})\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})\b", re.IGNORECASE)
_ORDINAL = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)\s+(?:day\s+of\s+)?(?=[A-Z])")


def date_in(text: str) -> date | None:
    """The first date of a text, in any of these forms; None where there is none."""
    plain = _ORDINAL.sub(r"\1 ", text)
    found = _MONTH_FIRST.search(plain)
    first = find_date(plain[: found.start()] if found else plain)
    if first is not None or found is None:
        return first
    try:
        return date(int(found[3]), [name.lower() for name in _MONTHS].index(found[1].lower()) + 1, int(found[2]))
    except ValueError:
        return find_date(plain[found.end() :])
