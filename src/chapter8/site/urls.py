"""All addresses of the site. Each app writes its addresses whole, from the root, in its own `urls.py`."""

from __future__ import annotations

from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path

from chapter8.site import views
from chapter8.site.api import api
from chapter8.site.twins import page

APPS = (
    "accounts",
    "library",
    "search",
    "searches",
    "positions",
    "agreed",
    "article54",  # before the ledger, whose commitments are named by anything
    "ledger",
    "joint",
    "assistance",
    "situations",
    "briefs",
    "registry",
    "plans",
    "standby",
    "jobs",
)

urlpatterns: list[URLPattern | URLResolver] = [
    *page("", views.home, name="home"),
    path("language", views.set_language, name="language"),
    *(path("", include(f"chapter8.site.{app}.urls")) for app in APPS),  # before Django's: its sign-in is ours
    path("admin/", admin.site.urls),
    path("api/", api.urls),
]

handler404 = "chapter8.site.faults.not_found"
