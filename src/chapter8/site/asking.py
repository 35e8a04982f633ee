"""The request as pages see it: with the viewer that the middleware put on it."""

from __future__ import annotations

from django.http import HttpRequest

from chapter8.exchange.decide import Viewer


class Request(HttpRequest):
    """A request after `accounts.middleware.viewer`: who asks, and which organizations they may act for."""

    viewer: Viewer
    acting_choices: list[str]
