"""A report is numbered paragraphs under headings; its contents are furniture, its notes lead to what they name."""

from __future__ import annotations

import pytest

from chapter8.record import Record, read

REPORT = """EXERCISE EXERCISE EXERCISE

United Nations                                             A/61/9904–S/2026/9940
General Assembly                                           Distr.: General
Security Council                                           2 August 2026
                                                           Original: English

A shared road: challenges and opportunities

Report of the Secretary-General

Contents
                                                                     Paragraphs   Page
I. Introduction ................................................... 1–3           3
II. Partnership ................................................... 4–7           4
    A. Conflict prevention ........................................ 4–5           4
    B. Peacekeeping, including in the Iskara basin and
       its neighbourhood .......................................... 6–7           5
Annex
Terms of reference ................................................               9

I. Introduction

1. The present report is submitted pursuant to paragraph 26 of Security Council resolution 1631 (2005).1

2. It describes the work of the mission established pursuant to resolution 9901 (2025),2 and covers:

(a) The first thing;

(b) The second thing, in two parts:

(i) One part;

(ii) Another part;

3. The Secretariat continues to

_______________

1 S/2026/9901.

2 Ibid., para. 4.

consult with regional organizations.

II. Partnership

A. Conflict prevention

4. Prevention matters.

B. Peacekeeping

5. Peacekeeping matters too.

Annex

Terms of reference

1. The panel shall meet.
"""


@pytest.fixture(scope="module")
def report() -> Record:
    """The report above."""
    return read(REPORT.encode(), name="report.txt")


def test_it_is_one_document_under_two_symbols_with_the_library_s_title(report: Record) -> None:
    assert (report.kind, report.symbol) == ("report", "A/61/9904-S/2026/9940")
    assert report.title == "A shared road: challenges and opportunities: report of the Secretary-General"


def test_the_table_of_contents_is_neither_heading_nor_paragraph(report: Record) -> None:
    told = [item.text for item in report.passages if item.kind not in {"furniture", "note"}]
    assert not [text for text in told if "...." in text or text == "Contents"]
    assert [(section.label, section.title) for section in report.sections] == [
        ("I", "Introduction"),
        ("II", "Partnership"),
        ("II.A", "Conflict prevention"),
        ("II.B", "Peacekeeping"),
        ("Annex", "Annex"),
    ]


def test_paragraphs_keep_their_numbers_and_what_is_lettered_below_them(report: Record) -> None:
    numbers = [item.number for item in report.passages if item.kind == "narrative" and item.number]
    assert numbers == ["1", "2", "2 (a)", "2 (b)", "2 (b) (i)", "2 (b) (ii)", "3", "4", "5"]
    assert [item.text for item in report.passages if item.kind == "annex"] == [
        "Terms of reference",
        "The panel shall meet.",
    ]


def test_a_sentence_that_a_note_cut_in_two_is_whole(report: Record) -> None:
    texts = {item.number: item.text for item in report.passages if item.kind == "narrative"}
    assert texts["3"] == "The Secretariat continues to consult with regional organizations."


def test_notes_are_called_and_ibid_means_the_document_before(report: Record) -> None:
    texts = {item.id: item.text for item in report.passages}
    first, second = report.notes
    assert first.called_in is not None
    assert texts[first.called_in][first.offset :] == "1"
    assert [(one.symbol, one.via) for one in first.citations] == [("S/2026/9901", "explicit")]
    assert [(one.symbol, one.paragraphs, one.via) for one in second.citations] == [("S/2026/9901", ("4",), "ibid")]
    assert {one.symbol for one in report.citations} >= {"S/2026/9901", "S/RES/1631 (2005)", "S/RES/9901 (2025)"}


def test_a_year_that_no_note_follows_calls_nothing() -> None:
    text = "Report of the Secretary-General on Iskara\n\nI. Introduction\n\n1. In 2005 resolution 60/1 was adopted.\n"
    assert read(text.encode(), name="paper").notes == ()
