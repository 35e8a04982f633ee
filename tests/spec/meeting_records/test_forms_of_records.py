"""Records take many forms: of 1994 and of today, resumed, held in private, by video; the chair speaks as three."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from html import escape
from io import BytesIO

import docx
import pytest

from chapter8.record import Record, read

OLD = """S/PV.3400

Security Council
Forty-ninth Year
3400th Meeting
Wednesday, 6 July 1994, 10.30 a.m.
New York

President: Mr. Marker . . . . . . . . . . . . (Pakistan)

Members: Argentina . . . . . . . . . . . . . Mr. Cárdenas
Brazil . . . . . . . . . . . . . . . . . . . Mr. Sardenberg
United Kingdom of Great Britain and Northern Ireland . . . Sir David Hannay

Agenda

The situation in a country

The meeting was called to order at 10.50 a.m.

The agenda was adopted.

The PRESIDENT: The Security Council will now begin its consideration of the item on its agenda.

Mr. CÁRDENAS (Argentina) (interpretation from Spanish): My delegation wishes to thank you.

(spoke in English)

We have heard the report.

Sir David HANNAY (United Kingdom): We agree.

At the invitation of the President, Mr. Sardenberg took a seat at the Council table.

The meeting was suspended at 11.30 a.m. and resumed at 12.05 p.m.

Mr. SARDENBERG (Brazil): My delegation agrees too.

The PRESIDENT: I thank the representative of Brazil for his statement. I shall now make a statement in my capacity as \
representative of Pakistan.

Pakistan stands by the people of that country.

I now resume my function as President of the Council.

After consultations among members of the Council, I have been authorized to make the following statement on its behalf:

“The Security Council calls for restraint.”

This statement will be issued as a document of the Security Council under the symbol S/PRST/1994/33.

The meeting rose at 12.55 p.m.
"""


def old() -> Record:
    """The record above, read."""
    return read(OLD.encode(), name="record.txt")


def test_a_record_of_1994_writes_names_in_capitals() -> None:
    record = old()
    assert (record.symbol, record.date) == ("S/PV.3400", date(1994, 7, 6))
    assert record.meetings[0].participants == ("Argentina", "Brazil", "United Kingdom")
    assert [(one.speaker, one.language) for one in record.statements[:3]] == [
        ("Argentina", "es"),
        ("United Kingdom", None),
        ("Brazil", None),
    ]


def test_a_speaker_who_takes_up_another_language_makes_one_statement() -> None:
    record = old()
    assert record.statements[0].text == "My delegation wishes to thank you.\nWe have heard the report."
    (mark,) = [item for item in record.passages if item.text == "(spoke in English)"]
    assert mark.kind == "procedural"


def test_procedure_amid_a_meeting_is_part_of_no_speech() -> None:
    record = old()
    procedure = [item.text for item in record.passages if item.kind == "procedural"]
    assert "The meeting was suspended at 11.30 a.m. and resumed at 12.05 p.m." in procedure
    assert "At the invitation of the President, Mr. Sardenberg took a seat at the Council table." in procedure
    assert record.statements[1].text == "We agree."


def test_the_chair_speaks_for_a_state_or_for_the_council_and_each_says_so() -> None:
    national, councils = old().statements[3:]
    assert (national.speaker, national.role, national.on_behalf_of) == ("Pakistan", None, None)
    assert national.text == "Pakistan stands by the people of that country."
    assert (councils.speaker, councils.role, councils.on_behalf_of) == ("Pakistan", "President", "Security Council")
    assert councils.text == "“The Security Council calls for restraint.”"


def test_a_presidential_statement_made_at_the_meeting_is_one_of_its_decisions() -> None:
    (decision,) = old().decisions
    assert (decision.symbol, decision.kind, decision.body) == (
        "S/PRST/1994/33",
        "presidential_statement",
        "Security Council",
    )


RESUMED = """S/PV.5649 (Resumption 1)

Security Council
Sixty-second year
5649th meeting
Wednesday, 28 March 2007, 3 p.m.
New York

President: Mr. Kumalo . . . . . . . . (South Africa)

Agenda

A question of peace

The meeting resumed at 3.10 p.m.

