"""Who is quoted and who is paraphrased, in the ways in which news and press releases say it."""

from __future__ import annotations

import pytest

from chapter8.atlas import Atlas
from chapter8.record import Record
from chapter8.record import read as read_file
from chapter8.record.kinds.news.article import interpret
from chapter8.record.nouns import Source
from chapter8.record.text import Line, PlainDocument

ATLAS = Atlas.shipped()
JANE = ("Jane Doe", "African Union")
DOE = "Jane Doe, Chairperson of the African Union Commission, said yes."


def read(text: str) -> Record:
    """A news item out of its paragraphs."""
    lines = tuple(Line(line.strip()) for line in f"A headline\n\n{text}\n".splitlines())
    return interpret(PlainDocument(Source("item.txt", "0" * 64, "text/plain"), lines), ATLAS)


def said(text: str) -> list[tuple[str | None, str | None, str | None]]:
    """Speaker, organization and verb of each statement."""
    return [(one.speaker, one.on_behalf_of, one.verb) for one in read(text).statements]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The African Union said it would help.", [("African Union", "African Union", "said")]),
        ("The European Union, which pays, urged restraint.", [("European Union", "European Union", "urged")]),
        ("France warned of war.", [("France", "France", "warned")]),
        ("France and Germany welcomed it.", [("France", "France", "welcomed"), ("Germany", "Germany", "welcomed")]),
        ("The Security Council condemned the attack.", [("Security Council", "United Nations", "condemned")]),
    ],
)
def test_a_state_an_organization_or_an_organ_speaks_as_the_subject(
    text: str, expected: list[tuple[str | None, str | None, str | None]]
) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The troops of the African Union reported for duty.",
        "The African Union called a summit.",
        "The envoy flew to France and warned nobody.",
        "A mission of the European Union continued.",
    ],
)
def test_an_organization_that_is_only_named_says_nothing(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("“Never again,” said Ms. Doe.", "said"),
        ("“Never again,” said the Chairperson of the African Union Commission.", "said"),
        ("“Never again,” Ms. Doe told reporters.", "told"),
        ("“Never again,” she told the Council.", "told"),
        ("According to Ms. Doe, it is over.", "according to"),
        ("It is over, according to her.", "according to"),
        ("Doe added that it was over.", "added"),
        ('"It is over. We go home," she said.', "said"),
    ],
)
def test_who_was_named_is_known_again(text: str, verb: str) -> None:
    assert said(f"{DOE}\n\n{text}")[1:] == [(*JANE, verb)]


def test_a_quote_goes_on_behind_the_verb() -> None:
    assert said("“We are ready,” said Jane Doe, Chairperson of the African Union Commission. “We wait.”") == [
        (*JANE, "said"),
        (*JANE, None),
    ]


def test_reported_speech_goes_on_by_its_tense_and_stops_at_plain_telling() -> None:
    text = f"{DOE} It had also proved a good partner. Funding should follow. She flew home on Monday. It would rain."
    assert said(text) == [(*JANE, "said"), (*JANE, None), (*JANE, None)]


def test_another_person_or_another_story_ends_it() -> None:
    assert said(f"{DOE} Meanwhile, troops had left.") == [(*JANE, "said")]
    assert said(f"{DOE}\n\nThe rains had come.") == [(*JANE, "said")]


def test_after_two_persons_in_a_plain_sentence_she_is_nobody() -> None:
    text = "The Minister of Ghana, Jane Doe, met the Minister of Togo, Ann Roe.\n\nShe thanked all."
    record = read(text)
    assert record.statements == ()
    assert [one.reason for one in record.unresolved] == ["nobody is named before this pronoun"]


def test_whoever_was_heard_is_told_and_so_are_those_who_spoke_after() -> None:
    record = read("After hearing Secretary-General Kofi Annan appeal for help, leaders took the floor to stress unity.")
    assert [(one.speaker, one.verb, one.collective) for one in record.statements] == [
        ("Kofi Annan", "appeal", None),
        (None, "stress", "leaders"),
    ]


def test_a_title_of_honour_is_no_part_of_the_name() -> None:
    text = "The Chairperson of the African Union Commission, H.E. Jane Doe, strongly condemns the attack."
    assert said(text) == [(*JANE, "condemns")]


def test_a_paper_may_be_the_source() -> None:
    assert said("Much remains to be done, according to a press release on the meeting.") == [
        ("press release on the meeting", None, "according to")
    ]


COVERAGE = """SC/9834
20 March 2026

Meetings Coverage

SECURITY COUNCIL DEBATES COOPERATION WITH REGIONAL ORGANIZATIONS

The Security Council today called for stronger partnerships.

Statements

JANE DOE, Under-Secretary-General for Political Affairs, said that the partnership had grown. The task is to fund it.

JOHN SMITH (United Kingdom), speaking on behalf of the European Union, supported it. Funding should be predictable.

NKOSAZANA M’BAYE (Senegal) said that Africa was ready.

Also speaking today were the representatives of Ghana and France.

The meeting began at 10 a.m. and ended at 1 p.m.
"""


def test_in_the_coverage_of_a_meeting_whoever_is_in_capitals_has_the_floor() -> None:
    record = read_file(COVERAGE.encode(), name="coverage.txt")
    assert (record.kind, record.symbol) == ("press_release", "SC/9834")
    assert [(one.speaker, one.role, one.on_behalf_of, one.verb) for one in record.statements] == [
        ("Security Council", None, "United Nations", "called"),
        ("Jane Doe", "Under-Secretary-General for Political Affairs", "United Nations", "said"),
        ("Jane Doe", "Under-Secretary-General for Political Affairs", "United Nations", None),
        ("John Smith", "representative of United Kingdom", "European Union", "supported"),
        ("John Smith", "representative of United Kingdom", "European Union", None),
        ("Nkosazana M’Baye", None, "Senegal", "said"),
    ]


def test_a_press_statement_is_the_members_own() -> None:
    text = "SC/9835\n\nPress statement\n\nSecurity Council Press Statement on Iskara\n\n"
    record = read_file(f"{text}The members of the Security Council condemned the attack.\n".encode(), name="s.txt")
    assert [(one.speaker, one.collective, one.verb) for one in record.statements] == [
        (None, "The members of the Security Council", "condemned")
    ]
