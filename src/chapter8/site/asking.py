"""The request as pages see it: with the viewer that the middleware put on it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _

from chapter8.errors import ForbiddenError
from chapter8.exchange.decide import Purpose, Viewer
from chapter8.site.accounts.models import User

Parts = ParamSpec("Parts")
Answer = TypeVar("Answer", bound=HttpResponseBase)


class Request(HttpRequest):
    """A request after `accounts.middleware.viewer`: who asks, what for, and which organizations they may act for.

    `purpose` is EXPORT, since whatever leaves the site is a copy; only a page that is shown (`twins`) sets it to READ.
    """

    viewer: Viewer
    purpose: Purpose
    acting_choices: list[str]


def shows_a_page(
    view: Callable[Concatenate[Request, Parts], Answer],
) -> Callable[Concatenate[Request, Parts], Answer]:
    """Decorate a view whose answer is only ever a page, without twins: what it asks for is read here."""

    @wraps(view)
    def asked(request: Request, /, *args: Parts.args, **kwargs: Parts.kwargs) -> Answer:
        request.purpose = Purpose.READ
        return view(request, *args, **kwargs)

    return asked


def person(request: HttpRequest) -> User:
    """The person who is signed in, on pages that ask for it. Raises ForbiddenError for anybody else."""
    if isinstance(request.user, AnonymousUser):
        raise ForbiddenError(_("This page is for people who have signed in"), remedy=_("Sign in."))
    return request.user
