"""PDF with pypdfium2: characters to lines, lines to reading order, page headers and footers marked as furniture.

Rules of this gate: packed streams are measured first (pdf_streams); a PDF that asks for a password is refused; one
whose structure is broken is read where the library can rebuild it, with a warning, and refused otherwise; a scan is
read as far as its text layer goes, and called one (scans).
"""

from __future__ import annotations

import re
from collections.abc import Generator
from contextlib import closing
from dataclasses import replace
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

from chapter8.errors import DamagedError, EncryptedError, TooLargeError
from chapter8.record.nouns import Warning as ReadingWarning
from chapter8.record.reading.behind import Behind
from chapter8.record.reading.gate import MAX_CHARACTERS, Admitted
from chapter8.record.reading.layout import Layout
from chapter8.record.reading.pdf_calls import Questions
from chapter8.record.reading.pdf_streams import check_streams
from chapter8.record.reading.pdf_text import PageTooLongError, Told, ask_page
from chapter8.record.reading.scans import scan_warnings
from chapter8.record.text import PlainDocument

MAX_PAGES = 5_000
MAX_PAGE_CHARACTERS = 200_000
_STARTXREF = re.compile(rb"startxref\s+(\d{1,15})\s*%%EOF")


def read_pdf(admitted: Admitted) -> tuple[PlainDocument, tuple[ReadingWarning, ...]]:
    """Every line with its printed page number and its indentation in hundredths of the page width."""
    check_streams(admitted.data, admitted.name)
    warnings = list(_structure_warnings(admitted.data))
    layout = _layout(admitted)
    warnings.extend(scan_warnings(layout.pages))
    source = replace(admitted.source, pages=len(layout.pages))
    return PlainDocument(source, tuple(layout.lines())), tuple(warnings)


def _layout(admitted: Admitted) -> Layout:
    """The pages, each laid out in a second thread while the library, which lets go of the interpreter, loads the next.

    Only the caller's thread calls the library, which bears no second one; the other has ended when this returns.
    """
    layout = Layout()
    document = _open(admitted)
    try:
        with closing(_pages(document, admitted)) as pages, Behind(layout.take_told, "pdf-layout") as behind:
            for told in pages:
                behind.give(told)
    finally:
        document.close()
    return layout


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


def _pages(document: Any, admitted: Admitted) -> Generator[Told, None, None]:
    """What there is to know of every page.

    A page stays open until the next one is, so that the fonts they share are kept.
    """
    characters = 0
    questions = Questions()
    before = None
    try:
        for index in range(len(document)):
            place = f"{admitted.name}, page {index + 1}"
            page = raw.FPDF_LoadPage(document.raw, index)
            _close(before)
            before = page
            told = _page(page, index + 1, questions, place)
            characters += len(told.letters.text)
            if characters > MAX_CHARACTERS:
                raise TooLargeError(f"the PDF has more than {MAX_CHARACTERS:,} characters", place=admitted.name)
            yield told
    finally:
        _close(before)


def _close(page: Any) -> None:
    if page:
        raw.FPDF_ClosePage(page)


def _page(page: Any, number: int, questions: Questions, place: str) -> Told:
    if not page:
        raise DamagedError("the page is damaged", place=place, remedy="Get the file again")
    try:
        return ask_page(page, number, questions, longest=MAX_PAGE_CHARACTERS)
    except PageTooLongError as error:
        cause = f"the page has {error.count:,} characters; the limit is {MAX_PAGE_CHARACTERS:,}"
        remedy = "It is no page that people read; give another copy"
        raise TooLargeError(cause, place=place, remedy=remedy) from error
