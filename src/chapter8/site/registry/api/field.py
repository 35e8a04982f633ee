"""Offices, focal points, operations, hand-overs and joint plans through the API."""

from __future__ import annotations

from datetime import date
from typing import Any

from ninja import Field, Query, Router, Schema

from chapter8.atlas.focal_points import VERIFY_WITHIN_DAYS, Contact, directory
from chapter8.atlas.ledger import Handover, Ledger, at_work
from chapter8.atlas.nouns import Operation
from chapter8.atlas.plans import standing_of_plans
from chapter8.atlas.presences import CoveringPresence, covering, presences_of
from chapter8.errors import UsageError
from chapter8.site.answers import Paged, paged_list
from chapter8.site.asking import Request
from chapter8.site.registry.api.shapes import ListQuery, ProvenanceOut
from chapter8.site.registry.asking import atlas_asked, read_state
from chapter8.site.registry.contacts import may_see_contacts

router = Router(tags=["Offices and operations"])


class PresenceOut(Schema):
    """An office, mission or centre."""

    code: str = Field(examples=["UNOWAS"])
    name: str
    organization: str
    kind: str = Field(examples=["regional_office"])
    seat: str
    covers: list[str]
    functions: list[str]
    products: str
    valid_from: date
    valid_to: date | None
    provenance: ProvenanceOut


class CoveringPresenceOut(Schema):
    """A presence, and through what it covers the state: its own code, or those of organizations."""

    presence: PresenceOut
    through: list[str]


class FocalPointOut(Schema):
    """A role that answers for a topic. Person and contact are for people who are signed in; null for others."""

    key: str
    organization: str
    role: str
    topic: str = Field(examples=["early_warning"])
    escalation: int = Field(description="From 1, the first to be asked.")
    person: str | None
    contact: str | None
    vacant: bool
    stale: bool = Field(description="Not verified within the days asked for.")
    verified_on: date | None
    unverified_days: int | None
    valid_from: date | None
    valid_to: date | None
    provenance: ProvenanceOut


class OperationOut(Schema):
    """An operation that was planned or took place."""

    code: str = Field(examples=["ECOMIL"])
    name: str
    organizations: list[str] = Field(description="In command, the first one leading.")
    states: list[str]
    functions: list[str]
    mode: str = Field(examples=["transition"])
    consent: str
    decided: date | None
    began: date | None
    ended: date | None
    authorised_strength: int | None
    peak_strength: int | None
    successor: str | None
    transferred: date | None
    summary: str
    provenance: ProvenanceOut


class AuthorisationOut(Schema):
    """A decision on an operation."""

    body: str = Field(examples=["UN"])
    symbol: str = Field(examples=["S/RES/1497 (2003)"])
    paragraphs: list[str]
    dated: date
    act: str = Field(examples=["authorises"])
    measure: str
    expires: date | None
    until: str = Field(description="The event that ends it, in words, where its text names no day.")
    provenance: ProvenanceOut


class TimingOut(Schema):
    """When the Security Council first acted on it, against the day on which it began."""

    kind: str = Field(description="prior, concurrent, retrospective or none", examples=["prior"])
    gap_days: int | None = Field(description="Below zero, the operation was there before the act.")
    act: AuthorisationOut | None


class HandoverOut(Schema):
    """A transfer of authority; codes of operations and organizations."""

    transferred: date
    source: str
    source_organization: str
    target: str
    target_organization: str
    decision: str | None
    decided: date | None
    days: int | None = Field(description="From the resolution to the transfer.")


class OperationWhole(OperationOut):
    """One operation with what was decided on it."""

    authorisations: list[AuthorisationOut]
    timing: TimingOut
    handovers: list[HandoverOut]


class MilestoneDateOut(Schema):
    """One date that was set for a milestone, and what became of it."""

    due: date
    set_on: date
    outcome: str = Field(description="met, missed, revised or open")
    evidence: str
    provenance: ProvenanceOut


class MilestoneOut(Schema):
    """How a milestone of a joint plan stood on a day, with every date ever set for it."""

    plan: str
    milestone: str
    owner: str
    standing: str = Field(description="met, missed or open")
    due: date
    reached: date | None
    slip_days: int
    late_days: int | None
    dates: list[MilestoneDateOut]


class PresenceQuery(ListQuery):
    """Whose presences, or which cover a state; one of the two."""

    state: str = Field("", description="Code or name.", examples=["SDN"])
    organization: str = Field("", examples=["UN"])


class FocalPointQuery(ListQuery):
    """Which roles."""

    organization: str = Field("", examples=["AU"])
    topic: str = Field("", examples=["early_warning"])
    within: int = Field(VERIFY_WITHIN_DAYS, ge=0, le=36_500, description="Days after which a contact is stale.")


class OperationQuery(ListQuery):
    """Which operations."""

    organization: str = Field("", description="In command, alone or with others.", examples=["ECOWAS"])
    state: str = Field("", description="Code or name.", examples=["LBR"])
    mode: str = Field("", examples=["hybrid"])
    running: bool = Field(default=False, description="Only those at work on the day.")


class HandoverQuery(ListQuery):
    """Which hand-overs."""

    to: str = Field("", description="Only those to this organization.", examples=["UN"])
    between_regional: bool = False


class MilestoneQuery(ListQuery):
    """Which plans."""

    plan: str = Field("", description="Part of its name.", examples=["African Standby Force"])


