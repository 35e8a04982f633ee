"""The standby register through the API."""

from __future__ import annotations

from datetime import date
from typing import Any

from ninja import Field, Query, Router, Schema

from chapter8.site.answers import Paged, PageQuery, paged_list
from chapter8.site.asking import Request
from chapter8.site.standby.pages import expert_row, readable_experts, readable_units, unit_row
from chapter8.site.standby.readiness import readiness

router = Router(tags=["Standby"])


class UnitOut(Schema):
    """A unit held ready. Readiness is 0-100 by dimension; the unit is as ready as its weakest one."""

    code: str
    name: str
    contributor: str = Field(examples=["GHA"])
    pool: str = Field(examples=["ECOWAS"])
    kind: str = Field(examples=["infantry battalion"])
    strength: int
    lead_time_days: int
    sustainment_months: int
    people: int
    equipment: int
    training: int
    planning: int
    finance: int
    transport: int
    readiness: int = Field(description="The score of the weakest dimension.")
    weakest: list[str] = Field(examples=[["transport"]])
    status_on: date
    source: str
    tlp: str
    owner: str


class ExpertOut(Schema):
    """An expert on a roster, by roster code."""

    code: str
    roster: str
    expertise: list[str]
    languages: list[str]
    regions: list[str]
    notice_hours: int
    available_from: date | None
    available_to: date | None
    source: str
    tlp: str
    owner: str


class UnitQuery(PageQuery):
    """Which units."""

    pool: str = Field("", examples=["ECOWAS"])
    contributor: str = Field("", examples=["GHA"])
    kind: str = ""
    lead_time_days: int | None = Field(None, ge=0, description="Lead time up to.")
    readiness: int | None = Field(None, ge=0, le=100, description="Overall readiness from.")


class ExpertQuery(PageQuery):
    """Which experts."""

    roster: str = ""
    expertise: str = Field("", examples=["ceasefire"])
    language: str = Field("", examples=["fr"])
    notice_hours: int | None = Field(None, ge=0, description="Notice up to.")


@router.get("/units", response=Paged[UnitOut], summary="Standby units")
def units(request: Request, asked: Query[UnitQuery]) -> dict[str, Any]:
    """List the units that the viewer may read."""
    rows = [
        row
        for row in readable_units(request)
        if asked.pool in ("", row.pool)
        and asked.contributor in ("", row.contributor)
        and asked.kind in ("", row.kind)
        and (asked.lead_time_days is None or row.lead_time_days <= asked.lead_time_days)
        and (asked.readiness is None or readiness(row).overall >= asked.readiness)
    ]
    items, figures = paged_list(rows, asked)
    return {"items": [unit_row(row) for row in items], **figures}


@router.get("/experts", response=Paged[ExpertOut], summary="Experts on rosters")
def experts(request: Request, asked: Query[ExpertQuery]) -> dict[str, Any]:
    """List the experts that the viewer may read."""
    rows = [
        row
        for row in readable_experts(request)
        if asked.roster in ("", row.roster)
        and (not asked.expertise or asked.expertise in row.expertise)
        and (not asked.language or asked.language in row.languages)
        and (asked.notice_hours is None or row.notice_hours <= asked.notice_hours)
    ]
    items, figures = paged_list(rows, asked)
    return {"items": [expert_row(row) for row in items], **figures}
