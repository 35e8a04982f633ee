"""The country-month panel: deaths by country and month out of one or more releases; missing is never zero.

- A cell is zero only if a release covers its month and its country and no event falls into it. All else is missing:
  months that no release covers, countries that an extract doesn't name, months before a country's id is in use.
- Releases are ordered by the month they came out, those without a number last, in the order given. A later release
  replaces the events of the same id. A yearly or consolidated release is the full word on its months: what began in
  them and is no longer listed is withdrawn. Earlier states of knowledge stay askable (`as_known`).
- Events that no cell holds are not lost: they stand in `outside`, each with its reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import polars as pl

from chapter8.errors import NotFoundError, UsageError
from chapter8.watch.countries import Country, CountryTable
from chapter8.watch.events import EventTable
from chapter8.watch.months import month_id, month_of, months_between
from chapter8.watch.releases import order

VIOLENCE = {"ged_sb": 1, "ged_ns": 2, "ged_os": 3}  # state-based, non-state, one-sided
COUNTS = (*VIOLENCE, "best", "low", "high", "events")
SCHEMA = pl.Schema(
    {
        "month": pl.Date,
        "month_id": pl.Int32,
        "country_id": pl.Int32,
        "country": pl.String,
        "iso3": pl.String,
        **dict.fromkeys(COUNTS, pl.Int64),
    }
)


@dataclass(frozen=True, slots=True, eq=False)
class Panel:
    """Deaths by country and month, as known from `tables`.

    `frame` has a row for each month from `first` to `last` and each country that some release speaks for: month,
    month_id, country_id (VIEWS), country, iso3, ged_sb, ged_ns, ged_os (deaths by type, best estimate), best, low, high
    (deaths of all types), events (their number). A missing cell is null in all of them; a panel read from a file
    has nulls in the columns that the file lacks.
    """

    frame: pl.DataFrame
    first: date
    last: date
    countries: CountryTable
    name: str
    tables: tuple[EventTable, ...] = ()
    events: pl.DataFrame | None = None
    outside: pl.DataFrame | None = None

    def series(self, iso3: str, column: str = "ged_sb") -> list[tuple[date, int | None]]:
        """A country's deaths month by month, None where missing. Raises NotFoundError for an unknown code."""
        country = self.countries.by_iso3(iso3)
        rows = self.frame.filter(pl.col("country_id") == country.country_id)
        known: dict[date, int | None] = dict(rows.select("month", column).iter_rows())
        return [(month, known.get(month)) for month in months_between(self.first, self.last)]

    def cell(self, iso3: str, month: date) -> dict[str, int | None]:
        """All counts of one country in one month; every value None where the cell is missing."""
        country = self.countries.by_iso3(iso3)
        here = (pl.col("country_id") == country.country_id) & (pl.col("month") == month)
        rows = self.frame.filter(here).select(COUNTS).to_dicts()
        return rows[0] if rows else dict.fromkeys(COUNTS)

    def as_known(self, release: str) -> Panel:
        """The panel as it was known when that release came out: from it and those before it."""
        labels = [table.release for table in self.tables]
        if release not in labels:
            remedy = f"There are: {', '.join(labels)}." if labels else "This panel was read from a file of its own."
            raise NotFoundError(f"no release {release!r} is in this panel", remedy=remedy)
        return build_panel(self.tables[: labels.index(release) + 1], countries=self.countries)

    @property
    def source(self) -> str:
        """What the figures rest on, for a citation."""
        return self.name if not self.tables else "; ".join(table.release for table in self.tables)


def build_panel(tables: Sequence[EventTable], *, countries: CountryTable | None = None) -> Panel:
    """The panel out of releases of events, each taken once. Raises UsageError where no month is covered."""
    countries = countries or CountryTable.shipped()
    distinct = {table.sha256: table for table in tables}
    ordered = sorted(distinct.values(), key=lambda table: order(table.version))
    cells = _covered_cells(ordered, countries)
    if cells.is_empty():
        cause = "no release covers a whole month of a known country"
        raise UsageError(cause, remedy="Give a UCDP release, or an extract of one.")
    events = _located(_current(ordered), countries)
    held = events.join(cells, on=["month", "country_id"], how="semi")
    frame = _grid(cells, countries).join(_counted(held), on=["month", "country_id"], how="left")
    is_covered = pl.col("covered").fill_null(value=False)
    frame = frame.with_columns(pl.when(is_covered).then(pl.col(name).fill_null(0)).alias(name) for name in COUNTS)
    return Panel(
        frame=frame.select(pl.col(name).cast(kind) for name, kind in SCHEMA.items()).sort("month_id", "country_id"),
        first=min(cells["month"]),
        last=max(cells["month"]),
        countries=countries,
        name="; ".join(table.name for table in ordered),
        tables=tuple(ordered),
        events=held.drop("reason"),
        outside=_outside(events, cells, countries),
    )


