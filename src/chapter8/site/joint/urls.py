"""Addresses of joint statements and leverage notes."""

from __future__ import annotations

from django.urls import path

from chapter8.site.joint import leverage, pages
from chapter8.site.twins import page

urlpatterns = [
    *page("situations/<str:slug>/joint-statements", pages.statements_page, name="joint-statements", csv=True),
    path("situations/<str:slug>/joint-statements/new", pages.new_statement, name="joint-statement-new"),
    *page("situations/<str:slug>/leverage", leverage.leverage, name="leverage", csv=True),
    path("situations/<str:slug>/leverage/add", leverage.add_leverage, name="leverage-add"),
    path("situations/<str:slug>/leverage/<int:entry>/back", leverage.leverage_back, name="leverage-back"),
    *page("joint-statements/<str:ident>", pages.statement_page, name="joint-statement", csv=True),
    path("joint-statements/<str:ident>/version", pages.new_version, name="joint-version"),
    path("joint-statements/<str:ident>/answer", pages.answer_page, name="joint-answer"),
    path("joint-statements/<str:ident>/file/<str:paper_form>", pages.statement_file, name="joint-file"),
]
