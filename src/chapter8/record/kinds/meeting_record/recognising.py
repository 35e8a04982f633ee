"""Documents that stand for a verbatim record where there is none: closed meetings, meetings by video-teleconference."""

from __future__ import annotations

import re

_CLOSED = re.compile(
    r"\bOfficial\s+communiqu[eé]\s+of\s+the\s+\d{1,5}\s?(?:st|nd|rd|th)\s+\(closed\)\s+meeting", re.IGNORECASE
)
_BY_VIDEO = re.compile(r"\bvideo-?\s?(?:tele)?conference\b", re.IGNORECASE)
_FROM_PRESIDENT = re.compile(r"\bfrom\s+the\s+President\s+of\s+the\s+Security\s+Council\b", re.IGNORECASE)
_ENCLOSES = re.compile(r"\benclose\b|\bstatements?\s+(?:delivered|made)\b|\bbriefings?\b", re.IGNORECASE)
_ENCLOSED = re.compile(r"(?m)^Annex|\b(?:Statement|Briefing)s? by\b")
_LETTER = 6_000  # characters of the letter itself, before what it encloses


def is_closed_meeting(head: str) -> bool:
    """Whether it is the communiqué that is issued in place of the record of a meeting held in private."""
    return "(closed)" in head.lower() and _CLOSED.search(head) is not None


def is_videoconference(head: str, body: str) -> bool:
    """Whether a letter stands for the record of a meeting: the President encloses what was said by video."""
    letter = body[:_LETTER]
    if "conference" not in letter.lower():  # as in most documents
        return False
    encloses = _BY_VIDEO.search(letter) and _ENCLOSES.search(letter) and _ENCLOSED.search(body)
    return bool(encloses and _FROM_PRESIDENT.search(head))
