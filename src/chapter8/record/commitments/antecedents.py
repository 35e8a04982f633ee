"""What a pronoun points back to inside a paragraph: "requests him", "calls on them", "urges it".

"Him" is the Secretary-General where the paragraph names him and no other person; "them" is the last list of bodies or
the last plural group before; "it" is the last single body before. Where two would do, nobody is named.
"""

from __future__ import annotations

import re

from chapter8.record.bodies import Bodies

_PERSON = re.compile(
    r"Secretary-General(?!’s (?:Special|Personal)|'s (?:Special|Personal))|Special Representative|Special Envoy|"
    r"Personal Envoy|High Representative|Prime Minister|President\s+[A-Z]\w+|Chairman|Chairperson|Special Adviser|"
    r"Emergency Relief Coordinator|Facilitator|Mediator"
)
_LIST = re.compile(
    r"(?:[Tt]he\s+)?(?P<list>[A-ZÀ-Þ][\w’'/()-]*(?:(?:,\s+and\s+|,\s+|\s+and\s+|\s+)(?:the\s+)?"
    r"(?:[A-ZÀ-Þ(][\w’'/()-]*|of(?:\s+the)?|for(?:\s+the)?|in(?:\s+the)?)){1,40})"
)
_GROUP = re.compile(
    r"\b(?:parties|sides|Governments|authorities|States|leaders|groups|countries|organizations|donors|partners|stakeholders|movements)\b"
)
_FURTHEST = 900


def referred(phrase: str, before: str, bodies: Bodies) -> tuple[str, ...] | None:
    """The names to which a pronoun points back; empty where that is open; None where the phrase is no pronoun."""
    word = phrase.strip().lower()
    if word in {"him", "her", "he", "she"}:
        return _person(before)
    if word in {"them", "they"}:
        return _several(before[-_FURTHEST:], bodies)
    if word in {"it", "the latter"}:
        return _single(before[-_FURTHEST:], bodies)
    return None


def _person(before: str) -> tuple[str, ...]:
    named = {found.group() for found in _PERSON.finditer(before)}
    if named == {"Secretary-General"}:
        return ("Secretary-General",)
    return ()


def _several(before: str, bodies: Bodies) -> tuple[str, ...]:
    """The last list of two or more known bodies, if no plural group is named after it."""
    found: tuple[str, ...] = ()
    end = 0
    for listed in _LIST.finditer(before):
        names = tuple(
            dict.fromkeys(
                name
                for part in re.split(r",\s+(?:and\s+)?|\s+and\s+", listed["list"])
                if (name := _known(part, bodies))
            )
        )
        if len(names) > 1:
            found, end = names, listed.end()
    groups = [group for group in _GROUP.finditer(before) if group.start() > end]
    if found:
        return () if groups else found
    words = {group.group() for group in groups}
    if words:
        return (words.pop(),) if len(words) == 1 else ()
    return _single(before, bodies)


def _single(before: str, bodies: Bodies) -> tuple[str, ...]:
    """The one known body named before; nobody where the paragraph names two."""
    named = {
        name
        for listed in _LIST.finditer(before)
        for part in re.split(r",\s+(?:and\s+)?|\s+and\s+", listed["list"])
        if (name := _known(part, bodies))
    }
    named.discard(bodies.itself)
    return (named.pop(),) if len(named) == 1 else ()


def _known(part: str, bodies: Bodies) -> str | None:
    """The name of a body that atlas or document know; None for other capitalised words."""
    plain = re.sub(r"\s*\([^()]*\)", "", part).removeprefix("the ").strip()
    return bodies.known(plain)
