"""Modes of partnership, scorecard, funding and the duties of Article 54 through the API."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from ninja import Field, Query, Router, Schema

from chapter8.atlas.ledger import Ledger
from chapter8.respond.answers import modes_for
from chapter8.respond.competence import competence
from chapter8.respond.funding import COSTS, FundingCase, funding
from chapter8.respond.partnership.advantage import CRITERIA, Card, measured, scorecard, turning_points
from chapter8.respond.partnership.modes import PartnershipMode
from chapter8.respond.questions import read_costs, read_event, read_means, read_policies, read_report, read_weights
from chapter8.respond.reporting import draft_letter, duties, events_of
from chapter8.site.asking import Request
from chapter8.site.registry.api.acting import terms_of
from chapter8.site.registry.api.shapes import ActingQuery, DayQuery, EvidenceOut, TermsQuery
from chapter8.site.registry.asking import atlas_asked, read_states

router = Router(tags=["Who may act"])


class ConditionOut(Schema):
    """One condition of a mode, answered in a sentence."""

    key: str
    answer: str = Field(description="holds, open or fails")
    text: str
    evidence: list[EvidenceOut]


class ModeOut(Schema):
    """A mode of partnership for the situation: possible, open or excluded, and why."""

    key: str = Field(examples=["hybrid"])
    title: str
    what: str
    verdict: str = Field(description="possible, open or excluded", examples=["open"])
    lead: str | None
    reasons: list[str]
    conditions: list[ConditionOut]
    precedents: list[str] = Field(description="Codes of operations in this mode, the latest first.")
    source: str


class ModesOut(Schema):
    """Every mode, none left out in silence."""

    states: list[str]
    on: date
    modes: list[ModeOut]
    policies: dict[str, str]
    told: list[str]


class MeasuredOut(Schema):
    """One measure from 0 to 1, and what it was computed from; null where nothing on record gives it."""

    share: float | None
    basis: str


class CardOut(Schema):
    """One organization's measures, score and place."""

    organization: str
    measures: dict[str, MeasuredOut]
    score: float
    place: int
    missing: list[str]


class TurningPointOut(Schema):
    """The weight of one criterion, the others as they are, at which two organizations change places."""

    criterion: str
    weight: float
    below: str
    above: str


class ScorecardOut(Schema):
    """The organizations that cover the states, compared by five criteria with visible weights."""

    states: list[str]
    on: date
    function: str
    weights: dict[str, float]
    cards: list[CardOut]
    turning_points: list[TurningPointOut]


class FundingOut(Schema):
    """What one source of money may pay; `counted` is the share to plan with."""

    source: str = Field(examples=["un_assessed"])
    title: str
    eligibility: str = Field(description="eligible, conditional or not_eligible")
    costs: list[str]
    ceiling: float
    counted: float
    needs: list[str]
    reason: str
    evidence: list[EvidenceOut]


class FundingAnswer(Schema):
    """Every source of money on a day."""

    on: date
    command: str
    mandate: bool
    funding: list[FundingOut]
    policies: dict[str, str]
    told: list[str]


class ReportOut(Schema):
    """A communication to the Security Council."""

    on: date
    symbol: str


class DutyToTellOut(Schema):
    """One thing that the Council has to be told; the day is policy, since Article 54 states no interval."""

    event: str = Field(examples=["started"])
    happened: date
    title: str
    due: date
    state: str = Field(description="met, met_late, open, late or to_come")
    days: int = Field(description="How many days late it is, or was met.")
    met_by: ReportOut | None
    evidence: list[EvidenceOut]


class DutiesOut(Schema):
    """What Article 54 asks of an operation, as of a day, with the draft of a letter on what is open or late."""

    operation: str
    on: date
    duties: list[DutyToTellOut]
    letter: str


class ModesQuery(TermsQuery):
    """And with which means."""

    means: list[str] = Field([], description="May be given again.", examples=[["AU:deploy_days=14"]])


class ScorecardQuery(ActingQuery):
    """For what, with which weights."""

    function: str = "peacekeeping"
    weights: str = Field("", description=f"Of {', '.join(CRITERIA)}; each is 1 unless said.", examples=["speed=2"])
    costs: str = Field("", description="Stated costs in one currency.", examples=["AU=1200000,UN=3400000"])


