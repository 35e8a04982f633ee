"""The lists of the site whose questions can be saved, and how each of them tells which documents answer one."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import QueryDict
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from chapter8.exchange.decide import Purpose, Viewer
from chapter8.site.asking import Request
from chapter8.site.ledger.asked import found as commitments_found
from chapter8.site.ledger.asked import read_asked
from chapter8.site.library.pages import filtered
from chapter8.site.library.said import decisions_asked, statements_asked
from chapter8.site.search.index import documents_holding
from chapter8.site.search.pages import filters_of

PASSING = frozenset({"page", "in"})  # parameters that are no part of a question
AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Place:
    """A list: its title, and which of some documents answer a question there."""

    title: Promise
    found: Callable[[Request, Collection[int]], set[int]]


def _of_library(request: Request, among: Collection[int]) -> set[int]:
    return set(filtered(request).filter(pk__in=among).order_by().values_list("pk", flat=True))


def _of_parts(asked: Callable[[Request], QuerySet[Any]]) -> Callable[[Request, Collection[int]], set[int]]:
    """Of a list of parts of documents: the documents of those that answer."""

    def found(request: Request, among: Collection[int]) -> set[int]:
        rows = asked(request).filter(document__in=among).order_by()
        return set(rows.values_list("document_id", flat=True).distinct())

    return found


def _commitments_asked(request: Request) -> QuerySet[Any]:
    return commitments_found(read_asked(request), request.viewer, request.purpose)


def _of_search(request: Request, among: Collection[int]) -> set[int]:
    return documents_holding(request.GET.get("q", ""), request.viewer, filters_of(request), among)


PLACES: Mapping[str, Place] = {
    "search": Place(_("Search"), _of_search),
    "library": Place(_("Documents"), _of_library),
    "statements": Place(_("Statements"), _of_parts(statements_asked)),
    "decisions": Place(_("Decisions"), _of_parts(decisions_asked)),
    "commitments": Place(_("Commitments"), _of_parts(_commitments_asked)),
}


def question(query: str) -> str:
    """A query string as it is kept: without what passes, in one order."""
    asked = QueryDict(query[:4000])
    kept = QueryDict(mutable=True)
    for name in sorted(asked):
        value = asked[name].strip()
        if value and name not in PASSING and "\0" not in value:
            kept[name] = value
    return kept.urlencode()


def address(place: str, query: str) -> str:
    """Where the question is asked."""
    extra = "&in=text" if place == "search" else ""
    return f"{reverse(place)}?{query}{extra}"


def as_request(query: str, viewer: Viewer) -> Request:
    """The request that would ask it."""
    request = Request()
    request.GET = QueryDict(query)
    request.viewer, request.purpose, request.acting_choices = viewer, Purpose.READ, []
    return request


def found(place: str, query: str, viewer: Viewer, among: Collection[int]) -> set[int]:
    """Which of some documents answer a question, of those that the viewer may read. Some hundred at a time."""
    keys, answers = sorted(among), set[int]()
    for first in range(0, len(keys), AT_ONCE):
        answers |= PLACES[place].found(as_request(query, viewer), keys[first : first + AT_ONCE])
    return answers
