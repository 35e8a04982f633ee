"""What the registry keeps: every change to a row of the atlas, who proposed it and who decided; nothing is overwritten.

Time runs twice. When a fact held stands in the cells of its row (valid from, valid to). When this node took it to be so
stands in the revision that accepted the change: the atlas as known at a moment is made of the revisions until then.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Status(models.TextChoices):
    """What became of a change."""

    PROPOSED = "proposed", _("Proposed")
    ACCEPTED = "accepted", _("Accepted")
    EDITED = "edited", _("Accepted with changes")
    REJECTED = "rejected", _("Rejected")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class Revision(models.Model):
    """One step of the node's registry: the changes accepted together. Numbers have no gap, moments only grow.

    Both hold because each is made from the one before, and the number is there once: of two at the same moment, one is
    refused. So an answer that names the moment of the newest revision it knew will be the same ever after.
    """

    number = models.PositiveIntegerField(primary_key=True)
    at = models.DateTimeField(unique=True)

    class Meta:
        ordering = ["number"]

    def __str__(self) -> str:
        return str(self.number)


class Import(models.Model):
    """A file of rows that somebody gave: what stood in it, to be looked at before it is taken.

    `rows` are those that change something: [table, line, sheet, before, after] each; `faults` what is wrong, by cell.
    """

    name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    rows = models.JSONField(default=list)
    faults = models.JSONField(default=list)
    same = models.PositiveIntegerField(default=0)  # rows that stand so already
    person = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL)
    organization = models.CharField(max_length=32)
    at = models.DateTimeField(auto_now_add=True)
    taken_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return self.name


class Change(models.Model):
    """A change to one row of a table of the atlas: what stood there, and what shall.

    `before` and `after` are cells by column; no `before` is a new row, no `after` takes one away. `owned_by` are the
    organizations whose row it is, as "|AU|ECOWAS|". Until somebody decides it is a proposal; the decision is written
    once, and what was proposed never changes. `edits` is the proposal in whose place this stands, `undoes` the change
    that it takes back. `old_key` and `new_key` are fingerprints of the row's key before and after.
    """

    table = models.CharField(max_length=24)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    old_key = models.CharField(max_length=64, blank=True, db_index=True)
    new_key = models.CharField(max_length=64, blank=True, db_index=True)
    owned_by = models.CharField(max_length=2000, blank=True)
    source = models.TextField()
    reason = models.TextField(blank=True)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    organization = models.CharField(max_length=32)
    recorded_at = models.DateTimeField(auto_now_add=True)
    status = models.CharField(max_length=16, choices=Status.choices, default=Status.PROPOSED)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    decided_for = models.CharField(max_length=32, blank=True)
    decided_at = models.DateTimeField(null=True)
    decision = models.TextField(blank=True)
    revision = models.ForeignKey(Revision, null=True, on_delete=models.PROTECT, related_name="changes")
    edits = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="edited")
    undoes = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="undone")
    batch = models.ForeignKey(Import, null=True, on_delete=models.PROTECT, related_name="changes")

    class Meta:
        ordering = ["-recorded_at", "-pk"]
        indexes = [
            models.Index(fields=["status", "-recorded_at", "-id"], name="change_standing"),
            models.Index(fields=["-recorded_at", "-id"], name="change_newest"),
        ]

    def __str__(self) -> str:
        return f"{self.table} {self.pk}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write a new row. Raises ValueError for one that is there: `deciding` alone adds a decision, once."""
        if self.pk is not None:
            raise ValueError("a change of the registry is never changed")
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        """The permalink of the change."""
        return f"/organizations/changes/{self.pk}"

    @property
    def owners(self) -> tuple[str, ...]:
        """The organizations whose row it is."""
        return tuple(code for code in self.owned_by.split("|") if code)

    @property
    def cells(self) -> dict[str, str]:
        """The row as it shall stand, or as it stood where it is taken away."""
        return self.after or self.before or {}
