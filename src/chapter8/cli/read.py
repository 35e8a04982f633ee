"""`chapter8 read`: documents to records, one JSON object a line, or a summary to look at."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from chapter8.atlas import Atlas
from chapter8.cli.outcome import DONE, UNREADABLE, UNRESOLVED, on_terminal, report
from chapter8.cli.printable import printable
from chapter8.errors import InputError
from chapter8.record import Record
from chapter8.record import read as read_document
from chapter8.record.encoding import to_json
from chapter8.record.reading.gate import SUFFIXES

_COUNTED = ("passages", "notes", "citations", "meetings", "decisions", "statements", "commitments", "unresolved")
_SHOWN_WARNINGS = 8
_SHOWN_PASSAGES = 3


@click.command(epilog="Example: chapter8 read sample/documents/S_RES_9901_2025.xml --json")
@click.argument("paths", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line (docs/reference/record.schema.json).")
@click.option("--strict", is_flag=True, help="End with exit code 4 when anything stayed unresolved.")
def read(paths: tuple[Path, ...], *, as_json: bool, strict: bool) -> None:
    """Read documents: resolutions, statements, meeting records, letters, reports, chapters of the Repertoire, news.

    FILE may be a PDF, Word, HTML, Akoma Ntoso XML or text file, or a folder of them. A file that can't be read gives
    one line on stderr, the rest goes on, and the exit code is 3.
    """
    atlas = Atlas.shipped()
    unreadable = open_ends = False
    files = list(_files(paths))
    with click.progressbar(length=len(files), label="Reading", file=sys.stderr, hidden=not _shows(files)) as progress:
        for path in files:
            progress.update(1)
            try:
                record = read_document(path, atlas=atlas)
            except InputError as error:
                unreadable = True
                report(error)
                continue
            open_ends = open_ends or bool(record.unresolved or any(note.unresolved for note in record.notes))
            _show(record, as_json=as_json)
    sys.exit(UNREADABLE if unreadable else UNRESOLVED if strict and open_ends else DONE)


def _shows(files: list[Path]) -> bool:
    """A bar only for long work on a terminal, and not between results that go to the same screen."""
    return on_terminal() and len(files) > 3 and not sys.stdout.isatty()


def _files(paths: tuple[Path, ...]) -> Iterator[Path]:
    """The files named, and the documents in the folders named, in order of the alphabet."""
    for path in paths:
        if path.is_dir():
            yield from sorted(item for item in path.rglob("*") if item.is_file() and item.suffix.lower() in SUFFIXES)
        else:
            yield path


def _show(record: Record, *, as_json: bool) -> None:
    if as_json:
        sys.stdout.buffer.write(to_json(record) + b"\n")
        sys.stdout.buffer.flush()
        return
    for words, style in _summary(record):
        click.secho(printable(words), **style)
    click.echo()


def _summary(record: Record) -> Iterator[tuple[str, dict[str, Any]]]:
    """What was read, in a few lines, each with its style."""
    yield f"{record.symbol or record.source.name}  {record.title}", {"bold": True}
    pages = f", {record.source.pages} pages" if record.source.pages else ""
    day = f", {record.date:%-d %B %Y}" if record.date else ""
    yield f"  {record.kind.replace('_', ' ')}{day}{pages}  ({record.source.name})", {}
    counts = [f"{len(getattr(record, name))} {name}" for name in _COUNTED if getattr(record, name)]
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
        yield f"  and {len(record.warnings) - _SHOWN_WARNINGS} more warnings", {}
