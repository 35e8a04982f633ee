"""Addresses of rows of the registry: a row is named by the cells that make it the row it is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from chapter8.atlas.rows import cells_of
from chapter8.atlas.tables.columns import TABLES


def row_address(table: str, row: Any) -> str:
    """The page of a row, given as cells or as a noun of the atlas (a name of a state: as cells)."""
    return _address("registry-row", table, row)


def edit_address(table: str, row: Any) -> str:
    """The form that changes a row."""
    return _address("registry-edit", table, row)


def _address(name: str, table: str, row: Any) -> str:
    cells = row if isinstance(row, Mapping) else cells_of(table, row)
    return f"{reverse(name, args=[table])}?{urlencode([(key, cells.get(key, '')) for key in TABLES[table].key])}"


def add_address(table: str, **cells: str) -> str:
    """The form of a new row, with some cells filled in."""
    return f"{reverse('registry-edit', args=[table])}{'?' + urlencode(cells) if cells else ''}"
