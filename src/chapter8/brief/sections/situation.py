"""What is happening: recorded deaths by state, and what the latest reports and news say of the situation."""

from __future__ import annotations

from datetime import date

from chapter8.brief.draft import Draft, DraftLine
from chapter8.brief.figures import NOUNS, Observed, observed
from chapter8.brief.material import Material
from chapter8.brief.model import Figure
from chapter8.brief.relevance import Grade
from chapter8.brief.selection import Chosen, Reported
from chapter8.brief.wording import count, day, listed, month
from chapter8.errors import NotFoundError
from chapter8.symbols.evidence import Evidence

_TITLE = "What is happening"
_REPORTS = frozenset({"report", "letter", "news", "press_release"})
_MOST = 5
_MONTHS = 36  # of the series beside a figure


def situation(material: Material) -> Draft:
    """One line of figures for each state, then the latest reported facts that name the situation."""
    lines: list[DraftLine] = []
    leads: list[str] = []
    for code in material.question.states:
        seen = _observed(material, code)
        if isinstance(seen, DraftLine):
            lines.append(seen)
            continue
        lines.append(_figures(seen, material))
        leads.append(f"{count(seen.cell['best'] or 0, 'death')} in {seen.name} in {month(seen.last)}")
    reports = [
        found
        for found in material.selection.reported
        if found.source.record.kind in _REPORTS and found.grade is Grade.DIRECT
    ]
    lines += [_report(found) for found in reports[:_MOST]]
    if len(reports) > _MOST:
        lines.append(_more(len(reports) - _MOST, material))
    if not reports:
        lines.append(_no_reports(material))
    lead = f"Recorded: {listed(leads)}." if leads else "No recorded figures for the situation's states on the day."
    return Draft("situation", _TITLE, lead, tuple(lines))


def _observed(material: Material, code: str) -> Observed | DraftLine:
    """What is recorded of a state, or the line that says that nothing is."""
    name = material.holdings.atlas.name_on(code, material.question.as_of)
    if material.panel is None:
        searched = "No release of conflict events that the viewer may read is in the library"
        text = f"Deaths in {name} are not known. {searched}. To close the gap, add a UCDP release (GED or Candidate)."
        return DraftLine("gap", text, (Evidence(source=searched),), material.open)
    try:
        seen = observed(material.panel, code, name, material.question.as_of)
    except NotFoundError as error:
        reason = error.cause
    else:
        if seen is not None:
            return seen
        reason = f"no month up to {day(material.question.as_of)} is covered"
    searched = f"{material.panel.source} searched for {code}"
    text = f"Deaths in {name} are not known: {reason}. To close the gap, add a release that covers the months before."
    return DraftLine("gap", text, (Evidence(source=searched),), material.holdings.panel_marking)


def _figures(seen: Observed, material: Material) -> DraftLine:
    cell = seen.cell
    kinds = [f"{cell[column]:,} in {noun}" for column, noun in NOUNS.items() if cell[column] is not None]
    deaths = cell["best"] or 0
    were = "was" if deaths == 1 else "were"
    text = f"In {month(seen.last)}, the last month covered, {count(deaths, 'death')} {were} recorded in {seen.name}"
    if cell["low"] is not None and cell["high"] is not None:
        text += f" (low {cell['low']:,}, high {cell['high']:,})"
    text += f": {listed(kinds)}." if kinds else "."
    if seen.last_12 is not None:
        text += (
            f" Over the 12 months to then, {count(seen.last_12, 'death')} from all three; the trend is {seen.trend}."
        )
    else:
        text += f" {count(seen.covered, 'month')} of the last 12 covered; no trend is stated."
    figure = Figure(f"Deaths a month, {seen.name}", f"{deaths:,}", "deaths", seen.series[-_MONTHS:])
    return DraftLine("figure", text, seen.evidence, material.holdings.panel_marking, figure)


def _report(found: Chosen[Reported]) -> DraftLine:
    source, thing = found.source, found.thing
    dated = found.dated
    head = f"{_kind(source.record.kind)}, {day(dated)}" if isinstance(dated, date) else _kind(source.record.kind)
    evidence = source.sentence(thing.passage, thing.sentence)
    return DraftLine("fact", thing.sentence, evidence, source.holding.marking, head=head)


def _kind(kind: str) -> str:
    return kind.replace("_", " ").capitalize()


def _more(number: int, material: Material) -> DraftLine:
    link = f"/search?q={'+'.join(material.question.situation.split())}"
    evidence = Evidence(source=f"{count(len(material.sources), 'document')} in the library", link=link)
    return DraftLine("fact", f"{count(number, 'reported sentence')} more in the library.", (evidence,), material.open)


def _no_reports(material: Material) -> DraftLine:
    reports = [source for source in material.sources if source.record.kind in _REPORTS]
    searched = f"{count(len(reports), 'report, letter or news item', 'reports, letters and news items')} searched"
    text = (
        f"No report, letter or news item in the library names {material.question.situation}. {searched}."
        " To close the gap, add the latest report of the Secretary-General on the situation."
    )
    return DraftLine("gap", text, (Evidence(source=searched),), material.open)
