"""The honest baseline: a country's next months look like its last twelve (conflictology-12).

Every draw is one of the deaths of the last 12 months up to `as_of`, each as often as any other: with 1,000 draws each
of the 12 values comes 83 times, and four of them, by lot, once more. Which draw gets which value is shuffled in each
month, so months and countries are independent. A country whose 12 months are not all observed is not forecast.
(Source: Hegre et al. 2025, J. Peace Research 62(6), benchmark "conflictology".)
"""

from __future__ import annotations

from datetime import date

import numpy as np
import polars as pl
from numpy.typing import NDArray

from chapter8.errors import UsageError
from chapter8.watch.forecast import COLUMNS, Forecast, Unresolved
from chapter8.watch.months import first_day, month_id, shift
from chapter8.watch.panel import Panel

WINDOW = 12  # months
STALE = 3  # months without data before `as_of` after which the last twelve months are no guide
METHOD = "empirical draws of the last 12 months (conflictology-12)"
TYPES = {"month_id": pl.Int32, "country_id": pl.Int32, "draw": pl.Int32, "outcome": pl.Int64}


def forecast(
    panel: Panel,
    *,
    as_of: date,
    from_step: int = 1,
    to_step: int = 12,
    draws: int = 1000,
    seed: int = 0,
    target: str = "ged_sb",
) -> Forecast:
    """Draws for the months `from_step` to `to_step` after the month of `as_of`, from what the panel knew by then.

    The same seed gives the same draws, whatever other countries the panel holds. Raises UsageError.
    """
    origin = first_day(as_of)
    if not 1 <= from_step <= to_step:
        raise UsageError(f"steps {from_step} to {to_step} are no span", remedy="Step 1 is the month after --as-of.")
    if draws < 1 or seed < 0:
        raise UsageError("draws must be at least 1 and the seed at least 0", remedy="Use for example 1000 and 0.")
    if origin < panel.first:
        raise UsageError(
            f"the panel begins in {panel.first:%Y-%m}, after {origin:%Y-%m}", remedy="Choose a later month."
        )
    last = min(origin, panel.last)
    behind = month_id(origin) - month_id(last)
    steps = [month_id(origin) + step for step in range(from_step, to_step + 1)]
    frames, unresolved = [], []
    for country_id, window in _windows(panel, last, target):
        observed = [deaths for deaths in window if deaths is not None]
        if len(observed) == WINDOW and behind <= STALE:
            frames.append(_draws(country_id, observed, steps, draws, seed))
        else:
            country = panel.countries.get(country_id)
            name, iso3 = (country.name, country.iso3) if country else (str(country_id), "")
            unresolved.append(Unresolved(country_id, name, iso3, _reason(len(observed), last, behind)))
    return Forecast(
        pl.concat(frames) if frames else pl.DataFrame(schema=TYPES),
        method=METHOD,
        source=panel.source,
        target=target,
        as_of=origin,
        last_observed=last,
        seed=seed,
        unresolved=tuple(unresolved),
        warnings=(f"the last data are {behind} months older than {origin:%Y-%m}",) if behind else (),
    )


def _windows(panel: Panel, last: date, target: str) -> list[tuple[int, list[int | None]]]:
    """Each country's deaths in the 12 months that end with `last`; None, or no entry, where missing."""
    within = pl.col("month").is_between(shift(last, 1 - WINDOW), last)
    rows = panel.frame.sort("month").group_by("country_id", maintain_order=True)
    window = rows.agg(pl.col(target).filter(within)).sort("country_id")
    return [(country_id, values) for country_id, values in window.select("country_id", target).iter_rows()]


def _draws(country_id: int, observed: list[int], steps: list[int], draws: int, seed: int) -> pl.DataFrame:
    """The draws of one country, for each month shuffled anew."""
    outcomes = [_sample(observed, draws, np.random.default_rng([seed, country_id, step])) for step in steps]
    return pl.DataFrame(
        {
            "month_id": np.repeat(steps, draws),
            "country_id": np.full(len(steps) * draws, country_id),
            "draw": np.tile(np.arange(draws), len(steps)),
            "outcome": np.concatenate(outcomes),
        },
        schema=TYPES,
    ).select(COLUMNS)


def _sample(observed: list[int], draws: int, lot: np.random.Generator) -> NDArray[np.int64]:
    """As many draws, each value equally often but for a remainder by lot, in shuffled order."""
    whole, rest = divmod(draws, len(observed))
    values = np.concatenate([np.tile(observed, whole), lot.choice(observed, rest, replace=False)])
    lot.shuffle(values)
    return values.astype(np.int64)


def _reason(observed: int, last: date, behind: int) -> str:
    """Why a country is not forecast."""
    if behind > STALE:
        return f"the last data are of {last:%Y-%m}, {behind} months before the question"
    return f"{observed} of the {WINDOW} months to {last:%Y-%m} are observed, all {WINDOW} are needed"
