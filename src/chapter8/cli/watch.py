"""`chapter8 watch`: the country-month panel, the forecast as draws, and its scores."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from chapter8.cli.counting import counted
from chapter8.cli.outcome import UNRESOLVED
from chapter8.watch.baseline import forecast as draw
from chapter8.watch.countries import CountryTable
from chapter8.watch.forecast import read_forecast
from chapter8.watch.months import parse_month
from chapter8.watch.panel import Panel
from chapter8.watch.scores import Scores
from chapter8.watch.scores import score as judge
from chapter8.watch.tables import read_actuals, read_panel

FILE = click.Path(dir_okay=False, path_type=Path)  # its reader says whether it can be read
COUNTRIES = click.option(
    "--countries", type=FILE, help="CSV of further countries (of an exercise), in the columns of countries.csv."
)


@click.group()
def watch() -> None:
    """Early warning: panel, forecast, scores.

    \b
    Example:
      chapter8 watch panel GEDEvent_v23_0_10.csv --csv
    """  # noqa: D301 - \b is click's mark for a block that keeps its lines


@watch.command()
@click.argument("files", nargs=-1, required=True, type=FILE)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line; the default is CSV.")
@click.option("--as-known", metavar="RELEASE", help='As known when this release came out: "UCDP Candidate 23.0.10".')
@click.option("--strict", is_flag=True, help="Exit with 4 if any row or event could not be placed.")
@COUNTRIES
def panel(files: tuple[Path, ...], *, as_json: bool, as_known: str | None, strict: bool, countries: Path | None) -> int:
    """Join releases of UCDP events, oldest first, into deaths by country and month. A missing cell stays empty.

    \b
    Example:
      chapter8 watch panel GEDEvent_v23_0_9.csv GEDEvent_v23_0_10.csv --json
    """  # noqa: D301 - as above
    joined = read_panel(files, countries=_countries(countries))
    joined = joined.as_known(as_known) if as_known else joined
    click.echo(joined.frame.write_ndjson() if as_json else joined.frame.write_csv(), nl=False)
    return UNRESOLVED if _tell(joined) and strict else 0


@watch.command()
@click.argument("file", type=FILE)
@click.option("--as-of", required=True, metavar="YYYY-MM", help="The last month that the forecast may know of.")
@click.option("--from-step", default=3, show_default=True, help="First month ahead; 1 is the month after --as-of.")
@click.option("--to-step", default=14, show_default=True, help="Last month ahead.")
@click.option("--draws", default=1000, show_default=True, help="Draws of each country-month.")
@click.option("--seed", default=0, show_default=True, help="The same seed gives the same draws.")
@click.option("--out", required=True, type=click.Path(dir_okay=False, path_type=Path), help="Parquet file to write.")
@click.option("--json", "as_json", is_flag=True, help="Tell what was done as JSON.")
@click.option("--strict", is_flag=True, help="Exit with 4 if any country could not be forecast.")
@COUNTRIES
def forecast(file: Path, *, out: Path, as_json: bool, strict: bool, countries: Path | None, **question: Any) -> int:
    """Forecast state-based deaths by country and month, from a UCDP file or a panel (month_id, country_id, ged_sb).

    \b
    Example:
      chapter8 watch forecast panel.csv.gz --as-of 2017-10 --from-step 3 --to-step 14 --seed 1 --out f.parquet
    """  # noqa: D301 - as above
    source = read_panel([file], countries=_countries(countries))
    question["as_of"] = parse_month(question["as_of"])
    made = draw(source, **question)
    _tell(source)
    made.write(out)
    told = {
        "out": str(out),
        "method": made.method,
        "months": list(made.months),
        "countries": made.frame["country_id"].n_unique(),
        "draws": made.draws,
        "seed": made.seed,
        "warnings": list(made.warnings),
        "unresolved": [
            {"country_id": row.country_id, "country": row.country, "reason": row.reason} for row in made.unresolved
        ],
    }
    click.echo(json.dumps(told, ensure_ascii=False) if as_json else _in_a_line(told))
    return UNRESOLVED if made.unresolved and strict else 0


@watch.command()
@click.argument("file", type=FILE)
@click.option("--actuals", required=True, type=FILE, help="What happened: a panel (CSV, Parquet) or UCDP events.")
@click.option("--json", "as_json", is_flag=True, help="All scores as JSON: overall, by month and by country.")
def score(file: Path, *, actuals: Path, as_json: bool) -> None:
    """Score draws (month_id, country_id, draw, outcome) by CRPS, IGN and MIS. Lower is better.

    \b
    Example:
      chapter8 watch score f.parquet --actuals panel.csv.gz --json
    """  # noqa: D301 - as above
    scores = judge(read_forecast(file), read_actuals(actuals))
    overall = scores.overall()
    if as_json:
        click.echo(json.dumps(_as_json(scores)))
        return
    click.echo("   ".join(f"{name.upper()} {value:.4f}" for name, value in overall.items()))
    scored = counted(scores.cells.height, "country-month")
    click.echo(f"{scored} scored, {scores.unscored:,} without an actual value")


def _as_json(scores: Scores) -> dict[str, Any]:
    """Scores as the interface names them."""
    return {
        **scores.overall(),
        "cells": scores.cells.height,
        "draws": scores.draws,
        "unscored": scores.unscored,
        "unforecast": scores.unforecast,
        "by_month": scores.by("month_id").to_dicts(),
        "by_country": scores.by("country_id").to_dicts(),
    }


def _countries(file: Path | None) -> CountryTable:
    """The shipped countries, with those of a file."""
    return CountryTable.shipped().extended(file) if file else CountryTable.shipped()


def _tell(joined: Panel) -> int:
    """Warnings of the gate and events that no cell holds, on stderr; how many there are."""
    warnings = [f"{table.name}: {warning}" for table in joined.tables for warning in table.warnings]
    outside = 0 if joined.outside is None else joined.outside.height
    for line in warnings:
        click.echo(line, err=True)
    if joined.outside is not None and outside:
        for reason, events in joined.outside["reason"].value_counts(sort=True).iter_rows():
            click.echo(f"{counted(events, 'event')} in no cell: {reason}", err=True)
    return len(warnings) + outside


def _in_a_line(told: dict[str, Any]) -> str:
    """What `forecast` did, for people."""
    countries, months = counted(told["countries"], "country", "countries"), counted(len(told["months"]), "month")
    line = f"{countries}, {months}, {counted(told['draws'], 'draw')}: {told['out']}"
    first = next((f" (first: {row['country']}: {row['reason']})" for row in told["unresolved"]), "")
    missing = counted(len(told["unresolved"]), "country", "countries")
    return line + f"\nnot forecast: {missing}{first}" if first else line
