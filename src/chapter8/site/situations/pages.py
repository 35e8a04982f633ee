"""Pages of situations: what is happening, who may act, what was said, and the way to the brief."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import islice
from typing import TypeVar

from django.db.models import Q
from django.utils.translation import gettext as _

from chapter8.atlas import Atlas
from chapter8.errors import UsageError
from chapter8.exchange.decide import decide
from chapter8.exchange.marking import strictest
from chapter8.respond.competence import competence
from chapter8.respond.legal import legal_paths
from chapter8.site import listing
from chapter8.site.accounts.rights import may_contribute
from chapter8.site.article54.operations import operations_of
from chapter8.site.asking import Request
from chapter8.site.briefs.gather import default_as_of
from chapter8.site.briefs.pages import brief_address, situation_or_unknown
from chapter8.site.library.models import Clause, Decision, Document, Statement
from chapter8.site.plans.standing import standing_line
from chapter8.site.registry.asking import today
from chapter8.site.registry.atlas import node_atlas
from chapter8.site.situations import beside
from chapter8.site.situations.consent_log import consent_log
from chapter8.site.situations.figures import figures
from chapter8.site.situations.finding import readable_situations
from chapter8.site.situations.models import EventRelease, Situation
from chapter8.site.situations.outlook import TARGETS, Outlook, outlook
from chapter8.site.twins import Page, Table

LATEST, LOOKED_AT, COMMUNIQUES = 6, 400, 3
PANEL_COLUMNS = ("month", "kind", "deaths", "low_50", "high_50", "low_90", "high_90")
Told = TypeVar("Told", Statement, Decision)


def situations(request: Request) -> Page:
    """The stored situations that the viewer may read."""
    rows = readable_situations(request.viewer, request.purpose)
    atlas = node_atlas()
    names = {state.code: state.name for state in atlas.states}
    return Page(
        template="situations/situations.html",
        context={"rows": rows, "names": names, "may_write": may_contribute(request.viewer)},
        data=lambda: {"situations": [situation_row(row) for row in rows]},
        table=Table(
            ("slug", "name", "states", "exercise", "tlp", "owner"),
            lambda: [list(situation_row(row).values()) for row in rows],
        ),
        marking=strictest([row.marking for row in rows], owner="UN") if rows else None,
        exercise=any(row.exercise for row in rows),
        shown=rows,
    )


def situation_row(row: Situation) -> dict[str, object]:
    """A situation as data."""
    return {
        "slug": row.slug,
        "name": row.name,
        "states": row.states,
        "exercise": row.exercise,
        "tlp": row.tlp,
        "owner": row.owner,
    }


def situation(request: Request, slug: str) -> Page:
    """One situation as of a day: figures, chart, who may act, the latest words on it, and what is not known."""
    found, atlas = situation_or_unknown(request, slug), node_atlas()
    known = figures(request.viewer, exercise=found.exercise, purpose=request.purpose)
    as_of = listing.day(request, "as_of") or default_as_of(found, request.viewer, known, purpose=request.purpose)
    target = read_target(request.GET.get("deaths", ""))
    happening = outlook(known.panel, found.states, as_of, target=target) if known.panel else None
    acting = competence(atlas, found.states, as_of)
    statements, decided = latest(request, atlas, found, as_of)
    decisions, paired = decided[:LATEST], beside.beside(decided, atlas, COMMUNIQUES)
    log = consent_log(found, request.viewer, request.purpose)
    operations = operations_of(found, request.viewer, request.purpose, as_of)
    shown = [*(row.document for row in (*statements, *decisions)), *beside.documents(paired)]
    entered = [*log.rows, *log.documents.values(), *(each.own for each in operations if each.own)]
    markings = [row.marking for row in (*shown, *entered)]
    markings += ([known.marking] if known.panel else []) + [found.marking]
    return Page(
        template="situations/situation.html",
        context={
            "situation": found,
            "states": [(code, atlas.name_on(code, as_of)) for code in found.states],
            "as_of": as_of,
            "outlook": happening,
            "drawing": happening.drawing if happening and happening.observed else None,
            "known": known,
            "target": target,
            "targets": TARGETS,
            "answer": acting,
            "consent": log.standings(as_of),
            "paths": legal_paths(atlas, found.states, as_of, "consent", facts=log.facts(as_of)) if log.rows else (),
            "operations": operations,
            "may_enter": may_contribute(request.viewer) and found.pk is not None,
            "names": {each.code: each.name for each in atlas.organizations},
            "statements": statements,
            "decisions": decisions,
            "paired": paired,
            "brief": brief_address(found.slug, "", as_of),
            "partnership": standing_line(found, as_of, request.viewer, request.purpose),
            "gaps": gaps(happening),
            "may_write": may_contribute(request.viewer) and found.pk and found.owner == request.viewer.organization,
        },
        data=lambda: {
            **situation_data(found, as_of, happening, acting, statements, decisions),
            "consent": log.standings(as_of),
            "operations": [each.operation.code for each in operations],
            "side_by_side": beside.as_data(paired),
        },
        table=Table(PANEL_COLUMNS, lambda: panel_rows(happening)),
        marking=strictest(markings, owner=found.owner),
        exercise=found.exercise,
        shown=[*shown, *entered, *known.releases, found],
    )


def side_by_side(request: Request, slug: str) -> Page:
    """What regional bodies and the Security Council decided on a situation, in pairs, as of a day."""
    found = situation_or_unknown(request, slug)
    atlas, as_of = node_atlas(), listing.day(request, "as_of") or today()
    paired = beside.beside(latest(request, atlas, found, as_of)[1], atlas)
    shown = beside.documents(paired)
    return Page(
        template="situations/side_by_side.html",
        context={
            "situation": found,
            "as_of": as_of,
            "found": paired,
            "names": {each.code: each.name for each in atlas.organizations},
        },
        data=lambda: {"situation": found.slug, "as_of": as_of, "pairs": beside.as_data(paired)},
        table=Table(beside.COLUMNS, lambda: beside.cells(paired)),
        marking=strictest([found.marking, *(document.marking for document in shown)], owner=found.owner),
        exercise=found.exercise,
        shown=[*shown, found],
    )


def gaps(happening: Outlook | None) -> list[str]:
    """What is not known, in sentences."""
    if happening is None:
        return [_("No event data that you may read are in the library.")]
    return list(happening.gaps)


def situation_data(
    found: Situation,
    as_of: date,
    happening: Outlook | None,
    acting: object,
    statements: Sequence[Statement],
    decisions: Sequence[Decision],
) -> dict[str, object]:
    """A situation's page as data."""
    return {
        **situation_row(found),
        "as_of": as_of,
        "figures": None if happening is None else {"target": happening.target, "risks": happening.risks},
        "months": [dict(zip(PANEL_COLUMNS, row, strict=True)) for row in panel_rows(happening)],
        "gaps": gaps(happening),
        "competence": acting,
        "statements": [
            {
                "speaker": row.speaker,
                "text": row.text,
                "symbol": row.document.symbol,
                "address": f"{row.document.get_absolute_url()}#{row.passage.ident}",
            }
            for row in statements
        ],
        "decisions": [{"symbol": row.symbol, "date": row.date, "kind": row.kind} for row in decisions],
        "brief": brief_address(found.slug, "json", as_of),
    }


