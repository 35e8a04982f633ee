"""Shapes that answers of the registry share: where a row comes from, what a statement rests on, the question."""

from __future__ import annotations

from datetime import date

from ninja import Field, Schema

from chapter8.site.answers import PageQuery
from chapter8.site.registry.asking import today


class ProvenanceOut(Schema):
    """Where a row comes from, and whether a person has checked it."""

    source: str
    verified: bool
    check: str = Field("", description="Against what it was checked, or why it could not be.")


class LocatorOut(Schema):
    """A place inside a document."""

    symbol: str
    part: str | None
    pages: list[int]
    paragraphs: list[str]


class EvidenceOut(Schema):
    """What a statement of fact rests on."""

    locator: LocatorOut | None
    words: str | None
    source: str | None
    link: str | None


class DayQuery(Schema):
    """Which day is asked about, and as known when."""

    on: date | None = Field(None, description="The day [default: today].", examples=["2026-01-01"])
    known: str = Field(
        "", description="As this node knew it at a moment: a day (its end) or a time in UTC [default: now].",
        examples=["2026-01-01T12:00Z"],
    )  # fmt: skip

    @property
    def day(self) -> date:
        """The day asked about."""
        return self.on or today()


class ListQuery(DayQuery, PageQuery):
    """The same, in pages."""


class ActingQuery(DayQuery):
    """Which states, on which day."""

    countries: str = Field(description="Names or codes with commas.", examples=["SDN,TCD"])


class TermsQuery(ActingQuery):
    """On which terms: facts that are stated, policies chosen, rules waived."""

    fact: list[str] = Field(
        [], description="A fact on record; may be given again.",
        examples=[["consent:SDN:2026-01-10", "authorisation:AU:S/RES/9902 (2025):2025-11-18:2026-07-31"]],
    )  # fmt: skip
    ledger: bool = Field(default=False, description="Add what the ledger of operations has on record there.")
    policy: list[str] = Field(
        [], description="An answer to a contested question (/api/policies); may be given again.",
        examples=[["authorisation_timing=retrospective"]],
    )  # fmt: skip
    waive: list[str] = Field([], description="A rule set aside, such as P53/VII; needs reason and by.")
    reason: str = Field("", description="Why it is set aside; it stands in the answer.")
    by: str = Field("", description="Who sets it aside.")
