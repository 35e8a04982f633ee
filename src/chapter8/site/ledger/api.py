"""The ledger through the API: commitments as they stand on a day."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from django.utils import timezone
from ninja import Field, Query, Router, Schema

from chapter8.site.answers import Paged, PageQuery, paged
from chapter8.site.asking import Request
from chapter8.site.ledger.asked import Asked, found, whole
from chapter8.site.ledger.entry import find_entry
from chapter8.site.ledger.lines import data_of, lines
from chapter8.site.ledger.standing import Tab
from chapter8.site.ledger.upkeep import catch_up_in_passing

router = Router(tags=["Commitments"])


class AnswerOut(Schema):
    """A document that answers a commitment."""

    symbol: str | None = Field(examples=["S/2006/590"])
    date: date | None
    confidence: str = Field(description="explicit, decision or hand", examples=["explicit"])
    state: str = Field(description="proposed or confirmed", examples=["proposed"])


class CommitmentOut(Schema):
    """Who owes what to whom by when, out of which clause, and how it stands."""

    id: str = Field(examples=["9f86d081884c7d65"])
    status: str = Field(description="proposed, accepted, edited or rejected", examples=["proposed"])
    standing: str = Field(description="open, soon, overdue, passed, answered or rejected", examples=["open"])
    reason: str
    decision: str = Field(examples=["S/RES/1631 (2005)"])
    paragraph: str = Field(examples=["11"])
    kind: str
    bearers: list[str]
    verb: str
    action: str
    recipients: list[str]
    report: bool
    deadline: str = Field(description="The words that set the time.")
    due: date | None = Field(description="The day; of a series the next one.")
    recurrence: str = Field(description="ISO 8601 period.", examples=["P6M"])
    adopted: date | None
    answered_by: list[AnswerOut]
    document: str = Field(description="SHA-256 of the document that was read.")
    source: str = Field(description="Permalink of the passage.")
    address: str


class CommitmentQuery(PageQuery):
    """Which commitments."""

    show: Tab = "all"
    on: date | None = Field(None, description="As of this day [default: today].")
    bearer: str = Field("", description="Name or code of an organization or state.", examples=["AU"])
    decision: str = Field("", description="Symbol, or how it begins.")
    kind: Literal["", "request", "invitation", "intention", "obligation", "other"] = ""
    report: bool | None = None
    due_from: date | None = None
    due_to: date | None = None
    text: str = ""


@router.get("/commitments", response=Paged[CommitmentOut], summary="Commitments, the earliest due first")
def commitments(request: Request, asked: Query[CommitmentQuery]) -> dict[str, Any]:
    """List the commitments that the viewer may copy, by how they stand on a day."""
    catch_up_in_passing()
    on = asked.on or timezone.now().date()
    question = Asked(
        asked.show, on, asked.bearer, asked.decision, asked.kind, asked.report, asked.due_from, asked.due_to, asked.text
    )
    rows = found(question, request.viewer, request.purpose)
    keys, figures = paged(rows.values_list("pk", flat=True), asked)
    return {"items": [data_of(line) for line in lines(whole(keys), request.viewer, request.purpose, on)], **figures}


@router.get("/commitments/{commitment}", response=CommitmentOut, summary="One commitment")
def commitment(request: Request, commitment: str, on: date | None = None) -> dict[str, Any]:
    """Give one commitment by its id, as of a day."""
    entry = find_entry(request, commitment)
    (line,) = lines([entry], request.viewer, request.purpose, on or timezone.now().date())
    return data_of(line)
