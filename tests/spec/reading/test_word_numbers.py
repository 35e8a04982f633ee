"""Numbers that Word counts itself are computed: they stand in no text of the file, and people cite them."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml

from chapter8.record import read
from chapter8.record.reading.gate import admit
from chapter8.record.reading.word import read_word

SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def level(place: int, form: str, text: str, *, start: int = 1, more: str = "") -> str:
    """One level of a list."""
    return (
        f'<w:lvl w:ilvl="{place}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


OPERATIVE = level(0, "decimal", "%1.") + level(1, "lowerLetter", "(%2)") + level(2, "lowerRoman", "(%3)")


class Made:
    """A Word file with one list, written paragraph by paragraph."""

    def __init__(self, levels: str = OPERATIVE) -> None:
        self.document: Any = docx.Document()
        root = self.document.part.numbering_part.element
        root.insert(0, parse_xml(f'<w:abstractNum {SPACE} w:abstractNumId="90">{levels}</w:abstractNum>'))
        self.count("90")

    def count(self, number: str, override: str = "") -> None:
        """One more use of the list."""
        root = self.document.part.numbering_part.element
        root.append(parse_xml(f'<w:num {SPACE} w:numId="{number}"><w:abstractNumId w:val="90"/>{override}</w:num>'))

    def write(self, text: str, place: int | None = None, number: str = "90") -> None:
        """A paragraph; counted where a level is given."""
        paragraph = self.document.add_paragraph(text)
        if place is not None:
            properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
            properties.get_or_add_ilvl().val = place
            properties.get_or_add_numId().val = int(number)

    def data(self) -> bytes:
        """The file."""
        stream = BytesIO()
        self.document.save(stream)
        return stream.getvalue()

    def texts(self) -> list[str]:
        """The lines of the file, numbers included."""
        document, _ = read_word(admit(self.data(), name="made.docx"))
        return [line.text for line in document.lines]


def test_levels_count_each_for_themselves_and_begin_again_under_a_new_number() -> None:
    made = Made()
    for text, place in (("one", 0), ("a", 1), ("b", 1), ("i", 2), ("two", 0), ("c", 1)):
        made.write(text, place)
    assert made.texts() == ["1. one", "(a) a", "(b) b", "(i) i", "2. two", "(a) c"]


def test_plain_paragraphs_between_do_not_disturb_the_count() -> None:
    made = Made()
    made.write("one", 0)
    made.write("A heading")
    made.write("two", 0)
    assert made.texts() == ["1. one", "A heading", "2. two"]


def test_a_list_may_start_elsewhere_and_be_started_anew() -> None:
    made = Made(level(0, "decimal", "%1.", start=5))
    made.count("91", '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>')
    made.write("five", 0)
    made.write("six", 0)
    made.write("one", 0, "91")
    assert made.texts() == ["5. five", "6. six", "1. one"]


@pytest.mark.parametrize(
    ("form", "written"),
    [
        ("decimal", "27."),
        ("lowerLetter", "aa."),
        ("upperLetter", "AA."),
        ("lowerRoman", "xxvii."),
        ("upperRoman", "XXVII."),
        ("decimalZero", "27."),
        ("bullet", "•"),
    ],
)
def test_each_form_is_written_as_word_writes_it(form: str, written: str) -> None:
    made = Made(level(0, form, "%1." if form != "bullet" else "\uf0b7", start=27))
    made.write("text", 0)
    assert made.texts() == [f"{written} text"]


def test_a_form_that_is_not_known_is_given_in_digits_and_said() -> None:
    made = Made(level(0, "hebrew1", "%1."))
    made.write("text", 0)
    record = read(made.data(), name="made.docx")
    assert made.texts() == ["1. text"]
    assert "word_numbers" in {warning.code for warning in record.warnings}


def test_a_style_may_do_the_counting() -> None:
    made = Made()
    style = made.document.styles["List Number"]
    properties = style.element.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = 0
    properties.get_or_add_numId().val = 90
    for text in ("one", "two"):
        made.document.add_paragraph(text, style="List Number")
    assert made.texts() == ["1. one", "2. two"]


def test_a_resolution_with_words_own_numbers_is_read_by_them() -> None:
    made = Made()
    made.write("Resolution 9930 (2024)")
    made.write("The Security Council,")
    made.write("Recalling its resolutions,")
    made.write("Calls upon States:", 0)
    made.write("to act;", 1)
    made.write("to report;", 1)
    made.write("Decides to remain seized of the matter.", 0)
    clauses = read(made.data(), name="made.docx").decisions[0].clauses
    assert [(clause.number, clause.text) for clause in clauses if clause.number] == [
        ("1", "Calls upon States: (a) to act; (b) to report;"),
        ("2", "Decides to remain seized of the matter."),
    ]
