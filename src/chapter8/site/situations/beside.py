"""Decisions side by side: what a regional body and the Security Council decided on a situation, for its pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from chapter8.atlas import Atlas
from chapter8.record import nouns
from chapter8.record.parallels import Parallel, Related, side_by_side
from chapter8.site.library.models import Decision, Document, Passage

COLUMNS = ("body", "regional", "regional_date", "council", "council_date", "lag_days", "relation", "words", "place")
Kind = Literal["resolution", "presidential_statement", "communique", "other"]
COUNCIL = frozenset({"resolution", "presidential_statement"})


@dataclass(frozen=True, slots=True)
class Said:
    """One clause of either side that speaks of the other, with the address of its passage."""

    related: Related
    address: str


@dataclass(frozen=True, slots=True)
class Beside:
    """Two decisions as they stand in the library, and what ties them."""

    pair: Parallel
    regional: Decision
    council: Decision
    said: tuple[Said, ...]

    @property
    def documents(self) -> tuple[Document, Document]:
        """The documents of both, which the viewer may read."""
        return self.regional.document, self.council.document


def beside(rows: Sequence[Decision], atlas: Atlas, newest: int | None = None) -> list[Beside]:
    """The pairs among decisions that the viewer may read, newest first; `newest` looks at so many communiqués alone.

    `rows` are newest first, with their clauses at hand. What is not among them is not told of.
    """
    regional = [row for row in rows if row.kind == "communique"][:newest]
    if not regional:
        return []
    asked = [(row, _noun(row)) for row in (*regional, *(row for row in rows if row.kind in COUNCIL))]
    of_noun = {id(noun): row for row, noun in asked}
    pairs = side_by_side([noun for _, noun in asked], atlas).pairs
    idents = _idents(pairs)
    found = []
    for pair in reversed(pairs):
        one, other = of_noun[id(pair.regional)], of_noun[id(pair.council)]
        found.append(Beside(pair, one, other, tuple(_said(pair, one, other, idents))))
    return found


def documents(found: Sequence[Beside]) -> list[Document]:
    """The documents of all pairs, each once."""
    return list({document.pk: document for each in found for document in each.documents}.values())


def cells(found: Sequence[Beside]) -> Iterator[tuple[object, ...]]:
    """The pairs as rows: one for each clause that ties them, one without words where how they relate is unresolved."""
    for each in found:
        pair = each.pair
        both = (pair.regional.symbol, pair.regional.date, pair.council.symbol, pair.council.date, pair.lag_days)
        for said in each.said:
            yield (pair.body, *both, said.related.relation, said.related.clause.text, said.address)
        if not each.said:
            yield (pair.body, *both, "unresolved", "", "")


def as_data(found: Sequence[Beside]) -> list[dict[str, object]]:
    """The same as data."""
    return [dict(zip(COLUMNS, row, strict=True)) for row in cells(found)]


def _said(pair: Parallel, regional: Decision, council: Decision, idents: dict[str, str]) -> Iterator[Said]:
    for related in pair.related:
        document = council.document if related.by == "UN" else regional.document
        yield Said(related, f"{document.get_absolute_url()}#{idents[related.clause.passage]}")


def _idents(pairs: Sequence[Parallel]) -> dict[str, str]:
    """The names of the passages that tie the pairs, by key."""
    keys = {each.clause.passage for pair in pairs for each in pair.related}
    return {str(key): ident for key, ident in Passage.objects.filter(pk__in=keys).values_list("pk", "ident")}


def _noun(row: Decision) -> nouns.Decision:
    """A row of the library as the record's noun; the passages of its clauses are keys."""
    clauses = tuple(
        nouns.Clause(
            each.number or None,
            "operative" if each.kind == "operative" else "preambular",
            tuple(each.verbs),
            each.text,
            tuple(each.addressees),
            tuple(each.cites),
            str(each.passage_id),
        )
        for each in row.clauses.all()
    )
    kind: Kind = next((each for each in get_args(Kind) if each == row.kind), "other")
    return nouns.Decision(row.symbol or None, kind, row.date, None, row.unanimous, clauses, row.body or None)
