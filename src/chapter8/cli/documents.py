"""The documents that a command is given: the files under its paths, read in turn past those that can't be read.

One rule for all commands: a file that can't be read, or isn't there, is one line on stderr, and the exit code is 3.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from chapter8.atlas import Atlas
from chapter8.cli.outcome import DONE, UNREADABLE, on_terminal, report
from chapter8.errors import InputError
from chapter8.record import Record, read
from chapter8.record.reading.gate import SUFFIXES

_FEW = 3  # files that are read before a progress bar would be seen


class Documents:
    """The documents under some paths: the files named, and in the folders named all that have a reader."""

    def __init__(self, paths: Iterable[Path], *, between_results: bool = True) -> None:
        """Find the files. `between_results`: each is shown as it is read; a bar on that screen is in the way."""
        self.files = list(_files(paths))
        self.unreadable = 0
        self._between_results = between_results

    def records(self) -> Iterator[Record]:
        """The records of those that can be read, in order; the others are reported and counted."""
        atlas = Atlas.shipped()
        with click.progressbar(self.files, label="Reading", file=sys.stderr, hidden=not self._shows_bar) as files:
            for path in files:
                try:
                    record = read(path, atlas=atlas)
                except InputError as error:
                    self.unreadable += 1
                    report(error)
                    continue
                yield record

    @property
    def exit_code(self) -> int:
        """How a command ends that has read them."""
        return UNREADABLE if self.unreadable else DONE

    @property
    def _shows_bar(self) -> bool:
        """A bar is for long work, and only for people."""
        return on_terminal() and len(self.files) > _FEW and not (self._between_results and sys.stdout.isatty())


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    """In the order given, those of a folder in order of the alphabet."""
    for path in paths:
        if path.is_dir():
            yield from sorted(item for item in path.rglob("*") if item.is_file() and item.suffix.lower() in SUFFIXES)
        else:
            yield path
