"""What is kept for Article 54: operations of a situation's own, events, which letters report them, and the intervals.

Operations of the atlas are named by their code. Nothing here is overwritten: entries are taken back, decisions and
policies are rows of history of which the newest counts.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from chapter8.site.history import HistoryRow
from chapter8.site.library.entered import EnteredModel, EnteredQuerySet
from chapter8.site.situations.models import Situation


class OwnOperation(EnteredModel):
    """An operation that the atlas does not have, kept in a situation and seen only through it."""

    situation = models.ForeignKey(Situation, on_delete=models.PROTECT, related_name="operations")
    code = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=255)
    organizations = models.JSONField(default=list)
    states = models.JSONField(default=list)

    objects = EnteredQuerySet.as_manager()

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.code


class EventKind(models.TextChoices):
    """What happened to an operation, as `chapter8.respond.reporting` knows it."""

    PLANNED = "planned", _("Planned")
    DECIDED = "decided", _("Decided")
    STARTED = "started", _("Started")
    CHANGED = "changed", _("Changed")
    ENDED = "ended", _("Ended")


class OperationEvent(EnteredModel):
    """One event of an operation, beside those that the atlas has."""

    operation = models.CharField(max_length=40, db_index=True)
    kind = models.CharField(max_length=16, choices=EventKind.choices)
    on = models.DateField()
    what = models.CharField(max_length=500, blank=True)

    objects = EnteredQuerySet.as_manager()

    class Meta:
        ordering = ["on", "pk"]


class ReportDecision(HistoryRow):
    """A person's word on whether a document reports an operation to the Council: the newest row counts.

    Visible only to whom the document is.
    """

    operation = models.CharField(max_length=40)
    sha256 = models.CharField(max_length=64)
    state = models.CharField(max_length=16)  # accepted, rejected, reopened
    reason = models.TextField(blank=True)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    organization = models.CharField(max_length=32)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["operation", "sha256"], name="report_decision")]


class Intervals(models.Model):
    """One edition of the policy of intervals: within how many days of each event, and every how many days."""

    within = models.JSONField()
    every = models.PositiveIntegerField(null=True)
    note = models.CharField(max_length=255)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-pk"]
