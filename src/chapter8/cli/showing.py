"""How a command shows a table: columns for people, CSV for spreadsheets, one JSON object for machines."""

from __future__ import annotations

import csv
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Literal

import click
import msgspec

from chapter8.cli.printable import printable
from chapter8.errors import UsageError
from chapter8.record.writing.cells import safe_cell

Form = Literal["text", "json", "csv"]
_WIDEST = 56  # characters of a cell for people; the other forms give all
json_option = click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
csv_option = click.option("--csv", "as_csv", is_flag=True, help="Print the table as CSV.")


def form_options(*, table: bool) -> tuple[Callable[[Any], Any], ...]:
    """The options that choose a form; `--csv` for what is a table."""
    return (json_option, csv_option) if table else (json_option,)


def form_of(*, as_json: bool, as_csv: bool) -> Form:
    """The form asked for. Raises UsageError where two are."""
    if as_json and as_csv:
        raise UsageError("--json and --csv ask for two forms", remedy="Give one of them")
    return "json" if as_json else "csv" if as_csv else "text"


def show(
    form: Form, head: str, columns: Sequence[str], rows: Iterable[Sequence[object]], *, data: object, empty: str = ""
) -> None:
    """Print an answer that is a table. `data` is what `--json` gives; `empty` is said instead of a table without rows.

    Dates are written in ISO 8601, several values of a cell with a semicolon between them.
    """
    kept = [[_cell(value) for value in row] for row in rows]
    if form == "json":
        show_json(data)
    elif form == "csv":
        writer = csv.writer(sys.stdout)
        writer.writerows([columns, *([safe_cell(value) for value in row] for row in kept)])
    else:
        click.secho(printable(head), bold=True)
        show_columns(columns, kept) if kept else click.echo(empty)


def show_columns(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Columns for people, each as wide as its widest cell; longer cells are cut, and say so."""
    table = [[name.replace("_", " ") for name in columns], *([_cut(_cell(value)) for value in row] for row in rows)]
    widths = [max(len(row[place]) for row in table) for place in range(len(columns))]
    for row in table:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        click.echo("  " + "  ".join(cells).rstrip())


def show_json(data: object) -> None:
    """One JSON object on one line."""
    sys.stdout.buffer.write(msgspec.json.encode(data, enc_hook=_plain) + b"\n")


def _plain(value: object) -> object:
    """What msgspec doesn't know: mappings that can't be changed. Raises NotImplementedError for anything else."""
    if isinstance(value, Mapping):
        return dict(value)
    raise NotImplementedError(type(value).__name__)


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return "; ".join(map(_cell, value))
    return str(value)


def _cut(text: str) -> str:
    shown = printable(text)
    return shown if len(shown) <= _WIDEST else f"{shown[: _WIDEST - 4].rstrip()} ..."
