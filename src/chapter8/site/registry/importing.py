"""Rows of the registry out of a file: looked at as a whole, all faults at once, then taken whole or not at all.

For the command line: `import_file(content, name, editor)` with `dry_run=True` writes nothing and says what it would do;
`node_editor()` is who runs the command on the node. The same file twice changes nothing: rows that stand so already, or
that the same organization has proposed already, are counted and left.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from openpyxl.utils import get_column_letter

from chapter8.atlas import Atlas
from chapter8.atlas.checking import Fault, check_row
from chapter8.atlas.rows import Key, key_of, rows_of
from chapter8.atlas.tables.columns import TABLES
from chapter8.exchange.decide import Role, Viewer
from chapter8.site.registry.atlas import newest, node_atlas
from chapter8.site.registry.editing import deciding
from chapter8.site.registry.editing.checking import Draft, FaultsError, check
from chapter8.site.registry.editing.deciding import Editor
from chapter8.site.registry.editing.fields import cell
from chapter8.site.registry.importing_files import Sheet, read_sheets
from chapter8.site.registry.models import Change, Import, Status


@dataclass(frozen=True, slots=True)
class CellFault:
    """What is wrong with one cell of a file, and what to do; `cell` as spreadsheets name it ("D7")."""

    file: str
    sheet: str
    row: int
    column: str
    cell: str
    cause: str
    remedy: str

    def __str__(self) -> str:
        """One line: place, cause, remedy."""
        parts = (self.file, self.sheet, f"row {self.row}", f"column {self.column}" if self.column else "")
        return f"{', '.join(part for part in parts if part)}: {self.cause}. {self.remedy}"


@dataclass(frozen=True, slots=True)
class Planned:
    """What a file would do: `drafts` with their places (sheet, row), rows that stand so already, and all faults."""

    name: str
    drafts: tuple[Draft, ...]
    places: tuple[tuple[str, int], ...]
    same: int
    faults: tuple[CellFault, ...]

    def counts(self) -> dict[str, int]:
        """How many rows are new, changed, taken away, and the same."""
        acts = Counter(
            "new" if draft.before is None else "removed" if draft.after is None else "changed" for draft in self.drafts
        )
        return {"new": acts["new"], "changed": acts["changed"], "removed": acts["removed"], "same": self.same}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a file: as planned, and the changes that were written (none in a dry run, or with a fault)."""

    planned: Planned
    changes: tuple[Change, ...]

    @property
    def accepted(self) -> int:
        """How many changes are in force."""
        return sum(change.status == Status.ACCEPTED for change in self.changes)

    @property
    def proposed(self) -> int:
        """How many changes wait for the owners of their rows."""
        return len(self.changes) - self.accepted


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a row stands in a file."""

    file: str
    sheet: Sheet
    line: int

    def fault(self, column: str, cause: str, remedy: str) -> CellFault:
        """What is wrong with a cell of this row; of a column that the file lacks the row is named alone."""
        place = self.sheet.header.index(column) + 1 if column in self.sheet.header else 0
        where = f"{get_column_letter(place)}{self.line}" if place else ""
        return CellFault(self.file, self.sheet.name, self.line, column, where, cause, remedy)


def node_editor() -> Editor:
    """Who runs the command on the node's own machine: its administrator."""
    roles = frozenset({Role.ADMINISTRATOR})
    return Editor(None, Viewer(organization=settings.ORGANIZATION, roles=roles, person=None))


def import_file(
    content: bytes, name: str, by: Editor, *, table: str = "", reason: str = "", dry_run: bool = False
) -> Outcome:
    """Take the rows of a CSV or XLSX: in force where the editor may write them, else as proposals.

    `table` names the table of a CSV; without it the file's name ("memberships.csv") or its columns say it. With a fault
    nothing at all is written.

    Raises:
        InputError: the file itself can't be used (size, damage, no table).
    """
    planned = plan(content, name, by.organization, table)
    if dry_run or planned.faults or not planned.drafts:
        return Outcome(planned, ())
    return Outcome(planned, tuple(deciding.put(_with_reason(planned.drafts, reason or name), by)))


def _with_reason(drafts: Sequence[Draft], reason: str) -> list[Draft]:
    return [Draft(each.table, each.before, each.after, each.source, reason) for each in drafts]


def plan(content: bytes, name: str, organization: str, table: str = "") -> Planned:
    """What a file would do, and everything that is wrong with it, cell by cell."""
    atlas = node_atlas()
    standing: dict[str, dict[Key, dict[str, str]]] = {}
    drafts: list[Draft] = []
    places: list[_Place] = []
    faults: list[CellFault] = []
    same = 0
    for sheet in read_sheets(content, name):
        chosen = table if table in TABLES else _table_of(sheet, name)
        wrong = _header_faults(sheet, name, chosen)
        faults += wrong
        if wrong:
            continue
        standing.setdefault(chosen, rows_of(atlas, chosen))
        for line, values in sheet.rows:
            place = _Place(name, sheet, line)
            draft, errors = _draft(place, chosen, values, standing[chosen], atlas)
            faults += [place.fault(fault.column, fault.cause, fault.remedy) for fault in errors]
            if draft is None:
                same += not errors
            else:
                drafts.append(draft)
                places.append(place)
    fresh = _not_proposed(drafts, organization)
    same += len(drafts) - len(fresh)
    drafts, places = [drafts[each] for each in fresh], [places[each] for each in fresh]
    found = check(drafts, newest())
    faults += [places[fault.row].fault(fault.column, fault.cause, fault.remedy) for fault in found.faults]
    order = {sheet: place for place, sheet in enumerate(dict.fromkeys(each.sheet for each in faults))}
    return Planned(
        name, tuple(drafts), tuple((place.sheet.name, place.line) for place in places), same,
        tuple(sorted(faults, key=lambda each: (order[each.sheet], each.row, each.cell))),
    )  # fmt: skip


