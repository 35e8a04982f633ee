"""The request as pages see it: with the viewer that the middleware put on it."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.utils.translation import gettext as _

from chapter8.errors import ForbiddenError
from chapter8.exchange.decide import Viewer
from chapter8.site.accounts.models import User


class Request(HttpRequest):
    """A request after `accounts.middleware.viewer`: who asks, and which organizations they may act for."""

    viewer: Viewer
    acting_choices: list[str]


def person(request: HttpRequest) -> User:
    """The person who is signed in, on pages that ask for it. Raises ForbiddenError for anybody else."""
    if isinstance(request.user, AnonymousUser):
        raise ForbiddenError(_("This page is for people who have signed in"), remedy=_("Sign in."))
    return request.user
