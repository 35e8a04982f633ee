"""Addresses of the standby register."""

from __future__ import annotations

from chapter8.site.standby import pages
from chapter8.site.twins import page

urlpatterns = [
    *page("standby", pages.units, name="standby", csv=True),
    *page("standby/units/<str:code>", pages.unit, name="unit"),
    *page("standby/experts", pages.experts, name="experts", csv=True),
]
