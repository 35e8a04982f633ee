"""The partnership workbench: each mechanism by its acceptance, through the pages; who may write; what exports print."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pytest
from django.test import Client
from django.utils.html import escape

from chapter8.exchange.decide import Role
from chapter8.exchange.marking import Marking, Tlp
from chapter8.site.library.adding.add import add
from chapter8.site.library.models import Document
from chapter8.site.plans.models import Change, Entry, Plan
from chapter8.site.situations.models import Situation

pytestmark = pytest.mark.django_db(transaction=True)

STEM = "/situations/mali/partnership"
ON = "?as_of=2026-03-01"
BAR = """\
United Nations S/RES/9950 (2026)
Security Council
Distr.: General
20 January 2026

Resolution 9950 (2026)

Adopted by the Security Council at its 9950th meeting, on 20 January 2026

     The Security Council,

     Determining that the situation in Mali constitutes a threat to international peace and security,

     Acting under Chapter VII of the Charter of the United Nations,

     1. Authorizes the Economic Community of West African States to take all necessary measures until 31 July 2026;

     2. Decides that no measure of peacekeeping shall be taken in Mali without its further decision;

     3. Decides to remain seized of the matter.
"""


@pytest.fixture
def planner(client_for: Callable[..., Client]) -> Client:
    """A planner of the United Nations, with a plan on Mali that AU and ECOWAS may see."""
    marked = {"tlp": Tlp.AMBER.value, "owner": "UN", "audience": " AU ECOWAS "}
    Situation.objects.create(slug="mali", name="Mali", states=["MLI"], **marked)
    browser = client_for("UN", Role.PLANNER)
    answer = browser.post(STEM, {"tlp": "TLP:AMBER", "audience": "AU ECOWAS", "own": ""})
    assert answer.headers["Location"] == f"{STEM}?plan=UN"
    send(browser, "gates", "actors", key="plan", relevant="AU ECOWAS UN", involved="AU ECOWAS", planning_leads="")
    return browser


@pytest.fixture
def decision(planner: Client, tmp_path: Path) -> Document:
    """A resolution that authorizes in its first paragraph and bars in its second."""
    file = tmp_path / "S_RES_9950.txt"
    file.write_text(BAR, encoding="utf-8")
    assert not add([file], readers=1).faults
    return Document.objects.get(symbol="S/RES/9950 (2026)")


def send(browser: Client, page: str, do: str, *, key: str = "", **fields: Any) -> Any:
    """Send a form of a page as a browser would: the numbers of versions as the page has them."""
    shown = browser.get(f"{STEM}/{page}{ON}").content.decode()
    prefix = f"{do}-{key}" if key else do
    data = {f"{prefix}-{name}": value for name, value in fields.items()}
    found = re.search(rf'name="do" value="{do}"><input type="hidden" name="key" value="{re.escape(key)}">'
                      r'<input type="hidden" name="seen" value="(\d+)"', shown)  # fmt: skip
    seen = found[1] if found else "0"
    return browser.post(f"{STEM}/{page}{ON}", {"do": do, "key": key, "seen": seen, **data})


def rows(browser: Client, page: str, section: str, query: str = "") -> list[list[str]]:
    """The table of a section, out of the page's twin."""
    return next(each["rows"] for each in data(browser, page, query)["sections"] if each["key"] == section)


def data(browser: Client, page: str, query: str = "") -> Any:
    """A page as data."""
    answer = browser.get(f"{STEM}/{page}.json{ON}{query}")
    assert answer.status_code == 200, answer.content
    return answer.json()


def task(browser: Client, title: str, function: str = "peacekeeping") -> str:
    """A task in the plan, by its key."""
    send(browser, "labour", "add-task", title=title, function=function, area="Mali", start="2026-02-01", end="")
    return Entry.objects.filter(kind="task", values__title=title).latest("pk").key


MONEY = {"tlp": "TLP:AMBER", "audience": "", "own": ""}


def plan_all(browser: Client) -> None:
    """The three conditions, fulfilled."""
    send(browser, "gates", "actors", key="plan", relevant="AU UN", involved="AU UN ECOWAS", planning_leads="AU")
    send(browser, "gates", "budget", key="plan", logistics="1000000", source="Draft budget")
    send(browser, "funding", "promise", giver="Partners", amount="1000000", source="Letter", **MONEY)


