"""Search through the API."""

from __future__ import annotations

from datetime import date
from typing import Any

from ninja import Field, Query, Router, Schema

from chapter8.site.asking import Request
from chapter8.site.search.index import Filters, find
from chapter8.site.search.pages import addresses, as_data

router = Router(tags=["Record"])


class HitOut(Schema):
    """A passage found."""

    symbol: str | None = Field(examples=["S/PV.5007"])
    title: str
    kind: str
    date: date | None
    page: int | None
    number: str | None
    address: str = Field(examples=["/d/S/PV.5007#p31"])
    score: float = Field(description="BM25: comparable within one answer only.")
    excerpt: str = Field(description="The words around what was looked for, which stands in [[ ]].")


class ResultsOut(Schema):
    """One page of hits, best first."""

    query: str
    understood: str = Field(description="The query as it was understood.", examples=['darfur "African Union"'])
    notices: list[str]
    total: int
    page: int
    pages: int
    kinds: dict[str, int] = Field(description="Passages by kind of document.", examples=[{"resolution": 12}])
    hits: list[HitOut]


class SearchQuery(Schema):
    """What to look for."""

    q: str = Field("", description='Words, "phrases", -words to leave out.', examples=['"African Union" darfur'])
    symbol: str = Field("", description="Symbol or series.", examples=["S/PV"])
    speaker: str = Field("", examples=["Algeria"])
    organization: str = Field("", description="An organization that the passage names.", examples=["AU"])
    kind: str = Field("", examples=["meeting_record"])
    since: date | None = None
    until: date | None = None
    page: int = Field(1, ge=1, le=1_000_000)


@router.get("/search", response=ResultsOut, summary="Search passages")
def search(request: Request, asked: Query[SearchQuery]) -> dict[str, Any]:
    """Find passages that hold all the words. Only what the viewer may read is found and counted."""
    filters = Filters(asked.symbol, asked.speaker, asked.organization, asked.kind, asked.since, asked.until)
    results = find(asked.q, request.viewer, filters, asked.page, purpose=request.purpose)
    return as_data(results, addresses(request, results))
