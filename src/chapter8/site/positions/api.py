"""Positions, themes and actors through the API."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from django.db.models import Count
from ninja import Field, Query, Router, Schema

from chapter8.site.answers import Paged, PageQuery, allowed, paged, paged_list
from chapter8.site.asking import Request
from chapter8.site.library.models import Document
from chapter8.site.library.permalinks import passage_path, shared_symbols
from chapter8.site.positions.asking import Asked, places_of
from chapter8.site.positions.evidence import with_documents
from chapter8.site.positions.models import Position
from chapter8.site.positions.naming import actor_named
from chapter8.site.positions.themes import node_vocabulary

router = Router(tags=["Positions"])


class ThemeOut(Schema):
    """A theme on which statements are placed."""

    key: str = Field(examples=["institutionalised_cooperation"])
    title: str
    group: str = Field(description="The heading that it stands under.")
    description: str
    phrases: list[str]
    source: str
    positions: dict[str, int] = Field(description="How many there are of each stance.", examples=[{"supports": 3}])


class PositionOut(Schema):
    """A statement placed on a theme."""

    theme: str
    stance: str = Field(description="supports, opposes, conditional or mentions.", examples=["opposes"])
    actor: str | None = Field(description="Null where a collective statement names nobody.", examples=["United States"])
    spoken_by: str | None
    on_behalf_of: str | None
    via: str = Field(description="own, collective or echo.")
    collective: str | None
    meeting: str | None = Field(examples=["5529"])
    date: date | None
    words: str = Field(description="The words that place it on the theme.")
    stance_words: str | None = Field(description="The words that carry the stance.", examples=["feared"])
    sentence: str
    places: list[str] = Field(description="Where it was said, as cited.", examples=[["S/PV.5529, p. 19"]])
    document: str
    symbol: str | None
    exercise: bool
    address: str = Field(description="The passage that reports it.")


class PositionQuery(PageQuery):
    """Which positions."""

    theme: str = Field("", description="Key of a theme.", examples=["institutionalised_cooperation"])
    stance: Literal["", "supports", "opposes", "conditional", "mentions"] = ""
    actor: str = Field("", description="Name or code of a state or organization, or a name as kept.", examples=["USA"])
    kind: Literal["", "state", "organization", "other"] = Field("", description="Kind of actor.")
    meeting: str = Field("", examples=["5529"])
    since: int | None = Field(None, ge=1800, le=2199, description="First year.")
    until: int | None = Field(None, ge=1800, le=2199, description="Last year.")


@router.get("/themes", response=Paged[ThemeOut], summary="Themes, with how many positions there are on each")
def themes(request: Request, asked: Query[PageQuery]) -> dict[str, Any]:
    """List the themes of this node: the shipped ones and its own."""
    counts: dict[str, dict[str, int]] = {}
    rows = _readable(request).order_by().values_list("theme", "stance").annotate(Count("pk"))
    for key, stance, count in rows:
        counts.setdefault(key, {})[stance] = count
    items, figures = paged_list(list(node_vocabulary().themes), asked)
    plain = ("key", "title", "group", "description", "source")
    return {
        "items": [
            {
                **{name: getattr(theme, name) for name in plain},
                "phrases": list(theme.phrases),
                "positions": counts.get(theme.key, {}),
            }
            for theme in items
        ],
        **figures,
    }


@router.get("/positions", response=Paged[PositionOut], summary="Who stands where on which theme, newest first")
def positions(request: Request, asked: Query[PositionQuery]) -> dict[str, Any]:
    """List positions, each with its words and its place. Exercise material is in the list, and says so."""
    filters = Asked(asked.since, asked.until, asked.stance, asked.kind, asked.meeting.removeprefix("S/PV."))
    rows = filters.narrow(_readable(request))
    rows = rows.filter(theme=asked.theme) if asked.theme else rows
    rows = rows.filter(actor__slug=actor_named(asked.actor).slug) if asked.actor else rows
    items, figures = paged(with_documents(rows), asked)
    kept = [item for item in items if allowed(item.document, request.viewer)]
    shared = shared_symbols(request.viewer, request.purpose, among=[item.document for item in kept])
    return {"items": [_out(item, passage_path(item.passage, shared)) for item in kept], **figures}


def _readable(request: Request) -> Any:
    documents = Document.objects.readable_by(request.viewer, request.purpose).order_by()
    return Position.objects.filter(document__in=documents.values("pk"))


def _out(item: Position, address: str) -> dict[str, Any]:
    plain = ("spoken_by", "on_behalf_of", "collective", "meeting", "stance_words")
    return {
        **{name: getattr(item, name) or None for name in plain},
        **{name: getattr(item, name) for name in ("theme", "stance", "via", "date", "words", "sentence")},
        "actor": item.actor.name if item.actor else None,
        "places": [str(place) for place in places_of(item)],
        "document": item.document.sha256,
        "symbol": item.document.symbol or None,
        "exercise": item.document.exercise,
        "address": address,
    }
