"""The atlas and the standby register: what their pages answer on a day, and with which filters."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client

from chapter8.exchange.marking import Tlp
from chapter8.site.standby.models import Expert, Unit

pytestmark = pytest.mark.django_db(transaction=True)

READY = {"people": 90, "equipment": 90, "training": 90, "planning": 90, "finance": 90, "transport": 90}


@pytest.fixture
def units(db: None) -> None:
    """Three units: one ready soon, one late, one held back by its transport."""
    for code, lead, transport in (("U1", 10, 90), ("U2", 90, 90), ("U3", 10, 40)):
        Unit.objects.create(
            code=code, name=f"Battalion {code}", contributor="GHA", pool="ECOWAS", kind="infantry battalion",
            strength=700, lead_time_days=lead, sustainment_months=6, status_on=date(2026, 1, 1), source="a register",
            **{**READY, "transport": transport},
        )  # fmt: skip


def codes(answer: Any) -> list[str]:
    """The codes of the units or experts in an answer."""
    return [row["code"] for rows in answer.json().values() for row in rows]


def test_membership_is_that_of_the_day(client: Client) -> None:
    def members(day: str) -> dict[str, str]:
        rows = client.get(f"/organizations/AU.json?on={day}").json()["members"]
        return {row["state"]: row["status"] for row in rows}

    assert "MAR" not in members("2010-01-01")
    assert members("2018-01-01")["MAR"] == "full"


def test_a_state_bears_its_name_of_the_day(client: Client) -> None:
    assert "<h1>Zaire</h1>" in client.get("/states/COD?on=1990-01-01").content.decode()


def test_who_may_act_answers_at_an_address_that_carries_the_question(client: Client) -> None:
    page = client.get("/who-may-act?countries=SDN,Chad&on=2026-01-01&measure=coercive").content.decode()
    assert "African Union" in page
    assert 'value="2026-01-01"' in page
    rows = b"".join(client.get("/who-may-act.csv?countries=SDN&on=2026-01-01")).decode()
    assert "AU,African Union,SDN" in rows


@pytest.mark.parametrize(
    "address", ["/who-may-act?countries=Sudn", "/who-may-act?countries=SDN&measure=war", "/states/SDN?on=2026-13-01"]
)
def test_a_question_that_cannot_be_is_refused_with_advice(client: Client, address: str) -> None:
    assert client.get(address).status_code == 400


@pytest.mark.parametrize("address", ["/organizations/NOBODY", "/states/ZZZ", "/standby/units/NONE"])
def test_what_is_not_there_is_not_found(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


def test_units_are_narrowed_by_lead_time_and_readiness(client: Client, units: None) -> None:
    assert codes(client.get("/standby.json?lead=30")) == ["U1", "U3"]
    assert codes(client.get("/standby.json?lead=30&ready=60")) == ["U1"]
    assert codes(client.get("/standby.json?pool=AU")) == []


def test_a_unit_is_as_ready_as_its_weakest_dimension(client: Client, units: None) -> None:
    assert client.get("/standby/units/U3.json").json()["readiness"] == 40
    page = client.get("/standby/units/U3").content.decode()
    assert "holds the unit back" in page


def test_a_withheld_unit_is_in_no_list(client: Client, units: None) -> None:
    Unit.objects.filter(code="U1").update(tlp=Tlp.RED.value, owner="AU")
    assert codes(client.get("/standby.json")) == ["U3", "U2"]
    assert client.get("/standby/units/U1").status_code == 404


def test_experts_are_narrowed_by_expertise_language_and_notice(client: Client) -> None:
    common = {"regions": [], "source": "a roster", "roster": "AU"}
    Expert.objects.create(code="E1", expertise=["ceasefire"], languages=["fr", "ar"], notice_hours=48, **common)
    Expert.objects.create(code="E2", expertise=["elections"], languages=["en"], notice_hours=120, **common)
    assert codes(client.get("/standby/experts.json?expertise=ceasefire")) == ["E1"]
    assert codes(client.get("/standby/experts.json?language=en")) == ["E2"]
    assert codes(client.get("/standby/experts.json?notice=72")) == ["E1"]


def test_a_number_that_is_none_is_refused(client: Client, units: None) -> None:
    assert client.get("/standby?lead=soon").status_code == 400
