"""Options compared: ownership, drivers, the line without force and its cost, concentration, what bars one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from django import forms
from django.utils.translation import gettext as _

from chapter8.atlas import MembershipStatus
from chapter8.errors import UsageError
from chapter8.respond.legal.rules import Measure
from chapter8.respond.partnership.load import months
from chapter8.respond.partnership.options import Comparison, Concentration, Option, compared, concentration
from chapter8.site.plans import nouns
from chapter8.site.plans.acting import Handler, Posted, editing, take_back, taking_back
from chapter8.site.plans.answers import Answer, Cell, Section, cell
from chapter8.site.plans.bench import Bench, Held
from chapter8.site.plans.forms import DriverForm, InterestForm, OptionForm
from chapter8.site.plans.keeping import Author, Said, new_key
from chapter8.site.plans.load import AHEAD, deployment_of

KEY = "options"
CAP = 40  # per cent of an option's personnel from flagged states, unless the address says otherwise
CAPS = (20, 40, 60, 80, 100)


class CapForm(forms.Form):
    """The cap, as a part of the address."""

    def __init__(self, cap: int) -> None:
        """A field that holds what was asked."""
        super().__init__(auto_id="f-%s")
        self.fields["cap"] = forms.IntegerField(
            label=_("Cap on flagged contributors, per cent"), min_value=0, max_value=100, initial=cap
        )


def read_cap(posted: Posted) -> int:
    """The cap of the address, per cent."""
    text = posted.query.get("cap", "").strip() or str(CAP)
    if not text.isdecimal() or not 0 <= int(text[:4]) <= 100:
        raise UsageError(_("“%(text)s” is no share") % {"text": text[:20]}, place="cap", remedy=_("Give 0 to 100."))
    return int(text)


def option_of(held: Held[nouns.OptionSet]) -> Option:
    """An option as the engine takes it."""
    said = held.value
    return Option(
        held.key, said.title, said.leads, said.decides, said.personnel, said.cost, said.drivers, said.force
    )  # fmt: skip


def measure_of(option: Option) -> Measure:
    """What kind of measure an option is, for what bars it: armed personnel may be needed with consent or without."""
    return "coercive" if option.force else "consent"


def barred(bench: Bench, option: Option) -> list[str]:
    """The paragraphs in force that exclude the option. One that bars either kind of armed measure bars force."""
    kinds: set[Measure] = {measure_of(option)}
    if option.force and bench.frame.measure == "consent":
        kinds = {"consent"}
    return [bar.place for kind in kinds for bar in bench.bars_on(kind, option.leads)]


def region_of(bench: Bench) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The organizations that cover the states, and the states that are their full members."""
    covering = tuple(row.organization for row in bench.found().rows if row.functions)
    full = {MembershipStatus.FULL}
    members = {state.code for code in covering for state in bench.atlas.members(code, bench.on, statuses=full)}
    return covering, tuple(sorted(members))


def comparison(bench: Bench, options: list[Option]) -> Comparison | None:
    """The options side by side; None while there is no line without force that has a cost."""
    regional, states = region_of(bench)
    drivers = [held.key for held in bench.said(nouns.DriverNamed)]
    try:
        return compared(options, regional=regional, states=states, drivers=drivers)
    except UsageError:
        return None


def answer(bench: Bench, posted: Posted) -> Answer:
    """The options by ownership, those barred last; drivers that none addresses; who is flagged and how much of it."""
    cap = read_cap(posted)
    held = bench.said(nouns.OptionSet)
    options = [option_of(each) for each in held]
    found = comparison(bench, options)
    flags = {each.key: each.value.why for each in bench.said(nouns.InterestNamed)}
    shares = [concentration(each, flags, cap / 100) for each in options]
    return Answer(
        KEY,
        _("Options compared"),
        _("What each addresses and costs, and how far the region owns it; one without force is always among them."),
        (
            _options(bench, posted, options, found),
            _drivers(bench, posted, options),
            _concentration(bench, shares),
            _relaxed(options, flags),
            _monthly(bench, flags, cap),
            _interests(bench, posted),
        ),
        {"comparison": found, "concentration": shares, "cap": cap / 100},
    )


