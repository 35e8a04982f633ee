"""Country-month tables given as a file: a panel, actuals to score against, or events that make a panel.

A panel has month_id (1 = January 1980), country_id (VIEWS) and ged_sb (deaths in state-based violence), one row for
each country-month that is known; others are missing, not zero. Actuals may call the deaths `outcome`, and be Parquet.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import polars as pl

from chapter8.errors import DamagedError, TableError
from chapter8.watch.countries import CountryTable
from chapter8.watch.events import header_of, is_events, read_events
from chapter8.watch.files import plain_table
from chapter8.watch.months import month_of, months_between
from chapter8.watch.panel import COUNTS, SCHEMA, Panel, build_panel

KEYS = ("month_id", "country_id")
TARGETS = ("ged_sb", "outcome")
LAST_MONTH = 1452  # December 2100
MOST = 10**9  # no count of deaths, and no id, is larger


def read_panel(files: Sequence[Path], *, countries: CountryTable | None = None) -> Panel:
    """The panel out of files: one file of a panel, or one or more releases of events. Raises InputError's children."""
    countries = countries or CountryTable.shipped()
    if len(files) == 1 and not _holds_events(files[0]):
        return _panel_of(files[0], read_counts(files[0]), countries)
    return build_panel([read_events(file) for file in files], countries=countries)


def read_actuals(file: Path) -> pl.DataFrame:
    """What happened: month_id, country_id, outcome; from a panel (CSV or Parquet) or from events."""
    if not _is_parquet(file) and _holds_events(file):
        return read_panel([file]).frame.select(*KEYS, outcome="ged_sb").drop_nulls()
    return read_counts(file)


def read_counts(file: Path) -> pl.DataFrame:
    """The rows of a panel file: month_id, country_id, outcome. Raises TableError, naming row and column."""
    raw = _read(file)
    target = "outcome" if "outcome" in raw.columns else "ged_sb"
    missing = [name for name in (*KEYS, target) if name not in raw.columns]
    if missing:
        remedy = "Give UCDP events, or a panel with month_id, country_id and ged_sb."
        raise TableError(f"it lacks the column {', '.join(missing)}", place=file.name, remedy=remedy)
    given = raw.select(*KEYS, target).with_row_index("row", offset=2)
    given = given.filter(~pl.all_horizontal(pl.col(*KEYS, target).is_null()))  # blank lines are no rows
    counts = given.with_columns(pl.col(*KEYS, target).cast(pl.Float64, strict=False))
    _check(given, counts, file.name)
    return counts.select(pl.col(KEYS).cast(pl.Int32), outcome=pl.col(target).cast(pl.Int64))


def _is_parquet(file: Path) -> bool:
    """Whether the name says Parquet."""
    return file.suffix == ".parquet"


def _holds_events(file: Path) -> bool:
    """Whether a file's header is that of UCDP events."""
    if _is_parquet(file):
        return False
    with plain_table(file, file.name) as table:
        return is_events(header_of(table.path))


def _read(file: Path) -> pl.DataFrame:
    """The file as it stands; cells of a CSV as text."""
    try:
        if _is_parquet(file):
            return pl.read_parquet(file)
        with plain_table(file, file.name) as table:
            return pl.read_csv(table.path, infer_schema=False)
    except (pl.exceptions.PolarsError, OSError) as error:
        cause = f"it can't be read as a table ({str(error).splitlines()[0]})"
        raise DamagedError(cause, place=file.name, remedy="Make or download it again.") from error


def _check(given: pl.DataFrame, counts: pl.DataFrame, name: str) -> None:
    """Refuse a panel with a cell that can't be: a panel is a product, not a source, so nothing in it is set aside.

    An empty count is a missing cell, as in the panels that we write.
    """
    for column in counts.columns[1:]:
        cell, most = pl.col(column), LAST_MONTH if column == "month_id" else MOST
        right = cell.is_between(1 if column == "month_id" else 0, most) & (cell.round(0) == cell)
        missing = given[column].is_null() if column in TARGETS else pl.lit(value=False)
        rows = counts.filter(~(right.fill_null(value=False) | missing))["row"]
        if len(rows):
            value = given.filter(pl.col("row") == rows[0])[column][0]
            cause = f"{value!r} is not a whole number in range"
            raise TableError(cause, place=f"{name}, row {rows[0]}, column {column}", remedy="Correct or drop the row.")
    twice = counts.filter(~pl.struct(KEYS).is_first_distinct())["row"]
    if len(twice):
        place = f"{name}, row {twice[0]}"
        raise TableError("this country-month stands in an earlier row too", place=place, remedy="Keep one of them.")


def _panel_of(file: Path, counts: pl.DataFrame, countries: CountryTable) -> Panel:
    """A panel whose only known count is that of state-based deaths."""
    if counts.is_empty():
        raise TableError("it has no rows", place=file.name, remedy="Give a panel with at least one month.")
    first, last = (month_of(int(number)) for number in (min(counts["month_id"]), max(counts["month_id"])))
    months = pl.DataFrame({"month": months_between(first, last)}).with_columns(
        month_id=pl.Series(range(min(counts["month_id"]), max(counts["month_id"]) + 1), dtype=pl.Int32)
    )
    grid = months.join(_about(counts["country_id"].unique().sort().to_list(), countries), how="cross")
    frame = grid.join(counts.rename({"outcome": "ged_sb"}), on=KEYS, how="left")
    frame = frame.with_columns(pl.lit(None, pl.Int64).alias(name) for name in COUNTS if name != "ged_sb")
    return Panel(
        frame.select(pl.col(name).cast(kind) for name, kind in SCHEMA.items()).sort(KEYS),
        first,
        last,
        countries,
        name=file.name,
    )


def _about(ids: list[int], countries: CountryTable) -> pl.DataFrame:
    """Name and code of each country; an id that the table doesn't know stays, named by its number."""
    known = [(number, countries.get(number)) for number in ids]
    rows = [(number, row.name if row else f"country {number}", row.iso3 if row else None) for number, row in known]
    schema = pl.Schema({"country_id": pl.Int32, "country": pl.String, "iso3": pl.String})
    return pl.DataFrame(rows, schema=schema, orient="row")
