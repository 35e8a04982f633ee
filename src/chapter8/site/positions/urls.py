"""Addresses of positions, their themes, and actors."""

from __future__ import annotations

from django.urls import path

from chapter8.site.positions import actor, actors, editing, pages
from chapter8.site.twins import page

urlpatterns = [
    *page("positions", pages.positions, name="positions", csv=True),
    *page("positions/themes", editing.themes, name="themes", csv=True),
    path("positions/themes.toml", editing.download_themes, name="themes.toml"),
    path("positions/themes/edit", editing.edit_themes, name="edit-themes"),
    path("positions/themes/editions/<int:edition>", editing.restore_themes, name="restore-themes"),
    *page("positions/<slug:key>", pages.theme, name="theme", csv=True),
    *page("positions/<slug:key>/<str:actor>", pages.cell, name="position", csv=True),
    *page("actors", actors.actors, name="actors", csv=True),
    *page("actors/<str:actor>", actor.page, name="actor", csv=True),
]
