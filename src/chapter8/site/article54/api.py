"""Article 54 through the API: the duties of all operations, and of one."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from ninja import Field, Query, Router, Schema

from chapter8.site.answers import Paged, PageQuery, paged_list
from chapter8.site.article54.operations import find_told, policy_in_force
from chapter8.site.article54.pages import COLUMNS, Line, all_lines, row_of
from chapter8.site.asking import Request
from chapter8.site.registry.asking import today

router = Router(tags=["Article 54"])


class DutyOut(Schema):
    """One thing that the Council has to be told."""

    operation: str = Field(examples=["ECOMIB"])
    name: str
    organizations: str
    event: str
    event_on: date
    due: date = Field(description="By the policy of this node: Article 54 states no interval.")
    state: str = Field(description="open, late, met, met_late or to_come")
    days: int = Field(description="Days late, or met late.")
    met_by: str | None = Field(examples=["S/2012/356"])
    met_on: date | None


class DutyQuery(PageQuery):
    """Which duties, as of which day."""

    on: date | None = Field(None, description="As of this day [default: today].")
    state: Literal["", "open", "late", "met", "met_late", "to_come"] = ""
    organization: str = Field("", description="Code of an organization in command.", examples=["AU"])


class OperationDutiesOut(Schema):
    """The duties of one operation."""

    operation: str
    on: date
    policy: str
    duties: list[DutyOut]


def _out(line: Line) -> dict[str, Any]:
    return dict(zip(COLUMNS, row_of(line), strict=True))


@router.get("/article-54", response=Paged[DutyOut], summary="Duties under Article 54, the earliest due first")
def duties(request: Request, asked: Query[DutyQuery]) -> dict[str, Any]:
    """List the duties of the operations that the caller may copy."""
    found = [
        line
        for line in all_lines(request.viewer, request.purpose, asked.on or today())
        if asked.state in ("", line.duty.state)
        and (not asked.organization or asked.organization in line.told.operation.organizations)
    ]
    items, figures = paged_list(found, asked)
    return {"items": [_out(line) for line in items], **figures}


@router.get("/operations/{operation}/article-54", response=OperationDutiesOut, summary="The duties of one operation")
def operation_duties(request: Request, operation: str, on: date | None = None) -> dict[str, Any]:
    """Give the duties of one operation as of a day."""
    told, when, policy = find_told(operation, request.viewer, request.purpose), on or today(), policy_in_force()
    lines = [Line(told, each) for each in told.duties(when, policy)]
    return {"operation": operation, "on": when, "policy": policy.source, "duties": [_out(line) for line in lines]}
