"""Positions, themes and actors in a real browser: both languages, narrow screens, and the way to the evidence."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

pytestmark = pytest.mark.browser


class Site(Protocol):
    """The running site, of conftest."""

    address: str


ADDRESSES = [
    "/positions", "/positions?from=1900&to=1901", "/positions/themes", "/positions/flexible_cooperation", "/actors",
    "/actors/AU",
]  # fmt: skip


@pytest.mark.parametrize(("language", "scheme"), [("en", "light"), ("ar", "dark")])
def test_pages_of_positions_have_no_barrier_that_axe_knows(
    chromium: Browser, site: Site, faults_of: Callable[[Page], list[str]], language: str, scheme: str
) -> None:
    context = chromium.new_context(base_url=site.address, locale=language, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    for address in ADDRESSES:
        page.goto(address)
        assert page.locator("html").get_attribute("lang") == language
        assert (address, faults_of(page)) == (address, [])
    context.close()


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_matrix_scrolls_in_itself_on_a_narrow_screen(chromium: Browser, site: Site, language: str) -> None:
    context = chromium.new_context(base_url=site.address, locale=language, viewport={"width": 380, "height": 800})
    page = context.new_page()
    for address in ADDRESSES:
        page.goto(address)
        wide = page.evaluate("document.scrollingElement.scrollWidth - document.documentElement.clientWidth")
        assert (address, wide) == (address, 0)
    context.close()


def test_a_cell_leads_to_the_words_and_to_the_passage(reader: Page) -> None:
    reader.goto("/positions")
    reader.locator(".matrix td a").first.click()
    expect(reader.locator(".excerpt mark").first).to_be_visible()
    reader.get_by_text("Read in").first.locator("a").first.click()
    expect(reader.locator(".row:target, .row:has(:target)").first).to_be_visible()


def test_an_administrator_finds_the_form_of_the_themes(
    signed_in: BrowserContext, faults_of: Callable[[Page], list[str]]
) -> None:
    page = signed_in.new_page()
    page.goto("/positions/themes")
    page.get_by_role("link", name="Edit the themes").click()
    page.get_by_label("Own themes, as TOML").fill("[[theme")
    page.get_by_role("button", name="Put in force").click()
    expect(page.get_by_role("alert")).to_contain_text("it is no TOML")
    assert faults_of(page) == []
    page.close()
