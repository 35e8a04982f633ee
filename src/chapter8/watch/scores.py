"""Proper scores of forecasts, as the ViEWS prediction challenge 2023/24 computes them; cell by cell.

(Source: Hegre et al. 2025, J. Peace Research 62(6), arXiv 2407.11045, and its scoring code. Lower is better.)

- CRPS: mean|x - y| - mean|x - x'|/2 over all draws x, x' of a cell (not the "fair" version).
- IGN: -log2((count + 1)/(draws + 11)) of the bin of the outcome; 11 bins, 1,000 draws and one pseudo-draw a bin.
  Other numbers of draws are brought to 1,000 by their own quantiles (the challenge's code used a Fourier resampling,
  which invents values; so IGN equals the published one only for 1,000 draws).
- MIS: of the 90 % interval, linear quantiles; outcomes outside cost 20 times their distance; draws are capped at 1e10.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from chapter8.errors import TableError
from chapter8.watch.forecast import Forecast

Draws = NDArray[np.float64]  # cells x draws
Values = NDArray[np.float64]  # cells

BINS = (0.0, 0.5, 2.5, 5.5, 10.5, 25.5, 50.5, 100.5, 250.5, 500.5, 1000.5)  # lower edges; the last is open
FULL = 1000  # draws that IGN counts
ALPHA = 0.1
CAP = 1e10
SCORES = ("crps", "ign", "mis")


@dataclass(frozen=True, slots=True, eq=False)
class Scores:
    """Scores of each cell in `cells` (month_id, country_id, outcome, crps, ign, mis), and what was left out.

    `unscored` counts forecast cells without an actual, `unforecast` actual cells of those months without draws.
    """

    cells: pl.DataFrame
    draws: int
    unscored: int
    unforecast: int

    def overall(self) -> dict[str, float]:
        """The unweighted means over all cells."""
        return {name: float(np.mean(self.cells[name].to_numpy())) for name in SCORES}

    def by(self, column: str) -> pl.DataFrame:
        """The means by "month_id" or "country_id"."""
        return self.cells.group_by(column).agg(pl.col(name).mean() for name in SCORES).sort(column)


def score(forecast: Forecast, actuals: pl.DataFrame) -> Scores:
    """Score a forecast against `actuals` (month_id, country_id, outcome; null is missing). Raises TableError."""
    known = actuals.drop_nulls("outcome").select(
        pl.col("month_id", "country_id").cast(pl.Int64), pl.col("outcome").cast(pl.Float64)
    )
    known = known.filter(pl.col("month_id").is_in(forecast.months))
    drawn = forecast.frame.sort("month_id", "country_id", "draw").select(
        pl.col("month_id", "country_id").cast(pl.Int64), pl.col("outcome").cast(pl.Float64).alias("drawn")
    )
    matched = drawn.join(known, on=["month_id", "country_id"], how="inner", maintain_order="left")
    if matched.is_empty():
        cause = "no country-month of the forecast has an actual value"
        raise TableError(cause, place=forecast.source, remedy="Give actuals of the months that were forecast.")
    draws = matched["drawn"].to_numpy().reshape(-1, forecast.draws)
    cells = matched.gather_every(forecast.draws).drop("drawn")
    y = cells["outcome"].to_numpy()
    scored = cells.with_columns(
        pl.Series("crps", crps(draws, y)), pl.Series("ign", ign(draws, y)), pl.Series("mis", mis(draws, y))
    )
    forecast_cells = drawn.height // forecast.draws
    return Scores(scored, forecast.draws, forecast_cells - scored.height, known.height - scored.height)


def crps(draws: Draws, y: Values) -> Values:
    """Continuous ranked probability score of each cell; the mean absolute difference of draws by their ranks."""
    n = draws.shape[1]
    ordered = np.sort(draws, axis=1)
    ranks = 2 * np.arange(1, n + 1) - n - 1
    result: Values = np.abs(draws - y[:, None]).mean(axis=1) - (ordered * ranks).sum(axis=1) / n**2
    return result


def ign(draws: Draws, y: Values) -> Values:
    """Ignorance score (log2) of each cell over the challenge's bins."""
    full = _to_full(draws)
    edges = np.array(BINS)
    bins = np.searchsorted(edges, full, side="right")
    hit = np.searchsorted(edges, y, side="right")
    count = (bins == hit[:, None]).sum(axis=1)
    result: Values = -np.log2((count + 1) / (FULL + len(BINS)))
    return result


def _to_full(draws: Draws) -> Draws:
    """1,000 draws: those given, or as many of their quantiles."""
    n = draws.shape[1]
    if n == FULL:
        return draws
    places = ((np.arange(FULL) + 0.5) / FULL * n).astype(int)
    result: Draws = np.sort(draws, axis=1)[:, places]
    return result


def mis(draws: Draws, y: Values) -> Values:
    """Interval score of each cell's central 90 % interval."""
    low, high = np.quantile(np.minimum(draws, CAP), (ALPHA / 2, 1 - ALPHA / 2), axis=1)
    result: Values = (high - low) + 2 / ALPHA * (np.maximum(low - y, 0) + np.maximum(y - high, 0))
    return result
