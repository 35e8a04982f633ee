"""`registry import`, `registry export`: tables of the registry into files, and rows out of files into the node."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from chapter8.atlas.rows import rows_of
from chapter8.atlas.tables.columns import TABLES
from chapter8.cli.atlas import Asked, asks_the_atlas
from chapter8.cli.counting import counted
from chapter8.cli.outcome import DONE, UNREADABLE
from chapter8.cli.printable import printable
from chapter8.cli.showing import json_option, show_json
from chapter8.errors import DamagedError, InputError, UsageError
from chapter8.record.writing.cells import safe_cell

if TYPE_CHECKING:
    from chapter8.site.registry.importing import Outcome

ALL = "all"
_SHOWN_FAULTS = 50


@click.command(
    "export",
    epilog="""\b
Examples:
  chapter8 registry export memberships -o memberships.csv
  chapter8 registry export all -o registry.xlsx""",
)
@click.argument("table", metavar="TABLE", type=click.Choice([*TABLES, ALL]))
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="File: .csv, or .xlsx [stdout].")
@asks_the_atlas(on=False)
def export_table(table: str, *, output: Path | None, asked: Asked) -> None:
    """Write a TABLE of the registry as CSV or XLSX.

    `registry import` takes the same file back.
    Tables: organizations, memberships, charter_bases, mandates, instruments, agreements, signatures, presences,
    focal_points, operations, authorisations, milestones, states, state_names; `all` for every table, as sheets of
    one XLSX. docs/reference/registry.md tells their columns.
    """
    tables = {name: tuple(rows_of(asked.atlas, name).values()) for name in (TABLES if table == ALL else [table])}
    if asked.form == "json":
        if output is not None:
            raise UsageError("--json goes to stdout", remedy="Leave out -o, or write: --json > FILE")
        show_json(tables)
        return
    ending = output.suffix.lower() if output else ".csv"
    if ending not in {".csv", ".xlsx"}:
        raise UsageError(
            f'"{ending}" names no form', place=str(output), remedy="Name a file that ends in .csv or .xlsx"
        )
    if table == ALL and ending == ".csv":
        raise UsageError("all tables do not fit into one CSV", remedy="Name an .xlsx: -o registry.xlsx")
    content = _as_workbook(tables) if ending == ".xlsx" else _as_csv(table, tables[table])
    if output is None:
        sys.stdout.buffer.write(content)
        return
    _write(output, content)
    click.echo(f"Written: {output}, {counted(sum(map(len, tables.values())), 'row')}", err=True)


def _as_csv(table: str, rows: Sequence[Mapping[str, str]]) -> bytes:
    """The table with all its columns; a cell that a spreadsheet would take for a formula has a quote before it."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerows(_lines(table, rows))
    return stream.getvalue().encode()


def _lines(table: str, rows: Sequence[Mapping[str, str]]) -> list[list[str]]:
    columns = TABLES[table].names
    return [list(columns), *([safe_cell(cells[column]) for column in columns] for cells in rows)]


def _as_workbook(tables: Mapping[str, Sequence[Mapping[str, str]]]) -> bytes:
    """The tables as sheets, every cell as text."""
    from openpyxl import Workbook  # noqa: PLC0415 - only for spreadsheets
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415 - as above

    book = Workbook(write_only=True)
    for name, rows in tables.items():
        sheet = book.create_sheet(name)
        for line in _lines(name, rows):
            cells = [WriteOnlyCell(sheet, value=value) for value in line]
            for cell in cells:
                cell.data_type = "s"
            sheet.append(cells)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _write(output: Path, content: bytes) -> None:
    from chapter8.site.library.store import write_whole  # noqa: PLC0415 - only where a file is written

    try:
        write_whole(output.resolve(), content)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise UsageError(f"it can't be written: {reason}", place=str(output), remedy="Name another file") from error


@click.command(
    "import",
    epilog="""\b
Examples:
  chapter8 registry import registry.xlsx --reason "Summit of January 2026"
  chapter8 registry import memberships.csv --dry-run""",
)
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--table", default="", type=click.Choice(["", *TABLES]), metavar="TABLE", help="What a CSV holds [by its name]."
)
@click.option("--reason", default="", metavar="TEXT", help="Why the rows change; kept with each [the file's name].")
@click.option("--dry-run", is_flag=True, help="Say what it would do, and write nothing.")
@json_option
def import_table(file: Path, *, table: str, reason: str, dry_run: bool, as_json: bool) -> int:
    """Take rows of a CSV or XLSX FILE into this node's registry.

    They are in force at once, and the same file twice changes nothing.
    With a fault in any cell nothing is written: every fault is one line on stderr that names the cell and what to do,
    and the exit code is 3. What stood before stays in the history.
    """
    content = _content(file)
    from chapter8.site.start import make_ready  # noqa: PLC0415 - Django only for the commands that need it

    make_ready()
    from chapter8.site.registry.importing import import_file, node_editor  # noqa: PLC0415 - as above

    outcome = import_file(content, file.name, node_editor(), table=table, reason=reason, dry_run=dry_run)
    if as_json:
        show_json(_data(outcome, dry_run=dry_run))
    else:
        _tell(outcome, dry_run=dry_run)
    return UNREADABLE if outcome.planned.faults else DONE


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except FileNotFoundError:
        raise InputError("there is no such file", place=str(file), remedy="Name a CSV or XLSX") from None
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise DamagedError(f"it can't be read: {reason}", place=str(file), remedy="Name a CSV or XLSX") from error


def _data(outcome: Outcome, *, dry_run: bool) -> dict[str, Any]:
    return {
        "name": outcome.planned.name,
        "dry_run": dry_run,
        **outcome.planned.counts(),
        "accepted": outcome.accepted,
        "proposed": outcome.proposed,
        "faults": outcome.planned.faults,
    }


def _tell(outcome: Outcome, *, dry_run: bool) -> None:
    """What was done, or would be, on stdout; faults on stderr, a line each."""
    faults = outcome.planned.faults
    counts = ", ".join(f"{number:,} {word}" for word, number in outcome.planned.counts().items())
    ending = "; nothing is written" if faults or dry_run else ""
    click.echo(f"{outcome.planned.name}: {counts}{ending}")
    for fault in faults[:_SHOWN_FAULTS]:
        click.echo(f"chapter8: {printable(str(fault))}", err=True)
    if len(faults) > _SHOWN_FAULTS:
        click.echo(f"and {counted(len(faults) - _SHOWN_FAULTS, 'more fault')} (--json gives all)", err=True)


COMMANDS: tuple[click.Command, ...] = (import_table, export_table)