def _options(bench: Bench, posted: Posted, options: list[Option], found: Comparison | None) -> Section:
    owned = {each.option: each for each in found.ownership} if found else {}
    closed = {each.key: barred(bench, each) for each in options}
    place = {each.option: number for number, each in enumerate(found.ownership)} if found else {}
    ordered = sorted(options, key=lambda each: (bool(closed[each.key]), place.get(each.key, 0)))
    lead = ""
    if options and found is None:
        lead = _("No option without force has a cost: add a line of mediation or prevention with its cost.")
    elif found:
        lead = _("Without force: %(title)s, %(cost)s US dollars.") % {
            "title": found.prevention.title, "cost": cell(found.prevention.cost).text,
        }  # fmt: skip
    rows = []
    for each in ordered:
        own = owned.get(each.key)
        shares = (own.lead, own.decision, own.personnel) if own else (None, None, None)
        index = cell(f"{own.index:.2f}") if own else cell(None)
        bars = tuple(_("contradicts %(place)s") % {"place": one} for one in closed[each.key])
        verdict = Cell(_("infeasible"), "late", items=bars) if bars else cell(_("feasible"), "done")
        rows.append((
            Cell(each.title, items=(_("armed personnel") if each.force else _("without force"),)), verdict, index,
            *(cell(None if one is None else f"{one:.2f}") for one in shares), cell(each.leads), cell(each.decides),
            cell(sum(each.personnel.values())), cell(each.cost) if each.cost is not None else cell(_("not known")),
        ))  # fmt: skip
    drivers = [(one.key, one.value.text) for one in bench.said(nouns.DriverNamed)]
    return Section(
        "options",
        _("Side by side"),
        lead,
        (_("Option"), _("Verdict"), _("Ownership"), _("of the lead"), _("of the decision"), _("of the personnel"),
         _("Who leads"), _("Who decides"), _("Personnel"), _("Cost, US dollars")),
        tuple(rows),
        _("No option is in the plan yet."),
        actions=editing(bench, posted, OptionForm, do="add-option", verb=_("Add an option"), drivers=drivers),
        row_actions=tuple(taking_back(bench, "option", each.key) for each in ordered),
        lead_state="attention" if options and found is None else "",
    )  # fmt: skip


def _drivers(bench: Bench, posted: Posted, options: list[Option]) -> Section:
    held = bench.said(nouns.DriverNamed)
    rows = []
    for one in held:
        by = tuple(each.title for each in options if one.key in each.drivers)
        addressed = cell(by) if by else cell(_("no option addresses it"), "late")
        rows.append((cell(one.value.text), addressed, cell(one.value.source)))
    return Section(
        "drivers", _("Drivers of the situation"), "", (_("Driver"), _("Addressed by"), _("Source")), tuple(rows),
        _("No driver is named."),
        actions=editing(bench, posted, DriverForm, do="add-driver", verb=_("Name a driver")),
        row_actions=tuple(taking_back(bench, "driver", one.key) for one in held),
    )  # fmt: skip


def _concentration(bench: Bench, shares: list[Concentration]) -> Section:
    titles = {held.key: held.value.title for held in bench.said(nouns.OptionSet)}
    rows = tuple(
        (
            cell(titles[each.option]), cell(f"{each.share * 100:.0f} %", "late" if each.exceeded else "done"),
            cell(f"{each.cap * 100:.0f} %"),
            Cell("", items=tuple(f"{bench.name(state)}: {why}" for state, why in each.flagged.items())),
        )
        for each in shares
    )  # fmt: skip
    return Section(
        "concentration", _("Contributors with an interest"), "",
        (_("Option"), _("Share of the personnel"), _("Cap"), _("Flagged, and why")), rows,
        _("No option is in the plan yet."),
    )  # fmt: skip


