"""Assistance through the API: notices, matches, and the measures of resolution 1540."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from ninja import Field, Query, Router, Schema

from chapter8.site.answers import Paged, PageQuery, paged_list
from chapter8.site.asking import Request
from chapter8.site.assistance.measures import row_data, tracker
from chapter8.site.assistance.pages import data_of, fits, match_data, readable_notices
from chapter8.site.registry.asking import today

router = Router(tags=["Assistance"])


class NoticeOut(Schema):
    """An offer or a request of an organization."""

    id: str
    kind: str = Field(description="offer or request")
    organization: str
    topic: str = Field(examples=["mediation"])
    title: str
    words: str
    where: str
    states: list[str] = Field(description="Empty: anywhere.")
    begins: date
    ends: date | None
    status: str = Field(description="open, agreed, done or withdrawn")
    tlp: str


class MatchOut(Schema):
    """An offer that fits a request, with the reasons."""

    request: str
    request_by: str
    offer: str
    offer_by: str
    topic: str
    states: list[str]
    begins: date
    ends: date | None
    whole: bool = Field(description="Whether the offer reaches all of the request.")
    why: str


class MeasureOut(Schema):
    """Where a state stands on a measure, as somebody entered it."""

    state: str
    name: str
    measure: str = Field(examples=["export_controls"])
    paragraph: str = Field(description="Of resolution 1540 (2004).", examples=["3 (d)"])
    status: str = Field(description="in_force, partly, in_preparation or not_in_place")
    on: date
    words: str
    evidence: str
    entered_by: str
    tlp: str


class NoticeQuery(PageQuery):
    """Which notices."""

    kind: Literal["", "offer", "request"] = ""
    topic: str = ""
    organization: str = Field("", description="Code of the organization.", examples=["OAS"])


@router.get("/assistance", response=Paged[NoticeOut], summary="Offers and requests of assistance, the newest first")
def notices(request: Request, asked: Query[NoticeQuery]) -> dict[str, Any]:
    """List the notices that the caller may copy."""
    found = [
        data_of(line)
        for line in readable_notices(request.viewer, request.purpose)
        if asked.kind in ("", line.notice.kind)
        and asked.topic in ("", line.notice.topic)
        and asked.organization in ("", line.notice.owner)
    ]
    items, figures = paged_list(found, asked)
    return {"items": items, **figures}


@router.get("/assistance/matches", response=list[MatchOut], summary="Offers that fit requests, and why")
def matches(request: Request, on: date | None = None) -> list[dict[str, Any]]:
    """Match the open notices that the caller may copy."""
    return [match_data(each) for each in fits(readable_notices(request.viewer, request.purpose), on or today())]


@router.get(
    "/assistance/1540", response=list[MeasureOut], summary="Measures of resolution 1540 by state, the newest of each"
)
def measures(request: Request, states: str = "", on: date | None = None) -> list[dict[str, Any]]:
    """List what people entered; a state and measure that is missing is not known here."""
    when = on or today()
    told = tracker(request.viewer, request.purpose, when, states)
    return [row_data(row, request.viewer, when) for row in told.newest.values()]
