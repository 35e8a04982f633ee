"""A verbatim record is read into speeches: who spoke, in what role, on whose behalf, on which page."""

from __future__ import annotations

from datetime import date

import pytest

from chapter8.record import Record, read
from chapter8.record.kinds.meeting_record.speech_header import speech_header

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

The President: The draft resolution received 3 votes in favour, none against and no abstentions. The draft resolution \
has been adopted unanimously as resolution 9905 (2024).

I thank Ms. Pobee for her briefing. I now give the floor to the representative of Algeria.

I shall now make a statement in my national capacity as the representative of Mozambique.

Mozambique voted in favour because the African Union had asked for it.

I now resume my functions as President of the Council.

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


def test_speakers_are_the_states_they_speak_for_and_formulas_of_the_chair_are_no_statements(record: Record) -> None:
    assert [(one.speaker, one.role) for one in record.statements] == [
        ("Ms. Pobee", "Assistant Secretary-General for Africa"),
        ("Algeria", None),
        ("United States", None),
        ("Mozambique", None),
    ]


def test_the_president_states_what_is_said_in_a_national_capacity_and_nothing_else(record: Record) -> None:
    national = record.statements[-1]
    assert national.text == "Mozambique voted in favour because the African Union had asked for it."
    (spoken,) = [item for item in record.passages if item.id == national.passage]
    assert spoken.kind == "speech"
    formulas = [
        item for item in record.passages if item.text.startswith(("The President:", "I thank", "I now", "I shall"))
    ]
    assert {item.kind for item in formulas} == {"procedural"}


def test_a_speech_holds_all_its_paragraphs(record: Record) -> None:
    assert record.statements[0].text == "I thank the Council for this opportunity.\nLet me begin with the Sahel."
    assert record.statements[0].meeting == "9605"


def test_on_whose_behalf_is_said_by_the_speaker_and_not_by_others_statements(record: Record) -> None:
    assert [one.on_behalf_of for one in record.statements] == [None, "African Union", None, None]


def test_procedure_is_kept_apart_from_speech(record: Record) -> None:
    procedure = [item.text for item in record.passages if item.kind == "procedural"]
    assert procedure[1] == "The agenda was adopted."
    assert "In favour: Algeria, Côte d’Ivoire, United States of America" in procedure


