"""Funding: every source of money on a day under each policy, side by side; what a plan can count on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django import forms
from django.utils.translation import gettext as _

from chapter8.errors import UsageError
from chapter8.respond.funding import COMMANDS, COSTS, Funding, FundingCase, funding
from chapter8.respond.policies import Policies, Policy, shipped_policies
from chapter8.site.listing import within_record
from chapter8.site.plans import nouns
from chapter8.site.plans.acting import Handler, Posted, editing, take_back, taking_back
from chapter8.site.plans.answers import Answer, Cell, Section, State, cell
from chapter8.site.plans.bench import Bench
from chapter8.site.plans.forms import MoneyForm
from chapter8.site.plans.gates import counted
from chapter8.site.plans.keeping import Author, Said, new_key

KEY = "funding"
POLICY = "assessed_contributions"
COLOURS: Mapping[str, State] = {"eligible": "done", "conditional": "attention", "not_eligible": "late"}


def eligibility_words(word: str) -> str:
    """Whether a source may pay, as the page says it."""
    return {
        "eligible": _("may pay"), "conditional": _("may pay under conditions"), "not_eligible": _("may not pay"),
    }[word]  # fmt: skip


class CaseForm(forms.Form):
    """The case that is asked about, as parts of the address."""

    def __init__(self, case: FundingCase, on: date, against: date | None) -> None:
        """Fields that hold what was asked."""
        super().__init__(auto_id="f-%s")
        widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        self.fields["on"] = forms.DateField(label=_("On"), initial=on, widget=widget)
        self.fields["against"] = forms.DateField(label=_("Against"), initial=against, widget=widget, required=False)
        choices = [(each, each.upper()) for each in COMMANDS]
        self.fields["command"] = forms.ChoiceField(label=_("Who commands"), choices=choices, initial=case.command)
        mandate = [("yes", _("yes")), ("no", _("no"))]
        self.fields["mandate"] = forms.ChoiceField(
            label=_("Mandated or authorized by the Council"), choices=mandate,
            initial="yes" if case.council_mandate else "no",
        )  # fmt: skip


def read_case(bench: Bench, posted: Posted) -> tuple[FundingCase, date, date | None]:
    """The case, the day and the day to compare with, of the address; else those of the plan."""
    command = next((each for each in COMMANDS if each == posted.query.get("command")), bench.frame.command)
    mandate = {"yes": True, "no": False}.get(posted.query.get("mandate", ""), bench.frame.council_mandate)
    on, against = (_day(posted.query.get(name, ""), name) for name in ("on", "against"))
    return FundingCase(command, mandate), on or bench.on, against


def _day(text: str, place: str) -> date | None:
    try:
        return within_record(date.fromisoformat(text)) if text else None
    except ValueError as error:
        raise UsageError(
            _('"%(text)s" is not a date') % {"text": text[:40]}, place=place, remedy=_("Write it as 2004-07-20.")
        ) from error


def answer(bench: Bench, posted: Posted) -> Answer:
    """Sources by day and policy, and the plan's own cost against what can be counted on."""
    case, on, against = read_case(bench, posted)
    days = [on] + ([against] if against and against != on else [])
    policy = next(each for each in shipped_policies() if each.key == POLICY)
    found = {day.isoformat(): _by_policy(bench, case, day, policy) for day in days}
    return Answer(
        KEY,
        _("Funding"),
        _("Which money may pay on a day, under each answer to the question: %(question)s")
        % {"question": policy.question},
        (
            *(_sources(bench, day, found[day.isoformat()], policy) for day in days),
            _own(bench),
            _promised(bench, posted),
        ),
        {"case": case, "days": found, "counted": counted(bench, _budget(bench))},
    )


def _by_policy(bench: Bench, case: FundingCase, day: date, policy: Policy) -> dict[str, tuple[Funding, ...]]:
    chosen = dict(bench.policies.chosen)
    return {
        choice.key: funding(case, day, Policies.of({**chosen, policy.key: choice.key})) for choice in policy.choices
    }


