"""Resolutions as their pages print them: headings in bold between the clauses."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from chapter8.record import Record, read

FRONT = (
    ("", "S/RES/9910 (2024)"),
    ("", "Resolution 9910 (2024)"),
    ("", "Adopted by the Security Council at its 9999th meeting, on 1 March 2024"),
    ("", "The Security Council,"),
    ("", "Recalling its resolution 9909 (2024), and noting with concern that the situation remains fragile,"),
    ("", "Acting under Chapter VII of the Charter of the United Nations,"),
)


def page(lines: Sequence[tuple[str, str]]) -> Record:
    """The record of a resolution whose lines follow each other without a gap."""
    stream = BytesIO()
    canvas = Canvas(stream)
    for row, (style, line) in enumerate((*FRONT, *lines)):
        canvas.setFont("Times-Bold" if style == "bold" else "Times-Roman", 10)
        canvas.drawString(90, 760 - 12 * row, line)
    canvas.save()
    return read(stream.getvalue(), name="resolution.pdf")


def kept(record: Record, kind: str) -> list[str]:
    """The texts of one kind behind the formula."""
    start = next(index for index, item in enumerate(record.passages) if item.text == "The Security Council,")
    return [item.text for item in record.passages[start:] if item.kind == kind]


def test_a_bold_line_before_a_number_is_a_heading_though_a_comma_stands_before_it() -> None:
    record = page([("bold", "Withdrawal"), ("", "1. Decides that the Mission shall withdraw;")])
    assert kept(record, "heading") == ["Withdrawal"]
    assert kept(record, "preambular")[-1] == "Acting under Chapter VII of the Charter of the United Nations,"
    assert [clause.number for clause in record.decisions[0].clauses if clause.kind == "operative"] == ["1"]


def test_a_bold_line_that_the_sentence_goes_on_from_is_none() -> None:
    noting = ("", "Noting the work of the Mission,"), ("bold", "United Nations Mission"), ("", "in the country,")
    record = page([*noting, ("", "1. Decides to remain seized.")])
    assert kept(record, "heading") == []
