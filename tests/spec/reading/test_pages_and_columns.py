"""A PDF is read in the order in which people read it, and every line knows its page."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pytest
from reportlab.lib.pagesizes import letter
from reportlab.pdfgen.canvas import Canvas

from chapter8.record.reading.gate import admit
from chapter8.record.reading.pdf import read_pdf
from chapter8.record.text import Line

LEFT, RIGHT, TOP = 60, 315, 690


def made(draw: Callable[[Canvas], None]) -> bytes:
    """A PDF of one drawing."""
    stream = BytesIO()
    canvas = Canvas(stream, pagesize=letter)
    draw(canvas)
    canvas.save()
    return stream.getvalue()


def lines_of(data: bytes) -> list[Line]:
    """The lines that are no furniture and not empty."""
    document, _ = read_pdf(admit(data, name="record.pdf"))
    return [line for line in document.lines if line.text and line.style != "furniture"]


def two_columns(canvas: Canvas) -> None:
    """Ten lines a column, drawn row by row, as some programs do."""
    for row in range(10):
        canvas.drawString(LEFT, TOP - 12 * row, f"left line {row} of the first column of text")
        canvas.drawString(RIGHT, TOP - 12 * row, f"right line {row} of the second column")
    canvas.showPage()


def test_the_left_column_is_read_before_the_right_one() -> None:
    texts = [line.text for line in lines_of(made(two_columns))]
    assert [text.split()[0] for text in texts] == ["left"] * 10 + ["right"] * 10


def test_a_heading_across_both_columns_divides_the_page() -> None:
    def draw(canvas: Canvas) -> None:
        for row in range(4):
            canvas.drawString(LEFT, TOP - 12 * row, f"upper left line {row} with some words")
            canvas.drawString(RIGHT, TOP - 12 * row, f"upper right line {row} with words")
        canvas.drawString(150, TOP - 72, "A heading that runs across the whole width of this page")
        for row in range(4):
            canvas.drawString(LEFT, TOP - 108 - 12 * row, f"lower left line {row} with some words")
            canvas.drawString(RIGHT, TOP - 108 - 12 * row, f"lower right line {row} with words")
        canvas.showPage()

    starts = [" ".join(line.text.split()[:2]) for line in lines_of(made(draw))]
    assert starts == ["upper left"] * 4 + ["upper right"] * 4 + ["A heading"] + ["lower left"] * 4 + ["lower right"] * 4


def test_running_heads_and_page_numbers_are_furniture_and_pages_are_those_printed() -> None:
    def draw(canvas: Canvas) -> None:
        for page in range(11, 15):
            canvas.drawString(LEFT, 750, "S/PV.5007 (Resumption 1)")
            canvas.drawString(300, 40, str(page))
            for row in range(6):
                canvas.drawString(
                    LEFT, TOP - 12 * row, f"page {page} says line {row} of a single column of running text"
                )
            canvas.showPage()

    document, _ = read_pdf(admit(made(draw), name="record.pdf"))
    furniture = {line.text for line in document.lines if line.style == "furniture"}
    assert furniture == {"S/PV.5007 (Resumption 1)", "11", "12", "13", "14"}
    assert {line.page for line in document.lines} == {11, 12, 13, 14}
    assert document.source.pages == 4


@pytest.mark.parametrize(
    ("elsewhere", "read"),
    [
        ("The decision was taken.", "This is the decision that matters"),
        ("The deci-sion was taken.", "This is the deci-sion that matters"),
        ("Nothing here helps.", "This is the decision that matters"),
    ],
)
def test_a_word_cut_at_a_line_end_is_joined_by_what_the_document_shows(elsewhere: str, read: str) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(LEFT, TOP, elsewhere)
        canvas.drawString(LEFT, TOP - 12, "This is the deci-")
        canvas.drawString(LEFT, TOP - 24, "sion that matters")
        canvas.showPage()

    texts = [line.text for line in lines_of(made(draw))]
    assert " ".join(texts[1:]) == read
