"""The theme matrix and its themes: who stands where, in which words, over time, beside what was decided."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import Count, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from chapter8.errors import NotFoundError
from chapter8.record.positions import STANCES, Theme
from chapter8.site.asking import Request
from chapter8.site.bars import chart
from chapter8.site.faults import unknown
from chapter8.site.library.models import Document
from chapter8.site.library.pages import bands
from chapter8.site.library.permalinks import passage_path, shared_symbols
from chapter8.site.listing import address, chips, paginate
from chapter8.site.positions import evidence
from chapter8.site.positions.asking import SIGNS, Sight, asked_of, kind_words, sight_of, sources, stance_words
from chapter8.site.positions.matrix import LABELS, matrix_of
from chapter8.site.positions.models import Actor, Affirmation, Position
from chapter8.site.positions.themes import by_group, node_vocabulary
from chapter8.site.twins import Page, Table

CLAUSES, ALL_CLAUSES = 6, 200  # clauses shown beside a theme, and where all are asked for
NAMES = 60  # actors named for each stance
FILTERS = ("year", "from", "to", "stance", "kind", "meeting", "material")


def positions(request: Request) -> Page:
    """Actor by theme: how many positions of each stance, each cell opening its evidence."""
    sight = sight_of(request)
    found = matrix_of(request, sight)
    from_documents = found.rows.sources() if found.actors else []
    return Page(
        template="positions/matrix.html",
        context={
            **_frame(request, sight), "matrix": found, "groups": by_group(node_vocabulary()),
            "chips": chips(request, {"group": _("Heading"), **_labels()}, _told()), "query": _kept(request),
            "sort": {name: address(request, sort=name, page=None) for name in ("name", "count")},
        },
        data=found.as_data,
        table=Table(LABELS, found.all_rows),
        marking=bands(from_documents), exercise=sight.exercise, shown=from_documents,
    )  # fmt: skip


def _told() -> dict[str, dict[str, str]]:
    """The codes that filters hold, in words."""
    return {"stance": stance_words(), "kind": kind_words()}


def _labels() -> dict[str, str]:
    return {
        "year": _("Year"), "from": _("From year"), "to": _("To year"), "stance": _("Stance"), "kind": _("Kind"),
        "meeting": _("Meeting"),
    }  # fmt: skip


def _frame(request: Request, sight: Sight) -> dict[str, Any]:
    """What each page of positions shows around its rows."""
    other = "record" if sight.exercise else "exercise"
    return {
        "asked": request.GET, "signs": SIGNS, "stances": stance_words(), "kinds": kind_words(),
        "material": "exercise" if sight.exercise else "record",
        "other_material": address(request, material=other, page=None) if sight.other else "",
    }  # fmt: skip


def _kept(request: Request) -> str:
    """The filters as the question of another address: "?stance=opposes", or nothing."""
    query = request.GET.copy()
    for name in list(query):
        if name not in FILTERS or not query[name]:
            del query[name]
    return f"?{query.urlencode()}" if query else ""


def theme(request: Request, key: str) -> Page:
    """One theme: who supports and who opposes it, in which words, over time, and what decisions say of it."""
    about, sight, asked = _theme(request, key), sight_of(request), asked_of(request)
    whole = sight.positions.filter(theme=key)
    found = asked.narrow(whole)
    items, pages = paginate(request, evidence.with_documents(found), 20)
    clauses = _clauses(request, sight, key)
    contradicting = _contradictions(whole)
    drawn = chart({(year, stance): count for year, stance, count in _in_time(whole)}, STANCES, start=120)
    from_documents = [*sources(sight.documents, whole), *(item.document for item, _address in clauses)]
    return Page(
        template="positions/theme.html",
        context={
            **_frame(request, sight), "theme": about, "items": evidence.shown(request, items), "pages": pages,
            "who": _who(found), "counts": dict(found.order_by().values_list("stance").annotate(Count("pk"))),
            "chart": drawn, "contradictions": evidence_by_actor(request, contradicting), "clauses": clauses,
            "more_clauses": address(request, clauses="all") if len(clauses) == CLAUSES else "",
            "chips": chips(request, _labels(), _told()), "query": _kept(request),
        },
        data=lambda: {
            "theme": about, "count": pages.count, "page": pages.number, "of": pages.of, "next": pages.next,
            "who": {stance: [actor.name for actor, _count in several] for stance, several in _who(found).items()},
            "positions": evidence.as_data(request, items),
            "decisions": [_clause(item, where) for item, where in clauses],
        },
        table=Table(evidence.COLUMNS, lambda: evidence.rows_of(request, found)),
        marking=bands(from_documents), exercise=sight.exercise, shown=from_documents,
    )  # fmt: skip


def _theme(request: Request, key: str) -> Theme:
    try:
        return node_vocabulary().theme(key)
    except NotFoundError:
        raise unknown(request.viewer) from None


def _in_time(rows: QuerySet[Position]) -> Iterator[tuple[int, str, int]]:
    counted = rows.filter(year__isnull=False).order_by().values_list("year", "stance").annotate(Count("pk"))
    return iter(counted)


def _who(rows: QuerySet[Position]) -> dict[str, list[tuple[Actor, int]]]:
    """The actors of each stance with how often they took it, most often first."""
    counted = rows.filter(actor__isnull=False).order_by().values_list("actor", "stance").annotate(Count("pk"))
    several = sorted(counted, key=lambda one: -one[2])
    actors = Actor.objects.in_bulk({actor for actor, _stance, _count in several})
    found: dict[str, list[tuple[Actor, int]]] = {stance: [] for stance in STANCES}
    for pk, stance, count in several:
        if len(found[stance]) < NAMES:
            found[stance].append((actors[pk], count))
    return {stance: names for stance, names in found.items() if names}


def _contradictions(rows: QuerySet[Position]) -> list[Position]:
    """The positions of actors that both support and oppose the theme, in order of their dates."""
    judged = rows.filter(stance__in=("supports", "opposes"), actor__isnull=False)
    sides: dict[int, set[str]] = defaultdict(set)
    for actor, stance in judged.order_by().values_list("actor", "stance").distinct():
        sides[actor].add(stance)
    both = [actor for actor, stances in sides.items() if len(stances) > 1]
    if not both:
        return []
    return list(evidence.with_documents(judged.filter(actor__in=both)).order_by("actor__name", "date", "pk")[:100])


def evidence_by_actor(request: Request, items: Sequence[Position]) -> list[tuple[Actor | None, list[evidence.Shown]]]:
    """Positions under their actors."""
    grouped: dict[Actor | None, list[evidence.Shown]] = {}
    for one in evidence.shown(request, items):
        grouped.setdefault(one.item.actor, []).append(one)
    return list(grouped.items())


def _clauses(request: Request, sight: Sight, key: str) -> list[tuple[Any, str]]:
    """The newest clauses of decisions that affirm the theme, with their addresses."""
    most = ALL_CLAUSES if request.GET.get("clauses") == "all" else CLAUSES
    rows = Affirmation.objects.filter(theme=key, document__in=sight.documents.values("pk"))
    joined = rows.select_related("document", "passage__document").defer("document__record", "passage__document__record")
    told: dict[tuple[str, str], Any] = {}
    for item in joined.order_by("-date", "-pk")[: 4 * most]:  # several documents may hold the same decision
        told.setdefault((item.place, " ".join(item.text.split())), item)
    found = list(told.values())[:most]
    shared = shared_symbols(request.viewer, request.purpose, among=[item.document for item in found])
    return [(item, passage_path(item.passage, shared)) for item in found]


def _clause(item: Any, where: str) -> dict[str, object]:
    return {
        "decision": item.decision, "place": item.place, "date": item.date, "words": item.words,
        "stance_words": item.stance_words, "text": item.text, "address": where,
    }  # fmt: skip


def cell(request: Request, key: str, actor: str) -> Page:
    """The evidence of one cell: what an actor said on a theme."""
    about, sight, asked = _theme(request, key), sight_of(request), asked_of(request)
    found = asked.narrow(sight.positions.filter(theme=key, actor__slug=actor))
    items, pages = paginate(request, evidence.with_documents(found), 20)
    if not items:
        raise unknown(request.viewer)  # also for an actor that only withheld documents know
    held_by, documents = items[0].actor, evidence.documents_of(items)
    return Page(
        template="positions/cell.html",
        context={
            **_frame(request, sight), "theme": about, "actor": held_by, "items": evidence.shown(request, items),
            "pages": pages, "chips": chips(request, _labels(), _told()),
            "back": reverse("theme", args=[key]) + _kept(request),
        },
        data=lambda: {
            "theme": about.key, "actor": held_by.name, "count": pages.count, "page": pages.number, "of": pages.of,
            "next": pages.next, "positions": evidence.as_data(request, items),
        },
        table=Table(evidence.COLUMNS, lambda: evidence.rows_of(request, found)),
        marking=bands(list[Document](documents)), exercise=sight.exercise, shown=documents,
    )  # fmt: skip
