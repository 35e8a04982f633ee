"""The partnership workbench in a real browser: no barrier, both languages, narrow screens, and without JavaScript."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

pytestmark = pytest.mark.browser


class Site(Protocol):
    """The running site, of conftest."""

    address: str
    link: str


STEM = "/situations/iskara/partnership"
PAGES = (
    "",
    "/modes",
    "/labour?propose=1",
    "/scorecard",
    "/funding",
    "/gates",
    "/load",
    "/options",
    "/bars",
    "/history",
)


@pytest.fixture
def without_scripts(chromium: Browser, signed_in: BrowserContext, site: Site) -> BrowserContext:
    """The administrator's window with JavaScript switched off."""
    context = chromium.new_context(
        base_url=site.address, java_script_enabled=False, storage_state=signed_in.storage_state()
    )
    context.set_default_timeout(10_000)
    return context


def test_pages_of_a_plan_have_no_barrier_that_axe_knows(
    signed_in: BrowserContext, faults_of: Callable[[Page], list[str]]
) -> None:
    page = signed_in.new_page()
    for address in PAGES:
        page.goto(f"{STEM}{address}")
        for folded in page.locator("details.act > summary").all():
            folded.click()
        assert (address, faults_of(page)) == (address, [])
    page.close()


@pytest.mark.parametrize("language", ["en", "ar"])
def test_tables_of_a_plan_scroll_in_themselves_on_a_narrow_screen(
    chromium: Browser, signed_in: BrowserContext, site: Site, language: str
) -> None:
    context = chromium.new_context(
        base_url=site.address, locale=language, viewport={"width": 390, "height": 800},
        storage_state=signed_in.storage_state(),
    )  # fmt: skip
    page = context.new_page()
    for address in PAGES:
        page.goto(f"{STEM}{address}")
        wide = page.evaluate("document.scrollingElement.scrollWidth - document.documentElement.clientWidth")
        assert (address, wide) == (address, 0)
    context.close()


def test_a_division_is_proposed_accepted_and_taken_back_without_javascript(without_scripts: BrowserContext) -> None:
    page = without_scripts.new_page()
    page.goto(f"{STEM}/labour")
    expect(page.get_by_text("led twice")).to_be_visible()
    page.get_by_role("link", name="Propose a division").click()
    page.get_by_role("button", name="Accept this division").click()
    expect(page.get_by_text("Every task has exactly one lead.")).to_be_visible()
    page.get_by_role("link", name="History").click()
    page.get_by_role("button", name="Take back Accept this division").click()
    page.goto(f"{STEM}/labour")
    expect(page.get_by_text("led twice")).to_be_visible()
    without_scripts.close()


def test_a_gate_is_waived_with_a_reason_without_javascript(without_scripts: BrowserContext) -> None:
    page = without_scripts.new_page()
    page.goto(f"{STEM}/gates")
    page.get_by_text("Waive: The funding is solved").click()
    page.get_by_label("Reason").locator("visible=true").fill("EXERCISE: a pledge is announced for tomorrow")
    page.get_by_role("button", name="Waive", exact=True).locator("visible=true").click()
    expect(page.get_by_text("EXERCISE: a pledge is announced for tomorrow").first).to_be_visible()
    page.get_by_role("row", name="The funding is solved").get_by_role("button", name="Take back").click()
    expect(page.get_by_text("Every policy is the default, and no rule is waived.")).to_be_visible()
    without_scripts.close()
