"""News items: headline, date, furniture, and who is quoted."""

from __future__ import annotations

import pytest

from chapter8.atlas import Atlas
from chapter8.record.kinds.news.article import interpret
from chapter8.record.nouns import Record, Source
from chapter8.record.reading.gate import admit
from chapter8.record.reading.html import read_html
from chapter8.record.text import Line, PlainDocument

ATLAS = Atlas.shipped()

ITEM = """\
Global perspective Human stories

Regional bodies meet in New York

Regional bodies meet in New York

7 December 2011

Arab League Secretary-General Amre Moussa said that the League had set up a focal point.

“We are ready,” he added.

Ioannis Magriotis, Deputy Minister for Foreign Affairs of Greece, said that the Union would help.

♦ Receive daily updates directly in your inbox - Subscribe here to a topic.
"""


def read(text: str) -> Record:
    """A news item out of its text."""
    lines = tuple(Line(line.strip()) for line in text.splitlines())
    return interpret(PlainDocument(Source("item.txt", "0" * 64, "text/plain"), lines), ATLAS)


def said(paragraphs: str) -> list[tuple[str | None, str | None, str | None, str | None]]:
    """Speaker, role, organization and verb of each statement below a headline."""
    return [(s.speaker, s.role, s.on_behalf_of, s.verb) for s in read(f"A headline\n\n{paragraphs}\n").statements]


def test_the_headline_is_kept_once_and_the_site_s_own_lines_are_furniture() -> None:
    record = read(ITEM)
    assert record.title == "Regional bodies meet in New York"
    assert [passage.kind for passage in record.passages] == [
        "furniture",
        "heading",
        "furniture",
        "furniture",
        "narrative",
        "narrative",
        "narrative",
        "furniture",
    ]


def test_a_date_on_a_line_of_its_own_is_the_item_s() -> None:
    assert str(read(ITEM).date) == "2011-12-07"
    assert read(ITEM.replace("7 December 2011\n", "")).date is None
    assert read(ITEM.replace("7 December", "31 November")).date is None


def test_he_is_whoever_was_named_last() -> None:
    assert [(s.speaker, s.role, s.on_behalf_of) for s in read(ITEM).statements] == [
        ("Amre Moussa", "Secretary-General", "League of Arab States"),
        ("Amre Moussa", "Secretary-General", "League of Arab States"),
        ("Ioannis Magriotis", "Deputy Minister for Foreign Affairs", "Greece"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Secretary-General Kofi Annan today urged calm.\n\nMr. Annan thanked the Council.",
            [
                ("Kofi Annan", "Secretary-General", "United Nations", "urged"),
                ("Kofi Annan", "Secretary-General", "United Nations", "thanked"),
            ],
        ),
        (
            "The Secretary-General of the Organization for Security and Cooperation in Europe (OSCE), J. Kubis said.",
            [("J. Kubis", "Secretary-General", "Organization for Security and Cooperation in Europe", "said")],
        ),
        (
            "For his part, Mohamed Ibn Chambas, Executive Secretary of ECOWAS, said yes.",
            [("Mohamed Ibn Chambas", "Executive Secretary", "Economic Community of West African States", "said")],
        ),
        (
            "Foreign Minister Luis Ernesto Derbez of Mexico said yes.",
            [("Luis Ernesto Derbez", "Foreign Minister", "Mexico", "said")],
        ),
        (
            "The Permanent Observer of the African Union to the United Nations said that talks went on.",
            [("African Union", "Permanent Observer to the United Nations", "African Union", "said")],
        ),
        (
            "The Permanent Observer of the African Union said no.\n\n“Never,” the Permanent Observer added.",
            [
                ("African Union", "Permanent Observer", "African Union", "said"),
                ("African Union", "Permanent Observer", "African Union", "added"),
            ],
        ),
        (
            "Permanent Representative of Ghana to the United Nations Jane Doe said yes.",
            [("Jane Doe", "Permanent Representative to the United Nations", "Ghana", "said")],
        ),
        (
            "Jane Doe, Special Representative of the Secretary-General for Somalia, said yes.",
            [("Jane Doe", "Special Representative of the Secretary-General for Somalia", "United Nations", "said")],
        ),
        (
            "The Chairperson of the African Union Commission said yes.",
            [("African Union", "Chairperson of the Commission", "African Union", "said")],
        ),
        (
            "The High Representative of the European Union for Foreign Affairs and Security Policy, Jane Doe, said so.",
            [("Jane Doe", "High Representative for Foreign Affairs and Security Policy", "European Union", "said")],
        ),
        (
            "The representative of Ghana, whose country had opposed it, said that it was well.",
            [("Ghana", "representative", "Ghana", "said")],
        ),
        (
            "“Never,” said Jane Doe, President of the ECOWAS Commission.",
            [("Jane Doe", "President of the Commission", "Economic Community of West African States", "said")],
        ),
        (
            "The Secretary-General said that talks went on.",
            [("Secretary-General", "Secretary-General", "United Nations", "said")],
        ),
    ],
)
def test_name_office_and_organization(
    text: str, expected: list[tuple[str | None, str | None, str | None, str | None]]
) -> None:
    assert said(text) == expected


def test_words_of_speech_inside_a_quote_are_not_the_reporter_s() -> None:
    assert said("“The Minister said nothing,” a passer-by thought.") == []


@pytest.mark.parametrize("sentence", ["“Never,” he said.", "Mr. Nobody said never.", "The Minister said never."])
def test_a_speaker_who_was_not_named_is_unresolved(sentence: str) -> None:
    record = read(f"A headline\n\n{sentence}\n")
    assert record.statements == ()
    assert len(record.unresolved) == 1


def test_after_somebody_unknown_he_is_nobody() -> None:
    record = read("A headline\n\nSecretary-General Kofi Annan said yes.\n\nMr. Nobody said no.\n\nHe added why.\n")
    assert [s.speaker for s in record.statements] == ["Kofi Annan"]
    assert len(record.unresolved) == 2


def test_the_spokesperson_is_not_the_secretary_general() -> None:
    ((speaker, _, organization, _),) = said("“A covenant,” the Spokesperson for the Secretary-General told reporters.")
    assert (speaker, organization) == ("Spokesperson for the Secretary-General", "United Nations")


PAGE = """\
<html lang="en"><head><title>A site - Calm returns</title></head><body>
<p>Home of the news</p>
<article><h1>Calm returns</h1><p>4 December 2025</p>
<p>Secretary-General Kofi Annan said yes.</p><p>The Permanent Observer of the African Union said no.</p>
<h2>What comes next</h2><p>Nobody knows.</p></article>
<footer><p>Subscribe to our newsletter</p><p>More stories</p></footer></body></html>
"""


def test_a_block_of_a_page_is_a_paragraph_of_its_own() -> None:
    record = interpret(_page_of(PAGE), ATLAS)
    assert record.title == "Calm returns"
    assert str(record.date) == "2025-12-04"
    assert [(passage.kind, passage.text) for passage in record.passages] == [
        ("furniture", "Home of the news"),
        ("heading", "Calm returns"),
        ("furniture", "4 December 2025"),
        ("narrative", "Secretary-General Kofi Annan said yes."),
        ("narrative", "The Permanent Observer of the African Union said no."),
        ("heading", "What comes next"),
        ("narrative", "Nobody knows."),
        ("furniture", "Subscribe to our newsletter"),
        ("furniture", "More stories"),
    ]
    assert [statement.speaker for statement in record.statements] == ["Kofi Annan", "African Union"]


def _page_of(page: str) -> PlainDocument:
    return read_html(admit(page.encode(), name="item.html"))[0]