The Acting President: I call on Ms. Adom.

Ms. Adom (Ghana): We thank you.
"""


def test_a_resumption_is_a_part_of_its_meeting() -> None:
    record = read(RESUMED.encode(), name="record.txt")
    assert record.symbol == "S/PV.5649 (Resumption 1)"
    assert record.meetings[0].number == "5649 (Resumption 1)"
    assert [one.meeting for one in record.statements] == ["5649 (Resumption 1)"]


CHAIRS = """A/62/PV.10

General Assembly
10th plenary meeting
Thursday, 27 September 2007, 10 a.m.

President: Mr. Kerim . . . . . . . . (The former Yugoslav Republic of Macedonia)

In the absence of the President, Mr. Wali (Nigeria), Vice-President, took the Chair.

The meeting was called to order at 10.05 a.m.

The Acting President: It is a joy to see so many here today.

Mr. Hill (Australia): We are glad.

Mrs. Asmady (Indonesia), Vice-President, took the Chair.

We stay glad.

The President returned to the Chair.

The President: It is good to be back among friends.
"""


def test_whoever_sits_in_the_chair_speaks_from_it() -> None:
    record = read(CHAIRS.encode(), name="record.txt")
    assert [(one.speaker, one.role) for one in record.statements] == [
        ("Nigeria", "Acting President"),
        ("Australia", None),
        ("North Macedonia", "President"),
    ]


def test_a_change_of_chair_does_not_end_a_speech() -> None:
    record = read(CHAIRS.encode(), name="record.txt")
    assert record.statements[1].text == "We are glad.\nWe stay glad."


CLOSED = """S/PV.5350

Security Council
5350th (closed) meeting
Wednesday, 11 January 2006, 10.30 a.m.
New York

Official communiqué of the 5350th (closed) meeting of the Security Council

Held in private in the Security Council Chamber at Headquarters, on Wednesday, 11 January 2006, at 10.30 a.m.

At its 5350th meeting, held in private on 11 January 2006, the Security Council considered the item entitled “Meeting \
of the Security Council with countries that give troops to a mission”.

In accordance with rule 55 of the provisional rules of procedure of the Security Council, the following communiqué was \
issued through the Secretary-General in place of a verbatim record.
"""


def test_a_meeting_held_in_private_has_a_communique_and_no_speeches() -> None:
    record = read(CLOSED.encode(), name="record.txt")
    assert (record.kind, record.symbol, record.date) == ("meeting_record", "S/PV.5350", date(2006, 1, 11))
    assert record.meetings[0].item == "Meeting of the Security Council with countries that give troops to a mission"
    assert record.statements == ()
    assert "no_speeches" not in {warning.code for warning in record.warnings}


BY_VIDEO = """S/2020/9341

Letter dated 29 April 2020 from the President of the Security Council addressed to the Secretary-General and the \
Permanent Representatives of the members of the Security Council

I have the honour to enclose herewith a copy of the briefing provided by the Under-Secretary-General and the \
statements delivered by members in connection with the video-teleconference on “Peace in a region” convened on \
27 April 2020.

(Signed) Ann Example

President of the Security Council

Annex I

Briefing by the Under-Secretary-General for Peace Operations, Jan Kowal

I thank you for the floor.

Annex II

Statement by the Permanent Representative of Belgium to the United Nations, Marc Jansen

[Original: French]

Belgium is concerned.

Let me say why.

Annex III

Statement by the Head of the Delegation of the European Union to the United Nations, Olof Berg

I speak on behalf of the European Union.

Annex IV

Statement by the Permanent Mission of Indonesia to the United Nations