@router.get(
    "/presences", response=Paged[CoveringPresenceOut], summary="Who is there for a state, or of an organization"
)
def presences(request: Request, asked: Query[PresenceQuery]) -> dict[str, Any]:
    """List the offices, missions and centres that cover a state on a day, the nearest first, or those of a body."""
    atlas, on = atlas_asked(request), asked.day
    if bool(asked.state) == bool(asked.organization):
        remedy = "Give state=SDN or organization=UN."
        raise UsageError("name a state or an organization, one of them", place="state", remedy=remedy)
    if asked.state:
        found = covering(atlas, read_state(asked.state, atlas, on=on), on)
    else:
        found = [CoveringPresence(each, ()) for each in presences_of(atlas, asked.organization, on)]
    items, figures = paged_list(found, asked)
    return {"items": items, **figures}


@router.get("/focal-points", response=Paged[FocalPointOut], summary="Whom to ask, in the order of escalation")
def focal_points(request: Request, asked: Query[FocalPointQuery]) -> dict[str, Any]:
    """List roles as of a day. Names and addresses are only for people who are signed in for an organization."""
    rows = atlas_asked(request).registers.focal_points
    found = directory(rows, asked.day, organization=asked.organization or None, topic=asked.topic or None)
    items, figures = paged_list(found, asked)
    told = may_see_contacts(request.viewer)
    return {"items": [_contact(each, asked.within, told=told) for each in items], **figures}


def _contact(one: Contact, within: int, *, told: bool) -> dict[str, Any]:
    row = one.focal_point
    plain = (
        "key",
        "organization",
        "role",
        "topic",
        "escalation",
        "verified_on",
        "valid_from",
        "valid_to",
        "provenance",
    )
    return {
        **{name: getattr(row, name) for name in plain},
        "person": row.person if told else None,
        "contact": row.contact if told else None,
        "vacant": one.vacant,
        "stale": one.stale(within),
        "unverified_days": one.unverified_days,
    }


@router.get("/operations", response=Paged[OperationOut], summary="Operations, in order of time")
def operations(request: Request, asked: Query[OperationQuery]) -> dict[str, Any]:
    """List what organizations did, or planned to do."""
    atlas, on = atlas_asked(request), asked.day
    state = read_state(asked.state, atlas, on=on) if asked.state else None
    found = sorted(
        (
            each
            for each in atlas.registers.operations
            if asked.organization in {"", *each.organizations}
            and state in {None, *each.states}
            and asked.mode in {"", each.mode}
            and (not asked.running or at_work(each, on))
        ),
        key=_since,
    )
    items, figures = paged_list(found, asked)
    return {"items": items, **figures}


def _since(one: Operation) -> tuple[date, str]:
    return one.began or one.decided or date.max, one.code


@router.get("/operations/{code}", response=OperationWhole, summary="One operation, with every decision on it")
def operation(request: Request, code: str) -> dict[str, Any]:
    """Give one operation: authorisations, when the Security Council acted, and the hand-overs."""
    ledger = Ledger.of_atlas(atlas_asked(request))
    one = ledger.operation(code)
    passed = [each for each in ledger.handovers() if code in {each.source.code, each.target.code}]
    return {
        **{name: getattr(one, name) for name in OperationOut.model_fields},
        "authorisations": ledger.acts_on(code),
        "timing": ledger.timing(code),
        "handovers": [_handover(each) for each in passed],
    }


@router.get("/handovers", response=Paged[HandoverOut], summary="Transfers of authority, in order of time")
def handovers(request: Request, asked: Query[HandoverQuery]) -> dict[str, Any]:
    """List the transfers of authority from one operation to another until the day."""
    ledger = Ledger.of_atlas(atlas_asked(request))
    several = ledger.regional_handovers() if asked.between_regional else ledger.handovers()
    found = [
        each for each in several if asked.to in {"", each.target.organizations[0]} and each.transferred <= asked.day
    ]
    items, figures = paged_list(found, asked)
    return {"items": [_handover(each) for each in items], **figures}


def _handover(one: Handover) -> dict[str, Any]:
    return {
        "transferred": one.transferred,
        "source": one.source.code,
        "source_organization": one.source.organizations[0],
        "target": one.target.code,
        "target_organization": one.target.organizations[0],
        "decision": one.decision.symbol if one.decision else None,
        "decided": one.decision.dated if one.decision else None,
        "days": one.days,
    }


@router.get("/milestones", response=Paged[MilestoneOut], summary="Aims of joint plans, with every date ever set")
def milestones(request: Request, asked: Query[MilestoneQuery]) -> dict[str, Any]:
    """List milestones as they stood on a day; a slip is a row more, never an overwritten one."""
    rows = standing_of_plans(atlas_asked(request).registers.milestones, asked.day)
    items, figures = paged_list([one for one in rows if asked.plan.casefold() in one.plan.casefold()], asked)
    plain = ("plan", "milestone", "owner", "standing", "due", "reached", "slip_days", "late_days")
    return {
        "items": [
            {
                **{name: getattr(one, name) for name in plain},
                "dates": [
                    {
                        **{name: getattr(each.row, name) for name in ("due", "set_on", "evidence", "provenance")},
                        "outcome": each.outcome,
                    }
                    for each in one.dates
                ],
            }
            for one in items
        ],
        **figures,
    }