def test_each_mode_appears_or_is_excluded_with_a_reason(planner: Client) -> None:
    found = rows(planner, "modes", "modes")
    assert len(found) == 7
    assert {row[1] for row in found} <= {"possible", "open", "excluded"}
    assert all(row[2] for row in found)
    assert all((row[1] == "possible") == (row[2] == "Every condition holds.") for row in found)
    planner.post(
        f"{STEM}/gates", {"do": "choose", "key": "assessed_contributions", "answer": "un_command_only", "seen": "0"}
    )
    (support,) = (row for row in rows(planner, "modes", "modes") if row[0].startswith("Support of the United Nations"))
    assert support[1] == "excluded"
    assert "assessed_contributions = un_command_only" in support[2]


def test_means_are_stated_by_their_organization_and_kept_with_their_source(
    planner: Client, client_for: Callable[..., Client]
) -> None:
    ecowas = client_for("ECOWAS", Role.PLANNER)
    given = {"organization": "ECOWAS", "strength": "900", "deploy_days": "14", "source": "Return of May"}
    assert send(ecowas, "modes", "state-means", **given, tlp="TLP:AMBER", audience="UN", own="").status_code == 302
    assert rows(planner, "modes", "means") == [["ECOWAS", "900", "14", "–", "Return of May; TLP:AMBER"]]
    assert rows(client_for("AU", Role.VIEWER), "modes", "means") == [], "ECOWAS named the United Nations alone"
    refused = send(ecowas, "modes", "state-means", **{**given, "organization": "AU"}, **MONEY)
    assert refused.status_code == 403


def test_faster_deployment_settles_the_condition_of_bridging(planner: Client) -> None:
    for code, days in (("ECOWAS", "14"), ("UN", "120")):
        send(planner, "modes", "state-means", organization=code, deploy_days=days, source="Letter", **MONEY)
    assert ["ECOWAS deploys within 14 days, the United Nations within 120.", "holds", ""] in [
        row[:3] for row in rows(planner, "modes", "bridging")
    ] or "AU" in str(rows(planner, "modes", "bridging"))


def test_a_double_task_is_flagged_and_a_proposal_accepted_leaves_neither_double_nor_gap(planner: Client) -> None:
    first, second = task(planner, "Protect civilians"), task(planner, "Watch the line", "observation")
    send(planner, "labour", "give-roles", key=first, AU="lead", ECOWAS="lead", UN="")
    faults = rows(planner, "labour", "faults")
    assert [row[0] for row in faults] == ["led twice", "nobody leads"]
    assert not data(planner, "labour")["result"]["settled"]
    page = planner.get(f"{STEM}/labour{ON}&propose=1").content.decode()
    shown = re.search(r'name="proposal" value="(\w+)"', page)
    assert shown
    planner.post(f"{STEM}/labour{ON}", {"do": "accept", "key": "all", "proposal": shown[1]})
    settled = data(planner, "labour")["result"]["division"]
    assert (settled["duplicates"], settled["unassigned"]) == ([], [])
    leads = [each["task"] for each in settled["assignments"] if each["role"] == "lead"]
    assert sorted(leads) == sorted([first, second]), "each has exactly one lead"


def test_accepting_is_an_act_that_can_be_taken_back(planner: Client) -> None:
    task(planner, "Protect civilians")
    page = planner.get(f"{STEM}/labour{ON}&propose=1").content.decode()
    shown = re.search(r'name="proposal" value="(\w+)"', page)
    assert shown
    planner.post(f"{STEM}/labour{ON}", {"do": "accept", "key": "all", "proposal": shown[1]})
    assert data(planner, "labour")["result"]["settled"]
    accepted = Change.objects.get(act="accept")
    assert planner.post(f"{STEM}/history", {"change": accepted.pk}).status_code == 302
    assert not data(planner, "labour")["result"]["settled"]
    changes = planner.get(f"{STEM}/history.json").json()["changes"]
    assert next(each["undoes"] for each in changes) == accepted.pk
    assert Entry.objects.filter(change=accepted).exists(), "nothing is overwritten"


def test_a_proposal_that_has_changed_is_not_accepted(planner: Client) -> None:
    task(planner, "Protect civilians")
    answer = planner.post(f"{STEM}/labour{ON}", {"do": "accept", "key": "all", "proposal": "0" * 16})
    assert answer.status_code == 400
    assert "The proposal is another one by now" in answer.content.decode()


