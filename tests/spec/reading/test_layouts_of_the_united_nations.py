"""The layouts in which the United Nations prints its documents, each read in the order in which people read it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO

import pypdfium2 as pdfium
import pytest
from reportlab.lib.pagesizes import letter
from reportlab.pdfgen.canvas import Canvas

from chapter8.record.reading.gate import admit
from chapter8.record.reading.pdf import read_pdf
from chapter8.record.text import Line

WIDTH, HEIGHT = letter
LEFT, RIGHT = 55, 315
ROMAN, BOLD, ITALIC = "Times-Roman", "Times-Bold", "Times-Italic"


def made(draw: Callable[[Canvas], None], pagesize: tuple[float, float] = letter) -> bytes:
    """A PDF of what was drawn."""
    stream = BytesIO()
    canvas = Canvas(stream, pagesize=pagesize)
    draw(canvas)
    canvas.save()
    return stream.getvalue()


def turned(data: bytes, degrees: int) -> bytes:
    """The same PDF, each of its pages shown turned."""
    stream = BytesIO()
    document = pdfium.PdfDocument(data)
    for page in document:
        page.set_rotation(degrees)
    document.save(stream)
    document.close()
    return stream.getvalue()


def lines_of(data: bytes) -> list[Line]:
    """The lines that are no furniture and not empty."""
    document, _ = read_pdf(admit(data, name="document.pdf"))
    return [line for line in document.lines if line.text and line.style != "furniture"]


def texts_of(data: bytes) -> list[str]:
    """Their texts."""
    return [line.text for line in lines_of(data)]


def column(canvas: Canvas, x: float, top: float, lines: Sequence[str], *, font: str = ROMAN, size: float = 10) -> None:
    """Lines below each other."""
    for row, line in enumerate(lines):
        canvas.setFont(font, size)
        canvas.drawString(x, top - 1.2 * size * row, line)


def a_verbatim_record(canvas: Canvas) -> None:
    """Two pages in two columns; the second speech goes on over the column and over the page."""
    for page in (2, 3):
        canvas.setFont(ROMAN, 9)
        canvas.drawString(LEFT, 755, "S/PV.5999")
        canvas.drawRightString(WIDTH - 55, 755, "17 October 2008")
        canvas.drawString(LEFT if page % 2 == 0 else 520, 40, f"{page}/12")
        canvas.drawRightString(WIDTH - 55 if page % 2 == 0 else 120, 40, "08-12345")
        if page == 2:
            column(canvas, LEFT + 28, 720, ["The President:"], font=BOLD)
            column(canvas, LEFT + 98, 720, ["I thank the representative of Dovria"])
            column(canvas, LEFT, 708, ["for his statement. I now give the floor to", "the representative of Galdia."])
            column(canvas, LEFT + 28, 672, ["Mr. Odhiambo"], font=BOLD)
            column(canvas, LEFT + 92, 672, ["(Galdia): We meet on the day"])
            column(
                canvas,
                LEFT,
                660,
                ["on which the mission was to leave Dovria;", "it is still there, and we are glad of it"],
            )
            column(
                canvas,
                RIGHT,
                720,
                ["because the regional force has not come", "and the ceasefire is only weeks old, so"],
            )
        else:
            column(
                canvas,
                LEFT,
                720,
                ["that we ask the Council to keep the troops", "where they are until the end of the year,"],
            )
            column(canvas, LEFT, 696, ["and to look at the matter again in spring."])
            column(canvas, RIGHT + 28, 720, ["The meeting rose at 1 p.m."], font=ITALIC)
            column(
                canvas,
                RIGHT,
                690,
                ["This record contains the text of speeches", "delivered in English and nothing else"],
            )
            column(canvas, RIGHT, 666, ["that anybody would have to translate."])
        canvas.showPage()


def test_a_speech_goes_on_over_the_column_and_over_the_page() -> None:
    texts = texts_of(made(a_verbatim_record))
    told = " ".join(texts)
    assert "it is still there, and we are glad of it because the regional force has not come and the" in told
    assert "only weeks old, so that we ask the Council to keep the troops where they are" in told
    assert texts[0] == "The President: I thank the representative of Dovria"
    assert not any("S/PV.5999" in text or "08-12345" in text for text in texts)


def test_the_bold_name_of_a_speaker_opens_an_indented_line() -> None:
    (opening,) = [line for line in lines_of(made(a_verbatim_record)) if "Galdia): We meet" in line.text]
    assert (opening.style, opening.page) == ("bold", 2)
    assert opening.indent > 2


def test_a_resolution_in_one_column_is_read_down_the_page_and_on_the_next() -> None:
    def draw(canvas: Canvas) -> None:
        column(canvas, 110, 700, ["The Security Council,", "Recalling its resolution 1599 (2005) of 28 April 2005,"])
        for number in range(1, 5):
            sentence = "Requests the Secretary-General to report to it on the mission's withdrawal from Dovria"
            column(canvas, 110, 660 - 40 * number, [f"{number}. {sentence}", "and on what remains to be done there;"])
        canvas.showPage()
        column(canvas, 110, 700, ["5. Decides to remain seized of the matter until the mission has left."])
        canvas.showPage()

    texts = texts_of(made(draw))
    assert [text[:2] for text in texts if text[0].isdigit()] == ["1.", "2.", "3.", "4.", "5."]
    assert texts[-2] == "and on what remains to be done there;"


def test_notes_at_the_foot_of_a_column_are_read_with_that_column() -> None:
    def draw(canvas: Canvas) -> None:
        for x, name in ((LEFT, "left"), (RIGHT, "right")):
            column(canvas, x, 700, [f"the {name} column of the chapter, its line {row}" for row in range(20)])
            column(canvas, x, 200, [f"{name} note {row}, S/PV.5999, p. 4 (Galdia)." for row in range(4)], size=8)
        canvas.showPage()

    words = [text.split()[:2] for text in texts_of(made(draw))]
    assert words == [["the", "left"]] * 20 + [["left", "note"]] * 4 + [["the", "right"]] * 20 + [["right", "note"]] * 4


def test_a_letter_and_its_annex_are_read_one_after_the_other() -> None:
    def draw(canvas: Canvas) -> None:
        column(canvas, 110, 700, ["Letter dated 3 May 2006 from the Permanent Representative of Galdia"], font=BOLD)
        column(
            canvas,
            110,
            670,
            ["I have the honour to transmit a letter from the President of my country", "(see annex)."],
        )
        column(canvas, 330, 600, ["(Signed) A. Odhiambo", "Ambassador"])
        canvas.showPage()
        column(canvas, 110, 700, ["Annex"], font=BOLD)
        column(canvas, 110, 670, ["Excellency, the mission should leave Dovria before the rains begin."])
        canvas.showPage()

    texts = texts_of(made(draw))
    assert [text.split()[0] for text in texts] == [
        "Letter",
        "I",
        "(see",
        "(Signed)",
        "Ambassador",
        "Annex",
        "Excellency,",
    ]


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_page_that_is_shown_turned_is_read_the_way_its_text_runs(degrees: int) -> None:
    upright = made(a_verbatim_record)
    assert texts_of(turned(upright, degrees)) == texts_of(upright)


@pytest.mark.parametrize(("angle", "x", "y"), [(90, WIDTH, 0), (270, 0, HEIGHT), (180, WIDTH, HEIGHT)])
def test_text_set_sideways_is_read_as_if_the_page_were_turned(angle: int, x: float, y: float) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.translate(x, y)
        canvas.rotate(angle)
        for name, at in (("left", 55), ("right", 330)):
            column(canvas, at, 520, [f"the {name} column of the table, line {row}" for row in range(8)])
        canvas.showPage()

    assert [text.split()[1] for text in texts_of(made(draw))] == ["left"] * 8 + ["right"] * 8


def test_a_page_whose_corner_is_not_at_zero_is_read_alike() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setPageSize((2 * WIDTH, HEIGHT))
        canvas.setCropBox((WIDTH, 0, 2 * WIDTH, HEIGHT))
        canvas.translate(WIDTH, 0)
        for x, name in ((LEFT, "left"), (RIGHT, "right")):
            column(canvas, x, 700, [f"the {name} column of the page, line {row}" for row in range(8)])
        canvas.showPage()

    assert [text.split()[1] for text in texts_of(made(draw))] == ["left"] * 8 + ["right"] * 8


def test_an_index_of_a_note_stays_at_its_word() -> None:
    def draw(canvas: Canvas) -> None:
        text = canvas.beginText(110, 700)
        for part, size, rise in (("on 28 March 2007,", 10, 0), ("108", 6, 4), (" the Council met again.", 10, 0)):
            text.setFont(ROMAN, size)
            text.setRise(rise)
            text.textOut(part)
        canvas.drawText(text)
        column(canvas, 110, 660, ["Another line of the chapter, for the page to have more than one."])
        canvas.showPage()

    assert texts_of(made(draw))[0].replace(" ", "") == "on28March2007,108theCouncilmetagain."


def with_letters(drawing: bytes, letters: str) -> bytes:
    """A PDF of one page whose font says that the codes from "A" on stand for these letters."""
    mapping = b"".join(b"<%02X> <%04X>\n" % (65 + at, ord(sign)) for at, sign in enumerate(letters))
    to_unicode = (
        b"/CIDInit /ProcSet findresource begin begincmap /CMapName /X def /CMapType 2 def\n1 begincodespacerange\n"
        b"<00> <FF>\nendcodespacerange\n%d beginbfchar\n%sendbfchar\nendcmap end" % (len(letters), mapping)
    )
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding/ToUnicode 6 0 R>>"
    page = b"/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        b"<</Type/Page/Parent 2 0 R%s>>" % page,
        b"<</Length %d>>stream\n%s\nendstream" % (len(drawing), drawing),
        font,
        b"<</Length %d>>stream\n%s\nendstream" % (len(to_unicode), to_unicode),
    ]
    body = b"%PDF-1.4\n"
    for number, content in enumerate(objects, start=1):
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    return body + b"trailer<</Size 7/Root 1 0 R>>\nstartxref\n0\n%%EOF\n"


def test_arabic_in_two_columns_is_read_from_the_right_column_on() -> None:
    # as on the page, from left to right: the letters stand in reverse, C B A for the word that begins with A
    words = {"right": b"DCBA CBAD", "left": b"EDCB FEDC"}
    drawing = b"BT /F 12 Tf 1 0 0 1 0 0 Tm ET\n"
    for side, x in (("left", 60), ("right", 340)):
        for row in range(6):
            drawing += b"BT /F 12 Tf 1 0 0 1 %d %d Tm (%s %s) Tj ET\n" % (x, 700 - 16 * row, words[side], words[side])
    texts = texts_of(with_letters(drawing, "ابجدهو"))
    assert texts == ["دابج ابجد دابج ابجد"] * 6 + ["جدهو بجده جدهو بجده"] * 6


def test_ligatures_are_read_as_their_letters() -> None:
    drawing = b"BT /F 12 Tf 72 700 Td (CBDAD) Tj ET"
    assert texts_of(with_letters(drawing, "\ufb01\ufb03ec")) == ["efficfic"]
