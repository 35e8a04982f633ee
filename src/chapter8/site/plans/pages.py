"""The pages of the workbench: one for each question, the plan itself, and its history; forms are sent to their page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction
from django.http import HttpResponseBase, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chapter8.errors import ForbiddenError, UsageError
from chapter8.exchange.decide import Marked
from chapter8.exchange.marking import Marking, strictest
from chapter8.site.asking import Request
from chapter8.site.faults import unknown
from chapter8.site.plans import choices, gates, labour, load, modes, money, primacy, scorecard
from chapter8.site.plans.acting import Handler, Posted
from chapter8.site.plans.answers import Answer, words
from chapter8.site.plans.bench import Bench, bench_of, need_plan
from chapter8.site.plans.forms import BeginForm
from chapter8.site.plans.keeping import author, check, say, undo
from chapter8.site.plans.models import Change, Entry, Plan
from chapter8.site.twins import Page, Table

HTTP_UNPROCESSABLE = 422


@dataclass(frozen=True, slots=True)
class Question:
    """One page of the workbench: its name, how it is answered, and what can be done on it."""

    key: str
    words: Any
    answer: Callable[[Bench, Posted], Answer]
    acts: Mapping[str, Handler]


QUESTIONS = (
    Question(modes.KEY, gettext_lazy("Modes"), modes.answer, modes.ACTS),
    Question(labour.KEY, gettext_lazy("Division of labour"), labour.answer, labour.ACTS),
    Question(scorecard.KEY, gettext_lazy("Scorecard"), scorecard.answer, scorecard.ACTS),
    Question(money.KEY, gettext_lazy("Funding"), money.answer, money.ACTS),
    Question(gates.KEY, gettext_lazy("Gates"), gates.answer, gates.ACTS),
    Question(load.KEY, gettext_lazy("Load and pledges"), load.answer, load.ACTS),
    Question(choices.KEY, gettext_lazy("Options"), choices.answer, choices.ACTS),
    Question(primacy.KEY, gettext_lazy("Bars"), primacy.answer, primacy.ACTS),
)


def page_of(asked: Question) -> Callable[..., Page | HttpResponseBase]:
    """The page function of a question."""

    def view(request: Request, slug: str) -> Page | HttpResponseBase:
        bench = bench_of(request, slug)
        posted, status = Posted(request.GET), 200
        if request.method == "POST":
            posted = Posted(request.GET, request.POST.get("do", ""), request.POST)
            if done := _act(request, bench, asked, posted):
                return done
            status = HTTP_UNPROCESSABLE
        return shown(bench, asked.answer(bench, posted), _filters(bench, asked.key, posted), status=status)

    return view


def _act(request: Request, bench: Bench, asked: Question, posted: Posted) -> HttpResponseBase | None:
    """Do what a form asks; None where the form is to be shown again with what is wrong."""
    by, plan = author(request.viewer, request.user), need_plan(bench)
    handler = asked.acts.get(posted.do)
    if handler is None:
        raise UsageError(_("This page does nothing of that name"))
    said = handler(bench, posted, by)
    if said is None:
        return None
    check(plan, by, [each.kind for each in said], bench.actors.involved)
    if said:
        say(plan, posted.do, said, by)
    return HttpResponseRedirect(request.get_full_path())


def _filters(bench: Bench, key: str, posted: Posted) -> Any:
    """The fields of the page's own question, which stand in its address."""
    if key == scorecard.KEY:
        return scorecard.WeightsForm(scorecard.read_function(posted), scorecard.read_weights(posted))
    if key == money.KEY:
        return money.CaseForm(*money.read_case(bench, posted))
    return choices.CapForm(choices.read_cap(posted)) if key == choices.KEY else None


def shown(bench: Bench, answer: Answer, filters: Any, *, status: int = 200) -> Page:
    """An answer as a page with its twins."""
    main = next((each for each in answer.sections if each.columns), answer.sections[0])
    return Page(
        template="plans/question.html",
        context={**frame(bench), "answer": answer, "filters": filters, "key": answer.key},
        data=lambda: as_data(bench, answer),
        table=Table(main.columns, lambda: [[str(each) for each in row] for row in main.rows]),
        marking=marking_of(bench, answer.rests),
        exercise=bench.situation.exercise,
        shown=rests(bench, answer.rests),
        status=status,
    )  # fmt: skip


