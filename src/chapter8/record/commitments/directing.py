"""Which verbs direct, and what they make of the words after them: kind, bearers, actions.

Requests the Secretary-General to report              a direction: whom, and to do what
Demands that all parties cease fire                   a demand: a clause with its own subject and verb
Decides that all States shall freeze funds            an obligation, or an act of the Council itself
Decides to renew the mandate; Renews the mandate      an act of the Council itself
Expresses its intention to review; will review        an undertaking of the Council itself
Calls for renewed talks                               a thing asked for, of nobody named
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from chapter8.record.bodies import Bodies
from chapter8.record.commitments.act import Act, CommitmentKind
from chapter8.record.commitments.antecedents import referred
from chapter8.record.commitments.bearers import Said, bearers_of, is_actor, person_like, subjects_of
from chapter8.record.commitments.binding import AND_THAT, bound, each_that
from chapter8.record.commitments.coordinated import has_relative_subject, next_group
from chapter8.record.commitments.predicates import (
    agent,
    is_passive,
    predicate_of,
)
from chapter8.record.commitments.scope import Direction, direction, infinitives
from chapter8.record.commitments.splitting import actions, items, leading, tidy

_KINDS: dict[str, CommitmentKind] = {
    "request": "request", "ask": "request", "call": "request", "urge": "request", "appeal": "request",
    "exhort": "request", "invite": "invitation", "encourage": "invitation", "demand": "obligation",
    "direct": "obligation", "instruct": "obligation", "require": "obligation", "mandate": "obligation",
    "insist": "obligation", "task": "obligation", "authorize": "other",
}  # fmt: skip
_NOUNS: dict[str, CommitmentKind] = {
    "request": "request", "call": "request", "appeal": "request", "invitation": "invitation", "demand": "obligation",
    "encouragement": "invitation", "authorization": "other",
}  # fmt: skip
_REPEATING = frozenset(
    {"reiterate", "renew", "repeat", "reaffirm", "restate", "reinforce", "stress", "underline", "express"}
)
_REPEATED = re.compile(
    r",?\s+(?:(?:also|again|further),?\s+)?(?:its|the|that|this)\s+(?:(?:previous|earlier|urgent|strong|repeated)\s+){0,2}"
    r"(?P<noun>request|call|appeal|invitation|demand|encouragement)s?"
    r"(?:\s+(?:upon|on|for|to(?=\s+(?:the|all)\s)))?(?=\s)"
)
_UNDERTAKING = re.compile(r"\b(?:intention|intent|readiness|determination|commitment|willingness|resolve)\b")
_READY = re.compile(r"\s*(?:\w{3,20}ly\s+)?(?:ready|determined|committed|resolved|prepared|willing)\s+(?=to\b)")
_ADDRESSED_TO = re.compile(
    r"(?:\s+in\s+paragraphs?\s[^,;]{1,60}?)?(?:,\s+as\s+a\s+matter\s+of\s+urgency,)?\s+to(?=\s+(?:the|all)\s)"
)
"""What stands between a repeated request and whom it is addressed to."""
_READINESS = re.compile(
    r"\s*(?:its\s+)?(?:\w{3,20}\s+)?(?:readiness|willingness|intention|intent|determination)(?=\s+to\s)"
)
_CONTINUES = re.compile(r"\s+to\s+(?P<verb>urge|encourage|request|invite|demand|call\s+(?:up)?on|call\s+for|appeal)\b")
_SELF_ACTS = frozenset({"extend", "renew", "establish", "terminate", "lift", "suspend", "prolong", "reappoint"})
_OWED = re.compile(
    r"\]?\s+(?:the|their|its) obligations? (?:of|for|on) (?P<whom>[^,;:]{2,200}?)(?=,|\s+(?:under|to)\b)"
)
_TO_ACT = re.compile(
    r"\s*(?:,[^;]{1,400}?,\s*|\s(?:in\s+response|for\s+a\s+period|pursuant|as\s+an?\s|upon|following|after|once|before|no\s+later\s+than|within|by\s+\d|by\s+the\s+end)[^,;:]{3,120}?\s)?"
    r"(?:(?:also|further|therefore|hereby|then)\s+)?(?=to\s+(?!(?:the|an?|its|this|that|all)\s)[a-z])"
)
_TO_LIST = re.compile(r"\s*(?:to\s*)?:\s+")
_THAT = re.compile(
    r"\s*(?:,[^;]{1,400}?,\s*)?(?:(?:as\s+)?(?:expressed|made|contained|set\s+out|stated)\s+in\s+[^,;]{3,120}?,?\s*)?(?:(?:in\s+particular|also|further|therefore|accordingly),?\s+)?(?:in\s+(?:paragraphs?|its\s+resolution|resolution)\s[^,;]{1,120}?\s)?that\s*[,:]?\s+"
)
_AUTHORIZATION = re.compile(
    r"(?:to\s+)?(?:(?:renew|extend|continue|reaffirm|prolong)\s+)?(?:the|its|that|this)\s+authori[sz]ation\s+"
    r"(?:(?:of|for|to|given\s+to|granted\s+to|provided\s+to)\s+(?P<whom>.{2,400}))",
    re.DOTALL,
)
_HANDED_ON = re.compile(
    r"to\s+(?:also\s+|further\s+)?(?P<verb>authorize|request|mandate|invite|urge|ask|entrust|instruct|direct|encourage|"
    r"call\s+(?:up)?on|task)\s+"
)
_OF_WHOM = re.compile(
    r"\s(?:of|by|from|on\s+the\s+part\s+of)\s+(?P<whom>.{2,120}?)(?=\s(?:in|to|with|for|on|towards|under|through|from)\b|[,;]|$)"
)
_ACTIVITY = re.compile(
    r"\b(?:efforts?|cooperation|support|commitment|involvement|participation|engagement|contributions?|initiatives?|"
    r"assistance|compliance|endeavours|withdrawal)(?:\s+and\s+\w+)?$"
)
_BETWEEN = re.compile(
    r"\b(?:dialogue|cooperation|coordination|exchanges?|contacts|consultations|collaboration|interaction)\s+between\s+"
    r"(?P<whom>.{2,120}?)(?=\s(?:in|to|with|for|on|towards|under|through|from)\b|[,;]|$)"
)
_WHOSE = re.compile(
    r"(?P<whose>their|his|its)\s+(?:[\w-]+,?\s+){0,3}?(?:efforts?|cooperation|support|engagement|involvement|commitment|participation)(?=\s)"
)
"""What somebody does who is named behind it: "encourages the continuing involvement of regional organizations"."""
_AND_FOR = re.compile(r",\s+and\s+for\s+(?=(?:the|all|an)\s)")
_LEADING_WORDS = re.compile(r"^\s*(?:(?:upon|on|to|for|also|further|again|once\s+again)\s+)+")


_GIVEN_MANDATE = re.compile(
    r"\bdeployment\s+of\s+(?:an?\s+|the\s+)?(?:up\s+to\s+)?(?:[\d,]+\s+)?(?P<deployed>[A-Z][^,;()]{3,140}?)"
    r"(?=,|\s*\(|\s+(?:to|for|with|within)\s|\s+in\s+(?!(?:the\s+)?[A-Z]))|"
    r"\bmandate\s+of\s+(?:the\s+)?(?P<holder>[A-Z][^,;()]{2,140}?)(?=,|\s*\(|\s+(?:to|for|with)\s)|"
    r"\b(?:a|an|the)\s+(?P<defined>[A-Z][^,;()]{3,140}?)\s*\((?:the\s+)?[“\"]?[A-Z]"
    r"|\bto\s+(?:designate|appoint|establish|deploy|create|name)\s+(?:a|an|the)\s+"
    r"(?P<whom>[A-Z][^,;(]{3,140}?)(?=\s*[,(;]|\s+(?:for\s+an?\s|with\s|to\s+[a-z]))"
)


def acts(said: Said) -> Iterator[Act]:
    """What one directing verb commits whom to; nothing where it commits nobody."""
    stem, verb = said.stem, said.verb
    if stem in {"decide", "resolve", "agree"}:
        yield from _decided(said)
    elif stem in {"stand", "remain"}:
        ready = _READY.match(said.scope)
        if ready or verb.endswith("ready"):
            yield from _own(said, said.scope[ready.end() :] if ready else said.scope, "intention")
    elif _UNDERTAKING.search(verb) or stem in {"intend", "undertake", "commit"}:
        yield from _own(said, said.scope, "intention")
    elif stem in {"express", "declare", "affirm", "confirm"} and (ready := _READINESS.match(said.scope)):
        yield from _own(said, said.scope[ready.end() :], "intention")
    elif owed := _OWED.match(said.scope):
        action = next(infinitives(said.scope, owed.end()), None)
        if action:
            names = tuple(dict.fromkeys(said.bodies.names(owed["whom"])))
            yield Act("obligation", verb, names, tidy(said.scope[action.start() :]))
    elif authorized := _AUTHORIZATION.match(verb.split()[-1] + said.scope) or _AUTHORIZATION.match(said.scope.lstrip()):
        yield from _authorized(said, authorized["whom"], said.scope)
    else:
        yield from _directed(said)


def _directed(said: Said) -> Iterator[Act]:
    """A direction to others; or what the Council does itself by a verb alone ("Extends the mandate")."""
    stem, verb = said.stem, said.verb
    kind = _KINDS.get(stem)
    permitted = _IS_PERMITTED.match(said.scope) if stem in _CONFIRMING else None
    if permitted:
        names = subjects_of(said, permitted["whom"], ())
        yield from (Act("other", verb, names, action) for action in actions(said.scope[permitted.end() :]))
        return
    if kind is None and stem in _REPEATING:
        last = re.sub(r"\s+(?:upon|on|for|to|again)$", "", verb.lower()).rstrip("s").split()[-1]
        kind = _NOUNS.get(last)
        led_in = _ADDRESSED_TO.match(said.scope) if kind is not None else None
        said = replace(said, scope=said.scope[led_in.end() :]) if led_in else said
    repeated = _REPEATED.match(said.scope) if kind is None and stem in _REPEATING else None
    if repeated:
        verb = f"{verb}{repeated.group()}".rstrip()
        kind, said = _NOUNS[repeated["noun"]], replace(said, verb=verb, scope=said.scope[repeated.end() :])
    if stem == "continue" and (continued := _CONTINUES.match(said.scope)):
        inner = continued["verb"].split()[0]
        moved = Said(verb + continued.group(), inner, said.scope[continued.end() :], said.before, said.bodies)
        yield from _to_whom(moved, _KINDS[inner])
    elif kind is not None:
        yield from list(_by_bare_verb(said, kind)) or _to_whom(said, kind)
    elif stem in _SELF_ACTS and len(said.verb.split()) <= 3 and " its " not in said.verb:
        yield Act("other", verb, said.itself, tidy(said.scope))


def _by_bare_verb(said: Said, kind: CommitmentKind) -> Iterator[Act]:
    """A direction without "that" and without "to": "requests UNMISS continue to engage"; nothing for another."""
    near = said.scope[:_NEAR]
    bare = _BARE_VERB.match(said.scope) if any(verb in near for verb in _BARE_VERBS) else None
    names = tuple(filter(is_actor, said.bodies.names(bare["whom"]))) if bare else ()
    if bare and names:
        yield from (Act(kind, said.verb, names, action) for action in actions(said.scope[bare.end() :]))


def _to_whom(said: Said, kind: CommitmentKind) -> Iterator[Act]:
    """A direction: with a clause, with whom and an infinitive, or of a thing alone."""
    verb = said.verb
    scope = said.scope
    that = _THAT.match(scope)
    if that:
        yield from _demanded(said, kind, scope[that.end() :], aside=scope[: that.end()])
        return
    found = direction(scope)
    if (
        found is not None
        and verb.endswith(" for")
        and not any(map(is_actor, said.bodies.names(found.whom[0] if found.whom else "")))
    ):
        found = None
    if found is not None:
        if any(phrase.startswith(_ADDRESSED_WORDS) for phrase in found.whom):
            found = replace(found, whom=tuple(_ADDRESSED.sub("", phrase) for phrase in found.whom))
        bearers = bearers_of(said, found)
        if bearers:
            yield from _each(kind, verb, bearers, found, said.bodies)
            return
        if any(referred(phrase.partition(" ")[0], "", said.bodies) is not None for phrase in found.whom):
            yield from _each(kind, verb, (), found, said.bodies)  # a pronoun that the paragraph leaves open
            return
    clause = predicate_of(scope)
    if clause and found is None and (names := tuple(filter(is_actor, subjects_of(said, clause.subject, ())))):
        for action in actions(clause.predicate):
            yield Act(kind, verb, names, action)
        return
    if said.stem == "authorize":
        yield from _deployed(said, tidy(scope), "")
        return
    yield from _thing(said, kind)


def _each(kind: CommitmentKind, verb: str, bearers: tuple[str, ...], found: Direction, bodies: Bodies) -> Iterator[Act]:
    """The single acts of a direction. Items under a mandate are the acts of whoever is given it."""
    following = next_group(found.action, lambda words: any(map(is_actor, bodies.names(words))))
    if following:
        end, start = following
        then = direction(found.action[start:])
        names = (
            tuple(dict.fromkeys(filter(is_actor, (n for one in then.whom for n in bodies.names(one))))) if then else ()
        )
        if then and names:
            yield from _each(kind, verb, bearers, replace(found, action=tidy(found.action[:end])), bodies)
            yield from _each(kind, verb, names, then, bodies)
            return
    several = list(items(found.action))
    held = _held(several[0], bodies) if several else ()
    if held:
        yield from (Act(kind, verb, bearers, act, found.aside) for act in actions(several[0]))
        yield from (Act(kind, verb, held, act, found.aside) for act in several[1:])
        return
    for action in actions(found.action):
        yield Act(kind, verb, bearers, action, found.aside)


def _deployed(said: Said, what: str, aside: str) -> Iterator[Act]:
    """A body that is deployed or established, and the tasks that it is given with its mandate."""
    lead, *tasks = list(items(what)) or [""]
    lead = lead or (leading(what) if tasks else "")
    held = _held(lead, said.bodies) if tasks else ()
    if held:
        yield from (Act("other", said.verb, said.itself, act, aside) for act in [lead])
        yield from (Act("obligation", said.verb, held, act, aside) for act in tasks)
    else:
        yield Act("other", said.verb, said.itself, what, aside)


def _held(lead: str, bodies: Bodies) -> tuple[str, ...]:
    """Who holds the mandate that the words before items give."""
    mandated = _GIVEN_MANDATE.search(lead)
    if mandated is None:
        return ()
    holder = mandated["holder"]
    return bodies.names(f"the {holder}" if holder else mandated["deployed"] or mandated["defined"] or mandated["whom"])


def _thing(said: Said, kind: CommitmentKind) -> Iterator[Act]:
    """A thing asked for ("calls for renewed talks"); its bearer where "of" or "by" names one who could act."""
    following = next_group(said.scope, lambda part: any(map(is_actor, said.bodies.names(part))))
    if following and direction(said.scope[following[1] :]):
        yield from _thing(replace(said, scope=said.scope[: following[0]]), kind)
        yield from _to_whom(replace(said, scope=said.scope[following[1] :]), kind)
        return
    things = _AND_FOR.split(said.scope, maxsplit=1) if said.verb.endswith(" for") else ()
    if len(things) > 1:
        for thing in things:
            yield from _thing(replace(said, scope=thing), kind)
        return
    words = tidy(_LEADING_WORDS.sub("", said.scope)) or said.verb.partition(" ")[2]  # "encourages continued support"
    if not words or re.match(r"(?:it|them|him|this|that)\b", words):
        return
    of_whom = _OF_WHOM.search(words)
    names: tuple[str, ...] = ()
    whose = _WHOSE.match(words)
    if whose and (_ACTIVITY.search(words, 0, whose.end())):
        names = referred({"their": "them", "his": "him", "its": "it"}[whose["whose"]], said.before, said.bodies) or ()
    between = _BETWEEN.search(words)
    if between:
        names = tuple(name for name in said.bodies.names(between["whom"]) if is_actor(name))
    elif of_whom and (said.stem == "request" or _ACTIVITY.search(words, 0, of_whom.start())):
        names = tuple(n for n in said.bodies.names(of_whom["whom"]) if is_actor(n))
    yield Act(kind, said.verb, tuple(dict.fromkeys(names)), words)


def _demanded(said: Said, kind: CommitmentKind, clause: str, *, aside: str) -> Iterator[Act]:
    """Read "that X do A, and that Y do B": each clause has its own subject."""
    subject: tuple[str, ...] = ()
    listed = _LISTED_DEMAND.match(clause)
    if (
        listed
        and predicate_of(listed["whom"]) is None
        and (names := subjects_of(said, listed["whom"], ()))
        and person_like(names)
    ):
        for action in actions(clause[listed.end() :]):
            yield Act(kind, said.verb, names, action)
        return
    for part in AND_THAT.split(clause):
        found = None if has_relative_subject(part) else predicate_of(part)
        infinitive = direction(part) if found is None else None
        if infinitive and (names := bearers_of(said, infinitive)):
            yield from _each(kind, said.verb, names, infinitive, said.bodies)
            continue
        if found is None or found.subject.strip() == "there":
            yield Act(kind, said.verb, (), tidy(part), aside)
            continue
        names = subjects_of(said, found.subject, subject)
        subject = names or subject
        if is_passive(found.predicate):
            yield Act(kind, said.verb, agent(found.predicate, said.bodies), tidy(part), aside)
            continue
        for action in actions(found.predicate):
            yield Act(kind, said.verb, names, action, aside)


def _own(said: Said, scope: str, kind: CommitmentKind) -> Iterator[Act]:
    """What the deciding body is to do itself, from its first infinitive on."""
    to = _TO_ACT.match(scope)
    listed = _TO_LIST.match(scope)
    apart = actions(scope[to.end() :]) if to else filter(None, items(scope[listed.end() :])) if listed else ()
    for action in apart:
        yield Act(kind, said.verb, said.itself, action, scope[: to.end()] if to else "")


def _decided(said: Said) -> Iterator[Act]:
    """What the deciding body does itself, whom it authorizes or asks, or whom it binds by "shall"."""
    to = _TO_ACT.match(said.scope)
    if to:
        whole = said.scope[to.end() :]
        lead = next(items(whole), "")
        if lead and _held(lead, said.bodies):
            yield from _deployed(said, whole, said.scope[: to.end()])
            return
        for action in actions(whole):
            yield from _own_or_handed_on(said, action, said.scope[: to.end()])
        return
    that = _THAT.match(said.scope)
    if that is None:
        several = [item for item in items(said.scope) if item]
        lead = said.scope.partition("(")[0] if several else ""
        for item in several:  # "Decides for a period of 12 months: (a) To renew ...; (b) To review ..."
            yield from _own_or_handed_on(said, item, lead)
        return
    subject: tuple[str, ...] = ()
    for part in each_that(said.scope[that.end() :]):
        for act in bound(said, part, subject, said.scope[: that.end()]):
            subject = act.bearers or subject
            yield act


def _own_or_handed_on(said: Said, action: str, aside: str) -> Iterator[Act]:
    """Tell "to authorize X to do Y", the business of X, from "to renew the mandate", the Council's own."""
    verb = said.verb
    authorized = _AUTHORIZATION.match(action)
    if authorized and direction(authorized["whom"]):
        yield from _authorized(said, authorized["whom"], aside)
        return
    handed = _HANDED_ON.match(action)
    if handed:
        kind = _KINDS.get(handed["verb"].split()[0], "obligation")
        found = direction(action[handed.end() :])
        bearers = bearers_of(said, found) if found else ()
        if found and bearers:
            yield from _each(kind, f"{verb} to {handed['verb']}", bearers, found, said.bodies)
            return
        if handed["verb"] == "authorize" and list(items(action)):
            yield from _deployed(replace(said, verb=f"{verb} to authorize"), action[handed.end() :], aside)
            return
    yield Act("other", verb, said.itself, action, aside)


