"""Meetings by number: whose number it is, and the address that names the meeting.

The Security Council numbers its meetings through; its number alone is the address (/meetings/5529). The General
Assembly begins again with each session (/meetings/A/61/PV.107), and other bodies stand before theirs
(/meetings/PSC/592).
A resumption belongs to its meeting.
"""

from __future__ import annotations

import re

_COUNCIL = frozenset({"", "S", "SC", "SG"})
_SESSION = re.compile(r"A/(?:RES/|DEC/|L\.)?(?P<session>\d{1,3})/")


def stem_of_number(number: str) -> str:
    """The meeting of a part: "5007 (Resumption 1)" -> "5007"."""
    return number.partition(" (")[0].strip()


def meeting_number(number: str, symbol: str | None) -> str:
    """How an address names the meeting of this number that the document with this symbol speaks of."""
    stem = stem_of_number(number)
    organ = (symbol or "").partition("/")[0]
    if organ in _COUNCIL:
        return stem
    if organ == "A":
        session = _SESSION.match(symbol or "")
        return f"A/{session['session']}/PV.{stem}" if session else f"A/{stem}"
    return f"{organ}/{stem}"


def as_numbered(asked: str) -> tuple[str, str]:
    """What an address asks for: its own form, and the number as documents write it.

    "S/PV.5529" is "5529"; "A/61/PV.107" has the number "107".
    """
    key = asked.strip().removeprefix("S/PV.")
    number = re.split(r"/|PV\.", stem_of_number(key))[-1]
    return stem_of_number(key), number