def frame(bench: Bench) -> dict[str, Any]:
    """What every page of the workbench shows beside its answer."""
    return {
        "bench": bench, "situation": bench.situation, "plan": bench.plan, "on": bench.on, "told": bench.policies.told,
        "questions": [(each.key, each.words) for each in QUESTIONS],
        "chosen_plan": bench.plan.owner if bench.plan and len(bench.plans) > 1 else "",
    }  # fmt: skip


def rests(bench: Bench, more: Any) -> list[Marked]:
    """The marked things that an answer rests on."""
    plan: list[Marked] = [bench.plan] if bench.plan else []
    apart = [row for row in bench.newest.values() if row.apart and row.values is not None and bench.may_have(row)]
    return [bench.situation, *plan, *apart, *more]


def marking_of(bench: Bench, more: Any) -> Marking:
    """The band of a page: the narrowest of what it rests on."""
    owner = bench.plan.owner if bench.plan else bench.situation.owner
    return strictest([each.marking for each in rests(bench, more)], owner)


def as_data(bench: Bench, answer: Answer) -> dict[str, object]:
    """An answer as data: its tables as the page has them, what the engine said, and what every export prints."""
    return {
        "situation": bench.situation.slug,
        "plan": bench.plan.owner if bench.plan else None,
        "as_of": bench.on,
        "question": answer.key,
        "title": answer.title,
        "sections": [
            {
                "key": each.key, "title": each.title, "text": each.lead, "columns": each.columns,
                "rows": [[str(cell) for cell in row] for row in each.rows],
            }
            for each in answer.sections
        ],
        "result": dict(answer.data),
        "policies": dict(bench.policies.chosen),
        "printed": bench.policies.told,
        "marking": str(marking_of(bench, answer.rests)),
    }  # fmt: skip


def partnership(request: Request, slug: str) -> Page | HttpResponseBase:
    """The plan: how far it is, what is missing, the questions, and the way to begin one."""
    bench = bench_of(request, slug)
    form = BeginForm(request.POST or None)
    if request.method == "POST":
        by = author(request.viewer, request.user)
        if form.is_valid():
            return _begin(bench, form, by.organization)
    word, colour, missing = gates.standing(bench)
    return Page(
        template="plans/partnership.html",
        context={**frame(bench), "word": word, "colour": colour, "missing": missing, "form": form, "key": "",
                 "found": gates.ready(bench)},
        data=lambda: {
            "situation": bench.situation.slug, "plan": bench.plan.owner if bench.plan else None, "as_of": bench.on,
            "state": word if bench.plan else None, "missing": missing, "printed": bench.policies.told,
            "plans": [plan.owner for plan in bench.plans],
        },
        table=Table(("gate", "holds", "missing", "waived"), lambda: [
            [gate.key, gate.holds, gate.missing, gate.waiver.text if gate.waiver else ""]
            for gate in gates.ready(bench).gates
        ]),
        marking=marking_of(bench, ()),
        exercise=bench.situation.exercise,
        shown=rests(bench, ()),
        status=HTTP_UNPROCESSABLE if form.is_bound else 200,
    )  # fmt: skip


def _begin(bench: Bench, form: BeginForm, organization: str) -> HttpResponseBase:
    """A plan of one's own organization, or its marking changed."""
    if bench.situation.pk is None:
        raise UsageError(_("Only a situation that is kept has a plan"), remedy=_("Make a situation first."))
    mine = next((plan for plan in bench.plans if plan.owner == organization), Plan(situation=bench.situation))
    mine.marking = form.marking(organization)
    try:
        with transaction.atomic():
            mine.save()
    except IntegrityError as error:
        raise UsageError(_("Your organization has a plan on this situation already")) from error
    return HttpResponseRedirect(f"/situations/{bench.situation.slug}/partnership?plan={organization}")


