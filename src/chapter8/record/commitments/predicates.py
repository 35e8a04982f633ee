"""Clauses with a subject and a verb of their own ("that all parties cooperate fully"): where the predicate begins.

English bare verbs look like nouns. The predicate begins at a modal or at "be", else at the first word that is a verb in
the lexicon and stands where none but a verb can: after a noun that ends the subject, never after an article, an
adjective or a preposition.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from chapter8.record.bodies import Bodies
from chapter8.record.commitments.lexicon import VERBS

_MODAL = re.compile(r"\b(?:shall|should|will|must|may|is\s+to|are\s+to)\b")
_WORD = re.compile(r"[A-Za-zÀ-ÿ’'/()-]+,?")
_BEFORE_NOUN = frozenset(
    """the a an all any each every its their his her this that these those of in on for with by from and or between to
    both other relevant armed regional international national humanitarian such as no full further political military
    civilian local foreign security security's through under at into human public""".split()  # noqa: SIM905 - one word list
)
_NOUN_TOO = frozenset(
    """support state states force forces work conduct control report group party act conflict transfer attack access
    address aid award base border change charge claim command contact cost cover demand design effect end escort
    exchange exercise experience fight finance force fund function hand hold house influence interest issue judge lack
    land limit link list mandate mark market matter measure move name need object offer office order own panel part
    place plan police position process progress project purchase question range rank record reform register request
    research reserve result return review right role rule sanction share ship sign sort stand start stay step strike
    study supply survey target task team term test time track trade train transport travel troop trust use value view
    visit voice vote watch work council""".split()  # noqa: SIM905 - one word list
)
_PASSIVE = re.compile(
    r"(?:(?:shall|should|will|must|may|is\s+to|are\s+to)\s+)?(?:(?:also|not|therefore|thus|hereby|immediately|fully|further|no\s+longer|\w{3,20}ly)\s+){0,3}"
    r"(?:be|are|is|have\s+been|continue\s+to\s+be)\s+(?:(?:also|not|\w{3,20}ly)\s+){0,2}"
    r"(?:\w{2,}(?:ed|en)|made|brought|held|put|built|kept|given|taken|set|sent|found|paid|met)\b"
)
_AGENT = re.compile(
    r"\bby\s+(?P<whom>(?:the\s+)?[A-Z][^,;.]{1,160}?)(?=$|[,;.]|\s(?:in|on|to|within|under|before|at|pursuant|for)\s)"
)
_SELF_EXECUTING = re.compile(
    r"\b(?:renewed|extended|limited|terminated?|lifted|established|suspended|reduced|increased|apply|applied|cease|expire|"
    r"remain\s+in\s+(?:force|effect|place)|come\s+into|enter\s+into|take\s+effect|consist|comprise|composed|comprised|include|"
    r"have\s+effect|prevail|dissolved|imposed|exempt(?:ed)?|amended|replaced|modified|maintained|continued|extend|end|"
    r"continue\s+(?:to\s+apply|in\s+force|for|until)|not\s+apply|in\s+effect|constituted|named|headed|located)\b"
)


_COMPOSES = re.compile(
    r"(?:shall|will|should)\s+(?:(?:initially|also|continue\s+to|not|hereby|no\s+longer)\s+){0,2}(?:consist|comprise|be\s+(?:composed|comprised|"
    r"headed|located|based)|apply|expire|remain\s+in\s+(?:force|effect)|have\s+effect|enter\s+into|come\s+into)\b"
)


@dataclass(frozen=True, slots=True)
class Predicate:
    """The subject of a clause as written, and its predicate from the verb on."""

    subject: str
    predicate: str


def predicate_of(clause: str, *, modal: bool = False) -> Predicate | None:
    """Subject and predicate; with `modal` only at "shall" and its like. None where no verb is found."""
    found = _MODAL.search(clause, 0, 500)
    if modal:
        return Predicate(clause[: found.start()], clause[found.start() :]) if found else None
    before = ""
    for word in _WORD.finditer(clause, 0, 500):
        if found and word.start() >= found.start():
            return Predicate(clause[: found.start()], clause[found.start() :])
        bare = word.group().rstrip(",")
        if before and _begins(bare, before):
            start = _with_adverbs(clause, word.start())
            return Predicate(clause[:start], clause[word.start() if start == word.start() else start :])
        before = word.group()
    return None


def _begins(word: str, before: str) -> bool:
    """Whether a word after another begins the predicate."""
    if word in {"be", "not", "are", "is", "refrain", "ensure"}:
        return True
    stem = word.removesuffix("s")
    if word == "to" or (word not in VERBS and not (stem in VERBS and before[:1].isupper() and word != before)):
        return False
    last = before.rstrip(",")
    if last.lower() in _BEFORE_NOUN:
        return False
    return not (word in _NOUN_TOO and not (last.endswith(("s", "ly")) or last[:1].isupper()))


def _with_adverbs(clause: str, start: int) -> int:
    """Where the predicate begins when adverbs before its verb are counted in: "immediately cease"."""
    found = re.search(r"(?:(?:\w{3,20}ly|also|further|not|unconditionally)(?:,? and)?\s+){1,3}$", clause[:start])
    return found.start() if found else start


def is_passive(predicate: str) -> bool:
    """Whether a predicate says what is to be done to its subject."""
    return _PASSIVE.match(predicate) is not None


def is_self_executing(predicate: str) -> bool:
    """Whether a decision brings it about by itself: a mandate is extended, a measure applies no more."""
    return _SELF_EXECUTING.search(predicate, 0, 160) is not None


def is_constitutive(predicate: str) -> bool:
    """Whether a predicate says what a body or measure is, not what somebody does: a force consists of so many."""
    return _COMPOSES.match(predicate) is not None


def agent(predicate: str, bodies: Bodies) -> tuple[str, ...]:
    """Who acts in a passive: "reported to the Council by UNMOVIC and the IAEA"."""
    found = _AGENT.search(predicate, 0, 400)
    return tuple(dict.fromkeys(bodies.names(found["whom"]))) if found else ()
