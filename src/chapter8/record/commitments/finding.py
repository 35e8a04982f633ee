"""Commitments: who owes what to whom by when, out of the operative clauses of a decision.

A first, thin reading. Each directing verb with a bearer and an infinitive ("Requests the Secretary-General to report
..."), each obligation ("Decides that all States shall ..."), each undertaking of the Council itself ("Expresses its
intention to ...", "Decides to ...") gives one commitment; a coordinated ", and to ..." and each lettered item give
one more. Where nobody is named, `bearers` is empty. Every entry is a proposal until a person accepts it.

Source of the conventions: the project's labelled paragraphs (operative paragraphs of 2000-2012).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Literal

from chapter8.atlas import Atlas
from chapter8.record.bodies import Bodies
from chapter8.record.clauses import addressed
from chapter8.record.commitments.deadlines import find_deadline
from chapter8.record.commitments.reporting import is_report
from chapter8.record.nouns import Clause, Commitment, Decision
from chapter8.record.verbs import Directive, operative_verbs

CommitmentKind = Literal["request", "invitation", "intention", "obligation", "other"]

_KINDS: dict[str, CommitmentKind] = {
    "request": "request", "ask": "request", "call": "request", "urge": "request", "appeal": "request",
    "exhort": "request", "invite": "invitation", "encourage": "invitation", "demand": "obligation",
    "direct": "obligation", "instruct": "obligation", "require": "obligation", "mandate": "obligation",
    "authorize": "other",
}  # fmt: skip
_REPEATED: dict[str, CommitmentKind] = {
    "request": "request", "call": "request", "appeal": "request", "invitation": "invitation", "demand": "obligation",
}  # fmt: skip
_OWN = re.compile(r"\b(?:intention|readiness|determination|commitment|willingness|resolve)$")
_INFINITIVE = re.compile(
    r"\b(?<!pursuant\s)(?:not\s+)?to\s+(?!(?:the|a|an|all|its|his|her|their|this|that|these|those|any|which|whom|such|it|them|him|each|both|other)\b)(?=[a-z])"
)
# "Reiterates the obligation of regional organizations, under Article 54 of the Charter, to keep the Council informed"
_OWED = re.compile(
    r"\]?\s+(?:the|their|its) obligations? (?:of|for|on) (?P<whom>[^,;:]{2,200}?)(?=,|\s+(?:under|to)\b)"
)
_SHALL = re.compile(r"\s*(?:,[^,]{1,200},\s*)?that\s+(.{2,300}?)\s+(?:shall|should|will|must)\s+", re.DOTALL)
_OWN_ACT = re.compile(r"\s*(?:,[^;]{1,400}?,\s*)?(?:also\s+|further\s+)?to\s+(?=[a-z])")
_AUTHORIZED = re.compile(
    r"(?:(?:renew|extend|continue|reaffirm)\s+(?:the|its)\s+authorization\s+(?:of|for|to|given\s+to)|authorize)\s+(?=(?:the\s+)?[A-Zms])"
)
_COORDINATED = re.compile(
    r"(?P<comma>[,;])?\s+and\s+(?:also\s+|further\s+)?(?=(?:not\s+)?to\s+(?!(?:the|a|an|all|its|this|that|their|any|other)\b)[a-z])"
)
_CHAINED = re.compile(r"^(?:not\s+)?to\s+(?:continue|remain\s+\w+|be\s+\w+|consider\s+how|seek|strive)\s+(?=to\s)")
_ITEM = re.compile(
    r"^\s*\(([a-z]{1,2}|[ivx]{1,4})\)\s+|(?<=[:;,])\s+(?:(?:and|or)\s+)?\(([a-z]{1,2}|[ivx]{1,4})\)\s+|(?<=and)\s+\(([a-z]{1,2}|[ivx]{1,4})\)\s+"
)
_MARK_BEFORE = re.compile(r"\([a-z]{1,2}\)\s+$")
_TO_WHOM = re.compile(
    r"\b(?:(?:report|submit|submitted|provide|present|transmit|convey|communicate|brief|notify|forward|supply)(?:s|ing)?\b"
    r"[^;]{0,160}?\b(?:to|for)|inform|brief|update|notify|keep(?:ing)?|report(?:ing|s)?\s+(?:\w+\s+)?(?:back\s+)?to|advise|assist)\s+"
    r"(the\s+(?:United\s+Nations\s+)?(?:Security\s+)?Council|it\b|the\s+General\s+Assembly|the\s+Secretary-General|the\s+(?:Sanctions\s+)?Committee)"
)


def commitments_of(decision: Decision, atlas: Atlas, bodies: Bodies | None = None) -> tuple[Commitment, ...]:
    """Every commitment in a decision's operative clauses, in order of place."""
    return tuple(
        commitment
        for clause in decision.clauses
        if clause.kind == "operative"
        for commitment in clause_commitments(clause, decision.symbol, decision.date, bodies or Bodies(atlas))
    )


def clause_commitments(
    clause: Clause, symbol: str | None, adopted: date | None, bodies: Bodies
) -> Iterator[Commitment]:
    """The commitments of one clause."""
    directives = operative_verbs(clause.text)
    for index, directive in enumerate(directives):
        end = directives[index + 1].start if index + 1 < len(directives) else len(clause.text)
        scope = clause.text[directive.end : end]
        read = _read(clause.text, directive, scope, bodies)
        if read is None:
            continue
        kind, bearers, whole = read
        for action in _actions(whole):
            yield Commitment(
                decision=symbol,
                clause=clause.number,
                kind=kind,
                verb=directive.verb,
                bearers=bearers,
                action=action,
                recipients=_recipients(action, bearers, bodies),
                report=is_report(action, bearers),
                deadline=find_deadline(action, adopted),
                passage=clause.passage,
            )


