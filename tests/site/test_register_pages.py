"""The atlas and the standby register: what their pages answer on a day, and with which filters."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import msgspec
import pytest
from django.test import Client
from django.utils import translation

from chapter8.exchange.marking import Marking, Tlp
from chapter8.record.nouns import Passage, Record, Source
from chapter8.site.library.adding.saving import NewDocument, save_document
from chapter8.site.search.index import catch_up
from chapter8.site.situations.models import Situation
from chapter8.site.standby.models import Expert, Unit
from chapter8.site.templating import article, date_text

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


@pytest.mark.parametrize("address", ["/organizations", "/organizations/AU", "/states", "/states/SDN", "/who-may-act"])
def test_a_page_of_the_atlas_bears_its_marking(client: Client, address: str) -> None:
    assert 'class="band band-clear"' in client.get(address).content.decode()


def test_a_page_of_the_atlas_goes_no_wider_than_the_record_that_it_quotes(client_for: Callable[..., Client]) -> None:
    text = "We thank the African Union."
    record = Record(
        source=Source("n.txt", f"{1:064x}", "text/plain"), kind="news", symbol=None, title="News", date=None,
        language="en", passages=(Passage("p1", None, 1, None, "narrative", text),),
    )  # fmt: skip
    encoded = msgspec.json.encode(record)
    save_document(NewDocument(record, encoded, size=1, marking=Marking(Tlp.AMBER, "UN"), exercise=False, user=None))
    catch_up()
    page = client_for("UN").get("/organizations/AU").content.decode()
    assert text in page
    assert 'class="band band-amber"' in page


@pytest.mark.parametrize(
    ("written", "cited"),
    [("10", "Art. 10"), ("4(h)", "Art. 4(h)"), ("11(3)(c)-(d)", "Art. 11(3)(c)-(d)"), ("2-4", "Arts. 2-4"),
     ("3, 6, 8", "Arts. 3, 6, 8"), ("XIX", "Art. XIX"), ("para. 3", "para. 3"), ("chap. III", "chap. III"),
     ("joint force", "joint force")],
)  # fmt: skip
def test_articles_are_cited_as_un_texts_cite_them(written: str, cited: str) -> None:
    assert article(written) == cited


def test_who_may_act_names_the_articles_and_spells_as_the_united_nations_do(client: Client) -> None:
    page = client.get("/who-may-act?countries=SDN&on=2020-01-01&measure=coercive").content.decode()
    assert "<bdi>Art. 4(h)</bdi>: intervention" in page
    assert "Prior authorization of the Security Council" in page


@pytest.mark.parametrize("language", ["en", "ar"])
def test_dates_are_written_as_the_united_nations_write_them(language: str) -> None:
    with translation.override(language):
        written = date_text(date(2004, 7, 20))
    assert written == {"en": "20 July 2004", "ar": "20 تموز/يوليه 2004"}[language]


def test_the_front_page_names_states_and_not_their_codes(client: Client) -> None:
    Situation.objects.create(slug="sahel", name="Border", states=["SDN", "TCD"])
    page = client.get("/").content.decode()
    assert "<bdi>Sudan</bdi>, <bdi>Chad</bdi>" in page
    assert "SDN" not in page
