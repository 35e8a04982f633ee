"""Addresses of situations and of event releases."""

from __future__ import annotations

from django.urls import path

from chapter8.site.situations import consent, editing, pages
from chapter8.site.twins import page

urlpatterns = [
    *page("situations", pages.situations, name="situations", csv=True),
    path("situations/open", editing.open_states, name="situation-open"),
    path("situations/new", editing.new, name="situation-new"),
    path("situations/<str:slug>/edit", editing.edit, name="situation-edit"),
    *page("situations/<str:slug>/consent", consent.consent, name="consent", csv=True),
    *page("situations/<str:slug>/consent/change", consent.consent_change, name="consent-change", csv=True),
    path("situations/<str:slug>/consent/add", consent.consent_add, name="consent-add"),
    path("situations/<str:slug>/consent/<int:entry>/back", consent.consent_take_back, name="consent-take-back"),
    *page("situations/<str:slug>/side-by-side", pages.side_by_side, name="side-by-side", csv=True),
    *page("situations/<str:slug>", pages.situation, name="situation", csv=True),
    *page("events", pages.releases, name="releases", csv=True),
]
