"""The matrix of actors and themes, counted in the database: which columns, which rows, what each cell holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, F, QuerySet

from chapter8.record.positions import STANCES, Theme, Vocabulary
from chapter8.site.asking import Request
from chapter8.site.listing import Pages, paginate
from chapter8.site.positions.asking import Asked, Sight, asked_of
from chapter8.site.positions.models import Actor, Position
from chapter8.site.positions.themes import node_vocabulary

COLUMNS, MOST_COLUMNS, ROWS = 6, 12, 40
LABELS = ("actor", "kind", "theme", "year", *STANCES)


@dataclass(frozen=True, slots=True)
class Matrix:
    """What the page shows. `cells` are counts by stance; `unnamed` are positions of statements that name nobody."""

    themes: tuple[Theme, ...]
    actors: tuple[Actor, ...]
    cells: dict[tuple[int, str], dict[str, int]]
    pages: Pages
    unnamed: int
    asked: Asked
    vocabulary: Vocabulary
    rows: QuerySet[Position] = field(repr=False)

    def cell(self, actor: Actor, theme: Theme) -> dict[str, int]:
        """The counts of a cell in order of the stances; empty where nothing was said."""
        counts = self.cells.get((actor.pk, theme.key), {})
        return {stance: counts[stance] for stance in STANCES if stance in counts}

    def as_data(self) -> dict[str, object]:
        """The `.json` twin: the page of the matrix that is asked for."""
        return {
            "count": self.pages.count, "page": self.pages.number, "of": self.pages.of, "next": self.pages.next,
            "themes": [{"key": theme.key, "title": theme.title} for theme in self.themes],
            "actors": [
                {
                    "actor": actor.name, "address": f"/actors/{actor.slug}", "kind": actor.kind,
                    "positions": {theme.key: found for theme in self.themes if (found := self.cell(actor, theme))},
                }
                for actor in self.actors
            ],
            "unnamed": self.unnamed,
        }  # fmt: skip

    def all_rows(self) -> Iterator[Sequence[object]]:
        """The `.csv` twin: all actors that fit, year by year."""
        keys = ("actor__name", "actor__kind", "theme", "year")
        counted = self.rows.filter(actor__isnull=False).values_list(*keys, "stance").annotate(Count("pk"))
        counts: dict[str, int] = {}
        before: tuple[Any, ...] = ()
        for *key, stance, count in counted.order_by(*keys, "stance").iterator():
            if before and tuple(key) != before:
                yield (*before, *(counts.get(one, 0) for one in STANCES))
                counts = {}
            before = tuple(key)
            counts[stance] = count
        if before:
            yield (*before, *(counts.get(one, 0) for one in STANCES))


def matrix_of(request: Request, sight: Sight) -> Matrix:
    """The matrix that the address asks for: the themes chosen, else those most spoken of; its actors page by page."""
    asked, vocabulary = asked_of(request), node_vocabulary()
    found = asked.narrow(sight.positions)
    themes = _columns(request, vocabulary, found)
    rows = found.filter(theme__in=[theme.key for theme in themes])
    order = ("name",) if request.GET.get("sort") == "name" else ("-said", "name")
    counted = (
        rows.filter(actor__isnull=False).order_by().values("actor").annotate(said=Count("pk"), name=F("actor__name"))
    )
    shown, pages = paginate(request, counted.order_by(*order), ROWS)
    actors = Actor.objects.in_bulk([row["actor"] for row in shown])
    cells: dict[tuple[int, str], dict[str, int]] = {}
    inside = rows.filter(actor__in=list(actors)).order_by().values_list("actor", "theme", "stance")
    for actor, theme, stance, count in inside.annotate(Count("pk")):
        cells.setdefault((actor, theme), {})[stance] = count
    unnamed = rows.filter(actor__isnull=True).count()
    listed = tuple(actors[row["actor"]] for row in shown)
    return Matrix(themes, listed, cells, pages, unnamed, asked, vocabulary, rows)


def _columns(request: Request, vocabulary: Vocabulary, rows: QuerySet[Position]) -> tuple[Theme, ...]:
    """The themes chosen, those of a heading, or those on which most was said; in order of the vocabulary."""
    wanted = set(request.GET.getlist("theme"))
    group = request.GET.get("group", "")
    themes = [theme for theme in vocabulary.themes if not group or theme.group == group]
    if chosen := [theme for theme in themes if theme.key in wanted]:
        return tuple(chosen[:MOST_COLUMNS])
    counted = dict(rows.order_by().values_list("theme").annotate(Count("pk")))
    if group:
        return tuple(themes[:MOST_COLUMNS])
    most = sorted(themes, key=lambda theme: -counted.get(theme.key, 0))[:COLUMNS]
    return tuple(theme for theme in themes if theme in most and counted.get(theme.key))
