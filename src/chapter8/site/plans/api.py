"""Plans of partnership through the API: the plan itself, each question, and the history."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from django.http import HttpResponse
from ninja import Field, Query, Router, Schema

from chapter8.site.asking import Request
from chapter8.site.plans.pages import QUESTIONS, history, page_of, partnership
from chapter8.site.twins import Page, as_json

router = Router(tags=["Partnership"])
Asked = Literal["modes", "labour", "scorecard", "funding", "gates", "load", "options", "bars"]


class PlanQuery(Schema):
    """Whose plan, as of which day. Further parameters are those of the pages: weights, days of funding, the cap."""

    plan: str = Field("", description="Code of the plan's owner [default: your own, else the situation's owner's].")
    as_of: date | None = Field(None, description="The day [default: the newest that the data reach].")


@router.get("/situations/{slug}/partnership", response={200: Any}, summary="How far a plan of partnership is")
def plan(request: Request, slug: str, asked: Query[PlanQuery]) -> HttpResponse:  # noqa: ARG001 - read by the page
    """State, what is missing, and the sentences that every export prints."""
    return _data(partnership(request, slug))


@router.get("/situations/{slug}/partnership/history", response={200: Any}, summary="Every change of a plan")
def changes(request: Request, slug: str, asked: Query[PlanQuery]) -> HttpResponse:  # noqa: ARG001 - as above
    """Who changed what when, the latest first."""
    return _data(history(request, slug))


@router.get("/situations/{slug}/partnership/{question}", response={200: Any}, summary="One question of a partnership")
def question(request: Request, slug: str, question: Asked, asked: Query[PlanQuery]) -> HttpResponse:  # noqa: ARG001
    """The tables of the page, and what the engine said."""
    found = next(each for each in QUESTIONS if each.key == question)
    return _data(page_of(found)(request, slug))


def _data(answer: Any) -> HttpResponse:
    if not isinstance(answer, Page):
        raise TypeError("a question that is read is answered with a page")
    return HttpResponse(as_json(answer.data()), content_type="application/json; charset=utf-8")