def _authorized(said: Said, whom: str, aside: str) -> Iterator[Act]:
    """The authorization of X to do Y is the business of X; without an infinitive it is a decision of the Council."""
    found = direction(whom)
    bearers = bearers_of(said, found) if found else ()
    if found and bearers:
        parts = _ALSO_PERMITTED.split(found.action, maxsplit=1)
        yield from _each("other", said.verb, bearers, replace(found, action=parts[0]), said.bodies)
        yield from (Act("other", said.verb, (), action) for part in parts[1:] for action in actions(part))
    else:
        yield Act("other", said.verb, said.itself, tidy(said.scope), aside)


_LISTED_DEMAND = re.compile(r"(?P<whom>[^,;:]{2,120}):\s*(?=\(|[A-Za-z])")
_CONFIRMING = frozenset(
    {"underline", "underscore", "stress", "emphasize", "reaffirm", "confirm", "reiterate", "clarify"}
)
_IS_PERMITTED = re.compile(
    r"(?:,[^,;]{1,80},|,)?\s*that\s+(?P<whom>[^,;]{2,160}?)\s+(?:is|are|shall\s+be)\s+(?:also\s+|hereby\s+)?authori[sz]ed\s+(?=to\s)"
)
_BARE_VERB = re.compile(
    r"\s*(?P<whom>(?:(?!\b(?:to|that)\b)[^,;:]){2,100}?)\s+(?=(?:continue|begin|remain|ensure|focus|provide)\s+[a-z])"
)
"""Whom a verb directs without "that" and without "to": "requests UNMISS continue to engage in dialogue"."""
_BARE_VERBS = (
    " continue ",
    " begin ",
    " remain ",
    " ensure ",
    " focus ",
    " provide ",
)  # quick: what the pattern looks for
_NEAR = 120
_ADDRESSED_WORDS = ("addressed", "made", "directed")
_ADDRESSED = re.compile(rf"^(?:{'|'.join(_ADDRESSED_WORDS)})\s+to\s+")
_ALSO_PERMITTED = re.compile(r",\s+which\s+(?:shall|will)\s+(?:also\s+)?be\s+authori[sz]ed\s+(?=to\s)")
