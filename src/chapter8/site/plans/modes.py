"""Modes of partnership, side by side: each possible, open or excluded, with conditions, reasons and precedents."""

from __future__ import annotations

from collections.abc import Mapping

from django.urls import reverse
from django.utils.translation import gettext as _

from chapter8.atlas.nouns import UNITED_NATIONS
from chapter8.respond.partnership.conditions import Answer as ConditionAnswer
from chapter8.respond.partnership.conditions import Condition
from chapter8.respond.partnership.modes import PartnershipMode, Verdict, partnership_modes
from chapter8.site.plans import nouns
from chapter8.site.plans.acting import Handler, Posted, editing, take_back, taking_back, whose
from chapter8.site.plans.answers import Answer, Cell, Section, State, cell
from chapter8.site.plans.bench import BY, PEACEKEEPING, Bench
from chapter8.site.plans.forms import MeansForm
from chapter8.site.plans.keeping import Author, Said

KEY = "modes"
STATES: Mapping[str, State] = {
    "possible": "done", "open": "attention", "excluded": "late", "holds": "done", "fails": "late",
}  # fmt: skip
PRECEDENTS = 4


def verdict_words(verdict: Verdict | ConditionAnswer) -> str:
    """A verdict on a mode or on a condition, as the page says it."""
    return {
        "possible": _("possible"), "open": _("open"), "excluded": _("excluded"), "holds": _("holds"),
        "fails": _("fails"),
    }[verdict]  # fmt: skip


def answer(bench: Bench, posted: Posted) -> Answer:
    """The modes side by side, the conditions of each, and the means that are stated."""
    modes = partnership_modes(
        bench.atlas, bench.found(PEACEKEEPING), bench.all_paths, means=bench.means, policies=bench.policies,
        lead=None if bench.frame.organization == UNITED_NATIONS else bench.frame.organization,
    )  # fmt: skip
    cut = _("Facts were read in the newest documents only: there are more that name these states.")
    return Answer(
        KEY,
        _("Modes of partnership"),
        _("How the United Nations and a regional organization could work together here. Advice from dated rules."),
        (
            Section(
                "modes",
                _("Side by side"),
                cut if bench.record.cut else "",
                (_("Mode"), _("Verdict"), _("Why"), _("Precedents")),
                tuple(_mode(each) for each in modes),
            ),
            *(_conditions(each) for each in modes),
            _facts(bench),
            _means(bench, posted),
        ),
        {"modes": modes},
        bench.documents,
    )


def _mode(each: PartnershipMode) -> tuple[Cell, ...]:
    before = [
        (f"{one.code} ({one.began.year})", reverse("operation", args=[one.code]))
        for one in each.precedents[:PRECEDENTS]
        if one.began
    ]
    reasons = tuple(dict.fromkeys(each.reasons)) or (_("Every condition holds."),)
    name = Cell(each.mode.title, link=f"#{each.mode.key}", items=(each.mode.what,))
    verdict = cell(verdict_words(each.verdict), STATES[each.verdict])
    return (name, verdict, Cell("", items=reasons), Cell("" if before else "–", links=tuple(before)))


def _conditions(each: PartnershipMode) -> Section:
    """What one mode needs, condition by condition, with the sources."""
    return Section(
        each.mode.key,
        each.mode.title,
        _("Source: %(source)s") % {"source": each.mode.source},
        (_("Condition"), _("Verdict"), _("Sources")),
        tuple(_condition(one) for one in each.conditions),
    )


def _condition(one: Condition) -> tuple[Cell, ...]:
    cites = tuple(dict.fromkeys((str(item.locator or item.source), item.link or "") for item in one.evidence))
    return (cell(one.text), cell(verdict_words(one.answer), STATES[one.answer]), Cell("", cites=cites))


def _facts(bench: Bench) -> Section:
    """The facts that the legal paths rest on."""
    rows = []
    for fact in bench.facts:
        if fact.dated <= bench.on:
            state = bench.name(fact.state) if fact.state else None
            cites = tuple(dict.fromkeys((str(item.locator or item.source), item.link or "") for item in fact.evidence))
            rows.append((cell(fact.told(bench.on, state)), cell(fact.organization or "–"), Cell("", cites=cites)))
    return Section(
        "facts",
        _("On record"),
        _("What documents, the ledger of operations and the log of consent say, as far as you may see them."),
        (_("Fact"), _("Organization"), _("Sources")),
        tuple(rows),
        _("Nothing that you may see is on record by this day."),
    )


def _means(bench: Bench, posted: Posted) -> Section:
    held = bench.said(nouns.MeansStated)
    return Section(
        "means",
        _("Means stated"),
        "",
        (_("Organization"), _("Uniformed personnel"), _("Days to deploy"), _("Months sustained"), _("Source")),
        tuple(
            (cell(one.key), cell(one.value.strength), cell(one.value.deploy_days), cell(one.value.months),
             Cell(one.value.source, items=(one.row.tlp,)))
            for one in held
        ),
        _("No organization has stated its means: whether one is faster than another is open."),
        actions=editing(
            bench, posted, MeansForm, do="state-means", verb=_("State means"),
            initial={"organization": bench.viewer.organization},
        ),
        row_actions=tuple(taking_back(bench, "means", one.key) for one in held),
    )  # fmt: skip


def _state(bench: Bench, posted: Posted, by: Author) -> list[Said] | None:
    """Means, of one's own organization or quoted by the plan's owner; the two never stand for each other."""
    form = posted.form("state-means", MeansForm)
    if not form.is_valid():
        return None
    code = whose(form, by, bench.plan.owner if bench.plan else "")
    key = code if code == by.organization else f"{code}{BY}{by.organization}"
    return [Said("means", key, form.value(), bench.seen("means", key), form.marking(by.organization))]


ACTS: Mapping[str, Handler] = {"state-means": _state, "take-back": take_back}