def test_of_two_who_write_the_same_the_slower_is_told(planner: Client) -> None:
    key = task(planner, "Protect civilians")
    taken = {"do": "take-back", "key": f"task/{key}", "seen": "1"}
    assert planner.post(f"{STEM}/labour", taken).status_code == 302
    budget = {"do": "budget", "key": "plan", "seen": "0", "budget-plan-logistics": "5", "budget-plan-source": "One"}
    assert planner.post(f"{STEM}/gates", budget).status_code == 302
    slower = planner.post(f"{STEM}/gates", budget)
    assert slower.status_code == 400
    assert "Somebody else changed this since you opened it" in slower.content.decode()


def test_one_weight_changes_a_place_predictably_and_the_table_says_where(planner: Client) -> None:
    points = data(planner, "scorecard")["result"]["turning_points"]
    assert points, "some weight decides between two organizations"
    point = points[0]
    others = "".join(f"&{name}=1" for name in ("proximity", "speed", "legitimacy", "cost", "record"))

    def first_of_two(weight: float) -> str:
        query = others.replace(f"&{point['criterion']}=1", f"&{point['criterion']}={weight}")
        cards = data(planner, "scorecard", query)["result"]["cards"]
        order = [card["organization"] for card in cards]
        return str(min((point["below"], point["above"]), key=order.index))

    assert first_of_two(max(point["weight"] * 0.98, 0)) == point["below"]
    assert first_of_two(min(point["weight"] * 1.02, 100)) == point["above"]


def test_what_is_not_measured_is_named_and_each_measure_says_what_it_is_of(planner: Client) -> None:
    assert all("Cost" in row[-1] for row in rows(planner, "scorecard", "places"))
    assert "members of" in str(rows(planner, "scorecard", "measures"))
    page = planner.get(f"{STEM}/scorecard{ON}").content.decode()
    assert page.count("<svg viewBox") == 5
    assert planner.get(f"{STEM}/scorecard{ON}&speed=-1").status_code == 400


def test_the_same_operation_has_other_money_in_2007_than_in_2024(planner: Client) -> None:
    found = data(planner, "funding", "&on=2007-06-01&against=2024-06-01&command=au&mandate=yes")
    earlier, later = (each for each in found["sections"] if each["key"].startswith("on-"))
    assert earlier["columns"] == later["columns"]
    assert (earlier["rows"][0][3][:11], later["rows"][0][3][:16]) == ("may not pay", "may pay, up to 7")
    assert later["rows"][0][1].startswith("may not pay"), "under United Nations command only"


@pytest.mark.parametrize(
    ("missing", "fields", "told"),
    [
        ("actors", {"relevant": "AU UN", "involved": "UN", "planning_leads": "AU"}, "Not involved"),
        ("lead", {"relevant": "AU", "involved": "AU", "planning_leads": "AU UN"}, "More than one leads the planning"),
    ],
)  # fmt: skip
def test_a_plan_that_lacks_one_condition_is_not_ready_and_says_which(
    planner: Client, missing: str, fields: dict[str, str], told: str
) -> None:
    plan_all(planner)
    assert planner.get(f"{STEM}.json{ON}").json()["state"] == "deployable", "with consent nothing more is needed"
    send(planner, "gates", "actors", key="plan", **fields)
    state = planner.get(f"{STEM}.json{ON}").json()
    assert state["state"] == "draft"
    assert [told in each for each in state["missing"]] == [True], missing


def test_funding_that_is_not_solved_keeps_a_plan_from_ready(planner: Client) -> None:
    plan_all(planner)
    send(planner, "gates", "budget", key="plan", logistics="3000000", source="Second draft")
    state = planner.get(f"{STEM}.json{ON}").json()
    assert (state["state"], state["missing"]) == ("draft", ["2,000,000 of 3,000,000 can't be counted on."])


def test_enforcement_deploys_with_an_authorization_attached_and_not_without(
    planner: Client, decision: Document
) -> None:
    plan_all(planner)
    send(planner, "gates", "frame", key="plan", measure="coercive", organization="ECOWAS", command="rec")
    assert planner.get(f"{STEM}.json{ON}").json()["state"] == "ready"
    send(planner, "gates", "attach", symbol="S/RES/9950 (2026)", paragraph="9", organization="ECOWAS")
    assert planner.get(f"{STEM}.json{ON}").json()["state"] == "ready", "there is no such paragraph"
    given = {"symbol": "S/RES/9950 (2026)", "paragraph": "1", "organization": "ECOWAS", "expires": "2026-07-31"}
    assert send(planner, "gates", "attach", **given).status_code == 302
    assert planner.get(f"{STEM}.json{ON}").json()["state"] == "deployable"
    assert planner.get(f"{STEM}.json?as_of=2026-08-01").json()["state"] == "ready", "it has expired"


