"""Descriptions that a paragraph itself makes plain: "the Task Force", "the Government", "such organizations".

Welcomes the work of the joint task force on peace and security and encourages the Task Force to ...
Welcomes initiatives of regional organizations and encourages such organizations to ...

A bare description means what the paragraph before it named in full, where that is one body or one group alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from chapter8.record.bodies import Bodies

_HEAD = re.compile(
    r"(?:Task Force|(?:Working |Monitoring |Expert )?Group|Commission|Committee|Conference|Government|Mission|Force|"
    r"Office|Operation|Panel|Team|Authority|Tribunal|Court|Mechanism|Organization|Movement|Parliament|Facilitation|Initiative|"
    r"government|conference|organization|mechanism|mission|commission)"
)
_SUCH = re.compile(r"^(?:such|those|these|said)\s+(?P<group>[a-z]+(?:\s+and\s+[a-z]+)?)$")
_GROUPS = re.compile(
    r"(?:organi[sz]ations|arrangements|institutions|States|countries|Governments|groups|parties|movements|forces|agencies|bodies|"
    r"partners|authorities|missions|committees)\b"
)
_KIND = r"(?:[a-z]+(?:al|an|ian|ese|ive|ant|ing|ed|ist)|[A-Z][\w-]+)"
_DETERMINER = re.compile(r"\b(?:[Tt]he|an?|its|this|our)\s+")
_NO_PART = re.compile(r"\b(?:by|in|to|and the|with|that|which|at|under|between|among|also|is|are|has|of)\s")
_RIGHT = re.compile(
    r"\s+(?:of\s+(?:the\s+)?[A-Z][\w’'-]+(?:\s+(?:of\s+(?:the\s+)?)?[A-Z][\w’'-]+){0,5}|"
    r"(?:on|for|against)\s+(?:the\s+)?(?:[A-Z][\w-]+(?:\s+(?:and\s+|in\s+)?[A-Z][\w-]+){0,5}|[a-z]+\s+and\s+[a-z]+(?=[,.;]))|"
    r"of\s+[a-z]+s(?=\s+to\b|[,;]))"
)
_FURTHEST = 1500  # characters


def meant(phrase: str, name: str, before: str, bodies: Bodies) -> tuple[str, ...]:
    """The names that a description means by what stands before it; the name itself where that is open."""
    such = _SUCH.match(phrase.strip())
    if such and _GROUPS.match(such["group"].rpartition(" ")[2]):
        return _group(such["group"], before[-_FURTHEST:], bodies) or (name,)
    if _HEAD.fullmatch(name) is None:
        return (name,)
    found = dict.fromkeys(_named(name, before[-_FURTHEST:], bodies))
    return tuple(found) if len(found) == 1 else (name,)


def _named(head: str, before: str, bodies: Bodies) -> Iterator[str]:
    """Every fuller name with this head that stands before, as it is kept."""
    for place in re.finditer(rf"\b{head}\b", before, re.IGNORECASE):
        start = max(
            (found.end() for found in _DETERMINER.finditer(before, max(0, place.start() - 90), place.start())),
            default=-1,
        )
        left = before[start : place.start()] if start >= 0 else ""
        words = "" if _NO_PART.search(left) else left
        right = _RIGHT.match(before, place.end())
        full = f"{words}{place.group()}{right.group() if right else ''}"
        if full.lower() == head.lower():
            continue
        name = bodies.name(f"the {full}")
        if name is not None and name.lower() != head.lower():
            yield name


def _group(group: str, before: str, bodies: Bodies) -> tuple[str, ...]:
    """The fuller group of the same kind that was named last: "regional and subregional organizations"."""
    fuller = list(re.finditer(rf"\b((?:{_KIND}(?:,\s+|\s+and\s+|\s+)){{1,4}}){re.escape(group)}\b", before))
    if not fuller:
        return ()
    named = fuller[-1].group()
    return (named,) if " and " in group else bodies.names(named)
