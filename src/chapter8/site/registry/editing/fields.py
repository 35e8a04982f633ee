"""The form of a row, made of the columns of its table; and the cells that a sent form means."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.http import QueryDict

from chapter8.atlas import Atlas
from chapter8.atlas.checking import Fault
from chapter8.atlas.rows import Cells
from chapter8.atlas.tables.columns import TABLES, Column
from chapter8.site.registry.editing.words import label, word

LONGEST = 4_000  # characters of a cell
MANY = frozenset({"states", "parties"})


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its column, its words, what stands in it, what may stand in it, and what is wrong with it."""

    column: Column
    label: str
    value: str
    options: tuple[tuple[str, str], ...]
    faults: tuple[Fault, ...]

    @property
    def parts(self) -> tuple[str, ...]:
        """The values of a cell with several."""
        return tuple(part for part in self.value.split(";") if part)


def fields(table: str, cells: Cells, atlas: Atlas, faults: Iterable[Fault] = ()) -> list[Field]:
    """The fields of a row, in the order of the table; without those that are carried along."""
    names = names_of(atlas)
    wrong = list(faults)
    return [
        Field(
            column,
            label(column.name),
            _by_name(column, cells.get(column.name, ""), names),
            _options(table, column, atlas, cells.get(column.name, "")),
            tuple(fault for fault in wrong if fault.column == column.name),
        )
        for column in TABLES[table].columns
        if not column.carried
    ]


def names_of(atlas: Atlas) -> dict[str, str]:
    """Codes of states and organizations with their names."""
    states = {state.code: state.name for state in atlas.states}
    return states | {organization.code: organization.name for organization in atlas.organizations}


def _by_name(column: Column, value: str, names: Mapping[str, str]) -> str:
    """Codes that are written into a line are shown as names."""
    return "; ".join(names.get(code, code) for code in value.split(";")) if column.kind in MANY else value


def _options(table: str, column: Column, atlas: Atlas, value: str) -> tuple[tuple[str, str], ...]:
    """What may be chosen: words, states or organizations by name; what stands there now among them."""
    if column.words:
        return tuple((each, word(table, column.name, each)) for each in column.words)
    if column.kind == "state":
        several = [(state.code, state.name) for state in atlas.states]
    elif column.kind == "organization":
        several = [(each.code, each.name) for each in atlas.organizations]
    else:
        return ()
    if value and value not in dict(several):
        several.append((value, value))
    return tuple(sorted(several, key=lambda each: each[1]))


def cells_sent(table: str, sent: QueryDict, atlas: Atlas, carried: Cells) -> dict[str, str]:
    """The cells that a form means; what it doesn't ask for is carried along."""
    cells = {column.name: carried.get(column.name, "") for column in TABLES[table].columns if column.carried}
    for column in TABLES[table].columns:
        if column.carried:
            continue
        if column.kind == "flag":
            cells[column.name] = "true" if sent.get(column.name) else "false"
        elif column.kind == "choices":
            cells[column.name] = ";".join(sent.getlist(column.name))
        else:
            cells[column.name] = cell(column, " ".join(sent.get(column.name, "").split())[:LONGEST], atlas)
    return {column: cells[column] for column in TABLES[table].names}


def cell(column: Column, text: str, atlas: Atlas) -> str:
    """What is written, with codes for names of states and organizations; a name that nobody bears stays as it is."""
    if column.kind in MANY | {"state", "organization"} or column.name == "party":
        return ";".join(_code(part.strip(), column, atlas) for part in text.split(";") if part.strip())
    return text


def _code(name: str, column: Column, atlas: Atlas) -> str:
    """The code that a name or a code means, among states, organizations or both."""
    if column.kind in {"organization", "parties"}:
        if any(each.code == name for each in atlas.organizations):
            return name
        organization = atlas.match_organization(name)
        if organization is not None:
            return organization.code
    if column.kind in {"state", "states", "parties"}:
        if any(each.code == name for each in atlas.states):
            return name
        state = atlas.match_state(name)
        if state is not None:
            return state.code
    return name
