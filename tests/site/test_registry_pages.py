"""Pages of organizations, States, coverage and who may act: what they answer, carry, and keep back."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from chapter8.exchange.marking import Marking, Tlp
from chapter8.site.library.models import Document
from chapter8.site.situations.models import Situation
from chapter8.site.standby.models import Unit

pytestmark = pytest.mark.django_db(transaction=True)

READY = {"people": 90, "equipment": 90, "training": 90, "planning": 90, "finance": 90, "transport": 90}


def text(client: Client, address: str) -> str:
    """A page without its tags, its spaces as one."""
    response = client.get(address)
    assert response.status_code == 200, address
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def table(client: Client, address: str) -> list[list[str]]:
    """The rows of a CSV twin, its head among them."""
    found = b"".join(client.get(address)).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(found)))


def unit(code: str, pool: str, strength: int, lead: int, **more: Any) -> Unit:
    """A unit of the standby register."""
    return Unit.objects.create(
        code=code, name=code, contributor="GHA", pool=pool, kind="infantry battalion", strength=strength,
        lead_time_days=lead, sustainment_months=12, status_on=date(2026, 1, 1), source="a register", **READY, **more,
    )  # fmt: skip


# Organizations


def test_a_map_shows_each_member_by_colour_and_by_pattern_with_its_disclaimer(client: Client) -> None:
    page = client.get("/organizations/AU?on=2026-01-01").content.decode()
    assert re.search(r'class="area area-suspended" fill="url\(#map-suspended\)"[^>]*><title>Mali: suspended', page)
    assert re.search(r'class="area area-full" d="[^"]+"><title>Kenya: full member', page)
    assert re.search(r"<circle[^>]*><title>Mauritius: full member", page), "small States are points"
    assert "nothing on the legal status of any territory" in page


def test_the_map_has_a_table_beside_it(client: Client) -> None:
    page = text(client, "/organizations/ECOWAS?on=2026-01-01")
    assert "The 12 States as a table" in page
    assert "No longer in it: Burkina Faso – 2025-01-28" in page


def test_an_organization_tells_basis_mandate_agreements_offices_and_operations(client: Client) -> None:
    page = text(client, "/organizations/AU?on=2026-01-01")
    for words in (
        "Members on 1 January 2026 55", "of these suspended 7", "Operations at work 4",
        "Took the place of Organization of African Unity", "Constitutive Act of the African Union, Art. 4(h)",
        "intervention without consent", "United Nations Office to the African Union",
        "African Union Mission in Somalia",
        "days before it began", "Joint United Nations-African Union Framework",
    ):  # fmt: skip
        assert words in page, words


def test_the_charter_basis_of_a_day_is_that_of_its_row(client: Client) -> None:
    assert "Chapter VIII on this day" in text(client, "/organizations/OAU?on=1995-01-01")
    assert "nothing declared on this day" in text(client, "/organizations/OAU?on=1985-01-01")


def test_an_organization_that_has_ended_leads_to_the_one_after_it(client: Client) -> None:
    page = text(client, "/organizations/OAU?on=2010-01-01")
    assert "Its place was taken by African Union" in page
    assert "The atlas holds no membership of this organization on that day." in page


def test_an_agreement_that_ends_or_is_due_for_review_soon_is_named_above_the_others(client: Client, home: Any) -> None:
    (home / "atlas").mkdir()
    (home / "atlas" / "agreements.csv").write_text(
        "key,title,kind,parties,topics,functions,region,signed,in_force,ended,review,successor,symbol,summary,source,"
        "verified,check\nt,Test memorandum,memorandum,UN;AU,partnership,,,2020-01-01,2020-01-01,2026-03-01,,,,A test.,"
        "a test,false,\n"
    )
    assert "Ends on 1 March 2026: Test memorandum" in text(client, "/organizations/AU?on=2026-01-01")
    assert "Ends on 1 March 2026" in text(client, "/organizations/AU?on=2025-12-01")
    assert "Ends on 1 March 2026" not in text(client, "/organizations/AU?on=2025-11-30")  # 91 days before


def test_a_role_says_since_when_nobody_has_verified_it_and_names_persons_to_those_who_act_for_an_organization(
    client: Client, client_for: Callable[..., Client], home: Any
) -> None:
    (home / "atlas").mkdir()
    (home / "atlas" / "focal_points.csv").write_text(
        "key,organization,role,topic,person,contact,valid_from,valid_to,verified_on,escalation,source,verified,check\n"
        "a,AU,First role,early_warning,EXERCISE Ada,ada@example.org,2020-01-01,,2024-05-01,1,a test,false,\n"
        "b,AU,Second role,early_warning,EXERCISE Bob,bob@example.org,2020-01-01,,2025-12-30,2,a test,false,\n"
    )
    page = text(client, "/organizations/AU?on=2026-01-01")
    assert "not verified since 1 May 2024" in page
    assert page.index("First role") < page.index("Second role")
    assert "Names and contacts are shown to people who act for an organization." in page
    assert page.count("entered, not shown") == 2
    for form in ("", ".json", ".csv"):
        answer: Any = client.get(f"/organizations/AU{form}?on=2026-01-01")
        told = b"".join(answer.streaming_content) if form == ".csv" else answer.content
        assert b"EXERCISE A" not in told
        assert b"example.org" not in told
    contacts = client.get("/organizations/AU.json?on=2026-01-01").json()["contacts"]
    assert [each["vacant"] for each in contacts if each["focal_point"]["key"] in {"a", "b"}] == [False, False]
    theirs = text(client_for("EU"), "/organizations/AU?on=2026-01-01")
    assert "EXERCISE Ada" in theirs
    assert "bob@example.org" in theirs
    assert "entered, not shown" not in theirs


# States


def test_a_state_tells_who_covers_it_since_when_and_what_it_has_left(client: Client) -> None:
    page = text(client, "/states/MLI?on=2025-06-01")
    assert "African Union suspended 2021-06-01 2002-07-09 Chapter VIII" in page
    assert "Economic Community of West African States suspended 2021-05-30 2025-01-28" in page
    assert "United Nations Office for West Africa and the Sahel UNOWAS" in page


def test_a_state_that_no_agency_covers_says_so(client: Client) -> None:
    page = text(client, "/states/IND?on=2026-01-01")
    assert "No Chapter VIII organization on record covers it on that day." in page


def test_instruments_on_small_arms_that_concern_a_state_stand_with_their_ground(client: Client) -> None:
    page = text(client, "/states/KEN?on=2026-01-01")
    assert "small arms" in page
    assert "Nairobi Protocol" in page


# Coverage


def test_the_coverage_of_a_day_is_told_on_a_map_and_as_rows(client: Client) -> None:
    page = text(client, "/coverage?on=2026-01-01")
    assert "covered by none 26" in page
    rows = {row[0]: row for row in table(client, "/coverage.csv?on=2026-01-01")[1:]}
    assert rows["IND"][3] == ""
    assert all(code in rows["COD"][3] for code in ("AU", "ECCAS", "SADC"))
    assert {gap["state"] for gap in client.get("/coverage.json?on=2026-01-01").json()["gaps"]} >= {"IND", "CHN"}


# Who may act


def test_organizations_stand_by_their_standing_to_the_function(client: Client) -> None:
    page = text(client, "/who-may-act?countries=SDN,TCD&on=2026-01-01&function=peacekeeping")
    assert page.index("Competent within limits (") < page.index("No mandate on record (")
    assert "Sudan is suspended since 2021-10-27: it takes no part in decisions, and stays covered." in page


def test_the_ladder_climbs_for_a_stated_need_and_says_why(client: Client) -> None:
    unit("U1", "ECOWAS", 800, 10)
    unit("U2", "AU", 4000, 20)
    page = text(client, "/who-may-act?countries=GHA&on=2026-01-01&function=peacekeeping&strength=3000&deploy_days=30")
    assert "African Union leads" in page
    assert "needs 3,000 uniformed personnel and has 800" in page
    assert "Standby register, pool ECOWAS: 1 unit of those that the viewer may see" in page


def test_means_that_are_stated_go_before_those_of_the_register(client: Client) -> None:
    unit("U1", "ECOWAS", 800, 10)
    question = "/who-may-act.json?countries=GHA&on=2026-01-01&function=peacekeeping&strength=3000"
    assert client.get(question).json()["lead"]["organization"] == "AU"
    stated = client.get(f"{question}&means=ECOWAS:strength=5000").json()
    assert stated["lead"]["organization"] == "ECOWAS"


def test_a_unit_that_is_withheld_counts_for_nobody_who_may_not_see_it(
    client: Client, client_for: Callable[..., Client]
) -> None:
    unit("U1", "ECOWAS", 5000, 10, tlp=Tlp.AMBER.value, owner="ECOWAS")
    question = "/who-may-act?countries=GHA&on=2026-01-01&function=peacekeeping&strength=3000"
    assert "5,000" not in text(client, question)
    assert "TLP:AMBER" not in text(client, question)
    seen = text(client_for("ECOWAS"), question)
    assert "its stated means suffice" in seen
    assert "TLP:AMBER" in seen


def test_every_path_stands_with_its_conditions_and_the_claims_beside_it(client: Client) -> None:
    page = text(client, "/who-may-act?countries=SDN&on=2026-01-01&measure=coercive")
    assert "not on record A decision of the Security Council under Chapter VII that authorizes the measure" in page
    assert page.count("Competing claims") == page.count("The rule ")
    assert "The African Union claims a right to intervene in its member States" in page


def test_a_fact_that_is_stated_meets_a_condition_and_is_told_as_stated(client: Client) -> None:
    question = "countries=SDN&on=2026-01-15&measure=coercive&organization=AU"
    stated = "&authorisation=S/RES/9902 (2026)&authorisation_of=AU&authorisation_on=2026-01-10"
    stated += "&authorisation_until=2026-12-31"
    page = text(client, f"/who-may-act?{question}{stated}")
    assert "Stated by whoever asks, and taken as such: authorized by S/RES/9902 (2026), until 31 December 2026" in page
    paths = {path["key"]: path for path in client.get(f"/who-may-act.json?{question}{stated}").json()["legal_paths"]}
    assert paths["P53/VII"]["available"] == "open"
    without = {path["key"]: path for path in client.get(f"/who-may-act.json?{question}").json()["legal_paths"]}
    assert without["P53/VII"]["available"] == "requires"


def test_facts_in_the_grammar_of_the_command_line_stand_in_the_address_too(client: Client) -> None:
    address = "/who-may-act.json?countries=SDN&on=2026-01-15&fact=refusal:SDN:AU:2026-01-01&organization=AU"
    paths = {path["key"]: path["available"] for path in client.get(address).json()["legal_paths"]}
    assert paths["P-consent"] == "closed"


def test_a_decision_that_bars_the_measure_closes_what_contradicts_it(client: Client) -> None:
    page = text(client, "/who-may-act?countries=SDN&on=2026-01-15&bar=S/RES/9903 (2026)&bar_paragraph=3&bar_of=AU")
    assert "Barred by S/RES/9903 (2026), para. 3" in page


def test_policies_and_waivers_print_at_the_foot_of_every_export(client: Client) -> None:
    question = (
        "countries=SDN&on=2026-01-01&measure=coercive&policy.charter_basis=functional&waive=P53/VII&reason=drill&by=Ada"
    )
    waived, chosen = "Rule P53/VII waived by Ada on 2026-01-01: drill.", "Policy chosen: Which organizations are taken"
    page = text(client, f"/who-may-act?{question}")
    assert page.rindex(waived) > page.index("Gaps and overlaps")
    told = client.get(f"/who-may-act.json?{question}").json()["told"]
    assert waived in told
    assert any(line.startswith(chosen) for line in told)
    rows = table(client, f"/who-may-act.csv?{question}")
    assert waived in {row[0] for row in rows}
    assert {len(row) for row in rows} == {len(rows[0])}


def test_a_waiver_without_a_name_is_refused(client: Client) -> None:
    assert client.get("/who-may-act?countries=SDN&waive=P53/VII&reason=drill").status_code == 400


@pytest.mark.parametrize(
    "question",
    [
        "function=war", "strength=many", "strength=-3", "consent=perhaps", "policy.nothing=1", "policy.charter_basis=x",
        "fact=nonsense", "means=AU", "known=yesterday", "decision=PSC/1", "authorisation=S/RES/1&authorisation_of=XX",
        "waive=nothing&reason=a&by=b", "bar=S/RES/1&bar_on=soon", "organization=NOBODY", "situation=nowhere-at-all",
    ],
)  # fmt: skip
def test_a_part_of_a_question_that_cannot_be_is_refused_with_advice(client: Client, question: str) -> None:
    response = client.get(f"/who-may-act?countries=SDN&{question}")
    assert response.status_code in {400, 404}
    assert b"<h1" in response.content


def test_precedents_of_the_same_state_and_organization_come_first(client: Client) -> None:
    found = client.get("/who-may-act.json?countries=SDN&on=2026-01-01&function=peacekeeping&organization=AU").json()
    assert found["precedents"][0]["operation"]["code"] == "AMIS-II"
    assert found["precedents"][0]["alike"]["state"] == ["SDN"]


def test_the_permalink_carries_the_question_and_the_moment_and_gives_the_answer_again(client: Client) -> None:
    question = "/who-may-act.json?countries=SDN,TCD&on=2026-01-01&function=peacekeeping&consent=given"
    first = client.get(question).json()
    assert "known=" in first["permalink"]
    assert "The library and the standby register are as they are now." in text(client, first["permalink"])
    again = client.get(first["permalink"].replace("/who-may-act?", "/who-may-act.json?")).json()
    assert again["permalink"] == first["permalink"]
    assert {key: again[key] for key in ("competence", "legal_paths", "precedents")} == {
        key: first[key] for key in ("competence", "legal_paths", "precedents")
    }


def test_the_form_keeps_what_was_asked(client: Client) -> None:
    page = client.get("/who-may-act?countries=SDN&on=2026-01-01&function=observation&months=6&consent=refused").content
    for field in (b'value="observation" selected', b'name="months"', b'value="refused" selected', b'value="6"'):
        assert field in page


# A situation


def situation(**more: Any) -> Situation:
    """A stored situation in the Sudan."""
    return Situation.objects.create(slug="dry-river", name="Dry River", states=["SDN"], owner="UN", **more)


def test_a_situation_brings_its_states_and_what_its_documents_say(
    client: Client, keep: Callable[[int, Marking], Document]
) -> None:
    situation()
    page = text(client, "/who-may-act?situation=dry-river&on=2026-02-01")
    assert "Dry River" in page
    assert "Sudan · 1 February 2026" in page
    assert "No resolution on the States that you may read." in page


def test_a_situation_that_is_withheld_is_as_if_it_were_not_there(
    client: Client, client_for: Callable[..., Client]
) -> None:
    situation(tlp=Tlp.AMBER_STRICT.value)
    assert client.get("/who-may-act?situation=dry-river").status_code == 404
    assert "TLP:AMBER+STRICT" in text(client_for("UN"), "/who-may-act?situation=dry-river")


@pytest.mark.parametrize("address", ["/organizations/AU", "/states/SDN", "/coverage", "/who-may-act?countries=SDN"])
def test_an_outsider_sees_no_trace_of_a_document_that_is_withheld(
    client: Client, keep: Callable[[int, Marking], Document], address: str
) -> None:
    keep(9907, Marking(Tlp.AMBER, "AU"))
    page = text(client, address)
    assert "9907" not in page
    assert "TLP:AMBER" not in page
