"""Notes that do not end in a full stop: the sequence of numbers and the calls in the body say where they end."""

from __future__ import annotations

import hashlib

import pytest

from chapter8.atlas import Atlas
from chapter8.record.kinds.repertoire.chapter_record import interpret
from chapter8.record.nouns import Record, Source
from chapter8.record.text import Line, PlainDocument

ATLAS = Atlas.shipped()

PAGE = """\
   7. The situation in Arcadia

 At its 4321st meeting, on 3 May 2001,1 the
Security Council heard the representative of
Chile,2 who said that a letter had been sent by
the parties.3 The representative of Ghana was of
__________________

 1 {first}
 2 S/PV.4321, p. 2.
 3 {third}
 the same view.4 The representative of China held
that there was no letter.5

 Nothing was decided at that meeting.
__________________

 4 S/PV.4321, p. 4.
 5 {fifth}

 At the end of the meeting nobody spoke. The Council
met again on the next day and the day after, without
any result that would be known to us.
"""
WHOLE = {
    "first": "See chap. XII.",
    "third": "S/2001/432.",
    "fifth": "S/PV.4321, p. 5 (China).",
}


def read(text: str) -> Record:
    """A chapter out of its text, as the reader of plain text hands it over."""
    lines = tuple(Line(raw.strip(), None, len(raw) - len(raw.lstrip())) for raw in text.splitlines())
    source = Source("chapter.txt", hashlib.sha256(text.encode()).hexdigest(), "text/plain")
    return interpret(PlainDocument(source, lines), ATLAS)


def page(**notes: str) -> Record:
    """The page, with some notes in other words."""
    return read(PAGE.format(**{**WHOLE, **notes}))


def test_the_page_itself_gives_no_warning() -> None:
    record = page()
    assert record.warnings == ()
    assert [note.number for note in record.notes] == ["1", "2", "3", "4", "5"]


@pytest.mark.parametrize(
    ("place", "text"),
    [
        ("first", "See chap. XII"),
        ("first", "For more information on the discussion, see the chapter on this"),
        ("first", "S/PV.4321, p. 3 (Mexico); and the letter quoted there"),
        ("first", "S/PV.4321, p. 3 (Mexico"),
        ("third", "S/2001/432, annex, which all of the parties had signed"),
        ("third", "The letter of the parties"),
        ("fifth", "S/PV.4321, p. 5 (China), where no letter is named"),
        ("fifth", "The statement of China"),
    ],
)
def test_a_note_without_a_full_stop_swallows_nothing(place: str, text: str) -> None:
    here, there = page(), page(**{place: text})
    assert [note.number for note in there.notes] == ["1", "2", "3", "4", "5"]
    assert [note.text for note in there.notes if note.text.rstrip() == text] == [text]
    assert [p.text for p in there.passages if p.kind == "narrative"] == [
        p.text for p in here.passages if p.kind == "narrative"
    ]
    assert all(note.called_in for note in there.notes)


def test_a_note_may_start_in_a_line_of_another_one() -> None:
    record = read(PAGE.format(**WHOLE).replace(" 1 See chap. XII.\n 2 S/PV", " 1 S/2001/1, p. 9 2 S/PV"))
    assert [note.text for note in record.notes[:2]] == ["S/2001/1, p. 9", "S/PV.4321, p. 2."]


def test_a_page_number_is_no_note() -> None:
    record = page(first="S/2001/430, p.\n2 See there")
    assert [note.number for note in record.notes] == ["1", "2", "3", "4", "5"]
    assert record.notes[0].text == "S/2001/430, p. 2 See there"


def test_where_no_rule_settles_the_end_of_a_note_a_warning_names_it() -> None:
    text = PAGE.format(**WHOLE).replace(
        " 3 S/2001/432.\n the same view.4", " 3 The letter of the parties\n\nthe same view.4"
    )
    unsure = read(text.replace("\nthe same view.4 The", "\nthe same view of all of that\nwas heard.4 The"))
    assert [(w.code, w.message.split(":")[0]) for w in unsure.warnings] == [
        ("note_end_unclear", "Where note 3 ends is not sure")
    ]
    assert unsure.notes[2].text == "The letter of the parties"
