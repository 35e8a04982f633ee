"""The CSV tables of the standby register: their columns, and each cell checked at the gate.

A table is taken whole or not at all: the first cell that can't be right is named by file, row and column.
Lists inside a cell are separated by semicolons, codes of an audience by spaces.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Literal

from chapter8.errors import EmptyInputError, TableError
from chapter8.exchange.marking import Tlp

Register = Literal["units", "experts"]
Value = str | int | bool | list[str] | None
Row = dict[str, Value]

UNIT_COLUMNS = frozenset({
    "code", "name", "contributor", "pool", "kind", "strength", "lead_time_days", "sustainment_months", "people",
    "equipment", "training", "planning", "finance", "transport", "status_on", "source",
})  # fmt: skip
EXPERT_COLUMNS = frozenset({
    "code", "roster", "expertise", "languages", "regions", "notice_hours", "available_from", "available_to", "source",
})  # fmt: skip
MARKING_COLUMNS = ("tlp", "owner", "audience", "own_marking")


def read_rows(path: Path, name: str, register: Register) -> tuple[Row, ...]:
    """All rows of a table, checked. Raises TableError or EmptyInputError."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise TableError(f"byte {error.start} is not UTF-8", place=name, remedy="Save the table as UTF-8.") from error
    rows = tuple(_checked(text, name, register))
    if not rows:
        raise EmptyInputError("the table has a header but no rows", place=name)
    codes = [row["code"] for row in rows]
    twice = next((code for code in codes if codes.count(code) > 1), None)
    if twice is not None:
        raise TableError(f'the code "{twice}" stands twice', place=name, remedy="Give each row its own code.")
    return rows


def _checked(text: str, name: str, register: Register) -> Iterator[Row]:
    rules = UNITS if register == "units" else EXPERTS
    for number, cells in enumerate(csv.DictReader(text.splitlines()), start=2):
        if None in cells or None in cells.values():
            raise TableError("the row has more or fewer cells than the header", place=f"{name}, row {number}")
        row: Row = {}
        for column, rule in rules.items():
            try:
                row[column] = rule((cells.get(column) or "").strip())
            except ValueError as error:
                raise TableError(str(error), place=f"{name}, row {number}, column {column}") from error
        yield row


def _text(cell: str) -> str:
    if not cell:
        raise ValueError("the cell is empty")
    return cell


def _optional(cell: str) -> str:
    return cell


def _code(cell: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9./_-]{0,31}", cell):
        raise ValueError(f'"{cell}" is no code (letters, digits, - . / _, at most 32)')
    return cell


def _state(cell: str) -> str:
    if not re.fullmatch(r"[A-Z]{3}", cell):
        raise ValueError(f'"{cell}" is no ISO 3166-1 alpha-3 code')
    return cell


def _count(cell: str) -> int:
    if not re.fullmatch(r"\d{1,7}", cell):
        raise ValueError(f'"{cell}" is no whole number of 0 or more')
    return int(cell)


def _score(cell: str) -> int:
    score = _count(cell)
    if score > 100:
        raise ValueError(f"{score} is more than 100")
    return score


def _day(cell: str) -> str:
    try:
        return date.fromisoformat(cell).isoformat()
    except ValueError:
        raise ValueError(f'"{cell}" is no date (write 2026-06-30)') from None


def _open_day(cell: str) -> str | None:
    return _day(cell) if cell else None


def _list(cell: str) -> list[str]:
    return [item.strip() for item in cell.split(";") if item.strip()]


def _flag(cell: str) -> bool:
    if cell.lower() not in {"", "true", "false"}:
        raise ValueError(f'"{cell}" is neither true nor false')
    return cell.lower() == "true"


def _tlp(cell: str) -> str:
    if cell and cell not in list(Tlp):
        raise ValueError(f'"{cell}" is no label of TLP 2.0')
    return cell


def _codes(cell: str) -> list[str]:
    return [_code(code) for code in cell.split()]


Rule = Callable[[str], Value]
_MARKING: dict[str, Rule] = {
    "exercise": _flag, "tlp": _tlp, "owner": _optional, "audience": _codes, "own_marking": _optional,
}  # fmt: skip
UNITS: dict[str, Rule] = {
    "code": _code, "name": _text, "contributor": _state, "pool": _code, "kind": _text, "strength": _count,
    "lead_time_days": _count, "sustainment_months": _count, "people": _score, "equipment": _score, "training": _score,
    "planning": _score, "finance": _score, "transport": _score, "status_on": _day, "source": _text, **_MARKING,
}  # fmt: skip
EXPERTS: dict[str, Rule] = {
    "code": _code, "roster": _code, "expertise": _list, "languages": _list, "regions": _list, "notice_hours": _count,
    "available_from": _open_day, "available_to": _open_day, "source": _text, **_MARKING,
}  # fmt: skip
