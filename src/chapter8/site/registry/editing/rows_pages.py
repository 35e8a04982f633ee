"""Pages of the tables of the registry: all tables, one table with its rows, one row with its history."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from chapter8.atlas.rows import Key, rows_of
from chapter8.atlas.tables.columns import TABLES, TableColumns
from chapter8.errors import NotFoundError
from chapter8.site.accounts.rights import may_contribute
from chapter8.site.asking import Request
from chapter8.site.listing import chips, paginate
from chapter8.site.registry.asking import atlas_asked
from chapter8.site.registry.atlas import newest
from chapter8.site.registry.editing.addresses import row_address
from chapter8.site.registry.editing.checking import fingerprint
from chapter8.site.registry.editing.fields import names_of
from chapter8.site.registry.editing.rights import may_write, owners_of, readable
from chapter8.site.registry.editing.showing import act, as_data, difference, shown_cells, shown_columns, who
from chapter8.site.registry.editing.words import TITLES, row_title, title
from chapter8.site.registry.models import Change
from chapter8.site.registry.pages import open_to_all
from chapter8.site.twins import Page, Table

DEEPEST = 50  # changes of one row that its page follows


def tables(request: Request) -> Page:
    """All tables, with how many rows each has."""
    atlas = atlas_asked(request)
    rows = [(name, title(name), len(rows_of(atlas, name))) for name in TABLES]
    mark = newest()
    return Page(
        template="registry/editing/tables.html",
        context={
            "rows": rows, "revision": mark[0], "at": mark[1],
            "known": request.GET.get("known", ""),
        },
        data=lambda: {
            "revision": mark[0], "at": mark[1],
            "tables": [{"table": name, "rows": count} for name, _title, count in rows],
        },
        table=Table(("table", "rows"), lambda: [(name, count) for name, _title, count in rows]),
        marking=open_to_all(),
    )  # fmt: skip


def asked_table(table: str) -> TableColumns:
    """The table of an address."""
    if table not in TABLES:
        raise NotFoundError(_("The registry has no such table"), remedy=", ".join(TABLES))
    return TABLES[table]


def table(request: Request, table: str) -> Page:
    """One table: its rows, as they are now or as they were known at a moment; its CSV can be imported again."""
    columns, atlas = asked_table(table), atlas_asked(request)
    names, held = names_of(atlas), shown_columns(table, request.viewer)
    wanted, owner = request.GET.get("q", "").strip().casefold(), request.GET.get("organization", "")
    rows = [shown_cells(table, cells, request.viewer) for cells in rows_of(atlas, table).values()]
    if wanted:
        rows = [cells for cells in rows if wanted in _words(table, cells, names)]
    if owner:
        rows = [cells for cells in rows if owner in owners_of(table, cells, atlas)]
    shown, pages = paginate(request, rows)
    found = [(row_title(table, cells, names), row_address(table, cells), cells) for cells in shown]
    return Page(
        template="registry/editing/table.html",
        context={
            "table": table, "title_of": title(table), "rows": found, "pages": pages, "asked": request.GET,
            "owned": bool(columns.owners), "titles": TITLES, "may_write": may_contribute(request.viewer),
            "organizations": sorted((each.code, each.name) for each in atlas.organizations),
            "chips": chips(request, {"q": _("Words"), "organization": _("Organization"), "known": _("As known at")}),
        },
        data=lambda: {"table": table, "count": len(rows), "rows": rows},
        table=Table(held, lambda: [[cells[column] for column in held] for cells in rows]),
        exercise=any(cells.get("exercise") == "true" for cells in rows),
        marking=open_to_all(),
    )  # fmt: skip


def _words(table: str, cells: dict[str, str], names: dict[str, str]) -> str:
    return " ".join((row_title(table, cells, names), *cells.values())).casefold()


def asked_key(request: Request, table: str) -> Key:
    """The key of a row, out of the address."""
    return tuple(" ".join(request.GET.get(column, "").split()) for column in TABLES[table].key)


def row(request: Request, table: str) -> Page:
    """One row: its cells, where they come from, and every change of it that the viewer may see."""
    asked_table(table)
    atlas = atlas_asked(request)
    names, key = names_of(atlas), asked_key(request, table)
    cells = rows_of(atlas, table).get(key)
    history = history_of(request, table, key)
    if cells is None and not history:
        raise NotFoundError(_("The registry has no such row"), remedy=_("Look for it in its table."))
    last = cells or history[0].cells
    return Page(
        template="registry/editing/row.html",
        context={
            "table": table, "title_of": title(table), "cells": cells, "last": last,
            "row_title": row_title(table, last, names), "owners": owners_of(table, last, atlas), "names": names,
            "shown": difference(table, None, last, names, request.viewer),
            "history": [(change, act(change), *_hands(change, request)) for change in history],
            "may_write": may_contribute(request.viewer),
            "at_once": may_write(request.viewer, table, (cells,), atlas),
        },
        data=lambda: {
            "table": table, "row": cells and shown_cells(table, cells, request.viewer), "in_force": cells is not None,
            "history": [as_data(change, names, request.viewer) for change in history],
        },
        exercise=last.get("exercise") == "true",
        marking=open_to_all(),
    )  # fmt: skip


def _hands(change: Change, request: Request) -> tuple[str, str]:
    """Who proposed and who decided."""
    return (
        who(change.person, change.organization, request.viewer),
        who(change.decided_by, change.decided_for, request.viewer) if change.decided_at else "",
    )


def history_of(request: Request, table: str, key: Key) -> Sequence[Change]:
    """The changes of a row, newest first, followed through corrections of its key."""
    keys = {fingerprint(table, dict(zip(TABLES[table].key, key, strict=True)))}
    found: dict[int, Change] = {}
    readables = Change.objects.filter(readable(request.viewer), table=table).select_related("person", "decided_by")
    asked: set[str] = set()
    while fresh := keys - asked:
        asked |= fresh
        several = readables.filter(old_key__in=fresh) | readables.filter(new_key__in=fresh)
        for change in several[:DEEPEST]:
            found[change.pk] = change
            if change.revision_id is not None:
                keys |= {each for each in (change.old_key, change.new_key) if each}
        if len(found) >= DEEPEST:
            break
    return sorted(found.values(), key=lambda change: (change.recorded_at, change.pk), reverse=True)