def test_a_waiver_needs_a_reason_passes_the_gate_and_prints_on_every_export(planner: Client) -> None:
    plan_all(planner)
    send(planner, "gates", "frame", key="plan", measure="coercive", organization="AU", command="au")
    assert send(planner, "gates", "waive", key="authorisation", reason="").status_code == 422
    send(planner, "gates", "waive", key="authorisation", reason="Lives are at stake")
    assert planner.get(f"{STEM}.json{ON}").json()["state"] == "deployable"
    for address in (f"{STEM}/sheet.html", f"{STEM}/sheet.md", f"{STEM}/modes.json", f"{STEM}/load"):
        told = planner.get(address + ON).content.decode()
        assert re.search(r"authorisation waived by \w+ \(UN\) on [\d-]+: Lives are at stake\.", told.replace("\\", ""))
    held = Entry.objects.get(kind="waiver")
    planner.post(f"{STEM}/gates", {"do": "take-back", "key": "waiver/authorisation", "seen": held.number})
    assert planner.get(f"{STEM}.json{ON}").json()["state"] == "ready"
    assert Entry.objects.filter(kind="waiver").count() == 2, "it stays in the history"


def test_a_policy_is_chosen_and_printed(planner: Client) -> None:
    planner.post(f"{STEM}/gates", {"do": "choose", "key": "cooperation", "answer": "institutionalised", "seen": "0"})
    assert data(planner, "modes")["policies"]["cooperation"] == "institutionalised"
    printed = "Policy chosen: Is cooperation with the United Nations institutionalised"
    assert printed in data(planner, "gates")["printed"][0]
    assert printed in planner.get(f"{STEM}/sheet.html{ON}").content.decode()


def test_a_sheet_is_also_a_pdf_with_its_marking(planner: Client) -> None:
    send(planner, "gates", "waive", key="lead", reason="The lead is agreed by word of mouth")
    answer = planner.get(f"{STEM}/sheet.pdf{ON}")
    text = "".join(page.get_textpage().get_text_bounded() for page in pdfium.PdfDocument(answer.content))
    assert "TLP:AMBER" in text
    assert "The lead is agreed by word of mouth" in " ".join(text.split())


def pledge(browser: Client, **changes: str) -> Any:
    """A pledge of ECOWAS, with some fields otherwise."""
    given = {"organization": "ECOWAS", "to": "AU", "strength": "600", "unit": "", "contributor": "",
             "first": "2026-03-01", "last": "2026-06-30", "source": "Letter", **MONEY, **changes}  # fmt: skip
    return send(browser, "load", "pledge", **given)


def test_more_than_all_of_a_capacity_is_a_hard_warning(planner: Client) -> None:
    send(planner, "modes", "state-means", organization="ECOWAS", strength="1000", source="Return", **MONEY)
    pledge(planner)
    assert data(planner, "load")["result"]["overstretched"] == 0
    pledge(planner, to="UN")
    assert data(planner, "load")["result"]["overstretched"] == 4
    page = planner.get(f"{STEM}/load{ON}").content.decode()
    assert 'class="state-late" role="alert">More than all is asked of: ECOWAS 2026-03' in page
    assert "120 %" in page


def test_one_unit_promised_to_two_in_overlapping_months_is_a_conflict(planner: Client) -> None:
    pledge(planner, unit="ESF-1")
    pledge(planner, unit="ESF-1", to="UN", first="2026-07-01", last="2026-09-30")
    assert rows(planner, "load", "twice") == []
    pledge(planner, unit="ESF-1", to="EU", first="2026-06-01", last="2026-06-30")
    assert rows(planner, "load", "twice") == [["ESF-1", "AU (ECOWAS), EU (ECOWAS)", "2026-06", "2026-06"]]


def option(browser: Client, title: str, **changes: Any) -> None:
    """An option in the plan, with some fields otherwise."""
    given = {"title": title, "leads": "AU", "decides": "AU", "personnel": "", "cost": "", **changes}
    assert send(browser, "options", "add-option", **given).status_code == 302


def test_a_comparison_always_has_a_line_without_force_and_its_cost(planner: Client) -> None:
    option(planner, "Force", force="on", personnel="Ghana 500", cost="9000000")
    page = planner.get(f"{STEM}/options{ON}").content.decode()
    assert "No option without force has a cost" in page
    assert data(planner, "options")["result"]["comparison"] is None
    option(planner, "Mediation", cost="400000")
    assert data(planner, "options")["result"]["comparison"]["prevention"]["title"] == "Mediation"


