"""The page of an actor: what it said in time, where it stands, for whom it speaks, how it voted, what it owes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Max, QuerySet
from django.http import HttpResponseBase, HttpResponseRedirect
from django.urls import NoReverseMatch, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from chapter8.record.positions import Theme
from chapter8.site.asking import Request
from chapter8.site.faults import unknown
from chapter8.site.library.pages import bands
from chapter8.site.library.permalinks import passage_path, shared_symbols, symbol_path
from chapter8.site.listing import address, paginate
from chapter8.site.positions.asking import SIGNS, Sight, kind_words, sight_of, sources, stance_words
from chapter8.site.positions.models import Actor, Ballot, Position, Saying
from chapter8.site.positions.naming import actor_named, actor_of
from chapter8.site.positions.themes import node_vocabulary
from chapter8.site.twins import Page, Table

BALLOTS, ALL_BALLOTS, STATEMENTS = 10, 1000, 20
SPOKEN = ("date", "part", "speaker", "role", "on_behalf_of", "verb", "text", "meeting", "document", "page", "address")


@dataclass(frozen=True, slots=True)
class Held:
    """All rows of one actor that one may see."""

    sayings: QuerySet[Saying]
    positions: QuerySet[Position]
    ballots: QuerySet[Ballot]


def choice_words() -> dict[str, str]:
    """How one votes, in words."""
    return {
        "in_favour": _("in favour"), "opposed": _("against"), "abstaining": _("abstaining"), "absent": _("not voting"),
    }  # fmt: skip


def part_words() -> dict[str, str]:
    """The parts that an actor has in a statement, in words."""
    return {
        "speaker": _("spoke"), "behalf": _("spoken for"), "supporter": _("named in support"), "echo": _("echoed it"),
    }  # fmt: skip


def page(request: Request, actor: str) -> Page | HttpResponseBase:
    """One actor, by its code or its name in the address."""
    found = actor_of(actor)
    if found is None:
        return _elsewhere(request, actor)
    sight = sight_of(request)
    held = _held(found, sight)
    items, pages = paginate(request, _joined(held.sayings), STATEMENTS)
    votes = dict(held.ballots.order_by().values_list("choice").annotate(Count("what", distinct=True)))
    ballots = _ballots(request, held.ballots)
    documents = [one for rows in (held.sayings, held.positions, held.ballots) for one in sources(sight.documents, rows)]
    if found.kind == "other" and not documents:
        raise unknown(request.viewer)
    themes = _themes(held.positions)
    shared = shared_symbols(request.viewer, request.purpose, among=[item.document for item in items])
    return Page(
        template="positions/actor.html",
        context={
            "actor": found, "items": [(item, passage_path(item.statement.passage, shared)) for item in items],
            "pages": pages, "themes": themes, "votes": votes, "ballots": ballots,
            "all_ballots": address(request, votes="all") if len(ballots) == BALLOTS else "",
            "groups": _spoken_for(held.sayings), "speakers": _speakers(held.sayings), "signs": SIGNS,
            "stances": stance_words(), "kinds": kind_words(), "choices": choice_words(), "parts": part_words(),
            "registry": _registry(found), "ledger": ledger_address(found), "asked": request.GET,
        },
        data=lambda: {
            "actor": found.name, "kind": found.kind, "count": pages.count, "page": pages.number, "of": pages.of,
            "next": pages.next, "votes": votes,
            "positions": [{"theme": theme.key, **counts} for theme, counts in themes],
            "on_behalf_of": [name for name, _slug, _count in _spoken_for(held.sayings)],
            "ballots": [_ballot(item) for item in ballots],
            "statements": [dict(zip(SPOKEN, _row(item, shared), strict=True)) for item in items],
        },
        table=Table(SPOKEN, lambda: _rows(request, held.sayings)),
        marking=bands(documents), exercise=sight.exercise, shown=documents,
    )  # fmt: skip


def _elsewhere(request: Request, slug: str) -> HttpResponseBase:
    """From a name ("United States", "usa") to the address of the code; what names nobody isn't there."""
    named = actor_named(slug.replace("_", " "))
    if named.slug == slug or actor_of(named.slug) is None or named.kind == "other":
        raise unknown(request.viewer)
    return HttpResponseRedirect(reverse("actor", args=[named.slug]))


