"""The review queue: one proposal at a time, decided on by keyboard or by plain forms."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponseBase, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from chapter8.errors import Chapter8Error, UsageError
from chapter8.exchange.decide import Purpose
from chapter8.site.accounts.rights import may_contribute
from chapter8.site.asking import Request
from chapter8.site.ledger import deciding
from chapter8.site.ledger.asked import NAMES, found, read_asked, whole
from chapter8.site.ledger.board import carried, filter_words, value_words
from chapter8.site.ledger.deciding import Reviewer, reviewer
from chapter8.site.ledger.entry import find_entry, places
from chapter8.site.ledger.forms import CommitmentForm, initial
from chapter8.site.ledger.lines import COLUMNS, data_of, lines, row_of
from chapter8.site.ledger.models import SHORT, Entry, Kind, Status
from chapter8.site.ledger.standing import standing_words, visible
from chapter8.site.ledger.upkeep import catch_up_in_passing
from chapter8.site.ledger.values import commitment_of
from chapter8.site.library.pages import bands
from chapter8.site.listing import chips
from chapter8.site.twins import Page, Table

ALIKE = 200  # most that are accepted at once


def queue(request: Request) -> Page:
    """The proposal that `at` names, or the first one of those that the filters leave."""
    catch_up_in_passing()
    asked = read_asked(request, "proposed")
    keys = list(found(asked, request.viewer, request.purpose).values_list("pk", flat=True))
    place = _place(keys, request.GET.get("at", ""))
    shown = whole(keys[place : place + 1])
    before, after = _ident(keys, place - 1), _ident(keys, place + 1)
    told = lines(shown, request.viewer, request.purpose, asked.on)
    line = told[0] if told else None
    entry = line.entry if line else None
    return Page(
        template="ledger/review.html",
        context={
            "line": line, "entry": entry, "number": place + 1, "of": len(keys), "asked": request.GET,
            "previous": queue_path(request.GET, before) if before else "",
            "next": queue_path(request.GET, after) if after else "",
            "after": after,
            "form": CommitmentForm(initial=initial(commitment_of(entry))) if entry else None,
            "places": places(entry) if entry else [], "alike": _alike(request, entry).count() if entry else 0,
            "chips": chips(request, filter_words(), value_words()), "carried": carried(request),
            "words": standing_words(),
            "kinds": Kind.choices, "may_write": may_contribute(request.viewer), "last": _last(request),
        },
        data=lambda: {"of": len(keys), "number": place + 1, "commitment": data_of(line) if line else None},
        table=Table(COLUMNS, lambda: [row_of(line)] if line else []),
        marking=bands([line.document]) if line else None,
        exercise=bool(line and line.document.exercise),
        shown=[line.document] if line else (),
    )  # fmt: skip


def _place(keys: list[int], ident: str) -> int:
    """Where in the queue an entry stands; what is decided by now has left it: then the first."""
    asked = (
        Entry.objects.filter(key__startswith=ident).values_list("pk", flat=True).first() if len(ident) == SHORT else 0
    )
    return keys.index(asked) if asked in keys else 0


def _ident(keys: list[int], place: int) -> str:
    """The address part of another proposal of the queue; empty past its ends."""
    if not 0 <= place < len(keys):
        return ""
    return Entry.objects.values_list("key", flat=True).get(pk=keys[place])[:SHORT]


def queue_path(query: QueryDict, ident: str = "", last: str = "") -> str:
    """The address of the queue, with the filters of a query."""
    held = [(name, query[name]) for name in NAMES if query.get(name)]
    held += [("at", ident)] if ident else []
    held += [("last", last)] if last else []
    return reverse("review-queue") + (f"?{urlencode(held)}" if held else "")


def _last(request: Request) -> Entry | None:
    """The commitment that was decided on before this one, to take the decision back."""
    ident = request.GET.get("last", "")
    try:
        return find_entry(request, ident) if ident else None
    except Chapter8Error:
        return None


def _alike(request: Request, entry: Entry) -> QuerySet[Entry]:
    """Other proposals that ask the same of the same by the same day, in whatever decision."""
    rows = visible(request.viewer, Purpose.READ).filter(saying=entry.saying, status=Status.PROPOSED, twin=False)
    return rows.exclude(pk=entry.pk).order_by("-adopted", "pk")


@require_POST
def decide(request: Request, commitment: str) -> HttpResponseBase:
    """Accept, edit, reject or undo; then the next proposal of the queue, or back to the page it came from."""
    request.purpose = Purpose.READ
    entry = find_entry(request, commitment)
    by = reviewer(request.viewer, request.user)
    query = QueryDict(request.POST.get("query", ""))
    try:
        told = _decided(request, entry, by)
    except deciding.StaleError as error:
        messages.warning(request, f"{error.cause}. {error.remedy}")
        return HttpResponseRedirect(entry.get_absolute_url())
    if isinstance(told, CommitmentForm):
        context = {"entry": entry, "form": told, "query": query.urlencode(), "back": request.POST.get("back", "")}
        return render(request, "ledger/edit.html", {**context, "places": places(entry)}, status=422)
    if request.POST.get("back") == "page":
        messages.success(request, told)
        return HttpResponseRedirect(entry.get_absolute_url())
    after = request.POST.get("after", "") if request.POST.get("do") != "undo" else entry.ident
    return HttpResponseRedirect(queue_path(query, after, "" if request.POST.get("do") == "undo" else entry.ident))


def _decided(request: Request, entry: Entry, by: Reviewer) -> str | CommitmentForm:
    """Write the decision; what to tell, or the form with its errors."""
    seen = _version(request.POST.get("version", ""))
    match request.POST.get("do"):
        case "accept":
            deciding.accept(entry, seen, by)
            return _("Accepted.")
        case "edit":
            form = CommitmentForm(request.POST)
            if not form.is_valid():
                return form
            deciding.edit(entry, seen, form.commitment(commitment_of(entry)), by)
            return _("Edited and accepted.")
        case "reject":
            deciding.reject(entry, seen, request.POST.get("reason", ""), by)
            return _("Rejected.")
        case "undo":
            deciding.undo(entry, seen, by)
            return _("Taken back.")
    raise UsageError(_("This is nothing that can be done with a commitment"), remedy="accept, edit, reject, undo")


def _version(text: str) -> int:
    if not text.isdecimal() or len(text) > 9:
        raise UsageError(_("The form lacks the version that you have seen"), remedy=_("Open the page again."))
    return int(text)


def alike(request: Request, commitment: str) -> HttpResponseBase:
    """Proposals that say the same: shown first, accepted together after a confirmation."""
    request.purpose = Purpose.READ
    entry = find_entry(request, commitment)
    by = reviewer(request.viewer, request.user)
    rows = [entry, *_alike(request, entry)[: ALIKE - 1]] if entry.status == Status.PROPOSED else []
    if request.method != "POST":
        shown = lines(whole([row.pk for row in rows]), request.viewer, request.purpose, read_asked(request).on)
        context = {"entry": entry, "lines": shown, "query": carried(request)}
        return render(request, "ledger/alike.html", context | {"marking": bands([line.document for line in shown])})
    seen = {row.ident: row for row in rows}
    accepted = kept = 0
    for pair in request.POST.getlist("commitment")[:ALIKE]:
        key, _colon, version = pair.partition(":")
        try:
            deciding.accept(seen[key], _version(version), by)
            accepted += 1
        except (KeyError, deciding.StaleError):
            kept += 1
    messages.success(request, _("%(count)s accepted.") % {"count": accepted})
    if kept:
        messages.warning(
            request, _("%(count)s were decided on by somebody else and left as they are.") % {"count": kept}
        )
    return HttpResponseRedirect(queue_path(QueryDict(request.POST.get("query", ""))))


def edit(request: Request, commitment: str) -> HttpResponseBase:
    """The form of a commitment on a page of its own."""
    request.purpose = Purpose.READ
    entry = find_entry(request, commitment)
    reviewer(request.viewer, request.user)
    form = CommitmentForm(initial=initial(commitment_of(entry)))
    context = {"entry": entry, "form": form, "query": "", "back": "page", "places": places(entry)}
    return render(request, "ledger/edit.html", context)
