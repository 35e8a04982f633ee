"""What pages count of positions: off the tallies, or one by one where a question knows more than tallies do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet, Sum

from chapter8.site.library.models import Document
from chapter8.site.positions.asking import MARKING, Asked, Sight, sources
from chapter8.site.positions.models import Position, Tally


@dataclass(frozen=True, slots=True)
class Counted:
    """Rows to count, each a position or a tally of several; both name theme, actor, stance and year alike."""

    rows: QuerySet[Any]
    sight: Sight

    def only(self, **filters: object) -> Counted:
        """Fewer of them."""
        return Counted(self.rows.filter(**filters), self.sight)

    @property
    def named(self) -> Counted:
        """Those of actors."""
        return self.only(actor__gt=0)

    @property
    def unnamed(self) -> int:
        """How many positions there are of statements that name nobody."""
        if self._tallied:
            return self.rows.filter(actor=0).aggregate(many=Sum("count"))["many"] or 0
        return self.rows.filter(actor=None).count()

    def by(self, *keys: str) -> Any:
        """Tuples of the keys and how many positions there are of each."""
        return self.rows.order_by().values_list(*keys).annotate(said=self.how_many)

    @property
    def how_many(self) -> Count | Sum:
        """The number of positions of a group of rows."""
        return Sum("count") if self._tallied else Count("pk")

    def sources(self) -> list[Document]:
        """One document for each marking that the rows bear, as for the bands of a page that only counts."""
        if not self._tallied:
            return sources(self.sight.documents, self.rows)
        found = self.sight.bands.filter(pk__in=self.rows.order_by().values("band")).values_list(*MARKING)
        return [Document(**dict(zip(MARKING, row, strict=True))) for row in found]

    @property
    def _tallied(self) -> bool:
        return self.rows.model is Tally


def counted(sight: Sight, asked: Asked) -> Counted:
    """What is asked for: tallies, unless a meeting is named, which only positions know. Without years their sums."""
    if asked.meeting:
        return one_by_one(sight, asked)
    tallies = Tally.objects.filter(band__in=list(sight.bands.values_list("pk", flat=True)), count__gt=0)
    if asked.first is None and asked.last is None:
        tallies = tallies.filter(year=Tally.ALL)
    return Counted(asked.narrow(tallies), sight)


def one_by_one(sight: Sight, asked: Asked) -> Counted:
    """The same off the positions themselves: slower, and never out of step with them."""
    return Counted(asked.narrow(Position.objects.filter(document__in=sight.documents.values("pk"))), sight)
