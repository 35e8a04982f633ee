"""Addresses of editing: before `organizations/<code>`, which would take them for codes."""

from __future__ import annotations

from django.urls import path

from chapter8.site.registry.editing import changes_pages, form_pages, import_pages, rows_pages
from chapter8.site.twins import page

urlpatterns = [
    *page("organizations/tables", rows_pages.tables, name="registry-tables", csv=True),
    *page("organizations/tables/<slug:table>", rows_pages.table, name="registry-table", csv=True),
    *page("organizations/rows/<slug:table>", rows_pages.row, name="registry-row"),
    path("organizations/edit/<slug:table>", form_pages.edit, name="registry-edit"),
    *page("organizations/changes", changes_pages.changes, name="registry-changes", csv=True),
    *page("organizations/changes/<int:number>", changes_pages.change, name="registry-change"),
    path("organizations/changes/<int:number>/decide", changes_pages.decide, name="registry-decide"),
    path("organizations/import", import_pages.upload, name="registry-import"),
    path("organizations/import/<int:number>", import_pages.look, name="registry-imported"),
]
