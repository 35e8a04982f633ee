"""PDF with pypdfium2: characters to lines, lines to reading order, page headers and footers marked as furniture.

Rules of this gate: packed streams are measured first (pdf_streams); a PDF that asks for a password is refused; one
whose structure is broken is read where the library can rebuild it, with a warning, and refused otherwise; pages
without text are a scan, refused by that name.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

from chapter8.errors import DamagedError, EncryptedError, TooLargeError, UnsupportedError
from chapter8.record.nouns import Warning as ReadingWarning
from chapter8.record.reading.columns import Fragment, PageText, order_page
from chapter8.record.reading.furniture import mark_furniture, printed_pages
from chapter8.record.reading.gate import MAX_CHARACTERS, Admitted
from chapter8.record.reading.hyphens import rejoin_hyphens
from chapter8.record.reading.pdf_streams import check_streams
from chapter8.record.text import Line, PlainDocument

MAX_PAGES = 5_000
MAX_PAGE_CHARACTERS = 200_000
_SCAN_CHARACTERS_PER_PAGE = 20
_GAP = 9.0
"""White space in points that no word space of running text reaches: beyond it another column or cell begins."""
_ONE_COLUMN = 0.41
"""The share of the page's width that a line of one of two columns fills at most (with margins and gutter)."""
_SOFT_HYPHENS = "\x02\ufffe"
"""What the library writes for a hyphen at a line's end (by version); the line ends there although it says nothing."""
_LINE_END = re.compile(r"[\x02\ufffe][\r\n]*|[\r\n]+|$")
_STARTXREF = re.compile(rb"startxref\s+(\d{1,15})\s*%%EOF")


def read_pdf(admitted: Admitted) -> tuple[PlainDocument, tuple[ReadingWarning, ...]]:
    """Every line with its printed page number and its indentation in hundredths of the page width."""
    check_streams(admitted.data, admitted.name)
    warnings = list(_structure_warnings(admitted.data))
    document = _open(admitted)
    try:
        pages = _pages(document, admitted)
    finally:
        document.close()
    empty = [page.number for page in pages if sum(len(fragment.text) for fragment in page.fragments) < 3]
    characters = sum(len(fragment.text) for page in pages for fragment in page.fragments)
    if characters < _SCAN_CHARACTERS_PER_PAGE * len(pages):
        raise UnsupportedError(
            "a scanned PDF with no text layer",
            place=f"{admitted.name}, {len(pages)} page{'s' if len(pages) > 1 else ''}",
            remedy="Add a text layer with OCR first",
        )
    if empty:
        listed = ", ".join(str(number) for number in empty[:10])
        warnings.append(ReadingWarning("page_without_text", f"No text on page {listed}: an image, or left blank"))
    lines = _lines(pages)
    source = replace(admitted.source, pages=len(pages))
    return PlainDocument(source, tuple(lines)), tuple(warnings)


def _lines(pages: list[PageText]) -> list[Line]:
    marked = mark_furniture(pages)
    printed = printed_pages(marked)
    lines: list[Line] = []
    for page, number in zip(marked, printed, strict=True):
        lines.extend(replace(line, page=number) for line in order_page(page))
    return rejoin_hyphens(lines)


def _structure_warnings(data: bytes) -> list[ReadingWarning]:
    """What is broken in the frame of the file, whether or not the library can rebuild it."""
    tail = data[-2048:]
    found = next(iter(reversed(list(_STARTXREF.finditer(tail)))), None)
    if found is None:
        return [ReadingWarning("pdf_repaired", "The PDF has no proper end (cut short?): it was rebuilt, text may lack")]
    offset = int(found.group(1))
    target = data[offset : offset + 32].lstrip()
    if target.startswith(b"xref") or re.match(rb"\d+\s+\d+\s+obj", target):
        return []
    if b"%PDF-" in data[1:1024]:
        return []  # offsets count from the header where something stands before it
    message = "The PDF's cross-reference table is broken: it was rebuilt, text may lack"
    return [ReadingWarning("pdf_repaired", message)]


