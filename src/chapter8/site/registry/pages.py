"""The lists of the atlas, organizations and states, and what the pages of one of them share."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.conf import settings
from django.utils.translation import gettext as _

from chapter8.atlas import Atlas
from chapter8.atlas.nouns import Membership, Organization, State
from chapter8.exchange.decide import Marked
from chapter8.exchange.marking import Marking, strictest
from chapter8.site import listing
from chapter8.site.asking import Request
from chapter8.site.registry.asking import atlas_asked, today
from chapter8.site.search import paging
from chapter8.site.search.index import Hit
from chapter8.site.twins import Page, Table

MENTIONS = 8


def organizations(request: Request) -> Page:
    """All organizations of the atlas, with what they are for and how many members they had on the day."""
    atlas, on = atlas_asked(request), listing.day(request, "on") or today()
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


MEMBERSHIP_COLUMNS = ("organization", "state", "name", "status", "valid_from", "valid_to", "source", "verified")


def membership_row(row: Membership, name: str) -> list[object]:
    """One standing as a row of a table; `name` is that of the other side."""
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
    atlas = atlas_asked(request)
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
