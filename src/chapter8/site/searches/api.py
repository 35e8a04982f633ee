"""Saved searches through the API: what is kept, and what is new."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from ninja import Field, Query, Router, Schema

from chapter8.site.answers import Paged, PageQuery, allowed, paged
from chapter8.site.asking import Request, person
from chapter8.site.library.api import DocumentOut, document_out
from chapter8.site.searches import news
from chapter8.site.searches.places import PLACES, address

router = Router(tags=["Searches"])


class SearchOut(Schema):
    """A saved search."""

    id: str
    name: str
    place: str = Field(examples=["search"])
    question: str = Field(description="Where it is asked.", examples=["/search?q=darfur"])
    saved: datetime
    new: int = Field(description="Documents that came since and were not seen yet.")


class FoundOut(Schema):
    """A document that answers a saved search."""

    search: str
    found: datetime
    document: DocumentOut


@router.get("/searches", response=list[SearchOut], summary="Your saved searches")
def searches(request: Request) -> list[dict[str, Any]]:
    """List the searches that you have saved for the organization that you act for."""
    user = person(request)
    counts = news.counts(user, request.viewer, request.purpose)
    return [
        {
            "id": str(item.ident),
            "name": item.name,
            "place": item.place,
            "question": address(item.place, item.query),
            "saved": item.made_at,
            "new": counts.get(item.pk, 0),
        }
        for item in news.own_searches(user, request.viewer).filter(deleted_at=None, place__in=PLACES)
    ]


@router.get("/notifications", response=Paged[FoundOut], summary="What is new in your searches")
def notifications(request: Request, asked: Query[PageQuery]) -> dict[str, Any]:
    """List documents that came into the library, answer a search of yours, and that you may take away."""
    rows = news.unseen(person(request), request.viewer, request.purpose)
    items, figures = paged(rows.select_related("document", "search").defer("document__record"), asked)
    kept = [row for row in items if allowed(row.document, request.viewer)]
    found = [{"search": row.search.name, "found": row.found_at, "document": document_out(row.document)} for row in kept]
    return {"items": found, **figures}
