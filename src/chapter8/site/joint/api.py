"""Joint statements through the API: they are read here; a party speaks on the page, by its own people."""

from __future__ import annotations

from datetime import date
from typing import Any

from ninja import Field, Router, Schema

from chapter8.site.asking import Request
from chapter8.site.briefs.pages import situation_or_unknown
from chapter8.site.joint import drafting
from chapter8.site.joint.pages import data_of, told_of

router = Router(tags=["Joint statements"])


class JointStatementOut(Schema):
    """A statement as it stands: joint only if each party concurs with its newest version and it was issued."""

    id: str
    title: str
    version: int
    parties: list[str] = Field(examples=[["AU", "ECOWAS"]])
    concur: list[str]
    object: list[str]
    standing: str = Field(description="draft or joint")
    issued_on: date | None
    drafted_by: str
    tlp: str


class TextOut(JointStatementOut):
    """A statement with its text."""

    text: str


@router.get(
    "/situations/{slug}/joint-statements", response=list[JointStatementOut], summary="Joint statements on a situation"
)
def statements(request: Request, slug: str) -> list[dict[str, Any]]:
    """List the statements on a situation that the caller may copy, the newest first."""
    found = situation_or_unknown(request, slug)
    return [data_of(told_of(row)) for row in drafting.readable_statements(found, request.viewer, request.purpose)]


@router.get("/joint-statements/{ident}", response=TextOut, summary="One joint statement")
def statement(request: Request, ident: str) -> dict[str, Any]:
    """Give one statement with the text of its newest version."""
    told = told_of(drafting.find_statement(ident, request.viewer, request.purpose))
    return {**data_of(told), "text": told.version.text}