_Reading = tuple[CommitmentKind, tuple[str, ...], str]


def _read(text: str, directive: Directive, scope: str, bodies: Bodies) -> _Reading | None:
    """Kind, bearers and action of one directive; None where it commits nobody."""
    stem, verb = directive.stem, directive.verb.lower()
    if stem in {"decide", "resolve"}:
        return _decided(scope, bodies)
    if _OWN.search(verb) or stem in {"intend", "undertake", "commit"} or verb.startswith(("stands", "remains")):
        action = _infinitive(scope, 200 if scope.startswith(",") else 40)  # ", recalled in ..., to keep ..."
        return ("intention", _own(bodies), action) if action else None
    if owed := _OWED.match(scope):
        action = _infinitive(scope[owed.end() :], 600)
        return ("obligation", tuple(dict.fromkeys(bodies.names(owed["whom"]))), action) if action else None
    kind = _KINDS.get(stem)
    if kind is None and stem in {"reiterate", "renew", "repeat"}:
        kind = next((value for word, value in _REPEATED.items() if verb.rstrip("s").endswith(word)), None)
    if kind is None:
        return None
    if verb.endswith(" for"):
        return kind, (), scope.strip(" ,;.”")
    if scope.lstrip(" ,").startswith("that "):
        return kind, addressed(text, directive, bodies), scope.strip(" ,;.”").removeprefix("that ")
    action = _infinitive(scope, 600)
    return (kind, addressed(text, directive, bodies), action) if action else None


def _own(bodies: Bodies) -> tuple[str, ...]:
    """The deciding body as bearer; nobody where it is not known."""
    return (bodies.itself,) if bodies.itself else ()


def _decided(scope: str, bodies: Bodies) -> _Reading | None:
    """What the deciding body does itself, whom it authorizes, or whom it binds by "shall"."""
    own = _OWN_ACT.match(scope)
    if own:
        authorized = _AUTHORIZED.match(scope, own.end())
        action = _infinitive(scope[authorized.end() :], 600) if authorized else None
        if authorized and action:
            whom = scope[authorized.end() : scope.index(action, authorized.end())]
            return "other", tuple(dict.fromkeys(bodies.names(whom))), action
        return "other", _own(bodies), re.sub(r"[,;]?\s+and$", "", scope[own.end() - 3 :].strip(" ,;.”"))
    shall = _SHALL.match(scope)
    if shall is None:
        return None
    action = scope[shall.end() :].strip(" ,;.”")
    permitted = re.match(r"be\s+authorized\s+(?=to\s)", action)
    if permitted:
        return "other", tuple(dict.fromkeys(bodies.names(shall.group(1)))), action[permitted.end() :]
    passive = re.match(r"(?:not\s+)?(?:be|have\s+been|continue\s+to\s+be)\b", action) is not None
    subjects = () if passive else tuple(dict.fromkeys(bodies.names(shall.group(1))))
    return "obligation", subjects, action


def _infinitive(scope: str, within: int) -> str | None:
    """From "to" and its verb to the end of the directive's words."""
    found = _INFINITIVE.search(scope)
    if found is None or found.start() > within:
        return None
    mark = _MARK_BEFORE.search(scope, 0, found.start())
    action = scope[mark.start() if mark else found.start() :].strip(' ,;.”"')
    return re.sub(r"[,;]?\s+and$", "", action)


def _actions(whole: str) -> Iterator[str]:
    """One action, or one for each coordinated infinitive or lettered item."""
    items = list(_ITEM.finditer(whole))
    if len(items) > 1:
        ends = [item.start() for item in items[1:]] + [len(whole)]
        for item, end in zip(items, ends, strict=True):
            yield re.sub(r"[,;]?\s+(?:and|or)$", "", whole[item.end() : end].strip(" ,;.”"))
        return
    start = 0
    for found in _COORDINATED.finditer(whole):
        if not found["comma"] and not _alone(whole[start : found.start()]):
            continue  # "to do A in order to B and to C": whether C is one more act or one more purpose is open
        yield whole[start : found.start()].strip(" ,;.")
        start = found.end()
    yield whole[start:].strip(" ,;.")


def _alone(action: str) -> bool:
    """Whether an action holds one infinitive only, so that the next "and to" can only be one more act."""
    rest = _CHAINED.sub("", action)
    return len(_INFINITIVE.findall(rest)) <= 1 and " aimed at " not in rest


def _recipients(action: str, bearers: tuple[str, ...], bodies: Bodies) -> tuple[str, ...]:
    """Who receives a report or information, where the action says so."""
    found = _TO_WHOM.search(action)
    if found is None:
        return ()
    words = found.group(1).lower()
    if words == "it" or words.endswith("council"):
        to = bodies.itself if words == "it" else bodies.name(found.group(1).removeprefix("the United Nations "))
        return (to,) if to and to not in bearers else ()
    if words.endswith("assembly"):
        return ("General Assembly",)
    return ("Secretary-General",) if words.endswith("general") else ("Committee",)
