"""Addresses of uploading and of jobs."""

from __future__ import annotations

from django.urls import path

from chapter8.site.jobs import pages

urlpatterns = [
    path("upload", pages.upload, name="upload"),
    path("jobs/reindex", pages.rebuild_index, name="reindex"),
    path("jobs/<uuid:ident>", pages.job, name="job"),
]
