"""Commitments that a person reads out of a passage, and documents that a person says answer one."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from chapter8.errors import NotFoundError, UsageError
from chapter8.exchange.decide import Purpose
from chapter8.record.nouns import Commitment
from chapter8.site.asking import Request
from chapter8.site.faults import unknown
from chapter8.site.ledger import deciding
from chapter8.site.ledger.deciding import Verdict, reviewer
from chapter8.site.ledger.entry import find_entry
from chapter8.site.ledger.forms import CommitmentForm, initial
from chapter8.site.ledger.models import Entry
from chapter8.site.library.models import Clause, Document, Passage
from chapter8.symbols import parse

VERDICTS: dict[str, Verdict] = {"confirm": "confirmed", "reject": "rejected", "reopen": "proposed"}


def new(request: Request) -> HttpResponseBase:
    """The form for a commitment of a passage (`?document=SHA-256&passage=p7`), or the commitment made of it."""
    request.purpose = Purpose.READ
    by = reviewer(request.viewer, request.user)
    asked = request.POST if request.method == "POST" else request.GET
    passage = _passage(request, asked.get("document", ""), asked.get("passage", ""))
    clause = Clause.objects.filter(passage=passage).select_related("decision").first()
    blank = Commitment(
        decision=(clause.decision.symbol if clause else passage.document.symbol) or None,
        clause=(clause.number if clause else passage.number) or None,
        kind="request", verb=clause.verbs[0] if clause and clause.verbs else "", bearers=(), action="", recipients=(),
        report=False, deadline=None, passage=passage.ident,
    )  # fmt: skip
    form = CommitmentForm(request.POST) if request.method == "POST" else CommitmentForm(initial=initial(blank))
    if request.method == "POST" and form.is_valid():
        entry = deciding.add(passage.document, passage, form.commitment(blank), by)
        messages.success(request, _("Added."))
        return HttpResponseRedirect(entry.get_absolute_url())
    context = {"form": form, "passage": passage, "marking": passage.document.marking}
    return render(request, "ledger/add.html", context, status=422 if form.errors else 200)


def _passage(request: Request, content: str, ident: str) -> Passage:
    """A passage of a document that the viewer may read."""
    readable = Document.objects.readable_by(request.viewer, request.purpose).filter(sha256=content)
    rows = Passage.objects.filter(document__in=readable, ident=ident).select_related("document")
    found = rows.defer("document__record").first()
    if found is None:
        raise unknown(request.viewer)
    return found


@require_POST
def answer(request: Request, commitment: str) -> HttpResponseBase:
    """Confirm, reject or reopen a proposed answer, or link a document by its symbol."""
    request.purpose = Purpose.READ
    entry = find_entry(request, commitment)
    by = reviewer(request.viewer, request.user)
    reason, do = request.POST.get("reason", ""), request.POST.get("do", "")
    if do == "link":
        deciding.link(entry, _document(request, request.POST.get("symbol", "")), reason, by)
        messages.success(request, _("Linked."))
    elif do in VERDICTS:
        _judge(request, entry, VERDICTS[do], reason)
    else:
        raise UsageError(_("This is nothing that can be done with an answer"), remedy="confirm, reject, reopen, link")
    return HttpResponseRedirect(f"{entry.get_absolute_url()}#answers")


def _judge(request: Request, entry: Entry, verdict: Verdict, reason: str) -> None:
    """Decide on an answer that the viewer sees."""
    readable = Document.objects.readable_by(request.viewer, request.purpose)
    number = request.POST.get("answer", "")
    rows = entry.answers.filter(pk=int(number) if number.isdecimal() and len(number) < 19 else 0, told_by__in=readable)
    found = rows.select_related("told_by").defer("told_by__record").first()
    if found is None:
        raise unknown(request.viewer)
    deciding.judge(found, verdict, reason, reviewer(request.viewer, request.user))
    messages.success(
        request, {"confirmed": _("Confirmed."), "rejected": _("Rejected."), "proposed": _("Open again.")}[verdict]
    )


def _document(request: Request, symbol: str) -> Document:
    """The document of a symbol that the viewer may read. Raises NotFoundError, the same for what is withheld."""
    try:
        canonical = parse(symbol).text
    except UsageError:
        canonical = " ".join(symbol.split())
    readable = Document.objects.readable_by(request.viewer, request.purpose)
    found = readable.filter(symbol=canonical).defer("record").order_by("pk").first() if canonical else None
    if found is None:
        raise NotFoundError(
            _("No document with this symbol is available to you"),
            place=symbol[:80],
            remedy=_("Add it to the library first."),
        )
    return found
