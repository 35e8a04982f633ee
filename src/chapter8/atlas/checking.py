"""Everything that is wrong with rows that somebody wants to add to an atlas: cell by cell, all of it at once.

The gate stops at the first wrong cell. Here the rest of the row is asked as well, with a cell in the wrong one's place
that can't be wrong, so that whoever fills a table corrects it once. The words of an error are the gate's own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from chapter8.atlas.atlas import Atlas
from chapter8.atlas.rows import Cells, canonical, key_of
from chapter8.atlas.tables.columns import TABLES, Column
from chapter8.atlas.tables.held import HeldTables, written
from chapter8.errors import TableError

MOST = 40  # faults that only reading the whole table shows: each costs a reading more
REFERRED: Mapping[str, tuple[tuple[str, str], ...]] = {
    "agreements": (("signatures", "agreement"), ("agreements", "successor")),
    "operations": (("authorisations", "operation"), ("operations", "successor")),
}
"""Which columns name the rows of a table by their key."""
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
    asked = [
        (name, column.name, known[_CODES[column.kind]])
        for name in tables
        for column in TABLES[name].columns
        if column.kind in _CODES
    ]
    for named, columns in REFERRED.items():
        (key,) = TABLES[named].key
        keys = {getattr(each, key) for each in getattr(atlas.registers, named)}
        keys |= {row[key] for row in tables.get(named, ())}
        asked += [(name, column, keys) for name, column in columns if name in tables]
    return [
        Fault(name, place, column, f"{code!r} is not in the atlas", "Add it to its table, or correct the code")
        for name, column, codes in asked
        for place, row in enumerate(tables[name])
        for code in row.get(column, "").split(";")
        if code and code not in codes
    ]


def _overlaps(atlas: Atlas, rows: Sequence[tuple[int, Cells]]) -> list[Fault]:
    """Standings of one State in one organization that overlap, all at once, in the gate's own words."""
    kept: dict[tuple[str, ...], tuple[str, int | None]] = {}
    for each in atlas.memberships:
        last = each.valid_to.isoformat() if each.valid_to else ""
        kept[each.organization, each.state, each.valid_from.isoformat()] = (last, None)
    for place, cells in rows:
        key = key_of("memberships", cells)
        kept.pop(key, None)
        if cells.get("removed") != "true":
            kept[key] = (cells.get("valid_to", ""), place)
    faults = []
    for earlier, later in pairwise(sorted(kept)):
        last = kept[earlier][0]
        if earlier[:2] != later[:2] or (last and last < later[2]):
            continue
        blamed = kept[later][1] if kept[later][1] is not None else kept[earlier][1]
        if blamed is not None:
            cause = f"{later[1]} stands in {later[0]} twice from {later[2]}"
            remedy = "Let each standing end on the day before the next begins"
            faults.append(Fault("memberships", blamed, "valid_from", cause, remedy))
    return list({fault.row: fault for fault in reversed(faults)}.values())


def extended(atlas: Atlas, tables: Mapping[str, Sequence[Cells]]) -> tuple[Atlas, list[Fault]]:
    """An atlas with rows on top of it, without those rows that can't stand; a cell `removed` takes its row away.

    Each row must have passed `check_row`. Of faults that are no overlaps the first `MOST` are told.
    """
    kept = {name: list(enumerate(rows)) for name, rows in tables.items()}
    faults: list[Fault] = []
    while found := _overlaps(atlas, kept.get("memberships", [])):  # without one row, another may overlap the next
        faults += found
        wrong = {fault.row for fault in found}
        kept["memberships"] = [each for each in kept["memberships"] if each[0] not in wrong]
    stop = len(faults) + MOST
    while True:
        files = {TABLES[name].file: written(name, [cells for _, cells in rows]) for name, rows in kept.items() if rows}
        try:
            return atlas.extended(HeldTables(files)), faults
        except TableError as error:
            if error.cell is None or len(faults) == stop:
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


def referring(atlas: Atlas, table: str, code: str) -> dict[str, int]:
    """How many rows of which tables name this agreement or operation: it can't be taken away before them."""
    found: dict[str, int] = defaultdict(int)
    for register, column in REFERRED.get(table, ()):
        for each in getattr(atlas.registers, register):
            found[register] += getattr(each, column) == code
    return {register: count for register, count in found.items() if count}
