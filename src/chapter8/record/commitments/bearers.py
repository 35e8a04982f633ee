"""Who is to act: the names of those whom a verb directs, pronouns by what they point back to.

"The establishment of a mechanism among X and Y" directs nobody: the head of the phrase must be somebody who can act.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from chapter8.record.bodies import Bodies, is_group
from chapter8.record.commitments.antecedents import referred
from chapter8.record.commitments.coordinated import whose_efforts
from chapter8.record.commitments.pointing import meant
from chapter8.record.commitments.scope import Direction, named_in

_ABSTRACT = re.compile(
    r"(?:tion|tions|ment|ments|ance|(?<!confer)(?<!audi)ence|ity|ness|ing|sion|cy|progress|efforts?|measures?|steps?|support|action|end|"
    r"use|work|talks|period|region|increase|obstacle|requests?|supply|sale|transfer|goods|materials|process|"
    r"activities|programmes?|posts?|there|assisted|dialogue|role|access|respect|contributions?|ceasefire|initiatives?|partnerships?|return|release|withdrawal)$",
    re.IGNORECASE,
)
_STATES_OF = re.compile(r"(?:the\s+)?(?:[Mm]ember\s+)?States\s+of\s+(?:the\s+)?")
_AFTER_HEAD = re.compile(r"\s(?:of|between|with|in|on|for|from|to|concerned|provided|imposed|contained)\b")
_CAPITAL = re.compile(r"[A-Z]")
_LED_IN = re.compile(
    r"(?:(?:no|not)\s+later\s+than|within|during|throughout|following|prior\s+to|at|should|for|in|with|notwithstanding|where|when|if|subject|pursuant|as|until|unless|upon|by|on|after)\s"
)
_LINKING = re.compile(
    r"^\s*(?:then|consequently|accordingly|therefore|additionally|likewise|similarly|henceforth|thus|hence|furthermore|moreover),?\s+"
)
_IN_THIS_PERIOD = re.compile(
    r"^\s*(?:during|throughout|in|within|for)\s+(?:this|that|the\s+same|the\s+said)\s+(?:\w+\s+)?period,?\s+"
)
_THINGS = re.compile(
    r"\b(?:measures?|mandates?|prohibitions?|term|terms|provisions?|paragraphs?|restrictions?|exemptions?|embargo|ban|"
    r"resolutions?|strength|sanctions|period|authori[sz]ations?|obligations?|requirements?|situation|tasks|arrangements|"
    r"decision|list|funds|assets|supplies|costs?|expenses|date|text|reports?|ceiling)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Said:
    """A directing verb with the words that follow it, and the words before it, to which pronouns point back.

    `last` are the bearers of the act before in the same sentence: "urges X to ..., and urges them to ...".
    """

    verb: str
    stem: str
    scope: str
    before: str
    bodies: Bodies
    last: tuple[str, ...] = ()

    @property
    def itself(self) -> tuple[str, ...]:
        """The deciding body as bearer; nobody where it is not known."""
        return (self.bodies.itself,) if self.bodies.itself else ()


def bearers_of(said: Said, found: Direction) -> tuple[str, ...]:
    """The names of whom a verb directs; pronouns by what they point back to. Empty where nobody is an actor."""
    names: list[str] = []
    whose = whose_efforts(found.whom[0]) if found.whom else None
    for phrase in _offices_apart((whose, *found.whom[1:]) if whose else found.whom, said.bodies):
        first, _, rest = phrase.partition(" and ")
        pronoun = _pointed_at(first, said)
        names.extend(pronoun or ())
        named = rest if pronoun is not None else phrase
        actors = [
            name
            for one in said.bodies.names(named)
            if could_act(one)
            for name in meant(named, one, said.before, said.bodies)
        ]
        if named and not actors and not names:
            return ()  # "the establishment of a mechanism among X, Y and Z": nobody but an abstract noun is directed
        names.extend(actors)
    if names or found.whom:
        names.extend(_in_particular(said, found.namely))
    return tuple(dict.fromkeys(names))


def _pointed_at(word: str, said: Said) -> tuple[str, ...] | None:
    """What a pronoun points back to: the several bearers of the act before, else what stands before."""
    found = referred(word, said.before, said.bodies)
    several = len(said.last) > 1 or any(map(is_group, said.last))
    return said.last if found is not None and several and word.lower().startswith(("them", "they")) else found


def _offices_apart(phrases: tuple[str, ...], bodies: Bodies) -> tuple[str, ...]:
    """Join "the Governments of Chad", "the Sudan and Uganda" again: one phrase that names three Governments."""
    several = len(phrases) > 1 and (
        re.match(r"(?:the\s+)?(?:respective\s+)?(?:Governments|Presidents|authorities)\s+of\s", phrases[0])
        or (
            (states := _STATES_OF.match(phrases[0]))
            and bodies.known(phrases[0][states.end() :]) is not None
            and all(one.removeprefix("the ")[:1].isupper() for one in phrases[1:])
        )
    )
    return (", ".join((*phrases[:-1], f"and {phrases[-1]}")),) if several else phrases


def _in_particular(said: Said, namely: Iterable[str]) -> Iterator[str]:
    """Bodies with a name of their own that are addressed in particular."""
    for phrase in namely:
        for name in said.bodies.names(phrase):
            if (
                name[:1].isupper()
                and not name.startswith(("States", "Member States", "Governments"))
                and could_act(name)
            ):
                yield name


@lru_cache(maxsize=4096)  # documents name the same few hundred bodies
def could_act(name: str) -> bool:
    """Whether a name's head may be somebody who acts: a proper name, or a noun that is no abstract one."""
    head = _AFTER_HEAD.split(name, maxsplit=1)[0]
    if name.startswith("those "):
        return True
    if _CAPITAL.search(head) or is_group(head):
        return True
    return _ABSTRACT.search(head) is None


def is_actor(name: str) -> bool:
    """Whether a name is one of somebody: a proper name, or a group."""
    return name[:1].isupper() or is_group(name)


def subjects_of(said: Said, subject: str, before: tuple[str, ...]) -> tuple[str, ...]:
    """The names of a clause's subject; "they" is the subject before."""
    subject = _IN_THIS_PERIOD.sub("", _LINKING.sub("", subject))
    if _LED_IN.match(subject):
        subject = _LINKING.sub("", subject.rstrip(" ,").rpartition(", ")[2] or subject)
    word = subject.strip().lower()
    if word == "it" and said.stem == "decide" and not before:
        return said.itself
    if word in {"they", "it", "he", "she"}:
        return before or _pointed_at(word, said) or ()
    whom, _, namely = named_in(subject)
    return bearers_of(said, Direction(whom, "", "", namely))


def said_before(subject: str) -> str:
    """Words that lead a subject in and may tell by when: "no later than 14 days after that date, it shall"."""
    return subject.rpartition(", ")[0] if _LED_IN.match(subject.lstrip()) else ""


def person_like(names: tuple[str, ...]) -> bool:
    """Whether names are of those who can be bound, not of measures, mandates and terms."""
    heads = [re.split(r"\s(?:of|imposed|set|in|on|for|to|that|under)\b", name, maxsplit=1)[0] for name in names]
    return bool(heads) and not any(_THINGS.search(head) and head.split()[-1].islower() for head in heads)
