"""What a pronoun points back to inside a paragraph: "requests him", "calls on them", "urges it".

"Him" is the Secretary-General where the paragraph names him and no other person; "it" is the one single body before.
"Them" is what the main clause before speaks of: the list of bodies or the group that the Council has commended, noted
or supported, not one inside a relative clause. Where two would do, nobody is named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from chapter8.record.bodies import Bodies

_PERSON = re.compile(
    r"Secretary-General(?!’s (?:Special|Personal)|'s (?:Special|Personal))|Special Representative|Special Envoy|"
    r"Personal Envoy|High Representative|Prime Minister|President(?:\s+[A-ZÀ-Þ][\w-]+){1,3}|"
    r"Chairman|Chairperson|Special Adviser|"
    r"Emergency Relief Coordinator|Facilitator|Mediator"
)
_NEWLY = re.compile(r"\b(?:an?|new)\s$")
"""What introduces somebody who is yet to be named: "his intention to appoint a Special Representative"."""
_LIST = re.compile(
    r"(?:[Tt]he\s+)?(?P<list>[A-ZÀ-Þ][\w’'/()-]*(?:(?:,\s+and\s+|,\s+|\s+and\s+|\s+)(?:the\s+)?"
    r"(?:[A-ZÀ-Þ(][\w’'/()-]*|of(?:\s+the)?|for(?:\s+the)?|in(?:\s+the)?)){1,40})"
)
_OFFICE = re.compile(
    r"^(?:Chair(?:man|person)?|President|Prime Minister|Presidents|Special (?:Envoy|Representative|Adviser)|"
    r"High Representative|"
    r"Commissioner|Governments? of)\b|\b(?:Mediator|Envoy|Representative|Facilitator|Commissioner|Coordinator)$"
)
_AND_THEN = re.compile(r",?\s+(?:and|as\s+well\s+as)\s+(?:the\s+|other\s+|all\s+)?")
_GOVERNMENTS = re.compile(r"\b(?:Governments|Presidents) of ")
_GROUP = re.compile(
    r"(?:(?:[A-Z][\w’'-]+|[a-z]{2,14}(?:al|ed|an|ese|ing|ant|ent|ive|[’']s))\s+){0,3}"
    r"\b(?:parties|sides|Governments|authorities|States|leaders|groups|countries|organizations|donors|partners|"
    r"stakeholders|movements|forces|factions|neighbours|institutions|signatories|militias)\b"
    r"(?:\s+(?:concerned|involved|"
    r"(?:to|of|in)\s+the\s+(?:region|subregion|conflict|peace process|[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){0,4})|"
    r"(?:of|in)\s+[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){0,3}))?"
)
_SUBORDINATE = re.compile(r"\b(?:that|which|who|whom|whose|where|when|if|until|provided|because|since)\b")
_SENTENCE = re.compile(r"(?<=[a-z)”’])\.\s+(?=[A-Z“])")
_BESIDE = re.compile(r"\b(?:with|between|among|against|by|from|in)\s+(?:\w+\s+){0,3}$")
_WHERE = re.compile(r"\b(?:in|throughout|to|with|between|against|into|from)\s+(?:the\s+)?$")
_EMPHASIS = re.compile(r",?\s+(?:in particular|urgently|all|both|further|also|again|strongly|once again|once more)$")
_LEADING = re.compile(r"^(?:[A-Z][a-z]+s\s+(?=(?:the|its)\s))?(?:of\s+|by\s+)?(?:the\s+|its\s+)?")
"""The verb that opens a paragraph, prepositions and articles: "Commends the Chairperson", "of the Sudan"."""
_FURTHEST = 900


def referred(phrase: str, before: str, bodies: Bodies) -> tuple[str, ...] | None:
    """The names to which a pronoun points back; empty where that is open; None where the phrase is no pronoun."""
    word = _EMPHASIS.sub("", phrase.strip().lower())
    if word in {"him", "her", "he", "she"}:
        return _person(before)
    if word in {"them", "they"}:
        return _several(before[-_FURTHEST:], bodies)
    if word in {"it", "the latter"}:
        return _single(before[-_FURTHEST:], bodies)
    return None


def _person(before: str) -> tuple[str, ...]:
    named = {
        found.group()
        for found in _PERSON.finditer(before)
        if not _NEWLY.search(before[max(0, found.start() - 8) : found.start()])
    }
    if len(named) == 1 and next(iter(named)).startswith(("Secretary-General", "President ")):
        return (named.pop(),)
    return ()


def _several(before: str, bodies: Bodies) -> tuple[str, ...]:
    """What the nearest sentence before speaks of in its main clause, if that is one list or one group."""
    for sentence in reversed(_SENTENCE.split(before)):
        main = _SUBORDINATE.split(sentence, maxsplit=1)[0]
        found = list(_candidates(main, bodies)) or list(_candidates(sentence, bodies))
        if len(found) > 1:
            spoken_of = [names for at, names in found if not _BESIDE.search(main[:at])]
            found = [(0, names) for names in spoken_of]
        if len({names for _, names in found}) == 1:
            return found[0][1]
        if found:
            return ()
    return _single(before, bodies)


def _candidates(main: str, bodies: Bodies) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Lists of two or more bodies, and groups outside of them, with their places."""
    lists: list[tuple[int, int, tuple[str, ...]]] = []
    for listed in _LIST.finditer(main):
        several = _GOVERNMENTS.search(listed["list"])
        names = (
            bodies.names(listed["list"][several.start() :])
            if several
            else tuple(dict.fromkeys(name for part in _parts(listed["list"]) if (name := _known(part, bodies))))
        )
        if len(names) > 1:
            lists.append((listed.start(), listed.end(), names))
    end = max((last for _, last, _ in lists), default=-1)
    for group in _GROUP.finditer(main):
        name = bodies.name(group.group())
        if name and group.start() >= end:
            if lists and _AND_THEN.fullmatch(main, end, group.start()):
                lists[-1] = (*lists[-1][:2], (*lists[-1][2], name))  # "of A, B, and countries in the region"
            else:
                yield group.start(), (name,)
    yield from ((start, names) for start, _, names in lists)


def _single(before: str, bodies: Bodies) -> tuple[str, ...]:
    """The one known body that the nearest sentence names; nobody where it names two."""
    for sentence in reversed(_SENTENCE.split(before)):
        named = {
            name
            for listed in _LIST.finditer(sentence)
            if not _WHERE.search(sentence[: listed.start("list")])
            for part in _parts(listed["list"])
            if (name := _one_body(_plain(part), bodies))
        }
        named.discard(bodies.itself)
        if named:
            return (named.pop(),) if len(named) == 1 else ()
    return ()


def _one_body(part: str, bodies: Bodies) -> str | None:
    """The name of a known body, or of a Government."""
    return bodies.name(part) if part.startswith("Government of ") else bodies.known(part)


def _parts(listed: str) -> list[str]:
    return re.split(r",\s+(?:and\s+)?|\s+and\s+", listed)


def _plain(part: str) -> str:
    bare = re.sub(r"\s*\([^()]*\)", "", part)
    return _LEADING.sub("", bare).strip()


def _known(part: str, bodies: Bodies) -> str | None:
    """The name of a body that atlas or document know, or of an office; None for other capitalised words."""
    plain = _plain(part)
    known = bodies.known(plain) or bodies.known(re.sub(r"\s+(?:in|for)\s+(?:the\s+)?[A-Z].*$", "", plain))
    if known is None and _OFFICE.search(plain):
        known = bodies.name(f"the {plain}")
    return None if known == bodies.itself else known
