"""Joint statements: versions, each party's word on each version, and the moment at which one was joint.

Whether a statement is joint is never a column that could be set: it is worked out from the answers of all parties on
its newest version (`is_joint`), and a row that claims it is refused unless they all concur. No row of history is
changed or deleted, by pages, API or administration.
"""

from __future__ import annotations

from typing import Any, NoReturn

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from chapter8.site.accounts.middleware import roles_by_organization
from chapter8.site.accounts.models import User
from chapter8.site.accounts.rights import CONTRIBUTORS
from chapter8.site.library.entered import EnteredModel, EnteredQuerySet
from chapter8.site.library.marked import MarkedModel, MarkedQuerySet
from chapter8.site.situations.models import Situation


class AppendedQuerySet(models.QuerySet[Any]):
    """Rows that are added one by one, each through its own checks, and never changed or taken away."""

    def _refuse(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        """Raises ValueError."""
        raise ValueError("a row of history is added by itself, and never changed or deleted")

    update = delete = bulk_create = bulk_update = _refuse  # whatever each is given


class Appended(models.Model):
    """The base of a row of history."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    organization = models.CharField(max_length=32)
    at = models.DateTimeField(auto_now_add=True)

    objects = AppendedQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write a new row, after its checks. Raises ValueError for one that is there."""
        if self.pk is not None:
            raise ValueError("a row of history is never changed")
        self.check_row()
        super().save(*args, **kwargs)

    def delete(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        """Raises ValueError."""
        raise ValueError("a row of history is never deleted")

    def check_row(self) -> None:
        """Raise a ValueError if the row may not be. Each kind of row says when."""


class JointStatement(MarkedModel):
    """A statement in the making on a situation; seen through it, and by its own marking. `owner` drafts it."""

    situation = models.ForeignKey(Situation, on_delete=models.PROTECT, related_name="joint_statements")
    ident = models.CharField(max_length=16, unique=True)
    title = models.CharField(max_length=255)
    made_at = models.DateTimeField(auto_now_add=True)

    objects = MarkedQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The permalink of the statement."""
        return f"/joint-statements/{self.ident}"

    @property
    def newest(self) -> Version | None:
        """The version that counts."""
        return Version.objects.filter(statement=self).order_by("-number").first()


class Version(Appended):
    """One text of a statement with the parties (codes) that are asked to concur. Another text asks anew."""

    statement = models.ForeignKey(JointStatement, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    parties = models.JSONField(default=list)
    text = models.TextField()
    note = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["statement", "number"]
        constraints = [models.UniqueConstraint(fields=["statement", "number"], name="version_once")]

    def check_row(self) -> None:
        """Two parties at least, words, the next number, and nothing after it was joint."""
        newest = self.statement.newest
        if len(set(self.parties)) < 2 or not self.text.strip():
            raise ValueError("a version has words and two parties or more")
        if self.number != (newest.number if newest else 0) + 1:
            raise ValueError("another version was written since")
        if newest is not None and Issue.objects.filter(version=newest).exists():
            raise ValueError("the statement is joint: its text stays")


class Stand(models.TextChoices):
    """A party's word on a version; before it there is none."""

    CONCURS = "concurs", _("Concurs")
    OBJECTS = "objects", _("Objects")


class Concurrence(Appended):
    """A party's word on a version, by one of its own contributors; its newest one counts."""

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="concurrences")
    stand = models.CharField(max_length=16, choices=Stand.choices)
    words = models.TextField(blank=True)

    class Meta:
        ordering = ["pk"]

    def check_row(self) -> None:
        """Of a party, by a person who acts for it, on the newest version, before it is joint; objections say why."""
        newest = self.version.statement.newest
        if self.organization not in self.version.parties:
            raise ValueError("only a party concurs or objects")
        if not contributes_for(self.person, self.organization):
            raise ValueError("only a contributor of the party speaks for it")
        if newest is None or newest.pk != self.version_id or Issue.objects.filter(version=self.version_id).exists():
            raise ValueError("this version is closed")
        if self.stand not in Stand.values or (self.stand == Stand.OBJECTS and not self.words.strip()):
            raise ValueError("an objection says why")


class Issue(Appended):
    """The moment at which a version was joint: refused unless every party concurs with it, and it is the newest."""

    version = models.OneToOneField(Version, on_delete=models.PROTECT, related_name="issue")
    on = models.DateField()

    def check_row(self) -> None:
        """All parties concur with the newest version, and the one who says so is one of them."""
        newest = self.version.statement.newest
        if newest is None or newest.pk != self.version_id or not self.version_id:
            raise ValueError("only the newest version can be joint")
        if missing := [
            code for code, row in answers(self.version).items() if row is None or row.stand != Stand.CONCURS
        ]:
            raise ValueError(f"not all parties concur: {', '.join(missing)}")
        if self.organization not in self.version.parties:
            raise ValueError("only a party issues a joint statement")


def contributes_for(person: User | None, organization: str) -> bool:
    """Whether a person may enter things for an organization today, by their accreditations."""
    return person is not None and bool(CONTRIBUTORS & roles_by_organization(person).get(organization, frozenset()))


def answers(version: Version) -> dict[str, Concurrence | None]:
    """The newest word of each party on a version; None where there is none yet."""
    given = {row.organization: row for row in version.concurrences.select_related("person").order_by("pk")}
    return {code: given.get(code) for code in version.parties}


def is_joint(version: Version) -> bool:
    """Whether a version is joint: it was issued, and each of its parties concurs with it. Both, whatever a row says."""
    issued = Issue.objects.filter(version=version).exists()
    return issued and all(row is not None and row.stand == Stand.CONCURS for row in answers(version).values())


class LeverageKind(models.TextChoices):
    """What an organization can bring to bear."""

    INFLUENCE = "influence", _("Influence")
    LEVERAGE = "leverage", _("Leverage")
    ACCESS = "access", _("Access")
    MEANS = "means", _("Means")


class LeverageNote(EnteredModel):
    """Which organization has influence on whom, or access to whom, in a situation; seen only through it."""

    situation = models.ForeignKey(Situation, on_delete=models.PROTECT, related_name="leverage_notes")
    organization = models.CharField(max_length=32)
    kind = models.CharField(max_length=16, choices=LeverageKind.choices)
    over = models.CharField(max_length=255)
    words = models.TextField(blank=True)
    on = models.DateField()

    objects = EnteredQuerySet.as_manager()

    class Meta:
        ordering = ["organization", "-on", "pk"]
