"""Guessing passwords: ten failures for a name or from an address, then a wait, the same for names that nobody bears."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from chapter8.site.accounts.models import FailedSignIn, User
from chapter8.site.accounts.throttle import MOST, WINDOW

pytestmark = pytest.mark.django_db(transaction=True)

RIGHT = "a long enough password"


@pytest.fixture(autouse=True)
def amina() -> User:
    """Somebody who may sign in."""
    return User.objects.create_user("amina", password=RIGHT)


def enter(name: str, password: str = "wrong", address: str = "192.0.2.1", forwarded: str = "") -> HttpResponse:  # noqa: S107
    """One attempt from an address; `forwarded` is what proxies have written."""
    headers = {"x-forwarded-for": forwarded} if forwarded else {}
    answer = Client().post("/sign-in", {"username": name, "password": password}, headers=headers, REMOTE_ADDR=address)
    assert isinstance(answer, HttpResponse)
    return answer


def words(answer: HttpResponse) -> str:
    """The page without what is new each time, and without the name that was typed."""
    return re.sub(r'value="[^"]*"', "", answer.content.decode())


def test_after_ten_failures_also_the_right_password_waits_and_the_time_is_told() -> None:
    assert [enter("amina", address=f"192.0.2.{n}").status_code for n in range(MOST)] == [400] * MOST
    answer = enter("amina", RIGHT, "192.0.2.99")
    assert answer.status_code == 429
    assert answer["Retry-After"] == "900"
    assert "Try again in 15 minutes." in answer.content.decode()


def test_a_name_that_nobody_bears_is_answered_alike() -> None:
    answers = {name: [enter(name, address="") for _ in range(1)] for name in ("amina", "nobody")}
    for n in range(MOST):
        for name, several in answers.items():
            several.append(enter(name, address=f"192.0.2.{n}{len(name)}"))
    known, unknown = answers["amina"], answers["nobody"]
    assert [answer.status_code for answer in known] == [answer.status_code for answer in unknown]
    assert known[-1].status_code == 429
    assert [words(answer) for answer in known] == [words(answer) for answer in unknown]


def test_names_are_one_in_any_case_of_letters() -> None:
    for n in range(MOST):
        enter("AMINA" if n % 2 else " amina ", address=f"192.0.2.{n}")
    assert enter("Amina", RIGHT, "192.0.2.99").status_code == 429


def test_an_address_waits_whatever_names_it_tries_and_others_do_not() -> None:
    for n in range(MOST):
        enter(f"person{n}")
    assert enter("amina", RIGHT).status_code == 429
    assert enter("amina", RIGHT, "198.51.100.7").status_code == 302


def test_the_wait_ends_when_it_was_said_to_end_and_old_rows_go() -> None:
    for _ in range(MOST):
        enter("amina")
    for _ in range(3):
        enter("amina")  # waiting: not counted
    assert FailedSignIn.objects.count() == 2 * MOST
    FailedSignIn.objects.update(at=timezone.now() - WINDOW - timedelta(seconds=1))
    assert enter("amina").status_code == 400
    assert FailedSignIn.objects.count() == 2


def test_signing_in_clears_the_name_and_not_the_address() -> None:
    for n in range(MOST - 1):
        enter("amina", address=f"192.0.2.{n}")
    assert enter("amina", RIGHT).status_code == 302
    assert enter("amina", address="192.0.2.50").status_code == 400
    for n in range(MOST):
        enter(f"person{n}", address="203.0.113.1")
        enter("amina", RIGHT, "203.0.113.1")
    assert enter("person", address="203.0.113.1").status_code == 429


def test_neither_names_nor_addresses_are_kept_as_they_are() -> None:
    enter("a password typed into the wrong field")
    kept = " ".join(FailedSignIn.objects.values_list("key", flat=True))
    assert "password" not in kept
    assert "192.0.2.1" not in kept


def test_behind_our_proxy_an_address_is_what_the_proxy_saw(settings: Settings) -> None:
    settings.BEHIND_PROXY = True
    for n in range(MOST):
        enter(f"person{n}", forwarded=f"10.0.0.{n}, 203.0.113.5")
    assert enter("amina", RIGHT, forwarded="10.9.9.9, 203.0.113.5").status_code == 429
    assert enter("amina", RIGHT, forwarded="203.0.113.5, 203.0.113.6").status_code == 302
    settings.BEHIND_PROXY = False
    assert enter("amina", address="192.0.2.9", forwarded="203.0.113.5").status_code == 400


def test_the_administration_has_no_door_of_its_own(client: Client) -> None:
    answer = client.get("/admin/login/?next=/admin/accounts/user/")
    assert answer["Location"] == "/sign-in?next=%2Fadmin%2Faccounts%2Fuser%2F"
    client.force_login(User.objects.get(username="amina"))
    assert client.get("/admin/", follow=True).status_code == 403
