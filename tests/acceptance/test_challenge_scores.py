"""Our scores are those that the ViEWS prediction challenge published for window 2018, cell by cell."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from chapter8.watch.baseline import forecast
from chapter8.watch.forecast import read_forecast
from chapter8.watch.scores import score
from chapter8.watch.tables import read_actuals, read_panel

WATCH = Path(os.environ.get("CHAPTER8_DATA", "../shared/data")) / "watch"
CHALLENGE = WATCH / "challenge_2018"
ACTUALS = CHALLENGE / "actuals.parquet"
PANEL = WATCH / "state_based_deaths_country_month_1990-01_2019-10.csv.gz"
FILES = {
    "bm_zero": "bm_zero_cm_2018.parquet",
    "bm_last_historical_poisson": "bm_last_cm_2018.parquet",
    "bm_conflictology": "bm_conflictology_cm_2018.parquet",
    "bm_boot_240": "bm_boot_240_cm_2018.parquet",
}
CRPS_2018 = {  # Hegre et al. 2025, table 3
    "bm_zero": 24.13,
    "bm_last_historical_poisson": 20.17,
    "bm_conflictology": 14.48,
    "bm_boot_240": 23.58,
}


@pytest.mark.parametrize("benchmark", FILES)
def test_crps_is_that_of_the_paper(benchmark: str) -> None:
    scores = score(read_forecast(CHALLENGE / benchmark / FILES[benchmark]), read_actuals(ACTUALS))
    assert scores.overall()["crps"] == pytest.approx(CRPS_2018[benchmark], abs=0.005)
    assert (scores.cells.height, scores.unscored, scores.unforecast) == (191 * 12, 0, 0)


MEASURED = [(benchmark, measure) for benchmark in FILES for measure in ("crps", "mis", "ign")]
MEASURED.remove(("bm_conflictology", "ign"))  # its 12 draws were resampled by Fourier, which invents values


@pytest.mark.parametrize(("benchmark", "measure"), MEASURED)
def test_every_cell_has_the_published_score(benchmark: str, measure: str) -> None:
    scores = score(read_forecast(CHALLENGE / benchmark / FILES[benchmark]), read_actuals(ACTUALS))
    official = pl.read_csv(CHALLENGE / benchmark / f"metric={measure}" / f"{measure}.csv")
    both = scores.cells.join(official, on=["month_id", "country_id"], validate="1:1")
    assert both.height == 191 * 12
    assert both[measure].to_list() == pytest.approx(both["value"].to_list(), abs=1e-6)


def test_our_baseline_is_the_published_one() -> None:
    """Of its 2,292 values all but 12 are ours; those are later revisions of the data, in four countries."""
    made = forecast(read_panel([PANEL]), as_of=date(2017, 10, 1), from_step=3, to_step=14, draws=12)
    official = read_forecast(CHALLENGE / "bm_conflictology" / FILES["bm_conflictology"])
    keys = ["month_id", "country_id"]
    ours, theirs = (
        told.frame.select(pl.all().cast(pl.Int64)).group_by(keys).agg(pl.col("outcome").sort())
        for told in (made, official)
    )
    both = ours.join(theirs, on=keys, suffix="_official", validate="1:1")
    assert both.height == 191 * 12
    january = both.filter(pl.col("month_id") == 457).explode("outcome", "outcome_official")
    assert january.height == 191 * 12
    assert january.filter(pl.col("outcome") != pl.col("outcome_official")).height <= 12
    assert score(made, read_actuals(ACTUALS)).overall()["crps"] == pytest.approx(14.51, abs=0.005)  # 14.48 without them


def test_a_thousand_draws_score_as_the_twelve_they_come_from() -> None:
    made = forecast(read_panel([PANEL]), as_of=date(2017, 10, 1), from_step=3, to_step=14, draws=1000, seed=1)
    assert score(made, read_actuals(ACTUALS)).overall()["crps"] == pytest.approx(14.51, abs=0.02)
