"""Pages of the record: the library's list, the reader, statements, decisions, and what could not be read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
from django.conf import settings
from django.db.models import Count, Q, QuerySet
from django.http import FileResponse, HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _

from chapter8.errors import NotFoundError, UsageError
from chapter8.exchange.decide import Purpose, decide
from chapter8.exchange.marking import Marking, Tlp, strictest
from chapter8.record.nouns import Record
from chapter8.site.accounts.people import require_administrator
from chapter8.site.asking import Request
from chapter8.site.faults import may_know, require, unknown
from chapter8.site.library.kinds import KINDS
from chapter8.site.library.models import Citation, Document, Fault, Statement
from chapter8.site.library.permalinks import SHORT, content_path, symbol_of, whole_and_part
from chapter8.site.library.reader import outline, rows
from chapter8.site.library.store import Store
from chapter8.site.listing import chips, day, paginate
from chapter8.site.registry.atlas import node_atlas
from chapter8.site.twins import Page, Table
from chapter8.symbols import parse, undocs_url

DOCUMENT_COLUMNS = ("symbol", "title", "kind", "date", "language", "pages", "marking", "owner", "sha256", "address")


def bands(things: list[Any]) -> Marking | None:
    """The marking of a page that shows these things; no band for a page that shows nothing."""
    return strictest(tuple(thing.marking for thing in things), settings.ORGANIZATION) if things else None


def library(request: Request) -> Page:
    """All documents that the viewer may read, narrowed by filters."""
    found = filtered(request).defer("record")
    shown, pages = paginate(request, found)
    said = Statement.objects.filter(document__in=shown).order_by().values_list("document_id").annotate(Count("pk"))
    filters = {
        "kind": _("Kind"), "symbol": _("Symbol"), "speaker": _("Speaker"), "organization": _("Organization"),
        "from": _("From"), "to": _("To"), "tlp": _("Marking"),
    }  # fmt: skip
    return Page(
        template="library/library.html",
        context={
            "documents": shown,
            "statements": dict(said),
            "pages": pages,
            "chips": chips(request, filters),
            "kinds": list(KINDS.items()),
            "labels": [(label.value, label.value) for label in Tlp],
            "asked": request.GET,
            "holdings": bool(shown) or Document.objects.readable_by(request.viewer, request.purpose).exists(),
        },
        data=lambda: {
            "count": pages.count, "page": pages.number, "of": pages.of, "next": pages.next,
            "documents": [dict(zip(DOCUMENT_COLUMNS, _document_row(item), strict=True)) for item in shown],
        },
        table=Table(DOCUMENT_COLUMNS, lambda: map(_document_row, found.iterator())),
        marking=bands(shown),
        exercise=any(item.exercise for item in shown),
        shown=shown,
    )  # fmt: skip


def filtered(request: Request) -> QuerySet[Any]:
    """The documents that the filters leave."""
    found: QuerySet[Any] = Document.objects.readable_by(request.viewer, request.purpose)
    asked = request.GET
    if asked.get("kind"):
        found = found.filter(kind=asked["kind"])
    if asked.get("symbol"):
        found = found.filter(symbol__istartswith=_canonical(asked["symbol"]))
    if asked.get("tlp"):
        found = found.filter(tlp=asked["tlp"])
    if asked.get("speaker"):
        said = Statement.objects.filter(speaker_filter(asked["speaker"])).values("document")
        found = found.filter(pk__in=said)
    if asked.get("organization"):
        said = Statement.objects.filter(organization_filter(asked["organization"])).values("document")
        found = found.filter(pk__in=said)
    if first := day(request, "from"):
        found = found.filter(date__gte=first)
    if last := day(request, "to"):
        found = found.filter(date__lte=last)
    return found.order_by("-date", "symbol", "pk")


def _canonical(text: str) -> str:
    """A symbol in the UN's own form where it is whole; the beginning of one as it was typed."""
    try:
        return parse(text).text
    except UsageError:
        return " ".join(text.upper().split())


def speaker_filter(name: str) -> Q:
    """Statements of a speaker: by the name as typed, and by the state's or organization's canonical name."""
    canonical = node_atlas().canonical_actor(name)
    return Q(speaker__icontains=name) | (Q(speaker=canonical) if canonical else Q())


def organization_filter(name: str) -> Q:
    """Statements made by an organization or on its behalf; a code stands for the full name."""
    atlas = node_atlas()
    try:
        full = atlas.organization(name).name
    except NotFoundError:
        full = atlas.canonical_actor(name) or name
    return Q(speaker=full) | Q(on_behalf_of=full) | Q(on_behalf_of__icontains=name)


def _document_row(item: Any) -> tuple[object, ...]:
    return (
        item.symbol, item.title, item.kind, item.date, item.language, item.pages, item.tlp, item.owner, item.sha256,
        item.get_absolute_url(),
    )  # fmt: skip


