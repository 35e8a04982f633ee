"""Scans are read as far as they go and called scans; what a PDF's streams unpack to is held against limits."""

from __future__ import annotations

import zlib
from base64 import a85encode
from io import BytesIO

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from chapter8.errors import HostileError
from chapter8.record import Record, read
from chapter8.record.reading import pdf_streams
from chapter8.record.reading.legibility import legibility

SENTENCE = "The Security Council decides to remain seized of the matter until the mission has left."
MISREAD = "Tbe 5ecur1ty C0unc!l dec~des t0 rema|n se1zed 0f tbe matt3r unt!l tbe m1ssi0n bas 1eft."


def a_scan(*layers: str | None) -> Record:
    """A PDF of one image a page, with an invisible text layer where one is given."""
    stream = BytesIO()
    canvas = Canvas(stream)
    for layer in layers:
        canvas.drawImage(ImageReader(Image.new("L", (60, 80), 255)), 0, 0, 595, 842)
        text = canvas.beginText(72, 700)
        text.setTextRenderMode(3)
        for _ in range(8 if layer else 0):
            text.textLine(layer)
        canvas.drawText(text)
        canvas.showPage()
    canvas.save()
    return read(stream.getvalue(), name="scan.pdf")


def warned(record: Record) -> dict[str, str]:
    """What the reading warns of, by code."""
    return {warning.code: warning.message for warning in record.warnings}


def test_a_scan_without_a_text_layer_is_no_silent_empty_record() -> None:
    record = a_scan(None, None, None)
    assert not record.passages
    assert warned(record)["scanned"].startswith("Pages 1-3: a scan without a text layer")
    assert "OCR" in warned(record)["scanned"]


def test_a_scan_with_a_text_layer_is_read_and_called_a_scan() -> None:
    record = a_scan(SENTENCE, None, SENTENCE)
    assert SENTENCE in record.passages[0].text
    messages = [warning.message for warning in record.warnings if warning.code == "scanned"]
    assert [message.split(":")[0] for message in messages] == ["Pages 1, 3", "Page 2"]
    assert "poor_text_layer" not in warned(record)


def test_a_text_layer_that_is_hardly_words_is_called_poor() -> None:
    assert warned(a_scan(SENTENCE, MISREAD))["poor_text_layer"].startswith("Page 2: ")


def test_a_blank_page_is_no_scan() -> None:
    stream = BytesIO()
    canvas = Canvas(stream)
    canvas.drawString(72, 700, SENTENCE)
    canvas.showPage()
    canvas.showPage()
    canvas.save()
    record = read(stream.getvalue(), name="letter.pdf")
    assert warned(record)["page_without_text"].startswith("Page 2: no text")
    assert "scanned" not in warned(record)


@pytest.mark.parametrize(
    "text",
    [
        "Le Conseil de sécurité décide de rester activement saisi de la question et n’y reviendra qu’au besoin",
        "Совет Безопасности постановляет продолжать активно заниматься этим вопросом",
        "يقرر مجلس الأمن أن يبقي المسألة قيد نظره الفعلي، وأن يعود إليها",
        "安全理事会决定继续积极处理此案。秘书长应在2020年6月30日前提出报告。",
    ],
)
def test_text_in_any_language_is_legible(text: str) -> None:
    assert not legibility([text] * 40).poor


def test_signs_without_a_meaning_make_a_text_poor() -> None:
    assert legibility(["\ufffd\ufffd\ufffd the \ufffd\ufffd\ufffd\ufffd"] * 5).poor