def _held(found: Actor, sight: Sight) -> Held:
    documents = sight.documents.values("pk")
    key = found.pk or 0  # a state that nothing names has no rows
    return Held(
        Saying.objects.filter(actor=key, document__in=documents),
        Position.objects.filter(actor=key, document__in=documents),
        Ballot.objects.filter(actor=key, document__in=documents),
    )


def _joined(rows: QuerySet[Saying]) -> QuerySet[Any]:
    """Sayings with all that is shown of them, newest first."""
    joined = rows.select_related("document", "statement__passage__document")
    kept = joined.defer("document__record", "statement__passage__document__record")
    return kept.order_by("-date", "-statement_id")


def _ballots(request: Request, rows: QuerySet[Ballot]) -> list[Ballot]:
    """The newest votes, each once however many documents tell it: those of one choice, all, or a few."""
    wanted = request.GET.get("votes", "")
    if wanted in choice_words():
        rows = rows.filter(choice=wanted)
    most = ALL_BALLOTS if wanted else BALLOTS
    votes = rows.order_by().values("what", "choice").annotate(row=Max("pk"), on=Max("date"))
    kept = [vote["row"] for vote in votes.order_by(F("on").desc(nulls_last=True), "-row")[:most]]
    found = Ballot.objects.select_related("document").defer("document__record").in_bulk(kept)
    return [found[pk] for pk in kept]


def _themes(rows: QuerySet[Position]) -> list[tuple[Theme, dict[str, int]]]:
    """The themes on which the actor stands, with its counts by stance, in order of the vocabulary."""
    counts: dict[str, dict[str, int]] = {}
    for theme, stance, count in rows.order_by().values_list("theme", "stance").annotate(Count("pk")):
        counts.setdefault(theme, {})[stance] = count
    return [(theme, counts[theme.key]) for theme in node_vocabulary().themes if theme.key in counts]


def _spoken_for(rows: QuerySet[Saying]) -> list[tuple[str, str, int]]:
    """On whose behalf the actor spoke, with the slug of each and how often, most often first."""
    spoken = rows.filter(part="speaker").exclude(statement__on_behalf_of="")
    return _counted(spoken, "statement__on_behalf_of")


def _speakers(rows: QuerySet[Saying]) -> list[tuple[str, str, int]]:
    """Who spoke on the actor's behalf."""
    return _counted(rows.filter(part="behalf").exclude(statement__speaker=""), "statement__speaker")


def _counted(rows: QuerySet[Saying], column: str) -> list[tuple[str, str, int]]:
    counted = rows.order_by().values(named=F(column)).annotate(often=Count("pk")).order_by("-often", "named")[:50]
    return [(row["named"], actor_named(row["named"]).slug, row["often"]) for row in counted]


def _registry(found: Actor) -> str:
    """The page of the atlas, for states and organizations."""
    return reverse(found.kind, args=[found.slug]) if found.kind in {"state", "organization"} else ""


def ledger_address(found: Actor) -> str:
    """The commitments that the actor bears, in the ledger."""
    try:
        return f"{reverse('commitments')}?{urlencode({'bearer': found.name})}"
    except NoReverseMatch:
        return ""


def _ballot(item: Ballot) -> dict[str, object]:
    decided = {"decision": item.decision or None, "draft": item.draft or None, "adopted": item.adopted}
    where = symbol_path(item.decision) if item.decision else None
    return {"date": item.date, "choice": item.choice, **decided, "meeting": item.meeting or None, "address": where}


def _rows(request: Request, rows: QuerySet[Saying]) -> Iterator[tuple[object, ...]]:
    shared = shared_symbols(request.viewer, request.purpose)
    return (_row(item, shared) for item in _joined(rows).iterator(chunk_size=500))


def _row(item: Any, shared: Any) -> tuple[object, ...]:
    said = item.statement
    return (
        item.date, item.part, said.speaker, said.role, said.on_behalf_of, said.verb, said.text, said.meeting,
        str(item.document), said.passage.page, passage_path(said.passage, shared),
    )  # fmt: skip
