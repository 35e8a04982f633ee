"""The index of actors: everybody who speaks, votes or takes a position in what one may see."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from chapter8.site.asking import Request
from chapter8.site.library.models import Document
from chapter8.site.library.pages import bands
from chapter8.site.listing import chips, paginate
from chapter8.site.positions.asking import Sight, kind_words, sight_of, sources
from chapter8.site.positions.models import Actor, Ballot, Position, Saying
from chapter8.site.positions.naming import actor_named
from chapter8.site.twins import Page, Table

COLUMNS = ("actor", "kind", "statements", "positions", "votes", "address")
Counts = dict[int, tuple[int, int, int]]  # statements, positions, votes


def actors(request: Request) -> Page:
    """Actors by name, with how much of each there is."""
    sight = sight_of(request)
    found = _present(request, sight)
    shown, pages = paginate(request, found)
    counts = _counts(sight, shown)
    documents = _sources(sight, shown)
    return Page(
        template="positions/actors.html",
        context={
            "actors": [(actor, *counts[actor.pk]) for actor in shown], "pages": pages, "kinds": kind_words(),
            "asked": request.GET, "chips": chips(request, {"q": _("Name"), "kind": _("Kind")}, {"kind": kind_words()}),
        },
        data=lambda: {
            "count": pages.count, "page": pages.number, "of": pages.of, "next": pages.next,
            "actors": [dict(zip(COLUMNS, _row(actor, counts), strict=True)) for actor in shown],
        },
        table=Table(COLUMNS, lambda: _rows(sight, found)),
        marking=bands(documents), exercise=sight.exercise, shown=documents,
    )  # fmt: skip


def _present(request: Request, sight: Sight) -> QuerySet[Actor]:
    """The actors that documents in sight name, narrowed by the filters."""
    documents = sight.documents.values("pk")
    here = OuterRef("pk")
    found = Actor.objects.filter(
        Exists(Saying.objects.filter(actor=here, document__in=documents))
        | Exists(Ballot.objects.filter(actor=here, document__in=documents))
        | Exists(Position.objects.filter(actor=here, document__in=documents))
    )
    if wanted := request.GET.get("q", "").strip():
        found = found.filter(Q(name__icontains=wanted) | Q(slug=actor_named(wanted).slug))
    if request.GET.get("kind") in kind_words():
        found = found.filter(kind=request.GET["kind"])
    return found.order_by("name", "pk")


def _counts(sight: Sight, shown: Sequence[Actor]) -> Counts:
    """Statements, positions and votes of each actor."""
    wanted = [actor.pk for actor in shown]
    documents = sight.documents.values("pk")
    counted = [
        dict(rows.order_by().values_list("actor").annotate(how_many))
        for rows, how_many in (
            (Saying.objects.filter(actor__in=wanted, document__in=documents), Count("pk")),
            (Position.objects.filter(actor__in=wanted, document__in=documents), Count("pk")),
            (Ballot.objects.filter(actor__in=wanted, document__in=documents), Count("what", distinct=True)),
        )
    ]
    said, stood, voted = counted
    return {pk: (said.get(pk, 0), stood.get(pk, 0), voted.get(pk, 0)) for pk in wanted}


def _sources(sight: Sight, shown: Sequence[Actor]) -> list[Document]:
    wanted = [actor.pk for actor in shown]
    return [
        *sources(sight.documents, Saying.objects.filter(actor__in=wanted)),
        *sources(sight.documents, Ballot.objects.filter(actor__in=wanted)),
    ]


def _rows(sight: Sight, found: QuerySet[Actor]) -> Iterator[tuple[object, ...]]:
    every = list(found)
    counts = _counts(sight, every)
    return (_row(actor, counts) for actor in every)


def _row(actor: Actor, counts: Counts) -> tuple[object, ...]:
    return (actor.name, actor.kind, *counts[actor.pk], f"/actors/{actor.slug}")
