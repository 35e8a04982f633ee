"""The base of everything stored: a marking, and the rows that a viewer may read."""

from __future__ import annotations

from typing import Self, TypeVar

from django.db import models
from django.db.models.functions import StrIndex
from django.db.models.lookups import GreaterThan

from chapter8.exchange.decide import Purpose, Viewer
from chapter8.exchange.marking import Marking, Tlp

Row_co = TypeVar("Row_co", bound="MarkedModel", covariant=True)


class MarkedQuerySet(models.QuerySet[Row_co]):
    """Rows narrowed in the database to those that `decide` lets the viewer have."""

    def readable_by(self, viewer: Viewer, purpose: Purpose = Purpose.READ) -> Self:
        """The rules of `chapter8.exchange.decide` for reading and for copies, as a filter; a test holds the two equal.

        Raises:
            ValueError: for sharing, which is decided thing by thing.
        """
        if purpose is Purpose.SHARE:
            raise ValueError("sharing is decided thing by thing")
        allowed = models.Q(tlp=Tlp.CLEAR.value)
        if viewer.organization is None:
            return self.filter(allowed)
        allowed |= models.Q(tlp=Tlp.GREEN.value) | models.Q(owner=viewer.organization)
        named = models.Q(_names(viewer.organization))
        allowed |= named & ~models.Q(tlp=Tlp.RED.value) if purpose is Purpose.EXPORT else named
        for code in viewer.client_of:
            allowed |= models.Q(_names(code), tlp=Tlp.AMBER.value)
        return self.filter(allowed)


def _names(code: str) -> GreaterThan:
    """Whether the audience names the organization; exact to the letter on every database, which LIKE is not."""
    return GreaterThan(StrIndex("audience", models.Value(f" {code} ")), 0)


class MarkedModel(models.Model):
    """A stored thing with its marking. `audience` is a blank-padded list of organization codes (" AU EU ")."""

    tlp = models.CharField(max_length=16, default=Tlp.CLEAR.value)
    owner = models.CharField(max_length=32, default="UN")
    audience = models.CharField(max_length=1000, blank=True, default="")
    own_marking = models.CharField(max_length=64, blank=True, default="")

    class Meta:
        abstract = True

    @property
    def marking(self) -> Marking:
        """The marking as the library's noun."""
        return Marking(
            tlp=Tlp(self.tlp),
            owner=self.owner,
            audience=frozenset(self.audience.split()),
            own=self.own_marking or None,
        )

    @marking.setter
    def marking(self, marking: Marking) -> None:
        self.tlp, self.owner = marking.tlp.value, marking.owner
        self.audience = f" {' '.join(sorted(marking.audience))} " if marking.audience else ""
        self.own_marking = marking.own or ""
