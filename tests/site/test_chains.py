"""The chain of an Ibid., as the reader shows it."""

from __future__ import annotations

from chapter8.record.nouns import Citation, Note, Via
from chapter8.site.library.reader.chains import chains


def note(number: str, text: str, via: Via, *pages: int, section: str = "49.A") -> Note:
    """A note that cites pages of one meeting."""
    cited = tuple(Citation("S/PV.5529", None, (page,), (), None, None, via, "p1", 0, 1) for page in pages)
    return Note(section, number, text, "p1", 0, cited)


def test_a_chain_leads_back_over_each_ibid_to_the_place() -> None:
    notes = (
        note("49", "S/PV.5529, p. 3.", "explicit", 3),
        note("50", "Ibid.", "ibid", 3),
        note("51", "Ibid., p. 33.", "ibid", 33),
    )
    assert chains(notes) == {
        ("49.A", "50"): ("n. 50", "n. 49", "S/PV.5529, p. 3"),
        ("49.A", "51"): ("n. 51", "n. 50", "n. 49", "S/PV.5529, p. 33"),
    }


def test_a_note_with_several_places_leads_back_to_their_document() -> None:
    notes = (note("1", "S/PV.5529, p. 3.", "explicit", 3), note("2", "Ibid., p. 4; p. 5.", "ibid", 4, 5))
    assert chains(notes)["49.A", "2"] == ("n. 2", "n. 1", "S/PV.5529")


def test_no_chain_crosses_from_one_section_into_the_next() -> None:
    notes = (note("1", "S/PV.5529, p. 3.", "explicit", 3), note("2", "Ibid.", "ibid", 3, section="49.B"))
    assert chains(notes) == {}
