"""Addresses of situations and of event releases."""

from __future__ import annotations

from django.urls import path

from chapter8.site.situations import editing, pages
from chapter8.site.twins import page

urlpatterns = [
    *page("situations", pages.situations, name="situations", csv=True),
    path("situations/open", editing.open_states, name="situation-open"),
    path("situations/new", editing.new, name="situation-new"),
    path("situations/<str:slug>/edit", editing.edit, name="situation-edit"),
    *page("situations/<str:slug>", pages.situation, name="situation", csv=True),
    *page("events", pages.releases, name="releases", csv=True),
]
