"""Saved searches and what they found."""

from __future__ import annotations

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils import timezone

from chapter8.site.library.models import Document


class SavedSearch(models.Model):
    """A question that a person keeps while acting for an organization: a list of the site with its filters.

    `looked_at`: documents that came into the library before then have been looked at for it. A deleted search can be
    brought back for some days. Of the feed's token only the hash is kept.
    """

    ident = models.UUIDField(default=uuid4, unique=True, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="searches")
    organization = models.CharField(max_length=32, blank=True)
    place = models.CharField(max_length=32)
    query = models.TextField(blank=True)
    name = models.CharField(max_length=120)
    made_at = models.DateTimeField(default=timezone.now)
    looked_at = models.DateTimeField(default=timezone.now)
    deleted_at = models.DateTimeField(null=True)
    by_mail = models.BooleanField(default=False)
    feed_sha256 = models.CharField(max_length=64, blank=True, db_index=True)

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name


class Finding(models.Model):
    """A document that answers a saved search, found once. Whether its owner may still read it is asked when shown."""

    search = models.ForeignKey(SavedSearch, on_delete=models.CASCADE, related_name="findings")
    document = models.ForeignKey(Document, on_delete=models.CASCADE)
    found_at = models.DateTimeField(auto_now_add=True)
    seen_at = models.DateTimeField(null=True)
    mailed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-found_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["search", "document"], name="found_once")]
        indexes = [models.Index(fields=["search"], condition=models.Q(seen_at=None), name="finding_unseen")]
