"""The standby register: units and experts, each with its pledging organization, readiness and marking."""

from __future__ import annotations

from django.db import models

from chapter8.site.library.marked import MarkedModel, MarkedQuerySet


class Unit(MarkedModel):
    """A unit that a contributor holds ready in a pool.

    Readiness is scored 0-100 in six dimensions (mechanism D4); the unit is as ready as its weakest one.
    """

    code = models.CharField(max_length=32, unique=True)
    name = models.CharField(max_length=255)
    contributor = models.CharField(max_length=8)  # ISO alpha-3
    pool = models.CharField(max_length=32)  # organization code
    kind = models.CharField(max_length=64)  # infantry battalion, formed police unit, level II hospital ...
    strength = models.IntegerField()
    lead_time_days = models.IntegerField()
    sustainment_months = models.IntegerField()
    people = models.IntegerField()
    equipment = models.IntegerField()
    training = models.IntegerField()
    planning = models.IntegerField()
    finance = models.IntegerField()
    transport = models.IntegerField()
    status_on = models.DateField()
    source = models.TextField()
    exercise = models.BooleanField(default=False)

    objects = MarkedQuerySet.as_manager()

    class Meta:
        ordering = ["pool", "lead_time_days", "code"]


class Expert(MarkedModel):
    """A mediation or planning expert on a roster. Named by a roster code: no personal data beyond need."""

    code = models.CharField(max_length=32, unique=True)
    roster = models.CharField(max_length=32)  # organization code
    expertise = models.JSONField(default=list, blank=True)
    languages = models.JSONField(default=list, blank=True)
    regions = models.JSONField(default=list, blank=True)
    notice_hours = models.IntegerField()
    available_from = models.DateField(null=True, blank=True)
    available_to = models.DateField(null=True, blank=True)
    source = models.TextField()
    exercise = models.BooleanField(default=False)

    objects = MarkedQuerySet.as_manager()

    class Meta:
        ordering = ["roster", "notice_hours", "code"]
