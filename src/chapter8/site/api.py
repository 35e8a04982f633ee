"""The root of the API: /api, with its description at /api/openapi.json and its pages at /api/docs.

A caller is whoever is signed in by session, or the public. Every answer is a copy: it holds only what `decide` allows
the caller to take away (`Purpose.EXPORT`). Every fault is a problem (RFC 9457) that says what, where, and what to do.
"""

from __future__ import annotations

from http import HTTPStatus
from typing import Any, Literal

from django.http import Http404, HttpRequest, HttpResponse
from ninja import Field, NinjaAPI, Query, Router, Schema
from ninja.errors import ValidationError

from chapter8.errors import Chapter8Error, UsageError
from chapter8.exchange.decide import Purpose, Role, Ruling, Viewer, decide
from chapter8.site.agreed import api as agreed
from chapter8.site.answers import MarkingOut, Problem, marking_out
from chapter8.site.article54 import api as article54
from chapter8.site.asking import Request
from chapter8.site.assistance import api as assistance
from chapter8.site.faults import may_know, require, status_of, unknown
from chapter8.site.joint import api as joint
from chapter8.site.ledger import api as ledger
from chapter8.site.library import api as library
from chapter8.site.library import api_told as told
from chapter8.site.library.marked import MarkedModel
from chapter8.site.library.models import Document
from chapter8.site.plans import api as plans
from chapter8.site.positions import api as positions
from chapter8.site.registry import api as registry
from chapter8.site.registry.atlas import belongs_to, node_atlas
from chapter8.site.search import api as search
from chapter8.site.searches import api as searches
from chapter8.site.situations import api as situations
from chapter8.site.situations.models import EventRelease, Situation
from chapter8.site.standby import api as standby
from chapter8.site.standby.models import Expert, Unit
from chapter8.site.twins import as_json

Kind = Literal["document", "situation", "release", "unit", "expert"]
sharing = Router(tags=["Sharing"])


class RulingOut(Schema):
    """May this organization have this record for this purpose, by which rule, and why."""

    purpose: str = Field(examples=["read"])
    allow: bool
    rule: str = Field(examples=["audience"])
    explanation: str = Field(examples=["AU named ECOWAS in the audience."])


class WhyOut(Schema):
    """The rulings on one record for one organization."""

    kind: str
    id: str
    organization: str | None = Field(description="Null for the public.")
    marking: MarkingOut
    rulings: list[RulingOut]


class WhyQuery(Schema):
    """Which record, for whom."""

    kind: Kind
    id: str = Field(description="SHA-256 of a document or release, slug of a situation, code of a unit or expert.")
    organization: str = Field("", description="Code of the organization [default: the caller's own].", examples=["AU"])


@sharing.get("/why", response=WhyOut, summary="Why an organization may or may not have a record")
def why(request: Request, asked: Query[WhyQuery]) -> dict[str, Any]:
    """Explain. Whoever may copy a record may ask about any organization; others learn of their own ruling at most."""
    record = _record(asked.kind, asked.id)
    if record is None:
        raise unknown(request.viewer)
    own = asked.organization in ("", request.viewer.organization)
    if not (own and may_know(record, request.viewer)):
        require(record, request.viewer, Purpose.EXPORT)
    code = asked.organization or request.viewer.organization
    rulings = [(purpose, decide(record, _as_releaser(code), purpose)) for purpose in Purpose]
    whole = decide(record, request.viewer, Purpose.EXPORT).allow
    marking = marking_out(record.marking)
    return {
        "kind": asked.kind,
        "id": asked.id,
        "organization": code,
        "marking": marking if whole else {**marking, "audience": [], "own": None},
        "rulings": [_ruling(purpose, ruling) for purpose, ruling in rulings],
    }


def _ruling(purpose: Purpose, ruling: Ruling) -> dict[str, Any]:
    return {
        "purpose": purpose.value,
        "allow": ruling.allow,
        "rule": ruling.rule,
        "explanation": ruling.explanation,
    }


def _as_releaser(code: str | None) -> Viewer:
    """Somebody who acts for the organization and may share on its behalf; or the public."""
    if code is None:
        return Viewer()
    if code != "UN":
        node_atlas().organization(code)  # a code that nobody bears is told so
    return Viewer(code, frozenset({Role.RELEASER}), client_of=belongs_to(code))


def _record(kind: Kind, key: str) -> MarkedModel | None:
    """The record of a kind by its own name."""
    match kind:
        case "document":
            return Document.objects.filter(sha256=key).defer("record").first()
        case "situation":
            return Situation.objects.filter(slug=key).first()
        case "release":
            return EventRelease.objects.filter(sha256=key).first()
        case "unit":
            return Unit.objects.filter(code=key).first()
        case "expert":
            return Expert.objects.filter(code=key).first()


api = NinjaAPI(
    title="Chapter8",
    version="1",
    description="The record, the atlas, situations and the standby register of this node, as far as you may see them.",
    docs_url="/docs",
    openapi_url="/openapi.json",
    urls_namespace="api",
)
for part in (
    library.router,
    told.router,
    positions.router,
    search.router,
    agreed.router,
    searches.router,
    registry.router,
    situations.router,
    plans.router,
    standby.router,
    ledger.router,
    article54.router,
    joint.router,
    assistance.router,
    sharing,
):
    api.add_router("", part)


def problem(status: HTTPStatus, kind: str, detail: str, **more: str) -> HttpResponse:
    """A fault as RFC 9457 has it."""
    body = Problem(type=f"urn:chapter8:{kind}", title=status.phrase, status=status.value, detail=detail, **more)
    return HttpResponse(as_json(body.model_dump()), status=status, content_type="application/problem+json")


@api.exception_handler(Chapter8Error)
def _ours(_request: HttpRequest, error: Chapter8Error | type[Chapter8Error]) -> HttpResponse:
    """An error of ours, by its cause."""
    if isinstance(error, type):
        error = error("")
    kind = type(error).__name__.removesuffix("Error").lower()
    return problem(status_of(error), kind, error.cause, place=error.place, remedy=error.remedy)


@api.exception_handler(ValidationError)
def _not_valid(_request: HttpRequest, error: ValidationError | type[ValidationError]) -> HttpResponse:
    """A parameter that is not what it must be."""
    errors = [] if isinstance(error, type) else error.errors
    first = errors[0] if errors else {}
    place = ".".join(str(part) for part in first.get("loc", ())[2:] or first.get("loc", ()))
    usage = UsageError(str(first.get("msg", "a parameter is not valid")))
    return problem(HTTPStatus.BAD_REQUEST, "usage", usage.cause, place=place, remedy="See /api/docs.")


@api.exception_handler(Http404)
def _nothing(request: HttpRequest, _error: Http404 | type[Http404]) -> HttpResponse:
    """An address that the API does not have."""
    return problem(HTTPStatus.NOT_FOUND, "notfound", "There is nothing at this address", place=request.path)
