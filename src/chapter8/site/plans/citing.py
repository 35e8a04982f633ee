"""From a symbol and a paragraph to the words in the library that a plan rests on."""

from __future__ import annotations

from datetime import date

from django import forms
from django.utils.translation import gettext as _

from chapter8.errors import UsageError
from chapter8.exchange.decide import decide
from chapter8.site.library.models import Clause, Decision, Document
from chapter8.site.plans.bench import Bench
from chapter8.site.plans.nouns import Cited
from chapter8.symbols import normalise


def cite(bench: Bench, form: forms.Form) -> Cited | None:
    """The paragraph that a form names, with its words; None, with an error at the field, where there is none."""
    document = _document(bench, str(form.cleaned_data["symbol"]))
    if document is None:
        form.add_error("symbol", _("No decision that you may see has this symbol here: add its text to the library."))
        return None
    number = str(form.cleaned_data["paragraph"]).strip().removeprefix("para.").strip()
    clause = Clause.objects.filter(document=document, number=number, kind="operative").select_related("passage").first()
    if clause is None:
        form.add_error("paragraph", _("The decision has no operative paragraph of this number."))
        return None
    return Cited(document.sha256, document.symbol, number, clause.passage.ident, clause.text)


def decided_on(bench: Bench, cited: Cited) -> date:
    """The day of the decision that a paragraph stands in. Without one, the day of the question."""
    found = Decision.objects.filter(document__sha256=cited.sha256, symbol=cited.symbol).values_list("date", flat=True)
    days = [day for day in found if day is not None]
    return min(days, default=bench.on)


def _document(bench: Bench, symbol: str) -> Document | None:
    try:
        wanted = normalise(symbol)
    except UsageError:
        return None
    rows = Document.objects.readable_by(bench.viewer, bench.purpose).filter(
        symbol=wanted, exercise=bench.situation.exercise
    )
    held = [row for row in rows.defer("record") if decide(row, bench.viewer, bench.purpose).allow]
    return next((row for row in held if Decision.objects.filter(document=row, symbol=wanted).exists()), None)
