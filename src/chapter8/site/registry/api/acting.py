"""Who may act, on which legal path, and what was done before, through the API."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from ninja import Field, Query, Router, Schema

from chapter8.atlas import Atlas
from chapter8.errors import UsageError
from chapter8.respond.answers import Terms, paths_for
from chapter8.respond.competence import competence
from chapter8.respond.ladder import ladder
from chapter8.respond.legal.precedents import MOST, Case, precedents
from chapter8.respond.policies import shipped_policies
from chapter8.respond.questions import read_fact, read_means, read_need, read_policies, read_waiver
from chapter8.site.asking import Request
from chapter8.site.registry.api.field import OperationOut, TimingOut
from chapter8.site.registry.api.law import MandateOut
from chapter8.site.registry.api.shapes import ActingQuery, EvidenceOut, TermsQuery
from chapter8.site.registry.asking import atlas_asked, read_states, today

router = Router(tags=["Who may act"])
Measure = Literal["consent", "coercive"]


class InstrumentOut(Schema):
    """A treaty, protocol or decision that gives an organization a power."""

    title: str
    article: str
    power: str = Field(examples=["consent_operation"])
    valid_from: date
    valid_to: date | None
    summary: str


class LimitOut(Schema):
    """What bounds an organization's competence here."""

    kind: str = Field(examples=["consent_needed"])
    text: str
    evidence: EvidenceOut


class CompetenceRowOut(Schema):
    """An organization that covers at least one of the states."""

    organization: str
    covered: list[str]
    uncovered: list[str]
    suspended: list[str]
    charter_basis: list[str]
    functions: list[str]
    instruments: list[InstrumentOut]
    evidence: list[EvidenceOut]
    level: str = Field(description="subregional or regional", examples=["subregional"])
    mandates: list[MandateOut]
    limits: list[LimitOut]
    standing: str = Field(description="competent, limited or no_mandate", examples=["limited"])


class ShortfallOut(Schema):
    """Where the need exceeds the means."""

    dimension: str = Field(examples=["strength"])
    needed: float
    available: float | None = Field(description="Null: nobody has stated it.")
    text: str


class RungOut(Schema):
    """One organization on the ladder of subsidiarity."""

    organization: str
    verdict: str = Field(description="sufficient, exceeded, unknown, no_mandate or last")
    shortfalls: list[ShortfallOut]
    evidence: list[EvidenceOut]


class LadderOut(Schema):
    """Who leads for the need, and why."""

    lead: str
    settled: bool = Field(description="False where the lead's own means are not stated.")
    reason: str
    rungs: list[RungOut]


class CompetenceOut(Schema):
    """Which organizations cover the states on the day."""

    states: list[str]
    on: date
    function: str | None
    rows: list[CompetenceRowOut]
    gaps: list[str] = Field(description="States that no Chapter VIII organization on record covers.")
    notes: list[str]
    ladder: LadderOut | None = Field(None, description="Null where no need is stated.")


class RequirementOut(Schema):
    """What a path requires, and what is on record of it."""

    text: str
    known: str
    met: bool
    refused: bool


class HingeOut(Schema):
    """Another answer to a contested question, and how the path stands under it."""

    policy: str
    choice: str
    title: str
    available: str


class LegalPathOut(Schema):
    """One path for one actor. Advice from dated rules, not a finding of law."""

    key: str
    title: str
    organization: str | None = Field(description="Null for a coalition of States.")
    available: str = Field(description="open, requires, unresolved or closed.", examples=["requires"])
    authorisation: str
    duties: list[str]
    reasons: list[str]
    competing_claims: list[str]
    evidence: list[EvidenceOut]
    requirements: list[RequirementOut]
    contested: str = Field(description="What competes with the rule, in one clause.")
    barred: list[str] = Field(description="Paragraphs of decisions in force that it would contradict.")
    hinges: list[HingeOut]
    policies: list[str] = Field(description="Policies chosen and rules waived, as sentences; to stand on every copy.")


class OperationPrecedentOut(Schema):
    """An operation that is like the question, and in what."""

    operation: OperationOut
    alike: dict[str, list[str]] = Field(examples=[{"state": ["MLI"], "organization": ["ECOWAS"]}])
    score: int
    paths: list[str]
    timing: TimingOut


