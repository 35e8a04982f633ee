"""The base of everything stored: a marking, and the rows that a viewer may read."""

from __future__ import annotations

from typing import Self, TypeVar

from django.db import models

from chapter8.exchange.decide import Viewer
from chapter8.exchange.marking import Marking, Tlp

Row_co = TypeVar("Row_co", bound="MarkedModel", covariant=True)


class MarkedQuerySet(models.QuerySet[Row_co]):
    """Rows narrowed in the database to those that `decide` lets the viewer read."""

    def readable_by(self, viewer: Viewer) -> Self:
        """The same rules as `chapter8.exchange.decide`, as a filter; tests hold the two together."""
        allowed = models.Q(tlp=Tlp.CLEAR.value)
        if viewer.organization is not None:
            allowed |= models.Q(tlp=Tlp.GREEN.value) | models.Q(owner=viewer.organization)
            allowed |= models.Q(audience__contains=f" {viewer.organization} ")
        for code in viewer.client_of if viewer.organization is not None else ():
            allowed |= models.Q(tlp=Tlp.AMBER.value, audience__contains=f" {code} ")
        return self.filter(allowed)


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
