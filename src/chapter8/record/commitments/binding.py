"""What "decides that ..." brings about: whom a clause binds by "shall", what it permits, what holds by itself.

Decides that all States shall freeze funds                  an obligation of all States
Decides that the mandate of the Panel shall include: (a) To ...   the tasks of the Panel
Decides that the mandate shall be extended                  an act of the Council itself
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from chapter8.record.commitments.act import Act
from chapter8.record.commitments.bearers import Said, is_actor, person_like, said_before, subjects_of
from chapter8.record.commitments.papers import papers_apart
from chapter8.record.commitments.predicates import (
    Predicate,
    agent,
    is_constitutive,
    is_passive,
    is_self_executing,
    predicate_of,
)
from chapter8.record.commitments.splitting import actions, items, tidy

_MANDATE = r"(?:mandate|mandates|mandated\s+tasks|tasks|functions|responsibilities)"
_ITS_MANDATE = re.compile(
    rf"\s*(?:the\s+)?(?:{_MANDATE}\s+of\s+(?P<of>.{{3,200}})|(?P<whose>.{{3,200}}?)[’']s?\s+{_MANDATE})\s*"
)
_INCLUDES = re.compile(
    r"(?:shall|will|should)\s+(?:(?:also|initially|further|continue\s+to)\s+){0,2}(?:be|include|comprise|consist\s+of)\b"
    r"(?:\s+the\s+following)?(?:\s+(?:(?:priority|additional|further|core|main)\s+)?(?:tasks?|functions?|responsibilities|elements?))?,?(?:\s+inter\s+alia)?\s*(?::\s*)?"
    r"(?=to\b|\(|[–—•-]\s)"
)
AND_THAT = re.compile(
    r"[,;]?\s+and(?:,?\s+(?:further|also|in\s+(?:addition|particular)|to\s+this\s+end|accordingly),?)?\s+that,?\s+"
)
_COMMA_THAT = re.compile(r"[,;]\s+that\s+(?=(?:the|all|any|each|no|such|these|those)\s)")
_STATES_ONLY = re.compile(r"(?:is|are|has|have)\s")
_ARE_PERMITTED = re.compile(
    r"(?:[^;]{2,200}?,\s+)?(?P<whom>[^,;]{2,160}?)\s+(?:is|are)\s+(?:also\s+|hereby\s+)?authori[sz]ed\s+(?=to\s)"
)
_PERMITTED = re.compile(r"(?:shall|will|should|may|is|are)\s+(?:hereby\s+)?(?:be\s+)?authorized\s+(?=to\s)")


def each_that(clause: str) -> list[str]:
    """The clauses of "that A shall ..., that B shall ... and that C shall ..."."""
    parts = AND_THAT.split(clause)
    return [one for part in parts for one in _COMMA_THAT.split(part)] if len(parts) > 1 else parts


def bound(said: Said, part: str, before: tuple[str, ...], aside: str) -> Iterator[Act]:
    """One clause of "decides that": whom it binds, or what it brings about by itself."""
    found = predicate_of(part, modal=True)
    permitted = _ARE_PERMITTED.match(part) if "authori" in part else None
    if permitted and (found is None or permitted.end() < len(found.subject)):
        names = subjects_of(said, permitted["whom"], before)
        yield from (Act("other", said.verb, names, action, aside) for action in actions(part[permitted.end() :]))
        return
    own = Act("other", said.verb, said.itself, tidy(part), aside)
    if found is None:
        found = predicate_of(part)
        if is_self_executing(part):
            yield own
        elif (
            found
            and not _STATES_ONLY.match(found.predicate)
            and (names := subjects_of(said, found.subject, before))
            and person_like(names)
        ):
            yield from _obliged(said, found.predicate, names, aside)
        return
    tasks = list(_of_mandate(said, found, aside))
    if tasks:
        yield from tasks
        return
    names = subjects_of(said, found.subject, before)
    permitted = _PERMITTED.match(found.predicate)
    if permitted:
        for action in actions(found.predicate[permitted.end() :]):
            yield Act("other", said.verb, names, action, aside)
    elif is_constitutive(found.predicate) or (names and not person_like(names) and not _done_to_it(found.predicate)):
        yield own
    elif is_passive(found.predicate) or not names:
        bearers = agent(found.predicate, said.bodies)
        yield own if is_self_executing(found.predicate) else Act("obligation", said.verb, bearers, tidy(part), aside)
    else:
        yield from _obliged(said, found.predicate, names, f"{aside} {said_before(found.subject)}".strip())


def _done_to_it(predicate: str) -> bool:
    """Whether somebody has to act on the subject ("funds shall be transferred"): not of itself."""
    return is_passive(predicate) and not is_self_executing(predicate)


def _of_mandate(said: Said, found: Predicate, aside: str) -> Iterator[Act]:
    """The tasks of the one whose mandate "shall include" them; nothing where a decision says no act."""
    if not any(word in found.subject for word in ("mandate", "tasks", "functions", "responsibilities")):
        return
    whose, includes = _ITS_MANDATE.fullmatch(found.subject), _INCLUDES.match(found.predicate)
    if whose is None or includes is None:
        return
    names = tuple(filter(is_actor, said.bodies.names(whose["of"] or whose["whose"])))
    what = found.predicate[includes.end() :].removeprefix("to:").strip()
    several = [item for item in items(what) if item]
    if names and (several or what.startswith("to ")):
        for task in several or [what]:
            yield from (Act("obligation", said.verb, names, action, aside) for action in actions(task))


def _obliged(said: Said, predicate: str, names: tuple[str, ...], aside: str) -> Iterator[Act]:
    """The acts of those whom "shall" binds: each item, each further "shall"."""
    several = [paper for item in items(predicate) if item for paper in papers_apart(item)]
    apart = several or [one for part in re.split(r",?\s+and\s+(?=shall\s)", predicate) for one in actions(part)]
    yield from (Act("obligation", said.verb, names, action, aside) for action in apart)
