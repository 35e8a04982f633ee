"""Addresses of this part; see the package's first line."""

from __future__ import annotations

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
