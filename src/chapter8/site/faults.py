"""Turns an error of ours into a page (or JSON) that says what, where, and what to do.

What a viewer may know of a thing that is kept from them:

- nobody who has not signed in learns whether a thing exists: they get the same answer as for a name that was never
  used, with the advice to sign in;
- a person who acts for an organization learns the rule that keeps an AMBER thing from them, and whom to ask;
- AMBER+STRICT and RED things do not exist for those outside their audience;
- who reads a RED thing here and asks for a copy of it learns that only its owner takes copies.
"""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from urllib.parse import unquote

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from chapter8.errors import Chapter8Error, ForbiddenError, InputError, MissingPartError, NotFoundError, UsageError
from chapter8.exchange.decide import Marked, Purpose, Viewer, decide
from chapter8.exchange.marking import Tlp
from chapter8.site.asking import Request
from chapter8.site.twins import as_json


def require(record: Marked, viewer: Viewer, purpose: Purpose = Purpose.READ) -> None:
    """Let the viewer through, or raise what they may know: see the top of this file."""
    ruling = decide(record, viewer, purpose)
    if ruling.allow:
        return
    if may_know(record, viewer):
        raise ForbiddenError(ruling.explanation, remedy=_("Ask %(owner)s.") % {"owner": record.marking.owner})
    raise unknown(viewer)


def may_know(record: Marked, viewer: Viewer) -> bool:
    """Whether a viewer who may not have the thing may learn that it exists; who reads it knows it."""
    amber = viewer.organization is not None and record.marking.tlp.rank <= Tlp.AMBER.rank
    return amber or decide(record, viewer).allow


def unknown(viewer: Viewer) -> NotFoundError:
    """The answer for a thing that isn't there, or that the viewer may not know to be there."""
    remedy = "" if viewer.organization else _("If you act for an organization, sign in first.")
    return NotFoundError(_("Nothing of this name is available to you"), remedy=remedy)


def status_of(error: Chapter8Error) -> HTTPStatus:
    """The HTTP status of a cause."""
    match error:
        case NotFoundError():
            return HTTPStatus.NOT_FOUND
        case ForbiddenError():
            return HTTPStatus.FORBIDDEN
        case UsageError():
            return HTTPStatus.BAD_REQUEST
        case InputError():
            return HTTPStatus.UNPROCESSABLE_ENTITY
        case MissingPartError():
            return HTTPStatus.SERVICE_UNAVAILABLE
        case _:
            return HTTPStatus.INTERNAL_SERVER_ERROR


class Explain:
    """Middleware: an error of ours raised by a page becomes an answer that explains it."""

    def __init__(self, get_response: Callable[[Request], HttpResponseBase]) -> None:
        """Keep the next layer."""
        self.get_response = get_response

    def __call__(self, request: Request) -> HttpResponseBase:
        """Pass on; an address with a null character names nothing that a database could hold."""
        if "\0" in unquote(f"{request.path}?{request.META.get('QUERY_STRING', '')}"):
            return explain(request, UsageError(_("The address holds a null character"), remedy=_("Leave it out.")))
        return self.get_response(request)

    def process_exception(self, request: Request, error: Exception) -> HttpResponse | None:
        """Explain an error of ours; leave any other to Django."""
        return explain(request, error) if isinstance(error, Chapter8Error) else None


def explain(request: Request, error: Chapter8Error) -> HttpResponse:
    """The answer for one error, in the form that the request asked for."""
    status = status_of(error)
    if request.path.endswith((".json", ".csv")) or request.path.startswith("/api/"):
        body = {"error": type(error).__name__, "place": error.place, "cause": error.cause, "remedy": error.remedy}
        return HttpResponse(as_json(body), status=status, content_type="application/json; charset=utf-8")
    return render(request, "fault.html", {"error": error, "status": status.value}, status=status)


def not_found(request: Request, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django gives it
    """The answer for an address that no page has."""
    return explain(request, NotFoundError(_("There is no page at this address"), place=request.path))