class FundingQuery(DayQuery):
    """Who commands, with which mandate, and for which costs."""

    command: Literal["un", "au", "rec", "eu", "other", "coalition"] = Field(examples=["au"])
    mandate: bool = Field(default=False, description="The Security Council has mandated it.")
    cost: list[str] = Field([], description=f"Of {', '.join(COSTS)} [all].")
    policy: list[str] = Field([], examples=[["assessed_contributions=structured"]])


class DutiesQuery(DayQuery):
    """Which operation, and what is known beside the registry."""

    operation: str = Field(description="Its code.", examples=["ECOMIL"])
    report: list[str] = Field([], description="A report made.", examples=[["2003-08-12:S/2003/814"]])
    event: list[str] = Field([], description="Something more to tell.", examples=[["changed:2024-03-01:strength"]])


@router.get("/modes", response=ModesOut, summary="Modes of partnership, possible or excluded, with reasons")
def modes(request: Request, asked: Query[ModesQuery]) -> dict[str, Any]:
    """Judge every mode of partnership between the United Nations and the closest body for some states on a day."""
    atlas, on = atlas_asked(request), asked.day
    terms = terms_of(asked, atlas)
    codes = read_states(asked.countries, atlas, on=on)
    found, judged = modes_for(atlas, codes, on, means=read_means(asked.means), terms=terms)
    return {
        "states": found.states,
        "on": on,
        "modes": [_mode(one) for one in judged],
        "policies": dict(terms.policies.chosen),
        "told": terms.policies.told,
    }


def _mode(one: PartnershipMode) -> dict[str, Any]:
    return {
        **{name: getattr(one.mode, name) for name in ("key", "title", "what", "source")},
        **{name: getattr(one, name) for name in ("verdict", "lead", "reasons", "conditions")},
        "precedents": [each.code for each in one.precedents],
    }


@router.get("/scorecard", response=ScorecardOut, summary="Comparative advantage, with visible weights")
def scorecard_of(request: Request, asked: Query[ScorecardQuery]) -> dict[str, Any]:
    """Compare organizations from what is on record, and say at which weights the places change."""
    atlas, on = atlas_asked(request), asked.day
    codes, weights = read_states(asked.countries, atlas, on=on), read_weights(asked.weights)
    found = competence(atlas, codes, on, asked.function)
    measures = measured(atlas, found, asked.function, read_costs(asked.costs))
    return {
        "states": codes,
        "on": on,
        "function": asked.function,
        "weights": weights,
        "cards": [_card(one) for one in scorecard(measures, weights)],
        "turning_points": turning_points(measures, weights),
    }


def _card(one: Card) -> dict[str, Any]:
    plain = ("organization", "score", "place", "missing")
    return {**{name: getattr(one, name) for name in plain}, "measures": dict(one.measures)}


@router.get("/funding", response=FundingAnswer, summary="Which money may pay, on which conditions")
def funding_of(request: Request, asked: Query[FundingQuery]) -> dict[str, Any]:  # noqa: ARG001 - the rules are open
    """Ask every source of money on a day; each answers by a dated rule."""
    case = FundingCase(asked.command, council_mandate=asked.mandate, costs=tuple(asked.cost) or COSTS)
    policies = read_policies(asked.policy)
    return {
        "on": asked.day,
        "command": asked.command,
        "mandate": asked.mandate,
        "funding": funding(case, asked.day, policies),
        "policies": dict(policies.chosen),
        "told": policies.told,
    }


@router.get("/duties", response=DutiesOut, summary="What the Security Council has to be told (Article 54)")
def duties_of(request: Request, asked: Query[DutiesQuery]) -> dict[str, Any]:
    """List what is met, open and late by dates alone, with a draft letter."""
    atlas, on = atlas_asked(request), asked.day
    one = Ledger.of_atlas(atlas).operation(asked.operation)
    events = (*events_of(one), *map(read_event, asked.event))
    found = duties(events, [read_report(text) for text in asked.report], on)
    names = {each.code: each.name for each in atlas.organizations}
    sender = names.get(one.organizations[0], one.organizations[0])
    plain = ("title", "due", "state", "days", "met_by", "evidence")
    return {
        "operation": one.code,
        "on": on,
        "duties": [
            {**{name: getattr(each, name) for name in plain}, "event": each.event.kind, "happened": each.event.on}
            for each in found
        ],
        "letter": draft_letter(one, found, organization=sender, on=on),
    }
