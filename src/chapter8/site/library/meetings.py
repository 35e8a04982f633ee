"""Pages of meetings: the list, and one meeting as all documents here tell of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.db.models import Case, CharField, Count, DateField, F, Max, Min, Q, QuerySet, Value, When
from django.db.models.functions import StrIndex, Substr
from django.http import HttpResponseBase
from django.utils.translation import gettext as _

from chapter8.site.asking import Request
from chapter8.site.faults import unknown
from chapter8.site.library.cited import held_symbols
from chapter8.site.library.kinds import language_names
from chapter8.site.library.lists import asked_for, list_downloads, whole
from chapter8.site.library.meeting_numbers import as_numbered, meeting_number
from chapter8.site.library.meeting_sources import Gathered, gather
from chapter8.site.library.models import Document, Meeting
from chapter8.site.library.pages import bands
from chapter8.site.listing import chips, day, paginate
from chapter8.site.twins import Page, Table

COLUMNS = ("meeting", "date", "item", "president", "documents", "address")
SPEECH_COLUMNS = (
    "order", "speaker", "role", "on_behalf_of", "language", "page", "document", "address",
)  # fmt: skip


def meetings(request: Request) -> Page | HttpResponseBase:
    """The meetings that documents here record, describe or name, newest first."""
    form = asked_for(request)
    rows = _asked(request)
    found = _by_meeting(rows)
    table = Table(COLUMNS, lambda: map(row_of, found.iterator()))
    if form:
        return whole(table, form, "meetings")
    shown, pages = paginate(request, found)
    filters = {"year": _("Year"), "text": _("Words"), "from": _("From"), "to": _("To")}
    documents = _behind(rows, shown)
    return Page(
        template="library/meetings.html",
        context={
            "meetings": [(item, meeting_number(item["stem"], item["symbol"])) for item in shown],
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


def listed(request: Request) -> QuerySet[Any]:
    """The meetings that the filters of the address leave, one row each."""
    return _by_meeting(_asked(request))


def _asked(request: Request) -> QuerySet[Any]:
    """What documents tell of meetings, as far as the filters leave it; each with its number without part."""
    rows: QuerySet[Any] = Meeting.objects.filter(
        document__in=Document.objects.readable_by(request.viewer, request.purpose)
    )
    asked = request.GET
    year = asked.get("year", "").strip()
    if year.isdecimal() and len(year) == 4:
        rows = rows.filter(date__year=int(year))
    if asked.get("text"):
        words = asked["text"].strip()
        _key, number = as_numbered(words)
        rows = rows.filter(
            Q(item__icontains=words) | Q(president__icontains=words) | Q(number=number)
            | Q(number__startswith=f"{number} (")
        )  # fmt: skip
    if first := day(request, "from"):
        rows = rows.filter(date__gte=first)
    if last := day(request, "to"):
        rows = rows.filter(date__lte=last)
    place = StrIndex("number", Value(" ("))
    stem = Case(When(number__contains=" (", then=Substr("number", 1, place - 1)), default=F("number"))
    narrowed: QuerySet[Any] = rows.annotate(stem=stem)
    return narrowed


def _by_meeting(rows: QuerySet[Any]) -> QuerySet[Any]:
    """One row a meeting; numbers that begin again each session stand apart by their day."""
    grouped = rows.annotate(
        body=Case(
            When(Q(document__symbol__startswith="S/") | Q(document__symbol=""), then=Value("")),
            default=Substr("document__symbol", 1, 3),
            output_field=CharField(),
        ),
        session=Case(When(document__symbol__startswith="A/", then=F("date")), output_field=DateField()),
    )
    told = grouped.values("stem", "body", "session").annotate(
        last=Max("date"), title=Max("item"), symbol=Min("document__symbol"), chair=Max("president"),
        documents=Count("document", distinct=True),
    )  # fmt: skip
    ordered: QuerySet[Any] = told.order_by(F("last").desc(nulls_last=True), "-stem", "body", "session")
    return ordered


def row_of(item: Mapping[str, Any]) -> tuple[object, ...]:
    """A row of the list, in the order of COLUMNS."""
    key = meeting_number(item["stem"], item["symbol"])
    return key, item["last"], item["title"], item["chair"], item["documents"], f"/meetings/{key}"


def _behind(rows: QuerySet[Any], shown: list[Any]) -> list[Document]:
    """Documents behind the rows of a page, for its bands: one of each marking."""
    behind = rows.filter(stem__in=[item["stem"] for item in shown])
    markings = [f"document__{column}" for column in ("tlp", "owner", "audience", "own_marking", "exercise")]
    keys = behind.order_by().values_list(*markings).annotate(one=Min("document_id")).values_list("one", flat=True)
    return list(Document.objects.filter(pk__in=list(keys)).defer("record"))


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
