"""One organization on a day: members on a map, basis, mandate, agreements, offices, focal points, operations, words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

from chapter8.atlas import Atlas
from chapter8.atlas.agreements import Standing, expiring, standing
from chapter8.atlas.atlas import COVERING
from chapter8.atlas.focal_points import directory
from chapter8.atlas.ledger import Ledger, Timing, at_work
from chapter8.atlas.nouns import Agreement, Mandate, Membership, MembershipStatus, Organization, Presence
from chapter8.atlas.presences import open_on, presences_of
from chapter8.atlas.tables.actors import FUNCTIONS
from chapter8.site import listing
from chapter8.site.asking import Request
from chapter8.site.registry import vocabulary
from chapter8.site.registry.asking import atlas_asked, link, link_to, today
from chapter8.site.registry.contacts import contact_as_data, may_see_contacts
from chapter8.site.registry.maps import Map, draw_map
from chapter8.site.registry.pages import MEMBERSHIP_COLUMNS, in_force, latest_documents, membership_row, open_to_all
from chapter8.site.registry.registers import words
from chapter8.site.registry.said import said_by
from chapter8.site.registry.timeline import timeline
from chapter8.site.search.index import Filters, find
from chapter8.site.twins import Page, Table


def organization(request: Request, code: str) -> Page:
    """One organization on a day, with everything that the atlas and the record hold of it."""
    atlas, on = atlas_asked(request), listing.day(request, "on") or today()
    found = atlas.organization(code)
    rows = [row for row in atlas.memberships if row.organization == code]
    then = [row for row in rows if in_force(row, on)]
    names = {state.code: state for state in atlas.states}
    then.sort(key=lambda row: (list(MembershipStatus).index(row.status), names[row.state].name))
    mentions = find("", request.viewer, Filters(organization=code), purpose=request.purpose)
    said = said_by(request, code)
    shown = [hit.document for hit in latest_documents(mentions.hits)] + [row.document for row, _place in said]
    facts = {**_law(atlas, found, on), **_agreed(atlas, code, on), **_offices(atlas, code, on)}
    work = _operations(atlas, code, on)
    return Page(
        template="registry/organization.html",
        context={
            "organization": found, "on": on, "atlas": atlas, "words": words, "v": vocabulary,
            "standing": [(row, atlas.name_on(row.state, on)) for row in then],
            "left": _left(rows, then, on),
            "names": {code: state.name for code, state in names.items()},
            "counts": Counter(row.status.value for row in then),
            "sources": list(dict.fromkeys(row.provenance for row in then)),
            "map": members_map(atlas, then, on),
            "timeline": _timeline(atlas, rows, on),
            "links": _links(code), "link_to": link_to,
            "agreement_parties": {each.code for each in atlas.organizations} - {code},
            "mentions": latest_documents(mentions.hits), "mentioned": mentions.total, "said": said,
            "told": may_see_contacts(request.viewer), **_family(atlas, found), **facts, **work,
        },
        data=lambda: {
            "organization": found, "on": on, "members": then, "history": rows, **_family(atlas, found), **facts,
            **work, "mentioned_in_passages": mentions.total, "contacts_shown": may_see_contacts(request.viewer),
            "contacts": [contact_as_data(each, request.viewer) for each in facts["contacts"]],
            "said": [{"date": row.date, "text": row.statement.text, "address": place} for row, place in said],
        },
        table=Table(MEMBERSHIP_COLUMNS, lambda: [membership_row(row, names[row.state].name) for row in rows]),
        exercise=found.exercise or any(names[row.state].exercise for row in then) or _drills(shown),
        marking=open_to_all(shown),
        shown=shown,
    )  # fmt: skip


def members_map(atlas: Atlas, rows: Sequence[Membership], on: date) -> Map | None:
    """The map of who stands how; it shows full and suspended members, and observers where they lie within it."""
    frame = [row.state for row in rows if row.status in COVERING]
    kinds = {row.state: row.status.value for row in rows}
    return draw_map(kinds, {code: atlas.name_on(code, on) for code in kinds}, frame=frame)


def _drills(documents: Sequence[Any]) -> bool:
    return any(document.exercise for document in documents)


def _left(rows: Sequence[Membership], then: Sequence[Membership], on: date) -> list[Membership]:
    """The last standing of each State that stood in the organization before the day and no more, latest first."""
    here = {row.state for row in then}
    last: dict[str, Membership] = {}
    for row in sorted(rows, key=lambda row: row.valid_from):
        if row.valid_to is not None and row.valid_to < on and row.state not in here:
            last[row.state] = row
    return sorted(last.values(), key=lambda row: row.valid_to or on, reverse=True)


def _timeline(atlas: Atlas, rows: Sequence[Membership], on: date) -> Any:
    by_state: dict[str, list[Membership]] = {}
    for row in rows:
        by_state.setdefault(row.state, []).append(row)
    named = sorted((atlas.state(code).name, code) for code in by_state)
    return timeline([(name, code, by_state[code]) for name, code in named], on)


def _family(atlas: Atlas, found: Organization) -> dict[str, Any]:
    """Whom it belongs to, who belongs to it, whom it came after, who came after it."""
    return {
        "parent": atlas.organization(found.parent) if found.parent else None,
        "children": [each for each in atlas.organizations if each.parent == found.code],
        "before": [each for each in atlas.organizations if each.successor == found.code],
        "after": atlas.organization(found.successor) if found.successor else None,
    }


def _law(atlas: Atlas, found: Organization, on: date) -> dict[str, Any]:
    """Its Charter basis over time, and what it may do on the day, function by function."""
    code = found.code
    mandates: dict[str, list[Mandate]] = {}
    for row in atlas.mandates(code, on):
        mandates.setdefault(row.function, []).append(row)
    bases = [row for row in atlas.registers.charter_bases if row.organization == code]
    return {
        "charter_basis": atlas.charter_basis(code, on),
        "bases": sorted(bases, key=lambda row: row.valid_from or date.min),
        "functions": atlas.functions(code, on),
        "mandates": {function: mandates[function] for function in FUNCTIONS if function in mandates},
        "instruments": atlas.instruments(code, on),
    }


def _agreed(atlas: Atlas, code: str, on: date) -> dict[str, Any]:
    """Its agreements by how they stand on the day, and those that end or are to be looked at again soon."""
    groups: dict[str, list[Agreement]] = {}
    for each in atlas.registers.agreements:
        if code in each.parties:
            groups.setdefault(standing(each, on).value, []).append(each)
    for several in groups.values():
        several.sort(key=lambda each: each.in_force or each.signed or date.max, reverse=True)
    notices = [each for each in expiring(atlas, on) if code in each.agreement.parties]
    return {
        "agreements": {kind.value: groups[kind.value] for kind in Standing if kind.value in groups},
        "notices": notices,
    }


def _offices(atlas: Atlas, code: str, on: date) -> dict[str, Any]:
    """Its institutions and offices, those that others keep for it, and whom to ask."""
    others = [
        row for row in atlas.registers.presences if code in row.covers and row.organization != code and open_on(row, on)
    ]
    contacts = directory(atlas.registers.focal_points, on, organization=code)
    return {
        "presences": _by_kind(presences_of(atlas, code, on)),
        "accredited": _by_kind(others),
        "contacts": contacts,
    }


def _by_kind(rows: Sequence[Presence]) -> list[Presence]:
    order = list(words.PRESENCES)
    return sorted(rows, key=lambda row: (-order.index(row.kind), row.name))


def _operations(atlas: Atlas, code: str, on: date) -> dict[str, list[Timing]]:
    """Its operations by the day, each with when the Council acted on it: those at work, and those before."""
    ledger = Ledger.of_atlas(atlas)
    begun = [each for each in ledger.of(code) if (each.began or each.decided or date.max) <= on]
    timed = [ledger.timing(each.code) for each in reversed(begun)]
    return {
        "at_work": [each for each in timed if at_work(each.operation, on)],
        "earlier": [each for each in timed if not at_work(each.operation, on)],
    }


def _links(code: str) -> dict[str, str]:
    """The registers that hold more, where this site has them."""
    return {
        "agreements": link("agreements", f"?party={code}"),
        "focal_points": link("focal-points", f"?organization={code}"),
        "presences": link("presences", f"?organization={code}"),
        "operations": link("operations", f"?organization={code}"),
    }
