"""Everything that is wrong with rows that somebody wants to add to an atlas: cell by cell, all of it at once.

The gate stops at the first wrong cell. Here the rest of the row is asked as well, with a cell in the wrong one's place
that can't be wrong, so that whoever fills a table corrects it once. The words of an error are the gate's own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from chapter8.atlas.atlas import Atlas
from chapter8.atlas.rows import Cells, canonical
from chapter8.atlas.tables.columns import TABLES, Column
from chapter8.atlas.tables.held import HeldTables, written
from chapter8.errors import TableError

MOST = 200  # faults that only the whole table shows (a standing that overlaps another): each costs a reading of it
_CODES = {"state": "state", "states": "state", "organization": "organization", "parties": "party"}


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one cell: `row` counts the rows given for its table from 0."""

    table: str
    row: int
    column: str
    cause: str
    remedy: str


def check_row(table: str, row: int, cells: Cells) -> tuple[dict[str, str], list[Fault]]:
    """A row as the gate reads it, and all that is wrong with its cells; with a fault the row is not to be used."""
    asked, faults = dict(cells), list[Fault]()
    columns = {column.name: column for column in TABLES[table].columns}
    while True:
        try:
            return canonical(table, asked), faults
        except TableError as error:
            column = error.cell[1] if error.cell else ""
            if column not in columns or column in {fault.column for fault in faults}:
                return asked, [*faults, Fault(table, row, column, error.cause, error.remedy)]
            faults.append(Fault(table, row, column, error.cause, error.remedy))
            asked[column] = _harmless(columns[column])


def _harmless(column: Column) -> str:
    """A cell that the gate lets through."""
    if not column.required:
        return ""
    if column.kind == "choice":
        return column.words[0]
    return "1800-01-01" if column.kind == "day" else "AAA"


def check_codes(atlas: Atlas, tables: Mapping[str, Sequence[Cells]]) -> list[Fault]:
    """Codes of states and organizations that neither the atlas nor these rows know."""
    states = {state.code for state in atlas.states} | {row["code"] for row in tables.get("states", ())}
    organizations = {each.code for each in atlas.organizations} | {
        row["code"] for row in tables.get("organizations", ())
    }
    known = {"state": states, "organization": organizations, "party": states | organizations}
    return [
        Fault(name, place, column.name, f"{code!r} is not in the atlas", "Add it to its table, or correct the code")
        for name, rows in tables.items()
        for column in TABLES[name].columns
        if column.kind in _CODES
        for place, row in enumerate(rows)
        for code in row.get(column.name, "").split(";")
        if code and code not in known[_CODES[column.kind]]
    ]


def extended(atlas: Atlas, tables: Mapping[str, Sequence[Cells]]) -> tuple[Atlas, list[Fault]]:
    """An atlas with rows on top of it, without those rows that can't stand; a cell `removed` takes its row away.

    Each row must have passed `check_row`. With more than `MOST` faults the first of them are told.
    """
    kept = {name: list(enumerate(rows)) for name, rows in tables.items()}
    faults: list[Fault] = []
    while True:
        files = {TABLES[name].file: written(name, [cells for _, cells in rows]) for name, rows in kept.items() if rows}
        try:
            return atlas.extended(HeldTables(files)), faults
        except TableError as error:
            if error.cell is None or len(faults) == MOST:
                return atlas, faults
            line, column = error.cell
            name = error.place.partition(".csv")[0]
            place, _cells = kept[name].pop(line - 2)
            faults.append(Fault(name, place, column, error.cause, error.remedy))


def check_tables(atlas: Atlas, tables: Mapping[str, Sequence[Cells]]) -> list[Fault]:
    """All that is wrong with rows that passed `check_row`, as rows of this atlas."""
    faults = check_codes(atlas, tables)
    wrong = {(fault.table, fault.row) for fault in faults}
    sound = {name: [place for place in range(len(rows)) if (name, place) not in wrong] for name, rows in tables.items()}
    _atlas, more = extended(atlas, {name: [tables[name][place] for place in places] for name, places in sound.items()})
    faults += [Fault(each.table, sound[each.table][each.row], each.column, each.cause, each.remedy) for each in more]
    return sorted(faults, key=lambda each: (list(TABLES).index(each.table), each.row))


REFERRED: Mapping[str, tuple[tuple[str, str], ...]] = {
    "agreements": (("signatures", "agreement"), ("agreements", "successor")),
    "operations": (("authorisations", "operation"), ("operations", "successor")),
}
"""Which columns name the rows of a table by their key."""


def referring(atlas: Atlas, table: str, code: str) -> dict[str, int]:
    """How many rows of which tables name this agreement or operation: it can't be taken away before them."""
    found: dict[str, int] = defaultdict(int)
    for register, column in REFERRED.get(table, ()):
        for each in getattr(atlas.registers, register):
            found[register] += getattr(each, column) == code
    return {register: count for register, count in found.items() if count}
