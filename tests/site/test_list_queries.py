"""A page of a list asks the database a fixed number of questions, however many things it lists."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from chapter8.exchange.marking import Marking
from chapter8.site.library.models import Document

pytestmark = pytest.mark.django_db(transaction=True)

MOST = 9  # questions for a page: the person's session and roles, and the newest revision of the registry included
LISTS = (
    "/", "/home.json", "/library", "/library.json", "/library.csv", "/statements", "/statements.csv", "/decisions",
    "/decisions.csv", "/search?q=seized&in=text", "/search.json?q=seized", "/situations", "/events", "/standby",
    "/standby/experts", "/organizations", "/states", "/api/documents", "/api/passages", "/api/statements",
    "/api/decisions", "/api/search?q=seized", "/api/situations", "/api/units", "/api/experts", "/meetings",
    "/commitments", "/commitments.csv", "/commitments/review", "/commitments/calendar", "/positions", "/positions.csv",
    "/actors", "/actors.csv", "/agreed-language?q=seized", "/searches", "/notifications",
    "/agreements", "/norms", "/focal-points", "/presences", "/operations", "/plans-of-cooperation",
)  # fmt: skip
MORE = {
    "/": 11,  # also what is due soon, with its documents, and what is new for the person
    "/meetings": 10,  # one meeting is told by several documents: decisions, speakers and votes are counted apart
    "/positions": 10,  # also the fresh counts of actors and themes
    "/agreed-language?q=seized": 10,  # also whether documents wait for the index, and which are withheld
    "/commitments/calendar": 10,  # once for due days and once for the series without an end
    "/commitments": 13,  # also what is withheld, whether documents wait, the answers and who may see these
    "/commitments.csv": 17,  # as above, and once more for the rows that are sent
    "/commitments/review": 18,  # one proposal with its passages, its equals, its neighbours in the queue, and the last
}


def questions(client: Client, address: str) -> int:
    """How many the answer takes, the second time: the first one opens the index and reads the tables of the atlas."""
    for _ in range(2):
        with CaptureQueriesContext(connection) as asked:
            response = client.get(address)
            assert response.status_code == 200, address
            b"".join(response)  # a table is drawn while it is sent
    return len(asked)


def test_more_rows_are_not_more_questions(
    keep: Callable[[int, Marking], Document], client_for: Callable[..., Client]
) -> None:
    client = client_for("UN")
    keep(9901, Marking())
    few = {address: questions(client, address) for address in LISTS}
    for number in range(9902, 9910):
        keep(number, Marking())
    many = {address: questions(client, address) for address in LISTS}
    assert many == few
    assert {address: number for address, number in many.items() if number > MORE.get(address, MOST)} == {}


def test_the_newest_documents_are_read_off_an_index(db: None) -> None:
    orders = (("-added_at", "-pk"), ("-date", "symbol", "pk"))
    for order in orders:
        plan = Document.objects.order_by(*order).defer("record")[:8].explain()
        if connection.vendor == "sqlite":  # PostgreSQL rightly reads a small table whole
            assert "USING INDEX document_" in plan, plan
