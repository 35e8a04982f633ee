"""Situations, and releases of event data. Events stay in their release's file: vintages are never overwritten."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from chapter8.site.library.entered import EnteredModel, EnteredQuerySet
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


class Act(models.TextChoices):
    """What a state did, as `chapter8.respond.legal.consent` knows it."""

    GIVEN = "given", _("Consent given")
    AGREEMENT = "agreement", _("Agreement on status (SOFA)")
    RESTRICTED = "restricted", _("Restriction")
    LIFTED = "lifted", _("Restriction lifted")
    WITHDRAWN = "withdrawn", _("Consent withdrawn")


class ConsentAct(EnteredModel):
    """One act of a state towards an organization's presence, in the log of a situation; seen only through it.

    `towards` is the organization's code, empty for any. A restriction is lifted by an entry with the same words.
    """

    situation = models.ForeignKey(Situation, on_delete=models.PROTECT, related_name="consent_acts")
    state = models.CharField(max_length=3)
    towards = models.CharField(max_length=32, blank=True)
    act = models.CharField(max_length=16, choices=Act.choices)
    on = models.DateField()
    what = models.CharField(max_length=1000, blank=True)

    objects = EnteredQuerySet.as_manager()

    class Meta:
        ordering = ["on", "pk"]
        indexes = [models.Index(fields=["situation", "on"], name="consent_by_day")]
