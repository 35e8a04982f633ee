"""Raw text keeps what the printed page has around the words; what the chair has just said tells who speaks."""

from __future__ import annotations

from io import BytesIO

import pytest
from reportlab.pdfgen.canvas import Canvas

from chapter8.record import Record, read

RAW = """S/PV.9901

Security Council
Seventieth year
9901st meeting
Wednesday, 8 July 2015, 10 a.m.
New York

President:

Mr. Moller/Ms. Lund . . . . . . . . (Denmark)

Members:
Angola . . . . . . . . . . . . . Mr. Lucas
France . . . . . . . . . . . . . Mr. Aubert

Agenda

The situation in a country

15-20793

2/14 15-20793

S/PV.9901 The situation in a country 08/07/2015

The meeting was called to order at 10.05 a.m.

The President: I now give the floor to the Head of the
Delegation of the European Union.

Mr. Maier: We stand by the people and by the

15-20793 3/14

08/07/2015 The situation in a country S/PV.9901

families of those who died on 11/07/1995.

The President: I now give the floor to the Special Guest.

Mr. Moser: I thank you.

The meeting rose at 11 a.m.
"""


@pytest.fixture(scope="module")
def record() -> Record:
    """The record above, read."""
    return read(RAW.encode(), name="record.txt")


def test_a_label_alone_on_its_line_belongs_to_the_line_below(record: Record) -> None:
    assert record.meetings[0].president == "Mr. Moller/Ms. Lund (Denmark)"
    assert record.meetings[0].participants == ("Angola", "France")


def test_heads_and_feet_of_pages_are_part_of_no_item_and_no_speech(record: Record) -> None:
    assert record.meetings[0].item == "The situation in a country"
    assert record.meetings[0].documents == ()
    assert record.statements[0].text == "We stand by the people and by the families of those who died on 11/07/1995."
    assert not [item.text for item in record.passages if "20793" in item.text or "08/07" in item.text]


def test_the_chair_has_said_whose_speaker_the_next_one_is(record: Record) -> None:
    assert record.statements[0].speaker == "European Union"
    assert record.statements[0].role == "Mr. Maier, Head of the Delegation of the European Union"


def test_an_office_that_names_no_organization_leaves_the_speaker_open(record: Record) -> None:
    assert record.statements[1].speaker == "Mr. Moser"
    assert [item.text for item in record.unresolved] == ["Mr. Moser"]


VOTES = """S/PV.9902

Security Council
9902nd meeting
Monday, 13 November 2023, 10 a.m.

The meeting was called to order at 10.05 a.m.

The President: I shall now put to the vote the draft resolution contained in document S/2023/795.

A vote was taken by show of hands.

The President: There were 15 votes in favour. The draft resolution has been adopted as resolution 2710 (2023).

I shall put to the vote the proposal to invite the briefer under rule 39.

A vote was taken by show of hands.

The President: The result of the voting is as follows: 9 votes in favour, 1 against and 5 abstentions. The proposal \
has been adopted.

I shall now put the draft resolution contained in document S/2023/796 to the vote.

A vote was taken by show of hands.

The President: There were 15 votes in favour. The draft resolution has been adopted as resolution 2711 (2023).
"""


def test_a_proposal_put_to_the_vote_is_voted_on_for_itself_and_not_for_a_draft_before_it() -> None:
    votes = read(VOTES.encode(), name="votes.txt").meetings[0].votes
    assert [(vote.draft, vote.decision) for vote in votes] == [
        ("S/2023/795", "S/RES/2710 (2023)"),
        ("the proposal to invite the briefer under rule 39", None),
        ("S/2023/796", "S/RES/2711 (2023)"),
    ]


NOTE = (
    "This record contains the original text of speeches delivered in English. Corrections should be",
    "sent, within one week of the date of publication, to the",
    "Chief of the Verbatim Reporting Service, room C-178.",
)


def test_the_last_line_of_the_printers_note_stands_where_a_gap_parts_it() -> None:
    sheet = BytesIO()
    canvas = Canvas(sheet)
    for top, words in zip(
        (780, 750, 735, 720, 640, 600),
        (
            "S/PV.3999",
            "Security Council",
            "3999th meeting",
            "Monday, 6 March 1995",
            "Agenda",
            "The situation in a country",
        ),
        strict=True,
    ):
        canvas.drawString(72, top, words)
    for top, words in zip((140, 126, 60), NOTE, strict=True):
        canvas.drawString(72, top, words)
    canvas.showPage()
    canvas.drawString(72, 700, "The meeting was called to order at 10.05 a.m.")
    canvas.drawString(72, 660, "The President: I thank you all for the work that has been done.")
    canvas.save()
    record = read(sheet.getvalue(), name="record.pdf")
    assert any(item.text.endswith(NOTE[-1]) for item in record.passages)
