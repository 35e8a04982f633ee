"""The API: typed answers in pages, faults as problems, and why a record is kept from somebody."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from chapter8.exchange.marking import Marking, Tlp
from chapter8.site.library.models import Document

pytestmark = pytest.mark.django_db(transaction=True)

Keep = Callable[[int, Marking], Document]
AMBER = Marking(Tlp.AMBER, "AU", frozenset({"ECOWAS"}))


def get(client: Client, address: str, status: int = 200) -> Any:
    """The decoded answer; a fault must be a problem."""
    response = client.get(address)
    assert response.status_code == status, response.content
    kind = "application/json" if status == 200 else "application/problem+json"
    assert response["Content-Type"].startswith(kind)
    return response.json()


def test_a_list_comes_in_pages(keep: Keep, client: Client) -> None:
    for number in (1, 2, 3):
        keep(9900 + number, Marking())
    answer = get(client, "/api/documents?size=2&page=2")
    assert (answer["total"], answer["page"], answer["pages"], len(answer["items"])) == (3, 2, 2, 1)


def test_a_document_is_found_by_its_hash_or_its_beginning(keep: Keep, client: Client) -> None:
    keep(9901, Marking())
    whole = Document.objects.get().sha256
    by_hash, by_beginning = get(client, f"/api/documents/{whole}"), get(client, f"/api/documents/{whole[:8]}")
    assert by_hash == by_beginning
    assert by_hash["symbol"] == "S/RES/9901 (2026)"
    assert by_hash["marking"] == {"tlp": "TLP:CLEAR", "owner": "UN", "audience": [], "own": None}


def test_decisions_come_with_their_clauses(keep: Keep, client: Client) -> None:
    keep(9901, Marking())
    decision = get(client, "/api/decisions?symbol=S/RES/9901 (2026)")["items"][0]
    assert [clause["verbs"] for clause in decision["clauses"] if clause["kind"] == "operative"] == [
        ["Requests"],
        ["Decides"],
    ]


def test_search_answers_as_the_page_does(keep: Keep, client: Client) -> None:
    keep(9901, Marking())
    answer = get(client, "/api/search?q=seized")
    assert answer["total"] == 1
    assert "[[seized]]" in answer["hits"][0]["excerpt"]


def test_who_covers_a_state_depends_on_the_day(client: Client) -> None:
    def covering(day: str) -> list[str]:
        return [row["organization"] for row in get(client, f"/api/competence?countries=SDN&on={day}")["rows"]]

    assert "AU" in covering("2010-01-01")
    assert "AU" not in covering("1990-01-01")


def test_legal_paths_say_what_they_require(client: Client) -> None:
    paths = get(client, "/api/legal-paths?countries=SDN&on=2026-01-01&measure=coercive")
    assert paths
    assert all(path["reasons"] and path["evidence"] for path in paths)


def test_an_unknown_state_is_a_problem_with_the_nearest_names(client: Client) -> None:
    problem = get(client, "/api/competence?countries=Sudn", status=400)
    assert problem["type"] == "urn:chapter8:usage"
    assert "Sudan" in problem["remedy"]


def test_a_missing_parameter_is_a_problem_that_names_it(client: Client) -> None:
    problem = get(client, "/api/competence", status=400)
    assert problem["place"].endswith("countries")


def test_a_withheld_document_is_answered_like_one_that_never_was(keep: Keep, client: Client) -> None:
    keep(9901, AMBER)
    withheld = get(client, f"/api/documents/{Document.objects.get().sha256}", status=404)
    assert withheld == get(client, f"/api/documents/{'0' * 64}", status=404)


def test_why_explains_to_whoever_may_read_it(keep: Keep, client_for: Callable[..., Client]) -> None:
    keep(9901, AMBER)
    address = f"/api/why?kind=document&id={Document.objects.get().sha256}"
    owner = client_for("AU")
    ecowas = {ruling["purpose"]: ruling for ruling in get(owner, f"{address}&organization=ECOWAS")["rulings"]}
    assert (ecowas["read"]["allow"], ecowas["read"]["rule"]) == (True, "audience")
    assert (ecowas["share"]["allow"], ecowas["share"]["rule"]) == (False, "originator")
    assert get(owner, f"{address}&organization=EU")["rulings"][0]["rule"] == "withheld"


def test_why_tells_others_of_their_own_ruling_at_most(
    keep: Keep, client: Client, client_for: Callable[..., Client]
) -> None:
    keep(9901, AMBER)
    keep(9902, Marking(Tlp.RED, "AU"))
    amber, red = (Document.objects.get(symbol=f"S/RES/{number} (2026)").sha256 for number in (9901, 9902))
    other = client_for("EU")
    own = get(other, f"/api/why?kind=document&id={amber}")
    assert own["rulings"][0]["rule"] == "withheld"
    assert own["marking"]["audience"] == []
    get(other, f"/api/why?kind=document&id={amber}&organization=ECOWAS", status=403)
    get(other, f"/api/why?kind=document&id={red}", status=404)
    get(client, f"/api/why?kind=document&id={amber}", status=404)


def test_the_description_names_every_parameter_and_every_answer(client: Client) -> None:
    description = get(client, "/api/openapi.json")
    assert len(description["paths"]) >= 15
    for path, methods in description["paths"].items():
        for method, operation in methods.items():
            assert method == "get", path
            assert operation["summary"], path
            assert operation["description"], path


def test_the_pages_of_the_description_need_nothing_from_elsewhere(client: Client) -> None:
    page = client.get("/api/docs").content.decode()
    assert "https://" not in page
    assert "//cdn" not in page
