"""The front door: what this is, where to search, what is new."""

from __future__ import annotations

from django.conf import settings
from django.views.i18n import set_language as django_set_language

from chapter8.exchange.decide import Role
from chapter8.exchange.marking import strictest
from chapter8.site.asking import Request
from chapter8.site.library.models import Document, Fault
from chapter8.site.registry.atlas import node_atlas
from chapter8.site.situations.models import Situation
from chapter8.site.twins import Page

set_language = django_set_language

LATEST = 8


def home(request: Request) -> Page:
    """The search box, the situations, the latest documents; for administrators, what could not be read."""
    documents = Document.objects.readable_by(request.viewer, request.purpose)
    latest = list(documents.order_by("-added_at", "-pk").defer("record")[:LATEST])
    situations = list(Situation.objects.readable_by(request.viewer, request.purpose))
    faults = Fault.objects.count() if Role.ADMINISTRATOR in request.viewer.roles else 0
    count = documents.count()
    return Page(
        template="home.html",
        context={
            "latest": latest,
            "count": count,
            "situations": situations,
            "faults": faults,
            "names": {state.code: state.name for state in node_atlas().states} if situations else {},
        },
        data=lambda: {
            "documents": count,
            "situations": [{"name": item.name, "slug": item.slug, "states": item.states} for item in situations],
            "latest": [
                {"symbol": item.symbol, "title": item.title, "address": item.get_absolute_url()} for item in latest
            ],
        },
        marking=strictest(tuple(item.marking for item in (*latest, *situations)), settings.ORGANIZATION),
        exercise=any(item.exercise for item in latest) or any(item.exercise for item in situations),
        shown=[*latest, *situations],
    )