def _sources(bench: Bench, day: date, found: Mapping[str, tuple[Funding, ...]], policy: Policy) -> Section:
    """A table of sources, with a column for each answer; the chosen one says so."""
    chosen = bench.policies.answer(policy.key)
    titles = [f"{choice.title} ({_('chosen')})" if choice.key == chosen else choice.title for choice in policy.choices]
    several = list(zip(*found.values(), strict=True))
    rows = tuple((cell(row[0].title), *(_source(each) for each in row)) for row in several)
    example = "?on=2007-06-01&against=2024-06-01&command=au&mandate=yes"
    return Section(
        f"on-{day.isoformat()}", _("On %(day)s") % {"day": day.isoformat()}, "", (_("Source of money"), *titles), rows,
        links=((example, _("An example: 2007 against 2024")),),
    )  # fmt: skip


def _source(each: Funding) -> Cell:
    state = COLOURS[each.eligibility]
    told = eligibility_words(each.eligibility)
    if each.eligibility != "not_eligible":
        told += f", {_('up to')} {each.ceiling * 100:.0f} %"
    counts = [_("counted: %(share)s %%") % {"share": f"{each.counted * 100:.0f}"}] if each.counted else []
    needs = [_("Needs: %(needs)s.") % {"needs": "; ".join(each.needs)}] if each.needs else []
    cites = tuple((str(item.locator or item.source), item.link or "") for item in each.evidence)
    return Cell(told, state, items=(*counts, each.reason, *needs), cites=cites)


def _budget(bench: Bench) -> nouns.Budget | None:
    held = bench.one(nouns.Budget)
    return held.value if held else None


def _own(bench: Bench) -> Section:
    """The plan's cost kind by kind, with the share that the rules let it count on."""
    budget = _budget(bench)
    rows: list[tuple[Cell, ...]] = []
    if budget is not None:
        found = funding(FundingCase(bench.frame.command, bench.frame.council_mandate), bench.on, bench.policies)
        for cost in COSTS:
            amount = budget.amounts.get(cost, 0.0)
            payers = [each for each in found if cost in each.costs and each.counted]
            share = min(1.0, sum(each.counted for each in payers))
            if amount:
                names = tuple(each.title for each in payers)
                rows.append((cell(cost), cell(amount), cell(round(share * amount, 2)), cell(names)))
        total = counted(bench, budget)
        word: State = "done" if total >= budget.total else "late"
        rows.append((cell(_("all, with what is promised")), cell(budget.total), cell(total, word), cell(budget.source)))
    return Section(
        "plan", _("What the plan can count on"), _("Money that nobody has promised counts for nothing."),
        (_("Kind of cost"), _("US dollars"), _("Can be counted on"), _("By")), tuple(rows),
        _("The cost of the plan is not stated: say it among the gates."),
    )  # fmt: skip


def _promised(bench: Bench, posted: Posted) -> Section:
    held = bench.said(nouns.MoneyPledged)
    return Section(
        "promised", _("Money promised"), "", (_("Who gives"), _("US dollars"), _("Source")),
        tuple((cell(one.value.giver), cell(one.value.amount), Cell(one.value.source, items=(one.row.tlp,)))
              for one in held),
        _("Nobody has promised money."),
        actions=editing(bench, posted, MoneyForm, do="promise", verb=_("Record money promised")),
        row_actions=tuple(taking_back(bench, "money", one.key) for one in held),
    )  # fmt: skip


def _promise(_bench: Bench, posted: Posted, by: Author) -> list[Said] | None:
    form = posted.form("promise", MoneyForm)
    return [Said("money", new_key(), form.value(), marking=form.marking(by.organization))] if form.is_valid() else None


ACTS: Mapping[str, Handler] = {"promise": _promise, "take-back": take_back}
