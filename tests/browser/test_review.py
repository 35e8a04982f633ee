"""The review queue in a real browser: by keyboard alone, without scripts, narrow, in Arabic, without fault by axe."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Protocol

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

pytestmark = pytest.mark.browser
QUEUE = "/commitments/review"
PAGES = (
    "/commitments?show=all",
    QUEUE,
    "/commitments/calendar?month=2026-01&span=year",
    "/commitments/feeds",
    "/commitments/report-draft",
)


class Site(Protocol):
    """The running site, of conftest."""

    address: str


@pytest.fixture
def page(signed_in: BrowserContext) -> Page:
    """The queue as an administrator, who may contribute, sees it."""
    opened = signed_in.new_page()
    opened.goto(QUEUE)
    return opened


def waiting(page: Page) -> int:
    """How many proposals wait."""
    told = page.request.get(f"{QUEUE}.json").json()
    return int(told["of"])


def shown(page: Page) -> str:
    """The proposal that is shown."""
    return page.locator("#proposal").inner_text() + page.locator("#work .what-said").inner_text()


def test_a_proposal_is_accepted_and_taken_back_by_keyboard(page: Page) -> None:
    before, first = waiting(page), shown(page)
    page.keyboard.press("a")
    expect(page.get_by_role("button", name="Undo")).to_be_visible()
    assert waiting(page) == before - 1
    page.keyboard.press("u")
    expect(page.get_by_role("button", name="Undo")).to_be_hidden()
    assert (waiting(page), shown(page)) == (before, first)


def test_keys_go_on_and_back_reject_with_a_reason_and_edit(page: Page) -> None:
    first, before = shown(page), waiting(page)
    page.keyboard.press("j")
    expect(page.get_by_text(re.compile(r"^2 of "))).to_be_visible()
    page.keyboard.press("k")
    expect(page.get_by_text(re.compile(r"^1 of "))).to_be_visible()
    assert shown(page) == first
    page.keyboard.press("r")
    page.keyboard.type("not a commitment")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Undo")).to_be_visible()
    page.keyboard.press("u")
    expect(page.get_by_text(re.compile(rf"^1 of {before}$"))).to_be_visible()
    page.keyboard.press("e")
    expect(page.locator("#id_bearers")).to_be_focused()
    page.keyboard.type("African Union; ")
    page.keyboard.press("Enter")
    expect(page.locator("#work .decided")).to_contain_text("Edited")
    page.keyboard.press("u")
    expect(page.locator("#work .decided")).to_be_hidden()


def test_a_letter_in_a_field_is_a_letter(page: Page) -> None:
    page.locator("#reason").focus()
    page.keyboard.type("ajsu")
    expect(page.locator("#reason")).to_have_value("ajsu")


def test_without_scripts_the_forms_do_the_same(chromium: Browser, site: Site, signed_in: BrowserContext) -> None:
    context = chromium.new_context(
        base_url=site.address, java_script_enabled=False, storage_state=signed_in.storage_state()
    )
    page = context.new_page()
    page.goto(QUEUE)
    page.get_by_role("button", name="Accept").click()
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("#proposal")).to_be_visible()
    context.close()


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("width", [1280, 380])
def test_axe_finds_nothing_and_nothing_hangs_over(
    address: str, width: int, signed_in: BrowserContext, faults_of: Callable[[Page], list[str]]
) -> None:
    page = signed_in.new_page()
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address)
    assert faults_of(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


def test_one_commitment_is_found_without_fault(
    signed_in: BrowserContext, faults_of: Callable[[Page], list[str]]
) -> None:
    page = signed_in.new_page()
    page.goto("/commitments?show=all")
    page.locator("a.what").first.click()
    page.wait_for_url(re.compile(r"/commitments/[0-9a-f]{16}$"))
    assert faults_of(page) == []
    page.get_by_role("link", name="Edit").click()
    assert faults_of(page) == []
    page.close()


def test_in_arabic_the_queue_runs_from_the_right(
    chromium: Browser, site: Site, faults_of: Callable[[Page], list[str]]
) -> None:
    context = chromium.new_context(base_url=site.address, locale="ar")
    page = context.new_page()
    page.goto(QUEUE)
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    assert faults_of(page) == []
    context.close()