def document(request: Request, permalink: str) -> Page:
    """The reader: by symbol, or by the beginning of the content's hash; several texts of one symbol are a list."""
    found, asked = _find(permalink)
    readable = [item for item in found if decide(item, request.viewer, request.purpose).allow]
    if not readable:
        for item in found:
            if may_know(item, request.viewer):
                require(item, request.viewer, request.purpose)
        return _absent(request, asked)  # what may not be known of is answered like what isn't there
    if len(readable) > 1:
        return _several(asked, readable)
    return _reader(request, readable[0])


def _find(permalink: str) -> tuple[list[Document], str]:
    """The documents of this address, and the symbol that it names ("" for a hash)."""
    if permalink.startswith("sha256:"):
        digits = permalink.removeprefix("sha256:").lower()
        if len(digits) < SHORT:
            return [], ""
        return list(Document.objects.filter(sha256__startswith=digits)), ""
    try:
        symbol = symbol_of(permalink)
    except UsageError:
        symbol = permalink.replace("_", " ")
    return list(Document.objects.filter(symbol=symbol)), symbol


def _absent(request: Request, symbol: str) -> Page:
    """A symbol that is not in the library: who cites it, and where the UN publishes it."""
    if not symbol:
        raise unknown(request.viewer)
    readable = Document.objects.readable_by(request.viewer, request.purpose).values("pk")
    whole, part = whole_and_part(symbol)
    named = Citation.objects.filter(symbol=whole, part=part) if part else Citation.objects.filter(symbol=whole)
    citing = named.filter(document__in=readable).select_related("document", "passage")
    shown = list(citing.defer("document__record")[:50])
    try:
        elsewhere = undocs_url(parse(whole)) + (f"({part.replace(' ', '')})" if part else "")
    except UsageError:
        if not shown:
            raise unknown(request.viewer) from None
        elsewhere = ""
    return Page(
        template="library/absent.html",
        context={"symbol": symbol, "citations": shown, "elsewhere": elsewhere},
        data=lambda: {"symbol": symbol, "in_library": False, "published_at": elsewhere, "cited_by": len(shown)},
        marking=bands([item.document for item in shown]),
        exercise=any(item.document.exercise for item in shown),
        shown=[item.document for item in shown],
        status=404,
    )


def _several(symbol: str, found: list[Document]) -> Page:
    """Several texts of one symbol: the reader's choice."""
    return Page(
        template="library/several.html",
        context={"symbol": symbol, "documents": [(item, content_path(item.sha256)) for item in found]},
        data=lambda: {"symbol": symbol, "texts": [content_path(item.sha256) for item in found]},
        marking=bands(list(found)),
        exercise=any(item.exercise for item in found),
        shown=found,
    )


def _reader(request: Request, item: Document) -> Page:
    """One document, to read."""
    record = msgspec.json.decode(item.record, type=Record)
    shown = rows(record, timezone.now().date())
    return Page(
        template="library/reader.html",
        context={
            "document": item,
            "record": record,
            "rows": shown,
            "outline": outline(shown),
            "parts": _other_parts(request, item),
            "address": request.build_absolute_uri(item.get_absolute_url()),
            "file": f"/files/{item.sha256}" if decide(item, request.viewer, Purpose.EXPORT).allow else "",
        },
        data=lambda: msgspec.Raw(item.record.encode()),
        table=Table(
            ("id", "section", "page", "number", "kind", "text"),
            lambda: ((p.id, p.section, p.page, p.number, p.kind, p.text) for p in record.passages),
        ),
        marking=item.marking,
        exercise=item.exercise,
        shown=[item],
    )


def _other_parts(request: Request, item: Document) -> list[str]:
    """The symbols of the other parts of this document: the main part of a resumption, the resumptions of a meeting."""
    if not item.symbol:
        return []
    whole, _part = whole_and_part(item.symbol)
    family = Document.objects.readable_by(request.viewer, request.purpose).filter(
        Q(symbol=whole) | Q(symbol__startswith=f"{whole} (")
    )
    others = family.exclude(symbol=item.symbol).order_by("symbol").values_list("symbol", flat=True).distinct()
    return [symbol for symbol in others if whole_and_part(symbol)[0] == whole]


def file(request: Request, sha256: str) -> HttpResponseBase:
    """The file as it was added, always as a download: what others wrote never runs in our pages."""
    item = Document.objects.filter(sha256=sha256).defer("record").first()
    if item is None:
        raise unknown(request.viewer)
    require(item, request.viewer, Purpose.EXPORT)
    path = Store(Path(settings.HOME)).open_path(sha256)
    return FileResponse(
        path.open("rb"), as_attachment=True, filename=item.name, content_type="application/octet-stream"
    )


def faults(request: Request) -> Page:
    """Files that could not be added, with what to do; for administrators of the node."""
    require_administrator(request.viewer)
    shown = list(Fault.objects.all())
    columns = ("name", "error", "place", "cause", "remedy", "seen_at")
    return Page(
        template="library/faults.html",
        context={"faults": shown},
        data=lambda: [{column: getattr(item, column) for column in columns} for item in shown],
        table=Table(columns, lambda: ([getattr(item, column) for column in columns] for item in shown)),
    )
