"""The matrix of actors and themes, counted in the database: which columns, which rows, what each cell holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from chapter8.record.positions import STANCES, Theme, Vocabulary
from chapter8.site.asking import Request
from chapter8.site.listing import Pages, paginate
from chapter8.site.positions.asking import Asked, Sight, asked_of
from chapter8.site.positions.counting import Counted, counted, one_by_one
from chapter8.site.positions.models import Actor
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
    rows: Counted = field(repr=False)

    @property
    def sight(self) -> Sight:
        """Who may see what of it."""
        return self.rows.sight

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
        found = one_by_one(self.sight, self.asked).only(theme__in=[theme.key for theme in self.themes])
        told = found.named.by(*keys, "stance").order_by(*keys, "stance")
        counts: dict[str, int] = {}
        before: tuple[Any, ...] = ()
        for *key, stance, count in told.iterator():
            if before and tuple(key) != before:
                yield (*before, *(counts.get(one, 0) for one in STANCES))
                counts = {}
            before = tuple(key)
            counts[stance] = count
        if before:
            yield (*before, *(counts.get(one, 0) for one in STANCES))


def matrix_of(request: Request, sight: Sight, count: Callable[[Sight, Asked], Counted] = counted) -> Matrix:
    """The matrix that the address asks for: the themes chosen, else those most spoken of; its actors page by page."""
    asked, vocabulary = asked_of(request), node_vocabulary()
    found = count(sight, asked)
    themes = _columns(request, vocabulary, found)
    rows = found.only(theme__in=[theme.key for theme in themes])
    order = ("actor__name",) if request.GET.get("sort") == "name" else ("-said", "actor__name")
    shown, pages = paginate(request, rows.named.by("actor").order_by(*order), ROWS)
    actors = Actor.objects.in_bulk([actor for actor, _said in shown])
    cells: dict[tuple[int, str], dict[str, int]] = {}
    for actor, theme, stance, many in rows.only(actor__in=list(actors)).by("actor", "theme", "stance"):
        cells.setdefault((actor, theme), {})[stance] = many
    listed = tuple(actors[actor] for actor, _said in shown)
    return Matrix(themes, listed, cells, pages, rows.unnamed, asked, vocabulary, rows)


def _columns(request: Request, vocabulary: Vocabulary, rows: Counted) -> tuple[Theme, ...]:
    """The themes chosen, those of a heading, or those on which most was said; in order of the vocabulary."""
    wanted = set(request.GET.getlist("theme"))
    group = request.GET.get("group", "")
    themes = [theme for theme in vocabulary.themes if not group or theme.group == group]
    if chosen := [theme for theme in themes if theme.key in wanted]:
        return tuple(chosen[:MOST_COLUMNS])
    if group:
        return tuple(themes[:MOST_COLUMNS])
    said: dict[str, int] = dict(rows.by("theme"))
    most = sorted(themes, key=lambda theme: -said.get(theme.key, 0))[:COLUMNS]
    return tuple(theme for theme in themes if theme in most and said.get(theme.key))
