"""The record in a real browser: by keyboard alone, without scripts, in English and Arabic, on a narrow screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

pytestmark = pytest.mark.browser


class Site(Protocol):
    """The running site, of conftest."""

    address: str


PUBLIC = [
    "/",
    "/library",
    "/library?kind=letter",
    "/library?speaker=nobody",
    "/statements",
    "/decisions",
    "/meetings",
    "/meetings?text=nothing",
    "/d/S/RES/9902(2025)/citations",
    "/d/S/RES/9902(2025)?cite=1",
    "/sign-in",
    "/nowhere",
]
INSIDE = ["/", "/library", "/account", "/people", "/people/administrator", "/faults", "/upload"]


def chapter(page: Page) -> str:
    """The address of the exercise's Repertoire chapter, which has notes."""
    documents = page.request.get("/library.json?kind=repertoire").json()["documents"]
    return str(documents[0]["address"])


def meeting(page: Page) -> str:
    """The address of a meeting of the exercise."""
    return str(page.request.get("/meetings.json").json()["meetings"][0]["address"])


def test_a_symbol_typed_into_the_search_box_opens_the_document_by_keyboard_alone(reader: Page) -> None:
    reader.goto("/")
    reader.keyboard.press("/")
    expect(reader.locator("#q")).to_be_focused()
    reader.keyboard.type("S/RES/9902 (2025)")
    reader.keyboard.press("Enter")
    reader.wait_for_url("**/d/S/RES/9902(2025)")
    expect(reader.locator("h1")).to_contain_text("S/RES/9902 (2025)")


def test_the_first_key_stop_skips_to_the_text(reader: Page) -> None:
    reader.goto("/library")
    reader.keyboard.press("Tab")
    expect(reader.locator(".skip")).to_be_focused()
    reader.keyboard.press("Enter")
    expect(reader.locator("#main")).to_be_focused()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_note_opens_in_place_by_keyboard_with_the_chain_of_its_ibid(
    chromium: Browser, site: Site, *, scripts: bool
) -> None:
    context = chromium.new_context(base_url=site.address, java_script_enabled=scripts)
    page = context.new_page()
    page.goto(chapter(page))
    note = page.locator("details.note:has(.chain)").first
    note.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(note.locator(".chain")).to_be_visible()
    expect(note.locator(".chain")).to_contain_text("n. ")
    expect(note.locator(".target").first).to_be_visible()
    context.close()


def test_a_passage_is_cited_without_scripts(chromium: Browser, site: Site) -> None:
    context = chromium.new_context(base_url=site.address, java_script_enabled=False)
    page = context.new_page()
    page.goto("/d/S/RES/9902(2025)#1")
    cite = page.locator(".row", has=page.locator('[id="1"]')).locator("details.cite")
    cite.locator("summary").click()
    expect(cite.locator(".citation")).to_have_text("Security Council resolution 9902 (2025), para. 1")
    expect(cite.locator("button")).to_be_hidden()
    cite.get_by_role("link", name="More ways to cite").click()
    expect(page.locator(".citation").nth(1)).to_contain_text("/d/S/RES/9902(2025)#")
    expect(page.get_by_role("heading", name="CSL-JSON")).to_be_visible()
    context.close()


