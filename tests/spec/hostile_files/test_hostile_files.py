"""Files that are broken or built to do harm are refused with file, place, cause and remedy, or repaired aloud."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import docx
import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from chapter8.errors import (
    DamagedError,
    EmptyInputError,
    EncryptedError,
    HostileError,
    InputError,
    TooLargeError,
    UnsupportedError,
)
from chapter8.record import read
from chapter8.record.reading import gate

BOMB = b"""<?xml version="1.0"?>
<!DOCTYPE lolz [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>
<akomaNtoso>&c;</akomaNtoso>"""
THIEF = b"""<!DOCTYPE x [<!ENTITY secret SYSTEM "file:///etc/passwd">]><akomaNtoso>&secret;</akomaNtoso>"""


def a_pdf(text: str = "The Security Council decides to remain seized of the matter.", **options: object) -> bytes:
    """A PDF of one page."""
    stream = BytesIO()
    canvas = Canvas(stream, **options)
    for row in range(5):
        canvas.drawString(72, 700 - 14 * row, text)
    canvas.save()
    return stream.getvalue()


def a_word_file(text: str = "1. The report was considered.") -> bytes:
    """A Word file of one paragraph."""
    stream = BytesIO()
    document = docx.Document()
    document.add_paragraph(text)
    document.save(stream)
    return stream.getvalue()


def with_part(word: bytes, name: str, content: bytes) -> bytes:
    """The same Word file with one part more, or another."""
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(word)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            if item.filename != name:
                new.writestr(item, old.read(item))
        new.writestr(name, content)
    return stream.getvalue()


@pytest.mark.parametrize("data", [BOMB, THIEF, BOMB.decode().encode("utf-16")])
def test_xml_that_declares_entities_is_hostile(data: bytes) -> None:
    with pytest.raises(HostileError):
        read(data, name="S_RES_1.xml")


def test_an_entity_bomb_is_named_with_its_line() -> None:
    with pytest.raises(HostileError, match=r"S_RES_1\.xml, line 2: the XML declares its own document type"):
        read(BOMB, name="S_RES_1.xml")


def test_xml_that_is_no_akoma_ntoso_is_refused_by_its_root() -> None:
    with pytest.raises(UnsupportedError, match="its root element is <rss>"):
        read(b"<?xml version='1.0'?><rss/>", name="feed.xml")


def test_an_encrypted_pdf_asks_for_a_copy_without_a_password() -> None:
    locked = a_pdf(encrypt=StandardEncryption("secret"))
    with pytest.raises(EncryptedError, match=r"letter\.pdf: the PDF asks for a password"):
        read(locked, name="letter.pdf")


def test_a_pdf_cut_short_is_repaired_with_a_warning_or_refused_as_damaged() -> None:
    whole = a_pdf()
    for share in (0.1, 0.3, 0.6, 0.9, 0.97):
        try:
            record = read(whole[: int(len(whole) * share)], name="cut.pdf")
        except (DamagedError, UnsupportedError):
            continue
        assert "pdf_repaired" in {warning.code for warning in record.warnings}


def test_a_pdf_with_a_broken_cross_reference_table_is_rebuilt_and_says_so() -> None:
    whole = a_pdf()
    at = whole.rindex(b"startxref")
    record = read(whole[:at] + b"startxref\n7\n%%EOF\n", name="broken.pdf")
    assert "pdf_repaired" in {warning.code for warning in record.warnings}
    assert "remain seized of the matter" in " ".join(passage.text for passage in record.passages)


def test_a_zip_bomb_in_a_word_file_is_hostile() -> None:
    bomb = with_part(a_word_file(), "word/media/image1.xml", b" " * 50_000_000)
    assert len(bomb) < 200_000
    with pytest.raises(
        HostileError, match=r"note\.docx, part word/media/image1\.xml: it unpacks to more than 100 times"
    ):
        read(bomb, name="note.docx")


def test_a_word_file_with_an_external_entity_is_hostile() -> None:
    evil = with_part(a_word_file(), "word/footnotes.xml", THIEF)
    with pytest.raises(HostileError, match=r"part word/footnotes\.xml"):
        read(evil, name="note.docx")


def test_an_entity_hidden_behind_a_megabyte_of_comment_is_still_found() -> None:
    comment = "".join(f"<!-- {number} -->" for number in range(90_000)).encode()
    evil = with_part(a_word_file(), "word/footnotes.xml", comment + THIEF)
    with pytest.raises(HostileError):
        read(evil, name="note.docx")


def test_entities_are_found_in_a_part_of_any_name() -> None:
    evil = with_part(a_word_file(), "word/media/picture.png", b"\n" + THIEF)
    with pytest.raises(HostileError, match=r"part word/media/picture\.png"):
        read(evil, name="note.docx")


def test_a_word_file_that_points_elsewhere_is_read_and_says_that_nothing_was_fetched() -> None:
    link = (
        b'<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"'
        b' Target="http://192.0.2.1/evil.dotm" TargetMode="External"/></Relationships>'
    )
    record = read(with_part(a_word_file(), "word/_rels/settings.xml.rels", link), name="note.docx")
    (warning,) = [one for one in record.warnings if one.code == "external_parts"]
    assert "attachedTemplate" in warning.message


def test_a_zip_within_a_word_file_is_not_opened() -> None:
    inner = BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb", b" " * 5_000_000)
    record = read(with_part(a_word_file(), "word/embeddings/inner.zip", inner.getvalue()), name="note.docx")
    assert [passage.text for passage in record.passages]


def test_a_damaged_word_file_is_damaged() -> None:
    with pytest.raises(InputError):
        read(a_word_file()[:2000], name="note.docx")
    hollow = with_part(a_word_file(), "word/document.xml", b"<w:document")
    with pytest.raises(DamagedError, match=r"note\.docx: the Word file is damaged"):
        read(hollow, name="note.docx")


def test_a_workbook_is_refused_by_its_name() -> None:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    with pytest.raises(UnsupportedError, match="an Excel workbook"):
        read(stream.getvalue(), name="units.docx")


def test_a_text_over_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("chapter8.record.reading.plain_text.MAX_CHARACTERS", 1_000)
    with pytest.raises(TooLargeError, match=r"long\.txt: the text has 1,100 characters; the limit is 1,000"):
        read(b"a" * 1_100, name="long.txt")


def test_a_page_of_nothing_but_scripts_is_refused() -> None:
    with pytest.raises(UnsupportedError, match="holds no text"):
        read(b"<html><body><script>document.write('x')</script></body></html>", name="page.html")


def test_html_nested_without_end_does_not_exhaust_the_stack() -> None:
    deep = b"<html><body>" + b"<div>" * 20_000 + b"the Security Council met" + b"</div>" * 20_000
    try:
        record = read(deep, name="deep.html")
    except InputError:
        return  # the parser's own limit on depth is an answer as well
    assert record.passages


@pytest.mark.parametrize(
    "text",
    [
        "1. " * 60_000,
        "(" * 150_000,
        "Mr. " + "A " * 90_000,
        "and requests the " * 15_000,
        "The Security Council,\n" + "1. Decides " + "to report, and " * 20_000,
        "Recalling " + ", " * 120_000,
        "\n".join("1. Requests the Secretary-General" for _ in range(8_000)),
        "S/RES/" * 40_000,
        "In favour: " + "Poland, " * 30_000 + "The meeting was called to order at 10 a.m. 5007th meeting",
        '"' * 100_000,
    ],
)
def test_text_made_to_stall_a_reader_is_read(text: str) -> None:
    # no timed assertion: a rule that is not linear would run for hours here, and the suite's own limit ends it
    assert read(text.encode(), name="odd.txt").passages


def test_every_refusal_names_file_cause_and_remedy(tmp_path: Path) -> None:
    for name, data, expected in [
        ("empty.txt", b"", EmptyInputError),
        ("image.pdf", b"\x89PNG\r\n\x1a\n" + bytes(50), UnsupportedError),
        ("cut.docx", b"PK\x03\x04" + bytes(100), DamagedError),
    ]:
        file = tmp_path / name
        file.write_bytes(data)
        with pytest.raises(expected) as refusal:
            read(file)
        assert refusal.value.place.startswith(name)
        assert refusal.value.cause
        assert refusal.value.remedy
    assert gate.MAX_BYTES <= 200 * 1024 * 1024
