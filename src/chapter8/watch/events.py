"""Conflict events of UCDP GED (41 columns) and UCDP Candidate (49 columns), checked at the gate.

A file is refused only if it isn't what it claims: no header of UCDP, no readable row, a release number that its events
contradict. A row that can't be right is set aside and told of in `warnings`. An event belongs to the month of its
`date_end`. Events with a vague date (`date_prec` 4 or 5) or a vague place (`where_prec` 6 or 7) are kept and flagged.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import polars as pl

from chapter8.errors import DamagedError, TableError
from chapter8.watch.checks import COORDINATES, NEEDED, OPTIONAL, ROW, RowWarning, Rule, given, rules, typed
from chapter8.watch.files import PlainTable, plain_table
from chapter8.watch.months import shift
from chapter8.watch.releases import WORLD, Release, covered_months, release_of

LATE = 3  # months after the end of its release by which an event may still end
NO_LATER = date(2100, 1, 1)  # for files without a release number
COLUMNS = (
    "id", "date_start", "date_end", "month", "country", "country_id", "type_of_violence", "best", "low", "high",
    "date_prec", "where_prec", "code_status", "latitude", "longitude", "source_headline", "vague_date", "vague_place",
)  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class EventTable:
    """One release of events, as read. `covers` are the months for which the absence of an event means zero.

    `frame` has one row per event: id, date_start, date_end, month (first day), country, country_id (Gleditsch-Ward
    number, as in the file), type_of_violence (1 state-based, 2 non-state, 3 one-sided), best, low, high (deaths),
    date_prec, where_prec, code_status, latitude, longitude, source_headline, vague_date, vague_place.
    `whole_world` is False for an extract: it speaks only for the countries that it names.
    """

    name: str
    sha256: str
    version: Release
    whole_world: bool
    frame: pl.DataFrame
    covers: tuple[date, ...]
    warnings: tuple[RowWarning, ...] = ()

    @property
    def release(self) -> str:
        """The release in words: "UCDP Candidate 23.0.10", or the file's name where it has no number."""
        return self.version.label

    @property
    def citation(self) -> str:
        """How to cite the figures: UCDP and its licence for a release of UCDP's, else the file itself."""
        return f"file {self.name}" if self.version.series == "unnumbered" else f"{self.release}, UCDP, CC BY 4.0"

    @property
    def deaths(self) -> int:
        """Deaths by the best estimate, over all events of the file."""
        return int(self.frame["best"].sum())


def read_events(source: Path | bytes, *, name: str | None = None) -> EventTable:
    """Read a UCDP file, plain or gzipped. `name` is the file's own name, for its release number.

    Raises TableError (not a UCDP table), DamagedError, EmptyInputError, UnsupportedError, TooLargeError.
    """
    name = name or (source.name if isinstance(source, Path) else "events.csv")
    release = release_of(name)
    with plain_table(source, name) as table:
        columns = _check_header(table)
        raw, ragged = _scanned(table, columns), list[RowWarning]()
        try:
            cells = _typed(raw)
        except pl.exceptions.ComputeError:
            raw, ragged = _patiently(table, columns)
            cells = _typed(raw)
        good, broken = _sort_out(cells, raw, release)
    recoded = [RowWarning(f"{table.recoded} lines are not UTF-8 and were read as Windows-1252")]
    told = ragged if not table.recoded else [*recoded, *ragged]
    if good.is_empty():
        cause = f"none of its {cells.height + len(ragged)} rows can be read as an event"
        raise TableError(f"{cause} ({broken[0]})" if broken else cause, place=name, remedy="Give a UCDP GED file.")
    covers, world, about = _coverage(good, release, name)
    return EventTable(name, table.sha256, release, world, good.select(COLUMNS), covers, (*told, *about, *broken))


def is_events(header: Sequence[str]) -> bool:
    """Whether a header is that of UCDP events rather than of a panel."""
    return {"date_start", "date_end", "type_of_violence"} <= set(header)


def header_of(path: Path) -> list[str]:
    """The column names of a plain CSV file."""
    with path.open(encoding="utf-8", newline="") as lines:
        return [cell.strip() for cell in next(csv.reader(lines), [])]


def _check_header(table: PlainTable) -> list[str]:
    """The names of the columns, all that are needed among them, none of those twice."""
    header = header_of(table.path)
    missing = [column for column in NEEDED if column not in header]
    if missing:
        cause = f"it lacks the column{'s' if len(missing) > 1 else ''} {', '.join(missing)}"
        raise TableError(cause, place=table.name, remedy="Give a UCDP GED or Candidate file, comma-separated.")
    twice = [column for column in (*NEEDED, *OPTIONAL) if header.count(column) > 1]
    if twice:
        raise TableError(f"it has the column {twice[0]} twice", place=table.name, remedy="Keep one of them.")
    return header


def _kept(columns: list[str]) -> list[str]:
    """The columns that are read; the others are never held in memory."""
    return [column for column in (*NEEDED, *OPTIONAL) if column in columns]


