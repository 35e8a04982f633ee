"""Events into a panel, the baseline forecast and its scores; beside a bare read and the published scores."""

from __future__ import annotations

from datetime import date
from functools import partial

from bench.figures import Figure
from bench.measuring import DATA, run, seconds

WATCH = DATA / "watch"
CANDIDATE = WATCH / "GEDEvent_v23_0_10.csv"
PANEL = WATCH / "state_based_deaths_country_month_1990-01_2019-10.csv.gz"
CHALLENGE = WATCH / "challenge_2018"
PUBLISHED = 14.48  # CRPS of conflictology country-12, window 2018: Hegre et al. 2025, table 3


def figures() -> list[Figure]:
    """Time, memory and score."""
    panel, floor = run("bench.forecast:panel"), run("bench.forecast:panel_floor")
    scored = run("bench.forecast:scored").result
    return [
        Figure(
            "a Candidate release (2,391 events) checked and made a panel", 1000 * panel.result, "ms",
            "the same file read by polars alone", 1000 * floor.result,
        ),
        Figure("peak memory of the panel", panel.peak_mb, "MB", "the same", floor.peak_mb),
        Figure(
            "forecast of 191 countries, 12 months, 1,000 draws", scored["forecast"], "s",
            "as many random numbers drawn by numpy", scored["drawing"],
        ),
        Figure(
            "its three scores (CRPS, IGN, MIS)", scored["score"], "s",
            "the same draws sorted by numpy", scored["sorting"],
        ),
        Figure(
            "CRPS of the published benchmark's draws, window 2018, by our code", scored["official"], "",
            "published", PUBLISHED, "equal to 0.01",
        ),
        Figure(
            "CRPS of our baseline, window 2018, 1,000 draws", scored["ours"], "",
            "published conflictology-12", PUBLISHED,
        ),
    ]  # fmt: skip


def panel() -> float:
    """Seconds from the file to the panel."""
    from chapter8.watch.events import read_events  # noqa: PLC0415 - each task holds only what it needs
    from chapter8.watch.panel import build_panel  # noqa: PLC0415 - as above

    return seconds(lambda: build_panel([read_events(CANDIDATE)]), times=5)


def panel_floor() -> float:
    """Seconds to read the file and nothing else."""
    import polars as pl  # noqa: PLC0415 - as above

    return seconds(lambda: pl.read_csv(CANDIDATE), times=5)


def scored() -> dict[str, float]:
    """Window 2018, as the challenge sets it: data up to October 2017, steps 3 to 14."""
    import numpy as np  # noqa: PLC0415 - as above

    from chapter8.watch.baseline import forecast  # noqa: PLC0415 - as above
    from chapter8.watch.forecast import read_forecast  # noqa: PLC0415 - as above
    from chapter8.watch.scores import score  # noqa: PLC0415 - as above
    from chapter8.watch.tables import read_actuals, read_panel  # noqa: PLC0415 - as above

    known, actuals = read_panel([PANEL]), read_actuals(CHALLENGE / "actuals.parquet")
    ask = partial(forecast, known, as_of=date(2017, 10, 1), from_step=3, to_step=14, seed=1)
    made = ask()
    draws = np.random.default_rng(1).integers(0, 12, size=(191 * 12, 1000))
    official = read_forecast(CHALLENGE / "bm_conflictology" / "bm_conflictology_cm_2018.parquet")
    return {
        "forecast": seconds(ask),
        "drawing": seconds(lambda: np.random.default_rng(1).integers(0, 12, size=draws.shape), times=5),
        "sorting": seconds(lambda: np.sort(draws, axis=1), times=5),
        "score": seconds(lambda: score(made, actuals)),
        "ours": score(made, actuals).overall()["crps"],
        "official": score(official, actuals).overall()["crps"],
    }