def a_pdf(stream: bytes, entries: bytes, *more: bytes) -> bytes:
    """A PDF of one page whose drawing is this stream."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<<>>>>",
        b"<<%s>>stream\n%s\nendstream" % (entries, stream),
        *more,
    ]
    body = b"%PDF-1.4\n"
    for number, content in enumerate(objects, start=1):
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    return body + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n0\n%%%%EOF\n" % (len(objects) + 1)


BOMB = zlib.compress(b" " * (80 * 1024 * 1024), 9)
TWICE = zlib.compress(zlib.compress(b" " * 1_000_000, 9), 9)


@pytest.mark.parametrize(
    ("stream", "entries", "said"),
    [
        (BOMB, b"/Length 10/Filter/FlateDecode", "64 MB"),  # a length that is not true
        (BOMB, b"/Filter/FlateDecode/Length 5 0 R", "64 MB"),  # one that stands elsewhere
        (BOMB, b"/Filter/Flate#44ecode/Length %d" % len(BOMB), "64 MB"),  # a filter under an escaped name
        (BOMB, b"/Filter 5 0 R/Length %d" % len(BOMB), "64 MB"),  # a filter that stands elsewhere
        (b"<" + BOMB.hex().encode() + b">", b"/Filter[/ASCIIHexDecode/FlateDecode]/Length 9", "64 MB"),
        (a85encode(BOMB) + b"~>", b"/Filter[/ASCII85Decode/FlateDecode]/Length 9", "64 MB"),
        (bytes([129, 32]) * 600_000, b"/Filter/RunLengthDecode/Length 1200000", "64 MB"),
        (TWICE, b"/Filter 5 0 R/Length %d" % len(TWICE), "packed twice over"),
        (BOMB, b"/Subtype/Image/Width 10/Height 10/Filter/FlateDecode/Length 9", "an image unpacks to more than"),
    ],
)
def test_a_bomb_is_found_whatever_its_dictionary_says(stream: bytes, entries: bytes, said: str) -> None:
    with pytest.raises(HostileError, match=rf"bomb\.pdf, byte \d+: .*{said}"):
        read(a_pdf(stream, entries, b"[/FlateDecode/FlateDecode]"), name="bomb.pdf")


def lzw(data: bytes) -> bytes:
    """The plainest packing by codes: after Welch, codes of 9 to 12 bits, early change."""
    table, word = {bytes([byte]): byte for byte in range(256)}, b""
    following, width, bits = 258, 9, ["100000000"]
    for byte in data:
        if (longer := word + bytes([byte])) in table:
            word = longer
            continue
        bits.append(f"{table[word]:0{width}b}")
        table[longer], following, word = following, following + 1, bytes([byte])
        width = min(12, following.bit_length())
        if following == 4094:
            bits.append(f"{256:0{width}b}")
            table, following, width = {bytes([one]): one for one in range(256)}, 258, 9
    bits += [f"{table[word]:0{width}b}"] if word else []
    bits.append(f"{257:0{width}b}")
    joined = "".join(bits)
    return int(joined.ljust(-len(joined) // 8 * -8, "0"), 2).to_bytes(-(-len(joined) // 8), "big")


def test_codes_after_welch_are_measured_too(monkeypatch: pytest.MonkeyPatch) -> None:
    packed = lzw(b" " * 400_000)
    monkeypatch.setattr(pdf_streams, "MAX_STREAM", 400_000)
    pdf_streams.check_streams(a_pdf(packed, b"/Filter/LZWDecode/Length %d" % len(packed)), "old.pdf")
    monkeypatch.setattr(pdf_streams, "MAX_STREAM", 399_999)
    with pytest.raises(HostileError, match=r"old\.pdf, byte \d+"):
        pdf_streams.check_streams(a_pdf(packed, b"/Filter/LZWDecode/Length %d" % len(packed)), "old.pdf")


def test_an_image_may_unpack_to_as_much_as_it_shows() -> None:
    pixels = zlib.compress(bytes(9000 * 9000), 9)
    image = b"/Subtype/Image/Width 9000/Height 9000/BitsPerComponent 8/Filter/FlateDecode/Length %d" % len(pixels)
    pdf_streams.check_streams(a_pdf(pixels, image), "map.pdf")
