"""Addresses of assistance."""

from __future__ import annotations

from django.urls import path

from chapter8.site.assistance import measures, pages
from chapter8.site.twins import page

urlpatterns = [
    *page("assistance", pages.board, name="assistance", csv=True),
    path("assistance/new", pages.new_notice, name="assistance-new"),
    *page("assistance/1540", measures.measures_page, name="measures-1540", csv=True),
    path("assistance/1540/add", measures.add_measure, name="measure-add"),
    path("assistance/1540/<int:entry>/back", measures.measure_back, name="measure-back"),
    *page("assistance/<str:ident>", pages.notice_page, name="assistance-notice", csv=True),
    path("assistance/<str:ident>/status", pages.change_notice, name="assistance-status"),
]
