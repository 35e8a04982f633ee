"""Decisions beside positions: which clauses affirm a theme, and who stands against what they say."""

from __future__ import annotations

from collections.abc import Iterable

from chapter8.record.nouns import Clause, Decision, Record
from chapter8.record.positions.nouns import Affirmation, Position
from chapter8.record.positions.stance import stance_of
from chapter8.record.positions.vocabulary import Vocabulary
from chapter8.symbols import Locator


def affirmations(
    record: Record, vocabulary: Vocabulary, theme: str, positions: Iterable[Position] = ()
) -> tuple[Affirmation, ...]:
    """The clauses of a record's decisions that affirm a theme, each beside the positions that oppose the theme.

    A claim that contradicts what the Council has decided is thereby shown with the paragraphs that it contradicts.
    Whether a decision is still in force is not told here. Raises NotFoundError for an unknown theme.
    """
    key = vocabulary.theme(theme).key
    against = tuple(one for one in positions if one.theme == key and one.stance == "opposes")
    found = [
        affirmed
        for decision in record.decisions
        for clause in decision.clauses
        if (affirmed := _affirmed(record, vocabulary, theme, decision, clause=clause, against=against)) is not None
    ]
    return tuple(found)


def _affirmed(  # one clause with all that its place is made of
    record: Record,
    vocabulary: Vocabulary,
    theme: str,
    decision: Decision,
    *,
    clause: Clause,
    against: tuple[Position, ...],
) -> Affirmation | None:
    for hit in vocabulary.hits(clause.text):
        if hit.theme.key != theme:
            continue
        reading = stance_of(clause.text, hit.start, hit.end)
        if reading.stance == "supports" and reading.words:
            symbol = decision.symbol or record.symbol or record.title
            reported = record.kind == "repertoire"  # its clauses are numbered by us, not by the decision
            place = Locator(symbol, None, (), (clause.number,) if clause.number and not reported else ())
            words = clause.text[hit.start : hit.end]
            return Affirmation(theme, decision.symbol, clause.number, place, words, reading.words, clause.text, against)
    return None
