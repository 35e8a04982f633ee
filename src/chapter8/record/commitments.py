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
from chapter8.record.clauses import addressed, canonical_body
from chapter8.record.deadlines import find_deadline
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
    r"\b(?:not\s+)?to\s+(?!(?:the|a|an|all|its|his|her|their|this|that|these|those|any|which|whom|such|it|them|him|each|both|other)\b)(?=[a-z])"
)
_SHALL = re.compile(r"\s*(?:,[^,]{1,200},\s*)?that\s+(.{2,300}?)\s+(?:shall|should|will|must)\s+", re.DOTALL)
_COORDINATED = re.compile(
    r"[,;]\s+and\s+(?:also\s+|further\s+)?(?=(?:not\s+)?to\s+(?!(?:the|a|an|all|its|this|that|their)\b)[a-z])"
)
_ITEM = re.compile(
    r"^\s*\(([a-z]{1,2}|[ivx]{1,4})\)\s+|(?<=[:;,])\s+(?:(?:and|or)\s+)?\(([a-z]{1,2}|[ivx]{1,4})\)\s+|(?<=and)\s+\(([a-z]{1,2}|[ivx]{1,4})\)\s+"
)
_MARK_BEFORE = re.compile(r"\([a-z]{1,2}\)\s+$")
_REPORTS = re.compile(
    r"\b(?:reports?|reporting|inform(?:ed|ing)?|brief(?:s|ing|ings)?|updates?|updating|notify|notified|assessments?|"
    r"recommendations|findings)\b",
    re.IGNORECASE,
)
_NOT_REPORTING = re.compile(r"\breports? (?:of|on|referred|contained|dated)\b.*\b(?:implement|consider)", re.IGNORECASE)
_TO_WHOM = re.compile(
    r"\b(?:(?:report|submit|submitted|provide|present|transmit|convey|communicate|brief|notify|forward|supply)(?:s|ing)?\b"
    r"[^;]{0,160}?\b(?:to|for)|inform|brief|update|notify|keep(?:ing)?|report(?:ing|s)?\s+(?:\w+\s+)?(?:back\s+)?to|advise|assist)\s+"
    r"(the\s+(?:Security\s+)?Council|it\b|the\s+General\s+Assembly|the\s+Secretary-General|the\s+(?:Sanctions\s+)?Committee)"
)


def commitments_of(decision: Decision, atlas: Atlas) -> tuple[Commitment, ...]:
    """Every commitment in a decision's operative clauses, in order of place."""
    return tuple(
        commitment
        for clause in decision.clauses
        if clause.kind == "operative"
        for commitment in clause_commitments(clause, decision.symbol, decision.date, atlas)
    )


def clause_commitments(clause: Clause, symbol: str | None, adopted: date | None, atlas: Atlas) -> Iterator[Commitment]:
    """The commitments of one clause."""
    directives = operative_verbs(clause.text)
    for index, directive in enumerate(directives):
        end = directives[index + 1].start if index + 1 < len(directives) else len(clause.text)
        scope = clause.text[directive.end : end]
        read = _read(clause.text, directive, scope, atlas)
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
                recipients=_recipients(action, bearers),
                report=bool(_REPORTS.search(action)) and not _NOT_REPORTING.search(action),
                deadline=find_deadline(action, adopted),
                passage=clause.passage,
            )


def _read(
    text: str, directive: Directive, scope: str, atlas: Atlas
) -> tuple[CommitmentKind, tuple[str, ...], str] | None:
    """Kind, bearers and action of one directive; None where it commits nobody."""
    stem, verb = directive.stem, directive.verb.lower()
    if stem == "decide":
        return _decided(scope, atlas)
    if _OWN.search(verb) or stem in {"intend", "undertake", "commit"} or verb.startswith(("stands", "remains")):
        action = _infinitive(scope, 40)
        return ("intention", ("Security Council",), action) if action else None
    kind = _KINDS.get(stem)
    if kind is None and stem in {"reiterate", "renew", "repeat"}:
        kind = next((value for word, value in _REPEATED.items() if verb.rstrip("s").endswith(word)), None)
    if kind is None:
        return None
    if verb.endswith(" for"):
        return kind, (), scope.strip(" ,;.”")
    if scope.lstrip(" ,").startswith("that "):
        return kind, addressed(text, directive, atlas), scope.strip(" ,;.”").removeprefix("that ")
    action = _infinitive(scope, 600)
    return (kind, addressed(text, directive, atlas), action) if action else None


def _decided(scope: str, atlas: Atlas) -> tuple[CommitmentKind, tuple[str, ...], str] | None:
    own = re.match(r"\s*(?:,[^,]{1,160},\s*)?(?:also\s+|further\s+)?to\s+(?=[a-z])", scope)
    if own:
        return "other", ("Security Council",), scope[own.end() - 3 :].strip(" ,;.”")
    shall = _SHALL.match(scope)
    if shall is None:
        return None
    action = scope[shall.end() :].strip(" ,;.”")
    passive = re.match(r"(?:not\s+)?(?:be|have\s+been|continue\s+to\s+be)\b", action) is not None
    subject = None if passive else canonical_body(shall.group(1), atlas)
    return "obligation", (subject,) if subject else (), action


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
        yield whole[start : found.start()].strip(" ,;.")
        start = found.end()
    yield whole[start:].strip(" ,;.")


def _recipients(action: str, bearers: tuple[str, ...]) -> tuple[str, ...]:
    """Who receives a report or information, where the action says so."""
    found = _TO_WHOM.search(action)
    if found is None:
        return ()
    words = found.group(1).lower()
    if words == "it" or words.endswith("council"):
        return ("Security Council",) if "Security Council" not in bearers else ()
    if words.endswith("assembly"):
        return ("General Assembly",)
    return ("Secretary-General",) if words.endswith("general") else ("Committee",)
