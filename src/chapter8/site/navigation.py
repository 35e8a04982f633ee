"""The main navigation: one word for each part of the site that exists, without acronyms."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class Place:
    """One entry of the navigation."""

    title: str
    address: str
    current: bool


def navigation(request: HttpRequest) -> list[Place]:
    """The entries that exist; the one whose address the page's address begins with is current."""
    entries = [
        (_("Situations"), "situations", ("/situations", "/joint-statements", "/briefs", "/events")),
        (
            _("Record"),
            "library",
            (
                "/library",
                "/d/",
                "/statements",
                "/decisions",
                "/meetings",
                "/positions",
                "/actors",
                "/search",
                "/agreed-language",
                "/searches",
                "/notifications",
            ),
        ),
        (_("Commitments"), "commitments", ("/commitments",)),
        (
            _("Organizations"),
            "organizations",
            (
                "/organizations",
                "/assistance",
                "/states",
                "/coverage",
                "/who-may-act",
                "/agreements",
                "/norms",
                "/focal-points",
                "/presences",
                "/operations",
                "/plans-of-cooperation",
            ),
        ),
        (_("Standby"), "standby", ("/standby",)),
    ]
    places = []
    for title, name, prefixes in entries:
        try:
            address = reverse(name)
        except NoReverseMatch:
            continue
        places.append(Place(title, address, current=request.path.startswith(prefixes)))
    return places
