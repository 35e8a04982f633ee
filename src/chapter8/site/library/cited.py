"""Citations both ways: what a document cites, who cites it, with paragraph and introducing verb; as table and graph."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, groupby
from typing import Any

from django.db.models import Case, Exists, F, IntegerField, OuterRef, Q, QuerySet, Value, When
from django.http import HttpResponse
from django.utils import translation

from chapter8.errors import UsageError
from chapter8.exchange.decide import Purpose
from chapter8.record.citation_graph import CitationEdge, graphml
from chapter8.site.asking import Request
from chapter8.site.faults import unknown
from chapter8.site.library.models import Citation, Document
from chapter8.site.library.pages import bands
from chapter8.site.library.permalinks import passage_path, shared_symbols, symbol_path, whole_and_part
from chapter8.site.library.reader.document import find
from chapter8.site.listing import paginate
from chapter8.site.twins import Page, Table
from chapter8.symbols import from_permalink

COLUMNS = (
    "direction", "document", "paragraph", "page", "verb", "tie", "cited", "part", "paragraphs", "pages", "via",
    "address",
)  # fmt: skip
LARGEST_GRAPH = 20_000  # citations in a graph


def citations(request: Request, permalink: str) -> Page:
    """What the document of this address cites, and who cites it; also of a document that is not in the library."""
    documents, symbol = _asked(request, permalink)
    cites = _rows(Citation.objects.filter(document__in=documents[:1]).exclude(symbol=symbol or None))
    citing = cited_by(request, symbol)
    shown, pages = paginate(request, citing)
    own = list(cites.order_by("symbol", "part", "position"))
    involved = [*documents[:1], *(item.document for item in shown)]
    shared = shared_symbols(request.viewer, request.purpose, among=involved)
    held = held_symbols(request, [named(item) for item in own])
    return Page(
        template="library/citations.html",
        context={
            "symbol": symbol, "document": documents[0] if documents else None, "path": request.path,
            "address": symbol_path(symbol) if symbol else documents[0].get_absolute_url(),
            "cites": [(name, name in held, places) for name, places in _grouped(own, shared)],
            "missing": sorted({named(item) for item in own} - held),
            "cited_by": [(item, passage_path(item.passage, shared)) for item in shown],
            "pages": pages,
        },
        data=lambda: {
            "symbol": symbol,
            "cites": [as_data("cites", item, shared) for item in own],
            "not_in_library": sorted({named(item) for item in own} - held),
            "cited_by": {
                "count": pages.count, "page": pages.number, "of": pages.of, "next": pages.next,
                "citations": [as_data("cited by", item, shared) for item in shown],
            },
        },
        table=Table(COLUMNS, lambda: _table(request, own, citing)),
        marking=bands(involved),
        exercise=any(item.exercise for item in involved),
        status=200 if documents or pages.count else 404,
        shown=involved,
    )  # fmt: skip


def graph(request: Request, permalink: str) -> HttpResponse:
    """The same as GraphML: the document, what it cites, and who cites it."""
    request.purpose = Purpose.EXPORT
    documents, symbol = _asked(request, permalink)
    cites = _rows(Citation.objects.filter(document__in=documents[:1])).order_by("position")
    rows = chain(cites[:LARGEST_GRAPH], cited_by(request, symbol)[:LARGEST_GRAPH])
    response = HttpResponse(graphml(_edge(item) for item in rows), content_type="application/graphml+xml")
    response["Content-Disposition"] = 'attachment; filename="citations.graphml"'
    return response


def cited_by(request: Request, symbol: str) -> QuerySet[Any]:
    """The citations of a symbol in documents that the viewer may read, newest first; of several texts the first one.

    The first text of a symbol is the one in the viewer's language, then the English one, then the one added first.
    """
    if not symbol:
        return Citation.objects.none()
    readable = Document.objects.readable_by(request.viewer, request.purpose)
    whole, part = whole_and_part(symbol)
    rows = Citation.objects.filter(symbol=whole, document__in=readable).exclude(document__symbol=symbol)
    rows = rows.filter(part=part) if part else rows
    rows = rows.annotate(rank=_rank("document__language"))
    better = readable.annotate(rank=_rank("language")).filter(symbol=OuterRef("document__symbol"))
    better = better.filter(Q(rank__lt=OuterRef("rank")) | Q(rank=OuterRef("rank"), pk__lt=OuterRef("document_id")))
    first = rows.filter(Q(document__symbol="") | ~Exists(better))
    return _rows(first).order_by(F("document__date").desc(nulls_last=True), "document_id", "position")


def held_symbols(request: Request, symbols: list[str]) -> set[str]:
    """Those of the symbols whose text the viewer may read here."""
    readable = Document.objects.readable_by(request.viewer, request.purpose)
    return set(readable.filter(symbol__in=set(symbols)).values_list("symbol", flat=True))


def named(item: Any) -> str:
    """What a citation names: the symbol, with the part if it names one."""
    return f"{item.symbol} ({item.part})" if item.part else str(item.symbol)


def _asked(request: Request, permalink: str) -> tuple[list[Document], str]:
    """The documents that the viewer may read at this address, best first, and the symbol that it names."""
    found, symbol = find(permalink)
    readable = Document.objects.readable_by(request.viewer, request.purpose)
    rows = readable.filter(pk__in=[item.pk for item in found]).annotate(rank=_rank("language")).defer("record")
    documents: list[Any] = list(rows.order_by("rank", "pk"))
    if not documents and symbol:
        try:
            from_permalink(permalink)
        except UsageError:
            raise unknown(request.viewer) from None
    if not documents and not symbol:
        raise unknown(request.viewer)
    return documents, symbol or documents[0].symbol


def _rank(language: str) -> Case:
    """How near a text's language is to the viewer's."""
    own = translation.get_language() or "en"
    return Case(
        When(**{language: own}, then=Value(0)),
        When(**{language: "en"}, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )


def _rows(rows: QuerySet[Any]) -> QuerySet[Any]:
    """With what is shown of each."""
    joined = rows.select_related("document", "passage", "passage__document")
    return joined.defer("document__record", "passage__document__record")


def _grouped(own: list[Any], shared: frozenset[str]) -> list[tuple[str, list[tuple[Any, str]]]]:
    """What is cited, each with the places that cite it."""
    return [
        (name, [(item, passage_path(item.passage, shared)) for item in places])
        for name, places in groupby(own, key=named)
    ]


def _table(request: Request, own: list[Any], citing: QuerySet[Any]) -> Iterator[tuple[object, ...]]:
    """All rows, both ways."""
    shared = shared_symbols(request.viewer, request.purpose)
    for direction, rows in (("cites", own), ("cited by", citing.iterator())):
        for item in rows:
            yield tuple(as_data(direction, item, shared).values())


def as_data(direction: str, item: Any, shared: frozenset[str]) -> dict[str, object]:
    """A citation as twins and the API write it."""
    values = (
        direction, str(item.document), item.passage.number, item.passage.page, item.verb, item.tie, item.symbol,
        item.part, item.paragraphs, item.pages, item.via, passage_path(item.passage, shared),
    )  # fmt: skip
    return dict(zip(COLUMNS, values, strict=True))


def _edge(item: Any) -> CitationEdge:
    return CitationEdge(
        document=item.document.symbol or item.document.name,
        passage=item.passage.ident,
        paragraph=item.passage.number or None,
        kind=item.passage.kind,
        cited=item.symbol,
        part=item.part or None,
        paragraphs=tuple(item.paragraphs),
        pages=tuple(item.pages),
        verb=item.verb or None,
        tie=item.tie or None,
        via=item.via,
    )
