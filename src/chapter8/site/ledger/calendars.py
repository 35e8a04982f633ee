"""Due days as a calendar: a page of months, and feeds for calendar programs.

A series whose end is not stated is told for three years from its first day: a mandate is renewed or ends by then, with
a series of its own. The page says how many series it leaves out for that, and shows them when asked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet
from django.http import HttpResponse, HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _

from chapter8.errors import UsageError
from chapter8.exchange.decide import Purpose, Viewer
from chapter8.exchange.ical import CalendarEntry, calendar, entry_of
from chapter8.record.commitments.calendar_words import later
from chapter8.record.commitments.occurrences import occurrences
from chapter8.site.article54.calendars import duty_entries
from chapter8.site.asking import Request
from chapter8.site.ledger.asked import Asked, narrowed, read_asked
from chapter8.site.ledger.board import carried, filter_words, value_words
from chapter8.site.ledger.feeds import holder, opened
from chapter8.site.ledger.lines import Line, lines
from chapter8.site.ledger.models import Entry, Kind, Status
from chapter8.site.ledger.standing import standing_words, visible
from chapter8.site.ledger.upkeep import catch_up_in_passing
from chapter8.site.ledger.values import commitment_of
from chapter8.site.library.pages import bands
from chapter8.site.listing import address, chips, within_record
from chapter8.site.twins import Page, Table

ENDLESS = timedelta(days=3 * 366)
SPANS = {"month": 1, "quarter": 3, "year": 12}
MOST = 2000  # entries of a feed; of a page's span
BACK, AHEAD = timedelta(days=366), timedelta(days=5 * 366)  # days that a feed tells of
COLUMNS = ("day", "decision", "paragraph", "bearers", "action", "standing", "id", "address")


@dataclass(frozen=True, slots=True)
class Due:
    """A day on which something is due; `state` is of that day: met, missed, to come."""

    day: date
    line: Line


def month_page(request: Request) -> Page:
    """The due days of a month, a quarter or a year."""
    catch_up_in_passing()
    asked = read_asked(request, "all")
    begin, span = _span(request, asked.on)
    end = (later(begin, SPANS[span], "month") or date.max) - timedelta(days=1)
    endless = request.GET.get("endless") == "1"
    rows, left_out = dated(asked, request.viewer, request.purpose, begin, end, endless=endless)
    days = list(_days(rows, request.viewer, request.purpose, begin, end, asked.on))
    months: defaultdict[date, list[Due]] = defaultdict(list)
    for due in days:
        months[due.day.replace(day=1)].append(due)
    documents = [due.line.document for due in days]
    before = _months_before(begin, SPANS[span])
    return Page(
        template="ledger/calendar.html",
        context={
            "months": sorted(months.items()), "begin": begin, "end": end, "span": span, "count": len(days),
            "previous": address(request, month=f"{before:%Y-%m}"),
            "next": address(request, month=f"{end + timedelta(days=1):%Y-%m}"),
            "spans": [(address(request, span=each), each == span, each) for each in SPANS],
            "left_out": left_out, "with_endless": address(request, endless="1"), "endless": endless,
            "asked": request.GET, "chips": chips(request, filter_words(), value_words()), "kinds": Kind.choices,
            "carried": carried(request), "words": standing_words(), "on": asked.on,
        },
        data=lambda: {
            "from": begin, "to": end, "series_left_out": left_out,
            "days": [dict(zip(COLUMNS, _row(due), strict=True)) for due in days],
        },
        table=Table(COLUMNS, lambda: map(_row, days)),
        marking=bands(documents),
        exercise=any(document.exercise for document in documents),
        shown=documents,
    )  # fmt: skip


def _row(due: Due) -> tuple[object, ...]:
    entry = due.line.entry
    return (
        due.day, entry.decision, entry.clause, "; ".join(entry.bearers), entry.action, due.line.standing, entry.ident,
        entry.get_absolute_url(),
    )  # fmt: skip


def _span(request: Request, on: date) -> tuple[date, str]:
    """The first day shown and how much: `?month=2006-12&span=quarter`."""
    span = request.GET.get("span", "month")
    if span not in SPANS:
        raise UsageError(_('"%(text)s" is no span of the calendar') % {"text": span[:40]}, remedy=", ".join(SPANS))
    text = request.GET.get("month", "")
    try:
        begin = date.fromisoformat(f"{text}-01") if text else on.replace(day=1)
    except ValueError as error:
        raise UsageError(_('"%(text)s" is no month') % {"text": text[:40]}, remedy=_("Write it as 2006-12.")) from error
    return within_record(begin), span


def _months_before(begin: date, count: int) -> date:
    months = begin.year * 12 + begin.month - 1 - count
    return date(months // 12, months % 12 + 1, 1)


def dated(
    asked: Asked, viewer: Viewer, purpose: Purpose, begin: date, end: date, *, endless: bool
) -> tuple[QuerySet[Entry], int]:
    """The entries with a day between two days, rejected ones left out; and how many endless series are left out."""
    plain = replace(asked, since=None, to=None)
    rows = narrowed(visible(viewer, purpose).filter(twin=False), plain).exclude(status=Status.REJECTED)
    once = Q(recurring=False, due__gte=max(begin, asked.since or begin), due__lte=min(end, asked.to or end))
    series = Q(recurring=True, due__lte=end) & (Q(until__gte=begin) | Q(until=None))
    old = Q(recurring=True, until=None, due__lt=begin - ENDLESS)
    left_out = 0 if endless else rows.filter(series & old).count()
    kept = rows.filter(once | series) if endless else rows.filter(once | (series & ~old))
    return kept.order_by("rank", "-adopted", "pk"), left_out


def _days(rows: QuerySet[Entry], viewer: Viewer, purpose: Purpose, begin: date, end: date, on: date) -> Iterator[Due]:
    """Every due day, in order."""
    entries = list(rows.select_related("document").defer("document__record", "original")[:MOST])
    told = [Due(day, line) for line in lines(entries, viewer, purpose, on) for day in _on_days(line.entry, begin, end)]
    yield from sorted(told, key=lambda due: (due.day, due.line.entry.decision, due.line.entry.pk))


def _on_days(entry: Entry, begin: date, end: date) -> Iterator[date]:
    if not entry.recurring:
        if entry.due is not None:
            yield entry.due
        return
    deadline = commitment_of(entry).deadline
    if deadline is not None:
        yield from occurrences(deadline, begin, end, entry.adopted)


def feed(request: Request) -> HttpResponseBase:
    """The calendar of whoever is signed in, or of the public."""
    return _feed(request, request.viewer, read_asked(request, "all"))


def private_feed(request: Request, token: str) -> HttpResponseBase:
    """The calendar behind a private address: what its holder's organization may have copies of."""
    held = opened(token)
    if isinstance(held, int):
        response = HttpResponse(_("Too many requests"), status=429, content_type="text/plain; charset=utf-8")
        response["Retry-After"] = str(held)
        return response
    return _feed(request, holder(held), read_asked(request, "all"))


