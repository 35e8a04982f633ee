"""Mandates and agreements through the API."""

from __future__ import annotations

from datetime import date
from typing import Any

from ninja import Field, Query, Router, Schema

from chapter8.atlas import agreements as register
from chapter8.atlas.agreements import NOTICE, Standing
from chapter8.site.answers import Paged, paged_list
from chapter8.site.asking import Request
from chapter8.site.registry.api.shapes import DayQuery, ListQuery, ProvenanceOut
from chapter8.site.registry.asking import atlas_asked, read_state

router = Router(tags=["Mandates and agreements"])


class MandateOut(Schema):
    """What an organization may do: one function, by one article."""

    organization: str = Field(examples=["AU"])
    function: str = Field(examples=["enforcement"])
    title: str = Field(examples=["Constitutive Act of the African Union"])
    article: str = Field(examples=["4(h)"])
    decides: str = Field(description="The body that decides.")
    consent: str = Field(description="required, not_required or unstated", examples=["not_required"])
    area: str = Field(description="members, beyond or both", examples=["members"])
    limits: str
    valid_from: date
    valid_to: date | None
    provenance: ProvenanceOut


class AgreementOut(Schema):
    """A treaty, declaration, memorandum, or decision that sets rules."""

    key: str = Field(examples=["un-au-framework-2017"])
    title: str
    kind: str = Field(examples=["framework"])
    parties: list[str] = Field(examples=[["UN", "AU"]])
    topics: list[str]
    functions: list[str]
    region: str
    signed: date | None
    in_force: date | None
    ended: date | None
    review: date | None
    successor: str | None = Field(description="Key of what took its place.")
    symbol: str
    summary: str
    provenance: ProvenanceOut


class AgreementWhole(AgreementOut):
    """One agreement on a day: how it stands, what it followed, who signed."""

    standing: str = Field(description="in_force, not_yet, ended or unknown", examples=["in_force"])
    chain: list[str] = Field(description="Keys of what it came after and what took its place, oldest first.")
    bound: list[str] = Field(description="Codes of those for whom it is in force.")
    signed_by: list[str] = Field(description="Those who signed, and are not on record as bound.")
    withdrawn: list[str]
    missing: list[str] = Field(description="Those expected of whom neither is on record.")


class AgreementNoticeOut(Schema):
    """An agreement that ends, or has to be looked at again."""

    day: date
    what: str = Field(description="ends or review", examples=["review"])
    agreement: AgreementOut


class BindingOut(Schema):
    """An instrument that concerns a state, and on which ground."""

    agreement: AgreementOut
    ground: str = Field(description="party, signatory, named or member", examples=["party"])
    via: str = Field(description="Code of the organization, where membership is the ground.")
    says: str


class MandateQuery(ListQuery):
    """Whose mandates, for what."""

    organization: str = Field("", description="Its code [default: all].", examples=["AU"])
    function: str = Field("", description="Only this function.", examples=["enforcement"])


class AgreementQuery(ListQuery):
    """Which agreements."""

    party: str = Field("", description="Code of an organization or state.", examples=["UN"])
    function: str = Field("", examples=["peacekeeping"])
    topic: str = Field("", examples=["small_arms"])
    standing: Standing = Field(Standing.IN_FORCE, description="How they stand on the day.")


class ExpiringQuery(ListQuery):
    """How far ahead."""

    within: int = Field(NOTICE, ge=0, le=36_500, description="Days ahead.")


class BindingQuery(DayQuery):
    """Which state, on what."""

    state: str = Field(description="Code or name.", examples=["MLI"])
    topic: str = Field(examples=["small_arms"])


@router.get("/mandates", response=Paged[MandateOut], summary="Who may do what, by which article")
def mandates(request: Request, asked: Query[MandateQuery]) -> dict[str, Any]:
    """List the mandates in force on a day."""
    atlas, on = atlas_asked(request), asked.day
    codes = (
        [atlas.organization(asked.organization).code] if asked.organization else [o.code for o in atlas.organizations]
    )
    rows = [row for code in codes for row in atlas.mandates(code, on) if asked.function in {"", row.function}]
    items, figures = paged_list(rows, asked)
    return {"items": items, **figures}


@router.get("/agreements", response=Paged[AgreementOut], summary="Agreements, by their days")
def agreements(request: Request, asked: Query[AgreementQuery]) -> dict[str, Any]:
    """List the agreements that stand so on a day; `unknown` are those whose day nobody has entered."""
    found = register.having(
        atlas_asked(request), asked.day, asked.standing, with_party=asked.party or None,
        function=asked.function or None, topic=asked.topic or None,
    )  # fmt: skip
    items, figures = paged_list(found, asked)
    return {"items": items, **figures}


@router.get("/agreements/expiring", response=Paged[AgreementNoticeOut], summary="What ends or is reviewed soon")
def expiring(request: Request, asked: Query[ExpiringQuery]) -> dict[str, Any]:
    """List the agreements in force that end or have to be reviewed within some days, the earliest first."""
    items, figures = paged_list(register.expiring(atlas_asked(request), asked.day, asked.within), asked)
    return {"items": items, **figures}


@router.get("/agreements/binding", response=list[BindingOut], summary="Which instruments concern a state")
def binding(request: Request, asked: Query[BindingQuery]) -> Any:
    """List the instruments on a topic that concern a state on a day, with the ground of each."""
    atlas = atlas_asked(request)
    return register.binding(atlas, read_state(asked.state, atlas, on=asked.day), asked.topic, asked.day)


@router.get("/agreements/{key}", response=AgreementWhole, summary="One agreement, its chain and its signatories")
def agreement(request: Request, key: str, asked: Query[DayQuery]) -> dict[str, Any]:
    """Give one agreement as it stands on a day."""
    atlas, on = atlas_asked(request), asked.day
    one, signed = register.agreement(atlas, key), register.signatories(atlas, key, on)
    plain = AgreementOut.model_fields
    return {
        **{name: getattr(one, name) for name in plain},
        "standing": register.standing(one, on).value,
        "chain": [each.key for each in register.chain(atlas, key)],
        "bound": signed.bound,
        "signed_by": signed.signed,
        "withdrawn": signed.withdrawn,
        "missing": signed.missing,
    }
