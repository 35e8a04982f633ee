"""The baseline says that a country's next months will be like its last twelve."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from chapter8.errors import DamagedError, TableError, UsageError
from chapter8.watch.baseline import forecast
from chapter8.watch.forecast import Forecast, read_forecast
from chapter8.watch.panel import Panel
from chapter8.watch.tables import read_panel

OCTOBER = date(2017, 10, 1)  # month 454
SUDAN = 245

Deaths = Callable[..., Panel]


@pytest.fixture
def deaths(tmp_path: Path) -> Deaths:
    """A panel of the months that end in October 2017, from lists of deaths by country; None is missing."""

    def panel(**series: list[int | None]) -> Panel:
        ids = {"sudan": SUDAN, "chad": 214}
        rows = [
            f"{455 - len(values) + place},{ids[name]},{'' if value is None else value}"
            for name, values in series.items()
            for place, value in enumerate(values)
        ]
        file = tmp_path / "panel.csv"
        file.write_text("\n".join(["month_id,country_id,ged_sb", *rows]), encoding="utf-8")
        return read_panel([file])

    return panel


YEAR = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]


def test_twelve_draws_are_the_last_twelve_months(deaths: Deaths) -> None:
    made = forecast(deaths(sudan=[99, 99, *YEAR]), as_of=OCTOBER, to_step=1, draws=12)
    assert sorted(made.frame["outcome"]) == YEAR


def test_each_of_the_twelve_comes_equally_often(deaths: Deaths) -> None:
    """1,000 draws are 83 times twelve, and four more by lot."""
    made = forecast(deaths(sudan=YEAR), as_of=OCTOBER, to_step=1, draws=1000)
    assert sorted(Counter(made.frame["outcome"]).values()) == [83] * 8 + [84] * 4


def test_step_one_is_the_month_after_the_question(deaths: Deaths) -> None:
    """Asked in October 2017 (454), steps 3 to 14 are the year 2018."""
    made = forecast(deaths(sudan=YEAR), as_of=date(2017, 10, 31), from_step=3, to_step=14)
    assert made.months == tuple(range(457, 469))


def test_months_after_the_question_are_not_known(deaths: Deaths) -> None:
    made = forecast(deaths(sudan=[*YEAR, 5000]), as_of=date(2017, 9, 1), to_step=1, draws=12)
    assert max(made.frame["outcome"]) == 11


def test_the_same_seed_gives_the_same_draws(deaths: Deaths) -> None:
    panel = deaths(sudan=YEAR)
    first, again, other = (forecast(panel, as_of=OCTOBER, seed=seed).frame for seed in (1, 1, 2))
    assert first.equals(again)
    assert not first.equals(other)


def test_a_country_is_drawn_alike_whatever_others_are_there(deaths: Deaths) -> None:
    alone = forecast(deaths(sudan=YEAR), as_of=OCTOBER)
    beside = forecast(deaths(chad=YEAR, sudan=YEAR), as_of=OCTOBER)
    assert alone.frame.equals(beside.frame.filter(pl.col("country_id") == SUDAN))


def test_a_country_with_a_missing_month_is_not_forecast_and_told_of(deaths: Deaths) -> None:
    made = forecast(deaths(sudan=YEAR, chad=[*YEAR[:5], None, *YEAR[6:]]), as_of=OCTOBER)
    assert made.frame["country_id"].unique().to_list() == [SUDAN]
    assert [(row.country, row.reason) for row in made.unresolved] == [
        ("Chad", "11 of the 12 months to 2017-10 are observed, all 12 are needed")
    ]


def test_a_country_with_a_short_history_is_not_forecast(deaths: Deaths) -> None:
    made = forecast(deaths(sudan=YEAR, chad=[1, 2]), as_of=OCTOBER)
    assert [row.reason for row in made.unresolved] == ["2 of the 12 months to 2017-10 are observed, all 12 are needed"]


def test_data_a_month_old_are_used_and_told_of(deaths: Deaths) -> None:
    made = forecast(deaths(sudan=YEAR), as_of=date(2017, 12, 1), to_step=1)
    assert (made.months, made.last_observed) == ((457,), OCTOBER)
    assert made.warnings == ("the last data are 2 months older than 2017-12",)


def test_data_older_than_three_months_are_not_used(deaths: Deaths) -> None:
    made = forecast(deaths(sudan=YEAR), as_of=date(2018, 2, 1))
    assert made.frame.is_empty()
    assert [row.reason for row in made.unresolved] == ["the last data are of 2017-10, 4 months before the question"]


def test_a_question_before_the_panel_begins_is_refused(deaths: Deaths) -> None:
    with pytest.raises(UsageError, match="the panel begins in 2016-11, after 2001-01"):
        forecast(deaths(sudan=YEAR), as_of=date(2001, 1, 1))


@pytest.mark.parametrize(("first", "last"), [(0, 3), (4, 3)])
def test_steps_that_are_no_span_are_refused(deaths: Deaths, first: int, last: int) -> None:
    with pytest.raises(UsageError, match=f"steps {first} to {last} are no span"):
        forecast(deaths(sudan=YEAR), as_of=OCTOBER, from_step=first, to_step=last)


def test_a_forecast_that_was_written_reads_back(deaths: Deaths, tmp_path: Path) -> None:
    made = forecast(deaths(sudan=YEAR), as_of=OCTOBER, seed=7)
    made.write(tmp_path / "f.parquet")
    again = read_forecast(tmp_path / "f.parquet")
    assert again.frame.equals(made.frame)
    assert (again.method, again.source, again.seed) == (made.method, "panel.csv", 7)


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([(1, 1, 0, -1.0)], "an outcome is negative or not finite"),
        ([(1, 1, 0, float("nan"))], "an outcome is negative or not finite"),
        ([(1, 1, 0, None)], "a cell is empty"),
        ([(1, 1, 0, 1.0), (1, 1, 0, 2.0)], "the draws of country 1 in month 1 are not numbered from 0, each once"),
        ([(1, 1, 0, 1.0), (2, 1, 0, 2.0), (2, 1, 1, 2.0)], "country-months have different numbers of draws"),
    ],
)
def test_a_forecast_passes_one_gate(rows: list[tuple[int, int, int, float | None]], told: str) -> None:
    schema = {"month_id": pl.Int32, "country_id": pl.Int32, "draw": pl.Int32, "outcome": pl.Float64}
    frame = pl.DataFrame(rows, schema=schema, orient="row")
    with pytest.raises(TableError, match=told):
        Forecast(frame, method="by hand", source="here")


def test_a_forecast_without_a_needed_column_is_refused(tmp_path: Path) -> None:
    pl.DataFrame({"month_id": [1], "draw": [0]}).write_parquet(tmp_path / "f.parquet")
    with pytest.raises(TableError, match=r"f\.parquet: it lacks the column country_id"):
        read_forecast(tmp_path / "f.parquet")


def test_what_is_not_parquet_is_refused(tmp_path: Path) -> None:
    (tmp_path / "f.parquet").write_text("month_id,country_id,draw,outcome\n")
    with pytest.raises(DamagedError, match=r"f\.parquet: it can't be read as Parquet"):
        read_forecast(tmp_path / "f.parquet")
