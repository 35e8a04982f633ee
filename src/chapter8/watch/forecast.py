"""The noun `Forecast`: draws of deaths by country and month, checked where they enter.

Rules of the gate: the columns month_id, country_id, draw, outcome; no empty cell; outcomes finite and not negative;
every country-month has the same draws, numbered from 0, each once.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

from chapter8.errors import DamagedError, TableError

COLUMNS = ("month_id", "country_id", "draw", "outcome")


@dataclass(frozen=True, slots=True)
class Unresolved:
    """A country that is not forecast, and why."""

    country_id: int
    country: str
    iso3: str
    reason: str


@dataclass(frozen=True, slots=True, eq=False)
class Forecast:
    """Draws of `target` (deaths in a month). `frame` has month_id, country_id, draw, outcome.

    `as_of` is the last month that the forecast may know of; step 1 is the month after it. `last_observed` is the last
    month that it does know of. A draw's number is a path: the same draw in all months is one possible future.
    """

    frame: pl.DataFrame
    method: str
    source: str
    target: str = "ged_sb"
    as_of: date | None = None
    last_observed: date | None = None
    seed: int | None = None
    unresolved: tuple[Unresolved, ...] = ()
    warnings: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """The gate. Raises TableError, naming what is wrong."""
        _check(self.frame, self.source)

    @property
    def draws(self) -> int:
        """Draws of each country-month."""
        return 0 if self.frame.is_empty() else int(self.frame["draw"].n_unique())

    @property
    def months(self) -> tuple[int, ...]:
        """The VIEWS numbers of the months forecast."""
        return tuple(self.frame["month_id"].unique().sort())

    def of(self, country_id: int) -> pl.DataFrame:
        """A country's outcomes: one row for each draw, one column for each month."""
        rows = self.frame.filter(pl.col("country_id") == country_id)
        return rows.pivot(on="month_id", index="draw", values="outcome", sort_columns=True).sort("draw").drop("draw")

    def write(self, path: Path) -> None:
        """Write as Parquet, with how it was made in the file's metadata."""
        about = {
            "method": self.method,
            "source": self.source,
            "target": self.target,
            "as_of": self.as_of and f"{self.as_of:%Y-%m}",
            "seed": self.seed,
            "unresolved": [[row.country_id, row.reason] for row in self.unresolved],
        }
        self.frame.write_parquet(path, metadata={"chapter8": json.dumps(about)})


def read_forecast(path: Path) -> Forecast:
    """Read draws from Parquet, ours or another's. Raises TableError or DamagedError."""
    try:
        frame = pl.read_parquet(path)
        kept = pl.read_parquet_metadata(path).get("chapter8", "{}")
    except (OSError, pl.exceptions.PolarsError) as error:
        cause = f"it can't be read as Parquet ({str(error).splitlines()[0]})"
        raise DamagedError(cause, place=path.name, remedy="Make the forecast again.") from error
    missing = [column for column in COLUMNS if column not in frame.columns]
    if missing:
        raise TableError(f"it lacks the column {missing[0]}", place=path.name, remedy=f"It needs {', '.join(COLUMNS)}.")
    about: dict[str, Any] = json.loads(kept)
    return Forecast(
        frame.select(COLUMNS),
        method=about.get("method", "unknown"),
        source=about.get("source", path.name),
        target=about.get("target", "ged_sb"),
        seed=about.get("seed"),
    )


def _check(frame: pl.DataFrame, source: str) -> None:
    """The rules at the top of this module."""

    def refuse(cause: str) -> None:
        raise TableError(f"the forecast is not valid: {cause}", place=source, remedy="See `chapter8 watch --help`.")

    if tuple(frame.columns) != COLUMNS:
        refuse(f"its columns are {', '.join(frame.columns)}, not {', '.join(COLUMNS)}")
    if not all(kind.is_numeric() for kind in frame.dtypes):
        refuse("a column is not of numbers")
    if any(frame.null_count().row(0)):
        refuse("a cell is empty")
    outcome = frame["outcome"].cast(pl.Float64)
    if not bool(outcome.is_finite().all()) or bool((outcome < 0).any()):
        refuse("an outcome is negative or not finite")
    cells = frame.group_by("month_id", "country_id").agg(
        pl.len().alias("rows"), pl.col("draw").n_unique().alias("distinct"), pl.col("draw").max().alias("last")
    )
    if cells["rows"].n_unique() > 1:
        refuse("country-months have different numbers of draws")
    uneven = cells.filter(
        (pl.col("rows") != pl.col("distinct")) | (pl.col("last") != pl.col("rows").cast(pl.Int64) - 1)
    )
    if uneven.height:
        month, country = uneven.select("month_id", "country_id").row(0)
        refuse(f"the draws of country {country} in month {month} are not numbered from 0, each once")
