"""Organizations, states, memberships, and who covers whom, through the API."""

from __future__ import annotations

from datetime import date
from typing import Any

from ninja import Field, Query, Router, Schema

from chapter8.atlas.atlas import COVERING
from chapter8.atlas.coverage import existing, gaps, organizations_covering, overlaps
from chapter8.atlas.nouns import MembershipStatus
from chapter8.atlas.tables.actors import FUNCTIONS
from chapter8.errors import UsageError
from chapter8.respond.answers import lacking
from chapter8.site.answers import Paged, PageQuery, paged_list
from chapter8.site.asking import Request
from chapter8.site.registry.api.shapes import ActingQuery, DayQuery, ListQuery, ProvenanceOut
from chapter8.site.registry.asking import atlas_asked, read_state, read_states

router = Router(tags=["Organizations"])


class OrganizationOut(Schema):
    """An organization, with its members on the day that was asked about."""

    code: str = Field(examples=["AU"])
    name: str = Field(examples=["African Union"])
    aliases: list[str]
    charter_basis: list[str] = Field(examples=[["chapter_viii"]])
    founded: date | None
    dissolved: date | None
    parent: str | None
    successor: str | None = Field(description="Code of the organization that took its place.")
    seat: str | None
    functions: list[str]
    members: list[str] = Field(description="Codes of full and suspended members on the day.", examples=[["DZA", "AGO"]])
    provenance: ProvenanceOut


class MembershipOut(Schema):
    """How a state stands in an organization, from a day to a day."""

    organization: str
    status: str = Field(examples=["full"])
    valid_from: date
    valid_to: date | None
    provenance: ProvenanceOut


class StandingOut(MembershipOut):
    """The same, with the state."""

    state: str = Field(examples=["MLI"])
    name: str = Field(description="Its name on the day.", examples=["Mali"])
    precision: str = Field(description="How exactly the source gives the dates: day, month or year.")


class StateOut(Schema):
    """A state, with what it belonged to on the day."""

    code: str = Field(examples=["SDN"])
    alpha2: str
    m49: str
    name: str = Field(description="Its name on the day.", examples=["Sudan"])
    status: str = Field(examples=["member"])
    admitted: date | None
    ended: date | None
    region: str
    subregion: str
    memberships: list[MembershipOut]
    provenance: ProvenanceOut


class CoveringOut(Schema):
    """An organization that covers n of m states."""

    organization: str
    covered: list[str]
    uncovered: list[str]
    suspended: list[str]
    share: str = Field(examples=["2 of 3"])


class GapOut(Schema):
    """A state that no organization of Chapter VIII covers, and those of other standing that do."""

    state: str
    others: list[str]


class OverlapOut(Schema):
    """A state that several organizations of Chapter VIII cover; `beside` are pairs of which neither is a part."""

    state: str
    organizations: list[str]
    beside: list[tuple[str, str]]


class LackingOut(Schema):
    """A state, and the functions for which no organization that covers it has a mandate."""

    state: str
    functions: list[str]
    covering: list[str]


class AtlasQuery(ListQuery):
    """Which rows of the atlas, as of which day."""

    name: str = Field("", description="Part of a name, or a code.", examples=["African"])


class MembershipQuery(ListQuery):
    """Which memberships."""

    organization: str = Field("", description="Its code.", examples=["ECOWAS"])
    state: str = Field("", description="Its code or name.", examples=["MLI"])
    status: MembershipStatus | None = Field(None, description="Only this status [default: full and suspended].")
    all_time: bool = Field(default=False, description="Every standing there ever was, whatever the day.")


class LackingQuery(DayQuery, PageQuery):
    """Which states and functions."""

    countries: str = Field("", description="Names or codes with commas [default: all of the day].", examples=["AFG"])
    function: list[str] = Field([], description="Only this function; may be given again.", examples=[["peacekeeping"]])


@router.get("/organizations", response=Paged[OrganizationOut], summary="Organizations, by name")
def organizations(request: Request, asked: Query[AtlasQuery]) -> dict[str, Any]:
    """List organizations with their members on the day."""
    atlas, on = atlas_asked(request), asked.day
    wanted = asked.name.casefold()
    rows = [
        row
        for row in sorted(atlas.organizations, key=lambda each: each.name)
        if wanted in " ".join((row.name, row.code, *row.aliases)).casefold()
    ]
    items, figures = paged_list(rows, asked)
    plain = ("code", "name", "founded", "dissolved", "parent", "successor", "seat", "provenance")
    return {
        "items": [
            {
                **{name: getattr(row, name) for name in plain},
                "aliases": list(row.aliases),
                "charter_basis": list(atlas.charter_basis(row.code, on)),
                "functions": list(atlas.functions(row.code, on)),
                "members": [state.code for state in atlas.members(row.code, on)],
            }
            for row in items
        ],
        **figures,
    }


