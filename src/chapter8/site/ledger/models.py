"""What the ledger keeps: commitments as they stand now, every change that made them so, their answers, and feeds.

An entry has the key of its proposal (`chapter8.record.commitments.reviewing`), so it survives that its document is read
again or its rows are rebuilt. The reading stays in `original`, unchanged; the other columns hold the values that count.
`Change` is only ever added to, and the entry is brought up to date in the same transaction.
"""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from chapter8.site.history import HistoryRow
from chapter8.site.library.models import Document

SHORT = 16  # hex digits of a key in an address
UNDATED = date(9999, 12, 31)


class Status(models.TextChoices):
    """What people have decided on an entry."""

    PROPOSED = "proposed", _("Proposed")
    ACCEPTED = "accepted", _("Accepted")
    EDITED = "edited", _("Edited")
    REJECTED = "rejected", _("Rejected")


class Kind(models.TextChoices):
    """Kinds of commitments, as `chapter8.record.nouns.Commitment` has them."""

    REQUEST = "request", _("Request")
    INVITATION = "invitation", _("Invitation")
    INTENTION = "intention", _("Intention")
    OBLIGATION = "obligation", _("Obligation")
    OTHER = "other", _("Other")


class Entry(models.Model):
    """One commitment as it stands now. Visible exactly to whom its document is; without document to nobody.

    `words` is a hash of what the reading says, decision and clause included; `saying` one of what holds now, without
    them: alike wherever the same is asked of the same by the same day. `due` is the first day, `until` the last of a
    series or a term. `twin`: another document of the same marking holds the same words, and stands in lists for both.
    `lost`: the present reading proposes it no more.
    """

    key = models.CharField(max_length=64, unique=True)
    words = models.CharField(max_length=64, db_index=True)
    saying = models.CharField(max_length=64, db_index=True)
    sha256 = models.CharField(max_length=64, db_index=True)
    document = models.ForeignKey(Document, null=True, on_delete=models.SET_NULL)
    passage = models.CharField(max_length=64)
    decision = models.CharField(max_length=128, blank=True, db_index=True)
    adopted = models.DateField(null=True)
    clause = models.CharField(max_length=32, blank=True)
    kind = models.CharField(max_length=16, choices=Kind.choices)
    verb = models.CharField(max_length=64)
    bearers = models.JSONField(default=list)
    owed_by = models.TextField(blank=True)  # the bearers as "|African Union|Chad|", for filters
    action = models.TextField()
    recipients = models.JSONField(default=list)
    report = models.BooleanField()
    deadline = models.JSONField(null=True)  # a chapter8.record.nouns.Deadline
    due = models.DateField(null=True)
    rank = models.DateField(default=UNDATED)  # the day by which lists are ordered: `due`, else after all days
    until = models.DateField(null=True)
    recurring = models.BooleanField(default=False)
    original = models.JSONField(null=True)  # the Commitment as it was read; null: added by a person
    status = models.CharField(max_length=16, choices=Status.choices, default=Status.PROPOSED)
    version = models.IntegerField(default=0)
    twin = models.BooleanField(default=False)
    lost = models.BooleanField(default=False)

    class Meta:
        ordering = ["rank", "-adopted", "pk"]
        indexes = [  # all that a list is cut and counted by, in its order: no row is opened before its page is known
            models.Index(
                fields=["rank", "-adopted", "id", "status", "due", "report", "recurring", "until", "document"],
                condition=models.Q(twin=False),
                name="entry_standing",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.decision}, para. {self.clause}" if self.clause else self.decision

    def get_absolute_url(self) -> str:
        """The permalink of the commitment."""
        return f"/commitments/{self.ident}"

    @property
    def ident(self) -> str:
        """The part of the key that stands in addresses."""
        return self.key[:SHORT]


class Change(HistoryRow):
    """One decision of a person on an entry: a row of history, never changed.

    `values` are the edited values (of `chapter8.record.nouns.Commitment`), `undoes` the change that it takes back.
    """

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="changes")
    version = models.IntegerField()
    status = models.CharField(max_length=16, choices=Status.choices)
    values = models.JSONField(null=True)
    reason = models.TextField(blank=True)
    undoes = models.IntegerField(null=True)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL)
    organization = models.CharField(max_length=32)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["entry", "version"]
        constraints = [models.UniqueConstraint(fields=["entry", "version"], name="change_once")]


class Fulfils(models.Model):
    """A document answers an entry: proposed by a rule, or linked by a person; visible to whom `told_by` is.

    `symbol` names the answer, `told_by` is the document in which the words stand that say so: often itself.
    """

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="answers")
    symbol = models.CharField(max_length=128, blank=True)
    told_by = models.ForeignKey(Document, on_delete=models.CASCADE)
    dated = models.DateField(null=True)
    confidence = models.CharField(max_length=16)  # explicit, decision, hand
    reason = models.TextField(blank=True)
    words = models.TextField(blank=True)
    passage = models.CharField(max_length=64, blank=True)
    state = models.CharField(max_length=16, default="proposed", db_index=True)  # proposed, confirmed, rejected

    class Meta:
        ordering = ["dated", "pk"]
        constraints = [models.UniqueConstraint(fields=["entry", "symbol", "told_by"], name="fulfils_once")]
        indexes = [models.Index(fields=["state", "dated", "entry"], name="fulfils_standing")]


class AnswerChange(models.Model):
    """What a person decided on a proposed answer: a row of history, never changed.

    It names answer and documents by their words and contents, so that a proposal that is made anew finds it.
    """

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="answer_changes")
    symbol = models.CharField(max_length=128, blank=True)
    told_by = models.CharField(max_length=64)  # SHA-256 of the document
    state = models.CharField(max_length=16)
    reason = models.TextField(blank=True)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL)
    organization = models.CharField(max_length=32)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["at", "pk"]


class Taken(models.Model):
    """A document whose commitments are in the ledger."""

    document = models.OneToOneField(Document, on_delete=models.CASCADE)


class Feed(models.Model):
    """A private address of a calendar: who holds the token reads what the person's organization may have copies of."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    organization = models.CharField(max_length=32)
    name = models.CharField(max_length=100)
    token_sha256 = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(auto_now_add=True)
    revoked_at = models.DateTimeField(null=True)
    asked_at = models.JSONField(default=list)  # seconds of the latest requests, for the limit

    class Meta:
        ordering = ["-made_at"]
