"""Coverage of meetings: paragraphs that open with a speaker's name in capitals, "JANE DOE (Ghana) said ..."."""

from __future__ import annotations

import re

from chapter8.atlas import Atlas
from chapter8.record.kinds.news.speakers import Person, office_and_organization
from chapter8.record.speakers import canonical

_HEADED = re.compile(
    r"^(?P<name>[A-ZÀ-Þ][A-ZÀ-Þ.’'-]*(?:\s+(?:[A-ZÀ-Þ][A-ZÀ-Þ.’'-]*|al-[A-ZÀ-Þ]+|de|bin|van)){1,5})"
    r"(?:,\s+(?P<office>[^()]{3,200}?)(?=,\s|\s+\())?(?:,?\s+\((?P<state>[^()]{2,60})\))?"
    r"(?:,\s+(?:also\s+)?speaking\s+(?:also\s+)?(?:on\s+behalf\s+of|for)\s+(?:the\s+)?(?P<behalf>[^,]{2,120})|"
    r",\s+(?!said\b|told\b)[^,.“”]{3,120}(?=,)){0,3},?\s+"
    r"(?:(?:also|then|further|[a-z]+ly)\s+)?(?P<verb>[a-z]{2,}(?:ed|s)|said|told|spoke|drew|made|took|gave|put|held|found|saw)\b"
)
_IN_CAPITALS = re.compile(r"^[A-ZÀ-Þ][A-ZÀ-Þ.’'-]+\s+[A-ZÀ-Þ][A-ZÀ-Þ.’'-]+\b")
_NOBODY_S = re.compile(
    r"^(?:The\s+meeting\s+(?:began|was|ended|rose|resumed|adjourned)|Also\s+(?:speaking|delivering|participating)|"
    r"The\s+Council\s+(?:then|also)|Speaking\s+(?:today|also)|The\s+representatives?\s+of|Representatives\s+of|"
    r"For\s+information\s+media|By\s+a\s+vote|Action\s+on)\b"
)


def headed(text: str, atlas: Atlas) -> tuple[Person, str] | None:
    """The speaker whose name in capitals opens a paragraph, and the verb; None for any other paragraph.

    The state in brackets is whom the person represents; who speaks "on behalf of" others speaks for them.
    """
    found = _HEADED.match(text)
    if found is None or not (found["office"] or found["state"]):
        return None
    name = " ".join(_cased(word) for word in found["name"].split())
    role, organization = office_and_organization(found["office"], atlas) if found["office"] else (None, None)
    if found["state"]:
        organization = canonical(found["state"], atlas)
    if found["behalf"]:
        role = role or (f"representative of {organization}" if organization else None)
        organization = canonical(found["behalf"], atlas)
    return Person(name, role, organization), found["verb"]


def ends_the_floor(text: str) -> bool:
    """Whether a paragraph is no longer the last speaker's: another name in capitals, or what the meeting did."""
    return _IN_CAPITALS.match(text) is not None or _NOBODY_S.match(text) is not None


def _cased(word: str) -> str:
    """As in "KI-MOON" -> "Ki-moon", "M’BAYE" -> "M’Baye", "B." stays."""
    if not word.isupper():
        return word
    head, hyphen, tail = word.partition("-")
    return "’".join(part.capitalize() for part in head.split("’")) + hyphen + tail.lower()
