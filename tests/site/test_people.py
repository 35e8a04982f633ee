"""Signing in, acting for an organization, and giving others the right to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from chapter8.exchange.decide import Role
from chapter8.exchange.marking import Marking, Tlp
from chapter8.site.accounts.links import LIFETIME, first_administrator, make_link, use_link
from chapter8.site.accounts.models import Accreditation, SignInLink, User
from chapter8.site.library.models import Document

pytestmark = pytest.mark.django_db(transaction=True)

SignIn = Callable[..., Client]


def test_the_first_link_signs_the_administrator_in_once(client: Client) -> None:
    token = first_administrator()
    assert client.get(f"/sign-in/{token}").status_code == 200
    assert client.get("/account").status_code == 302, "opening a link must not use it up"
    assert client.post(f"/sign-in/{token}").status_code == 302
    assert client.get("/people").status_code == 200
    assert Client().post(f"/sign-in/{token}").status_code == 404
    assert first_administrator() is None


def test_until_then_each_start_makes_a_new_link_and_voids_the_old_one() -> None:
    first, second = first_administrator(), first_administrator()
    assert first is not None
    assert second is not None
    assert use_link(first) is None
    assert use_link(second) is not None


def test_a_link_is_good_for_a_day() -> None:
    token = make_link(User.objects.create_user("amina"))
    SignInLink.objects.update(made_at=timezone.now() - LIFETIME - timedelta(minutes=1))
    assert use_link(token) is None


def test_a_link_kept_in_the_database_is_no_use_to_who_reads_it() -> None:
    token = make_link(User.objects.create_user("amina"))
    assert token not in SignInLink.objects.get().token_sha256


def test_a_person_acts_for_one_organization_at_a_time(
    keep: Callable[[int, Marking], Document], client_for: SignIn
) -> None:
    keep(9951, Marking(Tlp.RED, "AU"))
    client = client_for("ECOWAS")
    user = User.objects.get(pk=client.session["_auth_user_id"])
    Accreditation.objects.create(user=user, organization="AU", role=Role.VIEWER.value)
    address = "/d/S/RES/9951(2026)"
    assert client.post("/act-for", {"organization": "AU"}).status_code == 302
    assert client.get(address).status_code == 200
    client.post("/act-for", {"organization": "ECOWAS"})
    assert client.get(address).status_code == 404
    assert client.post("/act-for", {"organization": "EU"}).status_code == 403


def test_an_accreditation_that_ended_opens_nothing(
    keep: Callable[[int, Marking], Document], client_for: SignIn
) -> None:
    keep(9951, Marking(Tlp.GREEN, "AU"))
    client = client_for("AU")
    Accreditation.objects.update(valid_to=timezone.now().date() - timedelta(days=1))
    assert client.get("/d/S/RES/9951(2026)").status_code == 404


def test_an_administrator_adds_a_person_and_hands_over_a_link(client_for: SignIn) -> None:
    client = client_for("UN", Role.ADMINISTRATOR)
    client.post("/people", {"username": "amina", "organization": "AU", "role": "analyst"})
    page = client.post("/people/amina", {"do": "link"}).content.decode()
    token = page.split("/sign-in/")[1].split("<")[0].strip()
    guest = Client()
    assert guest.post(f"/sign-in/{token}").status_code == 302
    assert "AU" in guest.get("/account").content.decode()


def test_ending_an_accreditation_keeps_it_as_history(client_for: SignIn) -> None:
    client = client_for("UN", Role.ADMINISTRATOR)
    given = Accreditation.objects.create(user=User.objects.create_user("amina"), organization="AU", role="analyst")
    client.post("/people/amina", {"do": "end", "accreditation": str(given.pk)})
    given.refresh_from_db()
    assert given.valid_to is not None
    assert given.valid_to < timezone.now().date()


@pytest.mark.parametrize("address", ["/people", "/people/amina", "/faults"])
def test_pages_of_administration_are_for_administrators_of_the_node(client_for: SignIn, address: str) -> None:
    assert client_for("AU", Role.ADMINISTRATOR).get(address).status_code == 403
    assert client_for("UN", Role.RELEASER).get(address).status_code == 403


def test_the_form_leads_back_to_our_own_pages_only(client: Client) -> None:
    User.objects.create_user("amina", password="a long enough password")  # noqa: S106 - a test's own
    entered = {"username": "amina", "password": "a long enough password"}
    assert client.post("/sign-in", {**entered, "next": "https://example.org/"})["Location"] == "/"
    client.post("/sign-out")
    assert client.post("/sign-in", {**entered, "next": "/library"})["Location"] == "/library"


def test_a_form_without_its_token_is_refused() -> None:
    client = Client(enforce_csrf_checks=True)
    assert client.post("/sign-in", {"username": "amina", "password": "x"}).status_code == 403


def test_uploading_is_for_analysts_and_up(client_for: SignIn) -> None:
    assert client_for("AU", Role.VIEWER).get("/upload").status_code == 403
    assert client_for("AU", Role.ANALYST).get("/upload").status_code == 200
