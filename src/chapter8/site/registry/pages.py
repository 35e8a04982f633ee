"""Pages of the atlas: organizations, states, and who may act."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from django.conf import settings
from django.utils.translation import gettext as _

from chapter8.atlas import Atlas
from chapter8.atlas.nouns import Membership, MembershipStatus, Organization, State
from chapter8.errors import NotFoundError
from chapter8.exchange.decide import Marked
from chapter8.exchange.marking import Marking, strictest
from chapter8.site import listing
from chapter8.site.asking import Request
from chapter8.site.registry.asking import today
from chapter8.site.registry.atlas import node_atlas
from chapter8.site.registry.timeline import timeline
from chapter8.site.search import paging
from chapter8.site.search.index import Filters, Hit, find
from chapter8.site.twins import Page, Table

MENTIONS = 8


def organizations(request: Request) -> Page:
    """All organizations of the atlas, with what they are for and how many members they had on the day."""
    atlas, on = node_atlas(), listing.day(request, "on") or today()
    wanted = request.GET.get("q", "").strip().casefold()
    rows = [
        (organization, len(atlas.members(organization.code, on)))
        for organization in sorted(atlas.organizations, key=lambda each: each.name)
        if wanted in " ".join((organization.name, organization.code, *organization.aliases)).casefold()
    ]
    return Page(
        template="registry/organizations.html",
        context={"rows": rows, "on": on, "asked": request.GET, "atlas": atlas},
        data=lambda: {"on": on, "organizations": [organization for organization, _count in rows]},
        table=Table(
            (
                "code",
                "name",
                "charter_basis",
                "functions",
                "seat",
                "parent",
                "founded",
                "members",
                "source",
                "verified",
            ),
            lambda: [_organization_row(organization, count, atlas, on) for organization, count in rows],
        ),
        exercise=any(organization.exercise for organization, _count in rows),
        marking=open_to_all(),
    )


def _organization_row(organization: Organization, members: int, atlas: Atlas, on: date) -> list[object]:
    return [
        organization.code,
        organization.name,
        atlas.charter_basis(organization.code, on),
        atlas.functions(organization.code, on),
        organization.seat,
        organization.parent,
        organization.founded,
        members,
        organization.provenance.source,
        organization.provenance.verified,
    ]


def organization(request: Request, code: str) -> Page:
    """One organization on a day: members, instruments, history, and where the record mentions it."""
    atlas, on = node_atlas(), listing.day(request, "on") or today()
    found = atlas.organization(code)
    standing = [row for row in atlas.memberships if row.organization == code]
    then = [row for row in standing if in_force(row, on)]
    names = {state.code: state for state in atlas.states}
    then.sort(key=lambda row: (list(MembershipStatus).index(row.status), names[row.state].name))
    codes = sorted({row.state for row in standing}, key=lambda state: names[state].name)
    mentions = find("", request.viewer, Filters(organization=code), purpose=request.purpose)
    mentioning = [hit.document for hit in latest_documents(mentions.hits)]
    return Page(
        template="registry/organization.html",
        context={
            "organization": found,
            "on": on,
            "charter_basis": atlas.charter_basis(code, on),
            "functions": atlas.functions(code, on),
            "standing": [(row, atlas.name_on(row.state, on)) for row in then],
            "counts": Counter(row.status.value for row in then),
            "sources": list(dict.fromkeys(row.provenance for row in then)),
            "instruments": atlas.instruments(code, on),
            "timeline": timeline(
                [(names[state].name, state, [row for row in standing if row.state == state]) for state in codes], on
            ),
            "parent": atlas.organization(found.parent) if found.parent else None,
            "children": [each for each in atlas.organizations if each.parent == code],
            "mentions": latest_documents(mentions.hits),
            "mentioned": mentions.total,
        },
        data=lambda: {
            "organization": found,
            "on": on,
            "members": then,
            "instruments": atlas.instruments(code, on),
            "history": standing,
            "mentioned_in_passages": mentions.total,
        },
        table=Table(
            ("organization", "state", "name", "status", "valid_from", "valid_to", "source", "verified"),
            lambda: [_membership_row(row, names[row.state].name) for row in standing],
        ),
        exercise=found.exercise or any(names[row.state].exercise for row in then),
        marking=open_to_all(mentioning),
        shown=mentioning,
    )


def _membership_row(row: Membership, name: str) -> list[object]:
    return [
        row.organization,
        row.state,
        name,
        row.status.value,
        row.valid_from,
        row.valid_to,
        row.provenance.source,
        row.provenance.verified,
    ]


def states(request: Request) -> Page:
    """All states of the atlas, by name, with their codes and dated names."""
    atlas = node_atlas()
    wanted = request.GET.get("q", "").strip().casefold()
    region = request.GET.get("region", "")
    rows = [
        state
        for state in sorted(atlas.states, key=lambda each: each.name)
        if wanted in " ".join((state.name, state.code, *(name.short for name in state.names))).casefold()
        and region in ("", state.region, state.subregion)
    ]
    return Page(
        template="registry/states.html",
        context={
            "rows": rows,
            "asked": request.GET,
            "regions": paging.choices(each for state in atlas.states for each in (state.region, state.subregion)),
            "chips": listing.chips(request, {"q": _("Name"), "region": _("Region")}),
        },
        data=lambda: {"states": rows},
        table=Table(
            ("code", "alpha2", "m49", "name", "status", "admitted", "region", "subregion", "source", "verified"),
            lambda: [_state_row(state) for state in rows],
        ),
        exercise=any(state.exercise for state in rows),
        marking=open_to_all(),
    )


def _state_row(state: State) -> list[object]:
    return [
        state.code,
        state.alpha2,
        state.m49,
        state.name,
        state.status,
        state.admitted,
        state.region,
        state.subregion,
        state.provenance.source,
        state.provenance.verified,
    ]


def state(request: Request, code: str) -> Page:
    """One state on a day: its names in time, what it belongs to, and where the record mentions it."""
    atlas, on = node_atlas(), listing.day(request, "on") or today()
    found = atlas.state(code)
    standing = [row for row in atlas.memberships if row.state == code]
    organizations = {each.code: each for each in atlas.organizations}
    then = sorted(atlas.memberships_of(code, on), key=lambda row: organizations[row.organization].name)
    codes = sorted({row.organization for row in standing}, key=lambda each: organizations[each].name)
    said = find("", request.viewer, Filters(speaker=found.name), purpose=request.purpose)
    speaking = [hit.document for hit in latest_documents(said.hits)]
    return Page(
        template="registry/state.html",
        context={
            "state": found,
            "on": on,
            "name": atlas.name_on(code, on),
            "names": [name for name in found.names if name.kind == "name"],
            "aliases": [name.short for name in found.names if name.kind != "name"],
            "standing": [(row, organizations[row.organization]) for row in then],
            "timeline": timeline(
                [(each, each, [row for row in standing if row.organization == each]) for each in codes], on
            ),
            "said": latest_documents(said.hits),
            "said_total": said.total,
        },
        data=lambda: {
            "state": found,
            "on": on,
            "name": atlas.name_on(code, on),
            "memberships": then,
            "history": standing,
        },
        table=Table(
            ("organization", "state", "name", "status", "valid_from", "valid_to", "source", "verified"),
            lambda: [_membership_row(row, organizations[row.organization].name) for row in standing],
        ),
        exercise=found.exercise,
        marking=open_to_all(speaking),
        shown=speaking,
    )


def open_to_all(shown: Sequence[Marked] = ()) -> Marking:
    """The marking of a page of the atlas: its facts are TLP:CLEAR, and no wider than what the record adds to them."""
    return strictest((Marking(owner=settings.ORGANIZATION), *(thing.marking for thing in shown)), settings.ORGANIZATION)


def in_force(row: Membership, on: date) -> bool:
    """Whether a standing holds on the day; both its ends are included."""
    return row.valid_from <= on and (row.valid_to is None or on <= row.valid_to)


def latest_documents(hits: tuple[Hit, ...]) -> list[Hit]:
    """The first hit in each document, up to a few."""
    first = {hit.document.pk: hit for hit in reversed(hits)}
    return [hit for hit in hits if first.get(hit.document.pk) is hit][:MENTIONS]


def known_state(atlas: Atlas, code: str) -> State | None:
    """The state of a code, or None."""
    try:
        return atlas.state(code)
    except NotFoundError:
        return None
