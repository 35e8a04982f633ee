"""Clauses of decisions: verbs in order, whom each addresses, which documents it cites."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from chapter8.atlas import Atlas
from chapter8.record.bodies import Bodies
from chapter8.record.nouns import Clause
from chapter8.record.verbs import Directive, operative_verbs, preambular_verbs

_DIRECTING_WORDS = """
request invite urge call encourage authorize direct demand ask appeal mandate instruct exhort remind require
insist expect recommend reiterate renew repeat decide task
"""
_DIRECTING = frozenset(_DIRECTING_WORDS.split())
_REPEATING = re.compile(r"\b(?:request|call|demand|appeal|invitation|authorization)s?\b", re.IGNORECASE)
_THAT = re.compile(r"\s*(?:in particular,?\s+)?that\s+")
_SUBJECT_OF_THAT = re.compile(
    r"((?:the\s+|all\s+|any\s+)?(?:[^\s,;]{1,40}\s+){0,9}?[^\s,;]{1,40})(?:,[^,]{1,120},)?\s+(?:(?:to|should|shall|must)\s+)?(?:immediately\s+|fully\s+|also\s+)?"
    r"(?:renew|report|submit|provide|share|withdraw|ensure|respect|make|include|continue|keep|take|designate|close|"
    r"establish|cooperate|comply|cease|refrain|facilitate|develop|consider|conduct|assist|support|inform|be|remain|"
    r"present|prepare|extend|implement|allow|review|update|brief|issue|appoint|deploy|transmit|begin|complete|"
    r"return|end|stop|halt|release|disarm|abandon|suspend|desist|abide|honou?r|fulfil|carry|hold|adopt|enter|participate|"
    r"work|restore|lift|hand|resume|move|engage|disengage|retain|dismantle|grant|lay|pursue|put|reach|act|accept)s?\b"
)
_SUBJECT_OF_SHALL = re.compile(r"(.{2,200}?)\s+(?:shall|should|will|must|may)\b")
_DECIDES_THAT = re.compile(r"\s*(?:,[^,]{1,200},\s*)?that\s+", re.IGNORECASE)
_LISTED = (
    r"(?!(?:in|by|at|of|to|if|as|on|for|with|within|through|including|where|when|while|who|which|after|before|under|upon|"
    r"until|unless|once|using|inter|particularly|especially|notably|also|further|both|[a-z]+ly|[a-z]+ing|[a-z]+ed|"
    r"[a-z]+s\s+(?:note|that|the|its|all))\b)"
    r"(?:[^,;:.()]{2,80},\s+){0,5}?[^,;:.()]{2,80}?,?\s+and\s+[^,;:.()]{2,90}?(?:,[^,;:.()]{2,80},)?\s+to\s+[a-z]"
)
"""What follows a comma that parts two names of a list: more names, the last behind "and", then what they are to do."""
_END_OF_NAME = re.compile(
    r",?\s+(?:to(?!\s+do\s+so\b)|that|shall|should|not\s+to|will|must|for(?!\s+(?:the\s+)?[A-Z])|the\s+need|including|in\s+(?:order|close|consultation|"
    r"coordination|cooperation|accordance|particular|conformity|conjunction|this|its|his|their)|with(?:in|out)?|through|"
    r"acting|pursuant|as\s+(?:well(?!\s+as\s+(?:the|all|other|its)\b)|appropriate|soon|necessary)|where|when|once|if|by|until|upon|under|who|which|from|"
    r"consistent|immediately|on\s+(?:a|an|the\s+basis|behalf)|before|after|at|during|working|referred|established|"
    r"created|taking|bearing|building|using|while|without|concerned\s+to|continue|remain|adhere|cease|refrain)\b"
    rf"|[;:(]|,\s+(?!(?:and|the|all|its|other|as\s+well\s+as)\b|{_LISTED})|\.(?:\s|$)"
)
_ACRONYM = re.compile(r"\s*\((?:the\s+)?[“\"]?[A-Z][A-Za-z/-]{1,14}[”\"]?\)")
_TO_BE = re.compile(r"\s+to\s+be\s")
"""What a body requests for itself: "requests to be briefed"."""
_OF_EACH = re.compile(r"(?:the\s+)?(?:Governments|Presidents|Parliaments|authorities|(?:[Mm]ember\s+)?States)\s+of\s")
_LIST_COMMA = re.compile(
    r",\s+(?!(?:and|as\s+well\s+as)\b)(?!(?<=al,\s)(?:(?:sub-?)?region|internation|nation|bilater|multilater|loc|politic)al\b)"
    r"(?![A-Z]\w+(?:ic|al)\s+and\s+[A-Z])"
)
"""The comma between two names, not between adjectives of one ("international, regional and other actors"; "Educational,
Scientific and Cultural Organization")."""
_ASIDE = re.compile(r"in\s+(?:this|that)\s+(?:regard|respect|context|connection),?\s+")
_LEADING = re.compile(r"^(?:also|further|again|once\s+(?:again|more)|upon|on|for|to|that|therefore)\s+", re.IGNORECASE)

_TO_DO = re.compile(
    r"[^;]{0,600}?(?<!order)\s+to(?::|\s+(?!(?:the|a|an|all|its|his|their|this|that|these|those|any|such)\b)[a-z])"
)
_ABSTRACT = re.compile(r"(?:dialogue|tion|ment|ance|ence|ity|ness|ing|progress|efforts?|measures?|steps?)$")
_AFTER_HEAD = re.compile(
    r"\s(?:of|between|with|in|on|for|from|to|by|listed|designated|concerned|having|involved|authorized|established|responsible)\b"
)
_CAPITAL = re.compile(r"[A-Z]")
_ACTOR = re.compile(
    r"\b(?:all|others?|actors?|arrangements|agenc(?:y|ies)|authorit(?:y|ies)|bod(?:y|ies)|commissions?|committees?|communit(?:y|ies)|"
    r"countr(?:y|ies)|donors?|experts?|forces?|funds?|governments?|groups?|heads|individuals?|institutions?|"
    r"leaders?|members?|perpetrators?|persons?|entit(?:y|ies)|sponsors?|combatants?|judges?|"
    r"missions?|operations?|organi[sz]ations?|part(?:y|ies)|partners?|sides?|states?|teams?)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class ClauseText:
    """A paragraph of a decision before it is analysed: printed number, text, its passages, its verbs as marked.

    `official` says that the source itself marks its verbs; else `marked` counts where our own reading finds none.
    """

    number: str | None
    kind: Literal["preambular", "operative"]
    text: str
    passages: tuple[str, ...]
    marked: tuple[str, ...] = ()
    official: bool = False


def make_clause(
    raw: ClauseText, cited: Mapping[str, Sequence[str]], atlas: Atlas, bodies: Bodies | None = None
) -> Clause:
    """The clause of one paragraph. Where the source marks the verbs, its marks are the verbs.

    `bodies` says how the decision names bodies; the Security Council's way where nothing is given.
    """
    bodies = bodies or Bodies(atlas)
    cites = tuple(dict.fromkeys(symbol for passage in raw.passages for symbol in cited.get(passage, ())))
    addressees: tuple[str, ...] = ()
    if raw.kind == "preambular":
        verbs = raw.marked or preambular_verbs(raw.text)
    else:
        directives = operative_verbs(raw.text)
        official = _with_opening(raw.marked, directives, raw.text) if raw.official else ()
        verbs = official or tuple(directive.mark for directive in directives) or raw.marked
        found = (name for directive in directives for name in addressed(raw.text, directive, bodies))
        addressees = tuple(dict.fromkeys(found))
    return Clause(raw.number, raw.kind, verbs, raw.text, addressees, cites, raw.passages[0])


def _with_opening(marked: tuple[str, ...], directives: Sequence[Directive], text: str) -> tuple[str, ...]:
    """The marked verbs, with the one that opens the paragraph where the mark-up has left it out."""
    if not marked or not directives or directives[0].start > 1:
        return marked
    return marked if 0 <= text.find(marked[0]) < directives[0].end else (directives[0].mark, *marked)


def addressed(text: str, directive: Directive, bodies: Bodies) -> tuple[str, ...]:
    """Whom a directing verb addresses; empty where nobody is named or the verb directs nobody."""
    if directive.stem not in _DIRECTING or directive.told:
        return ()
    if directive.stem in {"reiterate", "renew", "repeat"} and not _REPEATING.search(directive.verb):
        return ()
    start = directive.end
    if directive.stem == "decide":
        that = _DECIDES_THAT.match(text, start)
        if that is None:
            return ()
        subject = _SUBJECT_OF_SHALL.match(text, that.end())
        return _who_can_act(subject.group(1), bodies) if subject else ()
    if directive.verb.lower().endswith("for") or _TO_BE.match(text, start):
        return ()
    that = _THAT.match(text, start)
    if that is not None:
        subject = _SUBJECT_OF_THAT.match(text, that.end())
        return _who_can_act(subject.group(1), bodies) if subject else ()
    phrase = _phrase(text, start).replace("the respective ", "the ", 1)
    parts = [phrase] if _OF_EACH.match(phrase) else _LIST_COMMA.split(phrase)
    to_do = _TO_DO.match(text, start) is not None
    names = [name for part in parts for name in bodies.names(part)]
    if names and " " in names[0] and not _could_act(names[0], to_do=to_do):
        return ()  # where the first of a list is nobody ("the release of hostages, the Mission and others"), none is
    return tuple(name for name in dict.fromkeys(names) if _could_act(name, to_do=to_do))


def _who_can_act(phrase: str, bodies: Bodies) -> tuple[str, ...]:
    """The bodies in the subject of a clause; "the measures imposed by paragraph 10" do nothing."""
    return tuple(name for name in bodies.names(phrase) if _could_act(name, to_do=False))


def _could_act(name: str, *, to_do: bool) -> bool:
    """Whether the head of a name, before any "of", is a proper name or a noun for those who can act.

    "Encourages regional cooperation" asks nobody. Where the clause says what is "to" be done, any noun may be somebody
    ("the monitoring mechanism to report") but an abstract one.
    """
    head = _AFTER_HEAD.split(name, maxsplit=1)[0]
    if head.endswith("elsewhere"):
        return False
    return bool(_CAPITAL.search(head) or _ACTOR.search(head) or (to_do and not _ABSTRACT.search(head)))


def _phrase(text: str, start: int) -> str:
    """The noun phrase after a verb: up to the infinitive, or to what can't belong to a name."""
    rest = text[start : start + 600].lstrip(" ,")
    for _ in range(3):
        rest = _LEADING.sub("", rest, count=1)
    aside = _ASIDE.match(rest)
    rest = rest[aside.end() :] if aside else rest
    rest = _ACRONYM.sub("", rest) if "(" in rest else rest
    end = _END_OF_NAME.search(rest)
    return rest[: end.start()] if end else rest[:120]
