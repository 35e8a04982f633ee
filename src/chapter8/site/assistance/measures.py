"""Resolution 1540 on pages: where each state stands on each measure, as people entered it; silence stays silence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from chapter8.exchange.decide import Purpose, Viewer, decide
from chapter8.exchange.marking import strictest
from chapter8.respond.assistance import MEASURES, STATUSES, MeasureStatus, measures_on
from chapter8.site.accounts.rights import may_contribute
from chapter8.site.asking import Request, person, shows_a_page
from chapter8.site.assistance.forms import MeasureForm, read_places
from chapter8.site.assistance.models import MeasureEntry
from chapter8.site.assistance.words import MEASURE_WORDS, STATUS_WORDS
from chapter8.site.faults import unknown
from chapter8.site.library.entered import (
    ENTERED_COLUMNS,
    documents_of,
    entered_cells,
    entered_data,
    require_contributor,
    take_back,
)
from chapter8.site.library.models import Document
from chapter8.site.listing import day
from chapter8.site.registry.asking import today
from chapter8.site.registry.atlas import node_atlas
from chapter8.site.twins import Page, Table

COLUMNS = ("state", "name", "measure", "paragraph", "status", "on", "words", *ENTERED_COLUMNS)


@dataclass(frozen=True, slots=True)
class Tracker:
    """What is known by a day: the newest entry of each state and measure, the older ones, and their documents."""

    on: date
    states: tuple[tuple[str, str], ...]
    newest: dict[tuple[str, str], MeasureEntry]
    rows: tuple[MeasureEntry, ...]
    documents: dict[str, Document]


def tracker(viewer: Viewer, purpose: Purpose, on: date, places: str = "") -> Tracker:
    """Entries that the viewer may have. Places that are named show their states, though nobody entered anything."""
    atlas = node_atlas()
    wanted = read_places(places)
    found = MeasureEntry.objects.readable_by(viewer, purpose).filter(on__lte=on).select_related("person")
    rows = tuple(
        row
        for row in (found.filter(state__in=wanted) if wanted else found)
        if decide(row, viewer, purpose).allow and any(each.code == row.state for each in atlas.states)
    )
    documents = documents_of(rows, viewer, purpose)
    entries = {_noun(row, documents): row for row in rows if row.taken_back_at is None}
    newest = {key: entries[entry] for key, entry in measures_on(list(entries), on).items()}
    codes = wanted or tuple(dict.fromkeys(row.state for row in rows))
    named = sorted(((code, atlas.name_on(code, on)) for code in codes), key=lambda pair: pair[1])
    return Tracker(on, tuple(named), newest, rows, documents)


def _noun(row: MeasureEntry, documents: dict[str, Document]) -> MeasureStatus:
    status = next(each for each in STATUSES if each == row.status)
    return MeasureStatus(row.state, row.measure, status, row.on, (row.evidence(documents),))


def measures_page(request: Request) -> Page:
    """States by measures, and every entry with its evidence."""
    on, places = day(request, "on") or today(), request.GET.get("states", "")
    told = tracker(request.viewer, request.purpose, on, places)
    things = [*told.rows, *told.documents.values()]
    return Page(
        template="assistance/measures.html",
        context={
            "told": told, "asked": request.GET, "on": on, "measures": MEASURE_WORDS, "paragraphs": MEASURES,
            "statuses": STATUS_WORDS, "names": dict(told.states), "may_write": may_contribute(request.viewer),
        },
        data=lambda: {
            "on": on,
            "entries": [row_data(row, request.viewer, on) for row in told.rows],
            "newest": [row_data(row, request.viewer, on) for row in told.newest.values()],
        },
        table=Table(COLUMNS, lambda: [(*cells(row, on), *entered_cells(row)) for row in told.rows]),
        marking=strictest([thing.marking for thing in things], settings.ORGANIZATION) if things else None,
        exercise=any(row.exercise for row in told.rows),
        shown=things,
    )  # fmt: skip


def cells(row: MeasureEntry, on: date) -> tuple[object, ...]:
    """An entry as a row."""
    name = node_atlas().name_on(row.state, on)
    return (row.state, name, row.measure, MEASURES.get(row.measure, ""), row.status, row.on, row.words)


def row_data(row: MeasureEntry, viewer: Viewer, on: date) -> dict[str, object]:
    """An entry as data."""
    return {**dict(zip(COLUMNS, cells(row, on), strict=False)), **entered_data(row, viewer)}


@shows_a_page
def add_measure(request: Request) -> HttpResponseBase:
    """The form of an entry, or the entry made of it."""
    require_contributor(request.viewer)
    first = {name: request.GET[name] for name in ("state", "measure") if request.GET.get(name)}
    posted = request.POST if request.method == "POST" else None
    form = MeasureForm(posted, initial=first, viewer=request.viewer)
    if form.is_valid():
        row = form.save(person(request))
        messages.success(request, _("Entered."))
        return HttpResponseRedirect(f"{reverse('measures-1540')}?states={row.state}")
    context = {"form": form, "marking": None}
    return render(request, "assistance/measure_add.html", context, status=422 if form.errors else 200)


@require_POST
@shows_a_page
def measure_back(request: Request, entry: int) -> HttpResponseBase:
    """Take an entry back."""
    found = MeasureEntry.objects.readable_by(request.viewer).filter(pk=entry).first()
    if found is None:
        raise unknown(request.viewer)
    take_back(found, request.POST.get("reason", ""), request.viewer, person(request))
    messages.success(request, _("Taken back. The entry stays in the log."))
    return HttpResponseRedirect(f"{reverse('measures-1540')}?states={found.state}")
