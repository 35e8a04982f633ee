"""The errors of each document behind a figure, published beside it: docs/reference/errors/FIGURE.csv."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

FOLDER = Path("docs/reference/errors")


def publish_errors(figure: str, head: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Write the rows, one an error or a document with errors, in order. A figure without errors has a head alone."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (FOLDER / f"{figure}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(head)
        writer.writerows(sorted(rows, key=str))
