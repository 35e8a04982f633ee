"""What the library keeps of a document: the record as it was read, and its parts as rows that can be asked for.

The `record` column holds the original reading, whole and never edited. The rows beside it are derived from it in
the same transaction, so a document is either in the library with all its parts or not at all.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models

from chapter8.site.library.marked import MarkedModel, MarkedQuerySet
from chapter8.site.library.permalinks import document_path


class Document(MarkedModel):
    """A document that was added: one row for each distinct content (SHA-256)."""

    sha256 = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=255)
    media_type = models.CharField(max_length=128)
    size = models.BigIntegerField()
    pages = models.IntegerField(null=True)
    kind = models.CharField(max_length=32, db_index=True)
    symbol = models.CharField(max_length=128, blank=True, db_index=True)
    title = models.TextField()
    date = models.DateField(null=True, db_index=True)
    language = models.CharField(max_length=8, default="en")
    exercise = models.BooleanField(default=False)
    record = models.TextField()  # JSON of chapter8.record.nouns.Record
    remarks = models.CharField(max_length=1000, blank=True, default="")  # codes of its warnings: " scanned no_symbol "
    added_at = models.DateTimeField(auto_now_add=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL)
    indexed = models.BooleanField(default=False)  # whether the search index holds it

    objects = MarkedQuerySet.as_manager()

    class Meta:
        ordering = ["-date", "symbol", "title"]
        indexes = [
            models.Index(fields=["-date", "symbol"], name="document_by_date"),
            models.Index(fields=["-added_at", "-id"], name="document_latest"),
            models.Index(fields=["id"], condition=models.Q(indexed=False), name="document_not_indexed"),
            models.Index(fields=["tlp", "owner", "audience", "id"], name="document_marking"),  # who may see which
        ]

    def __str__(self) -> str:
        return self.symbol or self.title

    @property
    def subject(self) -> str:
        """The title where it says more than the symbol does: "Resolution 1631 (2005)" does not."""
        bare = self.title.casefold().removeprefix("resolution ").strip()
        return "" if self.symbol and self.symbol.casefold().endswith(bare) else self.title

    def get_absolute_url(self) -> str:
        """The permalink of the document."""
        return document_path(self)


class Part(models.Model):
    """The base of a row derived from a document, in its order of place."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE)
    position = models.IntegerField()

    class Meta:
        abstract = True
        ordering = ["document", "position"]


class Passage(Part):
    """One paragraph, heading, speech or note."""

    ident = models.CharField(max_length=64)
    section = models.CharField(max_length=255, blank=True)
    page = models.IntegerField(null=True)
    number = models.CharField(max_length=32, blank=True)
    kind = models.CharField(max_length=16)
    text = models.TextField()

    class Meta(Part.Meta):
        constraints = [models.UniqueConstraint(fields=["document", "ident"], name="passage_once")]
        indexes = [
            models.Index(fields=["document", "position"], name="passage_in_order"),
            models.Index(fields=["kind", "document"], name="passage_by_kind"),
        ]


class Meeting(Part):
    """A meeting that the document records or describes."""

    number = models.CharField(max_length=64, db_index=True)
    key = models.CharField(max_length=192, default="")  # how an address names it: library.meeting_numbers
    date = models.DateField(null=True)
    item = models.TextField(blank=True)
    president = models.TextField(blank=True)
    participants = models.JSONField(default=list)
    documents = models.JSONField(default=list)
    outcome = models.TextField(blank=True)
    votes = models.JSONField(default=list)  # of chapter8.record.nouns.Vote

    class Meta(Part.Meta):
        indexes = [models.Index(fields=["key", "date", "document"], name="meeting_by_key")]


class Statement(Part):
    """Who said what, where."""

    passage = models.ForeignKey(Passage, on_delete=models.CASCADE)
    meeting = models.CharField(max_length=64, blank=True, db_index=True)
    speaker = models.CharField(max_length=255, blank=True, db_index=True)
    role = models.CharField(max_length=255, blank=True)
    on_behalf_of = models.CharField(max_length=255, blank=True)
    verb = models.CharField(max_length=64, blank=True)
    text = models.TextField()
    collective = models.CharField(max_length=128, blank=True)
    supporters = models.JSONField(default=list)
    echoed_by = models.JSONField(default=list)
    notes = models.JSONField(default=list)
    language = models.CharField(max_length=8, blank=True)  # spoken


class Decision(Part):
    """A decision, or what a chapter reports of one."""

    symbol = models.CharField(max_length=128, blank=True, db_index=True)
    kind = models.CharField(max_length=32)
    date = models.DateField(null=True, db_index=True)
    meeting = models.CharField(max_length=64, blank=True, db_index=True)
    unanimous = models.BooleanField(null=True)
    body = models.CharField(max_length=255, blank=True)
    chapter_vii = models.BooleanField(null=True)
    vote = models.JSONField(null=True)  # a chapter8.record.nouns.Vote

    class Meta(Part.Meta):
        indexes = [models.Index(fields=["-date", "symbol"], name="decision_by_date")]


class Clause(Part):
    """One paragraph of a decision."""

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="clauses")
    passage = models.ForeignKey(Passage, on_delete=models.CASCADE)
    number = models.CharField(max_length=32, blank=True)
    kind = models.CharField(max_length=16)
    verbs = models.JSONField(default=list)
    text = models.TextField()
    addressees = models.JSONField(default=list)
    cites = models.JSONField(default=list)


class Citation(Part):
    """One place in another document that a passage points to."""

    passage = models.ForeignKey(Passage, on_delete=models.CASCADE)
    symbol = models.CharField(max_length=128, db_index=True)
    part = models.CharField(max_length=64, blank=True)
    pages = models.JSONField(default=list)
    paragraphs = models.JSONField(default=list)
    speaker = models.CharField(max_length=255, blank=True)
    on_behalf_of = models.CharField(max_length=255, blank=True)
    via = models.CharField(max_length=16)
    note = models.CharField(max_length=16, blank=True)  # number of the note it stands in
    verb = models.CharField(max_length=128, blank=True, default="")  # that governs it: "Recalling"
    tie = models.CharField(max_length=128, blank=True, default="")  # "pursuant to": chapter8.record.citation_graph


class Commitment(Part):
    """Who owes what to whom by when: a proposal of the reader until a person accepts it."""

    passage = models.ForeignKey(Passage, on_delete=models.CASCADE)
    decision = models.CharField(max_length=128, blank=True, db_index=True)
    clause = models.CharField(max_length=32, blank=True)
    kind = models.CharField(max_length=16)
    verb = models.CharField(max_length=64)
    bearers = models.JSONField(default=list)
    action = models.TextField()
    recipients = models.JSONField(default=list)
    report = models.BooleanField()
    deadline_text = models.TextField(blank=True)
    deadline_type = models.CharField(max_length=16, blank=True)
    due = models.DateField(null=True, db_index=True)
    recurrence = models.CharField(max_length=64, blank=True)


class Fault(models.Model):
    """A file that could not be added: which, where, why, and what to do. Cleared when the file is added after all."""

    sha256 = models.CharField(max_length=64, blank=True)
    name = models.CharField(max_length=1000)
    error = models.CharField(max_length=64)
    place = models.TextField(blank=True)
    cause = models.TextField()
    remedy = models.TextField(blank=True)
    seen_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["name", "sha256"], name="fault_once")]
