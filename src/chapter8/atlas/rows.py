"""Rows of the atlas as cells: what stands in it as tables again, and what the gate makes of a row of cells.

`Cells` are canonical: two rows that mean the same are the same cells. So a row that is read back from an export, or
from a file whose words are spaced otherwise, is known to change nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from chapter8.atlas.atlas import Atlas
from chapter8.atlas.nouns import DatedName
from chapter8.atlas.tables import actors, law, offices, operations
from chapter8.atlas.tables.columns import TABLES
from chapter8.atlas.tables.gate import Location
from chapter8.atlas.tables.held import HeldTables, written

Cells = Mapping[str, str]
Key = tuple[str, ...]
Reader = Callable[[Location], list[tuple[Any, Any]]]


def _read_names(folder: Location) -> list[tuple[Any, Any]]:
    return [(row, (code, name)) for row, code, name in actors.read_names(folder)]


_READERS: Mapping[str, Reader] = MappingProxyType({
    "organizations": actors.read_organizations, "memberships": actors.read_memberships,
    "charter_bases": actors.read_charter_bases, "mandates": law.read_mandates, "instruments": law.read_instruments,
    "agreements": law.read_agreements, "signatures": law.read_signatures, "presences": offices.read_presences,
    "focal_points": offices.read_focal_points, "operations": operations.read_operations,
    "authorisations": operations.read_authorisations, "milestones": operations.read_milestones,
    "states": actors.read_states, "state_names": _read_names,
})  # fmt: skip


def key_of(table: str, cells: Cells) -> Key:
    """What makes two rows of a table the same row."""
    return tuple(cells.get(column, "") for column in TABLES[table].key)


def rows_of(atlas: Atlas, table: str) -> dict[Key, dict[str, str]]:
    """All rows of a table as an atlas has them, in its order; without shields (names that are no state's)."""
    rows = (cells_of(table, noun) for noun in _nouns(atlas, table))
    return {key_of(table, cells): cells for cells in rows}


def _nouns(atlas: Atlas, table: str) -> Iterable[Any]:
    match table:
        case "organizations" | "memberships" | "states":
            return getattr(atlas, table)  # type: ignore[no-any-return]
        case "state_names":
            return ((state.code, name) for state in atlas.states for name in state.names)
        case _:
            return getattr(atlas.registers, table)  # type: ignore[no-any-return]


def cells_of(table: str, noun: Any) -> dict[str, str]:
    """One noun of a table as cells; of a name of a state, its state's code with it."""
    code, named = noun if table == "state_names" else ("", noun)
    found = {}
    for column in TABLES[table].names:
        if column in {"source", "verified", "check"}:
            value = getattr(named.provenance, column)
        elif isinstance(named, DatedName) and column in {"code", "name"}:
            value = code if column == "code" else named.short
        else:
            value = getattr(named, column)
        found[column] = _cell(value)
    return found


def _cell(value: Any) -> str:
    if value is None or value == ():
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return ";".join(value)
    return " ".join(str(value).split())


def canonical(table: str, cells: Cells) -> dict[str, str]:
    """A row of cells as the gate reads it.

    Raises:
        TableError: a cell can't be what it must be; its `cell` names the column.
    """
    held = HeldTables({TABLES[table].file: written(table, [cells])})
    [(_row, noun)] = _READERS[table](held)
    return cells_of(table, noun)