class ClaimOut(Schema):
    """A claim that speaks for an answer, with its place."""

    cited: str


class ChoiceOut(Schema):
    """One answer to a contested question."""

    key: str
    title: str
    effect: str
    claims: list[ClaimOut]


class PolicyOut(Schema):
    """A contested question, its answers, and the one taken where nobody chooses."""

    key: str = Field(examples=["authorisation_timing"])
    question: str
    default: str
    choices: list[ChoiceOut]


class CompetenceQuery(ActingQuery):
    """For what, and what is needed."""

    function: str = Field("", description="What is to be done.", examples=["peacekeeping"])
    need: str = Field(
        "", description="strength, deploy_days, months, funds.", examples=["strength=3000,deploy_days=30"]
    )
    means: list[str] = Field([], description="May be given again.", examples=[["ECOWAS:strength=2500"]])


class PathQuery(TermsQuery):
    """And for which measure."""

    measure: Measure = "consent"
    organization: str = Field("", description="Paths for this organization alone.", examples=["AU"])


class PrecedentQuery(ActingQuery):
    """As much of the question as is known."""

    function: str = ""
    measure: Measure | None = None
    organization: str = ""
    most: int = Field(MOST, ge=1, le=100)


def terms_of(asked: TermsQuery, atlas: Atlas) -> Terms:
    """The facts, policies and waivers out of an address."""
    policies = read_policies(asked.policy, read_waiver(asked.waive, asked.reason, asked.by, today()))
    return Terms(tuple(read_fact(text, atlas) for text in asked.fact), policies, with_ledger=asked.ledger)


@router.get("/competence", response=CompetenceOut, summary="Which organizations may act for some states on a day")
def competence_of(request: Request, asked: Query[CompetenceQuery]) -> Any:
    """Coverage follows membership: suspension ends a state's participation, not the organization's competence.

    With a function each row says by which articles and with which limits; with a need, `ladder` says who leads.
    """
    atlas, on = atlas_asked(request), asked.day
    if asked.means and not asked.need:
        raise UsageError("means are stated, and no need", place="need", remedy="Say what is needed: strength=3000.")
    found = competence(atlas, read_states(asked.countries, atlas, on=on), on, asked.function or None)
    leads = ladder(atlas, found, read_need(asked.need), read_means(asked.means)) if asked.need else None
    plain = ("states", "on", "function", "rows", "gaps", "notes")
    return {**{name: getattr(found, name) for name in plain}, "ladder": leads}


@router.get("/legal-paths", response=list[LegalPathOut], summary="Legal paths for a measure")
def legal_paths_of(request: Request, asked: Query[PathQuery]) -> Any:
    """What each path requires, what it obliges to, and which claims compete with it.

    Facts, policies and waivers stand in the address, so that an answer has a permanent link.
    """
    atlas, on = atlas_asked(request), asked.day
    codes = read_states(asked.countries, atlas, on=on)
    return list(paths_for(atlas, codes, on, asked.measure, asked.organization or None, terms=terms_of(asked, atlas)))


@router.get("/precedents", response=list[OperationPrecedentOut], summary="Operations most like a question")
def precedents_of(request: Request, asked: Query[PrecedentQuery]) -> Any:
    """List them with what they have in common; a precedent shows what was done, it neither permits nor forbids."""
    atlas, on = atlas_asked(request), asked.day
    codes = read_states(asked.countries, atlas, on=on)
    organization = atlas.organization(asked.organization).code if asked.organization else None
    case = Case(codes, on, asked.function or None, asked.measure, organization)
    return [
        {
            **{name: getattr(one, name) for name in ("operation", "score", "paths", "timing")},
            "alike": {name: list(shared) for name, shared in one.alike.items()},
        }
        for one in precedents(atlas, case, most=asked.most)
    ]


@router.get("/policies", response=list[PolicyOut], summary="Contested questions and their answers")
def policies(request: Request) -> Any:  # noqa: ARG001 - the questions are the same for all
    """List what speakers and practice differ on; a person chooses, and every answer names the choice."""
    return list(shipped_policies())
