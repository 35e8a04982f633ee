"""One State on a day: who covers it and since when, who is there, what binds it, which operations, what it said."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from chapter8.atlas import Atlas
from chapter8.atlas.agreements import binding
from chapter8.atlas.atlas import COVERING
from chapter8.atlas.coverage import agencies_on
from chapter8.atlas.ledger import Ledger, at_work
from chapter8.atlas.nouns import Membership, State
from chapter8.atlas.presences import of_country
from chapter8.site import listing
from chapter8.site.asking import Request
from chapter8.site.registry import vocabulary
from chapter8.site.registry.asking import atlas_asked, link_to, today
from chapter8.site.registry.maps import Map, draw_map
from chapter8.site.registry.pages import MEMBERSHIP_COLUMNS, latest_documents, membership_row, open_to_all
from chapter8.site.registry.registers import words
from chapter8.site.registry.said import said_by
from chapter8.site.registry.timeline import timeline
from chapter8.site.search.index import Filters, find
from chapter8.site.twins import Page, Table

BINDING = ("small_arms", "landmines", "conventional_arms")  # topics whose instruments the page names
PRESENT = ("regional_offices", "liaison_offices", "missions", "centres", "institutions")


def state(request: Request, code: str) -> Page:
    """One State on a day, with everything that the atlas and the record hold of it."""
    atlas, on = atlas_asked(request), listing.day(request, "on") or today()
    found = atlas.state(code)
    rows = [row for row in atlas.memberships if row.state == code]
    organizations = {each.code: each for each in atlas.organizations}
    then = sorted(atlas.memberships_of(code, on), key=lambda row: organizations[row.organization].name)
    hits = find("", request.viewer, Filters(speaker=found.name), purpose=request.purpose)
    said = said_by(request, code)
    shown = [hit.document for hit in latest_documents(hits.hits)] + [row.document for row, _place in said]
    facts = {**_memberships(atlas, then, rows, on), **_present(atlas, code, on), **_operations(atlas, code, on)}
    return Page(
        template="registry/state.html",
        context={
            "state": found, "on": on, "name": atlas.name_on(code, on), "organizations": organizations,
            "names": [name for name in found.names if name.kind == "name"],
            "aliases": [name.short for name in found.names if name.kind != "name"],
            "map": _map(atlas, found, on), "words": words, "v": vocabulary,
            "timeline": _timeline(rows, on), "successors": [atlas.state(after) for after in found.successors],
            "hits": latest_documents(hits.hits), "hits_total": hits.total, "said": said, **facts,
            "link_to": link_to,
        },
        data=lambda: {
            "state": found, "on": on, "name": atlas.name_on(code, on), "memberships": then, "history": rows, **facts,
            "said": [{"date": row.date, "text": row.statement.text, "address": place} for row, place in said],
        },
        table=Table(
            MEMBERSHIP_COLUMNS, lambda: [membership_row(row, organizations[row.organization].name) for row in rows]
        ),
        exercise=found.exercise or any(document.exercise for document in shown),
        marking=open_to_all(shown),
        shown=shown,
    )  # fmt: skip


def _memberships(atlas: Atlas, then: Sequence[Membership], rows: Sequence[Membership], on: date) -> dict[str, Any]:
    """What covers it and since when, in which other standing it is elsewhere, and what it has left."""
    agencies = agencies_on(atlas, on)
    here = {row.organization for row in then}
    last: dict[str, Membership] = {}
    for row in sorted(rows, key=lambda row: row.valid_from):
        if row.valid_to is not None and row.valid_to < on and row.organization not in here:
            last[row.organization] = row
    covering = [row for row in then if row.status in COVERING and row.organization != "UN"]
    return {
        "covering": sorted(covering, key=lambda row: row.organization not in agencies),
        "agencies": sorted(agencies.intersection(row.organization for row in covering)),
        "elsewhere": [row for row in then if row not in covering],
        "left": sorted(last.values(), key=lambda row: row.valid_to or on, reverse=True),
        "since": {row.organization: _since(row, rows) for row in then},
    }


def _since(row: Membership, rows: Sequence[Membership]) -> date:
    """The first day of the unbroken line of standings that cover: who is suspended is a member since before."""
    covering = [each for each in rows if each.organization == row.organization and each.status in COVERING]
    first = row.valid_from
    for each in sorted(covering, key=lambda one: one.valid_from, reverse=True):
        if each.valid_to is not None and row.status in COVERING and (first - each.valid_to).days == 1:
            first = each.valid_from
    return first


def _present(atlas: Atlas, code: str, on: date) -> dict[str, Any]:
    """Who covers it from an office on the day, and the instruments on arms that bind it."""
    there = of_country(atlas, code, on)
    return {
        "present": {name: getattr(there, name) for name in PRESENT if getattr(there, name)},
        "binding": [(topic, found) for topic in BINDING if (found := binding(atlas, code, topic, on))],
    }


def _operations(atlas: Atlas, code: str, on: date) -> dict[str, Any]:
    """The operations in it by the day, each with when the Council acted on it: those at work, and those before."""
    ledger = Ledger.of_atlas(atlas)
    begun = [each for each in ledger.operations if code in each.states and (each.began or date.max) <= on]
    begun.sort(key=lambda each: each.began or on, reverse=True)
    timed = [ledger.timing(each.code) for each in begun]
    return {
        "at_work": [each for each in timed if at_work(each.operation, on)],
        "earlier": [each for each in timed if not at_work(each.operation, on)],
    }


def _map(atlas: Atlas, found: State, on: date) -> Map | None:
    """Where it is: the State among those of its subregion."""
    around = [each.code for each in atlas.states_in(found.subregion or found.region) if not each.exercise]
    near = around if len(around) <= 20 else []
    return draw_map({found.code: "here"}, {found.code: atlas.name_on(found.code, on)}, frame=[*near, found.code])


def _timeline(rows: Sequence[Membership], on: date) -> Any:
    by_organization: dict[str, list[Membership]] = {}
    for row in rows:
        by_organization.setdefault(row.organization, []).append(row)
    return timeline([(code, code, by_organization[code]) for code in sorted(by_organization)], on)
