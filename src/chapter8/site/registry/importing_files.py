"""The gate of files of rows: CSV and XLSX, as tables of text, before anything is made of them.

Rules: at most MOST_BYTES; what it is its first bytes say, not its name; a spreadsheet's container passes the checks
against bombs that Word files pass (`record.reading.word`), and nothing in it is ever computed: a cell that begins with
"=" is text. At most MOST_ROWS rows, WIDEST columns, LONGEST characters in a cell. A CSV is UTF-8, its cells divided by
commas, semicolons or tabs. What stands elsewhere is never fetched.
"""

from __future__ import annotations

import csv
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from chapter8.errors import DamagedError, EmptyInputError, TooLargeError, UnsupportedError
from chapter8.record.reading.word import check_container

MOST_BYTES = 5 * 1024 * 1024
MOST_ROWS = 20_000
WIDEST = 100
LONGEST = 4_000
FORMULA = ("=", "+", "-", "@", "|")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table of text: its name ("" in a CSV), its header, and its rows with their lines (the header is line 1)."""

    name: str
    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]


def read_sheets(content: bytes, name: str) -> tuple[Sheet, ...]:
    """The tables of a file; sheets without any cell are left out.

    Raises a subclass of InputError that names the file, the cause and the remedy.
    """
    if len(content) > MOST_BYTES:
        told = _("the file is larger than %(size)s MB") % {"size": MOST_BYTES // 1024 // 1024}
        raise TooLargeError(told, place=name, remedy=_("Split it."))
    if content.startswith(b"PK\x03\x04"):
        found = tuple(_workbook(content, name))
    elif content.startswith(b"\xd0\xcf\x11\xe0"):
        cause = _("it is an old or an encrypted spreadsheet")
        raise UnsupportedError(cause, place=name, remedy=_("Save it as XLSX without a password, or as CSV."))
    else:
        found = (_table(content, name),)
    if not any(sheet.header for sheet in found):
        raise EmptyInputError(_("the file holds no table"), place=name, remedy=_("Give a header and rows."))
    return found


def _table(content: bytes, name: str) -> Sheet:
    """A CSV."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        told = _("byte %(number)s is not UTF-8") % {"number": error.start}
        raise DamagedError(told, place=name, remedy=_("Save the table as CSV in UTF-8.")) from None
    if "\0" in text:
        raise UnsupportedError(_("it is no table of text"), place=name, remedy=_("Give CSV or XLSX."))
    first = text.partition("\n")[0]
    divider = max(",;\t", key=first.count)
    reader = csv.reader(text.splitlines(keepends=True), delimiter=divider)
    try:
        return _sheet("", _numbered(reader), name)
    except csv.Error as error:
        place = f"{name}, line {reader.line_num}"
        raise DamagedError(_("the row is no row of a CSV"), place=place, remedy=str(error)) from None


def _numbered(reader: Any) -> Iterator[tuple[int, list[str]]]:
    """Rows by the line on which they end, as spreadsheets and editors count them."""
    for row in reader:
        yield reader.line_num, row


def _workbook(content: bytes, name: str) -> Iterator[Sheet]:
    """An XLSX, sheet by sheet; formulas stay text."""
    check_container(content, name, "spreadsheet")
    try:
        book = load_workbook(BytesIO(content), read_only=True, data_only=False, keep_links=False)
        for sheet in book.worksheets:
            sheet.reset_dimensions()  # what a sheet says of its own size is not to be believed
            rows = sheet.iter_rows(max_row=1_048_576, max_col=WIDEST + 1, values_only=True)
            found = _sheet(sheet.title, ((place, list(row)) for place, row in enumerate(rows, start=1)), name)
            if found.header:
                yield found
    except (
        KeyError,
        ValueError,
        TypeError,
        IndexError,
        AttributeError,
        SyntaxError,
        zipfile.BadZipFile,
        InvalidFileException,
    ) as error:
        remedy = _("Open it in a spreadsheet program, save it again, and give that file.")
        raise DamagedError(_("the spreadsheet is damaged"), place=name, remedy=remedy) from error  # fmt: skip


def _sheet(title: str, lines: Iterable[tuple[int, list[Any]]], name: str) -> Sheet:
    """Text cells with their header; empty rows are left out, and counted."""
    header: tuple[str, ...] = ()
    rows: list[tuple[int, tuple[str, ...]]] = []
    for line, values in lines:
        cells = tuple(_text(value) for value in values)
        if not any(cells):
            continue
        place = ", ".join(part for part in (name, title, f"row {line}") if part)
        if len(cells) > WIDEST and any(cells[WIDEST:]):
            raise TooLargeError(_("the row has too many cells"), place=place, remedy=_("Take empty columns away."))
        if any(len(cell) > LONGEST for cell in cells):
            told = _("a cell is longer than %(count)s characters") % {"count": LONGEST}
            raise TooLargeError(told, place=place, remedy=_("Shorten it."))
        if not header:
            header = tuple(cell.casefold() for cell in _trimmed(cells))
            continue
        rows.append((line, _trimmed(cells)))
        if len(rows) > MOST_ROWS:
            told = _("it has more than %(count)s rows") % {"count": MOST_ROWS}
            raise TooLargeError(told, place=name, remedy=_("Split it."))
    return Sheet(title, header, tuple(rows))


def _trimmed(cells: tuple[str, ...]) -> tuple[str, ...]:
    """Cells without the empty ones at the end."""
    last = max((place for place, cell in enumerate(cells) if cell), default=-1)
    return cells[: last + 1]


def _text(value: Any) -> str:
    """A cell as text: days as 2005-10-17, whole numbers without a point; without the quote that keeps a text a text."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(sep=" ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    text = " ".join(str(value).split())
    return text[1:] if text[:1] == "'" and text[1:].lstrip()[:1] in FORMULA else text
