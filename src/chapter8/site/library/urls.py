"""Addresses of the library: the record, what was said and decided, and adding to it."""

from __future__ import annotations

from django.urls import path

from chapter8.site.library import cited, decision, meetings, pages, said
from chapter8.site.library.reader import document
from chapter8.site.twins import page

urlpatterns = [
    *page("library", pages.library, name="library", csv=True),
    path("d/<path:permalink>/citations.graphml", cited.graph, name="citations.graphml"),
    *page("d/<path:permalink>/citations", cited.citations, name="citations", csv=True),
    *page("d/<path:permalink>", document.document, name="document", csv=True),
    path("files/<str:sha256>", pages.file, name="file"),
    *page("statements", said.statements, name="statements", csv=True),
    *page("decisions", said.decisions, name="decisions", csv=True),
    *page("decisions/<path:permalink>", decision.decision, name="decision", csv=True),
    *page("meetings", meetings.meetings, name="meetings", csv=True),
    *page("meetings/<path:number>", meetings.meeting, name="meeting", csv=True),
    *page("faults", pages.faults, name="faults", csv=True),
]
