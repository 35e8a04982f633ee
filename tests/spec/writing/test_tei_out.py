"""Meeting records as TEI in the flavour of ParlaMint; chapters and decisions as plain divisions."""

from __future__ import annotations

from dataclasses import replace

from lxml import etree

from chapter8.record import Passage, Record
from chapter8.record.writing import write

TEI = {"t": "http://www.tei-c.org/ns/1.0"}
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


def _found(record: Record, path: str) -> list[etree._Element]:
    found = etree.fromstring(write(record, "tei")).xpath(path, namespaces=TEI)
    assert isinstance(found, list)
    return [item for item in found if isinstance(item, etree._Element)]


def test_each_speech_is_an_utterance_by_a_chair_a_member_or_a_guest(meeting: Record) -> None:
    told = [(item.get("who"), item.get("ana")) for item in _found(meeting, "//t:u")]
    assert told == [
        ("#person.The_President.Brennland.President", "#chair"),
        ("#person.Mr._Orsolan.Aurelia", "#regular"),
        ("#person.Ms._Adeyra.African_Union", "#guest"),
    ]


def test_the_chair_has_the_floor_until_the_record_tells_what_happened(meeting: Record) -> None:
    lines = [
        "The President: I now put the draft resolution to the vote.",
        "I ask those in favour to raise their hands.",
        "A vote was taken by show of hands.",
        "The President: The draft has been adopted.",
    ]
    passages = tuple(Passage(f"p{n}", None, 1, None, "procedural", text) for n, text in enumerate(lines, start=1))
    chaired = replace(meeting, passages=passages, statements=())
    assert [len(item) for item in _found(chaired, "//t:u[@ana='#chair']")] == [2, 1]
    assert [item.text for item in _found(chaired, "//t:note")] == ["A vote was taken by show of hands."]


def test_every_speaker_is_in_the_list_of_persons(meeting: Record) -> None:
    persons = {item.get(XML_ID) for item in _found(meeting, "//t:listPerson/t:person")}
    assert {f"#{ident}" for ident in persons} == {item.get("who") for item in _found(meeting, "//t:u")}


def test_a_paragraph_is_a_segment_and_a_page_begins_where_it_begins(meeting: Record) -> None:
    second = _found(meeting, "//t:u")[1]
    assert [(etree.QName(item).localname, item.get("n")) for item in second] == [
        ("seg", None),
        ("pb", "3"),
        ("seg", None),
    ]
    assert [item.get("n") for item in _found(meeting, "//t:pb")] == ["1", "2", "3"]


def test_procedure_and_spoken_language_are_notes(meeting: Record) -> None:
    assert [item.text for item in _found(meeting, "//t:note[@type='procedure']")] == [
        "The meeting was called to order at 10.05 a.m.", "The meeting rose at noon.",
    ]  # fmt: skip
    assert [item.text for item in _found(meeting, "//t:u/t:note[@type='language']")] == ["spoke in fr"]


def test_every_id_is_there_once(meeting: Record, chapter: Record, resolution: Record) -> None:
    for record in (meeting, chapter, resolution):
        ids = [item.get(XML_ID) for item in _found(record, "//*[@xml:id]")]
        assert len(ids) == len(set(ids))


def test_a_note_of_a_chapter_stands_where_it_is_called(chapter: Record) -> None:
    (note,) = _found(chapter, "//t:p/t:note")
    assert (note.get("n"), note.text, note.tail) == ("1", "S/PV.5007, p. 10.", ", then China.")


def test_the_numbers_of_paragraphs_are_kept(resolution: Record) -> None:
    assert [item.get("n") for item in _found(resolution, "//t:p[@n]")] == ["1", "1 (a)", "1 (b)", "2"]
