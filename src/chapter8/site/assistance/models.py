"""What is kept of assistance: notices with the history of their status, and what people entered on resolution 1540."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from chapter8.site.history import HistoryRow
from chapter8.site.library.entered import EnteredModel, EnteredQuerySet


class NoticeKind(models.TextChoices):
    """What an organization says."""

    OFFER = "offer", _("Offer")
    REQUEST = "request", _("Request")


class NoticeStatus(models.TextChoices):
    """How a notice stands; only an open one is matched."""

    OPEN = "open", _("Open")
    AGREED = "agreed", _("Agreed")
    DONE = "done", _("Done")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class Notice(EnteredModel):
    """An offer or a request of the organization that owns it. `states` are codes, as `place_words` named them then."""

    ident = models.CharField(max_length=16, unique=True)
    kind = models.CharField(max_length=8, choices=NoticeKind.choices)
    topic = models.CharField(max_length=32, db_index=True)
    title = models.CharField(max_length=255)
    words = models.TextField(blank=True)
    place_words = models.CharField(max_length=500, blank=True)
    states = models.JSONField(default=list)
    begins = models.DateField()
    ends = models.DateField(null=True)
    exercise = models.BooleanField(default=False)

    objects = EnteredQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The permalink of the notice."""
        return f"/assistance/{self.ident}"


class NoticeChange(HistoryRow):
    """A status that its organization gave a notice: a row of history, of which the newest counts."""

    notice = models.ForeignKey(Notice, on_delete=models.PROTECT, related_name="changes")
    status = models.CharField(max_length=16, choices=NoticeStatus.choices)
    words = models.CharField(max_length=1000, blank=True)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]


class MeasureEntry(EnteredModel):
    """Where a state stands on a measure of resolution 1540 (2004), as a person entered it with its evidence."""

    state = models.CharField(max_length=3, db_index=True)
    measure = models.CharField(max_length=32)
    status = models.CharField(max_length=16)
    on = models.DateField()
    words = models.CharField(max_length=1000, blank=True)
    exercise = models.BooleanField(default=False)

    objects = EnteredQuerySet.as_manager()

    class Meta:
        ordering = ["state", "measure", "on", "pk"]
