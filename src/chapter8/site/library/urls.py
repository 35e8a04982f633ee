"""Addresses of the library: the record, what was said and decided, and adding to it."""

from __future__ import annotations

from django.urls import path

from chapter8.site.library import pages, said
from chapter8.site.twins import page

urlpatterns = [
    *page("library", pages.library, name="library", csv=True),
    *page("d/<path:permalink>", pages.document, name="document", csv=True),
    path("files/<str:sha256>", pages.file, name="file"),
    *page("statements", said.statements, name="statements", csv=True),
    *page("decisions", said.decisions, name="decisions", csv=True),
    *page("decisions/<path:permalink>", said.decision, name="decision", csv=True),
    *page("faults", pages.faults, name="faults", csv=True),
]
