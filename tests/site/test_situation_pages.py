"""Situations: what their pages show, and how analysts make and change them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client

from chapter8.exchange.decide import Role
from chapter8.exchange.marking import Marking, Tlp
from chapter8.site.library.adding.add import add
from chapter8.site.situations.models import EventRelease, Situation

pytestmark = pytest.mark.django_db(transaction=True)

EVENTS = Path(__file__).resolve().parents[2] / "sample"
FORM = {"name": "Lake", "states": "Chad, Niger", "tlp": "TLP:AMBER", "audience": "ECOWAS", "own": ""}


@pytest.fixture
def exercise(db: None) -> None:
    """The exercise's events and registers, without its documents."""
    add([EVENTS / "exercise.toml", EVENTS / "events"], readers=1)
    Situation.objects.get_or_create(slug="iskara", defaults={"name": "Iskara", "states": ["XIK"], "exercise": True})


def test_any_state_has_a_page_without_being_kept(client: Client) -> None:
    page = client.get("/situations/south-sudan")
    assert page.status_code == 200
    assert "No event data that you may read are in the library." in page.content.decode()


def test_the_form_of_the_list_leads_to_the_page_of_any_states(client: Client) -> None:
    assert client.get("/situations/open?states=Sudan").headers["Location"] == "/situations/sudan"
    assert client.get("/situations/open?states=Sudan,Chad").headers["Location"] == "/situations/SDN,TCD"


def test_an_analyst_makes_a_situation_for_their_organization(client_for: Callable[..., Client]) -> None:
    answer = client_for("AU", Role.ANALYST).post("/situations/new", FORM)
    assert answer.headers["Location"] == "/situations/lake"
    kept = Situation.objects.get()
    assert (kept.states, kept.marking) == (["TCD", "NER"], Marking(Tlp.AMBER, "AU", frozenset({"ECOWAS"})))


def test_what_cannot_be_saved_is_said_beside_its_field(client_for: Callable[..., Client]) -> None:
    answer = client_for("AU", Role.ANALYST).post("/situations/new", {**FORM, "states": "Atlantis", "audience": "XX"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "no state is called “Atlantis”" in page
    assert "No organization has the code XX." in page
    assert not Situation.objects.exists()


def test_who_only_reads_does_not_make_situations(client_for: Callable[..., Client]) -> None:
    assert client_for("AU", Role.VIEWER).post("/situations/new", FORM).status_code == 403
    assert not Situation.objects.exists()


@pytest.mark.parametrize("role", [Role.PLANNER, Role.RELEASER, Role.ADMINISTRATOR])
def test_every_other_role_may_do_what_an_analyst_may(client_for: Callable[..., Client], role: Role) -> None:
    assert client_for("AU", role).post("/situations/new", FORM).headers["Location"] == "/situations/lake"


def test_only_the_owner_changes_a_situation(client_for: Callable[..., Client]) -> None:
    client_for("AU", Role.ANALYST).post("/situations/new", FORM)
    assert client_for("ECOWAS", Role.ANALYST).post("/situations/lake/edit", FORM).status_code == 403
    assert client_for("EU", Role.ANALYST).post("/situations/lake/edit", FORM).status_code in {403, 404}
    owner = client_for("AU", Role.ANALYST)
    assert owner.post("/situations/lake/edit", {**FORM, "name": "Lake Chad"}).headers["Location"] == "/situations/lake"
    assert Situation.objects.get().name == "Lake Chad"


def test_a_name_that_is_taken_gets_an_address_of_its_own(client_for: Callable[..., Client]) -> None:
    client_for("AU", Role.ANALYST).post("/situations/new", FORM)
    assert client_for("EU", Role.ANALYST).post("/situations/new", FORM).headers["Location"] == "/situations/lake-2"


def test_the_chart_stands_in_the_page_and_its_numbers_in_the_table(exercise: None, client: Client) -> None:
    page = client.get("/situations/iskara?as_of=2026-06-30").content.decode()
    assert '<svg viewBox="0 0 720 250" role="img"' in page
    rows = b"".join(client.get("/situations/iskara.csv?as_of=2026-06-30")).decode().splitlines()
    assert rows[0].endswith("month,kind,deaths,low_50,high_50,low_90,high_90")
    assert sum(",observed," in row for row in rows) == 36
    assert sum(",forecast," in row for row in rows) == 12


def test_a_release_that_is_withheld_is_in_no_figure(exercise: None, client: Client) -> None:
    EventRelease.objects.update(tlp=Tlp.RED.value, owner="AU")
    page = client.get("/situations/iskara").content.decode()
    assert "No event data that you may read" in page
    assert "GEDEvent" not in page
    assert client.get("/events.json").json() == {"releases": []}


def test_an_unknown_kind_of_deaths_is_refused(client: Client, exercise: None) -> None:
    assert client.get("/situations/iskara?deaths=all").status_code == 400