def _open(admitted: Admitted) -> Any:
    try:
        document = pdfium.PdfDocument(admitted.data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            remedy = "Save it without a password and give it again"
            raise EncryptedError("the PDF asks for a password", place=admitted.name, remedy=remedy) from error
        remedy = "Get the file again from its source; it is cut short or its structure is broken"
        raise DamagedError("the PDF can't be opened", place=admitted.name, remedy=remedy) from error
    if not 0 < len(document) <= MAX_PAGES:
        count = len(document)
        document.close()
        if count == 0:
            raise DamagedError("the PDF has no pages", place=admitted.name, remedy="Get the file again")
        raise TooLargeError(f"the PDF has {count:,} pages; the limit is {MAX_PAGES:,}", place=admitted.name)
    return document


def _pages(document: Any, admitted: Admitted) -> list[PageText]:
    pages: list[PageText] = []
    characters = 0
    for index in range(len(document)):
        place = f"{admitted.name}, page {index + 1}"
        try:
            page = _page(document, index, place)
        except pdfium.PdfiumError as error:
            raise DamagedError("the page is damaged", place=place, remedy="Get the file again") from error
        characters += sum(len(fragment.text) for fragment in page.fragments)
        if characters > MAX_CHARACTERS:
            raise TooLargeError(f"the PDF has more than {MAX_CHARACTERS:,} characters", place=admitted.name)
        pages.append(page)
    return pages


def _page(document: Any, index: int, place: str) -> PageText:
    page = document[index]
    try:
        width, height = page.get_size()
        text_page = page.get_textpage()
        try:
            count = text_page.count_chars()
            if count > MAX_PAGE_CHARACTERS:
                cause = f"the page has {count:,} characters; the limit is {MAX_PAGE_CHARACTERS:,}"
                raise TooLargeError(cause, place=place, remedy="It is no page that people read; give another copy")
            fragments = _fragments(text_page, count, width) if count > 0 else []
        finally:
            text_page.close()
    finally:
        page.close()
    return PageText(index + 1, width, height, tuple(fragments))


def _fragments(text_page: Any, count: int, width: float) -> list[Fragment]:
    """Runs of characters without a gap wider than `_GAP`, with their boxes in points from the lower left corner."""
    text = text_page.get_text_range(0, count)
    if len(text) != count:  # characters beyond the basic plane: fetch one by one, so that indexes hold
        text = "".join(chr(raw.FPDFText_GetUnicode(text_page.raw, index) or 32) for index in range(count))
    fragments: list[Fragment] = []
    start = 0
    for found in _LINE_END.finditer(text):
        end = found.start() + (found.group()[:1] in _SOFT_HYPHENS and found.group() != "")
        fragments.extend(_split(text_page, text, (start, end), width))
        start = found.end()
    return fragments


def _split(text_page: Any, text: str, span: tuple[int, int], width: float) -> list[Fragment]:
    """One of the library's lines, split where columns or cells are apart.

    A line no wider than one of two columns lies in one: its gaps need no asking.
    """
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start == end:
        return []
    whole = _fragment(text_page, text, start, end)
    if whole.right - whole.left < _ONE_COLUMN * width:
        return [whole]
    pieces: list[Fragment] = []
    first = start
    for index in range(start + 1, end - 1):
        if text[index] == " " and text[index + 1] != " ":
            before = index
            while text[before] == " ":
                before -= 1
            left, right = text_page.get_charbox(before), text_page.get_charbox(index + 1)
            if right[0] - left[2] > _GAP or right[0] < left[0]:
                pieces.append(_fragment(text_page, text, first, before + 1))
                first = index + 1
    pieces.append(whole if first == start else _fragment(text_page, text, first, end))
    return pieces


def _fragment(text_page: Any, text: str, first: int, end: int) -> Fragment:
    left = text_page.get_charbox(first, loose=True)
    right = text_page.get_charbox(end - 1, loose=True)
    return Fragment(
        text=_whole_characters(text[first:end]),
        left=left[0],
        bottom=min(left[1], right[1]),
        right=max(left[2], right[2]),
        top=max(left[3], right[3]),
        style=_font_style(text_page, first),
    )


def _whole_characters(text: str) -> str:
    """Pairs of halves joined to one character each; a half alone, and a zero, become the mark of the unreadable."""
    if text.isascii() and "\x00" not in text:
        return text
    joined = text.encode("utf-16-le", errors="surrogatepass").decode("utf-16-le", errors="replace")
    return joined.replace("\x00", "\ufffd")


def _font_style(text_page: Any, index: int) -> str | None:
    """Bold, italic or None, from the name of the font at this character."""
    buffer = raw.ctypes.create_string_buffer(128)
    flags = raw.ctypes.c_int()
    raw.FPDFText_GetFontInfo(text_page.raw, index, buffer, 128, raw.ctypes.byref(flags))
    name = buffer.value.lower()
    if b"bold" in name:
        return "bold"
    return "italic" if b"italic" in name or b"oblique" in name else None
