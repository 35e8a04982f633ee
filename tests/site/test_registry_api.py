"""The registry through the API, as a third party's program asks it: by the addresses and keys of its description."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from django.test import Client
from ninja import Schema

pytestmark = pytest.mark.django_db(transaction=True)

REGISTRY = {"Organizations", "Mandates and agreements", "Offices and operations", "Who may act"}


def get(client: Client, path: str, status: int = 200, /, **asked: Any) -> Any:
    """The decoded answer; a fault must be a problem."""
    response = client.get(f"/api/{path}?{urlencode(asked, doseq=True)}")
    assert response.status_code == status, response.content
    return response.json()


def every_item(client: Client, path: str, **asked: Any) -> list[Any]:
    """All items of a list, page by page, as a program that knows nothing but `page` and `pages` takes them."""
    first = get(client, path, **asked)
    rest = [get(client, path, **asked, page=number)["items"] for number in range(2, first["pages"] + 1)]
    found = [item for items in (first["items"], *rest) for item in items]
    assert len(found) == first["total"]
    return found


def test_ecowas_had_fifteen_members_and_two_days_later_twelve(client: Client) -> None:
    before = every_item(client, "memberships", organization="ECOWAS", on="2025-01-28")
    after = every_item(client, "memberships", organization="ECOWAS", on="2025-01-30")
    assert (len(before), len(after)) == (15, 12)
    assert {row["state"] for row in before} - {row["state"] for row in after} == {"MLI", "BFA", "NER"}
    assert all(row["provenance"]["source"] for row in after)


def test_a_state_is_asked_for_by_name_and_its_history_whole(client: Client) -> None:
    found = every_item(client, "memberships", organization="AU", state="Sudan", all_time=True, on="2026-06-30")
    assert [row["status"] for row in found][-1] == "suspended"
    assert {row["name"] for row in found} == {"Sudan"}


def test_coverage_gaps_and_overlaps_are_lists_of_their_own(client: Client) -> None:
    assert get(client, "coverage", countries="SDN,TCD", on="2026-06-30")[0]["share"] == "2 of 2"
    assert "AFG" in {row["state"] for row in every_item(client, "coverage/gaps", on="2026-06-30")}
    overlaps = {row["state"]: row for row in every_item(client, "coverage/overlaps", on="2026-06-30")}
    assert {"AU", "SADC"} <= set(overlaps["TZA"]["organizations"])
    assert every_item(client, "coverage/lacking", countries="AFG", function="peacekeeping")[0]["state"] == "AFG"


def test_a_mandate_names_its_article(client: Client) -> None:
    found = every_item(client, "mandates", organization="AU", function="enforcement", on="2026-06-30")
    assert "4(h)" in {row["article"] for row in found}


def test_the_chain_of_an_agreement_leads_from_2006_to_2017(client: Client) -> None:
    keys = {
        row["key"] for row in every_item(client, "agreements", party="UN", function="peacekeeping", on="2020-01-01")
    }
    assert "un-au-framework-2017" in keys
    one = get(client, "agreements/un-au-framework-2017", on="2020-01-01")
    assert one["standing"] == "in_force"
    assert one["chain"] == ["un-au-declaration-2006", "un-au-framework-2017"]
    assert sorted(one["bound"]) == ["AU", "UN"]


def test_notices_and_bindings_have_addresses_that_no_key_takes(client: Client) -> None:
    assert {row["what"] for row in every_item(client, "agreements/expiring", within=400, on="2025-06-01")} == {"ends"}
    grounds = {row["agreement"]["key"]: row["ground"] for row in get(
        client, "agreements/binding", state="MLI", topic="small_arms", on="2024-06-30"
    )}  # fmt: skip
    assert grounds["ecowas-small-arms-2006"] == "party"


def test_presences_are_asked_for_by_state_or_by_organization(client: Client) -> None:
    of_state = every_item(client, "presences", state="SDN", on="2026-06-30")
    assert of_state[0]["through"] == ["SDN"]
    assert {row["presence"]["organization"] for row in every_item(client, "presences", organization="AU")} == {"AU"}
    assert get(client, "presences", 400)["place"] == "state"


def test_persons_behind_roles_are_for_people_who_are_signed_in(
    exercise: None, client: Client, client_for: Callable[..., Client]
) -> None:
    asked = {"organization": "AU", "topic": "early_warning", "on": "2026-02-01"}
    public, signed_in = (every_item(one, "focal-points", **asked) for one in (client, client_for("EU")))
    assert [row["role"] for row in public] == [row["role"] for row in signed_in]
    assert {(row["person"], row["contact"]) for row in public} == {(None, None)}
    assert any(row["person"].startswith("EXERCISE") for row in signed_in)


def test_an_operation_comes_with_its_decisions_its_timing_and_its_hand_over(client: Client) -> None:
    one = get(client, "operations/ECOMIL")
    assert (one["timing"]["kind"], one["timing"]["gap_days"]) == ("prior", 3)
    assert one["authorisations"][0]["symbol"] == "S/RES/1497 (2003)"
    assert [(row["target"], row["days"]) for row in one["handovers"]] == [("UNMIL", 12)]
    running = every_item(client, "operations", organization="ECOWAS", running=True, on="2003-09-01")
    assert "ECOMIL" in {row["code"] for row in running}
    assert "ECOMIL" in {row["source"] for row in every_item(client, "handovers", to="UN")}
    get(client, "operations/NONE", 404)


def test_a_missed_milestone_keeps_every_date(client: Client) -> None:
    found = every_item(client, "milestones", plan="African Standby Force", on="2011-01-01")
    assert "missed" in {row["standing"] for row in found}
    assert max(len(row["dates"]) for row in found) > 1


def test_competence_for_a_function_names_articles_limits_and_who_leads(client: Client) -> None:
    answer = get(
        client, "competence", countries="LBR", on="2003-08-01", function="peacekeeping", need="strength=3000",
        means=["ECOWAS:strength=2500", "AU:strength=4000"],
    )  # fmt: skip
    first = answer["rows"][0]
    assert (first["organization"], first["level"], first["standing"]) == ("ECOWAS", "subregional", "limited")
    assert first["mandates"][0]["article"]
    assert first["limits"][0]["text"]
    assert answer["ladder"]["lead"] == "AU"
    assert "needs 3,000 uniformed personnel and has 2,500" in answer["ladder"]["reason"]


def test_a_stated_authorisation_opens_the_path_until_it_expires(client: Client) -> None:
    asked = {
        "countries": "SDN", "measure": "coercive", "organization": "AU",
        "fact": "authorisation:AU:S/RES/9902 (2025):2025-11-18:2026-07-31",
    }  # fmt: skip

    def available(**more: str) -> dict[str, str]:
        return {path["key"]: path["available"] for path in get(client, "legal-paths", **asked, **more)}

    assert available(on="2026-06-30")["P53/VII"] == "open"
    assert available(on="2026-08-01")["P53/VII"] == "requires"


def test_a_waiver_needs_its_reason_and_stands_in_the_answer(client: Client) -> None:
    asked = {"countries": "SDN", "measure": "coercive", "organization": "AU", "on": "2026-06-30", "waive": "P53/VII"}
    assert "reason" in get(client, "legal-paths", 400, **asked)["detail"]
    paths = get(client, "legal-paths", **asked, reason="an exercise", by="A. Person")
    told = {line for path in paths for line in path["policies"]}
    assert any("P53/VII" in line and "A. Person" in line and "an exercise" in line for line in told)


def test_policies_are_listed_with_who_holds_which_answer(client: Client) -> None:
    found = {row["key"]: row for row in get(client, "policies")}
    choices = found["authorisation_timing"]["choices"]
    assert {row["key"] for row in choices} == {"prior", "retrospective"}
    assert all(claim["cited"] for row in choices for claim in row["claims"])
    get(client, "legal-paths", 400, countries="SDN", policy="authorisation_timing=never")


def test_every_mode_is_judged_with_reasons(client: Client) -> None:
    found = get(client, "modes", countries="MLI", on="2013-01-15", policy="cooperation=institutionalised")
    assert {row["verdict"] for row in found["modes"]} <= {"possible", "open", "excluded"}
    assert all(row["reasons"] for row in found["modes"] if row["verdict"] != "possible")
    assert found["policies"]["cooperation"] == "institutionalised"
    assert found["told"]


def test_a_scorecard_shows_its_weights_and_where_places_change(client: Client) -> None:
    found = get(client, "scorecard", countries="SOM", on="2026-06-30", weights="speed=2")
    assert found["weights"]["speed"] == 2
    assert [card["place"] for card in found["cards"]] == sorted(card["place"] for card in found["cards"])
    assert {point["criterion"] for point in found["turning_points"]} <= set(found["weights"])
    assert get(client, "scorecard", 400, countries="SOM", weights="sped=2")["remedy"]


def test_the_same_operation_finds_other_money_in_2007_than_in_2024(client: Client) -> None:
    def assessed(on: str) -> str:
        rows = get(client, "funding", command="au", mandate=True, on=on)["funding"]
        return next(str(row["eligibility"]) for row in rows if row["source"] == "un_assessed")

    assert (assessed("2007-06-30"), assessed("2024-06-30")) == ("not_eligible", "conditional")


def test_duties_are_late_by_dates_alone_and_a_letter_is_drafted(client: Client) -> None:
    answer = get(client, "duties", operation="ECOMIL", on="2003-09-01", report="2003-08-12:S/2003/814")
    states = {row["event"]: (row["state"], row["days"]) for row in answer["duties"]}
    assert states["decided"] == ("met_late", 14)
    assert states["ended"][0] == "to_come"
    assert answer["letter"].startswith("DRAFT, not sent")


def test_precedents_say_in_what_they_are_alike(client: Client) -> None:
    found = get(client, "precedents", countries="MLI", on="2014-01-15", organization="ECOWAS")
    assert found[0]["alike"]["state"] == ["MLI"]
    assert found[0]["operation"]["provenance"]["source"]


def test_before_anything_was_known_the_answer_is_the_shipped_one(client: Client) -> None:
    asked = {"countries": "SDN", "on": "2026-06-30"}
    assert get(client, "competence", **asked, known="2020-01-01") == get(client, "competence", **asked)
    assert get(client, "competence", 400, **asked, known="yesterday")["place"] == "known"


def test_every_list_of_the_description_answers_as_it_says(client: Client) -> None:
    description = get(client, "openapi.json")
    schemas = description["components"]["schemas"]
    asked = 0
    for path, methods in description["paths"].items():
        operation = methods["get"]
        if not REGISTRY.intersection(operation["tags"]) or "{" in path:
            continue
        needed = {row["name"]: _example(row) for row in operation["parameters"] if row.get("required")}
        if path.endswith("/presences"):
            needed["state"] = "SDN"
        answer = get(client, path.removeprefix("/api/"), **needed)
        shape = operation["responses"]["200"]["content"]["application/json"]["schema"]
        for one in answer if isinstance(answer, list) else [answer]:
            named = (shape["items"] if shape.get("type") == "array" else shape)["$ref"].rsplit("/", 1)[-1]
            assert set(one) == set(schemas[named]["properties"]), path
        asked += 1
    assert asked >= 20


def test_no_two_shapes_of_the_api_bear_one_name(client: Client) -> None:
    get(client, "openapi.json")  # reads every router
    found: set[type[Schema]] = set()
    waiting: list[type[Schema]] = [Schema]
    while waiting:
        several = {one for one in waiting.pop().__subclasses__() if one.__module__.startswith("chapter8.site.")}
        waiting += several - found
        found |= several
    names = Counter(one.__name__ for one in found)
    assert [name for name, count in names.items() if count > 1] == []


def _example(parameter: Any) -> Any:
    """The first example of a parameter, as the description gives it."""
    return parameter["schema"]["examples"][0]


def test_an_address_with_a_symbol_survives_quoting(client: Client) -> None:
    fact = quote("consent:SDN:AU:2026-01-10:S/2026/12")
    response = client.get(f"/api/legal-paths?countries=SDN&on=2026-06-30&organization=AU&fact={fact}")
    assert "S/2026/12" in response.content.decode()
