"""Addresses of briefs."""

from __future__ import annotations

from django.urls import path

from chapter8.site.briefs import pages

urlpatterns = [
    path("situations/<str:slug>/brief", pages.brief, name="brief"),
    path("situations/<str:slug>/brief.<str:form>", pages.copy, name="brief-copy"),
]