def panel_rows(happening: Outlook | None) -> list[list[object]]:
    """The chart as rows: months observed, then months forecast (median and intervals)."""
    if happening is None:
        return []
    observed: list[list[object]] = [
        [f"{month:%Y-%m}", "observed" if value is not None else "not observed", value, None, None, None, None]
        for month, value in happening.observed
    ]
    ahead: list[list[object]] = [
        [f"{each.month:%Y-%m}", "forecast", each.median, each.low_50, each.high_50, each.low_90, each.high_90]
        for each in happening.ahead
    ]
    return [*observed, *ahead]


def latest(request: Request, atlas: Atlas, found: Situation, as_of: date) -> tuple[list[Statement], list[Decision]]:
    """The newest statements, and the decisions, that name one of the states, of documents that the viewer may read."""
    names = {name.short for code in found.states for name in atlas.state(code).names}
    named = Q()
    for name in names:
        named |= Q(text__icontains=name)
    readable = Document.objects.readable_by(request.viewer, request.purpose)
    documents = readable.filter(exercise=found.exercise).exclude(date__gt=as_of)
    codes = set(found.states)

    def names_it(text: str) -> bool:
        return any(mention.code in codes for mention in atlas.find_states(text))

    said = (
        Statement.objects.filter(named, document__in=documents)
        .select_related("document", "passage")
        .defer("document__record")
        .order_by("-document__date", "document_id", "position")[:LOOKED_AT]
    )

    def allowed(document: Document) -> bool:
        return decide(document, request.viewer, request.purpose).allow

    statements = list(islice((row for row in said if names_it(row.text) and allowed(row.document)), LATEST))
    clauses = Clause.objects.filter(named, document__in=documents)
    decided = (
        Decision.objects.filter(pk__in=clauses.order_by().values("decision"))
        .exclude(date__gt=as_of)
        .select_related("document")
        .defer("document__record")
        .prefetch_related("clauses")
        .order_by("-date", "symbol")[:LOOKED_AT]
    )
    decisions = [
        row for row in decided if allowed(row.document) and any(names_it(clause.text) for clause in row.clauses.all())
    ]
    return statements, _each_once(decisions)


def _each_once(decisions: Sequence[Decision]) -> list[Decision]:
    """A decision once, from its own text rather than from a document that reports it."""
    chosen: dict[str, Decision] = {}
    for row in decisions:
        key = row.symbol or f"row {row.pk}"
        if key not in chosen or row.document.symbol == row.symbol:
            chosen[key] = row
    return list(chosen.values())


def releases(request: Request) -> Page:
    """The releases of event data that the viewer may read: later ones do not overwrite earlier ones."""
    found = EventRelease.objects.readable_by(request.viewer, request.purpose)
    rows = [row for row in found if decide(row, request.viewer, request.purpose).allow]
    columns = ("release", "name", "first_month", "last_month", "events", "deaths", "added_at", "sha256", "tlp", "owner")
    return Page(
        template="situations/releases.html",
        context={"rows": rows},
        data=lambda: {"releases": [{name: getattr(row, name) for name in columns} for row in rows]},
        table=Table(columns, lambda: [[getattr(row, name) for name in columns] for row in rows]),
        marking=strictest([row.marking for row in rows], owner="UN") if rows else None,
        exercise=any(row.exercise for row in rows),
        shown=rows,
    )


def read_target(text: str) -> str:
    """Which deaths the figures count.

    Raises:
        UsageError: neither state-based nor all.
    """
    if (text or "ged_sb") not in TARGETS:
        raise UsageError(f"“{text}” are no deaths that we count", place="deaths", remedy="Ask for ged_sb or best.")
    return text or "ged_sb"
