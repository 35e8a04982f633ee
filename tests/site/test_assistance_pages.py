"""Assistance on the site: the board and its matches, who sees them, and the measures of resolution 1540 by state."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from chapter8.exchange.decide import Role
from chapter8.exchange.marking import Marking, Tlp
from chapter8.site.assistance.models import MeasureEntry, Notice, NoticeChange
from chapter8.site.library.models import Document

pytestmark = pytest.mark.django_db(transaction=True)

OFFER = {
    "kind": "offer", "topic": "counter_terrorism", "title": "Legislative advice", "words": "Model laws",
    "place_words": "", "begins": "2026-01-01", "ends": "", "tlp": "TLP:GREEN", "audience": "", "own": "",
}  # fmt: skip
REQUEST = {**OFFER, "kind": "request", "title": "Help with laws", "place_words": "Mali, EAC", "ends": "2199-12-31"}
ENTRY = {
    "state": "Mali", "measure": "export_controls", "status": "in_preparation", "on": "2026-01-01", "words": "",
    "document": "", "paragraph": "", "page": "", "source": "National report", "tlp": "TLP:CLEAR", "audience": "",
    "own": "",
}  # fmt: skip


@pytest.fixture
def american(client_for: Callable[..., Client]) -> Client:
    """An analyst of the Organization of American States, which offers help."""
    browser = client_for("OAS", Role.ANALYST)
    assert browser.post("/assistance/new", OFFER).status_code == 302
    return browser


@pytest.fixture
def african(american: Client, client_for: Callable[..., Client]) -> Client:
    """An analyst of the African Union, which asks for it."""
    browser = client_for("AU", Role.ANALYST)
    assert browser.post("/assistance/new", REQUEST).status_code == 302
    return browser


def matches(browser: Client) -> list[tuple[str, str]]:
    """Who asks, and who offers."""
    found = browser.get("/assistance.json").json()["matches"]
    return [(row["request_by"], row["offer_by"]) for row in found]


def test_an_offer_and_a_request_on_the_same_topic_are_matched(african: Client, american: Client) -> None:
    assert matches(american) == [("AU", "OAS")]
    page = american.get("/assistance").content.decode()
    assert "Same topic: Counter-terrorism." in page
    (found,) = american.get("/api/assistance/matches").json()
    assert {"MLI", "KEN"} <= set(found["states"]), "the members of an organization stand for it"
    request = Notice.objects.get(kind="request")
    assert "Legislative advice" in american.get(request.get_absolute_url()).content.decode()


def test_only_its_organization_says_how_a_notice_stands_and_a_closed_one_matches_no_more(
    african: Client, american: Client, client_for: Callable[..., Client]
) -> None:
    status = f"{Notice.objects.get(kind='offer').get_absolute_url()}/status"
    assert african.post(status, {"status": "withdrawn"}).status_code == 403
    assert client_for("OAS", Role.VIEWER).post(status, {"status": "withdrawn"}).status_code == 403
    assert american.post(status, {"status": "odd"}).status_code == 400
    assert american.post(status, {"status": "agreed", "words": "with the AU"}).status_code == 302
    assert matches(american) == []
    american.post(status, {"status": "open"})
    assert matches(american) == [("AU", "OAS")]
    assert NoticeChange.objects.count() == 2, "each status is kept"
    with pytest.raises(ValueError, match="never changed"):
        NoticeChange.objects.all()[0].save()


def test_a_marked_notice_leaves_no_trace_for_others(
    american: Client, client: Client, client_for: Callable[..., Client]
) -> None:
    theirs = client_for("AU", Role.ANALYST)
    theirs.post("/assistance/new", {**REQUEST, "tlp": "TLP:AMBER", "audience": "EU", "title": "amberword"})
    secret = Notice.objects.get(kind="request")
    assert "amberword" in client_for("EU").get("/assistance").content.decode()
    for browser in (client, american):
        for address in (
            "/assistance",
            "/assistance.json",
            "/assistance.csv",
            "/api/assistance",
            "/api/assistance/matches",
        ):
            answer = browser.get(address)
            text = b"".join(answer).decode() if answer.streaming else answer.content.decode()
            assert "amberword" not in text, address
            assert secret.ident not in text, address
        assert browser.get(secret.get_absolute_url()).status_code in {403, 404}
    assert matches(american) == []
    assert client.get("/api/assistance").json()["total"] == 0, "what is TLP:GREEN is for organizations"


def test_filters_narrow_the_board_and_stand_in_its_address(african: Client) -> None:
    page = african.get("/assistance?kind=offer&topic=counter_terrorism").content.decode()
    assert "Legislative advice" in page
    rows = african.get("/assistance.json?kind=offer").json()["notices"]
    assert [row["organization"] for row in rows] == ["OAS"]
    assert african.get("/assistance.json?topic=mediation").json()["notices"] == []


def test_what_cannot_be_entered_is_said(client: Client, client_for: Callable[..., Client]) -> None:
    analyst = client_for("AU", Role.ANALYST)
    answer = analyst.post("/assistance/new", {**REQUEST, "place_words": "Atlantis"})
    assert answer.status_code == 422
    assert "no state is called “Atlantis”" in answer.content.decode()
    assert analyst.post("/assistance/new", {**REQUEST, "ends": "2025-01-01"}).status_code == 422
    assert client.post("/assistance/new", REQUEST).status_code == 403
    assert client_for("AU", Role.VIEWER).post("/assistance/1540/add", ENTRY).status_code == 403
    assert analyst.post("/assistance/1540/add", {**ENTRY, "source": ""}).status_code == 422
    assert not Notice.objects.exists()


def test_the_tracker_shows_the_newest_entry_by_state_and_measure_and_invents_nothing(
    client: Client, client_for: Callable[..., Client]
) -> None:
    empty = client.get("/assistance/1540").content.decode()
    assert "Nobody has entered where a State stands" in empty
    analyst = client_for("UN", Role.ANALYST)
    analyst.post("/assistance/1540/add", ENTRY)
    analyst.post("/assistance/1540/add", {**ENTRY, "status": "in_force", "on": "2026-05-01"})

    def standing(day: str) -> list[tuple[str, str, str]]:
        rows = client.get(f"/assistance/1540.json?on={day}").json()["newest"]
        return [(row["state"], row["paragraph"], row["status"]) for row in rows]

    assert standing("2025-12-31") == []
    assert standing("2026-02-01") == [("MLI", "3 (d)", "in_preparation")]
    assert standing("2026-06-30") == [("MLI", "3 (d)", "in_force")]
    page = client.get("/assistance/1540?states=Mali, Niger").content.decode()
    assert page.count("not entered") == 17, "nine measures of two States, one of them entered"
    table = b"".join(client.get("/assistance/1540.csv")).decode()
    assert table.count("MLI") == 2, "what was entered before stays"
    (row,) = client.get("/api/assistance/1540").json()
    assert (row["status"], row["evidence"]) == ("in_force", "National report")
    newest = MeasureEntry.objects.get(status="in_force")
    assert analyst.post(f"/assistance/1540/{newest.pk}/back", {"reason": "misread"}).status_code == 302
    assert standing("2026-06-30") == [("MLI", "3 (d)", "in_preparation")]


def test_an_entry_on_a_withheld_document_leaves_no_trace(
    keep: Callable[[int, Marking], Document], client: Client, client_for: Callable[..., Client]
) -> None:
    keep(9905, Marking(Tlp.AMBER, "UN"))
    given = {**ENTRY, "document": "S/RES/9905 (2026)", "source": ""}
    assert client_for("UN", Role.ANALYST).post("/assistance/1540/add", given).status_code == 302
    for browser in (client, client_for("AU", Role.ANALYST)):
        assert browser.get("/assistance/1540.json").json()["entries"] == []
        assert "9905" not in browser.get("/assistance/1540").content.decode()
        assert browser.get("/api/assistance/1540").json() == []
        back = f"/assistance/1540/{MeasureEntry.objects.get().pk}/back"
        assert browser.post(back, {"reason": "x"}).status_code == 404
