"""The gate of the atlas: CSV files in, checked nouns out.

What a table must hold stands in COLUMNS, what a cell must be in the functions below it. Whatever passes is trusted
everywhere else; whatever doesn't is named by file, row and column.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

from chapter8.atlas.nouns import (
    DatedName,
    Instrument,
    Membership,
    MembershipStatus,
    Organization,
    Provenance,
    State,
)
from chapter8.errors import DamagedError, TableError

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "states.csv": ("code", "name", "status", "region", "subregion", "source", "verified"),
    "state_names.csv": ("code", "name", "kind", "valid_from", "valid_to", "source", "verified"),
    "organizations.csv": ("code", "name", "aliases", "charter_basis", "functions", "source", "verified"),
    "memberships.csv": ("organization", "state", "status", "valid_from", "valid_to", "source", "verified"),
    "instruments.csv": ("organization", "title", "article", "power", "valid_from", "summary", "source", "verified"),
}
STATE_STATUS = ("member", "observer", "former", "other")
NAME_KINDS = ("name", "alias", "label", "shield")
CHARTER_BASIS = ("chapter_viii", "other", "undeclared")
FUNCTIONS = ("prevention", "peacemaking", "peacekeeping", "enforcement", "peacebuilding")
POWERS = (
    "information",
    "peaceful_settlement",
    "consent_operation",
    "intervention",
    "invitation",
    "collective_defence",
    "enforcement",
    "responsibility",
    "primacy",
)
PRECISIONS = ("day", "month", "year")


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
    number: int
    cells: Mapping[str, str]

    def wrong(self, column: str, cause: str, remedy: str) -> TableError:
        """The error for a cell of this row."""
        return TableError(cause, place=f"{self.file}, row {self.number}, column {column}", remedy=remedy)

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


def rows(folder: Location, file: str) -> Iterator[Row]:
    """The rows of a table, or none if the folder has no such table."""
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
    for column in COLUMNS[file]:
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


def read_states(folder: Location) -> list[tuple[Row, State]]:
    """The table of states, as yet without their other names."""
    return [(row, _state(row)) for row in rows(folder, "states.csv")]


def _state(row: Row) -> State:
    code = row.text("code")
    if not (len(code) == 3 and code.isascii() and code.isalpha() and code.isupper()):
        raise row.wrong("code", f"{code!r} is no ISO 3166 alpha-3 code", "Use three capital letters")
    admitted, ended = row.period(start="admitted", end="ended")
    return State(
        code=code,
        alpha2=row.optional("alpha2") or "",
        m49=row.optional("m49") or "",
        name=row.text("name"),
        names=(),
        status=row.choice("status", STATE_STATUS),
        admitted=admitted,
        region=row.text("region"),
        subregion=row.text("subregion"),
        provenance=row.provenance(),
        exercise=row.flag("exercise"),
        ended=ended,
        successors=row.several("successors"),
    )


def read_names(folder: Location) -> list[tuple[Row, str, DatedName]]:
    """The names of states, each with its state's code; a shield (a name that is no state's) has none."""
    return [(row, _code_of_name(row), _name(row)) for row in rows(folder, "state_names.csv")]


def _code_of_name(row: Row) -> str:
    return "" if row.cells["kind"] == "shield" else row.text("code")


def _name(row: Row) -> DatedName:
    first, last = row.period()
    return DatedName(row.text("name"), row.choice("kind", NAME_KINDS), first, last, row.provenance())


def read_organizations(folder: Location) -> list[tuple[Row, Organization]]:
    """The table of organizations."""
    return [(row, _organization(row)) for row in rows(folder, "organizations.csv")]


def _organization(row: Row) -> Organization:
    founded, dissolved = row.period(start="founded", end="dissolved")
    return Organization(
        code=row.text("code"),
        name=row.text("name"),
        aliases=row.several("aliases"),
        charter_basis=row.choices("charter_basis", CHARTER_BASIS) or ("undeclared",),
        founded=founded,
        dissolved=dissolved,
        parent=row.optional("parent"),
        seat=row.optional("seat"),
        functions=row.choices("functions", FUNCTIONS),
        provenance=row.provenance(),
        exercise=row.flag("exercise"),
    )


def read_memberships(folder: Location) -> list[tuple[Row, Membership]]:
    """The table of memberships."""
    statuses = tuple(MembershipStatus)
    return [(row, _membership(row, statuses)) for row in rows(folder, "memberships.csv")]


def _membership(row: Row, statuses: tuple[str, ...]) -> Membership:
    first, last = row.period()
    if first is None:
        raise row.wrong("valid_from", "the cell is empty", "Give the first day of the membership")
    return Membership(
        organization=row.text("organization"),
        state=row.text("state"),
        status=MembershipStatus(row.choice("status", statuses)),
        valid_from=first,
        valid_to=last,
        provenance=row.provenance(),
        precision=row.choice("precision", PRECISIONS, default="day"),
    )


def read_instruments(folder: Location) -> list[tuple[Row, Instrument]]:
    """The table of instruments."""
    return [(row, _instrument(row)) for row in rows(folder, "instruments.csv")]


def _instrument(row: Row) -> Instrument:
    first, last = row.period()
    if first is None:
        raise row.wrong("valid_from", "the cell is empty", "Give the day of entry into force")
    return Instrument(
        organization=row.text("organization"),
        title=row.text("title"),
        article=row.optional("article") or "",
        power=row.choice("power", POWERS),
        valid_from=first,
        valid_to=last,
        summary=row.text("summary"),
        provenance=row.provenance(),
    )


def require(row: Row, column: str, code: str, known: Callable[[str], bool]) -> None:
    """Stop at a code that no table of the atlas knows."""
    if not known(code):
        raise row.wrong(column, f"{code!r} is not in the atlas", "Add it to its table, or correct the code")
