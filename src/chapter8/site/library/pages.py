"""Pages of the library: the list of its documents, their files, and what could not be read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.models import Count, Q, QuerySet
from django.http import FileResponse, HttpResponseBase
from django.utils.translation import gettext as _

from chapter8.errors import NotFoundError, UsageError
from chapter8.exchange.decide import Purpose
from chapter8.exchange.marking import Marking, Tlp, strictest
from chapter8.site.accounts.people import require_administrator
from chapter8.site.asking import Request
from chapter8.site.faults import require, unknown
from chapter8.site.library.kinds import KINDS, native_names
from chapter8.site.library.lists import asked_for, list_downloads, whole
from chapter8.site.library.models import Document, Fault, Statement
from chapter8.site.library.remarks import FILTERS, in_words
from chapter8.site.library.store import Store
from chapter8.site.listing import chips, day, paginate
from chapter8.site.registry.atlas import node_atlas
from chapter8.site.twins import Page, Table
from chapter8.symbols import parse

DOCUMENT_COLUMNS = (
    "symbol", "title", "kind", "date", "language", "pages", "marking", "owner", "remarks", "sha256", "address",
)  # fmt: skip


def bands(things: list[Any]) -> Marking | None:
    """The marking of a page that shows these things; no band for a page that shows nothing."""
    return strictest(tuple(thing.marking for thing in things), settings.ORGANIZATION) if things else None


def library(request: Request) -> Page | HttpResponseBase:
    """All documents that the viewer may read, narrowed by filters."""
    form = asked_for(request)
    found = filtered(request).defer("record")
    table = Table(DOCUMENT_COLUMNS, lambda: map(_document_row, found.iterator()))
    if form:
        return whole(table, form, "documents")
    shown, pages = paginate(request, found)
    said = Statement.objects.filter(document__in=shown).order_by().values_list("document_id").annotate(Count("pk"))
    filters = {
        "kind": _("Kind"), "symbol": _("Symbol"), "speaker": _("Speaker"), "organization": _("Organization"),
        "from": _("From"), "to": _("To"), "tlp": _("Marking"), "language": _("Language"), "remark": _("Remark"),
    }  # fmt: skip
    return Page(
        template="library/library.html",
        context={
            "documents": shown,
            "statements": dict(said),
            "remarks": {item.pk: in_words(item.remarks) for item in shown if item.remarks},
            "remark_filters": list(FILTERS.items()),
            "languages": list(native_names().items()),
            "downloads": list_downloads(request),
            "pages": pages,
            "chips": chips(request, filters, {"kind": KINDS, "remark": FILTERS, "language": native_names()}),
            "kinds": list(KINDS.items()),
            "labels": [(label.value, label.value) for label in Tlp],
            "asked": request.GET,
            "holdings": bool(shown) or Document.objects.readable_by(request.viewer, request.purpose).exists(),
        },
        data=lambda: {
            "count": pages.count, "page": pages.number, "of": pages.of, "next": pages.next,
            "documents": [dict(zip(DOCUMENT_COLUMNS, _document_row(item), strict=True)) for item in shown],
        },
        table=table,
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
    if asked.get("language"):
        found = found.filter(language=asked["language"])
    if asked.get("remark"):
        found = found.filter(remarks__contains=f" {asked['remark']} ")
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
        item.symbol, item.title, item.kind, item.date, item.language, item.pages, item.tlp, item.owner,
        item.remarks.split(), item.sha256, item.get_absolute_url(),
    )  # fmt: skip


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