def _scanned(table: PlainTable, columns: list[str]) -> pl.LazyFrame:
    """The kept columns as text, with the number of each row, not read yet. Blank lines are no rows."""
    names = [name if columns.index(name) == place else f"{name} {place}" for place, name in enumerate(columns)]
    kept = _kept(columns)
    scan = pl.scan_csv(table.path, infer_schema=False, new_columns=names, row_index_name=ROW, row_index_offset=2)
    return scan.select(ROW, *kept).filter(~pl.all_horizontal(pl.col(kept).is_null()))


def _patiently(table: PlainTable, columns: list[str]) -> tuple[pl.LazyFrame, list[RowWarning]]:
    """The same row by row, where rows are ragged: one with more cells than the header is set aside and told of."""
    rows: list[list[str]] = []
    ragged = []
    places = [columns.index(column) for column in _kept(columns)]
    with table.path.open(encoding="utf-8", newline="") as lines:
        number = 1
        try:
            for number, cells in enumerate(csv.reader(lines, strict=True), start=1):
                if number > 1 and len(cells) == len(columns):
                    rows.append([str(number), *(cells[place] for place in places)])
                elif number > 1 and cells:
                    cause = f"where the header has {len(columns)}"
                    ragged.append(RowWarning(cause, number, "(all)", f"{len(cells)} cells"))
        except csv.Error as error:
            place = f"{table.name}, row {number + 1}"
            remedy = "Open the file there, or download it again."
            raise DamagedError(f"the table breaks off ({error})", place=place, remedy=remedy) from error
    frame = pl.LazyFrame(rows, schema=dict.fromkeys([ROW, *_kept(columns)], pl.String), orient="row")
    return frame.with_columns(pl.col(ROW).cast(pl.UInt32)), ragged


def _typed(raw: pl.LazyFrame) -> pl.DataFrame:
    """The cells in their types, null where they can't be; and whether a coordinate was given at all."""
    columns = raw.collect_schema().names()
    cells = [typed(pl.col(column), column) for column in columns if column != ROW]
    known = [given(pl.col(column)).alias(f"{column} given") for column in COORDINATES]
    absent = [pl.lit(None, pl.String).alias(column) for column in OPTIONAL if column not in columns]
    return raw.select(ROW, *cells, *known, *absent).collect(engine="streaming")


def _sort_out(cells: pl.DataFrame, raw: pl.LazyFrame, release: Release) -> tuple[pl.DataFrame, list[RowWarning]]:
    """The rows that keep every rule, with what follows from them; and a warning for each that breaks one."""
    latest = shift(release.last, LATE) if release.last else NO_LATER
    broken: dict[int, Rule] = {}
    for rule in rules(latest):
        _find(cells, rule, broken)
    good = cells.filter(~pl.col(ROW).is_in([row for row, rule in broken.items() if not rule.kept]))
    again: dict[int, Rule] = {}
    _find(good, Rule("id", "stands in an earlier row too", ~pl.col("id").is_first_distinct()), again)
    good = good.filter(~pl.col(ROW).is_in(list(again))).with_columns(
        pl.col("date_end").dt.month_start().alias("month"),
        (pl.col("date_prec") >= 4).alias("vague_date"),
        (pl.col("where_prec") >= 6).alias("vague_place"),
    )
    return good, _warnings(broken | again, raw)


def _find(cells: pl.DataFrame, rule: Rule, broken: dict[int, Rule]) -> None:
    """Note the rows that break a rule; for each row the first rule that it breaks."""
    for row in cells.filter(rule.broken.fill_null(value=False))[ROW]:
        broken.setdefault(row, rule)


def _warnings(broken: dict[int, Rule], raw: pl.LazyFrame) -> list[RowWarning]:
    """A warning for each broken row, with the cell as it stands in the file."""
    if not broken:
        return []
    rows = raw.filter(pl.col(ROW).is_in(list(broken))).collect(engine="streaming").sort(ROW)
    return [
        RowWarning(rule.cause, row[ROW], rule.column, row[rule.column], rule.kept)
        for row in rows.iter_rows(named=True)
        for rule in [broken[row[ROW]]]
    ]


def _coverage(frame: pl.DataFrame, release: Release, name: str) -> tuple[tuple[date, ...], bool, list[RowWarning]]:
    """The covered months, whether the whole world is covered, and what the reader must know about it."""
    begun = pl.col("date_start").dt.month_start()
    shown = frame.filter(begun == pl.col("month"))["month"].unique().to_list()
    covers = covered_months(release, shown)
    if not covers and release.last:
        cause = f"its name says {release.label}, but none of its events falls into the months of that release"
        raise TableError(cause, place=name, remedy="Give the file the name it had when it was downloaded.")
    countries = frame["country_id"].n_unique()
    world = release.series != "unnumbered" and countries >= WORLD
    told = []
    if release.series == "unnumbered":
        told.append(RowWarning("its name bears no release number: the months it covers are read off its events"))
    elif not world:
        told.append(RowWarning(f"{release.label} covers the world, but this file names {countries} countries"))
    if not world:
        told.append(RowWarning("it speaks only for the countries that it names; others are missing, not zero"))
    if release.last and covers[-1] != release.last:
        told.append(RowWarning(f"{release.label} runs to {release.last:%Y-%m}, but the file to {covers[-1]:%Y-%m}"))
    return covers, world, told