def _feed(request: Request, viewer: Viewer, asked: Asked) -> HttpResponse:
    """The feed: a year back, five ahead."""
    catch_up_in_passing()
    begin, end = asked.on - BACK, asked.on + AHEAD
    rows, _left_out = dated(asked, viewer, Purpose.EXPORT, begin, end, endless=False)
    entries = list(rows.select_related("document").defer("document__record", "original")[:MOST])
    told = [made for entry in entries if (made := _calendar_entry(request, entry)) is not None]
    if asked == Asked("all", asked.on, bearer=asked.bearer):  # a narrower question is one about commitments alone
        told += duty_entries(request, viewer, asked.on, asked.bearer)
    content = calendar(told, name=f"Chapter8 ({settings.ORGANIZATION})", made_at=timezone.now())
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'inline; filename="commitments.ics"'
    response["Cache-Control"] = "private, no-store"
    return response


def _calendar_entry(request: Request, entry: Entry) -> CalendarEntry | None:
    """An entry for a calendar. A series without an end gets the one after which it is not told any more."""
    document: Any = entry.document
    url = request.build_absolute_uri(entry.get_absolute_url())
    made = entry_of(commitment_of(entry), entry.adopted, url=url, marking=document.marking)
    if made is None:
        return None
    words = f"EXERCISE EXERCISE EXERCISE\n{made.words}" if document.exercise else made.words
    summary = f"EXERCISE: {made.summary}" if document.exercise else made.summary
    state = "accepted" if entry.status in {Status.ACCEPTED, Status.EDITED} else "proposed by the reading"
    until = made.until or (made.day + ENDLESS if made.recurrence else None)
    return replace(made, key=entry.key, summary=summary, words=f"{words}\n({state})", until=until)