def _table_of(sheet: Sheet, name: str) -> str:
    """The table that a sheet is meant to be: by its name, or the one most of whose columns it has; "" for none."""
    for told in (sheet.name, name.rsplit("/", 1)[-1].rpartition(".")[0]):
        if told.strip().casefold() in TABLES:
            return told.strip().casefold()
    having = set(sheet.header)
    fits = [
        each
        for each, columns in TABLES.items()
        if having >= {column.name for column in columns.columns if column.required} | set(columns.key)
    ]
    return max(fits, key=lambda each: len(having & set(TABLES[each].names)), default="")


def _header_faults(sheet: Sheet, name: str, table: str) -> list[CellFault]:
    """What is wrong with the header."""
    place = _Place(name, sheet, 1)
    if not table:
        remedy = _("Name the file or the sheet after its table: %(tables)s.") % {"tables": ", ".join(TABLES)}
        return [place.fault("", _("its columns are those of no table of the registry"), remedy)]
    columns = TABLES[table]
    faults = [
        place.fault(column, _("the column stands twice"), _("Leave one of them."))
        for column, count in Counter(sheet.header).items()
        if count > 1
    ]
    told = _("the table %(table)s has no such column") % {"table": table}
    remedy = _("Its columns are: %(columns)s.") % {"columns": ", ".join(columns.names)}
    faults += [
        place.fault(column, told, remedy) for column in sheet.header if column not in {*columns.names, "removed"}
    ]
    needed = dict.fromkeys((*columns.key, *(each.name for each in columns.columns if each.required)))
    return faults + [
        place.fault(column, _("the column is missing"), _("Add the column."))
        for column in needed
        if column not in sheet.header
    ]


def _draft(
    place: _Place, table: str, values: tuple[str, ...], standing: dict[Key, dict[str, str]], atlas: Atlas
) -> tuple[Draft | None, list[Fault]]:
    """What a row would do; no draft where it stands so already, or with a fault."""
    columns = TABLES[table]
    if len(values) > len(place.sheet.header):
        told = _("the row has more cells than the header")
        return None, [Fault(table, 0, "", told, _("Put cells that hold the divider in quotation marks."))]
    kinds = {column.name: column for column in columns.columns}
    given = dict(zip(place.sheet.header, (*values, *[""] * (len(place.sheet.header) - len(values))), strict=True))
    removed = given.pop("removed", "").casefold() == "true"
    cells = {name: cell(kinds[name], text, atlas) for name, text in given.items()}
    before = standing.get(key_of(table, cells))
    if removed:
        source = cells.get("source", "")
        return (Draft(table, before, None, source), []) if before is not None else (None, [])
    after, faults = check_row(table, 0, {**(before or {}), **cells})
    if faults:
        return None, faults
    before = before or standing.get(key_of(table, after))
    return (None, []) if after == before else (Draft(table, before, after, after["source"]), [])


def _not_proposed(drafts: Sequence[Draft], organization: str) -> list[int]:
    """The places of drafts that the organization has not proposed already."""
    if not drafts:
        return []
    waiting = Change.objects.filter(
        status=Status.PROPOSED, organization=organization, table__in={draft.table for draft in drafts}
    )
    known = {_said(*each) for each in waiting.values_list("table", "before", "after")}
    return [place for place, each in enumerate(drafts) if _said(each.table, each.before, each.after) not in known]


def _said(table: str, before: Any, after: Any) -> str:
    return json.dumps([table, before, after], sort_keys=True)


def keep(planned: Planned, sha256: str, by: Editor) -> Import:
    """A file that somebody looks at before it is taken."""
    return Import.objects.create(
        name=planned.name[:200], sha256=sha256, same=planned.same, person=by.person, organization=by.organization,
        rows=[
            [draft.table, line, sheet, draft.before, draft.after, draft.source]
            for draft, (sheet, line) in zip(planned.drafts, planned.places, strict=True)
        ],
        faults=[[each.sheet, each.row, each.column, each.cell, each.cause, each.remedy] for each in planned.faults],
    )  # fmt: skip


def take(kept: Import, by: Editor, reason: str) -> list[Change]:
    """Take a file that was looked at. Raises as `deciding.put`: rows may have changed since."""
    drafts = [
        Draft(table, before, after, source, reason or kept.name)
        for table, _line, _sheet, before, after, source in kept.rows
    ]
    return deciding.put(drafts, by, batch=kept)


__all__ = ["CellFault", "FaultsError", "Outcome", "Planned", "import_file", "keep", "node_editor", "plan", "take"]
