"""Division of labour: tasks and who leads, supports and is told; doubles and gaps; a division proposed and accepted."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from typing import cast

from django.utils.translation import gettext as _

from chapter8.errors import UsageError
from chapter8.respond.partnership.advantage import scorecard
from chapter8.respond.partnership.labour import ROLES, Assignment, Division, Role, Task, division, proposed
from chapter8.site.plans import nouns
from chapter8.site.plans.acting import Handler, Posted, editing, take_back, taking_back
from chapter8.site.plans.answers import Action, Answer, Cell, Section, cell
from chapter8.site.plans.bench import Bench
from chapter8.site.plans.forms import ROLE_WORDS, RolesForm, TaskForm
from chapter8.site.plans.keeping import Author, Said, StaleError, new_key
from chapter8.site.plans.scorecard import measures_of

KEY = "labour"
ALL = "all"


def matrix(bench: Bench) -> Division:
    """The tasks of the plan with the roles given in them."""
    tasks = [_task(held.key, held.value) for held in bench.said(nouns.TaskSet)]
    keys = {task.key for task in tasks}
    given = [(held.key.partition(":"), held.value.role) for held in bench.said(nouns.RoleGiven)]
    return division(tasks, [Assignment(task, actor, role) for (task, _sign, actor), role in given if task in keys])


def _task(key: str, said: nouns.TaskSet) -> Task:
    return Task(key, said.function, said.area, said.start, said.end)


def actors_of(bench: Bench) -> tuple[str, ...]:
    """Who may have a role: those the plan names, else those with a mandate there, and who has one already."""
    given = (held.key.split(":", 1)[1] for held in bench.said(nouns.RoleGiven))
    named = (*bench.actors.involved, *bench.actors.relevant)
    return tuple(dict.fromkeys((*(named or bench.organizations), *given)))


def proposal(bench: Bench, found: Division) -> Division:
    """A division with one lead each: the best score under even weights among those with a mandate for the function."""
    scores: dict[str, dict[str, float]] = {}
    for function in {task.function for task in found.tasks}:
        cards = scorecard(measures_of(bench, function))
        scores[function] = {
            card.organization: card.score for card in cards if card.measures["legitimacy"].share
        }  # fmt: skip
    actors = actors_of(bench)
    return proposed(found.tasks, found.assignments, actors, lambda actor, task: scores[task.function].get(actor))


def answer(bench: Bench, posted: Posted) -> Answer:
    """The matrix, what is doubled and what nobody leads, and a division that would settle it."""
    found = matrix(bench)
    titles = {held.key: held.value.title for held in bench.said(nouns.TaskSet)}
    sections = [_matrix(bench, posted, found), _faults(bench, found, titles)]
    if found.tasks and (posted.query.get("propose") or not found.settled):
        sections.append(_proposed(bench, found, titles, asked=bool(posted.query.get("propose"))))
    if found.tasks:
        sections.append(_roles(bench, posted, found, titles))
    return Answer(
        KEY,
        _("Division of labour"),
        _("Each task has exactly one lead; others support it or are told."),
        tuple(sections),
        {"division": found, "settled": found.settled},
    )


def _matrix(bench: Bench, posted: Posted, found: Division) -> Section:
    actors = actors_of(bench)
    held = {one.key: one.value for one in bench.said(nouns.TaskSet)}
    doubled = {(key, actor) for each in found.duplicates for key in each.tasks for actor in each.actors}
    rows = []
    for task in found.tasks:
        role_of = {actor: role for role, several in found.roles(task.key).items() for actor in several}
        said = held[task.key]
        until = said.end.isoformat() if said.end else _("no end")
        times = f"{said.start.isoformat()} – {until}"
        what = ", ".join(bench.name(code) for code in task.area)
        head = Cell(said.title, items=(f"{task.function.replace('_', ' ')} · {what} · {times}",))
        cells = [_role_cell(role_of.get(actor), late=(task.key, actor) in doubled) for actor in actors]
        rows.append((head, *cells))
    return Section(
        "matrix",
        _("Who does what"),
        "",
        (_("Task"), *actors),
        tuple(rows),
        _("No task is in the plan yet."),
        actions=editing(bench, posted, TaskForm, do="add-task", verb=_("Add a task"), kind="task"),
        row_actions=tuple(taking_back(bench, "task", task.key) for task in found.tasks),
    )


def _role_cell(role: Role | None, *, late: bool) -> Cell:
    if role is None:
        return Cell("")
    return cell(str(ROLE_WORDS[role]), "late" if late else "done" if role == "lead" else "")


def _faults(bench: Bench, found: Division, titles: Mapping[str, str]) -> Section:
    """Two leads of one task, and tasks without one."""
    rows = [
        (
            cell(_("led twice"), "late"), cell(tuple(titles[key] for key in each.tasks)), cell(each.actors),
            cell(tuple(bench.name(code) for code in each.where)),
        )
        for each in found.duplicates
    ]  # fmt: skip
    rows += [(cell(_("nobody leads"), "late"), cell(titles[key]), cell(""), cell("")) for key in found.unassigned]
    empty = _("Every task has exactly one lead.") if found.tasks else _("No task is in the plan yet.")
    return Section(
        "faults", _("Doubles and gaps"), "", (_("What"), _("Task"), _("Who"), _("Where")), tuple(rows), empty
    )


def _proposed(bench: Bench, found: Division, titles: Mapping[str, str], *, asked: bool) -> Section:
    """What would settle it, with the button that accepts exactly this."""
    if not asked:
        link = f"?propose=1&as_of={bench.on.isoformat()}#proposal"
        return Section("proposal", _("A division proposed"), links=((link, _("Propose a division")),))
    better = proposal(bench, found)
    changed = _changes(found, better)
    rows = tuple(
        (cell(titles[task]), cell(actor), _role_cell(_role(found, task, actor), late=False),
         _role_cell(_role(better, task, actor), late=False))
        for task, actor in changed
    )  # fmt: skip
    without = tuple(titles[key] for key in better.unassigned)
    lead = _("By the scorecard with even weights, among those with a mandate for the function.")
    if without:
        lead += " " + _("Nobody has a mandate to lead: %(tasks)s.") % {"tasks": ", ".join(without)}
    accept = Action("accept", _("Accept this division"), hidden={"key": ALL, "proposal": digest(found, better)})
    return Section(
        "proposal", _("A division proposed"), lead, (_("Task"), _("Who"), _("Now"), _("Proposed")), rows,
        _("Nothing would change."), actions=(accept,) if bench.may_add and rows else (),
    )  # fmt: skip


def _role(found: Division, task: str, actor: str) -> Role | None:
    return next((role for role, several in found.roles(task).items() if actor in several), None)


def _changes(now: Division, then: Division) -> list[tuple[str, str]]:
    """Tasks and actors whose role differs."""
    pairs = dict.fromkeys((each.task, each.actor) for each in (*now.assignments, *then.assignments))
    return [pair for pair in pairs if _role(now, *pair) != _role(then, *pair)]


def digest(now: Division, then: Division) -> str:
    """What was shown when somebody accepts: another proposal, or other roles before it, has another one."""
    return sha256(repr((now.tasks, now.assignments, then.assignments)).encode()).hexdigest()[:16]


def _roles(bench: Bench, posted: Posted, found: Division, titles: Mapping[str, str]) -> Section:
    """The form of each task: who leads, supports, is told."""
    actors = actors_of(bench)
    actions: list[Action] = []
    for task in found.tasks:
        now = {actor: role for role, several in found.roles(task.key).items() for actor in several}
        actions += editing(
            bench, posted, RolesForm, do="give-roles", verb=_("Give roles"), key=task.key, kind="role",
            title=titles[task.key], actors=actors, initial=now,
        )  # fmt: skip
    return Section("roles", _("Roles, task by task"), actions=tuple(actions)) if actions else Section("roles", "")


def _add(_bench: Bench, posted: Posted, _by: Author) -> list[Said] | None:
    form = posted.form("add-task", TaskForm)
    return [Said("task", new_key(), form.value())] if form.is_valid() else None


def _give(bench: Bench, posted: Posted, _by: Author) -> list[Said] | None:
    """The roles of one task as the form has them; only what differs is written."""
    form = posted.form("give-roles", RolesForm, posted.key, actors=actors_of(bench))
    if not form.is_valid():
        return None
    found = matrix(bench)
    if posted.key not in {task.key for task in found.tasks}:
        raise UsageError(_("Nothing of this name is in the plan"))
    wanted = {actor: cast("Role | None", form.cleaned_data[actor] or None) for actor in form.fields}
    return [
        _said(bench, posted.key, actor, role) for actor, role in wanted.items()
        if role != _role(found, posted.key, actor)
    ]  # fmt: skip


def _accept(bench: Bench, posted: Posted, _by: Author) -> list[Said] | None:
    """The proposal that was shown, and no other."""
    found = matrix(bench)
    better = proposal(bench, found)
    if posted.data is None or posted.data.get("proposal") != digest(found, better):
        raise StaleError(_("The proposal is another one by now"), remedy=_("Look at it, then accept it."))
    return [_said(bench, task, actor, _role(better, task, actor)) for task, actor in _changes(found, better)]


def _said(bench: Bench, task: str, actor: str, role: Role | None) -> Said:
    key = f"{task}:{actor}"
    given = nouns.RoleGiven(role) if role in ROLES and role is not None else None
    return Said("role", key, given, bench.seen("role", key))


ACTS: Mapping[str, Handler] = {"add-task": _add, "give-roles": _give, "accept": _accept, "take-back": take_back}
