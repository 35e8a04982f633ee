"""docs/reference/registry.md tells every table of the registry as its gate holds it; `make docs` rewrites its tables.

What a cell may be is asked of the gate itself: a word that nobody would choose is put into a valid row, and the gate
says what it wanted instead.
"""

from __future__ import annotations

import inspect
import os
import re
from collections.abc import Iterator
from pathlib import Path

from chapter8.atlas import Atlas, nouns
from chapter8.atlas.rows import canonical, rows_of
from chapter8.atlas.tables.columns import TABLES, TableColumns
from chapter8.errors import TableError
from chapter8.respond.policies import shipped_policies

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "registry.md"
BEGIN, END = "<!-- tables: written by `make docs` -->", "<!-- end of tables -->"
NOUNS = {
    "organizations": nouns.Organization,
    "memberships": nouns.Membership,
    "charter_bases": nouns.CharterBasis,
    "mandates": nouns.Mandate,
    "instruments": nouns.Instrument,
    "agreements": nouns.Agreement,
    "signatures": nouns.Signature,
    "presences": nouns.Presence,
    "focal_points": nouns.FocalPoint,
    "operations": nouns.Operation,
    "authorisations": nouns.Authorisation,
    "milestones": nouns.Milestone,
    "states": nouns.State,
    "state_names": nouns.DatedName,
}
ODD = "no such word"
WANTED = re.compile(r"is not one of (?P<words>.+)")
CODES = {
    "organization": "code of an organization",
    "state": "code of a State",
    "states": "codes of States",
    "parties": "codes of organizations or States",
    "several": "several, with ; between them",
}


def _refused(table: str, cells: dict[str, str], column: str, value: str) -> str:
    """What the gate says to this value in a row that is valid otherwise; "" where it takes it."""
    try:
        canonical(table, {**cells, column: value})
    except TableError as error:
        return error.cause
    return ""


def _sample(table: str) -> list[dict[str, str]]:
    """Some valid rows of the shipped atlas."""
    return list(rows_of(Atlas.shipped(), table).values())[:40]


def _holds(columns: TableColumns, column: str, kind: str, rows: list[dict[str, str]]) -> str:
    cause = _refused(columns.name, rows[0], column, ODD)
    wanted = WANTED.search(cause)
    if wanted:
        words = ", ".join(f"`{word}`" for word in wanted["words"].split(", "))
        return f"{'several of ' if kind == 'choices' else ''}{words}"
    if "is not a date" in cause:
        return "day, `2005-10-17`"
    if "no whole number" in cause:
        return "whole number"
    return CODES.get(kind, "text")


def _line(columns: TableColumns, column: str, kind: str, rows: list[dict[str, str]]) -> str:
    needed = "yes" if all(_refused(columns.name, row, column, "") for row in rows) else ""
    key = "key" if column in columns.key else ""
    return f"| `{column}` | {_holds(columns, column, kind, rows)} | {needed} | {key} |"


def _table(columns: TableColumns) -> Iterator[str]:
    rows = _sample(columns.name)
    told = (inspect.getdoc(NOUNS[columns.name]) or "").replace("\n\n", "\n").replace("\n", " ")
    yield f"\n### {columns.name}\n\n{told}\n"
    yield "| column | holds | needed | |"
    yield "|---|---|---|---|"
    for column in columns.columns:
        yield _line(columns, column.name, column.kind, rows)


def _policies() -> Iterator[str]:
    yield "\n## Contested questions\n"
    yield "| policy | question | answers, the default first |"
    yield "|---|---|---|"
    for policy in shipped_policies():
        ordered = sorted(policy.choices, key=lambda choice: choice.key != policy.default)
        answers = "; ".join(f"`{choice.key}`: {choice.effect}" for choice in ordered)
        yield f"| `{policy.key}` | {policy.question} | {answers} |"


def _written() -> str:
    lines = [line for columns in TABLES.values() for line in _table(columns)]
    return "\n" + "\n".join([*lines, *_policies()]) + "\n\n"


def test_the_page_tells_every_table_as_its_gate_holds_it() -> None:
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    tables, _, after = rest.partition(END)
    if os.environ.get("CHAPTER8_ACCEPT") == "1":
        tables = _written()
        PAGE.write_text(f"{before}{BEGIN}{tables}{END}{after}", encoding="utf-8")
    assert tables == _written(), "Run: make docs"
