"""Search, situation and brief in a real browser: accessible, narrow, on paper, without scripts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

pytestmark = pytest.mark.browser


class Site(Protocol):
    """The running site, of conftest."""

    address: str


PAGES = [
    "/search",
    "/search?q=peace&in=text",
    "/search?q=unicorn&in=text",
    "/organizations",
    "/organizations/AU",
    "/states",
    "/states/SDN?on=1990-01-01",
    "/who-may-act",
    "/who-may-act?countries=SDN,TCD&on=2026-01-01&measure=coercive",
    "/situations",
    "/situations/iskara",
    "/situations/iskara/side-by-side?as_of=2026-06-30",
    "/situations/iskara/brief",
    "/events",
    "/standby",
    "/standby/experts",
]
CUT = """() => [...document.querySelectorAll("table")].filter(table => {
    const whole = table.getBoundingClientRect(), frame = table.parentElement.getBoundingClientRect();
    return whole.width > frame.width + 1 || whole.right > innerWidth + 1 || whole.left < -1;
}).map(table => table.innerText.slice(0, 40))"""  # tables wider than what holds them
INSIDE = ["/standby", "/situations/new", "/situations/iskara"]


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_wrong(reader: Page, path: str, faults_of: Callable[[Page], list[str]]) -> None:
    reader.goto(path)
    assert faults_of(reader) == []


@pytest.mark.parametrize("path", INSIDE)
def test_axe_finds_nothing_wrong_for_those_signed_in(
    signed_in: BrowserContext, path: str, faults_of: Callable[[Page], list[str]]
) -> None:
    page = signed_in.new_page()
    page.goto(path)
    assert faults_of(page) == []
    page.close()


@pytest.mark.parametrize("path", PAGES)
def test_nothing_runs_over_the_edge_of_a_narrow_screen(reader: Page, path: str) -> None:
    reader.set_viewport_size({"width": 390, "height": 800})
    reader.goto(path)
    over = reader.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert over == 0


def test_a_hit_opens_at_its_passage_and_shows_it(reader: Page) -> None:
    reader.goto("/search?q=peace&in=text")
    reader.locator("a.place").first.click()
    expect(reader.locator(":target")).to_be_visible()


def test_the_brief_leads_from_a_paragraph_to_its_source_and_on_to_the_passage(reader: Page) -> None:
    reader.goto("/situations/iskara/brief")
    reader.locator(".marks a").first.click()
    expect(reader.locator("li:target")).to_be_in_viewport()
    reader.locator('.sources a[href*="#p"]').first.click()
    expect(reader.locator(":target")).to_be_visible()


def test_another_day_is_asked_for_without_scripts(chromium: Browser, site: Site) -> None:
    context = chromium.new_context(base_url=site.address, java_script_enabled=False)
    page = context.new_page()
    page.goto("/situations/iskara/brief")
    page.get_by_label("As of").fill("2025-12-31")
    page.get_by_role("button", name="Make the brief").click()
    expect(page).to_have_url(f"{site.address}/situations/iskara/brief?as_of=2025-12-31")
    expect(page.get_by_text("31 December 2025").first).to_be_visible()
    context.close()


def test_on_paper_the_brief_stands_without_the_bar_of_the_site(reader: Page) -> None:
    reader.goto("/situations/iskara/brief")
    reader.emulate_media(media="print")
    expect(reader.locator(".site-bar")).to_be_hidden()
    expect(reader.get_by_role("heading", level=1)).to_be_visible()


def test_the_description_of_the_api_opens_offline(reader: Page) -> None:
    reader.goto("/api/docs")
    expect(reader.get_by_text("/api/who-may-act").or_(reader.get_by_text("/api/competence")).first).to_be_visible()
