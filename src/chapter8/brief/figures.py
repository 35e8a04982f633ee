"""Recorded deaths of one state up to the day of the brief, out of the panel; missing is never zero."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from chapter8.symbols.evidence import Evidence
from chapter8.watch.months import first_day, shift
from chapter8.watch.panel import Panel
from chapter8.watch.risk import trend

NOUNS = {"ged_sb": "state-based conflict", "ged_ns": "non-state conflict", "ged_os": "one-sided violence"}


@dataclass(frozen=True, slots=True)
class Observed:
    """A state's recorded deaths of all types. `last` is the newest month known; `covered` of the last 12 are known."""

    name: str
    last: date
    cell: dict[str, int | None]
    series: tuple[tuple[str, float | None], ...]
    last_12: int | None
    covered: int
    trend: str
    evidence: tuple[Evidence, ...]


def last_whole_month(as_of: date) -> date:
    """The first day of the last month that is over at the end of a day."""
    return shift(first_day(as_of + timedelta(days=1)), -1)


def observed(panel: Panel, code: str, name: str, as_of: date) -> Observed | None:
    """What the panel holds of a state up to the last whole month; None if nothing. NotFoundError: unknown code."""
    end = last_whole_month(as_of)
    series = [(month, value) for month, value in panel.series(code, "best") if month <= end]
    known = [(month, value) for month, value in series if value is not None]
    if not known:
        return None
    last = known[-1][0]
    recent = [value for month, value in known if month > shift(last, -12)]
    return Observed(
        name=name,
        last=last,
        cell=panel.cell(code, last),
        series=tuple((f"{month:%Y-%m}", None if value is None else float(value)) for month, value in series),
        last_12=sum(recent) if len(recent) == 12 else None,
        covered=len(recent),
        trend=trend(recent),
        evidence=releases(panel),
    )


def releases(panel: Panel) -> tuple[Evidence, ...]:
    """The releases that a panel rests on, each by its file."""
    return tuple(
        Evidence(source=table.citation, words=table.name, document=table.sha256) for table in panel.tables
    ) or (Evidence(source=panel.source),)
