"""What a person enters with its evidence: a document of the library with the place in it, or a source in words.

A row is written once and never changed. Its own organization can take it back, with a reason: the row stays and says
so. It is visible to whom its marking allows, and only if the document that it rests on is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Self, TypeVar

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from chapter8.errors import ForbiddenError, UsageError
from chapter8.exchange.decide import Purpose, Viewer
from chapter8.exchange.marking import Marking, strictest
from chapter8.site.accounts.models import User
from chapter8.site.accounts.rights import may_contribute
from chapter8.site.library.marked import MarkedModel, MarkedQuerySet
from chapter8.site.library.models import Document
from chapter8.symbols.evidence import Evidence, Locator

Row_co = TypeVar("Row_co", bound="EnteredModel", covariant=True)


class EnteredQuerySet(MarkedQuerySet[Row_co]):
    """Rows narrowed to those that the viewer may have, and whose document the viewer may have."""

    def readable_by(self, viewer: Viewer, purpose: Purpose = Purpose.READ) -> Self:
        """As `MarkedQuerySet`; a row whose document is withheld, or gone, is not there."""
        documents = Document.objects.readable_by(viewer, purpose).filter(sha256=OuterRef("sha256"))
        return super().readable_by(viewer, purpose).filter(Q(sha256="") | Exists(documents))

    def standing(self) -> Self:
        """Rows that nobody took back."""
        return self.filter(taken_back_at=None)


class EnteredModel(MarkedModel):
    """The base of an entry: its evidence, who made it when, and whether it was taken back.

    `owner` of the marking is the organization that entered it. `sha256` is the document's, so that the entry finds it
    again however often it is added; `symbol` is how it was cited on that day.
    """

    sha256 = models.CharField(max_length=64, blank=True, db_index=True)
    symbol = models.CharField(max_length=255, blank=True)
    paragraph = models.CharField(max_length=32, blank=True)
    page = models.PositiveIntegerField(null=True)
    source = models.TextField(blank=True)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    taken_back_at = models.DateTimeField(null=True)
    taken_back_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    taken_back_for = models.TextField(blank=True)

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write a new row. Raises ValueError for one that is there: history is only added to."""
        if self.pk is not None:
            raise ValueError("an entry is never changed: take it back, and enter another")
        super().save(*args, **kwargs)

    @property
    def place(self) -> str:
        """Where its evidence stands, in words: "S/2026/9917, para. 3"."""
        return str(self.locator) if self.symbol else self.source

    @property
    def locator(self) -> Locator:
        """Its place in the document. Call where there is one."""
        return Locator(
            self.symbol,
            pages=(self.page,) if self.page else (),
            paragraphs=(self.paragraph,) if self.paragraph else (),
        )

    def evidence(self, documents: dict[str, Document]) -> Evidence:
        """Its evidence; `documents` are those that the viewer may have, by their SHA-256."""
        if not self.sha256:
            return Evidence(source=f"Entered by {self.owner} on {self.at:%Y-%m-%d}: {self.source}")
        document = documents.get(self.sha256)
        link = f"{document.get_absolute_url()}{self.anchor}" if document else None
        return Evidence(self.locator, document=self.sha256, link=link)

    @property
    def anchor(self) -> str:
        """Its place inside the reader's page of the document."""
        return f"#{self.paragraph}" if self.paragraph else f"#page-{self.page}" if self.page else ""


def documents_of(rows: Iterable[EnteredModel], viewer: Viewer, purpose: Purpose) -> dict[str, Document]:
    """The documents that entries rest on, by their SHA-256, of those that the viewer may have."""
    wanted = {row.sha256 for row in rows if row.sha256}
    found = Document.objects.readable_by(viewer, purpose).filter(sha256__in=wanted).defer("record")
    return {document.sha256: document for document in found}


def seen(row: MarkedModel, *others: MarkedModel | None) -> Marking:
    """The narrowest marking of an entry and of what it rests on."""
    return strictest([row.marking, *(each.marking for each in others if each is not None)], row.owner)


def require_contributor(viewer: Viewer) -> str:
    """The organization that the viewer enters things for. Raises ForbiddenError for whoever may only look."""
    if not may_contribute(viewer):
        raise ForbiddenError(
            _("Entries are made by analysts on behalf of their organization"),
            remedy=_("Sign in, or ask an administrator for the role."),
        )
    return str(viewer.organization)


def take_back(row: EnteredModel, reason: str, viewer: Viewer, person: User) -> None:
    """Take an entry back: its own organization alone, with a reason, once."""
    if require_contributor(viewer) != row.owner:
        raise ForbiddenError(
            _("Only %(owner)s takes its entry back") % {"owner": row.owner},
            remedy=_("Enter what you know beside it."),
        )
    if not reason.strip():
        raise UsageError(_("Taking back needs its reason"), remedy=_("Write in a few words what was wrong."))
    model: Any = type(row)
    free = model.objects.filter(pk=row.pk, taken_back_at=None)
    if not free.update(taken_back_at=timezone.now(), taken_back_by=person, taken_back_for=reason.strip()[:2000]):
        raise UsageError(_("This entry is taken back already"), remedy=_("Look at the page again."))


def entered_data(row: EnteredModel, viewer: Viewer) -> dict[str, object]:
    """What every entry tells in a twin; persons are named to those who act for an organization."""
    named = viewer.organization is not None
    return {
        "evidence": row.place,
        "document": row.sha256 or None,
        "entered_by": row.owner,
        "person": str(row.person) if named and row.person else None,
        "entered_at": row.at,
        "taken_back_at": row.taken_back_at,
        "taken_back_for": row.taken_back_for or None,
        "tlp": row.tlp,
    }


ENTERED_COLUMNS = ("evidence", "entered_by", "entered_at", "taken_back_at", "taken_back_for", "tlp")


def entered_cells(row: EnteredModel) -> Sequence[object]:
    """The same for a row of a table."""
    return (row.place, row.owner, row.at, row.taken_back_at, row.taken_back_for, row.tlp)
