"""Tables that lie in memory: a folder as the gate sees it, made of rows."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from chapter8.atlas.tables.columns import TABLES


@dataclass(frozen=True, slots=True)
class HeldTable:
    """The content of one table, or none."""

    content: bytes | None

    def joinpath(self, name: str, /) -> HeldTable:  # noqa: ARG002 - a table is no folder
        """Nothing lies below a table."""
        return HeldTable(None)

    def is_file(self) -> bool:
        """Whether the table is there."""
        return self.content is not None

    def read_bytes(self) -> bytes:
        """Its content as CSV."""
        if self.content is None:
            raise FileNotFoundError
        return self.content


@dataclass(frozen=True, slots=True)
class HeldTables:
    """Tables by the names of their files ("memberships.csv"), for `Atlas.extended`."""

    files: Mapping[str, bytes]

    def joinpath(self, name: str, /) -> HeldTable:
        """The table of that name."""
        return HeldTable(self.files.get(name))

    def is_file(self) -> bool:
        """It is a folder."""
        return False

    def read_bytes(self) -> bytes:
        """A folder has no content of its own."""
        raise IsADirectoryError


def written(table: str, rows: Iterable[Mapping[str, str]]) -> bytes:
    """Rows of a table as CSV with all its columns and `removed`; a row's line in it is its place from 0, plus 2.

    A cell is one line: line breaks in it become spaces, so that lines and rows stay the same.
    """
    columns = [*(column.name for column in TABLES[table].columns), "removed"]
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([" ".join(row.get(column, "").split()) for column in columns])
    return stream.getvalue().encode()