def test_a_driver_that_no_option_addresses_is_listed(planner: Client) -> None:
    for text in ("Land", "Arms"):
        send(planner, "options", "add-driver", text=text, source="Report")
    land = Entry.objects.get(kind="driver", values__text="Land").key
    option(planner, "Mediation", cost="400000", drivers=[land])
    told = {row[0]: row[1] for row in rows(planner, "options", "drivers")}
    assert told == {"Land": "Mediation", "Arms": "no option addresses it"}


def test_ownership_is_computed_and_sorted(planner: Client) -> None:
    option(planner, "Of the Organization", leads="UN", decides="UN", force="on", personnel="Ghana 100, Norway 300")
    option(planner, "Of the region", cost="1")
    found = [(row[0].split(";")[0], row[2]) for row in rows(planner, "options", "options")]
    assert found == [("Of the region", "1.00"), ("Of the Organization", "0.08")]


def test_neighbours_above_the_cap_are_flagged_with_why_and_a_cap_has_its_price(planner: Client) -> None:
    send(planner, "options", "flag", state="Niger", why="Neighbour of Mali", source="Map")
    option(planner, "Force", force="on", personnel="Niger 500, Ghana 500")
    assert rows(planner, "options", "concentration") == [["Force", "50 %", "40 %", "Niger: Neighbour of Mali"]]
    page = planner.get(f"{STEM}/options{ON}&cap=40").content.decode()
    assert '<span class="state-late"><bdi>50 %</bdi></span>' in page
    assert (
        '<span class="state-done"><bdi>50 %</bdi></span>' in planner.get(f"{STEM}/options{ON}&cap=60").content.decode()
    )
    pledge(planner, contributor="Niger", strength="500", last="2026-04-30")
    pledge(planner, contributor="Ghana", strength="500")
    shares = {row[0]: row[3] for row in rows(planner, "options", "months")}
    assert shares == {"2026-03": "50 %", "2026-04": "50 %", "2026-05": "0 %", "2026-06": "0 %"}
    assert rows(planner, "options", "price")[0][2:] == ["375", "167", "0", "0", "0"]


def test_a_recorded_bar_closes_paths_options_and_the_plan_with_the_paragraph_cited(
    planner: Client, decision: Document
) -> None:
    plan_all(planner)
    option(planner, "Mission with consent", force="on", personnel="Ghana 500", leads="ECOWAS")
    assert [row[1] for row in rows(planner, "options", "options")] == ["feasible"]
    assert planner.get(f"{STEM}.json{ON}").json()["state"] == "deployable"
    assert send(planner, "bars", "bar", symbol="S/RES/9950 (2026)", paragraph="2").status_code == 302
    place = "S/RES/9950 (2026), para. 2"
    assert [row[1] for row in rows(planner, "options", "options")] == [f"infeasible; contradicts {place}"]
    closed = rows(planner, "bars", "closed")
    assert len(closed) > 1
    assert all(place in row[2] for row in closed)
    assert "no measure of peacekeeping shall be taken" in rows(planner, "bars", "bars")[0][0]
    assert place in str(rows(planner, "modes", "side_by_side"))
    state = planner.get(f"{STEM}.json{ON}").json()
    assert state["state"] == "barred"
    assert place in state["missing"][0]


def test_a_bar_out_of_a_document_that_is_withheld_leaves_no_trace(
    planner: Client, decision: Document, client_for: Callable[..., Client]
) -> None:
    Document.objects.filter(pk=decision.pk).update(tlp=Tlp.RED.value, owner="UN")
    send(planner, "bars", "bar", symbol="S/RES/9950 (2026)", paragraph="2")
    assert rows(planner, "bars", "bars")
    other = client_for("AU", Role.PLANNER)
    for page in ("bars", "modes", "options", "gates", "history", "load"):
        for form in ("", ".json", ".csv"):
            answer = other.get(f"{STEM}/{page}{form}{ON}")
            told = b"".join(answer) if answer.streaming else answer.content
            assert answer.status_code == 200
            assert b"9950" not in told, page


