"""Joint plans as milestones: owner, due, evidence; every date ever set stays, and a slip is one line more."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from django.utils.translation import gettext as _

from chapter8.atlas.plans import STANDINGS, MilestoneDate, MilestoneStanding, standing_of_plans
from chapter8.site import listing
from chapter8.site.asking import Request
from chapter8.site.registry.asking import atlas_asked, today
from chapter8.site.registry.pages import open_to_all
from chapter8.site.registry.registers.asking import Actors, of_exercise, one_of, read_party
from chapter8.site.registry.registers.words import MILESTONES
from chapter8.site.twins import Page, Table

COLUMNS = (
    "plan", "milestone", "owner", "set_on", "due", "outcome", "standing", "reached", "slip_days", "late_days",
    "evidence", "source", "verified", "check",
)  # fmt: skip


def joint_plans(request: Request) -> Page:
    """The milestones of joint plans as they stood on a day, each with every date that had been set by then."""
    atlas, on = atlas_asked(request), listing.day(request, "on") or today()
    standing = one_of(request, "standing", STANDINGS)
    every = standing_of_plans(atlas.registers.milestones, on)
    plan = one_of(request, "plan", {each.plan for each in atlas.registers.milestones})
    owner = read_party(request.GET.get("owner", ""), atlas, on)
    actors = Actors(atlas, on)
    found = [
        each
        for each in sorted(every, key=lambda each: each.plan)
        if plan in {None, each.plan} and owner in {None, each.owner} and standing in {None, each.standing}
    ]
    labels = {"plan": _("Plan"), "owner": _("Owner"), "standing": _("Standing")}
    return Page(
        template="registry/registers/plans.html",
        context={
            "plans": [(name, list(several)) for name, several in groupby(found, key=lambda each: each.plan)],
            "count": len(found), "late": sum(each.standing == "missed" for each in found), "on": on,
            "asked": request.GET, "actors": actors, "words": MILESTONES,
            "standings": [(each, str(MILESTONES[each])) for each in STANDINGS],
            "names": sorted({(each.plan, each.plan) for each in atlas.registers.milestones}),
            "owners": actors.choices(each.owner for each in atlas.registers.milestones),
            "chips": listing.chips(
                request, labels, {"standing": MILESTONES, "owner": {owner or "": actors.name(owner or "")}}
            ),
        },
        data=lambda: {"on": on, "milestones": found},
        table=Table(COLUMNS, lambda: [_row(each, day) for each in found for day in each.dates]),
        exercise=_invented(found, actors),
        marking=open_to_all(),
    )  # fmt: skip


def _invented(several: Iterable[MilestoneStanding], actors: Actors) -> bool:
    return any(of_exercise(each.dates[-1].row.provenance) or actors.invented([each.owner]) for each in several)


def _row(each: MilestoneStanding, day: MilestoneDate) -> list[object]:
    row = day.row
    last = day is each.dates[-1]
    return [
        each.plan, each.milestone, each.owner, row.set_on, row.due, day.outcome, each.standing if last else "",
        each.reached if last else None, each.slip_days if last else None, each.late_days if last else None,
        row.evidence if last and each.reached else "", row.provenance.source, row.provenance.verified,
        row.provenance.check,
    ]  # fmt: skip
