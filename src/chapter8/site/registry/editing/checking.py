"""What a change would make of the atlas: all that is wrong with it, cell by cell, before anything is written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from django.utils.translation import gettext as _

from chapter8.atlas import Atlas
from chapter8.atlas.checking import Fault, check_codes, check_row, referring
from chapter8.atlas.rows import Cells, Key, key_of, rows_of
from chapter8.atlas.tables.columns import TABLES
from chapter8.errors import TableError
from chapter8.site.registry.atlas import Mark, accepted_until, at_revision, base_atlas, build
from chapter8.site.registry.models import Change

LASTING = frozenset({"organizations", "states"})
"""Rows that are never taken away once they are part of the shipped atlas: they end on a day."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A change that nobody has written yet: the row as it was seen, and as it shall be; None where there is none."""

    table: str
    before: Cells | None
    after: Cells | None
    source: str
    reason: str = ""
    edits: Change | None = None
    undoes: Change | None = None


@dataclass(slots=True)
class Found:
    """What the check says: rows as the gate reads them, faults (`Fault.row` counts the drafts), and outdated drafts."""

    after: list[dict[str, str] | None] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    stale: list[int] = field(default_factory=list)


class FaultsError(TableError):
    """Rows that can't stand, with all faults."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        """The first fault as the error's own words; all of them in `faults`."""
        first = faults[0]
        super().__init__(first.cause, place=f"{first.table}, column {first.column}", remedy=first.remedy)
        self.faults = tuple(faults)


def fingerprint(table: str, cells: Cells | None) -> str:
    """A short name of a row's key, by which its history is found; "" for no row."""
    return "" if cells is None else sha256("\n".join((table, *key_of(table, cells))).encode()).hexdigest()


def check(drafts: Sequence[Draft], mark: Mark) -> Found:
    """Hold drafts against the gate, against each other, and against the atlas of a revision."""
    atlas, found = at_revision(mark).atlas, Found()
    standing = {table: rows_of(atlas, table) for table in {draft.table for draft in drafts}}
    found.stale = [place for place, draft in enumerate(drafts) if _is_stale(draft, standing[draft.table])]
    for place, draft in enumerate(drafts):
        after, faults = check_row(draft.table, place, draft.after) if draft.after is not None else (None, [])
        found.after.append(after)
        found.faults += faults or _alone(place, draft, after, standing[draft.table], atlas)
    found.faults += _twice(drafts, found)
    found.faults += _unknown(atlas, drafts, found)
    if not found.stale:
        found.faults += _together(drafts, found, mark)
    found.faults.sort(key=lambda fault: (fault.row, TABLES[fault.table].names.index(fault.column)))
    return found


def _is_stale(draft: Draft, standing: dict[Key, dict[str, str]]) -> bool:
    """Whether the row that is to be changed is no longer the one that was seen."""
    return draft.before is not None and standing.get(key_of(draft.table, draft.before)) != dict(draft.before)


def _alone(
    place: int, draft: Draft, after: Cells | None, standing: dict[Key, dict[str, str]], atlas: Atlas
) -> list[Fault]:
    """What is wrong with one draft that passed the gate."""
    table, first = draft.table, TABLES[draft.table].key[0]
    if after is None:
        return _removal(place, draft, atlas)
    faults = []
    if key_of(table, after) in standing and (
        draft.before is None or key_of(table, after) != key_of(table, draft.before)
    ):
        faults.append(Fault(table, place, first, _("there is such a row already"), _("Change that row instead.")))
    elif draft.before is not None and dict(after) == dict(draft.before):
        faults.append(Fault(table, place, first, _("nothing is changed"), _("Change a cell, or leave the page.")))
    return faults


def _removal(place: int, draft: Draft, atlas: Atlas) -> list[Fault]:
    table, before = draft.table, draft.before or {}
    first = TABLES[table].key[0]
    if table in LASTING and key_of(table, before) in rows_of(base_atlas(), table):
        remedy = _("Give the day on which it ended.")
        return [Fault(table, place, first, _("a row of the shipped atlas that others build on stays"), remedy)]
    named = referring(atlas, table, before.get(first, ""))
    if named:
        told = ", ".join(f"{register} ({count})" for register, count in named.items())
        return [
            Fault(table, place, first, _("other rows name it: %(rows)s") % {"rows": told}, _("Take those away first."))
        ]
    if not draft.source.strip():
        return [Fault(table, place, "source", _("the cell is empty"), _("Say where it stands that the row is wrong."))]
    return []


def _twice(drafts: Sequence[Draft], found: Found) -> list[Fault]:
    """Drafts that make the same row."""
    places: dict[tuple[str, Key], list[int]] = defaultdict(list)
    for place, (draft, after) in enumerate(zip(drafts, found.after, strict=True)):
        if after is not None:
            places[draft.table, key_of(draft.table, after)].append(place)
    return [
        Fault(table, place, TABLES[table].key[0], _("the same row is given twice"), _("Leave only one of them."))
        for (table, _key), several in places.items()
        for place in several[1:]
    ]  # fmt: skip


def _unknown(atlas: Atlas, drafts: Sequence[Draft], found: Found) -> list[Fault]:
    """Codes that nobody knows."""
    wrong = {fault.row for fault in found.faults}
    tables: dict[str, list[Cells]] = defaultdict(list)
    places: dict[str, list[int]] = defaultdict(list)
    for place, (draft, after) in enumerate(zip(drafts, found.after, strict=True)):
        if after is not None and place not in wrong:
            tables[draft.table].append(after)
            places[draft.table].append(place)
    return [
        Fault(each.table, places[each.table][each.row], each.column, each.cause, each.remedy)
        for each in check_codes(atlas, tables)
    ]


def _together(drafts: Sequence[Draft], found: Found, mark: Mark) -> list[Fault]:
    """What shows only when all sound drafts stand in the atlas: overlaps, and rows that lose what they name."""
    wrong = {fault.row for fault in found.faults}
    coming = [
        (-1 - place, draft.table, draft.before, found.after[place])
        for place, draft in enumerate(drafts)
        if place not in wrong
    ]
    if not coming:
        return []
    before = {fault.row for fault in at_revision(mark).clashes}
    clashes = build(base_atlas(), [*accepted_until(mark), *coming]).clashes
    faults = [
        Fault(each.table, -1 - each.row, each.column, each.cause, each.remedy) for each in clashes if each.row < 0
    ]
    harmed = [each for each in clashes if each.row >= 0 and each.row not in before]
    if harmed and not faults:
        place = -1 - coming[0][0]
        told = _("another row could not stand any more: %(cause)s") % {"cause": harmed[0].cause}
        table = drafts[place].table
        faults.append(Fault(table, place, TABLES[table].key[0], told, _("Change that row first.")))
    return faults
