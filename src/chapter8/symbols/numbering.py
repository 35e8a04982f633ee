"""The year of a Security Council resolution from its number alone: the Council numbers them once through."""

from __future__ import annotations

import csv
from bisect import bisect_right
from functools import cache
from importlib.resources import files


def year_of_resolution(number: int) -> int | None:
    """The year in which the Council adopted its resolution of this number; None beyond what the table knows.

    The table (`resolution_years.csv`) gives the first and the last number of each year, with its source.
    """
    firsts, lasts, years = _table()
    place = bisect_right(firsts, number) - 1
    return years[place] if place >= 0 and number <= lasts[place] else None


@cache
def _table() -> tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]:
    text = files("chapter8.symbols").joinpath("resolution_years.csv").read_text(encoding="utf-8")
    rows = sorted((int(row["first"]), int(row["last"]), int(row["year"])) for row in csv.DictReader(text.splitlines()))
    return tuple(row[0] for row in rows), tuple(row[1] for row in rows), tuple(row[2] for row in rows)
