"""Division of labour: who leads each task, who supports, who is told; doubles and gaps found, and a division proposed.

A task is a function in an area over a time. Two leads of one task at the same time and place are a duplication; a
task without a lead is unassigned (complementarity: Mexico, Germany and Brazil in S/PV.5007, pp. 5, 17 and 21; one lead
each: Denmark in S/PV.5529, p. 10).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations
from typing import Literal

from chapter8.errors import NotFoundError

Role = Literal["lead", "support", "inform"]
ROLES: tuple[Role, ...] = ("lead", "support", "inform")


@dataclass(frozen=True, slots=True)
class Task:
    """Something to be done: a function (a word of the atlas), the states it is done in, and from when to when."""

    key: str
    function: str
    area: tuple[str, ...]
    start: date
    end: date | None = None

    def meets(self, other: Task) -> bool:
        """Whether both are the same function in a common state at a common time."""
        return (
            self.function == other.function
            and bool(set(self.area) & set(other.area))
            and self.start <= (other.end or date.max)
            and other.start <= (self.end or date.max)
        )


@dataclass(frozen=True, slots=True)
class Assignment:
    """One actor's role in one task. `task` is its key, `actor` a code."""

    task: str
    actor: str
    role: Role


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Two leads of what is one task: the same one, or two of the same function that meet in area and time."""

    tasks: tuple[str, ...]
    actors: tuple[str, ...]
    where: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Division:
    """A task matrix, checked. It is settled when every task has exactly one lead and no two leads meet."""

    tasks: tuple[Task, ...]
    assignments: tuple[Assignment, ...]
    duplicates: tuple[Duplicate, ...]
    unassigned: tuple[str, ...]

    @property
    def settled(self) -> bool:
        """Whether there is no double and no gap."""
        return not self.duplicates and not self.unassigned

    def roles(self, task: str) -> dict[Role, tuple[str, ...]]:
        """Who leads, supports and is told in one task."""
        return {
            role: tuple(each.actor for each in self.assignments if each.task == task and each.role == role)
            for role in ROLES
        }


def division(tasks: Sequence[Task], assignments: Sequence[Assignment]) -> Division:
    """The matrix of tasks and actors, with the doubles and the gaps in it.

    Raises:
        NotFoundError: an assignment names a task that is not among the tasks.
    """
    by_key = {task.key: task for task in tasks}
    kept = tuple(dict.fromkeys(assignments))
    for each in kept:
        if each.task not in by_key:
            raise NotFoundError(f"no task is called {each.task!r}", remedy=f"Name one of {', '.join(by_key)}")
    leads = [(by_key[each.task], each.actor) for each in kept if each.role == "lead"]
    doubles = [
        Duplicate(
            tuple(dict.fromkeys((first.key, second.key))),
            (one, other),
            tuple(code for code in first.area if code in second.area),
        )
        for (first, one), (second, other) in combinations(leads, 2)
        if one != other and first.meets(second)
    ]
    led = {task.key for task, _ in leads}
    return Division(tuple(tasks), kept, tuple(doubles), tuple(task.key for task in tasks if task.key not in led))


def proposed(
    tasks: Sequence[Task],
    assignments: Sequence[Assignment],
    actors: Sequence[str],
    score: Callable[[str, Task], float | None],
) -> Division:
    """A division with exactly one lead for each task: of those who would lead, the one with the best score.

    `score` gives an actor's fitness for a task, None where it may not lead. Who loses the lead supports. Tasks that
    meet go to one lead. A task that nobody may lead stays unassigned. Of equal scores the first actor in `actors` wins.
    """
    kept = [each for each in dict.fromkeys(assignments) if each.role != "lead"]
    for group in _groups(tasks):
        keys = {task.key for task in group}
        asked = [each.actor for each in assignments if each.role == "lead" and each.task in keys]
        lead = _best(group, [actor for actor in actors if actor in asked], score) or _best(group, actors, score)
        for task in group:
            if lead is not None:
                kept = [each for each in kept if (each.task, each.actor) != (task.key, lead)]
                kept.append(Assignment(task.key, lead, "lead"))
        losers = [each for each in assignments if each.role == "lead" and each.task in keys and each.actor != lead]
        kept += [replace(each, role="support") for each in losers]
    return division(tasks, kept)


def _groups(tasks: Sequence[Task]) -> list[list[Task]]:
    """Tasks that meet, directly or through others, together."""
    groups: list[list[Task]] = []
    for task in tasks:
        met = [group for group in groups if any(task.meets(other) for other in group)]
        groups = [group for group in groups if group not in met]
        groups.append([*(other for group in met for other in group), task])
    return groups


def _best(group: Sequence[Task], actors: Sequence[str], score: Callable[[str, Task], float | None]) -> str | None:
    """The actor with the best sum of scores over the tasks, among those who may lead every one of them."""
    sums: dict[str, float] = {}
    for actor in actors:
        scores = [score(actor, task) for task in group]
        if None not in scores:
            sums[actor] = sum(each for each in scores if each is not None)
    return max(sums, key=lambda actor: sums[actor], default=None)
