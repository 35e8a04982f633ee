"""Situations through the API: the list, the panel, the brief."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpResponse
from ninja import Field, Query, Router, Schema

from chapter8.exchange.decide import Purpose
from chapter8.site.answers import MarkingOut, Paged, PageQuery, marking_out, paged_list
from chapter8.site.asking import Request
from chapter8.site.briefs.gather import default_as_of
from chapter8.site.briefs.making import FORMS, make
from chapter8.site.briefs.pages import situation_or_unknown
from chapter8.site.registry.asking import today
from chapter8.site.situations.consent import row_data
from chapter8.site.situations.consent_log import consent_log
from chapter8.site.situations.figures import figures
from chapter8.site.situations.finding import readable_situations
from chapter8.site.situations.outlook import outlook
from chapter8.site.situations.pages import PANEL_COLUMNS, gaps, panel_rows, read_target

router = Router(tags=["Situations"])


class SituationOut(Schema):
    """A situation under watch."""

    slug: str = Field(examples=["iskara"])
    name: str
    states: list[str] = Field(examples=[["XIK"]])
    exercise: bool
    marking: MarkingOut


class MonthOut(Schema):
    """One month: observed, not observed (never zero), or forecast."""

    month: str = Field(examples=["2023-10"])
    kind: str = Field(examples=["observed"])
    deaths: float | None = Field(description="Observed deaths, or the median of the forecast.")
    low_50: float | None
    high_50: float | None
    low_90: float | None
    high_90: float | None


class PanelOut(Schema):
    """Deaths by month over all states of the situation."""

    slug: str
    states: list[str]
    as_of: date
    target: str = Field(description="ged_sb: state-based violence; best: all organized violence.", examples=["ged_sb"])
    releases: list[str] = Field(description="The event releases that it rests on.")
    months: list[MonthOut]
    gaps: list[str] = Field(description="What is not known.")
    marking: MarkingOut | None


class PanelQuery(Schema):
    """As of which day, and which deaths."""

    as_of: date | None = Field(None, description="The day [default: the newest that the data reach].")
    deaths: str = Field("ged_sb", description="ged_sb or best.")


class BriefQuery(Schema):
    """As of which day."""

    as_of: date | None = Field(None, description="The day [default: the newest that the data reach].")


@router.get("/situations", response=Paged[SituationOut], summary="Situations, by name")
def situations(request: Request, asked: Query[PageQuery]) -> dict[str, Any]:
    """List the stored situations that the viewer may read. Any state's name serves as a slug, too."""
    items, counts = paged_list(readable_situations(request.viewer, request.purpose), asked)
    return {
        "items": [
            {
                "slug": row.slug,
                "name": row.name,
                "states": row.states,
                "exercise": row.exercise,
                "marking": marking_out(row.marking),
            }
            for row in items
        ],
        **counts,
    }


@router.get("/situations/{slug}/panel", response=PanelOut, summary="Deaths month by month, with the forecast")
def panel(request: Request, slug: str, asked: Query[PanelQuery]) -> dict[str, Any]:
    """The panel from the event releases that the viewer may read, and the baseline forecast."""
    found = situation_or_unknown(request, slug)
    known = figures(request.viewer, exercise=found.exercise, purpose=request.purpose)
    as_of = asked.as_of or default_as_of(found, request.viewer, known, purpose=request.purpose)
    target = read_target(asked.deaths)
    happening = outlook(known.panel, found.states, as_of, target=target) if known.panel else None
    return {
        "slug": found.slug,
        "states": found.states,
        "as_of": as_of,
        "target": target,
        "releases": [release.release for release in known.releases],
        "months": [dict(zip(PANEL_COLUMNS, row, strict=True)) for row in panel_rows(happening)],
        "gaps": gaps(happening),
        "marking": marking_out(known.marking) if known.panel else None,
    }


class ConsentOut(Schema):
    """How a state stood to an organization's presence on a day."""

    state: str = Field(examples=["SDN"])
    organization: str | None = Field(description="Null: any.", examples=["UN"])
    standing: str = Field(description="given, restricted, withdrawn or unknown")
    since: date | None
    restrictions: list[str]


class ConsentEntryOut(Schema):
    """One entry of the log; those taken back stand and do not count."""

    id: int
    state: str
    organization: str | None
    act: str = Field(description="given, agreement, restricted, lifted or withdrawn")
    on: date
    what: str | None
    evidence: str
    entered_by: str
    taken_back_for: str | None
    tlp: str


class ConsentLogOut(Schema):
    """The log of a situation as far as the caller may copy it."""

    situation: str
    on: date
    standings: list[ConsentOut]
    entries: list[ConsentEntryOut]


@router.get("/situations/{slug}/consent", response=ConsentLogOut, summary="Consent and restrictions, with every entry")
def consent(request: Request, slug: str, on: date | None = None) -> dict[str, Any]:
    """How each state stood to each organization on a day [default: today], and the entries that say so."""
    found = situation_or_unknown(request, slug)
    log, when = consent_log(found, request.viewer, request.purpose), on or today()
    standings = [
        {name: getattr(each, name) for name in ("state", "organization", "standing", "since", "restrictions")}
        for each in log.standings(when)
    ]
    return {
        "situation": found.slug,
        "on": when,
        "standings": standings,
        "entries": [row_data(row, request) for row in log.rows],
    }


@router.get("/situations/{slug}/brief", response={200: Any}, summary="The joint brief as JSON")
def brief(request: Request, slug: str, asked: Query[BriefQuery]) -> HttpResponse:
    """Sections of numbered lines, each with its evidence and marking (docs/reference: schema of the brief)."""
    found = situation_or_unknown(request, slug)
    made = make(found, request.viewer, as_of=asked.as_of, purpose=Purpose.EXPORT)
    return HttpResponse(FORMS["json"].write(made), content_type=FORMS["json"].media_type)
