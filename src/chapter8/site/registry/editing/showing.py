"""Rows and changes as pages show them: in words, with the difference, and without what is not for everybody."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from chapter8.atlas.rows import Cells
from chapter8.atlas.tables.columns import TABLES
from chapter8.exchange.decide import Viewer
from chapter8.site.registry.editing.words import label, row_title, title, told
from chapter8.site.registry.models import Change

PRIVATE = {"focal_points": ("person", "contact")}
"""Cells with the data of persons: for those who act for an organization."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a difference: the column in words, what stands there before and after, in words."""

    column: str
    label: str
    before: str
    after: str

    @property
    def changed(self) -> bool:
        """Whether it is another one."""
        return self.before != self.after


def shown_cells(table: str, cells: Cells, viewer: Viewer) -> dict[str, str]:
    """The cells that the viewer may see."""
    hidden = () if viewer.organization else PRIVATE.get(table, ())
    return {column: "" if column in hidden else value for column, value in cells.items()}


def shown_columns(table: str, viewer: Viewer) -> tuple[str, ...]:
    """The columns that the viewer may see: a copy lacks the others, so that importing it again empties no cell."""
    hidden = () if viewer.organization else PRIVATE.get(table, ())
    return tuple(column for column in TABLES[table].names if column not in hidden)


def difference(
    table: str, before: Cells | None, after: Cells | None, names: Mapping[str, str], viewer: Viewer
) -> list[Cell]:
    """All columns in which something stands, before beside after."""
    old = shown_cells(table, before or {}, viewer)
    new = shown_cells(table, after or {}, viewer)
    cells = [
        Cell(
            column.name,
            label(column.name),
            told(table, column, old.get(column.name, ""), names) if before is not None else "",
            told(table, column, new.get(column.name, ""), names) if after is not None else "",
        )
        for column in TABLES[table].columns
        if not column.carried or old.get(column.name, "") != new.get(column.name, "")
    ]
    return [cell for cell in cells if cell.before or cell.after]


def act(change: Change) -> str:
    """What a change does, in a word."""
    if change.undoes_id:
        return _("undoes a change")
    if change.before is None:
        return _("new row")
    return _("row taken away") if change.after is None else _("row changed")


def change_title(change: Change, names: Mapping[str, str]) -> str:
    """A change in one line."""
    return f"{title(change.table)}: {row_title(change.table, change.cells, names)}"


def who(person: object, organization: str, viewer: Viewer) -> str:
    """Who did it: the organization, and the person for those who act for one."""
    return f"{person} ({organization})" if person and viewer.organization else organization


COLUMNS = (
    "number", "table", "row", "act", "owners", "status", "proposed_by", "recorded_at", "decided_by", "decided_at",
    "decision", "reason", "source", "address",
)  # fmt: skip


def as_row(change: Change, names: Mapping[str, str]) -> tuple[object, ...]:
    """A change as a row of a table."""
    return (
        change.pk, change.table, row_title(change.table, change.cells, names), act(change), list(change.owners),
        change.status, change.organization, change.recorded_at, change.decided_for, change.decided_at, change.decision,
        change.reason, change.source, reverse("registry-change", args=[change.pk]),
    )  # fmt: skip


def as_data(change: Change, names: Mapping[str, str], viewer: Viewer) -> dict[str, object]:
    """A change as data, its cells with it."""
    row = dict(zip(COLUMNS, as_row(change, names), strict=True))
    sides = {
        side: None if cells is None else shown_cells(change.table, cells, viewer)
        for side, cells in (("before", change.before), ("after", change.after))
    }
    return {**row, **sides, "revision": change.revision_id, "edits": change.edits_id, "undoes": change.undoes_id}
