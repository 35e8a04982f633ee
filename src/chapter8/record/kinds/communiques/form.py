"""The forms by which a decision of a regional body is known, and the marks of its parts."""

from __future__ import annotations

import re
from typing import Literal

from chapter8.atlas import Atlas
from chapter8.record.kinds.communiques.bodies import body_of
from chapter8.record.kinds.communiques.told import speaks_for_itself
from chapter8.record.text import PlainDocument
from chapter8.record.verbs import speaks

Form = Literal["communique", "resolution", "act"]

TITLE = re.compile(r"\bcommuniqu[eé]s?\b", re.IGNORECASE)
_TITLED = re.compile(
    r"^(?:(?:final|joint|press)\s+)?communiqu[eé](?:$|\s*[:,-]|\s+(?:of|on|issued|adopted|following|no\b))[^;]*[^;:,.]?$|"
    r"^[^;.]{0,150}\bcommuniqu[eé]$",
    re.IGNORECASE,
)
NUMBERED = re.compile(r"^(\d{1,3})\s*(?:[.)]\s*[-–]?|[-–])\s*(?=[“\"A-Z(\[]|to\s)")
ENACTING = re.compile(
    r"^(?:(?:and\s+)?(?:hereby\s+)?(?:resolves|decides|declares|recommends|agrees)(?:\s+(?:to|the\s+following|as\s+follows))?\s*:|"
    r"ha(?:s|ve)\s+(?:adopted\s+this\s+(?:decision|joint\s+action|common\s+position|regulation)|decided\s+as\s+follows)\s*:?)\s*$",
    re.IGNORECASE,
)
FORMULA = re.compile(
    r"^THE\s+(?:[A-Z]+,?\s+){0,8}?(?:COUNCIL|ASSEMBLY|AUTHORITY|CONFERENCE|SUMMIT)\b[^.;]{0,120},?$|"
    r"^The\s+(?:(?:[A-Z][\w-]+,?\s+|of\s+(?:the\s+)?|and\s+|on\s+(?:the\s+)?){0,10})"
    r"(?:Council|Assembly|Authority|Conference|Summit)\b[^.;]{0,250},$"
)
_ACT = re.compile(r"^HA(?:S|VE)\s+ADOPTED\s+THIS\s+(?:DECISION|JOINT\s+ACTION|COMMON\s+POSITION)", re.MULTILINE)
ARTICLE = re.compile(r"^Article\s+(\d{1,3}[a-z]?)$")
HEAD_LINES = 40
_HEAD_CHARACTERS = 3_000
_MIN_SPEAKING = 3
_LONGEST_HEADLINE = 200


def head_of(document: PlainDocument) -> str:
    """The first lines of a paper, where it says what it is."""
    return "\n".join([line.text for line in document.lines if line.text][:HEAD_LINES])[:_HEAD_CHARACTERS]


def form_of(document: PlainDocument) -> Form | None:
    """Which form of a regional decision a paper has, None for none.

    A communiqué is headed as one and speaks in at least three paragraphs; a resolution names a regional organ, opens
    with its formula ("The Permanent Council,") and enacts ("Resolves:"); an act enacts articles.
    """
    lines = [line.text for line in document.lines if line.text]
    texts = "\n".join(lines)
    if _ACT.search(texts) and any(ARTICLE.match(line) for line in lines):
        return "act"
    head = head_of(document)
    if _is_resolution(lines, head):
        return "resolution"
    headed = any(_TITLED.search(line) for line in lines[:HEAD_LINES] if len(line) < _LONGEST_HEADLINE)
    return "communique" if headed and _speaking(lines) >= _MIN_SPEAKING else None


def _is_resolution(lines: list[str], head: str) -> bool:
    formula = next((place for place, line in enumerate(lines[:HEAD_LINES]) if FORMULA.match(line)), None)
    if formula is None or not any(ENACTING.match(line) for line in lines[formula:]):
        return False
    return " of the " in body_of(head, Atlas.shipped())


def _speaking(lines: list[str]) -> int:
    """How many paragraphs speak as a deciding body speaks, numbered or with the body as their subject."""
    numbered = [line[found.end() :] for line in lines if (found := NUMBERED.match(line)) is not None]
    if count := sum(speaks(text) or speaks_for_itself(text) for text in numbered):
        return count
    return sum(speaks_for_itself(line) for line in lines)
