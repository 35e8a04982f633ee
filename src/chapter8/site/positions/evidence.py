"""Positions as evidence: each with its words, who said it for whom, where, and the way to the passage."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from chapter8.site.asking import Request
from chapter8.site.library.models import Document
from chapter8.site.library.permalinks import passage_path, shared_symbols, symbol_path
from chapter8.site.positions.asking import pieces, places_of
from chapter8.site.positions.models import Position

COLUMNS = (
    "theme", "stance", "actor", "kind", "spoken_by", "on_behalf_of", "via", "collective", "meeting", "date", "words",
    "stance_words", "sentence", "places", "document", "page", "address",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shown:
    """A position on a page. `places` are the citations with their addresses."""

    item: Position
    address: str
    pieces: list[tuple[str, str]]
    places: list[tuple[str, str]]


def with_documents(rows: QuerySet[Position]) -> QuerySet[Any]:
    """The rows with all that evidence shows, newest first."""
    joined = rows.select_related("actor", "document", "passage__document")
    return joined.defer("document__record", "passage__document__record").order_by("-date", "-pk")


def shown(request: Request, items: Sequence[Position]) -> list[Shown]:
    """Positions to show, each with its addresses."""
    shared = shared_symbols(request.viewer, request.purpose, among=documents_of(items))
    return [_shown(item, shared) for item in items]


def documents_of(items: Sequence[Position]) -> list[Document]:
    """The documents that they stand in, each once."""
    return list({item.document_id: item.document for item in items}.values())


def _shown(item: Position, shared: Collection[str]) -> Shown:
    places = [
        (str(place), symbol_path(f"{place.symbol} ({place.part})" if place.part else place.symbol))
        for place in places_of(item)
    ]
    return Shown(item, passage_path(item.passage, shared), pieces(item), places)


def rows_of(request: Request, found: QuerySet[Any]) -> Iterator[list[object]]:
    """All rows of a table of positions, one after the other."""
    shared = shared_symbols(request.viewer, request.purpose)
    return (row(item, shared) for item in with_documents(found).iterator(chunk_size=500))


def row(item: Position, shared: Collection[str] = ()) -> list[object]:
    """One position as plain values, in the order of COLUMNS."""
    return [
        item.theme, item.stance, item.actor.name if item.actor else None, item.actor.kind if item.actor else None,
        item.spoken_by or None, item.on_behalf_of or None, item.via, item.collective or None, item.meeting or None,
        item.date, item.words, item.stance_words or None, item.sentence, "; ".join(map(str, places_of(item))),
        str(item.document), item.passage.page, passage_path(item.passage, shared),
    ]  # fmt: skip


def as_data(request: Request, items: Sequence[Position]) -> list[dict[str, object]]:
    """Positions for the `.json` twins."""
    shared = shared_symbols(request.viewer, request.purpose, among=documents_of(items))
    return [dict(zip(COLUMNS, row(item, shared), strict=True)) for item in items]
