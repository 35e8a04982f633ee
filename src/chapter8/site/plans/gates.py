"""Gates: three conditions and the Council's authorization; what is missing, what is waived, and how far the plan is."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils import timezone
from django.utils.translation import gettext as _

from chapter8.errors import UsageError
from chapter8.respond.funding import COSTS, FundingCase, funding
from chapter8.respond.gates import Gate, PlanFacts, Readiness, readiness
from chapter8.respond.legal.facts import counting
from chapter8.respond.legal.from_ledger import with_beginnings
from chapter8.respond.policies import shipped_policies
from chapter8.site.plans import nouns
from chapter8.site.plans.acting import Handler, Posted, editing, take_back, taking_back
from chapter8.site.plans.answers import Action, Answer, Cell, Section, State, cell
from chapter8.site.plans.bench import Bench
from chapter8.site.plans.citing import cite, decided_on
from chapter8.site.plans.forms import ActorsForm, AttachForm, BudgetForm, FrameForm, WaiveForm
from chapter8.site.plans.keeping import Author, Said, new_key

KEY = "gates"
GATES = ("actors", "lead", "funding", "authorisation")
ONE = "plan"  # the key of a kind of which a plan has one


def counted(bench: Bench, budget: nouns.Budget | None) -> float:
    """What can be counted on: by the rules in force, kind of cost by kind, and what is firmly promised."""
    promised = sum(held.value.amount for held in bench.said(nouns.MoneyPledged))
    if budget is None:
        return promised
    case = FundingCase(bench.frame.command, bench.frame.council_mandate)
    found = funding(case, bench.on, bench.policies)
    by_rule = {cost: min(1.0, sum(each.counted for each in found if cost in each.costs)) for cost in COSTS}
    return promised + sum(by_rule[cost] * amount for cost, amount in budget.amounts.items() if cost in by_rule)


def plan_facts(bench: Bench) -> PlanFacts:
    """What the gates look at, as the viewer may see it."""
    held = bench.one(nouns.Budget)
    attached = counting(with_beginnings(bench.atlas, bench.attached, bench.states), bench.on, bench.policies)
    return PlanFacts(
        organization=bench.frame.organization,
        measure=bench.frame.measure,
        relevant=bench.actors.relevant or bench.organizations,
        involved=bench.actors.involved,
        planning_leads=bench.actors.planning_leads,
        cost=held.value.total if held else None,
        counted=counted(bench, held.value if held else None),
        authorisations=attached,
    )


def ready(bench: Bench) -> Readiness:
    """How far the plan is. Where nobody said who is relevant, all are that have a mandate and cover a state."""
    return readiness(plan_facts(bench), bench.on, bench.policies)


def standing(bench: Bench) -> tuple[str, State, tuple[str, ...]]:
    """The state of the plan in a word, its colour, and what is missing, as sentences."""
    found = ready(bench)
    missing = found.missing
    barred = bench.bars_on(bench.frame.measure, bench.frame.organization)
    if barred:
        said = [_("Contradicts a decision of the Security Council in force: %(place)s.") % {"place": bar.place}
                for bar in barred]  # fmt: skip
        return _("barred"), "late", (*said, *missing)
    if found.state == "draft":
        return _("draft"), "attention", missing
    if found.state == "ready":
        return _("ready"), "attention", missing
    return _("deployable"), "done", ()


def conditions_missing(bench: Bench) -> int:
    """How many of the four gates are neither held nor waived."""
    return sum(1 for gate in ready(bench).gates if not gate.passed)


def answer(bench: Bench, posted: Posted) -> Answer:
    """The gates with what is missing, the waivers, and the forms that fill them."""
    found = ready(bench)
    word, colour, missing = standing(bench)
    lead = _("The plan is %(state)s.") % {"state": word}
    return Answer(
        KEY,
        _("Gates"),
        _("Before a plan is ready three conditions hold; before it deploys for enforcement the Council authorizes it."),
        (
            Section(
                "gates",
                lead,
                " ".join(missing),
                (_("Gate"), _("Verdict"), _("Missing"), _("Waived")),
                tuple(_gate(gate) for gate in found.gates),
                actions=_waiving(bench, posted, found),
                row_actions=tuple(
                    taking_back(bench, "waiver", gate.key) if gate.waiver else None for gate in found.gates
                ),
                lead_state=colour,
            ),
            _frame(bench, posted),
            _authorisations(bench, posted),
            _policies(bench),
        ),
        {"state": word, "missing": missing, "gates": found.gates, "facts": plan_facts(bench)},
        list(bench.cited.values()),
    )


def _gate(gate: Gate) -> tuple[Cell, ...]:
    cites = tuple(dict.fromkeys((str(item.locator or item.source), item.link or "") for item in gate.evidence))
    if gate.waiver:
        state = cell(_("waived"), "attention")
    elif gate.holds:
        state = cell(_("holds"), "done")
    else:
        state = cell(_("missing"), "late")
    return (Cell(gate.title, cites=cites), state, cell(gate.missing), cell(gate.waiver.text if gate.waiver else ""))


def _waiving(bench: Bench, posted: Posted, found: Readiness) -> tuple[Action, ...]:
    """A form for each gate that is not passed."""
    failing = [gate for gate in found.gates if not gate.passed]
    return tuple(
        action
        for gate in failing
        for action in editing(
            bench, posted, WaiveForm, do="waive", verb=_("Waive"), key=gate.key, kind="waiver", only_owner=True,
            title=_("Waive: %(gate)s") % {"gate": gate.title},
        )
    )  # fmt: skip


def _frame(bench: Bench, posted: Posted) -> Section:
    """What is planned, by whom, and at what cost."""
    frame, actors, budget = bench.frame, bench.actors, bench.one(nouns.Budget)
    facts = plan_facts(bench)
    rows = [
        (_("Measure"), frame.measure), (_("Who would act"), frame.organization or _("a coalition of States")),
        (_("Who commands"), frame.command.upper()),
        (_("Mandated or authorized by the Council"), _("yes") if frame.council_mandate else _("no")),
        (_("Relevant actors"), facts.relevant), (_("Involved in the planning"), actors.involved),
        (_("Leads the planning"), actors.planning_leads), (_("Cost, US dollars"), facts.cost),
        (_("Can be counted on, US dollars"), facts.counted),
    ]  # fmt: skip
    start = {**(dict(budget.value.amounts) if budget else {}), "source": budget.value.source if budget else ""}
    initial_actors = {name: " ".join(getattr(actors, name)) for name in ("relevant", "involved", "planning_leads")}
    frame_start = {
        "measure": frame.measure, "organization": frame.organization, "command": frame.command,
        "council_mandate": frame.council_mandate,
    }  # fmt: skip
    return Section(
        "frame",
        _("What is planned"),
        "",
        (_("Question"), _("What is planned")),
        tuple((cell(name), cell(value)) for name, value in rows),
        actions=(
            *editing(bench, posted, FrameForm, do="frame", verb=_("Say what is planned"), key=ONE, kind="frame",
                     only_owner=True, initial=frame_start),
            *editing(bench, posted, ActorsForm, do="actors", verb=_("Say who takes part"), key=ONE, kind="actors",
                     only_owner=True, initial=initial_actors),
            *editing(bench, posted, BudgetForm, do="budget", verb=_("State the cost"), key=ONE, kind="budget",
                     only_owner=True, initial=start),
        ),
    )  # fmt: skip


def _authorisations(bench: Bench, posted: Posted) -> Section:
    held = bench.said(nouns.Attached)
    rows = []
    for one in held:
        evidence = bench.evidence(one.value.cited)
        cites = ((str(evidence.locator), evidence.link or ""),)
        whom = one.value.organization or _("a coalition of States")
        rows.append((
            Cell(one.value.cited.words, cites=cites), cell(whom), cell(one.value.dated.isoformat()),
            cell(one.value.expires.isoformat() if one.value.expires else _("no end stated")),
        ))  # fmt: skip
    return Section(
        "authorisations",
        _("Authorizations attached"),
        _("Enforcement needs one in force for whoever acts (Article 53)."),
        (_("Words"), _("Organization"), _("From"), _("Last day")),
        tuple(rows),
        _("None is attached."),
        actions=editing(
            bench, posted, AttachForm, do="attach", verb=_("Attach an authorization"), only_owner=True,
        ),
        row_actions=tuple(taking_back(bench, "authorisation", one.key) for one in held),
    )  # fmt: skip


def _policies(bench: Bench) -> Section:
    """Contested questions with the answer chosen, and who holds which."""
    rows, actions = [], []
    for policy in shipped_policies():
        chosen = bench.policies.answer(policy.key)
        for choice in policy.choices:
            claims = tuple(claim.text for claim in choice.claims)
            mark = cell(_("chosen"), "done") if choice.key == chosen else cell("")
            rows.append(
                (Cell(policy.question), Cell(choice.title, items=(choice.effect,)), mark, Cell("", items=claims))
            )
            button = Action(
                "choose", _("Choose"),
                hidden={"key": policy.key, "answer": choice.key, "seen": str(bench.seen("policy", policy.key))},
            )  # fmt: skip
            actions.append(button if bench.may_decide and choice.key != chosen else None)
    return Section(
        "policies",
        _("Contested questions"),
        _("A policy is chosen, never assumed: what differs from the default prints on every export."),
        (_("Question"), _("Option"), _("Chosen"), _("Who holds it")),
        tuple(rows),
        row_actions=tuple(actions),
    )


def _one(kind: str, form_class: type[FrameForm | ActorsForm | BudgetForm]) -> Handler:
    """The act of a form that states the one value of a kind."""

    def act(_bench: Bench, posted: Posted, _by: Author) -> list[Said] | None:
        form = posted.form(kind, form_class, ONE)
        return [Said(kind, ONE, form.value(), posted.seen)] if form.is_valid() else None

    return act


def _waive(_bench: Bench, posted: Posted, by: Author) -> list[Said] | None:
    """Set a gate aside, by name and with the reason."""
    form = posted.form("waive", WaiveForm, posted.key)
    if posted.key not in GATES:
        raise UsageError(_("No gate is called that"), remedy=", ".join(GATES))
    if not form.is_valid():
        return None
    name = f"{by.person} ({by.organization})" if by.person else by.organization
    given = nouns.WaiverGiven(form.cleaned_data["reason"], name, timezone.now().date())
    return [Said("waiver", posted.key, given, posted.seen)]


def _choose(_bench: Bench, posted: Posted, _by: Author) -> list[Said] | None:
    """Choose an answer to a contested question."""
    policy = next((each for each in shipped_policies() if each.key == posted.key), None)
    if policy is None or posted.data is None:
        raise UsageError(_("No policy is called that"))
    chosen = policy.choice(posted.data.get("answer", "")).key
    return [Said("policy", policy.key, nouns.PolicyChosen(chosen), posted.seen)]


def _attach(bench: Bench, posted: Posted, _by: Author) -> list[Said] | None:
    form = posted.form("attach", AttachForm)
    if not form.is_valid() or not (cited := cite(bench, form)):
        return None
    data = form.cleaned_data
    value = nouns.Attached(
        cited, data["organization"] or None, data["dated"] or decided_on(bench, cited), data["expires"]
    )
    return [Said("authorisation", new_key(), value)]


ACTS: Mapping[str, Handler] = {
    "waive": _waive, "choose": _choose, "attach": _attach, "take-back": take_back,
    "frame": _one("frame", FrameForm), "actors": _one("actors", ActorsForm), "budget": _one("budget", BudgetForm),
}  # fmt: skip
