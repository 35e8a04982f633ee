"""What of the record goes on the brief: decisions, statements, reported facts and commitments, graded and in order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from chapter8.brief.relevance import Grade, Relevance, after
from chapter8.brief.sources import Source, normal, said_already
from chapter8.record.nouns import Clause, Commitment, Decision, Passage, Statement

T = TypeVar("T")

_ENDS = (".", ";", "!", "?", ".”", ";”")  # of a sentence; headings and subject lines have none
_SEIZED = re.compile(r"\bremain (?:actively )?seized\b")  # closes every decision and says nothing of the matter
MANY = 6  # a sentence that names as many states lists those present, and is about none of them


@dataclass(frozen=True, slots=True)
class Chosen(Generic[T]):
    """One thing of the record that is relevant: how closely, as of when, out of which document, in which passage."""

    thing: T
    grade: Grade
    dated: date | None
    source: Source
    passage: str
    text: str


@dataclass(frozen=True, slots=True)
class Reported:
    """A sentence of a document that names the situation and is neither in a statement nor in a clause."""

    passage: Passage
    sentence: str


@dataclass(frozen=True, slots=True)
class DecisionClause:
    """A clause with the decision that it belongs to."""

    decision: Decision
    clause: Clause


@dataclass(frozen=True, slots=True)
class Selection:
    """The relevant part of the record, each list from the closest and latest on, without repetition."""

    clauses: tuple[Chosen[DecisionClause], ...]
    statements: tuple[Chosen[Statement], ...]
    reported: tuple[Chosen[Reported], ...]
    commitments: tuple[Chosen[Commitment], ...]
    undated: int  # documents that bear no date at all


def select(sources: Sequence[Source], rule: Relevance, as_of: date) -> Selection:
    """Apply the rule of relevance to all documents."""
    held = frozenset(source.record.symbol for source in sources if source.record.symbol)
    near = [source for source in sources if rule.may_concern(source.record)]
    clauses = _ordered(_clauses(near, rule, held), as_of, lambda chosen: chosen.thing.decision.symbol)
    statements = _ordered(_statements(near, rule), as_of, lambda _: None)
    told = [*(normal(chosen.text) for chosen in clauses), *(normal(chosen.text) for chosen in statements)]
    reported = _ordered(_reported(near, rule, told), as_of, lambda chosen: chosen.source.record.symbol)
    commitments = _ordered(_commitments(near, rule, held), as_of, lambda chosen: chosen.thing.decision)
    undated = sum(
        1 for source in sources if source.record.date is None and not source.dates and source.record.symbol is None
    )
    return Selection(clauses, statements, reported, commitments, undated)


def _ordered(
    found: Iterable[Chosen[T]], as_of: date, symbol: Callable[[Chosen[T]], str | None]
) -> tuple[Chosen[T], ...]:
    """Nothing later than the day; closest first, then latest, then in the order of the documents; no repetition."""
    timely = [chosen for chosen in found if not after(as_of, chosen.dated, symbol(chosen))]
    timely.sort(key=lambda chosen: (chosen.grade, -(chosen.dated or date.min).toordinal()))
    once: dict[str, Chosen[T]] = {}
    for chosen in timely:
        once.setdefault(normal(chosen.text), chosen)
    return tuple(once.values())


def _clauses(sources: Sequence[Source], rule: Relevance, held: frozenset[str]) -> Iterator[Chosen[DecisionClause]]:
    """Operative clauses, each graded. `held` are the symbols of the documents that the library itself holds."""
    for source in sources:
        for decision in source.record.decisions:
            if not _at_its_source(source, decision.symbol, held):
                continue
            whole = _on_situation(source, decision, rule)
            for clause in decision.clauses:
                if clause.kind != "operative" or _SEIZED.search(clause.text):
                    continue
                grade = Grade.DIRECT if whole else rule.grade(clause.text, speakers=clause.addressees)
                if grade is not None:
                    thing = DecisionClause(decision, clause)
                    dated = source.decided_on(decision)
                    yield Chosen(thing, grade, dated, source, clause.passage, clause.text)


def _on_situation(source: Source, decision: Decision, rule: Relevance) -> bool:
    """Whether all of a decision, read in its own document, is on the situation."""
    return decision.symbol in {None, source.record.symbol} and rule.on_situation(decision)


def _at_its_source(source: Source, symbol: str | None, held: frozenset[str]) -> bool:
    """Whether a decision is read here: in its own document where that is held, else wherever it is reported."""
    return symbol is None or symbol == source.record.symbol or symbol not in held


def _statements(sources: Sequence[Source], rule: Relevance) -> Iterator[Chosen[Statement]]:
    """Statements, each graded. A letter is told by its sentences: it is one statement from head to signature."""
    for source in sources:
        if source.record.kind == "letter":
            continue
        for statement in source.record.statements:
            grade = rule.grade(statement.text, speakers=(statement.speaker, statement.on_behalf_of))
            own = rule.state_names & {statement.speaker, statement.on_behalf_of}
            if grade is Grade.DIRECT and not own and not rule.direct_sentences(statement.text):
                grade = None
            if grade is not None and not rule.is_procedure(statement.text):
                dated = source.said_on(statement)
                yield Chosen(statement, grade, dated, source, statement.passage, statement.text)


def _reported(sources: Sequence[Source], rule: Relevance, told: Sequence[str]) -> Iterator[Chosen[Reported]]:
    """Sentences that name the situation, where no statement and no clause already tells them."""
    for source in sources:
        for passage in source.record.passages:
            if passage.kind not in {"narrative", "procedural", "preambular", "operative", "annex"}:
                continue
            for sentence in rule.direct_sentences(passage.text):
                whole = sentence.endswith(_ENDS) and not rule.lists_states(sentence, MANY)
                if whole and not said_already(sentence, told):
                    thing = Reported(passage, sentence)
                    yield Chosen(thing, Grade.DIRECT, source.record.date, source, passage.id, sentence)


def _commitments(sources: Sequence[Source], rule: Relevance, held: frozenset[str]) -> Iterator[Chosen[Commitment]]:
    for source in sources:
        whole = {decision.symbol for decision in source.record.decisions if _on_situation(source, decision, rule)}
        for commitment in source.record.commitments:
            if not _at_its_source(source, commitment.decision, held):
                continue
            if _SEIZED.search(commitment.action):
                continue
            owner = source.decision_of(commitment)
            grade = rule.grade(commitment.action, speakers=(*commitment.bearers, *commitment.recipients))
            if owner is not None and owner.symbol in whole:
                grade = Grade.DIRECT
            passage = source.passages.get(commitment.passage)
            if passage is not None and (grade is None or grade > Grade.DIRECT):
                grade = _closer(grade, rule.grade(passage.text))
            if grade is not None:
                dated = source.decided_on(owner) if owner is not None else source.record.date
                yield Chosen(commitment, grade, dated, source, commitment.passage, commitment.action)


def _closer(one: Grade | None, other: Grade | None) -> Grade | None:
    return min((grade for grade in (one, other) if grade is not None), default=None)


def at_most(
    found: Sequence[Chosen[T]], limits: dict[Grade, int], of_one: dict[Grade, int] | None = None
) -> tuple[list[Chosen[T]], dict[Grade, int]]:
    """The first of each grade up to its limit, and how many of each grade are left out.

    `of_one` limits, by grade, how many may come out of one decision or document on one day, so that the first does
    not crowd out the others.
    """
    kept: list[Chosen[T]] = []
    left: dict[Grade, int] = {}
    for grade, limit in limits.items():
        of_grade = [chosen for chosen in found if chosen.grade is grade]
        taken: Counter[tuple[str, date | None]] = Counter()
        chosen_here: list[Chosen[T]] = []
        for chosen in of_grade:
            origin = (chosen.source.reference, chosen.dated)
            if len(chosen_here) < limit and (of_one is None or taken[origin] < of_one[grade]):
                chosen_here.append(chosen)
                taken[origin] += 1
        kept += chosen_here
        if len(of_grade) > len(chosen_here):
            left[grade] = len(of_grade) - len(chosen_here)
    return kept, left
