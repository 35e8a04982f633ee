"""Organizations, States and who may act in a real browser: both languages, narrow screens, and without JavaScript."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser


class Site(Protocol):
    """The running site, of conftest."""

    address: str


QUESTION = "/who-may-act?countries=SDN,TCD&on=2026-01-01&function=peacekeeping&measure=coercive&strength=3000"
ADDRESSES = [
    "/organizations/ECOWAS?on=2026-01-01", "/organizations/OAU?on=2010-01-01", "/states/MLI?on=2025-06-01",
    "/coverage?on=2026-01-01", "/who-may-act", QUESTION,
]  # fmt: skip


@pytest.mark.parametrize(("language", "scheme"), [("en", "light"), ("ar", "dark")])
def test_pages_of_the_registry_have_no_barrier_that_axe_knows(
    chromium: Browser, site: Site, faults_of: Callable[[Page], list[str]], language: str, scheme: str
) -> None:
    context = chromium.new_context(base_url=site.address, locale=language, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    for address in ADDRESSES:
        page.goto(address)
        assert page.locator("html").get_attribute("lang") == language
        page.evaluate(
            "document.querySelectorAll('main details, aside details').forEach((each) => { each.open = true })"
        )
        assert (address, faults_of(page)) == (address, [])
    context.close()


@pytest.mark.parametrize("language", ["en", "ar"])
def test_no_page_of_the_registry_is_wider_than_a_narrow_screen(chromium: Browser, site: Site, language: str) -> None:
    context = chromium.new_context(base_url=site.address, locale=language, viewport={"width": 380, "height": 800})
    page = context.new_page()
    for address in ADDRESSES:
        page.goto(address)
        wide = page.evaluate("document.scrollingElement.scrollWidth - document.documentElement.clientWidth")
        assert (address, wide) == (address, 0)
    context.close()


def test_who_may_act_is_asked_and_answered_without_javascript(chromium: Browser, site: Site) -> None:
    context = chromium.new_context(base_url=site.address, java_script_enabled=False)
    page = context.new_page()
    page.goto("/who-may-act")
    page.get_by_label("States, by name or code").fill("Sudan, Chad")
    page.get_by_label("On the day").fill("2026-01-01")
    page.get_by_label("Function", exact=True).select_option("peacekeeping")
    page.get_by_label("Uniformed personnel").fill("3000")
    page.locator("summary", has_text="Consent").first.click()
    page.get_by_label("Consent of the States").select_option("given")
    page.locator("summary", has_text="Choose among positions").click()
    page.get_by_label("Which organizations are taken for agencies of Chapter VIII?").select_option("functional")
    page.get_by_role("button", name="Answer").click()
    expect(page.get_by_role("heading", name="Who leads")).to_be_visible()
    expect(page.get_by_text("consent of 1 January 2026 by Sudan").first).to_be_visible()
    assert "countries=Sudan" in page.url
    page.get_by_role("link", name="Permalink to this answer").click()
    expect(page.get_by_text("As the registry was known on")).to_be_visible()
    expect(page.get_by_label("Function", exact=True)).to_have_value("peacekeeping")
    expect(page.get_by_text("Policy chosen:").last).to_be_visible()
    context.close()
