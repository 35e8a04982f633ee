"""Agreed language through the API: a phrase in, precedents and uses out."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from ninja import Field, Query, Router, Schema

from chapter8.errors import UsageError
from chapter8.record.agreed.words import WORD
from chapter8.site.agreed import showing
from chapter8.site.agreed.answering import Narrowed, answer
from chapter8.site.agreed.pages import LONGEST
from chapter8.site.agreed.upkeep import refresh
from chapter8.site.asking import Request

router = Router(tags=["Record"])


class SpanOut(Schema):
    """A run of words: the same in both, or only in one of them."""

    kind: str = Field(examples=["replaced"])
    one: str = Field(description="As it stands in the question.")
    other: str = Field(description="As it stands in the paragraph.")


class PlaceOut(Schema):
    """Where a paragraph stands."""

    reference: str = Field(examples=["Security Council resolution 1631 (2005), para. 7"])
    symbol: str | None = Field(examples=["S/RES/1631 (2005)"])
    number: str | None = Field(examples=["7"])
    ordinal: int = Field(description="Place among the paragraphs of its kind, from 1.")
    kind: str = Field(examples=["operative"])
    date: date | None
    address: str = Field(examples=["/d/S/RES/1631(2005)#p21"])


class PrecedentOut(PlaceOut):
    """A paragraph that says the same, best first."""

    score: float = Field(description="Share of the question's words, rare ones weighing more, in the same order.")
    covered: float = Field(description="Share of the paragraph's words that the question has.")
    text: str
    spans: list[SpanOut]


class UseOut(PlaceOut):
    """A use of a phrase."""

    words: str = Field(description="The words as they stand there.")


class VariantOut(Schema):
    """A formulation, and what changed since the one before it."""

    words: str
    uses: int
    first: UseOut
    change: list[SpanOut]


class HistoryOut(Schema):
    """How a phrase was used, oldest first."""

    uses: list[UseOut]
    by_year: dict[int, int] = Field(examples=[{"2005": 4}])
    first: UseOut | None
    last: UseOut | None
    cut: bool = Field(description="Whether more paragraphs came close than were looked at.")
    variants: list[VariantOut]


class AgreedOut(Schema):
    """Who said this before."""

    question: str
    precedents: list[PrecedentOut]
    history: HistoryOut


class AgreedQuery(Schema):
    """What was said."""

    q: str = Field(description="A phrase or a paragraph.", examples=["all necessary measures"], max_length=LONGEST)
    exact: bool = Field(default=False, description="These very words only.")
    before: date | None = None
    kind: Literal["", "preambular", "operative", "statement"] = ""
    body: Literal["", "S", "A", "PSC"] = Field("", description="Security Council, General Assembly, AU PSC.")
    exercise: bool = False


@router.get("/agreed-language", response=AgreedOut, summary="Who used these words before")
def agreed(request: Request, asked: Query[AgreedQuery]) -> dict[str, Any]:
    """Find paragraphs that say the same, and how the words were used over time."""
    refresh()
    if not WORD.search(asked.q):
        raise UsageError(
            "the question holds no word", place="q", remedy='Give words, such as "all necessary measures".'
        )
    narrowed = Narrowed(asked.before, asked.kind, asked.body, exercise=asked.exercise)
    told = answer(asked.q, request.viewer, narrowed, purpose=request.purpose, exact=asked.exact)
    paragraphs = [match.paragraph for match in told.precedents]
    paragraphs += [use.paragraph for use in told.history.uses]
    places = showing.Places(paragraphs, request.viewer, request.purpose)
    return {
        "question": asked.q,
        "precedents": [showing.match_as_data(match, places) for match in told.precedents],
        "history": showing.history_as_data(told.history, places),
    }
