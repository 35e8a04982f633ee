"""A brief on screen, on paper, as data: one file, marked on every page, and deaf to what documents try."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from chapter8.brief import Holdings, Question, assemble
from chapter8.brief.model import Brief, BriefLine, BriefSection, Figure, Label, Table
from chapter8.brief.render import to_html, to_json, to_markdown, to_pdf, to_text
from chapter8.brief.render.json import from_json
from chapter8.errors import MissingPartError
from chapter8.exchange.marking import Marking, Tlp
from chapter8.symbols.evidence import Evidence, Locator

SAID = Evidence(Locator("S/PV.5649", pages=(29,)), link="/d/S/PV.5649#p3")
HOSTILE = '<script>alert("x")</script><img src=http://evil.example/x onerror=alert(1)>'


def brief_of(text: str, *, evidence: tuple[Evidence, ...] = (SAID,), marking: Marking | None = None) -> Brief:
    """A brief of one paragraph."""
    line = BriefLine(1, "statement", text, evidence, marking or Marking(), head="Sudan")
    return Brief(
        situation="Sudan",
        states=("SDN",),
        as_of=date(2007, 4, 30),
        made_at=datetime(2007, 5, 1, 9, 30, tzinfo=UTC),
        marking=marking or Marking(),
        exercise=False,
        sections=(BriefSection("said_and_decided", "What has been said", "One statement.", (line,)),),
        places=("Sudan",),
    )


@pytest.mark.parametrize("place", ["text", "title", "locator", "own marking", "table"])
def test_words_of_documents_are_words_wherever_they_stand(place: str) -> None:
    brief = brief_of("Said.")
    section = brief.sections[0]
    hostile = {
        "text": lambda: brief_of(HOSTILE),
        "title": lambda: replace(brief, situation=HOSTILE),
        "locator": lambda: brief_of("Said.", evidence=(Evidence(Locator(HOSTILE)),)),
        "own marking": lambda: brief_of("Said.", marking=Marking(Tlp.AMBER, "AU", own=HOSTILE)),
        "table": lambda: replace(
            brief, sections=(replace(section, tables=(Table(HOSTILE, (HOSTILE,), ((HOSTILE,),), (SAID,)),)),)
        ),
    }[place]()

    html = to_html(hostile)

    assert "<script" not in html
    assert "<img" not in html
    assert "\n| <" not in to_markdown(hostile)


def test_a_marking_cannot_leave_its_string_in_the_style_sheet() -> None:
    own = 'X"; } </style><script>alert(1)</script> @page { content: "'

    html = to_html(brief_of("Said.", marking=Marking(Tlp.RED, "AU", own=own)))

    assert html.count("</style>") == 1
    assert "<script" not in html


@pytest.mark.parametrize("character", ["\u202e", "\u202a", "\x1b", "\x00", "\x9b", "\u202d"])
def test_characters_that_act_are_made_visible_in_every_face(character: str) -> None:
    brief = brief_of(f"Said {character}[31m.")
    lead = replace(brief, sections=(replace(brief.sections[0], lead=f"Lead {character}."),), situation=f"S{character}")

    for face in (to_html(lead), to_markdown(lead), to_text(lead)):
        assert character not in face
        assert "\N{REPLACEMENT CHARACTER}" in face


def test_marks_that_arabic_needs_stay() -> None:
    assert "\u200f\u0627\u0644\u0633\u0648\u062f\u0627\u0646" in to_html(
        brief_of("\u200f\u0627\u0644\u0633\u0648\u062f\u0627\u0646")
    )


@pytest.mark.parametrize("link", ["javascript:alert(1)", "//evil.example/x", "http://evil.example", "data:text/html,x"])
def test_a_link_that_is_no_page_of_ours_and_no_secure_address_is_no_link(link: str) -> None:
    assert link not in to_html(brief_of("Said.", evidence=(Evidence(source="Said", link=link),)), site="")


def test_sources_link_to_the_documents_of_the_node_that_shows_the_brief() -> None:
    brief = brief_of("Said.")

    assert 'href="/d/S/PV.5649#p3"' in to_html(brief, site="")
    assert 'href="https://node.example/d/S/PV.5649#p3"' in to_html(brief, site="https://node.example")
    assert "/d/S/PV.5649" not in to_html(brief)


def test_the_file_needs_nothing_else(ask: Callable[..., Question], holdings: Holdings) -> None:
    html = to_html(assemble(ask(), holdings))

    assert not re.findall(r"<(?:script|link|img|iframe|object|embed)\b", html)
    assert not re.findall(r"url\(|@import|\bsrc=", html)


def test_every_page_bears_marking_date_time_of_making_and_number() -> None:
    marking = Marking(Tlp.AMBER, "AU", frozenset({"UN"}), "RESTRICTED")
    html = to_html(replace(brief_of("Said.", marking=marking), exercise=True))
    sheet = html[html.index("@page") :]

    assert sheet.count("TLP\\3a AMBER \\b7  RESTRICTED \\b7  AU\\2c  UN only") == 2
    assert "EXERCISE EXERCISE EXERCISE" in sheet
    assert "As of 30 April 2007\\2e  Made 1 May 2007\\2c  09\\3a 30 UTC" in sheet
    assert 'counter(page) " of " counter(pages)' in sheet
    assert html.count('class="label">TLP:AMBER · RESTRICTED · AU, UN only') == 2


def test_a_source_mark_leads_to_its_endnote_and_back() -> None:
    html = to_html(brief_of("Said."))

    assert '<a href="#note-1" aria-label="Source 1">1</a>' in html
    assert '<li id="note-1"><bdi>S/PV.5649, p. 29</bdi>' in html
    assert '<a href="#para-1" aria-label="Back to paragraph 1">1</a>' in html


def test_no_rule_of_the_style_sheet_names_left_or_right() -> None:
    style = to_html(brief_of("Said.")).partition("<style>")[2].partition("</style>")[0]
    properties = re.sub(r"@(?:top|bottom)-(?:left|right|center)", "", style)  # boxes of the sheet, named by CSS

    assert not re.findall(r"[\w-]*(?:left|right)[\w-]*\s*:|:\s*(?:left|right)\b", properties)


@pytest.mark.parametrize(("language", "direction"), [("en", "ltr"), ("ar", "rtl"), ("fr-CA", "ltr")])
def test_the_page_says_its_language_and_direction(language: str, direction: str) -> None:
    assert f'<html lang="{language}" dir="{direction}">' in to_html(brief_of("Said."), language=language)


def test_a_symbol_is_isolated_and_a_paragraph_has_the_direction_of_its_words() -> None:
    arabic = "\u064a\u0642\u0631\u0631 S/RES/1631 (2005) \u062d\u062a\u0649"

    assert '<p class="text" dir="rtl">' in to_html(brief_of(arabic))
    assert "<bdi>S/RES/1631 (2005)</bdi>" in to_html(brief_of(arabic))
    assert '<p class="text" dir="ltr">' in to_html(brief_of("Said."), language="ar")


def test_source_marks_are_bound_to_the_last_word_and_runs_of_them_are_one() -> None:
    several = tuple(Evidence(Locator("S/PV.5649", pages=(page,))) for page in (1, 2, 3))

    assert '<span class="tie">there.<span class="marks"><a href="#note-1" aria-label="Sources 1 to 3">1–3</a>' in (
        to_html(brief_of("Said there.", evidence=several))
    )


def test_how_a_thing_stands_is_a_word_and_not_a_colour_alone() -> None:
    brief = brief_of("Asked.")
    late = replace(brief.lines[0], label=Label("late", "Late, 91 days"))
    html = to_html(replace(brief, sections=(replace(brief.sections[0], lines=(late,)),)))

    assert '<bdi class="state late">Late, 91 days</bdi>' in html


def test_only_what_is_narrower_than_clear_bears_a_marking_of_its_own() -> None:
    assert 'class="portion"' not in to_html(brief_of("Said."))
    assert '<span class="portion">(TLP:GREEN)</span>' in to_html(brief_of("Said.", marking=Marking(Tlp.GREEN, "AU")))


def test_a_series_is_drawn_with_its_gaps_and_stands_as_a_table_too() -> None:
    series = (("2023-01", 3.0), ("2023-02", None), ("2023-03", 7.0), ("2023-04", 9.0))
    figure = Figure("Deaths a month", "9", "deaths", series, (("2023-05", 0.0, 20.0),))
    brief = brief_of("Nine.")
    line = replace(brief.lines[0], figure=figure)
    html = to_html(replace(brief, sections=(replace(brief.sections[0], lines=(line,)),)))

    assert html.count("<polyline") == 1  # March and April; January stands alone as a dot
    assert html.count("<circle") == 1
    assert 'aria-label="Deaths a month, 2023-01 to 2023-04: least 3, most 9, last 9; 1 months without data"' in html
    assert '<th scope="row">2023-02</th><td>no data</td>' in html
    assert '<th scope="row">2023-05</th><td>0 to 20</td>' in html


def test_json_is_read_back_the_same_and_written_the_same(ask: Callable[..., Question], holdings: Holdings) -> None:
    brief = assemble(ask(), holdings)

    assert from_json(to_json(brief)) == brief
    assert to_json(from_json(to_json(brief))) == to_json(brief)


@pytest.mark.parametrize("width", [40, 72, 80, 132])
def test_the_summary_keeps_to_the_width_of_the_terminal(
    ask: Callable[..., Question], holdings: Holdings, width: int
) -> None:
    text = to_text(assemble(ask(), holdings), width=width)

    assert max(map(len, text.splitlines())) <= width
    assert text.strip().startswith("TLP:AMBER+STRICT")


def test_the_same_brief_gives_the_same_pdf(ask: Callable[..., Question], holdings: Holdings) -> None:
    brief = assemble(ask(), holdings)
    try:
        pdf = to_pdf(brief)
    except MissingPartError as error:
        if "CI" in os.environ:
            raise
        pytest.skip(str(error))

    assert pdf.startswith(b"%PDF-")
    assert pdf == to_pdf(brief)


def test_letter_paper_is_set_where_it_is_asked_for() -> None:
    assert "size: Letter;" in to_html(brief_of("Said."), paper="Letter")
    assert "size:" not in to_html(brief_of("Said.")).partition("@page")[2].partition("@top")[0]
