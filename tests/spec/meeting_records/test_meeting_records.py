"""A verbatim record is read into speeches: who spoke, in what role, on whose behalf, on which page."""

from __future__ import annotations

from datetime import date

import pytest

from chapter8.record import Record, read
from chapter8.record.kinds.speech_header import speech_header

RECORD = """S/PV.9605

Security Council
9605th meeting
Friday, 3 May 2024, 10 a.m.
New York

President: Mr. Afonso . . . . . . . . . . . . (Mozambique)

Members: Algeria . . . . . . . . . . . . . Mr. Bendjama
Côte d’Ivoire . . . . . . . . . . . . . . . Mr. Adom
United States of America . . . . . . . . . . Mrs. Thomas-Greenfield

Agenda

Peace in Africa (S/2024/300)

The meeting was called to order at 10.05 a.m.

Adoption of the agenda

The agenda was adopted.

The President: In accordance with rule 39 of the Council’s provisional rules of procedure, I invite Ms. Martha Pobee, \
Assistant Secretary-General for Africa, to participate in this meeting. Members of the Council have before them \
document S/2024/350, which contains the text of a draft resolution.

Ms. Pobee: I thank the Council for this opportunity.

Let me begin with the Sahel.

Mr. Bendjama (Algeria) (spoke in Arabic): I have the honour to speak on behalf of the African Union, which has asked \
me to do so. I associate myself with the statement made on behalf of the Group of 77.

Mrs. Thomas-Greenfield (United States of America): My country aligns itself with the statement to be delivered by \
Algeria on behalf of the African Union.

A vote was taken by show of hands.

In favour: Algeria, Côte d’Ivoire, United States of America

The President: The draft resolution received 15 votes in favour. The draft resolution has been adopted unanimously as \
resolution 9905 (2024).

The meeting rose at noon.
"""


@pytest.fixture(scope="module")
def record() -> Record:
    """The record above, read."""
    return read(RECORD.encode(), name="record.txt")


def test_its_front_gives_meeting_date_president_members_and_documents(record: Record) -> None:
    (meeting,) = record.meetings
    assert (record.kind, record.symbol, meeting.number) == ("meeting_record", "S/PV.9605", "9605")
    assert meeting.date == date(2024, 5, 3)
    assert meeting.president == "Mr. Afonso (Mozambique)"
    assert meeting.participants == ("Algeria", "Côte d'Ivoire", "United States")
    assert meeting.item == "Peace in Africa (S/2024/300)"
    assert meeting.documents == ("S/2024/300", "S/2024/350")


def test_its_outcome_is_told_in_the_words_of_the_chair(record: Record) -> None:
    assert record.meetings[0].outcome is not None
    assert "has been adopted unanimously as resolution 9905 (2024)" in record.meetings[0].outcome


def test_speakers_are_the_states_they_speak_for_and_the_president_is_the_presidents_state(record: Record) -> None:
    assert [(one.speaker, one.role) for one in record.statements] == [
        ("Mozambique", "President"),
        ("Ms. Pobee", "Assistant Secretary-General for Africa"),
        ("Algeria", None),
        ("United States", None),
        ("Mozambique", "President"),
    ]


def test_a_speech_holds_all_its_paragraphs(record: Record) -> None:
    assert record.statements[1].text == "I thank the Council for this opportunity.\nLet me begin with the Sahel."
    assert record.statements[1].meeting == "9605"


def test_on_whose_behalf_is_said_by_the_speaker_and_not_by_others_statements(record: Record) -> None:
    assert [one.on_behalf_of for one in record.statements] == [None, None, "African Union", None, None]


def test_procedure_is_kept_apart_from_speech(record: Record) -> None:
    procedure = [item.text for item in record.passages if item.kind == "procedural"]
    assert procedure[1] == "The agenda was adopted."
    assert "In favour: Algeria, Côte d’Ivoire, United States of America" in procedure


@pytest.mark.parametrize(
    ("text", "label", "of", "language"),
    [
        ("The President: I open the meeting.", "The President", None, None),
        ("The President (spoke in French): I open it.", "The President", None, "French"),
        ("Mr. Adom (Côte d’Ivoire) (spoke in French): We", "Mr. Adom", "Côte d’Ivoire", "French"),
        (
            "Mr. Solíz (Plurinational State of Bolivia) (spoke in Spanish): We",
            "Mr. Solíz",
            "Plurinational State of Bolivia",
            "Spanish",
        ),
        ("Ms. X (Bolivia (Plurinational State of)): We", "Ms. X", "Bolivia (Plurinational State of)", None),
        ("Mr. Elaraby (Egypt)(interpretation from Arabic): Today", "Mr. Elaraby", "Egypt", "Arabic"),
        ("Mr. Briz Gutiérrez: (Guatemala) (spoke in Spanish): My", "Mr. Briz Gutiérrez", "Guatemala", "Spanish"),
        ("The Secretary-General: I thank", "The Secretary-General", None, None),
        ("Sir Mark Lyall Grant (United Kingdom): I", "Sir Mark Lyall Grant", "United Kingdom", None),
    ],
)
def test_the_header_of_a_speech_is_taken_apart(text: str, label: str, of: str | None, language: str | None) -> None:
    header = speech_header(text)
    assert header is not None
    assert (header.label, header.of, header.language) == (label, of, language)


@pytest.mark.parametrize(
    "text",
    [
        "The President of the Council said: no.",
        "Mr. Gaston Thorn had a long career as follows: he was",
        "In favour: Algeria",
        "President Clinton has also noted, there must be: peace",
    ],
)
def test_prose_with_a_colon_is_no_header(text: str) -> None:
    assert speech_header(text) is None


def test_one_speech_in_a_file_of_its_own_takes_its_meeting_from_the_name_and_says_so() -> None:
    record = read(b"Mr. Auvaart (Estonia): We welcome it.", name="UNSC_2020_SPV.8699Resumption1_spch013.txt")
    assert (record.kind, record.symbol) == ("meeting_record", "S/PV.8699 (Resumption 1)")
    assert [one.speaker for one in record.statements] == ["Estonia"]
    assert "symbol_from_name" in {warning.code for warning in record.warnings}
