"""The registers as pages: agreements, norms, focal points, offices, operations and joint plans, with their tables."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from icalendar import Calendar
from pytest_django.asserts import assertContains, assertNotContains

from chapter8.exchange.decide import Role
from chapter8.site.registry.models import Change
from chapter8.site.registry.registers.load_chart import stepped

pytestmark = pytest.mark.django_db(transaction=True)

PAGES = [
    "/agreements", "/agreements/un-au-declaration-2006", "/agreements/partners", "/agreements/signatures",
    "/norms", "/norms/binding?state=MLI",
    "/focal-points", "/presences", "/presences?state=MLI", "/operations", "/operations/AMIS-II",
    "/operations/handovers", "/operations/comparison", "/operations/load", "/operations/load?organization=AU",
    "/plans-of-cooperation",
]  # fmt: skip
ROLE = "key,organization,role,topic,person,contact,valid_from,valid_to,verified_on,escalation,source,verified\n"
DRAWN = "key,title,kind,parties,topics,functions,region,signed,in_force,ended,review,successor,symbol,summary,source,verified\n"  # noqa: E501 - a heading


def table(client: Client, address: str) -> list[dict[str, str]]:
    """The rows of a page's table."""
    path, _, query = address.partition("?")
    response: Any = client.get(f"{path}.csv?{query}")
    assert response.status_code == 200, address
    return list(csv.DictReader(io.StringIO(b"".join(response.streaming_content).decode("utf-8-sig"))))


def day(after: int) -> str:
    """A day so many days from now."""
    return (timezone.now().date() + timedelta(days=after)).isoformat()


@pytest.fixture
def drawn(home: Path) -> None:
    """An agreement of the node's own that ends in 90 days, and one that ends a day later."""
    (home / "atlas").mkdir()
    (home / "atlas" / "agreements.csv").write_text(
        DRAWN
        + f"soon,Soon over,framework,AU;EU,partnership,,,2020-01-01,2020-01-01,{day(90)},,,,Words.,a letter,false\n"
        + f"later,Over later,framework,AU;EU,partnership,,,2020-01-01,2020-01-01,{day(91)},,,,Words.,a letter,false\n",
        encoding="utf-8",
    )


@pytest.fixture
def roles(home: Path) -> None:
    """A role of the AU that changed hands, and one that nobody holds."""
    (home / "atlas").mkdir()
    (home / "atlas" / "focal_points.csv").write_text(
        ROLE
        + "desk,AU,Desk officer,small_arms,A. First,first@example.org,2020-01-01,2024-12-31,2024-06-01,1,ours,false\n"
        + f"desk,AU,Desk officer,small_arms,B. Second,second@example.org,2025-01-01,,{day(-200)},1,ours,false\n"
        + "chair,AU,Chair of the desk,small_arms,,,2020-01-01,,,2,ours,false\n",
        encoding="utf-8",
    )


@pytest.mark.parametrize("address", PAGES)
def test_every_register_is_a_page_with_its_marking_and_twins(client: Client, address: str) -> None:
    page = client.get(address)
    assertContains(page, 'class="band band-clear"')
    assertContains(page, ".csv")
    assert client.get(address.replace("?", ".json?") if "?" in address else f"{address}.json").json()
    assert table(client, address)


@pytest.mark.parametrize(
    "address",
    ["/agreements?kind=gossip", "/agreements?party=Nobodia", "/agreements?on=2026-13-01", "/norms?topic=weather",
     "/norms/binding?state=Sudn", "/focal-points?within=soon", "/presences?kind=castle", "/operations?mode=quietly",
     "/operations/load?organization=AU&from=2030-01&to=2020-01", "/operations/load?capacity=much",
     "/operations/handovers?kind=none", "/plans-of-cooperation?standing=late"],
)  # fmt: skip
def test_a_filter_that_is_none_is_refused_with_advice(client: Client, address: str) -> None:
    assert client.get(address).status_code == 400


