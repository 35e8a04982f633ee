"""Agreed language and saved searches in a real browser: what changed is told without colour, in English and Arabic."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

pytestmark = pytest.mark.browser

QUESTION = "/agreed-language?q=Decides+to+remain+actively+seized+of+the+matter"
PUBLIC = ["/agreed-language", QUESTION, f"{QUESTION}&exact=1", "/agreed-language?q=quick+brown+fox"]


@pytest.mark.parametrize("address", PUBLIC)
def test_pages_of_agreed_language_have_no_accessibility_fault(
    address: str, reader: Page, faults_of: Callable[[Page], list[str]]
) -> None:
    reader.goto(address)
    assert faults_of(reader) == []


def test_a_question_is_asked_by_keyboard_and_has_a_permalink(reader: Page) -> None:
    reader.goto("/agreed-language")
    reader.get_by_role("textbox", name="A phrase or a paragraph").fill("seized of the matter")
    reader.get_by_role("button", name="Find earlier uses").focus()
    reader.keyboard.press("Enter")
    reader.wait_for_url("**/agreed-language?q=seized+of+the+matter**")
    expect(reader.get_by_role("heading", name="How the words changed")).to_be_visible()
    reader.locator("#precedents + .legend + ol a").first.click()
    reader.wait_for_url("**/d/**#*")


def test_what_changed_is_said_and_drawn(reader: Page) -> None:
    reader.goto("/agreed-language?q=Decides+firmly+to+remain+seized+of+the+matter")
    gone = reader.locator("main .compared del").first
    assert "deleted" in (gone.text_content() or "")
    assert "line-through" in gone.evaluate("node => getComputedStyle(node).textDecorationLine")
    reader.emulate_media(media="print")
    assert "line-through" in gone.evaluate("node => getComputedStyle(node).textDecorationLine")


def test_a_draft_stays_out_of_the_address(reader: Page, faults_of: Callable[[Page], list[str]]) -> None:
    reader.goto("/agreed-language")
    reader.locator(".draft-box summary").click()
    draft = "1. Decides to remain seized of the matter.\n\n2. Welcomes the marmalade of Ruritania."
    reader.get_by_role("textbox", name="Text of the draft").fill(draft)
    reader.get_by_role("button", name="Compare the draft").click()
    expect(reader.get_by_text("2 paragraphs compared")).to_be_visible()
    expect(reader.get_by_text("no precedent")).to_be_visible()
    assert reader.url.endswith("/agreed-language")
    assert faults_of(reader) == []


@pytest.mark.parametrize("width", [380, 1280])
def test_nothing_runs_out_of_the_page_in_arabic(
    width: int, reader: Page, faults_of: Callable[[Page], list[str]]
) -> None:
    reader.set_viewport_size({"width": width, "height": 900})
    reader.goto(QUESTION)
    reader.locator(".languages button[value=ar]").click()
    expect(reader.locator("html")).to_have_attribute("dir", "rtl")
    assert reader.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0
    assert faults_of(reader) == []


def test_a_search_is_saved_listed_deleted_and_brought_back(
    signed_in: BrowserContext, faults_of: Callable[[Page], list[str]]
) -> None:
    page = signed_in.new_page()
    page.goto("/library?kind=resolution")
    page.get_by_text("Save this search").click()
    page.get_by_label("Name", exact=True).fill("Resolutions")
    page.get_by_role("button", name="Save", exact=True).click()
    page.wait_for_url("**/searches/*")
    assert faults_of(page) == []
    page.get_by_role("button", name="Open a feed").click()
    expect(page.get_by_text("/feeds/")).to_be_visible()
    page.goto("/searches")
    assert faults_of(page) == []
    page.get_by_role("button", name="Delete Resolutions").click()
    page.get_by_role("button", name="Bring back Resolutions").click()
    expect(page.get_by_role("link", name="Resolutions", exact=True)).to_be_visible()
    page.goto("/notifications")
    assert faults_of(page) == []
    page.close()
