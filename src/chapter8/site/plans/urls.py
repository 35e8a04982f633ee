"""Addresses of the workbench of a situation's partnership; the plan of another organization by `?plan=`."""

from __future__ import annotations

from django.urls import URLPattern, path

from chapter8.site.plans import pages, sheet
from chapter8.site.twins import page

STEM = "situations/<str:slug>/partnership"

urlpatterns: list[URLPattern] = [
    path(f"{STEM}/sheet.<str:form>", sheet.copy, name="partnership-copy"),
    *page(f"{STEM}/history", pages.history, name="partnership-history", csv=True),
    *(
        pattern
        for asked in pages.QUESTIONS
        for pattern in page(f"{STEM}/{asked.key}", pages.page_of(asked), name=f"partnership-{asked.key}", csv=True)
    ),
    *page(STEM, pages.partnership, name="partnership", csv=True),
]
