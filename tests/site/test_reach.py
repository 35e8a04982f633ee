"""The filter of the database and the terms of the index give each viewer exactly what `decide` does."""

from __future__ import annotations

from itertools import combinations, product

import pytest

from chapter8.exchange.decide import Purpose, Role, Viewer, decide
from chapter8.exchange.marking import Marking, Tlp
from chapter8.site.search.fields import audience_terms, viewer_terms
from chapter8.site.situations.models import Situation

CODES = ("AU", "EU", "au")  # the last one: letters that differ in case are another organization
NAMED = ("AU", "EU", "EUX")  # the last one: a code that begins like another
AUDIENCES = [frozenset(some) for size in range(len(NAMED) + 1) for some in combinations(NAMED, size)]
MARKINGS = [Marking(tlp, owner, audience) for tlp, owner, audience in product(Tlp, CODES, AUDIENCES)]
CLIENTS = [frozenset[str](), frozenset({"AU"}), frozenset({"AU", "EUX"})]
VIEWERS = [
    Viewer(organization, roles, client_of=clients)
    for organization in (None, "AU", "EU", "au", "U", "IGAD")
    for roles in (frozenset({Role.VIEWER}), frozenset({Role.RELEASER}))
    for clients in CLIENTS
]
TAKING = (Purpose.READ, Purpose.EXPORT)


@pytest.mark.django_db
def test_the_filter_of_the_database_is_decide() -> None:
    rows = [Situation(slug=str(number), name=str(number)) for number in range(len(MARKINGS))]
    for row, marking in zip(rows, MARKINGS, strict=True):
        row.marking = marking
    Situation.objects.bulk_create(rows)
    for viewer, purpose in product(VIEWERS, TAKING):
        found = {row.marking for row in Situation.objects.readable_by(viewer, purpose)}
        assert found == {row.marking for row in rows if decide(row, viewer, purpose).allow}, (viewer, purpose)


def test_the_terms_of_the_index_are_decide() -> None:
    row = Situation()
    for marking, viewer, purpose in product(MARKINGS, VIEWERS, TAKING):
        row.marking = marking
        met = bool(set(audience_terms(marking)) & set(viewer_terms(viewer, purpose)))
        assert met == decide(row, viewer, purpose).allow, (marking, viewer, purpose)


def test_sharing_is_not_a_question_for_the_database() -> None:
    with pytest.raises(ValueError, match="thing by thing"):
        Situation.objects.readable_by(Viewer("AU"), Purpose.SHARE)
