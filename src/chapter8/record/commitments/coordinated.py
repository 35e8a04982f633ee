"""Further bearers that "and" joins to a direction, each with an act of its own; and whose efforts are directed.

Urges all States | to enforce the embargo | and for the parties | to cooperate
Calls on X | to contribute troops | and on other States | to provide support
Encourages | the ongoing efforts of the African Union | to strengthen its capacity
"""

from __future__ import annotations

import re
from collections.abc import Callable

from chapter8.record.bodies import Bodies, is_group
from chapter8.record.commitments.scope import direction, infinitives

_RELATIVE_SUBJECT = re.compile(
    r"(?:all|any|those|the)\s+[^,;]{2,60}?\s(?:that|who|which)\s(?:have|has|are|is|do|did|had)\b[^,;]{2,120}?\s+(?=to\s+[a-z])"
)
_NEXT_GROUP = re.compile(
    r",?\s+(?:and|as\s+well\s+as)\s+(?:(?:also|further|in\s+particular),?\s+)?"
    r"(?:(?P<prep>upon|on|for)\s+|(?<=,\sand\s)(?=(?:the|all|other)\s))(?P<whom>[^;:.]{2,160}?)(?=,?\s+(?:not\s+)?to\s+[a-z])"
)
_PREPOSITION_INSIDE = re.compile(
    r"\b(?:to|on|from|need|obligation|responsibility|right|efforts?|necessity|capacity|ability|willingness|failure|intention|commitment)\b"
)
_LONGEST_NAME = 160
_LISTED = re.compile(r"\b(?:with|between|among|by|of|to|for)\s+(?:the\s+)?[A-Z]|,\s")
"""Words to which "and the Secretary-General" may belong as the last of a list: then it is no new bearer."""
_EFFORTS = re.compile(
    r"^(?:the|all|any|these|those)?\s*(?:[\w-]+(?:,|\s+and)?\s+){0,3}?(?:efforts?|initiatives?|endeavours?|engagement|work)\s+"
    r"(?:(?:made|undertaken|being\s+made|under\s+way)\s+)?(?:of|by)\s+(?P<whose>.+)$",
    re.DOTALL,
)
_THEIR_EFFORTS = re.compile(
    r"^(?P<whose>(?:the\s+)?[A-Z].{1,120}?)[’']s?\s+(?:[\w-]+,?\s+){0,3}?(?:efforts?|initiatives?|work|activities|engagement)$"
)
_MODAL_SENTENCE = re.compile(
    r"(?:^|(?<=[a-z0-9)][.;]\s))[“\"]?(?P<whom>(?:The|All|Each|Any)\s[^.;]{2,160}?)\s+"
    r"(?P<verb>shall)\s+(?:have\s+the\s+(?:responsibility|duty|obligation)\s+(?=to\s))?(?=[a-z])"
)


def next_group(action: str, is_actor: Callable[[str], bool]) -> tuple[int, int] | None:
    """Where an action ends because other bearers follow, and where their name begins; None where none do.

    `is_actor` says whether the words between are somebody who acts.
    """
    for found in _NEXT_GROUP.finditer(action) if " and " in action or "as well as" in action else ():
        whom = found["whom"]
        if not found["prep"] and _LISTED.search(action, 0, found.start()):
            continue
        if found["prep"] == "on" and " on " in action[: found.start()]:
            continue  # "to report on the embargo and on Iraq's exports": no new bearer
        if _PREPOSITION_INSIDE.search(whom) is None and is_actor(whom):
            return found.start(), found.start("whom")
    return None


def has_relative_subject(clause: str) -> bool:
    """Whether a clause has a subject with a relative clause and then an infinitive: "States that have not ... to"."""
    return _RELATIVE_SUBJECT.match(clause) is not None


def whose_efforts(phrase: str) -> str | None:
    """The words that say whose efforts a phrase names; None for another phrase."""
    found = _EFFORTS.match(phrase) if " of " in phrase or " by " in phrase else _THEIR_EFFORTS.match(phrase)
    return found["whose"] if found else None


def modal_sentences(text: str) -> list[re.Match[str]]:
    """Sentences of an operative paragraph with a subject of their own that binds it: "The Panel shall report ..."."""
    return list(_MODAL_SENTENCE.finditer(text)) if " shall " in text else []


def shared_scope(scope: str, following: str, bodies: Bodies) -> str:
    """What a verb governs that shares its act with the next: "Requests X, and calls upon all Y, to do Z".

    The scope itself where it has an act of its own, or names nobody.
    """
    whom = scope.strip(" ,")
    if len(scope) > _LONGEST_NAME or not whom.endswith("and") or next(infinitives(scope), None) is not None:
        return scope
    whom = whom.removesuffix("and").strip(" ,")
    names = list(bodies.names(whom))
    act = next(infinitives(following), None)
    if act is None or direction(following) is None or not names:
        return scope
    if not all(name[:1].isupper() or is_group(name) for name in names):
        return scope
    return f"{whom} {following[act.start() :]}"
