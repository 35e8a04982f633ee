"""The noun `Risk`: what the panel and a forecast say about one country, in numbers and in the field's words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from chapter8.symbols.evidence import Evidence
from chapter8.watch.forecast import Forecast
from chapter8.watch.months import month_of, months_between, shift
from chapter8.watch.panel import Panel

THRESHOLD = 25  # deaths in a month: ViEWS' P(>= 25), after UCDP's 25 a year for an active conflict
RISING, FALLING = 1.5, 1 / 1.5  # last 3 months against the 9 before, as a ratio of monthly means

# The calibrated words of IPCC guidance note AR5 (2010), table 1, by the lowest probability of each.
WORDS = (
    (0.99, "virtually certain"),
    (0.90, "very likely"),
    (0.66, "likely"),
    (0.33, "about as likely as not"),
    (0.10, "unlikely"),
    (0.01, "very unlikely"),
    (0.00, "exceptionally unlikely"),
)


@dataclass(frozen=True, slots=True)
class Outlook:
    """A country's forecast over the months from `first` to `last`. Deaths in one month of that horizon, all pooled.

    `p_at_least_25` is the share of draws in which some month of the horizon has 25 deaths or more. The baseline's
    months are independent, so it overstates this for a country whose one bad month is over, and says 0 for a country
    that was quiet for a year: no statement about onsets can be read from it.
    """

    first: date
    last: date
    expected_per_month: float
    median: float
    interval_50: tuple[float, float]
    interval_90: tuple[float, float]
    p_at_least_25: float
    words: str


@dataclass(frozen=True, slots=True)
class Risk:
    """What is known and what is forecast for one country. Deaths are of `target` ("ged_sb" is state-based violence).

    `last_month` is the newest month observed, `last_deaths` its deaths; `last_12` the sum of the 12 months to it, None
    if any of them is missing. `trend` is one of rising, falling, steady, quiet, unknown. Either `outlook` or
    `unresolved`, the reason why there is none, is None.
    """

    iso3: str
    country: str
    target: str
    last_month: date | None
    last_deaths: int | None
    last_12: int | None
    trend: str
    outlook: Outlook | None
    unresolved: str | None
    evidence: tuple[Evidence, ...]


def risk(panel: Panel, forecast: Forecast, iso3: str) -> Risk:
    """The risk of one country. Raises NotFoundError for an unknown code."""
    country = panel.countries.by_iso3(iso3)
    series = panel.series(iso3, forecast.target)
    known = [(month, deaths) for month, deaths in series if deaths is not None and _by_then(month, forecast.as_of)]
    last_month, last_deaths = known[-1] if known else (None, None)
    recent = _twelve(dict(known), last_month)
    outlook = _outlook(forecast, country.country_id)
    reasons = [row.reason for row in forecast.unresolved if row.country_id == country.country_id]
    return Risk(
        iso3=iso3,
        country=country.name,
        target=forecast.target,
        last_month=last_month,
        last_deaths=last_deaths,
        last_12=sum(recent) if recent else None,
        trend=trend(recent),
        outlook=outlook,
        unresolved=None if outlook else (reasons or ["no release speaks of this country"])[0],
        evidence=_evidence(panel, forecast),
    )


def in_words(probability: float) -> str:
    """The IPCC's word for a probability: 0.7 is "likely"."""
    return next(word for lowest, word in WORDS if probability >= lowest)


def trend(months: list[int]) -> str:
    """Where the last 3 of 12 months stand against the 9 before, by their monthly means."""
    if len(months) != 12:
        return "unknown"
    before, lately = sum(months[:9]) / 9, sum(months[9:]) / 3
    if before == lately == 0:
        return "quiet"
    if lately > before * RISING:
        return "rising"
    return "falling" if lately < before * FALLING else "steady"


def _by_then(month: date, as_of: date | None) -> bool:
    """Whether a month was known of when the question was asked."""
    return as_of is None or month <= as_of


def _twelve(known: dict[date, int], last: date | None) -> list[int]:
    """The 12 months to `last`, if all are known; else nothing."""
    if last is None:
        return []
    months = months_between(shift(last, -11), last)
    return [known[month] for month in months] if all(month in known for month in months) else []


def _outlook(forecast: Forecast, country_id: int) -> Outlook | None:
    """The draws of one country, summed up; None if it is not forecast."""
    paths = forecast.of(country_id).to_numpy()
    if not paths.size:
        return None
    low_90, low_50, median, high_50, high_90 = (float(q) for q in np.quantile(paths, (0.05, 0.25, 0.5, 0.75, 0.95)))
    some_month = float((paths >= THRESHOLD).any(axis=1).mean())
    return Outlook(
        first=month_of(forecast.months[0]),
        last=month_of(forecast.months[-1]),
        expected_per_month=float(paths.mean()),
        median=median,
        interval_50=(low_50, high_50),
        interval_90=(low_90, high_90),
        p_at_least_25=some_month,
        words=in_words(some_month),
    )


def _evidence(panel: Panel, forecast: Forecast) -> tuple[Evidence, ...]:
    """The releases that the figures rest on, each by its file; and how the forecast was made."""
    observed = tuple(
        Evidence(source=table.citation, words=table.name, document=table.sha256) for table in panel.tables
    ) or (Evidence(source=panel.source),)
    method = f"Chapter8 forecast: {forecast.method}, {forecast.draws} draws, seed {forecast.seed}"
    return (*observed, Evidence(source=method))