def within(option: Option, flags: Mapping[str, str], cap: int) -> Option:
    """The option with no more of flagged contributors than the cap lets stand beside the others."""
    others = sum(number for state, number in option.personnel.items() if state not in flags)
    flagged = {state: number for state, number in option.personnel.items() if state in flags}
    total = sum(flagged.values())
    room = total if cap >= 100 else min(total, others * cap // (100 - cap))
    kept = {state: number * room // total if total else 0 for state, number in flagged.items()}
    return replace(option, personnel={**option.personnel, **kept})


def _relaxed(options: list[Option], flags: Mapping[str, str]) -> Section:
    """What each cap would cost: the personnel that would be missing."""
    rows = []
    for each in options:
        asked = sum(each.personnel.values())
        if asked and any(state in flags for state in each.personnel):
            missing = [asked - sum(within(each, flags, cap).personnel.values()) for cap in CAPS]
            rows.append((cell(each.title), cell(asked), *(cell(one, "late" if one else "") for one in missing)))
    return Section(
        "price", _("The price of a cap"), _("Personnel that would be missing if flagged contributors kept to it."),
        (_("Option"), _("Personnel"), *(f"{cap} %" for cap in CAPS)), tuple(rows),
        _("No flagged contributor gives personnel."),
    )  # fmt: skip


def _monthly(bench: Bench, flags: Mapping[str, str], cap: int) -> Section:
    """The share of flagged contributors in what is deployed and promised, month by month."""
    out = [(one.value, deployment_of(one.value)) for one in bench.said(nouns.DeploymentSaid) if one.value.contributor]
    first = bench.on.replace(day=1)
    rows = []
    for month in months(first, first + timedelta(days=31 * AHEAD)):
        there = [said for said, each in out if each.covers(month)]
        total = sum(said.strength for said in there)
        flagged = sum(said.strength for said in there if said.contributor in flags)
        if total:
            share = 100 * flagged / total
            state = cell(f"{share:.0f} %", "late" if share > cap else "done")
            rows.append((cell(f"{month:%Y-%m}"), cell(total), cell(flagged), state, cell(f"{cap} %")))
    return Section(
        "months", _("Contributors with an interest, month by month"),
        _("Of the deployments and pledges whose contributing state is named."),
        (_("Month"), _("Personnel"), _("Flagged"), _("Share of the personnel"), _("Cap")), tuple(rows),
        _("No deployment that you may see names its contributing state."),
    )  # fmt: skip


def _interests(bench: Bench, posted: Posted) -> Section:
    held = bench.said(nouns.InterestNamed)
    return Section(
        "interests", _("States flagged"), _("A neighbour may have an agenda of its own: it is named, never assumed."),
        (_("State"), _("Why"), _("Source")),
        tuple((cell(bench.name(one.key)), cell(one.value.why), cell(one.value.source)) for one in held),
        _("No state is flagged."),
        actions=editing(bench, posted, InterestForm, do="flag", verb=_("Flag a state")),
        row_actions=tuple(taking_back(bench, "interest", one.key) for one in held),
    )  # fmt: skip


def _add(bench: Bench, posted: Posted, _by: Author) -> list[Said] | None:
    drivers = [(one.key, one.value.text) for one in bench.said(nouns.DriverNamed)]
    form = posted.form("add-option", OptionForm, drivers=drivers)
    return [Said("option", new_key(), form.value())] if form.is_valid() else None


def _name(_bench: Bench, posted: Posted, _by: Author) -> list[Said] | None:
    form = posted.form("add-driver", DriverForm)
    return [Said("driver", new_key(), form.value())] if form.is_valid() else None


def _flag(bench: Bench, posted: Posted, _by: Author) -> list[Said] | None:
    form = posted.form("flag", InterestForm)
    if not form.is_valid():
        return None
    codes = form.cleaned_data["state"]
    return [Said("interest", code, form.value(), bench.seen("interest", code)) for code in codes]


ACTS: Mapping[str, Handler] = {"add-option": _add, "add-driver": _name, "flag": _flag, "take-back": take_back}
