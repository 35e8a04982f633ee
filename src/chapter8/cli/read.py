"""`chapter8 read`: documents to records, in any format that they are written in, or a summary to look at."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import click

from chapter8.cli.counting import counted
from chapter8.cli.documents import Documents
from chapter8.cli.outcome import DONE, UNRESOLVED
from chapter8.cli.printable import printable
from chapter8.errors import UsageError
from chapter8.record import Record
from chapter8.record.writing import FORMATS, write

_COUNTED = ("passage", "note", "citation", "meeting", "decision", "statement", "commitment")
_JOINED = frozenset({"json", "jsonld", "bibtex", "ris"})  # formats of which several make one stream
_SHOWN_WARNINGS = 8
_SHOWN_PASSAGES = 3


@click.command(epilog="Example: chapter8 read sample/documents/S_RES_9901_2025.xml --json")
@click.argument("paths", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line (docs/reference/record.schema.json).")
@click.option("--format", "form", type=click.Choice(list(FORMATS)), help="Write the records in this format.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="File (one document) or folder (several).")
@click.option("--strict", is_flag=True, help="End with exit code 4 when anything stayed unresolved.")
def read(paths: tuple[Path, ...], *, as_json: bool, form: str | None, output: Path | None, strict: bool) -> None:
    """Read documents: resolutions, statements, meeting records, letters, reports, chapters of the Repertoire, news.

    FILE may be a PDF, Word, HTML, Akoma Ntoso XML or text file, or a folder of them. A file that can't be read gives
    one line on stderr, the rest goes on, and the exit code is 3. Formats: json, akn (Akoma Ntoso), tei (ParlaMint),
    jsonld (with PROV), csv (tables in a zip), and for reference managers bibtex, ris, csl.
    """
    documents = Documents(paths)
    several = len(documents.files) > 1 or any(path.is_dir() for path in paths)
    out = _out("json" if as_json else form, output, several=several)
    open_ends = False
    for record in documents.records():
        open_ends = open_ends or bool(record.unresolved or any(note.unresolved for note in record.notes))
        out(record)
    sys.exit(documents.exit_code or (UNRESOLVED if strict and open_ends else DONE))


def _out(form: str | None, output: Path | None, *, several: bool) -> Callable[[Record], None]:
    """Where records go: to the screen as a summary, to stdout in a format, or into files."""
    if form is None:
        if output is not None:
            raise UsageError("an output without a format", remedy=f"Add --format: {', '.join(FORMATS)}.")
        return _show
    if output is not None:
        taken: set[Path] = set()
        return lambda record: _keep(record, form, output, taken if several or output.is_dir() else None)
    if several and form not in _JOINED:
        raise UsageError(f"several documents as {form} don't fit one stream", remedy="Give a folder: -o FOLDER.")
    if form == "csv" and sys.stdout.isatty():
        raise UsageError("a zip is not for the screen", remedy="Give a file: -o tables.zip.")
    return lambda record: _stream(write(record, form))


def _stream(written: bytes) -> None:
    sys.stdout.buffer.write(written)
    sys.stdout.buffer.flush()


def _keep(record: Record, form: str, output: Path, taken: set[Path] | None) -> None:
    """Write a file: the one named, or in the folder one named after the document that was read.

    Files of the same name from different folders are told apart by their content's hash.
    """
    path = output
    if taken is not None:
        output.mkdir(parents=True, exist_ok=True)
        stem, ending = Path(record.source.name).name, FORMATS[form].ending
        path = output / f"{stem}{ending}"
        if path in taken:
            path = output / f"{stem}-{record.source.sha256[:12]}{ending}"
        taken.add(path)
    path.write_bytes(write(record, form))


def _show(record: Record) -> None:
    for words, style in _summary(record):
        click.secho(printable(words), **style)
    click.echo()


def _summary(record: Record) -> Iterator[tuple[str, dict[str, Any]]]:
    """What was read, in a few lines, each with its style."""
    yield f"{record.symbol or record.source.name}  {record.title}", {"bold": True}
    pages = f", {counted(record.source.pages, 'page')}" if record.source.pages else ""
    day = f", {record.date:%-d %B %Y}" if record.date else ""
    yield f"  {record.kind.replace('_', ' ')}{day}{pages}  ({record.source.name})", {}
    counts = [counted(len(found), noun) for noun in _COUNTED if (found := getattr(record, f"{noun}s"))]
    counts += [f"{len(record.unresolved):,} unresolved"] if record.unresolved else []
    yield f"  {', '.join(counts)}", {}
    for meeting in record.meetings[:3]:
        yield f"  meeting {meeting.number}{f', president {meeting.president}' if meeting.president else ''}", {}
    told = [item for item in record.passages if item.kind in {"operative", "speech", "narrative"}][:_SHOWN_PASSAGES]
    for passage in told:
        where = f"p. {passage.page}" if passage.page else ""
        label = " ".join(part for part in (passage.number, where) if part)
        yield f"    {f'[{label}] ' if label else ''}{passage.text[:140]}{'...' if len(passage.text) > 140 else ''}", {}
    for warning in record.warnings[:_SHOWN_WARNINGS]:
        yield f"  warning {warning.code}: {warning.message}", {"fg": "yellow"}
    if len(record.warnings) > _SHOWN_WARNINGS:
        yield f"  and {counted(len(record.warnings) - _SHOWN_WARNINGS, 'more warning')}", {}
