"""Whether a commitment has been answered, as later documents say; and how it stands on the day.

What answers is said in one place: `record.commitments.fulfilment`. Where a later report or letter cites the paragraph
and says "not yet", the brief tells that too. What only cites the decision answers nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from chapter8.brief.model import Label
from chapter8.brief.selection import Chosen
from chapter8.brief.sources import Source
from chapter8.brief.wording import count, day, sentences
from chapter8.record.commitments.fulfilment import Fulfilment, fulfilments
from chapter8.record.nouns import Commitment, Passage

SOON = 60
"""Days before a date from which a commitment is marked as due: the second step of reminders at 90, 60 and 30 days."""
_NOT = re.compile(r"\b(?:not|no|nor|never|without|remains? to be)\b", re.IGNORECASE)
_ON_PAPER = re.compile(
    r"\b(?:reports?|submit|brief|inform|transmit|present|road map|recommendations|assessment|concept)\b", re.IGNORECASE
)
_WORD = re.compile(r"[a-z]{5,}")
_COMMON = frozenset({"security", "council", "united", "nations", "paragraph", "resolution", "secretary", "general"})


class Rank(IntEnum):
    """How pressing a commitment is on the day, the most pressing first."""

    LATE = 0
    DUE = 1
    PASSED = 2
    OPEN = 3
    ANSWERED = 4


@dataclass(frozen=True, slots=True)
class Answer:
    """A sentence of a later document that cites a commitment; `met` False where it says that it is not met yet.

    `document` is the symbol of the answer where another document tells of it; None where the source itself answers.
    """

    source: Source
    passage: str
    sentence: str
    met: bool
    document: str | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """How a commitment stands: a label where one is due, the words after the text, its answers, and its rank."""

    label: Label | None
    words: str
    answers: tuple[Answer, ...]
    rank: Rank


@dataclass(frozen=True, slots=True)
class Told:
    """What later documents say of commitments: their answers, and the reports and letters that cite each decision."""

    met: Mapping[Commitment, tuple[Answer, ...]]
    cited_in: Mapping[str, tuple[Source, ...]]


def told(commitments: Sequence[Chosen[Commitment]], sources: Iterable[Source]) -> Told:
    """What dated documents say of the decisions of these commitments, the earliest document first."""
    owed = {found.thing.decision: found for found in commitments if found.thing.decision}
    found: dict[str, list[Source]] = {}
    later: dict[str, Source] = {}
    for source in sorted(sources, key=lambda held: held.record.date or date.min):
        cited = {citation.symbol for citation in source.record.citations} & owed.keys() if source.record.date else ()
        for symbol in sorted(filter(None, cited)):
            later[_name_of(source)] = source
            if source.record.kind in {"report", "letter"}:
                found.setdefault(symbol, []).append(source)
    return Told(_met(tuple(owed.values()), later), {symbol: tuple(several) for symbol, several in found.items()})


def _met(owed: Sequence[Chosen[Commitment]], later: Mapping[str, Source]) -> Mapping[Commitment, tuple[Answer, ...]]:
    """The answers to all commitments of these decisions, as the rule of the record proposes them."""
    asked = [one for found in owed for one in found.source.record.commitments if one.decision == found.thing.decision]
    adopted = {found.thing.decision: found.dated for found in owed if found.thing.decision and found.dated}
    proposed, _ = fulfilments(asked, (source.record for source in later.values()), adopted)
    answers: dict[Commitment, list[Answer]] = {}
    for one in proposed:
        answer = _answer(one, later)
        if answer is not None:
            answers.setdefault(one.commitment, []).append(answer)
    return {commitment: tuple(several) for commitment, several in answers.items()}


def _answer(proposed: Fulfilment, later: Mapping[str, Source]) -> Answer | None:
    """A proposal as the brief shows it, with the passage that says so."""
    locator = proposed.evidence.locator
    source = later.get(locator.symbol) if locator else None
    words = proposed.evidence.words or ""
    if source is None:
        return None
    passage = next((held.id for held in source.record.passages if words in held.text), None)
    own = proposed.document in {None, source.record.symbol}
    return Answer(source, passage, words, met=True, document=None if own else proposed.document) if passage else None


def _name_of(source: Source) -> str:
    return source.record.symbol or source.record.source.name


def standing(found: Chosen[Commitment], said: Told, as_of: date) -> Standing:
    """How a commitment stands on the day, from its date and from what later documents say of it."""
    met = said.met.get(found.thing, ())
    if met:
        words = "; ".join(_told(answer) for answer in met)
        return Standing(Label("done", "Answered, as it appears"), f"Answered by {words}.", met, Rank.ANSWERED)
    answers = tuple(_unmet(found, said.cited_in))
    unmet = "".join(f" Not yet met according to {_told(answer)}." for answer in answers[-1:])
    deadline = found.thing.deadline
    if deadline is None or deadline.date is None:
        words = (
            f"Open; time set as “{deadline.text}”." if deadline and deadline.type != "none" else "Open; no date set."
        )
        return Standing(None, words + (unmet or " No answer on record."), answers[-1:], Rank.OPEN)
    left = (deadline.date - as_of).days
    due = f"{'Due' if left >= 0 else 'Was due'} {day(deadline.date)}. " if _unsaid(found.thing, deadline.date) else ""
    label, rank = _dated(found.thing, left)
    return Standing(label, due + (unmet.strip() or "No answer on record."), answers[-1:], rank)


def _unsaid(commitment: Commitment, due: date) -> bool:
    """Whether the words of a commitment do not name the day themselves."""
    return day(due) not in " ".join(commitment.action.split())


def _dated(commitment: Commitment, left: int) -> tuple[Label | None, Rank]:
    """Late, due soon, or neither. Where no document would tell that it was done, a passed date is no lateness."""
    if left > SOON:
        return None, Rank.OPEN
    if left >= 0:
        return Label("attention", f"Due in {count(left, 'day')}" if left else "Due today"), Rank.DUE
    if commitment.report or _ON_PAPER.search(commitment.action):
        return Label("late", f"Late, {count(-left, 'day')}"), Rank.LATE
    return Label("attention", "Date passed, not known if done"), Rank.PASSED


def _unmet(found: Chosen[Commitment], cited_in: Mapping[str, tuple[Source, ...]]) -> Iterator[Answer]:
    """Sentences of later reports and letters that say that a commitment is not met yet, earliest document first."""
    symbol = found.thing.decision or ""
    for source in cited_in.get(symbol, ()):
        if found.dated is not None and (source.record.date or date.min) <= found.dated:
            continue
        places = {citation.passage for citation in source.record.citations if citation.symbol == symbol}
        for passage in source.record.passages:
            if passage.id in places:
                yield from _in_passage(found, source, passage)


def _in_passage(found: Chosen[Commitment], source: Source, passage: Passage) -> Iterator[Answer]:
    """The sentences of a passage that cite the commitment with a "not"."""
    for sentence in sentences(passage.text):
        if not _cites(sentence, found):
            continue
        said = f"{sentence} {source.record.title}"
        if not _closest(said, found):
            continue
        if _NOT.search(sentence):
            yield Answer(source, passage.id, sentence, met=False)


def _cites(sentence: str, found: Chosen[Commitment]) -> bool:
    """Whether a sentence cites the decision and, where it bears a number, the very paragraph."""
    short = re.search(r"\d+ \(\d{4}\)$", found.thing.decision or "")
    named = short[0] if short else found.thing.decision or ""
    owner = found.source.decision_of(found.thing)
    clause = found.source.numbered(owner, found.thing.clause) if owner is not None else None
    if named not in sentence or clause is None:
        return named in sentence
    before = r"(?:\d+(?: \([a-z]\))?(?:,? and |, ))*"  # of a list: "paragraphs 4, 5 and 6"
    return bool(re.search(rf"\b(?:para\.|paras\.|paragraphs?)\s{before}{re.escape(clause)}(?!\d)", sentence))


def _closest(said: str, found: Chosen[Commitment]) -> bool:
    """Whether what was said shares words with the commitment, and with none else of its clause more of them."""
    clause = found.thing.clause
    siblings = [other for other in found.source.record.commitments if other.decision == found.thing.decision]
    others = [_shared(said, other.action) for other in siblings if clause is not None and other.clause == clause]
    own = _shared(said, found.thing.action)
    return own > 0 and own >= max(others, default=0)


def _shared(said: str, action: str) -> int:
    """How many telling words of an action stand in what was said: "report", "concept", "trust"."""
    words = set(_WORD.findall(action.casefold())) - _COMMON
    return len(words & set(_WORD.findall(said.casefold())))


def _told(answer: Answer) -> str:
    dated = answer.source.record.date
    place = f"{answer.source.place(answer.passage)}" + (f" ({day(dated)})" if dated else "")
    return f"{answer.document}, as {place} says" if answer.document else place
