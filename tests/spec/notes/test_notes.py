"""Footnotes: what a note cites, given the note before it."""

from __future__ import annotations

import pytest

from chapter8.atlas import Atlas
from chapter8.record.notes import START, NoteReading, read_note, tell_respectively
from chapter8.record.speakers import Named, read_label, read_phrase

ATLAS = Atlas.shipped()


def chain(*notes: str) -> list[NoteReading]:
    """Notes read one after the other."""
    readings, cited = [], START
    for text in notes:
        reading = read_note(text, "p1", cited, ATLAS)
        readings.append(reading)
        cited = reading.cited
    return readings


def places(reading: NoteReading) -> list[str]:
    """Citations in short: symbol, part, pages, speaker."""
    return [
        " ".join(
            [c.symbol, *([f"({c.part})"] if c.part else []), *map(str, c.pages), *([c.speaker] if c.speaker else [])]
        )
        for c in reading.citations
    ]


def test_ibid_means_the_document_cited_last() -> None:
    assert places(chain("S/PV.5007, pp. 3-4.", "Ibid., pp. 5-6.")[1]) == ["S/PV.5007 5 6"]


def test_ibid_takes_the_resumption_with_it() -> None:
    readings = chain("S/PV.5007, p. 5 (Mexico); S/PV.5007 (Resumption 1), p. 5 (Angola).", "Ibid., p. 8.")
    assert places(readings[1]) == ["S/PV.5007 (Resumption 1) 8"]
    assert readings[1].citations[0].via == "ibid"


def test_ibid_alone_means_the_same_place() -> None:
    assert places(chain("S/PV.5007, p. 8.", "Ibid.")[1]) == ["S/PV.5007 8"]


def test_ibid_may_turn_to_another_part() -> None:
    assert places(chain("S/PV.5007, p. 8.", "Ibid. (Resumption 1), p. 4.")[1]) == ["S/PV.5007 (Resumption 1) 4"]


def test_a_document_that_we_do_not_recognise_blocks_the_chain() -> None:
    readings = chain("S/PV.5007, p. 8.", "Official Records, Supplement No. 3, vol. II, p. 12.", "Ibid., p. 14.")
    assert [places(reading) for reading in readings[1:]] == [[], []]
    assert [bool(reading.unresolved) for reading in readings[1:]] == [True, True]


def test_the_chain_goes_on_after_the_next_document_that_is_named() -> None:
    readings = chain("See chap. XII, part III.", "Ibid., p. 14.", "S/PV.5007, p. 8.", "Ibid., p. 9.")
    assert places(readings[1]) == []
    assert places(readings[3]) == ["S/PV.5007 9"]


def test_a_remark_that_cites_nothing_does_not_break_the_chain() -> None:
    readings = chain("S/PV.5007, p. 8.", "The representative of Israel did not make a statement.", "Ibid., p. 9.")
    assert places(readings[2]) == ["S/PV.5007 9"]


def test_an_unknown_document_inside_a_note_is_not_given_to_the_one_before() -> None:
    reading = chain("S/PV.5007, p. 4; Repertoire, Supplement 1989-1992, p. 5.")[0]
    assert places(reading) == ["S/PV.5007 4"]
    assert reading.unresolved


def test_the_first_ibid_of_all_is_unresolved() -> None:
    reading = chain("Ibid., p. 4.")[0]
    assert places(reading) == []
    assert reading.unresolved[0].reason == "no document has been cited before"


def test_a_footnote_that_points_to_another_footnote_is_unresolved() -> None:
    assert chain("See footnote 12 above.")[0].unresolved


def test_a_page_range_that_runs_backwards_is_unresolved() -> None:
    reading = chain("S/PV.5007, pp. 31-12.")[0]
    assert reading.citations == ()
    assert "no range of pages" in reading.unresolved[0].reason


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("S/PV.5529, p. 6 (China), p. 8 (Slovakia).", ["S/PV.5529 6 China", "S/PV.5529 8 Slovakia"]),
        ("S/PV.5007, p. 8 (Chile) and p. 13.", ["S/PV.5007 8 Chile", "S/PV.5007 13"]),
        ("S/PV.5649, p.29.", ["S/PV.5649 29"]),
        ("S/PV.5282, pp. 12-13 (Japan)", ["S/PV.5282 12 13 Japan"]),
        ("S/PV.5282, pp. 4, 6 and 8-9.", ["S/PV.5282 4 6 8 9"]),
        ("S/PV.5649, p. 17 (France, Panama).", ["S/PV.5649 17 France", "S/PV.5649 17 Panama"]),
        ("S/PV.4046, p. 3 (Iran (Islamic Republic of)).", ["S/PV.4046 3 Iran (Islamic Republic of)"]),
        ("S/PV.4046, p. 3 (Bosnia and Herzegovina).", ["S/PV.4046 3 Bosnia and Herzegovina"]),
        ("S/PV.4046, p. 3 (Trinidad and Tobago and Chile).", ["S/PV.4046 3 Trinidad and Tobago", "S/PV.4046 3 Chile"]),
        ("S/2006/507", ["S/2006/507"]),
        ("General Assembly resolution 60/1.", ["A/RES/60/1"]),
        ("The Minister was invited; see S/2006/757 for his statement.", ["S/2006/757"]),
        ("S/PV.4223 and Resumption 1, p. 4.", ["S/PV.4223", "S/PV.4223 (Resumption 1) 4"]),
    ],
)
def test_punctuation(text: str, expected: list[str]) -> None:
    assert places(chain(text)[0]) == expected