@pytest.mark.parametrize(
    ("text", "label", "of", "language"),
    [
        ("The President: I open the meeting.", "The President", None, None),
        ("The President (spoke in French): I open it.", "The President", None, "fr"),
        ("Mr. Adom (Côte d’Ivoire) (spoke in French): We", "Mr. Adom", "Côte d’Ivoire", "fr"),
        (
            "Mr. Solíz (Plurinational State of Bolivia) (spoke in Spanish): We",
            "Mr. Solíz",
            "Plurinational State of Bolivia",
            "es",
        ),
        ("Ms. X (Bolivia (Plurinational State of)): We", "Ms. X", "Bolivia (Plurinational State of)", None),
        ("Mr. Elaraby (Egypt)(interpretation from Arabic): Today", "Mr. Elaraby", "Egypt", "ar"),
        ("Mr. Briz Gutiérrez: (Guatemala) (spoke in Spanish): My", "Mr. Briz Gutiérrez", "Guatemala", "es"),
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


def test_the_front_page_is_kept_line_by_line_without_dot_leaders(record: Record) -> None:
    front = [(item.kind, item.text) for item in record.passages[:11]]
    assert front == [
        ("narrative", "S/PV.9605"),
        ("heading", "Security Council"),
        ("heading", "9605th meeting"),
        ("narrative", "Friday, 3 May 2024, 10 a.m."),
        ("narrative", "New York"),
        ("narrative", "President: Mr. Afonso (Mozambique)"),
        ("narrative", "Algeria: Mr. Bendjama"),
        ("narrative", "Côte d’Ivoire: Mr. Adom"),
        ("narrative", "United States of America: Mrs. Thomas-Greenfield"),
        ("heading", "Agenda"),
        ("narrative", "Peace in Africa (S/2024/300)"),
    ]


def test_a_vote_gives_its_counts_and_what_was_adopted(record: Record) -> None:
    assert "3 in favour, 0 against, 0 abstaining" in (record.meetings[0].outcome or "")
    assert [(one.symbol, one.unanimous, one.meeting) for one in record.decisions] == [
        ("S/RES/9905 (2024)", True, "9605")
    ]


def vote(text: str) -> Record:
    """A meeting with this vote in it."""
    return read(RECORD.split("A vote was taken", maxsplit=1)[0].encode() + text.encode(), name="vote.txt")


def test_a_vote_that_was_not_unanimous_tells_who_did_not_join() -> None:
    record = vote(
        "A vote was taken by show of hands.\n\nIn favour:\n\nAlgeria and Côte d’Ivoire\n\nAgainst:\n\nNone\n\n"
        "Abstaining:\n\nUnited Kingdom of Great Britain and Northern Ireland\n\n"
        "The President: The draft resolution received two votes in favour, none against and one abstention. "
        "The draft resolution has been adopted as resolution 9905 (2024).\n"
    )
    assert record.decisions[0].unanimous is False
    outcome = record.meetings[0].outcome or ""
    assert outcome.endswith("2 in favour, 0 against, 1 abstaining (United Kingdom)"), outcome


def test_a_draft_that_fails_is_no_decision_and_its_counts_are_kept() -> None:
    record = vote(
        "The President: The result of the voting is as follows: 13 votes in favour, one against and one abstaining. "
        "The draft resolution has not been adopted, owing to the negative vote of a permanent member.\n"
    )
    assert record.decisions == ()
    assert "13 in favour, 1 against, 1 abstaining" in (record.meetings[0].outcome or "")


def test_lists_that_do_not_hold_what_was_counted_are_told_of() -> None:
    record = vote(
        "In favour: Algeria, Poland\n\nThe President: The draft resolution received 15 votes in favour. "
        "The draft resolution has been adopted as resolution 9905 (2024).\n"
    )
    assert "vote_counts_differ" in {warning.code for warning in record.warnings}


@pytest.mark.parametrize(
    ("opening", "whom"),
    [
        ("I have the honour to speak on behalf of the African Union.", "African Union"),
        ("On behalf of the Group of 77 and China, I thank you.", "Group of 77 and China"),
        ("I deliver this statement on behalf of the European Union and its member States.", "European Union"),
        ("It is an honour to address the Council on behalf of the Nordic countries.", "Nordic countries"),
        ("I speak on behalf of the three members, namely, Poland and Chile, in regret.", "three members"),
        ("We speak on behalf of the Nordic countries, and we align with what was said on behalf of Chile.",
         "Nordic countries"),
        ("We align with the statement made on behalf of Chile. I also speak on behalf of the Benelux.", "Benelux"),
        ("Poland associates itself with the statement to be delivered on behalf of the European Union.", None),
        ("Poland aligns itself with the statement delivered by the observer of X on behalf of the three.", None),
        ("We endorse the statement made by Egypt on behalf of the Non-Aligned Movement.", None),
        ("I thank you on behalf of my delegation. On behalf of my Government, I welcome it.", None),
        ("I have the honour to speak on behalf of the Government of Poland.", None),
    ],
)  # fmt: skip
def test_on_whose_behalf_is_the_speakers_own_capacity(opening: str, whom: str | None) -> None:
    record = read(f"Mr. Nowak (Poland): {opening} We are concerned.".encode(), name="S_PV.9605.txt")
    assert record.statements[0].on_behalf_of == whom


ASSEMBLY = """A/64/PV.121

General Assembly
121st plenary meeting
Monday, 13 September 2010, 3 p.m.
New York

President: Mr. Treki . . . . . . (Libyan Arab Jamahiriya)

The meeting was called to order at 3.30 p.m.

The President: I thank the members.
"""


def test_the_items_of_an_assembly_record_are_the_headings_amid_the_meeting() -> None:
    html = "<html><body>" + "".join(f"<p>{line}</p>" for line in ASSEMBLY.splitlines() if line)
    html += "<h2>Agenda item 13 (continued)</h2><h2>Prevention of armed conflict</h2>"
    html += "<h3>Draft resolution (A/64/L.72)</h3><p>The President: Members will recall the debate.</p>"
    html += "<h2>Agenda items 21 and 22</h2><h2>Cyprus</h2>"
    html += "<p>The President: The Assembly has thus concluded its consideration of the items.</p></body></html>"
    record = read(html.encode(), name="record.html")
    (meeting,) = record.meetings
    assert meeting.item == "Agenda item 13: Prevention of armed conflict; Agenda items 21 and 22: Cyprus"
    assert meeting.documents == ("A/64/L.72",)


def test_the_item_on_the_agenda_does_not_swallow_the_letter_beneath_it() -> None:
    text = RECORD.replace(
        "Peace in Africa (S/2024/300)",
        "Peace in Africa\nLetter dated 2 May 2024 from Chile addressed to the Council (S/2024/300)",
    )
    (meeting,) = read(text.encode(), name="record.txt").meetings
    assert meeting.item == "Peace in Africa"
    assert meeting.documents == ("S/2024/300", "S/2024/350")
