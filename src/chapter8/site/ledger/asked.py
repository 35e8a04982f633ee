"""What a list of the ledger is asked for: the filters of the board, the queue, the calendar and the feeds, alike."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from chapter8.errors import NotFoundError, UsageError
from chapter8.exchange.decide import Purpose, Viewer
from chapter8.site import listing
from chapter8.site.asking import Request
from chapter8.site.ledger.models import Entry, Fulfils, Kind
from chapter8.site.ledger.standing import TABS, Tab, answers_seen, standing_filter, visible
from chapter8.site.registry.atlas import node_atlas
from chapter8.symbols import parse

NAMES = ("bearer", "decision", "kind", "report", "from", "to", "text")
"""The filters that a feed and the queue carry along, as they stand in an address."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question to the ledger. `since` and `to` are due days; `report` is None where it does not matter."""

    tab: Tab
    on: date
    bearer: str = ""
    decision: str = ""
    kind: str = ""
    report: bool | None = None
    since: date | None = None
    to: date | None = None
    text: str = ""


def read_asked(request: Request, tab: Tab = "open") -> Asked:
    """The question of an address. Raises UsageError for what is no tab, kind or day of ours."""
    asked = request.GET
    named = asked.get("show", tab)
    if named not in TABS:
        raise UsageError(_('"%(text)s" is no list of the ledger') % {"text": named[:40]}, remedy=", ".join(TABS))
    kind, report = asked.get("kind", ""), asked.get("report", "")
    if kind and kind not in Kind.values:
        raise UsageError(_('"%(text)s" is no kind of commitment') % {"text": kind[:40]}, remedy=", ".join(Kind.values))
    return Asked(
        tab=named,
        on=listing.day(request, "on") or timezone.now().date(),
        bearer=asked.get("bearer", "").strip(),
        decision=asked.get("decision", "").strip(),
        kind=kind,
        report={"yes": True, "no": False}.get(report),
        since=listing.day(request, "from"),
        to=listing.day(request, "to"),
        text=asked.get("text", "").strip(),
    )


def found(asked: Asked, viewer: Viewer, purpose: Purpose) -> QuerySet[Entry]:
    """The entries that a question leaves, in the order of their days: the earliest first, those without one last."""
    rows = narrowed(visible(viewer, purpose).filter(twin=False), asked)
    rows = rows.filter(standing_filter(asked.tab, asked.on, answers_seen(viewer, purpose, asked.on)))
    return rows.order_by("rank", "-adopted", "pk")


def narrowed(rows: QuerySet[Entry], asked: Asked) -> QuerySet[Entry]:
    """The rows that the filters leave, all but the tab."""
    if asked.bearer:
        rows = rows.filter(bearer_filter(asked.bearer))
    if asked.decision:
        rows = rows.filter(decision__istartswith=_canonical(asked.decision))
    if asked.kind:
        rows = rows.filter(kind=asked.kind)
    if asked.report is not None:
        rows = rows.filter(report=asked.report)
    if asked.since:
        rows = rows.filter(Q(due__gte=asked.since) | Q(recurring=True, due__lte=asked.to or date.max))
    if asked.to:
        rows = rows.filter(due__lte=asked.to)
    if asked.text:
        rows = rows.filter(action__icontains=asked.text)
    return rows


def bearer_filter(name: str) -> Q:
    """Entries owed by an organization or a state; a code or another known name stands for the full name."""
    atlas = node_atlas()
    full: str | None
    try:
        full = atlas.organization(name).name
    except NotFoundError:
        full = atlas.canonical_actor(name)
    return Q(owed_by__contains=f"|{full}|") if full else Q(owed_by__icontains=name)


def _canonical(text: str) -> str:
    """A symbol in the UN's own form where it is whole; the beginning of one as it was typed."""
    try:
        return parse(text).text
    except UsageError:
        return " ".join(text.upper().split())


def whole(keys: list[int]) -> list[Entry]:
    """The entries of a page with their documents at hand, in the order of their keys.

    A list is cut into pages by keys alone, which an index holds; sorting whole rows would take ten times as long.
    """
    rows = Entry.objects.filter(pk__in=keys).select_related("document").defer("document__record", "original")
    by_key = {row.pk: row for row in rows}
    return [by_key[key] for key in keys if key in by_key]


def answers_of(entries: list[Entry], viewer: Viewer, purpose: Purpose, on: date) -> dict[int, list[Fulfils]]:
    """The answers of the entries of a page, one question for all."""
    answers: dict[int, list[Fulfils]] = {}
    rows: QuerySet[Any] = answers_seen(viewer, purpose, on).filter(entry__in=entries)
    for row in rows.select_related("told_by").defer("told_by__record"):
        answers.setdefault(row.entry_id, []).append(row)
    return answers