def history(request: Request, slug: str) -> Page | HttpResponseBase:
    """Every change of the plan: who, when, what, and the button that takes it back."""
    bench = bench_of(request, slug)
    if request.method == "POST":
        return _undo(request, bench)
    rows = [_changed(bench, change, entries) for change, entries in bench.history]
    return Page(
        template="plans/history.html",
        context={**frame(bench), "rows": rows, "key": "history"},
        data=lambda: {"situation": bench.situation.slug, "changes": rows},
        table=Table(
            ("at", "organization", "person", "act", "what"),
            lambda: [
                [row["at"], row["organization"], row["person"], row["act"], "; ".join(row["what"])] for row in rows
            ],
        ),
        marking=marking_of(bench, ()),
        exercise=bench.situation.exercise,
        shown=rests(bench, ()),
    )


def _undo(request: Request, bench: Bench) -> HttpResponseBase:
    by, plan = author(request.viewer, request.user), need_plan(bench)
    wanted = request.POST.get("change", "")
    found = next((pair for pair in bench.history if str(pair[0].pk) == wanted), None)
    if found is None:
        raise unknown(request.viewer)
    change, entries = found
    check(plan, by, [row.kind for row in entries], bench.actors.involved)
    if any(row.apart for row in entries) and change.organization != by.organization:
        raise ForbiddenError(
            _("Only who stated it takes it back"), remedy=_("Ask %(owner)s.") % {"owner": change.organization}
        )
    undo(change, by)
    return HttpResponseRedirect(request.get_full_path())


def _changed(bench: Bench, change: Change, entries: list[Entry]) -> dict[str, Any]:
    latest = all(bench.newest[row.kind, row.key].pk == row.pk for row in entries)
    named = bench.viewer.organization is not None
    own = change.organization == bench.viewer.organization
    mine = (bench.may_decide or own) if not any(row.apart for row in entries) else own
    return {
        "id": change.pk, "at": change.at, "organization": change.organization,
        "person": str(change.person) if named and change.person else None,
        "act": act_words().get(change.act, change.act),
        "undoes": change.undoes_id, "what": [_told(row) for row in entries],
        "may_undo": latest and mine and bench.may_add and not hasattr(change, "undone_by"),
    }  # fmt: skip


def _told(row: Entry) -> str:
    """An entry in a line of its history."""
    kind = kind_words().get(row.kind, row.kind)
    if row.values is None:
        return f"{kind} {row.key}: –"
    parts = [f"{name.replace('_', ' ')}: {plain(value)}" for name, value in row.values.items() if value or value == 0]
    return f"{kind} {row.key}: {'; '.join(parts)}"


def plain(value: object) -> str:
    """A kept value as words."""
    match value:
        case bool():
            return _("yes") if value else _("no")
        case dict():
            return ", ".join(f"{key} {plain(each)}" for key, each in value.items())
        case list():
            return ", ".join(plain(each) for each in value)
        case _:
            return words(value)


def kind_words() -> Mapping[str, str]:
    """What an entry is, as the history says it."""
    return {
        "frame": _("what is planned"), "actors": _("who takes part"), "budget": _("cost"), "policy": _("policy"),
        "waiver": _("waiver"), "means": _("means"), "money": _("money"), "task": _("task"), "role": _("role"),
        "deployment": _("deployment"), "option": _("option"), "driver": _("driver"), "interest": _("interest"),
        "bar": _("bar"), "authorisation": _("authorization"),
    }  # fmt: skip


def act_words() -> Mapping[str, str]:
    """What a person did, as the history says it."""
    return {
        "frame": _("Say what is planned"), "actors": _("Say who takes part"), "budget": _("State the cost"),
        "choose": _("Choose a policy"), "waive": _("Waive"), "attach": _("Attach an authorization"),
        "state-means": _("State means"), "promise": _("Record money promised"), "add-task": _("Add a task"),
        "give-roles": _("Give roles"), "accept": _("Accept this division"), "take-back": _("Take back"),
        "undo": _("Take back"), "pledge": _("Record a deployment or pledge"), "add-option": _("Add an option"),
        "add-driver": _("Name a driver"), "flag": _("Flag a state"), "bar": _("Record a bar"),
        "exercise": _("Exercise"),
    }  # fmt: skip
