"""Whether a commitment has been answered, as later documents say; and how it stands on the day.

A later report or letter answers a commitment, as it appears, when a sentence of it cites the paragraph that made it
("paragraph 11 of resolution 9901 (2025)", or just the decision where its paragraphs bear no numbers) and says that
something is submitted, transmitted or reported pursuant to it. Where one paragraph asks for several things, the
sentence answers the one with which it shares most words. A sentence that says "not yet" says that it is not answered.
What only cites the decision answers nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from chapter8.brief.model import Label
from chapter8.brief.selection import Chosen
from chapter8.brief.sources import Source
from chapter8.brief.wording import count, day, sentences
from chapter8.record.nouns import Commitment, Passage

SOON = 60
"""Days before a date from which a commitment is marked as due: the second step of reminders at 90, 60 and 30 days."""
_SUBMITS = re.compile(
    r"\b(?:submit(?:ted|s)?|transmit(?:ted|s)?|reported|informed|presented|pursuant to|in response to|as requested)\b",
    re.IGNORECASE,
)
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
    """A sentence of a later document that cites a commitment; `met` False where it says that it is not met yet."""

    source: Source
    passage: str
    sentence: str
    met: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """How a commitment stands: a label where one is due, the words after the text, its answers, and its rank."""

    label: Label | None
    words: str
    answers: tuple[Answer, ...]
    rank: Rank


def citing(sources: Iterable[Source]) -> Mapping[str, tuple[Source, ...]]:
    """The dated reports and letters that cite a document, by its symbol, the earliest first."""
    found: dict[str, list[Source]] = {}
    dated = [source for source in sources if source.record.kind in {"report", "letter"} and source.record.date]
    for source in sorted(dated, key=lambda held: held.record.date or date.min):
        for symbol in dict.fromkeys(citation.symbol for citation in source.record.citations):
            found.setdefault(symbol, []).append(source)
    return {symbol: tuple(several) for symbol, several in found.items()}


def standing(found: Chosen[Commitment], cited_in: Mapping[str, tuple[Source, ...]], as_of: date) -> Standing:
    """How a commitment stands on the day, from its date and from what later documents (`citing`) say of it."""
    answers = tuple(_answers(found, cited_in))
    met = tuple(answer for answer in answers if answer.met)
    if met:
        first = {answer.source.reference: answer for answer in reversed(met)}
        met = tuple(reversed(first.values()))
        told = "; ".join(_told(answer) for answer in met)
        return Standing(Label("done", "Answered, as it appears"), f"Answered by {told}.", met, Rank.ANSWERED)
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


def _answers(found: Chosen[Commitment], cited_in: Mapping[str, tuple[Source, ...]]) -> Iterator[Answer]:
    """Sentences of later reports and letters that speak to the commitment, earliest document first."""
    symbol = found.thing.decision or ""
    for source in cited_in.get(symbol, ()):
        if found.dated is not None and (source.record.date or date.min) <= found.dated:
            continue
        places = {citation.passage for citation in source.record.citations if citation.symbol == symbol}
        for passage in source.record.passages:
            if passage.id in places:
                yield from _in_passage(found, source, passage)


def _in_passage(found: Chosen[Commitment], source: Source, passage: Passage) -> Iterator[Answer]:
    """What the sentences of a passage say of the commitment."""
    for sentence in sentences(passage.text):
        if not _cites(sentence, found):
            continue
        said = f"{sentence} {source.record.title}"
        if not _closest(said, found):
            continue
        if _NOT.search(sentence):
            yield Answer(source, passage.id, sentence, met=False)
        elif _SUBMITS.search(sentence):
            yield Answer(source, passage.id, sentence, met=True)


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
    return f"{answer.source.place(answer.passage)}" + (f" ({day(dated)})" if dated else "")
