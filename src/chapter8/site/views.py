"""The front door: what this is, where to search, what is new."""

from __future__ import annotations

from django.conf import settings
from django.utils import timezone
from django.views.i18n import set_language as django_set_language

from chapter8.exchange.decide import Role
from chapter8.exchange.marking import strictest
from chapter8.site.asking import Request
from chapter8.site.ledger.asked import Asked, found, whole
from chapter8.site.ledger.models import Entry
from chapter8.site.library.models import Document, Fault
from chapter8.site.registry.atlas import node_atlas
from chapter8.site.situations.models import Situation
from chapter8.site.twins import Page

set_language = django_set_language

LATEST, DUE = 8, 5


def home(request: Request) -> Page:
    """The search box, the situations, the latest documents; for administrators, what could not be read."""
    documents = Document.objects.readable_by(request.viewer, request.purpose)
    latest = list(documents.order_by("-added_at", "-pk").defer("record")[:LATEST])
    situations = list(Situation.objects.readable_by(request.viewer, request.purpose))
    faults = Fault.objects.count() if Role.ADMINISTRATOR in request.viewer.roles else 0
    count = documents.count()
    due = _due(request)
    told = [*latest, *(entry.document for entry in due if entry.document)]
    shown = [*told, *situations]
    return Page(
        template="home.html",
        context={
            "latest": latest,
            "count": count,
            "situations": situations,
            "faults": faults,
            "due": due,
            "names": {state.code: state.name for state in node_atlas().states} if situations else {},
        },
        data=lambda: {
            "documents": count,
            "situations": [{"name": item.name, "slug": item.slug, "states": item.states} for item in situations],
            "latest": [
                {"symbol": item.symbol, "title": item.title, "address": item.get_absolute_url()} for item in latest
            ],
            "due_soon": [
                {"commitment": str(item), "due": item.due, "address": item.get_absolute_url()} for item in due
            ],
        },
        marking=strictest(tuple(item.marking for item in shown), settings.ORGANIZATION),
        exercise=any(item.exercise for item in told) or any(item.exercise for item in situations),
        shown=shown,
    )


def _due(request: Request) -> list[Entry]:
    """The commitments that are due soonest; a series of all times would push out the dates that are set once."""
    asked = Asked(tab="soon", on=timezone.now().date())
    keys = found(asked, request.viewer, request.purpose).filter(recurring=False).values_list("pk", flat=True)
    return whole(list(keys[:DUE]))
