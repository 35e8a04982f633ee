"""What people write for Article 54: operations of a situation's own, events, decisions on letters, the intervals."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from chapter8.errors import NotFoundError, UsageError
from chapter8.exchange.decide import Purpose
from chapter8.exchange.marking import Marking
from chapter8.site.accounts.people import administers, require_administrator
from chapter8.site.article54.forms import EventForm, IntervalsForm, OperationForm, interval_values
from chapter8.site.article54.models import Intervals, ReportDecision
from chapter8.site.article54.operations import Told, find_told, policy_in_force
from chapter8.site.asking import Request, person, shows_a_page
from chapter8.site.briefs.pages import situation_or_unknown
from chapter8.site.faults import unknown
from chapter8.site.library.entered import require_contributor, take_back
from chapter8.site.library.evidence_form import marking_values
from chapter8.site.library.models import Document
from chapter8.site.situations.finding import require_kept
from chapter8.symbols import parse

VERDICTS = {"accept": "accepted", "reject": "rejected", "reopen": "reopened"}


@shows_a_page
def add_operation(request: Request, slug: str) -> HttpResponseBase:
    """The form of an operation of a situation's own, or the operation made of it."""
    found = situation_or_unknown(request, slug)
    require_contributor(request.viewer)
    require_kept(found)
    first: Any = {**marking_values(found.marking), "states": ", ".join(found.states)}
    posted = request.POST if request.method == "POST" else None
    form = OperationForm(posted, initial=first, viewer=request.viewer, situation=found)
    if request.method == "POST" and form.is_valid():
        row = form.save(person(request))
        messages.success(request, _("Entered."))
        return HttpResponseRedirect(reverse("article-54", args=[row.code]))
    context = {"form": form, "situation": found, "marking": found.marking, "exercise": found.exercise}
    return render(request, "article54/add_operation.html", context, status=422 if form.errors else 200)


@shows_a_page
def add_event(request: Request, operation: str) -> HttpResponseBase:
    """The form of an event, or the event made of it."""
    told = find_told(operation, request.viewer, Purpose.READ)
    require_contributor(request.viewer)
    marking = told.own.marking if told.own else Marking()
    posted = request.POST if request.method == "POST" else None
    form = EventForm(posted, initial=marking_values(marking), viewer=request.viewer, exercise=told.exercise)
    if request.method == "POST" and form.is_valid():
        form.save(told, person(request))
        messages.success(request, _("Entered."))
        return _back(told)
    context = {"form": form, "told": told, "marking": marking, "exercise": told.exercise}
    return render(request, "article54/add_event.html", context, status=422 if form.errors else 200)


@require_POST
@shows_a_page
def event_back(request: Request, operation: str, entry: int) -> HttpResponseBase:
    """Take an event back."""
    told = find_told(operation, request.viewer, Purpose.READ)
    row = next((each for each in told.rows if each.pk == entry), None)
    if row is None:
        raise unknown(request.viewer)
    take_back(row, request.POST.get("reason", ""), request.viewer, person(request))
    messages.success(request, _("Taken back. The entry stays in the log."))
    return _back(told)


@require_POST
@shows_a_page
def decide_report(request: Request, operation: str) -> HttpResponseBase:
    """Accept a document as a report to the Council, say that it is none, or open the question again."""
    told = find_told(operation, request.viewer, Purpose.READ)
    organization = require_contributor(request.viewer)
    state = VERDICTS.get(request.POST.get("do", ""))
    if state is None:
        raise UsageError(_("This is nothing that can be done with a report"), remedy=", ".join(VERDICTS))
    document = _document(request, request.POST.get("document", ""))
    reason = " ".join(request.POST.get("reason", "").split())[:2000]
    if state == "rejected" and not reason:
        raise UsageError(_("A rejection needs its reason"), remedy=_("Write in a few words why it is no report."))
    if document.exercise != told.exercise:
        raise UsageError(_("Exercise material and real material do not mix."), remedy=_("Choose another document."))
    if state == "accepted" and document.date is None:
        raise UsageError(_("The document has no date"), remedy=_("A report counts from its date."))
    ReportDecision.objects.create(
        operation=told.operation.code, sha256=document.sha256, state=state, reason=reason, person=person(request),
        organization=organization,
    )  # fmt: skip
    words = {"accepted": _("Accepted."), "rejected": _("Rejected."), "reopened": _("Open again.")}
    messages.success(request, words[state])
    return _back(told)


def _document(request: Request, text: str) -> Document:
    """A document by SHA-256 or symbol; the same answer for what is withheld and for what is not there."""
    wanted = " ".join(text.split())
    try:
        symbol = parse(wanted).text
    except UsageError:
        symbol = wanted
    rows = Document.objects.readable_by(request.viewer, Purpose.READ).defer("record")
    found = rows.filter(sha256=wanted).first() or rows.filter(symbol=symbol).order_by("pk").first() if wanted else None
    if found is None:
        raise NotFoundError(
            _("No document with this symbol is available to you"),
            place=text[:80],
            remedy=_("Add it to the library first."),
        )
    return found


def _back(told: Told) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("article-54", args=[told.operation.code]))


@login_required
@shows_a_page
def intervals(request: Request) -> HttpResponseBase:
    """The policy of intervals and its editions; administrators of the node put a new one in force."""
    policy = policy_in_force()
    if request.method == "POST":
        require_administrator(request.viewer)
        form = IntervalsForm(request.POST)
        if form.is_valid():
            form.save(person(request))
            messages.success(request, _("The intervals are in force."))
            return HttpResponseRedirect(reverse("article-54-policy"))
    else:
        form = IntervalsForm(initial=interval_values(policy))
    editions = Intervals.objects.select_related("made_by")[:50]
    context = {"form": form, "policy": policy, "editions": editions, "may_rule": administers(request.viewer)}
    return render(request, "article54/policy.html", context, status=422 if form.is_bound else 200)