I have the honour to speak on behalf of the Association of Southeast Asian Nations (ASEAN).
"""


def by_video() -> Record:
    """The letter above, read."""
    return read(BY_VIDEO.encode(), name="letter.txt")


def test_a_letter_with_what_was_said_by_video_stands_for_the_record() -> None:
    record = by_video()
    assert (record.kind, record.symbol, record.date) == ("meeting_record", "S/2020/9341", date(2020, 4, 27))
    (meeting,) = record.meetings
    assert (meeting.number, meeting.item, meeting.president) == ("S/2020/9341", "Peace in a region", "Ann Example")
    assert "letter_for_record" in {warning.code for warning in record.warnings}


def test_each_annex_of_that_letter_is_a_statement() -> None:
    told = [(one.speaker, one.role, one.language, one.on_behalf_of) for one in by_video().statements]
    assert told == [
        ("Jan Kowal", "Under-Secretary-General for Peace Operations", None, None),
        ("Belgium", "Permanent Representative to the United Nations", "fr", None),
        ("European Union", "Head of the Delegation to the United Nations", None, None),
        ("Indonesia", None, None, "Association of Southeast Asian Nations"),
    ]
    assert by_video().statements[1].text == "Belgium is concerned.\nLet me say why."


GUESTS = """S/PV.9608

Security Council
9608th meeting
Wednesday, 8 May 2024, 10 a.m.

President: Mr. Afonso . . . . (Mozambique)

The meeting was called to order at 10.05 a.m.

The President: In accordance with rule 39 of the Council’s provisional rules of procedure, I invite the following \
briefers to participate in this meeting: Ms. Martha Adom, Assistant Secretary-General for Africa; Mr. Olof Berg, Head \
of the Delegation of the European Union to the United Nations; and Dato Lim Tan, Secretary-General of the Association \
of Southeast Asian Nations.

Ms. Adom: I thank you.

Mr. Berg: I thank you.

Dato Lim Tan: I thank you.

Ms. Unknown: I thank you.

Mr. Bankole (African Union): I thank you.

Mr. Someone (Order of the Lantern): I thank you.
"""


def test_guests_speak_for_the_organization_whose_office_the_chair_named() -> None:
    record = read(GUESTS.encode(), name="record.txt")
    assert [(one.speaker, one.role) for one in record.statements] == [
        ("Ms. Adom", "Assistant Secretary-General for Africa"),
        ("European Union", "Mr. Berg, Head of the Delegation of the European Union to the United Nations"),
        ("Association of Southeast Asian Nations",
         "Dato Lim Tan, Secretary-General of the Association of Southeast Asian Nations"),
        ("Ms. Unknown", None),
        ("African Union", None),
        ("Order of the Lantern", None),
    ]  # fmt: skip


def test_whose_representative_the_record_does_not_say_is_left_open_and_said() -> None:
    record = read(GUESTS.encode(), name="record.txt")
    assert [one.text for one in record.unresolved] == ["Ms. Unknown", "Order of the Lantern"]


def as_html(text: str) -> bytes:
    """The record as a web page, a paragraph for each line."""
    lines = "".join(f"<p>{escape(line)}</p>" for line in text.splitlines() if line.strip())
    return f"<html><body>{lines}</body></html>".encode()


def as_word(text: str) -> bytes:
    """The record as a Word file, a paragraph for each line."""
    document, file = docx.Document(), BytesIO()
    for line in filter(str.strip, text.splitlines()):
        document.add_paragraph(line)
    document.save(file)
    return file.getvalue()


@pytest.mark.parametrize("text", [OLD, RESUMED, CHAIRS, CLOSED, BY_VIDEO, GUESTS], ids=lambda text: text.split()[0])
def test_a_record_is_the_same_as_text_web_page_and_word_file(text: str) -> None:
    plain = read(text.encode(), name="record")
    for other in (read(as_html(text), name="record"), read(as_word(text), name="record")):
        assert [replace(one, passage="") for one in other.statements] == [
            replace(one, passage="") for one in plain.statements
        ]
        assert other.meetings == plain.meetings
        assert [one.symbol for one in other.decisions] == [one.symbol for one in plain.decisions]


def test_speeches_and_notes_that_a_layout_runs_together_are_parted() -> None:
    text = CHAIRS + "\nMs. Adom: I brief you. It was so decided. Mr. Hill (Australia) (spoke in French): We agree.\n"
    record = read(text.encode(), name="record.txt")
    assert [(one.speaker, one.language, one.text) for one in record.statements[-2:]] == [
        ("Ms. Adom", None, "I brief you."),
        ("Australia", "fr", "We agree."),
    ]
    assert "It was so decided." in [item.text for item in record.passages if item.kind == "procedural"]
