"""Leverage notes on pages: which organization has influence on whom in a situation, with the source of each."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from chapter8.exchange.decide import Purpose, Viewer, decide
from chapter8.exchange.marking import strictest
from chapter8.site.accounts.rights import may_contribute
from chapter8.site.asking import Request, person, shows_a_page
from chapter8.site.briefs.pages import situation_or_unknown
from chapter8.site.faults import unknown
from chapter8.site.joint.forms import LeverageForm
from chapter8.site.joint.models import LeverageKind, LeverageNote
from chapter8.site.joint.pages import names
from chapter8.site.library.entered import (
    ENTERED_COLUMNS,
    documents_of,
    entered_cells,
    entered_data,
    require_contributor,
    take_back,
)
from chapter8.site.library.evidence_form import marking_values
from chapter8.site.situations.finding import require_kept
from chapter8.site.situations.models import Situation
from chapter8.site.twins import Page, Table

COLUMNS = ("organization", "kind", "over", "words", "on", *ENTERED_COLUMNS)


def notes_of(situation: Situation, viewer: Viewer, purpose: Purpose) -> list[LeverageNote]:
    """The notes that the viewer may have, by organization."""
    if situation.pk is None:
        return []
    rows = LeverageNote.objects.filter(situation=situation).readable_by(viewer, purpose).select_related("person")
    return [row for row in rows if decide(row, viewer, purpose).allow]


def leverage(request: Request, slug: str) -> Page:
    """Who has influence on whom, by organization."""
    found = situation_or_unknown(request, slug)
    rows = notes_of(found, request.viewer, request.purpose)
    documents = documents_of(rows, request.viewer, request.purpose)
    things = [found, *rows, *documents.values()]
    return Page(
        template="joint/leverage.html",
        context={
            "situation": found, "rows": rows, "documents": documents, "names": names(),
            "kinds": dict(LeverageKind.choices), "may_write": may_contribute(request.viewer) and found.pk is not None,
        },
        data=lambda: {
            "situation": found.slug,
            "notes": [
                {**dict(zip(COLUMNS, _cells(row), strict=False)), **entered_data(row, request.viewer)} for row in rows
            ],
        },
        table=Table(COLUMNS, lambda: [(*_cells(row), *entered_cells(row)) for row in rows]),
        marking=strictest([thing.marking for thing in things], found.owner),
        exercise=found.exercise,
        shown=things,
    )  # fmt: skip


def _cells(row: LeverageNote) -> tuple[object, ...]:
    return (row.organization, row.kind, row.over, row.words, row.on)


@shows_a_page
def add_leverage(request: Request, slug: str) -> HttpResponseBase:
    """The form of a note, or the note made of it."""
    found = situation_or_unknown(request, slug)
    organization = require_contributor(request.viewer)
    require_kept(found)
    first = {**marking_values(found.marking), "organization": organization}
    posted = request.POST if request.method == "POST" else None
    form = LeverageForm(posted, initial=first, viewer=request.viewer, exercise=found.exercise)
    if form.is_valid():
        form.save(found, person(request))
        messages.success(request, _("Entered."))
        return HttpResponseRedirect(reverse("leverage", args=[found.slug]))
    context = {"form": form, "situation": found, "marking": found.marking, "exercise": found.exercise}
    return render(request, "joint/leverage_add.html", context, status=422 if form.errors else 200)


@require_POST
@shows_a_page
def leverage_back(request: Request, slug: str, entry: int) -> HttpResponseBase:
    """Take a note back."""
    found = situation_or_unknown(request, slug)
    row = next((each for each in notes_of(found, request.viewer, Purpose.READ) if each.pk == entry), None)
    if row is None:
        raise unknown(request.viewer)
    take_back(row, request.POST.get("reason", ""), request.viewer, person(request))
    messages.success(request, _("Taken back. The entry stays in the log."))
    return HttpResponseRedirect(reverse("leverage", args=[found.slug]))
