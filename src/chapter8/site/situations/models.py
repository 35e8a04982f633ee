"""Situations, and releases of event data. Events stay in their release's file: vintages are never overwritten."""

from __future__ import annotations

from django.db import models

from chapter8.site.library.marked import MarkedModel, MarkedQuerySet


class Situation(MarkedModel):
    """A crisis, or a place to keep an eye on. `states` are ISO alpha-3 codes."""

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=255)
    states = models.JSONField(default=list)
    exercise = models.BooleanField(default=False)

    objects = MarkedQuerySet.as_manager()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class EventRelease(MarkedModel):
    """One file of conflict events as released. The file lies in the store under its SHA-256."""

    sha256 = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=255)
    release = models.CharField(max_length=64)
    first_month = models.DateField()
    last_month = models.DateField()
    events = models.IntegerField()
    deaths = models.IntegerField()
    exercise = models.BooleanField(default=False)
    added_at = models.DateTimeField(auto_now_add=True)

    objects = MarkedQuerySet.as_manager()

    class Meta:
        ordering = ["added_at"]
