"""While the next page of a PDF is loaded the one before it is laid out, in a thread that ends with the reading."""

from __future__ import annotations

import threading
from collections.abc import Callable
from io import BytesIO

import pytest
from pypdfium2 import raw
from reportlab.lib.pagesizes import letter
from reportlab.pdfgen.canvas import Canvas

from chapter8.errors import DamagedError, TooLargeError
from chapter8.record.reading import pdf
from chapter8.record.reading.columns import Fragment, PageText
from chapter8.record.reading.gate import admit
from chapter8.record.reading.layout import Layout
from chapter8.record.reading.pdf import read_pdf


def record(pages: int, *, first: int = 1, marked_from: int = 1) -> bytes:
    """A record of so many pages, their numbers from `first` on, with a running head from a page on."""
    stream = BytesIO()
    canvas = Canvas(stream, pagesize=letter)
    for page in range(pages):
        if page + 1 >= marked_from:
            canvas.drawString(60, 750, "S/PV.5007 (Resumption 1)")
        canvas.drawString(300, 40, str(first + page))
        for row in range(12):
            canvas.drawString(60, 690 - 12 * row, f"page {first + page} says line {row} of a single column of text")
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def _behind() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name.startswith("pdf-layout")]


def telling(name: str, told: list[str], callers: set[int] | None = None) -> Callable[..., object]:
    """A call of the library that also tells its name, and the thread that made it."""
    call: Callable[..., object] = getattr(raw, name)

    def told_call(*given: object) -> object:
        told.append(name)
        if callers is not None:
            callers.add(threading.get_ident())
        return call(*given)

    return told_call


@pytest.mark.parametrize("pages", [1, 2, 40])
def test_all_pages_are_read_in_their_order(pages: int) -> None:
    document, _ = read_pdf(admit(record(pages), name="record.pdf"))
    said = [line for line in document.lines if line.text.startswith("page ")]
    assert [(line.page, int(line.text.split()[4])) for line in said] == [
        (page, row) for page in range(1, pages + 1) for row in range(12)
    ]
    assert not _behind()


def test_what_later_pages_show_holds_for_the_first_ones() -> None:
    document, _ = read_pdf(admit(record(6, first=231), name="record.pdf"))
    heads = [line for line in document.lines if line.text.startswith("S/PV.5007")]
    assert [(line.page, line.style) for line in heads] == [(page, "furniture") for page in range(231, 237)]


def test_a_head_of_too_few_pages_is_text_in_the_end() -> None:
    document, _ = read_pdf(admit(record(12, marked_from=11), name="record.pdf"))
    heads = [line.style for line in document.lines if line.text.startswith("S/PV.5007")]
    assert heads == [None, None]


def test_a_damaged_page_amid_the_others_is_told_and_ends_the_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    load: Callable[..., object] = raw.FPDF_LoadPage
    monkeypatch.setattr(raw, "FPDF_LoadPage", lambda document, index: load(document, index) if index != 3 else None)
    with pytest.raises(DamagedError, match="page 4"):
        read_pdf(admit(record(6), name="record.pdf"))
    assert not _behind()


def test_a_page_that_is_too_long_is_told_with_its_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MAX_PAGE_CHARACTERS", 100)
    with pytest.raises(TooLargeError, match="page 1"):
        read_pdf(admit(record(3), name="record.pdf"))
    assert not _behind()


def test_a_document_that_is_too_long_is_told_before_its_last_page(monkeypatch: pytest.MonkeyPatch) -> None:
    loaded: list[str] = []
    monkeypatch.setattr(raw, "FPDF_LoadPage", telling("FPDF_LoadPage", loaded))
    monkeypatch.setattr(pdf, "MAX_CHARACTERS", 1_000)
    with pytest.raises(TooLargeError, match="more than 1,000 characters"):
        read_pdf(admit(record(9), name="record.pdf"))
    assert loaded == ["FPDF_LoadPage"] * 2
    assert not _behind()


def test_every_page_opened_is_closed_once_and_only_after_the_next_is_open(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    for call in ("FPDF_LoadPage", "FPDF_ClosePage"):
        monkeypatch.setattr(raw, call, telling(call, told))
    read_pdf(admit(record(3), name="record.pdf"))
    assert told == [f"FPDF_{call}Page" for call in ("Load", "Load", "Close", "Load", "Close", "Close")]


def test_the_library_is_called_by_one_thread_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    callers: set[int] = set()
    for call in ("FPDF_LoadPage", "FPDFText_LoadPage", "FPDFText_GetText", "FPDF_ClosePage"):
        monkeypatch.setattr(raw, call, telling(call, [], callers))
    read_pdf(admit(record(5), name="record.pdf"))
    assert callers == {threading.get_ident()}


def test_an_error_of_the_layout_is_no_page_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    take = Layout.take

    def fails(layout: Layout, page: PageText) -> None:
        if page.number == 2:
            raise ArithmeticError("a page that can't be laid out")
        take(layout, page)

    monkeypatch.setattr(Layout, "take", fails)
    with pytest.raises(ArithmeticError, match="laid out"):
        read_pdf(admit(record(4), name="record.pdf"))
    assert not _behind()


def test_a_page_that_hardly_shows_its_columns_is_read_as_the_others_are_set() -> None:
    def column(left: float, rows: int, name: str) -> list[Fragment]:
        return [
            Fragment(f"{name} {row} of words", left, 690 - 12 * row, left + 200, 700 - 12 * row) for row in range(rows)
        ]

    layout = Layout()
    last = PageText(1, 612, 792, (*column(60, 1, "left"), *column(315, 1, "right"), *column(60, 2, "left")[1:]))
    layout.take(last)
    for number in (2, 3):
        layout.take(PageText(number, 612, 792, (*column(60, 10, "left"), *column(315, 10, "right"))))
    first = [line.text for line in layout.lines() if line.page == 1]
    assert first == ["left 0 of words", "left 1 of words", "right 0 of words"]