def test_an_outsider_sees_no_trace_of_a_plan(
    planner: Client, client: Client, client_for: Callable[..., Client]
) -> None:
    send(planner, "options", "add-driver", text="Secretword", source="Report")
    for browser in (client, client_for("EU", Role.PLANNER)):
        for page in ("", "/modes", "/options", "/history", "/sheet.html", ".json"):
            answer = browser.get(f"{STEM}{page}{ON}")
            assert b"Secretword" not in answer.content
            assert b"Plan of UN" not in answer.content
    Situation.objects.update(tlp=Tlp.CLEAR.value)
    for page in ("", "/options", "/history", "/sheet.md", "/options.json", "/history.json"):
        told = client.get(f"{STEM}{page}{ON}").content.decode()
        assert "Secretword" not in told
        assert "Plan of UN" not in told
    assert client.get(f"{STEM}{ON}&plan=UN").status_code == client.get(f"{STEM}{ON}&plan=ECOWAS").status_code == 404
    page = client.get(f"/situations/mali{ON}").content.decode()
    assert "condition" not in page


def test_the_page_of_a_situation_tells_its_plan_in_a_line(planner: Client) -> None:
    page = planner.get(f"/situations/mali{ON}").content.decode()
    assert f'href="{STEM}?as_of=2026-03-01">Partnership</a>' in page
    assert "draft: 3 conditions missing" in page


def test_each_organization_has_its_own_plan(planner: Client, client_for: Callable[..., Client]) -> None:
    other = client_for("AU", Role.PLANNER)
    assert "Plan of UN" in other.get(STEM).content.decode()
    other.post(STEM, {"tlp": "TLP:AMBER", "audience": "", "own": ""})
    assert Plan.objects.count() == 2
    assert "Plan of AU" in other.get(STEM).content.decode()
    assert other.get(f"{STEM}.json?plan=UN").json()["plan"] == "UN"
    assert planner.get(f"{STEM}.json").json()["plans"] == ["UN"], "the Union kept its plan to itself"


@pytest.mark.parametrize(
    ("organization", "role", "page", "do", "status"),
    [
        ("ECOWAS", Role.PLANNER, "options", "add-driver", 302),  # involved: may add
        ("ECOWAS", Role.VIEWER, "options", "add-driver", 403),
        ("ECOWAS", Role.PLANNER, "gates", "waive", 403),  # decided by the owner alone
        ("EU", Role.PLANNER, "options", "add-driver", 400),  # for them there is no plan
    ],
)
def test_the_owner_decides_and_who_is_involved_adds(
    planner: Client, client_for: Callable[..., Client], organization: str, role: Role, page: str, do: str, status: int
) -> None:
    before = Change.objects.count()
    fields = {"text": "Land", "source": "Report", "reason": "Because"}
    key = "lead" if do == "waive" else ""
    answer = send(client_for(organization, role), page, do, key=key, **fields)
    assert answer.status_code == status
    assert Change.objects.count() == before + (status == 302)


def test_what_is_wrong_in_a_form_stands_beside_its_field(planner: Client) -> None:
    answer = send(planner, "options", "add-option", title="X", leads="NOBODY", decides="AU", personnel="Atlantis 5")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "No organization has the code NOBODY." in page
    assert escape("no state is called “Atlantis”") in page


def test_history_is_only_added_to(planner: Client) -> None:
    with pytest.raises(ValueError, match="never changed"):
        Change.objects.latest("pk").save()


def test_any_states_have_the_questions_without_a_plan(client: Client) -> None:
    for page in ("", "/modes", "/labour", "/scorecard", "/funding", "/gates", "/load", "/options", "/bars"):
        assert client.get(f"/situations/sudan/partnership{page}").status_code == 200
    assert client.get("/api/situations/sudan/partnership/modes").json()["question"] == "modes"
    assert client.get("/situations/sudan/partnership/sheet.txt").status_code == 404


def test_the_exercise_brings_a_plan_that_is_half_done(exercise: None, client_for: Callable[..., Client]) -> None:
    browser = client_for("AU", Role.PLANNER)
    found = browser.get("/api/situations/iskara/partnership?as_of=2026-06-30").json()
    assert (found["plan"], found["state"], len(found["missing"])) == ("UN", "draft", 3)
    load = browser.get("/situations/iskara/partnership/load.json?as_of=2026-06-30").json()
    assert load["result"]["overstretched"] == 3
    assert [each["unit"] for each in load["result"]["double_pledges"]] == ["ASF-QRF-11"]
    assert Plan.objects.get().marking == Marking(Tlp.AMBER, "UN", frozenset({"AU", "ECOWAS"}))
    assert "EXERCISE EXERCISE EXERCISE" in browser.get("/situations/iskara/partnership/sheet.md").content.decode()
