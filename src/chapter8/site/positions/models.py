"""What is kept of positions: who takes them, where they stand, and the vocabulary that placed them.

All rows but the editions of the vocabulary are derived from a document's record, and go with it. Who may see them is
the document's marking to say, and nothing else.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models

from chapter8.site.library.marked import MarkedModel, MarkedQuerySet
from chapter8.site.library.models import Document, Passage, Statement


class Actor(models.Model):
    """Whoever speaks, votes or takes a position: a state, an organization, or an office or person as named.

    `slug` is the name in addresses: the code of a state or organization, else its name in small letters.
    """

    slug = models.CharField(max_length=100, unique=True)
    name = models.CharField(max_length=255)
    kind = models.CharField(max_length=16)  # state, organization, other

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class FromDocument(models.Model):
    """The base of a row derived from a document."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, db_index=False)

    class Meta:
        abstract = True


class Position(FromDocument):
    """A statement placed on a theme, with the words that place it and those that carry its stance."""

    passage = models.ForeignKey(Passage, on_delete=models.CASCADE, db_index=False, related_name="positions")
    actor = models.ForeignKey(Actor, null=True, on_delete=models.CASCADE, db_index=False)  # None: nobody is named
    order = models.IntegerField()
    theme = models.CharField(max_length=64)
    stance = models.CharField(max_length=16)
    spoken_by = models.CharField(max_length=255, blank=True)
    on_behalf_of = models.CharField(max_length=255, blank=True)
    via = models.CharField(max_length=16)  # own, collective, echo
    collective = models.CharField(max_length=128, blank=True)
    meeting = models.CharField(max_length=64, blank=True)
    date = models.DateField(null=True)
    year = models.IntegerField(null=True)
    start = models.IntegerField()
    end = models.IntegerField()
    words = models.TextField()
    stance_words = models.TextField(blank=True)
    sentence = models.TextField()
    places = models.JSONField(default=list)  # of chapter8.symbols.Locator

    class Meta:
        indexes = [
            models.Index(fields=["theme", "actor", "stance", "year", "document"], name="position_by_theme"),
            models.Index(fields=["actor", "theme", "stance", "year", "document"], name="position_by_actor"),
            models.Index(fields=["theme", "date", "id"], name="position_in_time"),
            models.Index(fields=["-date", "-id"], name="position_latest"),
            models.Index(fields=["meeting"], name="position_by_meeting"),
            models.Index(fields=["document", "theme", "actor", "stance", "year"], name="position_of_document"),
            models.Index(fields=["passage"], name="position_of_passage"),
        ]


class Saying(FromDocument):
    """That an actor has a part in a statement: as speaker, as the one on whose behalf it is, or named in agreement."""

    statement = models.ForeignKey(Statement, on_delete=models.CASCADE)
    actor = models.ForeignKey(Actor, on_delete=models.CASCADE, db_index=False)
    part = models.CharField(max_length=16)  # speaker, behalf, supporter, echo
    date = models.DateField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["actor", "date", "document"], name="saying_by_actor"),
            models.Index(fields=["document", "actor", "date"], name="saying_of_document"),
        ]


class Ballot(FromDocument):
    """How an actor voted."""

    actor = models.ForeignKey(Actor, on_delete=models.CASCADE, db_index=False)
    choice = models.CharField(max_length=16)  # in_favour, opposed, abstaining, absent
    what = models.CharField(max_length=128)  # what was voted on: one vote, however many documents tell it
    decision = models.CharField(max_length=128, blank=True)
    draft = models.CharField(max_length=128, blank=True)
    adopted = models.BooleanField(null=True)
    meeting = models.CharField(max_length=64, blank=True)
    date = models.DateField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["actor", "choice", "what", "date", "document"], name="ballot_by_actor"),
            models.Index(fields=["document", "actor", "choice"], name="ballot_of_document"),
        ]


class Affirmation(FromDocument):
    """A clause of a decision that affirms a theme."""

    passage = models.ForeignKey(Passage, on_delete=models.CASCADE, db_index=False)
    theme = models.CharField(max_length=64)
    decision = models.CharField(max_length=128, blank=True)
    place = models.TextField()
    words = models.TextField()
    stance_words = models.TextField()
    text = models.TextField()
    date = models.DateField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["theme", "date", "document"], name="affirmation_by_theme"),
            models.Index(fields=["document"], name="affirmation_of_document"),
            models.Index(fields=["passage"], name="affirmation_of_passage"),
        ]


class Band(MarkedModel):
    """A marking under which positions are counted; of the record, or of an exercise. It is no document's own row."""

    exercise = models.BooleanField()

    objects = MarkedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["tlp", "owner", "audience", "own_marking", "exercise"], name="band_once")
        ]


class Tally(models.Model):
    """How many positions there are under a marking, of a theme, actor, stance and year; see `tallies.py`.

    Actor 0 is nobody who is named, year 0 an unknown one: a key with an empty part would not be one. The rows of year
    ALL hold the sums of all years.
    """

    ALL = -1

    band = models.ForeignKey(Band, on_delete=models.CASCADE, db_index=False)
    theme = models.CharField(max_length=64)
    actor = models.ForeignKey(Actor, on_delete=models.DO_NOTHING, db_constraint=False, db_index=False)
    stance = models.CharField(max_length=16)
    year = models.IntegerField()
    count = models.IntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["band", "year", "theme", "actor", "stance"], name="tally_once")]
        indexes = [
            models.Index(fields=["band", "year", "theme", "actor", "stance", "count"], name="tally_by_year"),
        ]


class Placed(models.Model):
    """With which vocabulary a document's statements, and its decisions, were placed; "" where they were not yet.

    `statements` is written when a document is added, `decisions` by the job that follows. Its positions are counted
    under `band`; None: not counted.
    """

    document = models.OneToOneField(Document, on_delete=models.CASCADE, primary_key=True)
    statements = models.CharField(max_length=64, blank=True)
    decisions = models.CharField(max_length=64, blank=True)
    band = models.ForeignKey(Band, null=True, on_delete=models.SET_NULL)

    class Meta:
        indexes = [models.Index(fields=["statements", "decisions"], name="placed_with")]


class Edition(models.Model):
    """One edition of the node's own themes, as TOML: the newest is in force, the earlier ones can be put back."""

    content = models.TextField(blank=True)
    note = models.CharField(max_length=255, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL)

    class Meta:
        ordering = ["-pk"]
