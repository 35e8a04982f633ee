"""Lists of what was said and decided: statements and decisions, each with the place where it stands."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.http import HttpResponseBase
from django.utils.translation import gettext as _

from chapter8.site.asking import Request
from chapter8.site.library.kinds import KINDS
from chapter8.site.library.lists import asked_for, list_downloads, whole
from chapter8.site.library.models import Clause, Decision, Document, Statement
from chapter8.site.library.pages import bands, organization_filter, speaker_filter
from chapter8.site.library.permalinks import passage_path, shared_symbols
from chapter8.site.listing import chips, day, paginate
from chapter8.site.twins import Page, Table

STATEMENT_COLUMNS = (
    "speaker", "role", "on_behalf_of", "verb", "text", "collective", "meeting", "date", "document", "page",
    "marking", "address",
)  # fmt: skip
DECISION_COLUMNS = (
    "symbol", "kind", "date", "meeting", "unanimous", "clauses", "document", "marking", "address",
)  # fmt: skip


def statements(request: Request) -> Page | HttpResponseBase:
    """Who said what, where."""
    form = asked_for(request)
    found = statements_asked(request)
    table = Table(STATEMENT_COLUMNS, lambda: _statement_rows(request, found))
    if form:
        return whole(table, form, "statements")
    shown, pages = paginate(request, found)
    shared = shared_symbols(request.viewer, request.purpose, among=[item.document for item in shown])
    filters = {
        "speaker": _("Speaker"), "organization": _("Organization"), "meeting": _("Meeting"), "from": _("From"),
        "to": _("To"),
    }  # fmt: skip
    return Page(
        template="library/statements.html",
        context={
            "statements": [(item, passage_path(item.passage, shared)) for item in shown],
            "pages": pages,
            "chips": chips(request, filters),
            "asked": request.GET,
            "downloads": list_downloads(request),
        },
        data=lambda: {
            "count": pages.count, "page": pages.number, "of": pages.of, "next": pages.next,
            "statements": [dict(zip(STATEMENT_COLUMNS, _statement_row(item, shared), strict=True)) for item in shown],
        },
        table=table,
        marking=bands([item.document for item in shown]),
        exercise=any(item.document.exercise for item in shown),
        shown=[item.document for item in shown],
    )  # fmt: skip


def statements_asked(request: Request) -> QuerySet[Any]:
    """The statements that the filters leave, newest document first."""
    found: QuerySet[Any] = Statement.objects.filter(
        document__in=Document.objects.readable_by(request.viewer, request.purpose)
    )
    asked = request.GET
    if asked.get("speaker"):
        found = found.filter(speaker_filter(asked["speaker"]))
    if asked.get("organization"):
        found = found.filter(organization_filter(asked["organization"]))
    if asked.get("meeting"):
        number = asked["meeting"].strip().upper().removeprefix("S/PV.")
        found = found.filter(
            Q(meeting=number) | Q(meeting__startswith=f"{number} ") | Q(meeting__iendswith=f".{number}")
        )
    if first := day(request, "from"):
        found = found.filter(document__date__gte=first)
    if last := day(request, "to"):
        found = found.filter(document__date__lte=last)
    joined = found.select_related("document", "passage", "passage__document")
    return joined.defer("document__record", "passage__document__record").order_by(
        "-document__date", "document__pk", "position"
    )


def _statement_rows(request: Request, found: QuerySet[Any]) -> Iterator[tuple[object, ...]]:
    """All rows of the table, one after the other."""
    shared = shared_symbols(request.viewer, request.purpose)
    return (_statement_row(item, shared) for item in found.iterator())


def _statement_row(item: Any, shared: Collection[str]) -> tuple[object, ...]:
    return (
        item.speaker, item.role, item.on_behalf_of, item.verb, item.text, item.collective, item.meeting,
        item.document.date, str(item.document), item.passage.page, item.document.tlp,
        passage_path(item.passage, shared),
    )  # fmt: skip


def decisions(request: Request) -> Page | HttpResponseBase:
    """Decisions that the documents hold or report."""
    form = asked_for(request)
    found = decisions_asked(request)
    table = Table(DECISION_COLUMNS, lambda: _decision_rows(found))
    if form:
        return whole(table, form, "decisions")
    shown, pages = paginate(request, found)
    counts = _clause_counts(Clause.objects.filter(decision__in=shown))
    filters = {"symbol": _("Symbol"), "kind": _("Kind"), "from": _("From"), "to": _("To")}
    kinds = [(kind, KINDS[kind]) for kind in ("resolution", "presidential_statement", "communique", "other")]
    return Page(
        template="library/decisions.html",
        context={
            "decisions": [(item, counts.get(item.pk, 0)) for item in shown],
            "pages": pages, "chips": chips(request, filters, {"kind": KINDS}), "kinds": kinds, "names": KINDS,
            "asked": request.GET, "downloads": list_downloads(request),
        },
        data=lambda: {
            "count": pages.count, "page": pages.number, "of": pages.of, "next": pages.next,
            "decisions": [dict(zip(DECISION_COLUMNS, _decision_row(item, counts), strict=True)) for item in shown],
        },
        table=table,
        marking=bands([item.document for item in shown]),
        exercise=any(item.document.exercise for item in shown),
        shown=[item.document for item in shown],
    )  # fmt: skip


def decisions_asked(request: Request) -> QuerySet[Any]:
    """The decisions that the filters leave, newest first."""
    found: QuerySet[Any] = Decision.objects.filter(
        document__in=Document.objects.readable_by(request.viewer, request.purpose)
    )
    asked = request.GET
    if asked.get("symbol"):
        found = found.filter(symbol__istartswith=asked["symbol"].strip())
    if asked.get("kind"):
        found = found.filter(kind=asked["kind"])
    if first := day(request, "from"):
        found = found.filter(date__gte=first)
    if last := day(request, "to"):
        found = found.filter(date__lte=last)
    joined = found.select_related("document").defer("document__record")
    ordered: QuerySet[Any] = joined.order_by("-date", "symbol", "document__pk", "position")
    return ordered


def _clause_counts(clauses: QuerySet[Clause]) -> dict[int, int]:
    """How many clauses each decision has: one question beside the list, since counting inside it would sort it all."""
    return dict(clauses.order_by().values_list("decision_id").annotate(Count("pk")))


def _decision_rows(found: QuerySet[Any]) -> Iterator[tuple[object, ...]]:
    """All rows of the table, one after the other."""
    counts = _clause_counts(Clause.objects.all())
    return (_decision_row(item, counts) for item in found.iterator())


def _decision_row(item: Any, counts: Mapping[int, int]) -> tuple[object, ...]:
    return (
        item.symbol, item.kind, item.date, item.meeting, item.unanimous, counts.get(item.pk, 0), str(item.document),
        item.document.tlp, item.document.get_absolute_url(),
    )  # fmt: skip
