"""Shapes that every answer of the API shares: markings, pages, problems."""

from __future__ import annotations

from typing import Any, Generic, TypeVar

from django.db.models import QuerySet
from ninja import Field, Schema

from chapter8.exchange.decide import Marked, Purpose, Viewer, decide
from chapter8.exchange.marking import Marking

T = TypeVar("T")
LARGEST, USUAL = 200, 50


class MarkingOut(Schema):
    """How far a thing may travel."""

    tlp: str = Field(description="A label of TLP 2.0.", examples=["TLP:AMBER"])
    owner: str = Field(description="Code of the organization that it belongs to.", examples=["AU"])
    audience: list[str] = Field(description="Codes of the organizations that may see it.", examples=[["ECOWAS", "UN"]])
    own: str | None = Field(description="The owner's own marking, as it writes it.", examples=["UNCLASSIFIED"])


class Paged(Schema, Generic[T]):
    """One page of a list. Only what the viewer may read is listed and counted."""

    items: list[T]
    total: int = Field(description="Items on all pages.", examples=[128])
    page: int = Field(examples=[1])
    pages: int = Field(examples=[3])


class Problem(Schema):
    """What went wrong, where, and what to do (RFC 9457)."""

    type: str = Field(examples=["urn:chapter8:usage"])
    title: str = Field(examples=["Bad Request"])
    status: int = Field(examples=[400])
    detail: str = Field(examples=["“2023” is no date"])
    place: str = Field(default="", examples=["as_of"])
    remedy: str = Field(default="", examples=["Write it as 2004-07-20."])


class PageQuery(Schema):
    """Which page, and how long."""

    page: int = Field(1, ge=1, le=1_000_000, description="Page, from 1.")
    size: int = Field(USUAL, ge=1, le=LARGEST, description="Items on a page.")


def marking_out(marking: Marking) -> dict[str, Any]:
    """A marking as the API writes it."""
    return {
        "tlp": marking.tlp.value,
        "owner": marking.owner,
        "audience": sorted(marking.audience),
        "own": marking.own,
    }


def paged(rows: QuerySet[Any], asked: PageQuery) -> tuple[list[Any], dict[str, int]]:
    """One page of a query, and the figures for `Paged`."""
    total = rows.count()
    start = (asked.page - 1) * asked.size
    return list(rows[start : start + asked.size]), _figures(total, asked)


def paged_list(rows: list[T], asked: PageQuery) -> tuple[list[T], dict[str, int]]:
    """One page of a list, and the figures for `Paged`."""
    start = (asked.page - 1) * asked.size
    return rows[start : start + asked.size], _figures(len(rows), asked)


def _figures(total: int, asked: PageQuery) -> dict[str, int]:
    return {"total": total, "page": asked.page, "pages": max(1, -(-total // asked.size))}


def allowed(thing: Marked, viewer: Viewer) -> bool:
    """Whether the viewer may copy the thing: asked of `decide` once more, after the query has narrowed."""
    return decide(thing, viewer, Purpose.EXPORT).allow