@pytest.mark.parametrize("address", ["/agreements/none", "/operations/NONE", "/norms?region=Atlantis"])
def test_what_no_register_holds_is_not_found(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


# Agreements


def test_one_address_answers_who_has_a_un_agreement_in_force_on_peacekeeping(client: Client) -> None:
    asked = "/agreements/partners?of=UN&function=peacekeeping&on={}"
    assert {row["organization"] for row in table(client, asked.format("2008-01-01"))} >= {"AU", "EU"}
    assert "NATO" not in {row["organization"] for row in table(client, asked.format("2008-01-01"))}
    assert "NATO" in {row["organization"] for row in table(client, asked.format("2009-01-01"))}
    assertContains(client.get(asked.format("2009-01-01")), "Joint Declaration on UN/NATO Secretariat Cooperation")


def test_agreements_are_narrowed_by_party_kind_topic_function_region_and_day(client: Client) -> None:
    def keys(query: str) -> set[str]:
        return {row["key"] for row in table(client, f"/agreements?{query}")}

    assert "un-au-framework-2017" in keys("party=African+Union")
    assert "ecowas-small-arms-2006" in keys("party=Mali&topic=small_arms")
    assert keys("party=AU&kind=memorandum") < keys("party=AU")
    assert "un-csto-peacekeeping-2012" in keys("function=peacekeeping&region=CSTO")
    assert "un-au-declaration-2006" in keys("party=UN&standing=in_force&on=2010-01-01")
    assert "un-au-declaration-2006" not in keys("party=UN&standing=in_force&on=2018-01-01")


def test_agreements_among_organizations_leave_the_united_nations_out(client: Client) -> None:
    rows = table(client, "/agreements?between=organizations")
    assert "au-rec-mou-2008" in {row["key"] for row in rows}
    assert not any("UN" in row["parties"].split("; ") for row in rows)


def test_the_declaration_of_2006_leads_to_the_framework_of_2017_and_back(client: Client) -> None:
    assertContains(client.get("/agreements/un-au-declaration-2006"), 'href="/agreements/un-au-framework-2017?on=')
    assertContains(client.get("/agreements/un-au-framework-2017"), 'href="/agreements/un-au-declaration-2006?on=')


def test_the_signature_matrix_has_a_line_for_every_party_and_lists_the_missing(client: Client) -> None:
    rows = {row["party"]: row for row in table(client, "/agreements/ecowas-small-arms-2006?on=2026-01-01")}
    assert rows["MLI"]["standing"] == "bound"
    assert rows["MLI"]["in_force"]
    missing = table(client, "/agreements/general-principles-2006?on=2026-01-01")
    assert {row["standing"] for row in missing} == {"missing"}
    assertContains(client.get("/agreements/general-principles-2006"), 'id="missing"')


def test_the_matrix_of_a_topic_has_every_party_and_every_agreement(client: Client) -> None:
    rows = {row["party"]: row for row in table(client, "/agreements/signatures?topic=small_arms&on=2026-01-01")}
    assert (rows["MLI"]["ecowas-small-arms-2006"], rows["MLI"]["cifta-1997"]) == ("bound", "")
    assert rows["KEN"]["nairobi-protocol-2004"] == "signed"
    assert "missing" in {row["cifta-1997"] for row in rows.values()}
    assert "oau-bamako-2000" not in rows["MLI"]  # nobody is on record as signing it
    page = client.get("/agreements/signatures?topic=principles")
    assertContains(page, "no signature on record")


def test_notice_is_given_ninety_days_ahead_on_the_register_and_in_the_calendar(client: Client, drawn: None) -> None:
    notices = client.get("/agreements.json?party=EU").json()["notices"]
    assert [each["agreement"]["key"] for each in notices] == ["soon"]
    assertContains(client.get("/agreements?party=EU"), "Ending or to be reviewed within 90 days")
    feed = Calendar.from_ical(client.get("/agreements.ics?party=EU&q=soon").content)
    days = [event.decoded("dtstart") for event in feed.walk("VEVENT")]
    assert days == [timezone.now().date(), timezone.now().date() + timedelta(days=90)]


def test_a_person_is_told_of_the_agreements_of_their_organization(
    client_for: Callable[..., Client], drawn: None
) -> None:
    ours, others = client_for("AU"), client_for("ECOWAS")
    assertContains(ours.get("/notifications"), "Soon over")
    assertNotContains(others.get("/notifications"), "Soon over")
    assertContains(ours.get("/library"), 'class="bell-count">1<')
    ours.post("/notifications/seen", {"until": "0"})
    assertNotContains(ours.get("/library"), "bell-count")
    assertContains(ours.get("/notifications"), "Soon over")


def test_a_private_address_holds_the_agreements_of_its_organization(
    client: Client, client_for: Callable[..., Client], drawn: None
) -> None:
    made = client_for("EU", Role.ANALYST).post("/commitments/feeds", {"do": "make", "name": "Mine"}).content.decode()
    address = next(part for part in made.split(">") if "/agreements/feeds/" in part).split("<")[0]
    feed = client.get(address[address.index("/agreements/") :])
    assert b"Soon over" in feed.content
    assert client.get("/agreements/feeds/guessed.ics").status_code == 404


# Norms


def test_a_host_in_the_community_has_its_convention_and_one_outside_has_not(client: Client) -> None:
    def keys(state: str) -> dict[str, str]:
        rows = table(client, f"/norms/binding?state={state}&topic=small_arms&on=2020-01-01")
        return {row["key"]: row["ground"] for row in rows}

    assert keys("MLI")["ecowas-small-arms-2006"] == "party"
    assert "ecowas-small-arms-2006" not in keys("KEN")
    assert "nairobi-protocol-2004" in keys("KEN")
    outside = client.get("/norms/binding.json?state=KEN&topic=small_arms&on=2020-01-01").json()["not_binding"]
    assert "ecowas-small-arms-2006" in {each["key"] for each in outside}


def test_norms_are_found_by_topic_and_region_those_that_fit_best_first(client: Client) -> None:
    rows = table(client, "/norms?topic=small_arms&region=Western+Africa&on=2020-01-01")
    assert rows[0]["region"] == "Western Africa"
    assert [row["region"] for row in rows].index("ECOWAS") < [row["region"] for row in rows].index("AU")
    assert "cifta-1997" not in {row["key"] for row in rows}


# Focal points


def test_a_role_survives_the_change_of_person_and_an_old_verification_is_flagged(
    client_for: Callable[..., Client], roles: None
) -> None:
    ours = client_for("EU")

    def desk(query: str) -> dict[str, str]:
        rows = table(ours, f"/focal-points?organization=AU&topic=small_arms{query}")
        return next(row for row in rows if row["key"] == "desk")

    assert desk("&on=2024-07-01")["person"] == "A. First"
    assert desk("")["person"] == "B. Second"
    assert (desk("")["unverified_days"], desk("")["stale"], desk("&within=300")["stale"]) == ("200", "True", "False")
    page = ours.get("/focal-points?organization=AU&topic=small_arms")
    assertContains(page, "not verified for 200 days")
    assertContains(page, "A. First")
    assertNotContains(page, "/verify")


def test_persons_are_for_those_who_act_for_an_organization_and_the_public_sees_that_somebody_is_entered(
    client: Client, client_for: Callable[..., Client], roles: None
) -> None:
    asked = "?organization=AU&topic=small_arms"
    for form in ("", ".json", ".csv"):
        answer: Any = client.get(f"/focal-points{form}{asked}")
        told = b"".join(answer.streaming_content).decode() if form == ".csv" else answer.content.decode()
        assert "Desk officer" in told
        assert [name for name in ("A. First", "B. Second", "example.org") if name in told] == []
    desk, chair = table(client, f"/focal-points{asked}")
    assert (desk["person"], desk["contact"], desk["vacant"], chair["vacant"]) == ("", "", "False", "True")
    page = client.get(f"/focal-points{asked}")
    assertContains(page, "Names and contacts are shown to people who act for an organization.")
    assertContains(page, "entered, not shown", count=1)
    assertContains(page, '<span class="muted">nobody entered</span>', count=1)
    assert client.get(f"/focal-points.json{asked}").json()["contacts_shown"] is False
    theirs = client_for("EU").get(f"/focal-points{asked}")
    assertContains(theirs, "second@example.org")
    assertNotContains(theirs, "Names and contacts are shown")


def test_roles_stand_in_their_order_of_escalation(client: Client, roles: None) -> None:
    rows = table(client, "/focal-points?organization=AU&topic=small_arms")
    assert [(row["key"], row["escalation"], row["vacant"]) for row in rows] == [
        ("desk", "1", "False"),
        ("chair", "2", "True"),
    ]


def test_verified_today_is_entered_with_who_and_kept(client_for: Callable[..., Client], roles: None) -> None:
    ours = client_for("AU", Role.ANALYST)
    assertContains(ours.get("/focal-points?organization=AU"), "/focal-points/desk/verify")
    page = ours.post("/focal-points/desk/verify", follow=True)
    assertContains(page, "Verified today: entered.")
    assertContains(page, "by AU")
    assert table(ours, "/focal-points?organization=AU&topic=small_arms")[0]["unverified_days"] == "0"
    change = Change.objects.get()
    assert change.after is not None
    assert (change.organization, change.after["verified_on"]) == ("AU", timezone.now().date().isoformat())
    assertContains(ours.post("/focal-points/desk/verify", follow=True), "verified today already")


def test_another_organization_proposes_a_verification_and_the_public_may_not(
    client: Client, client_for: Callable[..., Client], roles: None
) -> None:
    page = client_for("EU", Role.ANALYST).post("/focal-points/desk/verify", follow=True)
    assertContains(page, "Proposed to AU")
    assert table(client, "/focal-points?organization=AU&topic=small_arms")[0]["unverified_days"] == "200"
    assert client.post("/focal-points/desk/verify").status_code == 403
    assert client_for("AU").post("/focal-points/desk/verify").status_code == 403  # a viewer only looks
    assert client_for("AU", Role.ANALYST).post("/focal-points/chair/verify").status_code == 404


# Offices


def test_the_regional_office_and_the_liaison_offices_of_a_country_are_told(client: Client) -> None:
    rows = table(client, "/presences?state=MLI&on=2020-01-01")
    kinds = {row["code"]: row["kind"] for row in rows}
    assert kinds["UNOWAS"] == "regional_office"
    assert "liaison_office" in kinds.values()
    assert "UNOWAS" not in {row["code"] for row in table(client, "/presences?state=MLI&on=2010-01-01")}


def test_early_warning_centres_are_told_with_their_products(client: Client) -> None:
    flows = client.get("/presences.json?state=MLI&on=2020-01-01").json()["early_warning"]
    assert {"AU", "ECOWAS"} <= {each["organization"] for each in flows}
    assert any(each["products"] for each in flows)


# Operations


def test_operations_are_narrowed_by_organization_state_mode_function_and_day(client: Client) -> None:
    def codes(query: str) -> set[str]:
        return {row["code"] for row in table(client, f"/operations?{query}")}

    assert "AMIS-II" in codes("organization=AU&state=Sudan&on=2006-01-01")
    assert "AMIS-II" not in codes("organization=AU&state=Sudan&on=2003-01-01")
    assert codes("mode=hybrid") >= {"UNAMID", "MICIVIH"}
    assert "MAPROBU" in codes("organization=AU&began=no")
    assert "ECOMOG-LBR" in codes("timing=retrospective&function=peacekeeping")
    assert codes("together=joint") >= {"MISCA", "AFISMA"}
    assert not any("UN" in row["organizations"].split("; ") for row in table(client, "/operations?together=joint"))


def test_an_operation_tells_its_decisions_and_how_many_days_the_council_was_later(client: Client) -> None:
    timing = client.get("/operations/ECOMOG-LBR.json").json()["timing"]
    assert (timing["kind"], timing["gap_days"]) == ("retrospective", -818)
    page = client.get("/operations/ECOMOG-LBR")
    assertContains(page, "retrospective")
    assertContains(page, "A/DEC.1/8/90")
    assertContains(client.get("/operations/AMIS-II"), 'href="/operations/UNAMID"')


def test_handovers_to_the_united_nations_took_from_11_to_158_days(client: Client) -> None:
    days = [int(row["days"]) for row in table(client, "/operations/handovers")]
    assert (min(days), max(days)) == (11, 158)
    regional = table(client, "/operations/handovers?kind=regional")
    assert ("SFOR", "EUFOR-ALTHEA") in {(row["source"], row["target"]) for row in regional}


def test_the_comparison_is_the_same_twice_and_each_cell_opens_its_operations(client: Client) -> None:
    first, second = (client.get("/operations/comparison.csv").getvalue() for _ in range(2))
    assert first == second
    for row in table(client, "/operations/comparison"):
        if row["organization"] in {"AU", "NATO"} and row["operations"] != "0":
            opened = table(
                client, f"/operations?organization={row['organization']}&function={row['function']}&began=yes"
            )
            assert sorted(each["code"] for each in opened) == sorted(row["took_place"].split("; "))


def test_load_is_told_month_by_month_against_the_capacity(client: Client) -> None:
    asked = "/operations/load?organization=AU&from=2004-01&to=2004-12&capacity=5000"
    rows = table(client, asked)
    assert [row["month"] for row in rows] == [f"2004-{month:02}" for month in range(1, 13)]
    assert all(float(row["share"]) == round(int(row["strength"]) / 5000, 3) for row in rows)
    page = client.get(asked).content.decode()
    assert "<svg" in page
    assert "above the capacity" in page


def test_a_chart_steps_at_each_month_and_stays_inside() -> None:
    drawing = stepped([(date(2004, 1, 1), 0), (date(2004, 2, 1), 400), (date(2004, 3, 1), 400)], 100)
    assert drawing is not None
    assert drawing.line.count("H") == 3
    assert drawing.capacity is not None
    assert all(0 <= y <= drawing.floor for _level, y in drawing.levels)
    assert stepped([(date(2004, 1, 1), 0)]) is None


# Joint plans


def test_the_milestone_of_2010_stands_as_missed_beside_the_date_that_took_its_place(client: Client) -> None:
    rows = [
        row
        for row in table(client, "/plans-of-cooperation?on=2016-06-30")
        if (row["plan"], row["milestone"]) == ("African Standby Force", "Phase 2: all scenarios")
    ]
    assert [(row["due"], row["outcome"]) for row in rows] == [("2010-06-30", "missed"), ("2015-12-31", "missed")]
    assert rows[-1]["standing"] == "met"
    earlier = table(client, "/plans-of-cooperation?on=2008-01-01&plan=African+Standby+Force")
    assert "2015-12-31" not in {row["due"] for row in earlier}


def test_what_is_invented_for_the_exercise_says_so(client: Client, exercise: None) -> None:
    assertContains(client.get("/focal-points?organization=AU"), "EXERCISE EXERCISE EXERCISE")
    assertNotContains(client.get("/agreements?party=EU&kind=treaty"), "EXERCISE EXERCISE EXERCISE")