def test_paragraphs_are_kept_apart_from_pages() -> None:
    citation = chain("S/2006/590, paras. 7 and 9.")[0].citations[0]
    assert (citation.paragraphs, citation.pages) == (("7", "9"), ())


def test_on_behalf_of_is_one_speaker_with_a_comma() -> None:
    named = read_label("Congo, on behalf of the Chairman of the African Union", ATLAS)
    assert named == (Named("Congo", None, "Chairman of the African Union"),)
    assert read_label("Congo, Ghana", ATLAS) == (Named("Congo"), Named("Ghana"))
    assert read_label("France, United Kingdom, on behalf of the European Union", ATLAS) == (
        Named("France"),
        Named("United Kingdom", None, "European Union"),
    )


def test_an_office_is_not_its_organization() -> None:
    assert read_label("African Union Commissioner", ATLAS) != read_label("African Union Chair", ATLAS)
    assert read_label("CSTO", ATLAS) == (Named("Collective Security Treaty Organization"),)
    assert read_label("Libyan Arab Jamahiriya", ATLAS) == (Named("Libya"),)


def test_respectively_follows_the_order_of_the_sentence() -> None:
    text = "S/PV.5529, p. 6 and p. 33, respectively."
    told = tell_respectively(chain(text)[0], text, [Named("China"), Named("Collective Security Treaty Organization")])
    assert [(c.speaker, c.pages, c.via) for c in told.citations] == [
        ("China", (6,), "respectively"),
        ("Collective Security Treaty Organization", (33,), "respectively"),
    ]


def test_respectively_with_too_few_speakers_settles_nothing() -> None:
    text = "S/PV.5529, p. 6 and p. 33, respectively."
    told = tell_respectively(chain(text)[0], text, [Named("China")])
    assert [citation.speaker for citation in told.citations] == [None, None]
    assert told.unresolved[0].text == "respectively"


@pytest.mark.parametrize(
    ("phrase", "named"),
    [
        ("The representative of France", (Named("France", "representative"),)),
        (
            "the representatives of CIS and Greece",
            (Named("Commonwealth of Independent States", "representative"), Named("Greece", "representative")),
        ),
        (
            "the Commissioner for Peace, Security and Political Affairs of the African Union",
            (Named("African Union", "Commissioner for Peace, Security and Political Affairs"),),
        ),
        ("The Minister for Foreign Affairs of Mexico", (Named("Mexico", "Minister for Foreign Affairs"),)),
        ("The Secretary-General", (Named("Secretary-General", "Secretary-General"),)),
        ("The President (Romania)", (Named("Romania", "President"),)),
        (
            "the representative of the Congo, speaking on behalf of the Chairman of the African Union,",
            (Named("Congo", "representative", "Chairman of the African Union"),),
        ),
    ],
)
def test_who_a_phrase_names(phrase: str, named: tuple[Named, ...]) -> None:
    assert read_phrase(phrase, ATLAS) == named


@pytest.mark.parametrize(
    ("phrase", "speaker", "role"),
    [
        (
            "the Permanent Observer of the African Union to the United Nations",
            "African Union",
            "Permanent Observer to the United Nations",
        ),
        (
            "the Permanent Representative of Ghana to the United Nations",
            "Ghana",
            "Permanent Representative to the United Nations",
        ),
        (
            "the Permanent Representative of Nowhere to the United Nations",
            "Nowhere",
            "Permanent Representative to the United Nations",
        ),
        ("the Permanent Observer for the African Union", "African Union", "Permanent Observer"),
        ("the Chairperson of the African Union Commission", "African Union", "Chairperson of the Commission"),
        ("the Chairman of the Commission of the African Union", "African Union", "Chairman of the Commission"),
        (
            "the Special Representative of the Chairperson of the African Union Commission for Somalia",
            "African Union",
            "Special Representative of the Chairperson of the Commission for Somalia",
        ),
        (
            "the High Representative of the European Union for Foreign Affairs and Security Policy",
            "European Union",
            "High Representative for Foreign Affairs and Security Policy",
        ),
        (
            "the African Union Commissioner for Peace and Security",
            "African Union",
            "Commissioner for Peace and Security",
        ),
        (
            "the representative of the Secretary-General of the League of Arab States",
            "League of Arab States",
            "representative of the Secretary-General",
        ),
    ],
)
def test_an_office_is_parted_from_whom_it_serves(phrase: str, speaker: str, role: str) -> None:
    assert read_phrase(phrase, ATLAS) == (Named(speaker, role),)


def test_who_serves_the_secretary_general_for_a_country_does_not_speak_for_the_country() -> None:
    office = "Special Representative of the Secretary-General for Somalia"
    assert read_phrase(f"the {office}", ATLAS) == (Named(office, office),)
