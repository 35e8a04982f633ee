"""Pages of meetings: the list, and one meeting as all documents here tell of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from django.db.models import Count, F, Max, Q, QuerySet
from django.http import HttpResponseBase
from django.utils.translation import gettext as _

from chapter8.site.answers import PageQuery, paged
from chapter8.site.asking import Request
from chapter8.site.faults import unknown
from chapter8.site.library.cited import held_symbols
from chapter8.site.library.kinds import language_names
from chapter8.site.library.lists import asked_for, list_downloads, whole
from chapter8.site.library.meeting_numbers import as_numbered
from chapter8.site.library.meeting_sources import Gathered, gather
from chapter8.site.library.models import Document, Meeting
from chapter8.site.library.pages import bands
from chapter8.site.listing import chips, day, paginate
from chapter8.site.twins import Page, Table

MARKINGS = ("tlp", "owner", "audience", "own_marking", "exercise")
AT_ONCE = 200  # meetings asked for together
COLUMNS = ("meeting", "date", "item", "president", "documents", "address")
SPEECH_COLUMNS = (
    "order", "speaker", "role", "on_behalf_of", "language", "page", "document", "address",
)  # fmt: skip


def meetings(request: Request) -> Page | HttpResponseBase:
    """The meetings that documents here record, describe or name, newest first."""
    form = asked_for(request)
    rows = asked(request)
    table = Table(COLUMNS, lambda: _all_rows(rows))
    if form:
        return whole(table, form, "meetings")
    found, pages = paginate(request, _by_meeting(rows))
    shown = list(_with_details(rows, found))
    filters = {"year": _("Year"), "text": _("Words"), "from": _("From"), "to": _("To")}
    documents = _behind(rows, shown)
    return Page(
        template="library/meetings.html",
        context={
            "meetings": shown,
            "pages": pages,
            "chips": chips(request, filters),
            "asked": request.GET,
            "downloads": list_downloads(request),
        },
        data=lambda: {
            "count": pages.count, "page": pages.number, "of": pages.of, "next": pages.next,
            "meetings": [dict(zip(COLUMNS, row_of(item), strict=True)) for item in shown],
        },
        table=table,
        marking=bands(documents),
        exercise=any(item.exercise for item in documents),
        shown=documents,
    )  # fmt: skip


def listed(rows: QuerySet[Any], query: PageQuery) -> tuple[list[tuple[object, ...]], dict[str, int]]:
    """A page of the list as the API gives it."""
    found, figures = paged(_by_meeting(rows), query)
    return [row_of(item) for item in _with_details(rows, found)], figures


def asked(request: Request) -> QuerySet[Any]:
    """What documents tell of meetings, as far as the filters of the address leave it."""
    rows: QuerySet[Any] = Meeting.objects.filter(
        document__in=Document.objects.readable_by(request.viewer, request.purpose)
    )
    query = request.GET
    year = query.get("year", "").strip()
    if year.isdecimal() and len(year) == 4:
        rows = rows.filter(date__year=int(year))
    if query.get("text"):
        words = query["text"].strip()
        key, number = as_numbered(words)
        rows = rows.filter(Q(item__icontains=words) | Q(president__icontains=words) | Q(key=key) | Q(number=number))
    if first := day(request, "from"):
        rows = rows.filter(date__gte=first)
    if last := day(request, "to"):
        rows = rows.filter(date__lte=last)
    return rows


def _by_meeting(rows: QuerySet[Any]) -> QuerySet[Any]:
    """One row a meeting."""
    told = rows.values("key").annotate(last=Max("date"))
    ordered: QuerySet[Any] = told.order_by(F("last").desc(nulls_last=True), "-key")
    return ordered


def _with_details(rows: QuerySet[Any], shown: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """What documents tell of some meetings: agenda item, president, and how many tell of it."""
    keys = [item["key"] for item in shown]
    told = rows.filter(key__in=keys).order_by().values("key")
    details = told.annotate(
        last=Max("date"), title=Max("item"), chair=Max("president"), documents=Count("document", distinct=True)
    )
    by_key = {item["key"]: item for item in details}
    return (by_key[key] for key in keys)


def row_of(item: Mapping[str, Any]) -> tuple[object, ...]:
    """A row of the list, in the order of COLUMNS."""
    return item["key"], item["last"], item["title"], item["chair"], item["documents"], f"/meetings/{item['key']}"


def _all_rows(rows: QuerySet[Any]) -> Iterator[tuple[object, ...]]:
    """Every meeting, newest first."""
    found = _by_meeting(rows).iterator()
    while some := list(islice(found, AT_ONCE)):
        yield from map(row_of, _with_details(rows, some))


def _behind(rows: QuerySet[Any], shown: list[Any]) -> list[Document]:
    """The documents behind the rows of a page, for its bands: their markings alone."""
    behind = rows.filter(key__in=[item["key"] for item in shown]).order_by()
    keys = set(behind.values_list("document_id", flat=True))
    return list(Document.objects.filter(pk__in=keys).only(*MARKINGS))


def meeting(request: Request, number: str) -> Page:
    """One meeting: date, president, item, documents, who spoke, votes and decisions, by source where they differ."""
    key, plain = as_numbered(number)
    told = gather(request, key, plain)
    if told is None:
        raise unknown(request.viewer)
    held = held_symbols(request, told.before_it)
    return Page(
        template="library/meeting.html",
        context={
            "number": key, "told": told, "held": held, "language_name": lambda code: language_names().get(code, code),
        },
        data=lambda: as_data(key, told, held),
        table=Table(SPEECH_COLUMNS, lambda: _speeches(told)),
        marking=bands(told.documents),
        exercise=any(item.exercise for item in told.documents),
        shown=told.documents,
    )  # fmt: skip


def _speeches(told: Gathered) -> Iterator[tuple[object, ...]]:
    order = 0
    for document, speeches in told.speeches:
        for speech in speeches:
            order += 1
            yield (
                order, speech.speaker, speech.role, speech.on_behalf_of, speech.language, speech.page, str(document),
                speech.address,
            )  # fmt: skip


def as_data(key: str, told: Gathered, held: set[str]) -> dict[str, object]:
    """The meeting as data: each fact with the documents that tell it."""
    return {
        "meeting": key,
        **{fact.name: [{"value": value.value, "told_by": value.told_by} for value in fact.values]
           for fact in told.facts},
        "documents_before_it": [{"symbol": symbol, "in_library": symbol in held} for symbol in told.before_it],
        "decisions": [
            {"symbol": item.symbol, "kind": item.kind, "unanimous": item.unanimous, "told_by": item.told_by}
            for item in told.decisions
        ],
        "votes": [{"vote": item.vote, "told_by": item.told_by, "differs": item.differs} for item in told.votes],
        "speeches": [dict(zip(SPEECH_COLUMNS, row, strict=True)) for row in _speeches(told)],
        "sources": [item.get_absolute_url() for item in told.documents],
    }  # fmt: skip
