"""The registers in a real browser: without accessibility faults, at every width, in Arabic, by keyboard, on paper."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

pytestmark = pytest.mark.browser

PAGES = [
    "/agreements", "/agreements?kind=gossip", "/agreements?q=nothing+of+the+kind", "/agreements/kinshasa-2010",
    "/agreements/general-principles-2006", "/agreements/partners?of=UN&function=peacekeeping&on=2008-01-01",
    "/agreements/signatures", "/norms?topic=small_arms&region=Western+Africa", "/norms/binding",
    "/norms/binding?state=MLI&topic=small_arms",
    "/focal-points", "/presences", "/presences?state=MLI", "/operations?organization=AU", "/operations/AMIS-II",
    "/operations/handovers", "/operations/comparison", "/operations/load",
    "/operations/load?organization=AU&from=2003-01&to=2026-06&capacity=15000", "/plans-of-cooperation",
]  # fmt: skip


@pytest.mark.parametrize("address", PAGES)
def test_a_register_has_no_accessibility_fault(
    address: str, reader: Page, faults_of: Callable[[Page], list[str]]
) -> None:
    reader.goto(address)
    assert faults_of(reader) == []


@pytest.mark.parametrize("width", [380, 1280])
def test_nothing_of_a_register_runs_out_of_the_page_in_arabic(
    width: int, reader: Page, faults_of: Callable[[Page], list[str]]
) -> None:
    reader.set_viewport_size({"width": width, "height": 900})
    reader.goto("/agreements")
    reader.locator(".languages button[value=ar]").click()
    expect(reader.locator("html")).to_have_attribute("dir", "rtl")
    for address in PAGES:
        reader.goto(address)
        over = reader.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert over == 0, address
    assert faults_of(reader) == []


def test_a_chain_of_agreements_is_walked_by_its_links(reader: Page) -> None:
    reader.goto("/agreements/un-au-declaration-2006")
    reader.get_by_role("link", name="Joint United Nations-African Union Framework").click()
    reader.wait_for_url("**/agreements/un-au-framework-2017?on=*")
    reader.get_by_role("link", name="Declaration on Enhancing UN-AU Cooperation").click()
    reader.wait_for_url("**/agreements/un-au-declaration-2006?on=*")


def test_a_cell_of_the_comparison_opens_its_operations(reader: Page) -> None:
    reader.goto("/operations/comparison")
    row = reader.get_by_role("row").filter(has=reader.get_by_role("rowheader", name="ECOWAS"))
    cell = row.get_by_role("link").nth(1)
    count = int(cell.inner_text())
    cell.click()
    reader.wait_for_url("**/operations?organization=ECOWAS&function=*")
    expect(reader.get_by_role("status")).to_contain_text(f"{count} operation")


def test_a_contact_is_verified_with_one_press(
    signed_in: BrowserContext, faults_of: Callable[[Page], list[str]]
) -> None:
    page = signed_in.new_page()
    page.goto("/focal-points?organization=UN&topic=partnership")
    assert faults_of(page) == []
    page.locator("#un-unoau-head").get_by_role("button", name="Verified today").click()
    expect(page.get_by_text("Verified today: entered.")).to_be_visible()
    expect(page.locator("#un-unoau-head")).to_contain_text("by UN")
    page.close()


def test_a_register_prints_without_its_form(reader: Page) -> None:
    reader.goto("/operations")
    reader.emulate_media(media="print")
    expect(reader.locator("main table.data").first).to_be_visible()
    expect(reader.locator(".filters form")).to_be_hidden()