def test_a_reference_is_copied_with_one_click(chromium: Browser, site: Site) -> None:
    context = chromium.new_context(base_url=site.address, permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto("/d/S/RES/9902(2025)#1")
    cite = page.locator(".row", has=page.locator('[id="1"]')).locator("details.cite")
    cite.locator("summary").click()
    cite.get_by_role("button", name="Copy").click()
    assert page.evaluate("navigator.clipboard.readText()") == "Security Council resolution 9902 (2025), para. 1"
    cite.get_by_role("link", name="BibTeX").click()
    expect(page.locator("#copied")).to_have_text("BibTeX: Copied")
    assert page.evaluate("navigator.clipboard.readText()").startswith("@misc{")
    context.close()


def test_a_note_shows_itself_to_the_pointer_and_goes_with_escape(reader: Page) -> None:
    reader.goto(chapter(reader))
    note = reader.locator("details.note").first
    note.locator("summary").hover()
    expect(note.locator(".note-text")).to_be_visible()
    reader.keyboard.press("Escape")
    expect(note.locator(".note-text")).to_be_hidden()


def test_a_printed_document_holds_its_notes_and_none_of_the_controls(reader: Page) -> None:
    reader.goto(chapter(reader))
    reader.emulate_media(media="print")
    expect(reader.locator("details.note .note-text").first).to_be_visible()
    expect(reader.locator("details.cite").first).to_be_hidden()
    expect(reader.locator(".downloads")).to_be_hidden()


def test_what_is_shown_of_the_exercise_says_exercise(reader: Page) -> None:
    for address in ("/d/S/RES/9902(2025)", "/library", "/statements", "/decisions"):
        reader.goto(address)
        expect(reader.locator(".exercise-band").first).to_have_text("EXERCISE EXERCISE EXERCISE")
        expect(reader.locator(".band").first).to_contain_text("TLP:")


@pytest.mark.parametrize(("language", "scheme"), [("en", "light"), ("ar", "dark")])
def test_pages_for_everybody_have_no_barrier_that_axe_knows(
    chromium: Browser, site: Site, faults_of: Callable[[Page], list[str]], language: str, scheme: str
) -> None:
    context = chromium.new_context(base_url=site.address, locale=language, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    for address in [*PUBLIC, "/d/S/RES/9902(2025)", "/decisions/S/RES/9902(2025)", "/d/S/RES/9999(2026)"]:
        page.goto(address)
        assert page.locator("html").get_attribute("lang") == language
        assert (address, faults_of(page)) == (address, [])
    page.goto(chapter(page))
    page.locator("details.note summary").first.click()
    assert faults_of(page) == []
    page.goto(meeting(page))
    assert faults_of(page) == []
    context.close()


@pytest.mark.parametrize("address", INSIDE)
def test_pages_for_people_have_no_barrier_that_axe_knows(
    signed_in: BrowserContext, faults_of: Callable[[Page], list[str]], address: str
) -> None:
    page = signed_in.new_page()
    page.goto(address)
    assert faults_of(page) == []
    page.close()


@pytest.mark.parametrize("language", ["en", "ar"])
def test_no_page_scrolls_sideways_on_a_narrow_screen(chromium: Browser, site: Site, language: str) -> None:
    context = chromium.new_context(
        base_url=site.address, locale=language, viewport={"width": 390, "height": 844}
    )  # fmt: skip
    page = context.new_page()
    for address in [*PUBLIC, "/d/S/RES/9902(2025)", "/decisions/S/RES/9902(2025)", chapter(page), meeting(page)]:
        page.goto(address)
        wide = page.evaluate("document.scrollingElement.scrollWidth - document.documentElement.clientWidth")
        assert (address, wide) == (address, 0)
    context.close()


def test_an_upload_is_read_in_the_background_and_then_opens(signed_in: BrowserContext) -> None:
    page = signed_in.new_page()
    page.goto("/upload")
    text = "United Nations\n\nLetter dated 3 June 2026\n\nThe monitors report that the ceasefire holds in all places.\n"
    file = {"name": "letter of june.txt", "mimeType": "text/plain", "buffer": text.encode()}
    page.locator('input[type="file"]').set_input_files(file)  # type: ignore[arg-type]
    page.get_by_label("Marking", exact=True).select_option("TLP:RED")
    page.get_by_role("button", name="Upload").click()
    page.wait_for_url("**/jobs/*")
    expect(page.locator("#progress .state-done")).to_have_text("received", timeout=60_000)
    page.locator("#progress a").click()
    expect(page.locator(".band").first).to_contain_text("TLP:RED")
    expect(page.locator(".reader")).to_contain_text("the ceasefire holds in all places")
    page.close()
