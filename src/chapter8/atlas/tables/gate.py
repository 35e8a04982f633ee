"""The gate of the atlas: rows of CSV files, cell by cell.

What a table must hold stands beside its reader, what a cell must be in the methods here. Whatever passes is trusted
everywhere else; whatever doesn't is named by file, row and column.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

from chapter8.atlas.nouns import Provenance
from chapter8.errors import DamagedError, TableError


class Location(Protocol):
    """A folder that holds tables: a path, or a resource of the package."""

    def joinpath(self, name: str, /) -> Location:
        """The entry of that name."""
        ...

    def is_file(self) -> bool:
        """Whether it is a file."""
        ...

    def read_bytes(self) -> bytes:
        """Its content."""
        ...


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table, with its place for errors (the header is row 1)."""

    file: str
    line: int
    cells: Mapping[str, str]

    def wrong(self, column: str, cause: str, remedy: str) -> TableError:
        """The error for a cell of this row."""
        error = TableError(cause, place=f"{self.file}, row {self.line}, column {column}", remedy=remedy)
        error.cell = (self.line, column)
        return error

    def text(self, column: str) -> str:
        """A cell that must hold something."""
        value = self.cells.get(column, "")
        if not value:
            raise self.wrong(column, "the cell is empty", "Give it a value")
        return value

    def optional(self, column: str) -> str | None:
        """A cell that may be empty or absent."""
        return self.cells.get(column) or None

    def several(self, column: str) -> tuple[str, ...]:
        """The parts of a cell that semicolons divide."""
        return tuple(part.strip() for part in self.cells.get(column, "").split(";") if part.strip())

    def choice(self, column: str, allowed: tuple[str, ...], default: str | None = None) -> str:
        """A cell with one of a few words."""
        value = self.cells.get(column) or default or ""
        if value not in allowed:
            raise self.wrong(column, f"{value!r} is not one of {', '.join(allowed)}", "Use one of these words")
        return value

    def choices(self, column: str, allowed: tuple[str, ...]) -> tuple[str, ...]:
        """A cell with any number of a few words."""
        values = self.several(column)
        for value in values:
            if value not in allowed:
                raise self.wrong(column, f"{value!r} is not one of {', '.join(allowed)}", "Use these words")
        return values

    def day(self, column: str) -> date | None:
        """A cell with a date in the form 2005-10-17, or nothing."""
        value = self.cells.get(column, "")
        if not value:
            return None
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise self.wrong(column, f"{value!r} is not a date", "Write it as 2005-10-17") from None

    def first_day(self, column: str = "valid_from") -> date:
        """A cell that must hold a date."""
        found = self.day(column)
        if found is None:
            raise self.wrong(column, "the cell is empty", "Give the first day")
        return found

    def number(self, column: str) -> int | None:
        """A cell with a whole number that is not below zero, or nothing."""
        value = self.cells.get(column, "")
        if not value:
            return None
        if not (value.isascii() and value.isdigit()):
            raise self.wrong(column, f"{value!r} is no whole number", "Write digits alone")
        return int(value)

    def period(self, *, start: str = "valid_from", end: str = "valid_to") -> tuple[date | None, date | None]:
        """Two dates in their order."""
        first, last = self.day(start), self.day(end)
        if first and last and first > last:
            raise self.wrong(end, f"{last} is before {first}", f"Let {end} be {start} or later")
        return first, last

    def flag(self, column: str) -> bool:
        """A cell that says true or false; an absent one says false."""
        return self.choice(column, ("true", "false"), default="false") == "true"

    def provenance(self) -> Provenance:
        """Where the row comes from: no row without a source."""
        return Provenance(self.text("source"), self.flag("verified"), self.cells.get("check", ""))


def rows(folder: Location, file: str, columns: tuple[str, ...]) -> Iterator[Row]:
    """The rows of a table that must have these columns, or none if the folder has no such table."""
    path = folder.joinpath(file)
    if not path.is_file():
        return
    try:
        lines = path.read_bytes().decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise DamagedError(
            f"byte {error.start} is not UTF-8", place=_place(folder, file), remedy="Save the table as UTF-8"
        ) from None
    reader = csv.reader(lines)
    header = next(reader, [])
    place = _place(folder, file)
    for column in (*columns, "source", "verified"):
        if column not in header:
            raise TableError(f"column {column} is missing", place=f"{place}, row 1", remedy="Add the column")
    for cells in reader:
        if not any(cells):
            continue
        if len(cells) != len(header):
            raise TableError(
                f"{len(cells)} cells under {len(header)} columns",
                place=f"{place}, row {reader.line_num}",
                remedy="Put cells that hold a comma in quotation marks",
            )
        yield Row(place, reader.line_num, dict(zip(header, map(str.strip, cells), strict=True)))


def _place(folder: Location, file: str) -> str:
    return str(folder / file) if isinstance(folder, Path) else file


def require(row: Row, column: str, code: str, known: Callable[[str], bool]) -> None:
    """Stop at a code that no table of the atlas knows."""
    if not known(code):
        raise row.wrong(column, f"{code!r} is not in the atlas", "Add it to its table, or correct the code")