def _current(tables: Sequence[EventTable]) -> pl.DataFrame:
    """The events that stand after all releases have spoken, oldest first; `release` says which one told of each."""
    standing = _told(tables[0])
    for table in tables[1:]:
        if table.version.replaces_whole and table.whole_world:
            begun = pl.col("date_start").dt.month_start()
            standing = standing.filter(~begun.is_between(table.covers[0], table.covers[-1]))
        told = _told(table)
        standing = pl.concat([standing.join(told, on="id", how="anti"), told])
    return standing


def _told(table: EventTable) -> pl.DataFrame:
    """The events of a release, with its name."""
    return table.frame.with_columns(pl.lit(table.release).alias("release"))


def _located(events: pl.DataFrame, countries: CountryTable) -> pl.DataFrame:
    """The events with VIEWS' country id in `country_id`, the file's number in `gw`; `reason` where there is none."""
    pairs = events.select(gw="country_id", country="country").unique()
    found = [countries.match(gw, name) for gw, name in pairs.iter_rows()]
    ids = [match.country_id if isinstance(match, Country) else None for match in found]
    reasons = [None if isinstance(match, Country) else match for match in found]
    located = pairs.with_columns(pl.Series("country_id", ids, pl.Int32), pl.Series("reason", reasons, pl.String))
    return events.rename({"country_id": "gw"}).join(located, on=["gw", "country"], how="left", maintain_order="left")


def _covered_cells(tables: Iterable[EventTable], countries: CountryTable) -> pl.DataFrame:
    """Every (month, country_id) for which some release speaks and in which the country's id is in use."""
    cells: set[tuple[date, int]] = set()
    for table in tables:
        speaks_for = countries.values() if table.whole_world else _named(table, countries)
        cells.update(
            (month, country.country_id)
            for month in table.covers
            for country in speaks_for
            if country.exists_in(month_id(month)) and not (table.whole_world and country.invented)
        )
    schema = pl.Schema({"month": pl.Date, "country_id": pl.Int32})
    return pl.DataFrame(sorted(cells), schema=schema, orient="row")


def _named(table: EventTable, countries: CountryTable) -> list[Country]:
    """The countries that the events of a table name."""
    pairs = table.frame.select("country_id", "country").unique().iter_rows()
    matches = (countries.match(gw, name) for gw, name in pairs)
    return [match for match in matches if isinstance(match, Country)]


def _grid(cells: pl.DataFrame, countries: CountryTable) -> pl.DataFrame:
    """All months from first to last by all countries spoken for; `covered` is null where the cell is missing."""
    months = pl.DataFrame({"month": months_between(min(cells["month"]), max(cells["month"]))})
    spoken_for = [countries[country_id] for country_id in cells["country_id"].unique().sort()]
    rows = [(country.country_id, country.name, country.iso3) for country in spoken_for]
    about = pl.DataFrame(rows, schema={"country_id": pl.Int32, "country": pl.String, "iso3": pl.String}, orient="row")
    grid = months.with_columns(month_id=month_number()).join(about, how="cross")
    return grid.join(cells.with_columns(covered=True), on=["month", "country_id"], how="left")


def month_number() -> pl.Expr:
    """The VIEWS number of the column `month`."""
    return ((pl.col("month").dt.year() - 1980) * 12 + pl.col("month").dt.month()).cast(pl.Int32)


def _counted(events: pl.DataFrame) -> pl.DataFrame:
    """Deaths and events by month and country."""
    by_type = [
        pl.col("best").filter(pl.col("type_of_violence") == kind).sum().alias(name) for name, kind in VIOLENCE.items()
    ]
    totals = [pl.col(name).sum() for name in ("best", "low", "high")]
    return events.group_by("month", "country_id").agg(*by_type, *totals, pl.len().alias("events"))


def _outside(events: pl.DataFrame, cells: pl.DataFrame, countries: CountryTable) -> pl.DataFrame:
    """The events that no cell holds, with the reason."""
    left = events.join(cells, on=["month", "country_id"], how="anti")
    reasons = [
        reason or _why_not(countries[country_id], month)
        for reason, country_id, month in left.select("reason", "country_id", "month").iter_rows()
    ]
    return left.with_columns(pl.Series("reason", reasons, pl.String)).sort("id")


def _why_not(country: Country, month: date) -> str:
    """Why a located event is in no cell."""
    if country.exists_in(month_id(month)):
        return f"no release covers {month:%Y-%m}"
    if country.valid_from and month_id(month) < country.valid_from:
        return f"the id of {country.name} is in use only from {month_of(country.valid_from):%Y-%m}"
    return f"the id of {country.name} is no longer in use in {month:%Y-%m}"
