"""What is happening in a situation's states and what may come, for the chart and the strip of key facts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from chapter8.site.situations.chart import Chart, Interval, chart, intervals
from chapter8.watch.baseline import forecast
from chapter8.watch.forecast import Forecast
from chapter8.watch.months import month_of
from chapter8.watch.panel import Panel
from chapter8.watch.risk import Risk, risk

TARGETS = {"ged_sb": "state-based violence", "best": "all organized violence"}


@dataclass(frozen=True, slots=True)
class Outlook:
    """Deaths month by month over all states of the situation, the baseline's intervals, and what is missing.

    A month is None where it is missing for one of the states: a sum over some of them would look like a calm month.
    """

    observed: tuple[tuple[date, int | None], ...]
    ahead: tuple[Interval, ...]
    risks: tuple[Risk, ...]
    gaps: tuple[str, ...]
    target: str

    @property
    def drawing(self) -> Chart:
        """The chart."""
        return chart(self.observed, self.ahead)

    @property
    def last_12(self) -> int | None:
        """Deaths in the last twelve months, if all of them are known."""
        recent = [value for _month, value in self.observed[-12:]]
        return sum(value or 0 for value in recent) if len(recent) == 12 and None not in recent else None

    @property
    def latest(self) -> tuple[date, int] | None:
        """The newest month that is known, with its deaths."""
        return next(((month, value) for month, value in reversed(self.observed) if value is not None), None)


def outlook(panel: Panel, states: Sequence[str], as_of: date, *, target: str = "ged_sb") -> Outlook:
    """The outlook for some states as of a day. States that the panel's country table lacks become gaps."""
    return _outlook(panel, tuple(states), as_of, target)


@lru_cache(maxsize=64)
def _outlook(panel: Panel, states: tuple[str, ...], as_of: date, target: str) -> Outlook:
    """It follows from the panel alone, and panels are the same objects from request to request."""
    known = {country.iso3 for country in panel.countries.values()}
    gaps = [f"{code} is not in the table of countries of the event data." for code in states if code not in known]
    codes = [code for code in states if code in known]
    if not codes:
        return Outlook((), (), (), tuple(gaps), target)
    whole = [panel.series(code, target) for code in codes]
    observed = tuple(
        (
            rows[0][0],
            None if any(value is None for _month, value in rows) else sum(value or 0 for _month, value in rows),
        )
        for rows in zip(*whole, strict=True)
        if rows[0][0] <= as_of
    )
    if not observed:
        return Outlook((), (), (), (*gaps, f"The event data begin after {as_of:%B %Y}."), target)
    made = _forecast(panel, as_of.replace(day=1), target)
    risks = tuple(risk(panel, made, code) for code in codes)
    gaps += [f"{each.country} is not forecast: {each.unresolved}." for each in risks if each.unresolved]
    missing = sum(1 for _month, value in observed if value is None)
    if missing:
        gaps.append(f"{missing} of the {len(observed)} months to {observed[-1][0]:%B %Y} are not observed.")
    return Outlook(
        observed,
        () if any(each.unresolved for each in risks) else _ahead(panel, made, codes),
        risks,
        tuple(gaps),
        target,
    )


@lru_cache(maxsize=16)
def _forecast(panel: Panel, as_of: date, target: str) -> Forecast:
    """The baseline forecast: it does not change."""
    return forecast(panel, as_of=as_of, target=target)


def _ahead(panel: Panel, made: Forecast, codes: Sequence[str]) -> tuple[Interval, ...]:
    """Intervals of the sum over the states: draws of different states are independent and are added one by one."""
    frames = [made.of(panel.countries.by_iso3(code).country_id) for code in codes]
    draws = {
        month_of(int(column)): [float(sum(parts)) for parts in zip(*(frame[column] for frame in frames), strict=True)]
        for column in frames[0].columns
    }
    return tuple(intervals(draws))
