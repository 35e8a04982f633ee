"""Load and pledges: what is asked of each organization month by month against what it has, and units promised twice."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from math import isinf

from django.utils.translation import gettext as _

from chapter8.errors import UsageError
from chapter8.exchange.decide import decide
from chapter8.respond.partnership.load import Deployment, DoublePledge, Load, double_pledges, loads
from chapter8.site.plans import nouns
from chapter8.site.plans.acting import Handler, Posted, editing, take_back, taking_back, whose
from chapter8.site.plans.answers import Answer, Cell, Section, cell
from chapter8.site.plans.bench import Bench
from chapter8.site.plans.forms import DeploymentForm
from chapter8.site.plans.keeping import Author, Said, new_key
from chapter8.site.standby.models import Unit

KEY = "load"
AHEAD = 12  # months that are shown
HARD = 1.0


def deployment_of(said: nouns.DeploymentSaid) -> Deployment:
    """A deployment as the engine takes it."""
    return Deployment(said.organization, said.to, said.strength, said.first, said.last, said.unit)


def deployments(bench: Bench) -> list[Deployment]:
    """What is out and promised, as far as the viewer may see it."""
    return [deployment_of(one.value) for one in bench.said(nouns.DeploymentSaid)]


def units_of(bench: Bench) -> list[Unit]:
    """The units of the standby register that the viewer may see, as known by the day."""
    rows = Unit.objects.readable_by(bench.viewer, bench.purpose).filter(exercise=bench.situation.exercise)
    return [row for row in rows.filter(status_on__lte=bench.on) if decide(row, bench.viewer, bench.purpose).allow]


def stated(bench: Bench, code: str) -> bool:
    """Whether the strength of an organization is stated; the register then speaks for nothing."""
    means = bench.means.get(code)
    return means is not None and "strength" in means.figures


def capacities(bench: Bench, units: list[Unit]) -> dict[str, tuple[int, str]]:
    """How much each organization has, and where that stands: stated means, else the units of its pool."""
    found: dict[str, tuple[int, str]] = {}
    for row in units:
        strength, _source = found.get(row.pool, (0, ""))
        found[row.pool] = (strength + row.strength, _("standby register"))
    for code, means in bench.means.items():
        if "strength" in means.figures:
            found[code] = (int(means.figures["strength"]), str(means.evidence[0].source))
    return found


def answer(bench: Bench, posted: Posted) -> Answer:
    """Load by organization and month, what is doubled, and the pledges themselves."""
    out = deployments(bench)
    asked = {each.organization for each in out}
    units = [row for row in units_of(bench) if row.pool in asked and not stated(bench, row.pool)]
    held = capacities(bench, units)
    first = bench.on.replace(day=1)
    last = first + timedelta(days=31 * AHEAD)
    found = loads(out, {code: strength for code, (strength, _source) in held.items() if code in asked}, first, last)
    twice = double_pledges(out)
    over = [each for each in found if each.overstretched]
    return Answer(
        KEY,
        _("Load and pledges"),
        _("What is asked of each organization at the same time, against what it has."),
        (_months(found, over, held), _twice(twice), _pledges(bench, posted)),
        {"load": [_as_data(each) for each in found], "overstretched": len(over), "double_pledges": twice},
        units,
    )


def _months(found: tuple[Load, ...], over: list[Load], held: Mapping[str, tuple[int, str]]) -> Section:
    months = list(dict.fromkeys(each.month for each in found))
    rows = []
    for code in dict.fromkeys(each.organization for each in found):
        mine = {each.month: each for each in found if each.organization == code}
        strength, source = held.get(code, (None, _("nobody has stated it")))
        rows.append((Cell(code, items=(source,)), cell(strength), *(_share(mine[month]) for month in months)))
    warning = ""
    if over:
        places = ", ".join(dict.fromkeys(f"{each.organization} {each.month:%Y-%m}" for each in over))
        warning = _("More than all is asked of: %(places)s.") % {"places": places}
    return Section(
        "load", _("Load by month"), warning,
        (_("Organization"), _("Capacity"), *(f"{month:%Y-%m}" for month in months)), tuple(rows),
        _("No deployment that you may see is in the plan."), lead_state="late" if over else "",
    )  # fmt: skip


def _share(each: Load) -> Cell:
    if each.share is None:
        return cell(each.committed)
    told = _("no capacity") if isinf(each.share) else f"{each.share * 100:.0f} %"
    return Cell(told, "late" if each.share > HARD else "", items=(str(each.committed),))


def _as_data(each: Load) -> dict[str, object]:
    share = None if each.share is None or isinf(each.share) else each.share
    return {
        "organization": each.organization, "month": f"{each.month:%Y-%m}", "committed": each.committed,
        "capacity": each.capacity, "share": share, "overstretched": each.overstretched,
    }  # fmt: skip


def _twice(twice: tuple[DoublePledge, ...]) -> Section:
    rows = tuple(
        (
            cell(each.unit, "late"), cell(tuple(f"{one.to} ({one.organization})" for one in each.pledges)),
            cell(f"{each.first:%Y-%m}"), cell(f"{each.last:%Y-%m}" if each.last else _("no end")),
        )
        for each in twice
    )  # fmt: skip
    lead = _("A unit serves one body in a month: one of the two pledges has to go.") if rows else ""
    return Section(
        "twice", _("Units promised twice"), lead, (_("Unit"), _("Promised to"), _("From"), _("Last month")), rows,
        _("No unit is promised twice."), lead_state="late" if rows else "",
    )  # fmt: skip


def _pledges(bench: Bench, posted: Posted) -> Section:
    held = bench.said(nouns.DeploymentSaid)
    return Section(
        "pledges", _("Deployments and pledges"), "",
        (_("Organization"), _("Serves"), _("Personnel"), _("Unit"), _("From"), _("Last day"), _("Source")),
        tuple(_pledge(bench, one.value, one.row.tlp) for one in held),
        _("No deployment that you may see is in the plan."),
        actions=editing(
            bench, posted, DeploymentForm, do="pledge", verb=_("Record a deployment or pledge"),
            initial={"organization": bench.viewer.organization},
        ),
        row_actions=tuple(taking_back(bench, "deployment", one.key) for one in held),
    )  # fmt: skip


def _pledge(bench: Bench, one: nouns.DeploymentSaid, tlp: str) -> tuple[Cell, ...]:
    given = (bench.name(one.contributor),) if one.contributor else ()
    return (
        cell(one.organization), cell(one.to), cell(one.strength), Cell(one.unit or "–", items=given),
        cell(_iso(one.first)), cell(_iso(one.last)), Cell(one.source, items=(tlp,)),
    )  # fmt: skip


def _iso(day: date | None) -> str:
    return day.isoformat() if day else _("no end")


def _record(bench: Bench, posted: Posted, by: Author) -> list[Said] | None:
    """A pledge; its unit, where it is one of the register, says which state gives it."""
    form = posted.form("pledge", DeploymentForm)
    if not form.is_valid():
        return None
    whose(form, by, bench.plan.owner if bench.plan else "")
    value = form.value()
    if value.last is not None and value.last < value.first:
        raise UsageError(_("It ends before it begins"), remedy=_("Mend one of the two days."))
    return [Said("deployment", new_key(), value, marking=form.marking(by.organization))]


ACTS: Mapping[str, Handler] = {"pledge": _record, "take-back": take_back}