@router.get("/states", response=Paged[StateOut], summary="States, by name")
def states(request: Request, asked: Query[AtlasQuery]) -> dict[str, Any]:
    """List states by any name that they have borne, with their memberships on the day."""
    atlas, on = atlas_asked(request), asked.day
    wanted = asked.name.casefold()
    rows = [
        row
        for row in sorted(atlas.states, key=lambda each: each.name)
        if wanted in " ".join((row.name, row.code, *(name.short for name in row.names))).casefold()
    ]
    items, figures = paged_list(rows, asked)
    plain = ("code", "alpha2", "m49", "status", "admitted", "ended", "region", "subregion", "provenance")
    return {
        "items": [
            {
                **{name: getattr(row, name) for name in plain},
                "name": atlas.name_on(row.code, on),
                "memberships": atlas.memberships_of(row.code, on),
            }
            for row in items
        ],
        **figures,
    }


@router.get("/memberships", response=Paged[StandingOut], summary="Who belongs where on a day")
def memberships(request: Request, asked: Query[MembershipQuery]) -> dict[str, Any]:
    """List memberships by organization and state; suspended members are members."""
    atlas, on = atlas_asked(request), asked.day
    organization = atlas.organization(asked.organization).code if asked.organization else None
    state = read_state(asked.state, atlas, on=on) if asked.state else None
    wanted = COVERING if asked.status is None else {asked.status}
    rows = [
        row
        for row in atlas.memberships
        if organization in {None, row.organization}
        and state in {None, row.state}
        and (asked.all_time or row.valid_from <= on <= (row.valid_to or on))
        and ((asked.all_time and asked.status is None) or row.status in wanted)
    ]
    items, figures = paged_list(rows, asked)
    plain = ("organization", "state", "status", "valid_from", "valid_to", "provenance", "precision")
    named = [{**{name: getattr(row, name) for name in plain}, "name": atlas.name_on(row.state, on)} for row in items]
    return {"items": named, **figures}


@router.get("/coverage", response=list[CoveringOut], summary="Who covers some states, n of m")
def coverage(request: Request, asked: Query[ActingQuery]) -> Any:
    """List the organizations that cover at least one of the states, most first, the closer before the wider."""
    atlas = atlas_asked(request)
    return organizations_covering(atlas, read_states(asked.countries, atlas, on=asked.day), asked.day)


@router.get("/coverage/gaps", response=Paged[GapOut], summary="States that no Chapter VIII organization covers")
def coverage_gaps(request: Request, asked: Query[ListQuery]) -> dict[str, Any]:
    """List the gaps of a day by the name of the state, counted from memberships and Charter bases alone."""
    items, figures = paged_list(gaps(atlas_asked(request), asked.day), asked)
    return {"items": items, **figures}


@router.get("/coverage/overlaps", response=Paged[OverlapOut], summary="States that several organizations cover")
def coverage_overlaps(request: Request, asked: Query[ListQuery]) -> dict[str, Any]:
    """List the overlaps of a day, those with most pairs side by side first."""
    items, figures = paged_list(overlaps(atlas_asked(request), asked.day), asked)
    return {"items": items, **figures}


@router.get("/coverage/lacking", response=Paged[LackingOut], summary="States where nobody has a mandate for a function")
def coverage_lacking(request: Request, asked: Query[LackingQuery]) -> dict[str, Any]:
    """List the states for which no organization that covers them has a mandate for a function on the day."""
    atlas, on = atlas_asked(request), asked.day
    codes = read_states(asked.countries, atlas, on=on) or tuple(state.code for state in existing(atlas, on))
    for function in asked.function:
        if function not in FUNCTIONS:
            raise UsageError(f"“{function}” is no function", place="function", remedy=f"Use {', '.join(FUNCTIONS)}.")
    items, figures = paged_list(list(lacking(atlas, codes, on, asked.function or FUNCTIONS)), asked)
    return {"items": items, **figures}
