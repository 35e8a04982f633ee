"""The search page: one form, passages found, each with its place in its document."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django.http import HttpResponseBase, HttpResponseRedirect
from django.utils.translation import gettext as _

from chapter8.exchange.marking import strictest
from chapter8.site import listing
from chapter8.site.asking import Request
from chapter8.site.library.kinds import KINDS
from chapter8.site.library.models import Passage
from chapter8.site.library.permalinks import passage_path, shared_symbols
from chapter8.site.search import paging
from chapter8.site.search.index import Filters, Hit, Results, find
from chapter8.site.search.resolve import resolve
from chapter8.site.twins import Page, Table

COLUMNS = ("symbol", "title", "kind", "date", "page", "number", "address", "score", "excerpt")


def search(request: Request) -> Page | HttpResponseBase:
    """Search the record. A query alone that names a document, a state, an organization or a date goes to its page."""
    query = request.GET.get("q", "")
    if set(request.GET) == {"q"} and request.path.endswith("/search") and (place := resolve(query, request.viewer)):
        return HttpResponseRedirect(place)
    asked_page = paging.asked_page(request)
    results = find(query, request.viewer, filters_of(request), asked_page, purpose=request.purpose)
    path = addresses(request, results)
    documents = {hit.document.pk: hit.document for hit in results.hits}.values()
    labels = {
        "symbol": _("Symbol"),
        "speaker": _("Speaker"),
        "organization": _("Organization"),
        "kind": _("Kind"),
        "from": _("From"),
        "to": _("To"),
    }
    return Page(
        template="search/search.html",
        context={
            "results": results,
            "groups": grouped(results.hits),
            "chips": listing.chips(request, labels),
            "pages": paging.pages(request, results.page, results.pages, results.total),
            "kinds": [(kind, count, listing.address(request, kind=kind, page=None)) for kind, count in results.kinds],
            "asked": request.GET,
            "path": path,
            "names": KINDS,
        },
        data=lambda: as_data(results, path),
        table=Table(COLUMNS, lambda: [list(as_row(hit, path).values()) for hit in results.hits]),
        marking=strictest([document.marking for document in documents], owner=_owner(documents)) if documents else None,
        exercise=any(document.exercise for document in documents),
        shown=list(documents),
    )


def addresses(request: Request, results: Results) -> Callable[[Passage], str]:
    """How to address the passages of an answer: by symbol, or by content where two texts bear one symbol."""
    documents = [hit.document for hit in results.hits]
    return partial(passage_path, shared=shared_symbols(request.viewer, request.purpose, among=documents))


def _owner(documents: Any) -> str:
    """The one owner of everything shown, or the node."""
    owners = {document.owner for document in documents}
    return owners.pop() if len(owners) == 1 else "UN"


def filters_of(request: Request) -> Filters:
    """The filters in the address."""
    asked = request.GET
    return Filters(
        symbol=asked.get("symbol", "").strip(),
        speaker=asked.get("speaker", "").strip(),
        organization=asked.get("organization", "").strip(),
        kind=asked.get("kind", "").strip(),
        since=listing.day(request, "from"),
        until=listing.day(request, "to"),
    )


def grouped(hits: tuple[Hit, ...]) -> list[list[Hit]]:
    """The hits of the page by document, in the order of each document's best one."""
    groups: dict[int, list[Hit]] = {}
    for hit in hits:
        groups.setdefault(hit.document.pk, []).append(hit)
    return list(groups.values())


def as_row(hit: Hit, path: Callable[[Passage], str]) -> dict[str, object]:
    """A hit as data. The excerpt marks what was looked for with [[ ]]."""
    document, passage = hit.document, hit.passage
    return {
        "symbol": document.symbol or None,
        "title": document.title,
        "kind": document.kind,
        "date": document.date,
        "page": passage.page,
        "number": passage.number or None,
        "address": path(passage),
        "score": round(hit.score, 3),
        "excerpt": "".join(f"[[{span.text}]]" if span.hit else span.text for span in hit.excerpt),
    }


def as_data(results: Results, path: Callable[[Passage], str]) -> dict[str, object]:
    """Results as data."""
    return {
        "query": results.query,
        "understood": str(results.understood),
        "notices": results.notices,
        "total": results.total,
        "page": results.page,
        "pages": results.pages,
        "kinds": dict(results.kinds),
        "hits": [as_row(hit, path) for hit in results.hits],
    }
