"""Decisions beside positions: which clauses affirm a theme, and who stands against what they say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from chapter8.record.nouns import Clause, Decision, Record
from chapter8.record.positions.nouns import Affirmation, Position
from chapter8.record.positions.stance import stance_of
from chapter8.record.positions.vocabulary import Vocabulary
from chapter8.symbols import Locator


def affirmations(
    record: Record, vocabulary: Vocabulary, theme: str | None = None, positions: Iterable[Position] = ()
) -> tuple[Affirmation, ...]:
    """The clauses of a record's decisions that affirm a theme (any theme), beside the positions that oppose it.

    A claim that contradicts what the Council has decided is thereby shown with the paragraphs that it contradicts.
    Whether a decision is still in force is not told here. A clause affirms a theme once, in the first words that do.
    Raises NotFoundError for an unknown theme.
    """
    wanted = vocabulary if theme is None else vocabulary.only(theme)
    against = tuple(one for one in positions if one.stance == "opposes")
    return tuple(
        affirmed
        for decision in record.decisions
        for clause in decision.clauses
        for affirmed in _affirmed(record, wanted, decision, clause, against)
    )


def _affirmed(
    record: Record, vocabulary: Vocabulary, decision: Decision, clause: Clause, against: tuple[Position, ...]
) -> Iterator[Affirmation]:
    """What one clause affirms."""
    found: set[str] = set()
    for hit in vocabulary.hits(clause.text):
        key = hit.theme.key
        if key in found:
            continue
        reading = stance_of(clause.text, hit.start, hit.end)
        if reading.stance == "supports" and reading.words:
            found.add(key)
            opposed = tuple(one for one in against if one.theme == key)
            yield Affirmation(
                key, decision.symbol, clause.number, _place(record, decision, clause), clause.text[hit.start : hit.end],
                reading.words, clause.text, opposed, clause.passage, decision.date or record.date,
            )  # fmt: skip


def _place(record: Record, decision: Decision, clause: Clause) -> Locator:
    """The paragraph of the decision; what a chapter reports of one is numbered by us, not by the decision."""
    symbol = decision.symbol or record.symbol or record.title
    numbered = clause.number and record.kind != "repertoire"
    return Locator(symbol, None, (), (clause.number,) if clause.number and numbered else ())
