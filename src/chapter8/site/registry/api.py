"""The atlas through the API: organizations, states, competence, legal paths."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from ninja import Field, Query, Router, Schema

from chapter8.respond.competence import competence
from chapter8.respond.legal import legal_paths
from chapter8.site.answers import Paged, PageQuery, paged_list
from chapter8.site.asking import Request
from chapter8.site.registry.asking import read_states, today
from chapter8.site.registry.atlas import node_atlas

router = Router(tags=["Organizations"])


class ProvenanceOut(Schema):
    """Where a row comes from, and whether a person has checked it."""

    source: str
    verified: bool


class OrganizationOut(Schema):
    """An organization, with its members on the day that was asked about."""

    code: str = Field(examples=["AU"])
    name: str = Field(examples=["African Union"])
    aliases: list[str]
    charter_basis: list[str] = Field(examples=[["chapter_viii"]])
    founded: date | None
    dissolved: date | None
    parent: str | None
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


class StateOut(Schema):
    """A state, with what it belonged to on the day."""

    code: str = Field(examples=["SDN"])
    alpha2: str
    m49: str
    name: str = Field(description="Its name on the day.", examples=["Sudan"])
    status: str = Field(examples=["member"])
    admitted: date | None
    region: str
    subregion: str
    memberships: list[MembershipOut]
    provenance: ProvenanceOut


class LocatorOut(Schema):
    """A place inside a document."""

    symbol: str
    part: str | None
    pages: list[int]
    paragraphs: list[str]


class EvidenceOut(Schema):
    """What a statement of fact rests on."""

    locator: LocatorOut | None
    words: str | None
    source: str | None
    link: str | None


class InstrumentOut(Schema):
    """A treaty, protocol or decision that gives an organization a power."""

    title: str
    article: str
    power: str = Field(examples=["consent_operation"])
    valid_from: date
    valid_to: date | None
    summary: str


class CompetenceRowOut(Schema):
    """An organization that covers at least one of the states."""

    organization: str
    covered: list[str]
    uncovered: list[str]
    suspended: list[str]
    charter_basis: list[str]
    functions: list[str]
    instruments: list[InstrumentOut]
    evidence: list[EvidenceOut]


class CompetenceOut(Schema):
    """Which organizations cover the states on the day."""

    states: list[str]
    on: date
    rows: list[CompetenceRowOut]
    gaps: list[str] = Field(description="States that no Chapter VIII organization on record covers.")
    notes: list[str]


class LegalPathOut(Schema):
    """One path for one actor. Advice from dated rules, not a finding of law."""

    key: str
    title: str
    organization: str | None = Field(description="Null for a coalition of States.")
    available: str = Field(description="open, requires, unresolved or closed.", examples=["requires"])
    authorisation: str
    duties: list[str]
    reasons: list[str]
    competing_claims: list[str]
    evidence: list[EvidenceOut]


class AtlasQuery(PageQuery):
    """Which rows of the atlas, as of which day."""

    name: str = Field("", description="Part of a name, or a code.", examples=["African"])
    on: date | None = Field(None, description="The day [default: today].")


class ActingQuery(Schema):
    """Which states, on which day."""

    countries: str = Field(description="Names or codes with commas.", examples=["SDN,TCD"])
    on: date | None = Field(None, description="The day [default: today].", examples=["2026-01-01"])


class PathQuery(ActingQuery):
    """And for which measure."""

    measure: Literal["consent", "coercive"] = "consent"
    organization: str = Field("", description="Paths for this organization alone.", examples=["AU"])


@router.get("/organizations", response=Paged[OrganizationOut], summary="Organizations, by name")
def organizations(request: Request, asked: Query[AtlasQuery]) -> dict[str, Any]:  # noqa: ARG001 - the atlas is open
    """List organizations with their members on the day."""
    atlas, on = node_atlas(), asked.on or today()
    wanted = asked.name.casefold()
    rows = [
        row
        for row in sorted(atlas.organizations, key=lambda each: each.name)
        if wanted in " ".join((row.name, row.code, *row.aliases)).casefold()
    ]
    items, figures = paged_list(rows, asked)
    plain = ("code", "name", "founded", "dissolved", "parent", "seat", "provenance")
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
def states(request: Request, asked: Query[AtlasQuery]) -> dict[str, Any]:  # noqa: ARG001 - the atlas is open
    """List states by any name that they have borne, with their memberships on the day."""
    atlas, on = node_atlas(), asked.on or today()
    wanted = asked.name.casefold()
    rows = [
        row
        for row in sorted(atlas.states, key=lambda each: each.name)
        if wanted in " ".join((row.name, row.code, *(name.short for name in row.names))).casefold()
    ]
    items, figures = paged_list(rows, asked)
    plain = ("code", "alpha2", "m49", "status", "admitted", "region", "subregion", "provenance")
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


@router.get("/competence", response=CompetenceOut, summary="Which organizations cover some states on a day")
def competence_of(request: Request, asked: Query[ActingQuery]) -> Any:  # noqa: ARG001 - the atlas is open
    """Coverage follows membership: suspension ends a state's participation, not the organization's competence."""
    atlas, on = node_atlas(), asked.on or today()
    return competence(atlas, read_states(asked.countries, atlas, on=on), on)


@router.get("/legal-paths", response=list[LegalPathOut], summary="Legal paths for a measure")
def legal_paths_of(request: Request, asked: Query[PathQuery]) -> Any:  # noqa: ARG001 - the atlas is open
    """What each path requires, what it obliges to, and which claims compete with it."""
    atlas, on = node_atlas(), asked.on or today()
    codes = read_states(asked.countries, atlas, on=on)
    return list(legal_paths(atlas, codes, on, asked.measure, asked.organization or None))
