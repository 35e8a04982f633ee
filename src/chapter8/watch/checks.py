"""What a row of UCDP events must be. Each rule is one row here; a row of the file that breaks one is set aside.

One rule only tells: UCDP's own releases hold rows whose best estimate lies outside low and high (15 of 2,391 in
Candidate 23.0.10). Their deaths are in UCDP's totals, so those rows are kept as given, and told of.

(Source: codebook of UCDP GED 23.1, sections 2 and 3: fields, precision codes, low <= best <= high.)
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import polars as pl

from chapter8.watch.releases import GED_BEGINS

NEEDED = (
    "id", "type_of_violence", "country", "country_id", "latitude", "longitude", "where_prec", "date_prec",
    "date_start", "date_end", "low", "best", "high",
)  # fmt: skip
OPTIONAL = ("code_status", "source_headline")
COORDINATES = ("latitude", "longitude")
COUNTS = ("low", "best", "high")
WHOLE = ("id", "type_of_violence", "country_id", "where_prec", "date_prec", *COUNTS)
ROW = "row"  # number of the record in the file; the header is row 1


@dataclass(frozen=True, slots=True)
class RowWarning:
    """Something about one row of a file (or about the file, if `row` is None) that the reader should know."""

    cause: str
    row: int | None = None
    column: str | None = None
    value: str | None = None
    kept: bool = False

    def __str__(self) -> str:
        """One line: row, column, value, cause."""
        if self.row is None:
            return self.cause
        fate = "kept as given" if self.kept else "set aside"
        return f"row {self.row}, column {self.column}: {self.value!r} {self.cause}; the row is {fate}"


@dataclass(frozen=True, slots=True)
class Rule:
    """What breaks a row: an expression over typed columns; the column to blame and the cause to tell."""

    column: str
    cause: str
    broken: pl.Expr
    kept: bool = False


def typed(raw: pl.Expr, column: str) -> pl.Expr:
    """The cells of a column in their type; null where a cell can't be of it. UCDP writes whole numbers as 652.0 too."""
    text = raw.str.strip_chars()
    if column in WHOLE:
        number = text.cast(pl.Float64, strict=False)
        return pl.when(number == number.round(0)).then(number).cast(pl.Int64, strict=False)
    if column in COORDINATES:
        return text.cast(pl.Float64, strict=False)
    if column in {"date_start", "date_end"}:
        return text.str.slice(0, 10).str.to_date("%Y-%m-%d", strict=False)
    return text


def given(raw: pl.Expr) -> pl.Expr:
    """Whether a cell holds anything at all."""
    return raw.fill_null("").str.strip_chars() != ""


def rules(latest: date) -> Iterator[Rule]:
    """All rules, in the order in which they are told. `latest` is the last day that an event may bear."""
    for column in WHOLE:
        yield Rule(column, "is not a whole number", pl.col(column).is_null())
    for column in ("date_start", "date_end"):
        yield Rule(column, "is not a date (YYYY-MM-DD)", pl.col(column).is_null())
        yield Rule(column, f"is not between {GED_BEGINS} and {latest}", ~pl.col(column).is_between(GED_BEGINS, latest))
    yield Rule("date_end", "lies before date_start", pl.col("date_end") < pl.col("date_start"))
    yield Rule("country", "names no country", pl.col("country").fill_null("") == "")
    for column, most in (("type_of_violence", 3), ("date_prec", 5), ("where_prec", 7)):
        yield Rule(column, f"is not a code from 1 to {most}", ~pl.col(column).is_between(1, most))
    for column in COUNTS:
        yield Rule(column, "is a negative number of deaths", pl.col(column) < 0)
    for column, most in zip(COORDINATES, (90, 180), strict=True):
        yield Rule(column, f"is not a number of degrees from -{most} to {most}", _off_the_map(column, most))
    in_order = (pl.col("low") <= pl.col("best")) & (pl.col("best") <= pl.col("high"))
    yield Rule("best", "does not lie between low and high", ~in_order, kept=True)


def _off_the_map(column: str, most: int) -> pl.Expr:
    """An empty coordinate is unknown, not wrong; anything else must be one."""
    return pl.col(f"{column} given") & ~pl.col(column).is_between(-most, most).fill_null(value=False)
