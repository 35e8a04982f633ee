"""Commitments: who owes what to whom by when, out of the operative clauses of a decision.

Each directing verb is read with the words that follow it up to the next verb or the end of its sentence (`directing`);
its action is split into single acts (`splitting`); each act is given its recipients, whether it is a report
(`reporting`) and when it is due (`deadlines`). Where nobody is named, `bearers` is empty. Every entry is a proposal
until a person accepts it.

Source of the conventions: the project's labelled paragraphs (operative paragraphs of 2000-2012).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise

from chapter8.atlas import Atlas
from chapter8.record.bodies import Bodies, is_group
from chapter8.record.commitments.act import Act, CommitmentKind
from chapter8.record.commitments.bearers import Said
from chapter8.record.commitments.coordinated import modal_sentences, shared_scope
from chapter8.record.commitments.deadlines import deadlines
from chapter8.record.commitments.directing import acts
from chapter8.record.commitments.openings import directives
from chapter8.record.commitments.recipients import recipients
from chapter8.record.commitments.reporting import is_report
from chapter8.record.commitments.splitting import actions
from chapter8.record.nouns import Clause, Commitment, Deadline, Decision
from chapter8.record.verbs import Directive

__all__ = ["CommitmentKind", "clause_commitments", "commitments_of"]

_SENTENCE_END = re.compile(r"\.\s+(?=[“\"]?[A-Z])")
_NO_END = re.compile(
    r"(?:\b(?:[A-Z]|paras?|No|Nos|Dr|Mr|Mrs|Ms|St)|(?:[:;,.]|\band|\bor)\s(?:[a-z]|[ivx]{1,4})|[^A-Za-z0-9)’”\"])$"
)
"""What stands before a stop that ends no sentence: an initial, an abbreviation, the mark of an item ("; b. ")."""
_WILL = re.compile(
    r"\b(?:The\s+(?:Security\s+)?Council|(?<=[,;:.“\"]\s)the\s+(?:Security\s+)?Council|(?<=\b(?:and|ime)\s)the\s+(?:Security\s+)?Council|[Tt]he\s+(?:Authority|Assembly|Summit|Conference)|It)\s+"
    r"(?:(?:also|further|therefore|thus)\s+)?(?P<verb>will)(?:,\s[^;.]{3,160}?,)?\s+(?=[a-z])"
)
_COMMITS_NOBODY = frozenset(
    """note welcome commend condemn recall recognize affirm acknowledge deplore regret look pay take thank congratulate
    appreciate support approve concur applaud denounce lament bear consider view""".split()  # noqa: SIM905 - one word list
)
_LOOKS_BACK, _LONGEST_SCOPE, _REMEMBERED = 12_000, 24_000, 64
"""How far before a verb its pronouns may point, how far behind it its words reach (characters), and how many deadlines
are kept in mind: no paragraph needs more, and a hostile one must not cost its square."""
_INTENDING = re.compile(r",?\s+(?P<verb>with\s+(?:the|its)\s+intention)\s+(?=to\s)")


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
    known: list[Deadline] = []
    for act in _acts(clause.text, bodies):
        due = deadlines(act.action, adopted, aside=act.aside, before=tuple(known[-_REMEMBERED:]))
        report = is_report(act.action, act.bearers, act.aside)
        for deadline in due or (None,):
            yield Commitment(
                decision=symbol,
                clause=clause.number,
                kind=act.kind,
                verb=act.verb,
                bearers=act.bearers,
                action=act.action,
                recipients=recipients(act.action, act.bearers, bodies),
                report=report,
                deadline=deadline,
                passage=clause.passage,
            )
            if deadline is not None:
                known.append(deadline)


def _acts(text: str, bodies: Bodies) -> Iterator[Act]:
    """What each directive of a clause, and each undertaking of the deciding body in it, commits whom to."""
    found_verbs = directives(text)
    undertakings = list(_WILL.finditer(text)) if " will " in text else []
    sentences = modal_sentences(text)
    starts = sorted({found.start for found in found_verbs} | {found.start() for found in (*undertakings, *sentences)})
    last: tuple[int, tuple[str, ...]] = (0, ())
    for directive, following in pairwise([*found_verbs, None]):
        if directive is None or _commits_nobody(directive) or _shares_all(text, directive, following):
            continue
        end = _end_of_scope(text, directive.end, starts)
        scope = text[directive.end : end]
        if following is not None and following.start == end:
            scope = shared_scope(scope, text[following.end : _end_of_scope(text, following.end, starts)], bodies)
        before = text[max(0, directive.start - _LOOKS_BACK) : directive.start]
        nearby = before[-(directive.start - last[0]) :] if directive.start > last[0] else ""
        said = Said(
            directive.verb, directive.stem, scope, before, bodies, () if _SENTENCE_END.search(nearby) else last[1]
        )
        intending = _INTENDING.search(said.scope) if " intention" in said.scope else None
        if intending:
            said = replace(said, scope=said.scope[: intending.start()])
        for act in acts(said):
            last = directive.start, act.bearers
            yield act
        if intending:
            yield from _intended(intending["verb"], text[directive.end + intending.end() : end], bodies)
    for found in undertakings:
        yield from _intended("will", text[found.end() : _end_of_scope(text, found.end(), starts)], bodies)
    for found in sentences:
        names = tuple(name for name in bodies.names(found["whom"]) if name[:1].isupper() or is_group(name))
        if names and bodies.itself not in names:
            scope = text[found.end() : _end_of_scope(text, found.end(), starts)]
            yield from (Act("obligation", found["verb"], names, action) for action in actions(scope))


def _commits_nobody(directive: Directive) -> bool:
    """Whether a verb only takes a view: "Affirms its support" does, "Affirms its intention to review" does not."""
    return directive.stem in _COMMITS_NOBODY and not (
        directive.stem == "affirm" and directive.verb.endswith(("intention", "intent", "readiness", "determination"))
    )


def _shares_all(text: str, directive: Directive, following: Directive | None) -> bool:
    """Whether a verb is only joined to the next: "encourages and urges donors to ..." is one direction."""
    return following is not None and text[directive.end : following.start].strip(" ,") == "and"


def _intended(verb: str, scope: str, bodies: Bodies) -> Iterator[Act]:
    """What the deciding body says it will do."""
    words = scope if scope.startswith("to ") else f"to {scope}"
    said = Said(verb, "intend", words, "", bodies)
    for act in acts(said):
        bare = act.action.removeprefix("to ") if verb == "will" else act.action
        yield Act(act.kind, act.verb, act.bearers, bare, act.aside)


def _end_of_scope(text: str, start: int, starts: list[int]) -> int:
    """Where the words that follow a verb end: at the next verb, or at the end of the sentence."""
    at = bisect_right(starts, start)
    following = min(starts[at] if at < len(starts) else len(text), start + _LONGEST_SCOPE)
    for sentence in _SENTENCE_END.finditer(text, start, following):
        if not _NO_END.search(text[max(0, sentence.start() - 8) : sentence.start()].rstrip()):
            return sentence.start() + 1
    return following
