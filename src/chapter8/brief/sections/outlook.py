"""How likely it is to get worse: the baseline forecast of deaths, by state, with its intervals and its limits."""

from __future__ import annotations

import polars as pl

from chapter8.brief.draft import Draft, DraftLine
from chapter8.brief.figures import last_whole_month
from chapter8.brief.material import Material
from chapter8.brief.model import Figure
from chapter8.brief.wording import count, likelihood, listed, month
from chapter8.errors import NotFoundError, UsageError
from chapter8.symbols.evidence import Evidence
from chapter8.watch.baseline import forecast
from chapter8.watch.forecast import Forecast
from chapter8.watch.months import month_of
from chapter8.watch.panel import Panel
from chapter8.watch.risk import THRESHOLD, Outlook, Risk, risk

_TITLE = "How likely it is to get worse"
_MONTHS = 24  # of the past beside the months ahead


def outlook(material: Material) -> Draft:
    """One line for each state; where there is no forecast, the reason and what would close the gap."""
    if material.panel is None:
        return Draft("outlook", _TITLE, "No outlook: no conflict events to base one on.", (_no_panel(material),))
    try:
        ahead = forecast(material.panel, as_of=last_whole_month(material.question.as_of))
    except UsageError as error:
        line = _gap(material, error.cause)
        return Draft("outlook", _TITLE, "No outlook for the day of this brief.", (line,))
    lines: list[DraftLine] = []
    leads: list[str] = []
    for code, name in zip(material.question.states, material.names, strict=True):
        try:
            found = risk(material.panel, ahead, code)
        except NotFoundError as error:
            lines.append(_gap(material, error.cause))
            continue
        if found.outlook is None:
            lines.append(_gap(material, f"{name}: {found.unresolved}"))
            continue
        lines.append(_line(found, found.outlook, name, ahead, material))
        leads.append(f"{name} {likelihood(found.outlook.p_at_least_25)}")
    lead = "No outlook could be made for the situation's states."
    if leads:
        lead = f"That a month of the year ahead sees {THRESHOLD} state-based deaths or more: {listed(leads)}."
        lines.append(_limits(ahead, material))
    return Draft("outlook", _TITLE, lead, tuple(lines))


def _line(found: Risk, ahead: Outlook, name: str, draws: Forecast, material: Material) -> DraftLine:
    text = (
        f"{name}, {month(ahead.first)} to {month(ahead.last)}: a month with {THRESHOLD} state-based deaths or more is"
        f" {likelihood(ahead.p_at_least_25)}. Expected {_deaths(ahead.expected_per_month)} a month (50 % interval"
        f" {ahead.interval_50[0]:,.0f} to {ahead.interval_50[1]:,.0f}, 90 % interval {ahead.interval_90[0]:,.0f} to"
        f" {ahead.interval_90[1]:,.0f})."
    )
    panel = material.panel
    figure = None if panel is None else _figure(panel, draws, found, name)
    return DraftLine("figure", text, found.evidence, material.holdings.panel_marking, figure)


def _deaths(number: float) -> str:
    return count(number, "death") if number >= 0.5 else "fewer than one death"


def _figure(panel: Panel, draws: Forecast, found: Risk, name: str) -> Figure:
    past = [
        point for point in panel.series(found.iso3, found.target) if found.last_month and point[0] <= found.last_month
    ]
    country = panel.countries.by_iso3(found.iso3).country_id
    quantiles = (
        draws.frame.filter(pl.col("country_id") == country)
        .group_by("month_id")
        .agg(pl.col("outcome").quantile(0.05).alias("low"), pl.col("outcome").quantile(0.95).alias("high"))
        .sort("month_id")
    )
    expected = found.outlook.expected_per_month if found.outlook else 0.0
    return Figure(
        f"State-based deaths a month, {name}",
        f"{expected:,.0f}",
        "expected, with 90 % interval",
        tuple((f"{at:%Y-%m}", None if value is None else float(value)) for at, value in past[-_MONTHS:]),
        tuple((f"{month_of(number):%Y-%m}", float(low), float(high)) for number, low, high in quantiles.iter_rows()),
    )


def _limits(draws: Forecast, material: Material) -> DraftLine:
    behind = f" {draws.warnings[0][0].upper()}{draws.warnings[0][1:]}." if draws.warnings else ""
    text = (
        "The outlook is a baseline: each month ahead is drawn from the last 12 observed. It knows no onset in a"
        f" country that was quiet and no end of a war, and months are drawn independently.{behind}"
    )
    source = f"Chapter8 forecast: {draws.method}, {draws.draws:,} draws, seed {draws.seed}"
    return DraftLine("fact", text, (Evidence(source=source),), material.open)


def _no_panel(material: Material) -> DraftLine:
    searched = "No release of conflict events that the viewer may read is in the library"
    text = (
        f"How likely {material.question.situation} is to get worse is not known. {searched}."
        " To close the gap, add UCDP releases that cover 12 months."
    )
    return DraftLine("gap", text, (Evidence(source=searched),), material.open)


def _gap(material: Material, reason: str) -> DraftLine:
    source = material.panel.source if material.panel is not None else "No release"
    text = f"No forecast. {reason[0].upper()}{reason[1:]}. To close the gap, add the releases of the missing months."
    return DraftLine("gap", text, (Evidence(source=f"{source}, searched for 12 observed months"),), material.open)
