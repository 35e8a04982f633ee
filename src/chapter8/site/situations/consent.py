"""The consent log on pages: how each state stands to each organization, every entry, and what a change would do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from chapter8.errors import UsageError
from chapter8.exchange.marking import Marking, strictest
from chapter8.respond.legal import legal_paths
from chapter8.respond.legal.consent import Act as LegalAct
from chapter8.respond.legal.consent import Change, ConsentEntry, changes, facts_of
from chapter8.site.accounts.rights import may_contribute
from chapter8.site.asking import Request, person, shows_a_page
from chapter8.site.briefs.pages import situation_or_unknown
from chapter8.site.faults import unknown
from chapter8.site.library.entered import ENTERED_COLUMNS, entered_cells, entered_data, require_contributor, take_back
from chapter8.site.library.evidence_form import marking_values
from chapter8.site.listing import day
from chapter8.site.registry.asking import today
from chapter8.site.registry.atlas import node_atlas
from chapter8.site.situations.consent_form import ConsentForm
from chapter8.site.situations.consent_log import ConsentLog, consent_log
from chapter8.site.situations.finding import require_kept
from chapter8.site.situations.models import Act, ConsentAct, Situation
from chapter8.site.twins import Page, Table
from chapter8.symbols.evidence import Evidence

COLUMNS = ("state", "organization", "act", "on", "what", *ENTERED_COLUMNS)
CHANGE_COLUMNS = ("path", "title", "organization", "before", "after", "reason")
SUPPOSED: dict[str, LegalAct] = {"withdrawn": "withdrawn", "given": "given"}


def consent(request: Request, slug: str) -> Page:
    """The log of a situation: standings on a day, open restrictions, the legal paths with it, every entry."""
    found = situation_or_unknown(request, slug)
    log, on, atlas = consent_log(found, request.viewer, request.purpose), day(request, "on") or today(), node_atlas()
    standings = log.standings(on)
    paths = legal_paths(atlas, found.states, on, "consent", facts=log.facts(on)) if log.entries(on) else ()
    return Page(
        template="situations/consent.html",
        context={
            "situation": found, "log": log, "on": on, "standings": standings, "paths": paths, "acts": dict(Act.choices),
            "documents": log.documents, "may_write": may_contribute(request.viewer) and found.pk is not None,
            "may_keep": may_contribute(request.viewer), **_names(found),
        },
        data=lambda: {
            "situation": found.slug, "on": on, "standings": standings,
            "legal_paths": paths, "entries": [row_data(row, request) for row in log.rows],
        },
        table=Table(COLUMNS, lambda: [(*_cells(row), *entered_cells(row)) for row in log.rows]),
        marking=marking_of(log),
        exercise=found.exercise,
        shown=[found, *log.rows, *log.documents.values()],
    )  # fmt: skip


def row_data(row: ConsentAct, request: Request) -> dict[str, object]:
    """An entry as data."""
    return {"id": row.pk, **dict(zip(COLUMNS, _cells(row), strict=False)), **entered_data(row, request.viewer)}


def _cells(row: ConsentAct) -> tuple[object, ...]:
    return (row.state, row.towards or None, row.act, row.on, row.what or None)


def marking_of(log: ConsentLog) -> Marking:
    """The narrowest of the situation, the entries, and the documents that they rest on."""
    things = [log.situation, *log.rows, *log.documents.values()]
    return strictest([thing.marking for thing in things], log.situation.owner)


def _names(found: Situation) -> dict[str, Any]:
    """Names of the states and of the organizations, for the template."""
    atlas = node_atlas()
    return {
        "states": {code: atlas.state(code).name for code in found.states},
        "names": {each.code: each.name for each in atlas.organizations},
    }


@dataclass(frozen=True, slots=True)
class Supposed:
    """The act that is supposed: of which states, towards whom (None: any), on which day."""

    act: LegalAct
    states: tuple[str, ...]
    organization: str | None
    on: date

    def entries(self) -> list[ConsentEntry]:
        """It as entries of a log."""
        evidence = (Evidence(source="supposed, not on record"),)
        return [ConsentEntry(state, self.organization, self.act, self.on, "", evidence) for state in self.states]


def consent_change(request: Request, slug: str) -> Page:
    """What would change if consent were withdrawn, or given: each legal path that would stand otherwise."""
    found = situation_or_unknown(request, slug)
    log, asked = consent_log(found, request.viewer, request.purpose), _supposed(request, found)
    before = log.entries(asked.on)
    after = facts_of([*before, *asked.entries()])
    changed = changes(node_atlas(), found.states, asked.on, before=facts_of(before), after=after)
    return Page(
        template="situations/consent_change.html",
        context={
            "situation": found, "asked": asked, "changed": changed, "entries": len(before), **_names(found),
            "choices": [("withdrawn", _("Consent withdrawn")), ("given", _("Consent given"))],
        },
        data=lambda: {
            "situation": found.slug, "supposed": asked, "entries_on_record": len(before), "changes": changed,
        },
        table=Table(CHANGE_COLUMNS, lambda: _change_rows(changed)),
        marking=marking_of(log),
        exercise=found.exercise,
        shown=[found, *log.rows, *log.documents.values()],
    )  # fmt: skip


def _change_rows(changed: Sequence[Change]) -> list[tuple[object, ...]]:
    return [(each.key, each.title, each.organization, each.before, each.after, each.reason) for each in changed]


def _supposed(request: Request, found: Situation) -> Supposed:
    """`?act=withdrawn&state=XIK&organization=UN&on=2026-06-30`; without a state, of all of them."""
    act, state = request.GET.get("act") or "withdrawn", request.GET.get("state", "")
    if act not in SUPPOSED:
        raise UsageError(_("This act is not supposed here"), place="act", remedy=", ".join(SUPPOSED))
    if state and state not in found.states:
        raise UsageError(_("This is no state of the situation"), place="state", remedy=", ".join(found.states))
    organization = request.GET.get("organization", "").strip()
    code = node_atlas().organization(organization).code if organization else None
    return Supposed(
        SUPPOSED[act], (state,) if state else tuple(found.states), code, day(request, "on") or today()
    )  # fmt: skip


@shows_a_page
def consent_add(request: Request, slug: str) -> HttpResponseBase:
    """The form of an entry, or the entry made of it."""
    found = situation_or_unknown(request, slug)
    require_contributor(request.viewer)
    require_kept(found)
    if request.method == "POST":
        form = ConsentForm(request.POST, viewer=request.viewer, situation=found)
        if form.is_valid():
            form.save(person(request))
            messages.success(request, _("Entered."))
            return HttpResponseRedirect(reverse("consent", args=[found.slug]))
    else:
        first = {**marking_values(found.marking), **{name: request.GET.get(name, "") for name in ("towards", "what")}}
        asked = {name: request.GET[name] for name in ("state", "act") if request.GET.get(name)}
        form = ConsentForm(initial={**first, **asked}, viewer=request.viewer, situation=found)
    context = {"form": form, "situation": found, "marking": found.marking, "exercise": found.exercise}
    return render(request, "situations/consent_add.html", context, status=422 if form.errors else 200)


@require_POST
@shows_a_page
def consent_take_back(request: Request, slug: str, entry: int) -> HttpResponseBase:
    """Take an entry of one's own organization back."""
    found = situation_or_unknown(request, slug)
    row = next((each for each in consent_log(found, request.viewer).rows if each.pk == entry), None)
    if row is None:
        raise unknown(request.viewer)
    take_back(row, request.POST.get("reason", ""), request.viewer, person(request))
    messages.success(request, _("Taken back. The entry stays in the log."))
    return HttpResponseRedirect(reverse("consent", args=[found.slug]))
