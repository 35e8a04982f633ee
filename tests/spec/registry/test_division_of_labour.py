"""Division of labour (C1, C4): every task has exactly one lead; doubles and gaps are found, and a division proposed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chapter8.errors import NotFoundError
from chapter8.respond.partnership.labour import Assignment, Duplicate, Task, division, proposed

MEDIATION = Task("mediation", "peacemaking", ("MLI",), date(2026, 1, 1))
TALKS = Task("talks in the north", "peacemaking", ("MLI", "NER"), date(2026, 6, 1))
FORCE = Task("force", "peacekeeping", ("MLI",), date(2026, 1, 1))
SCORES = {"ECOWAS": 3.0, "AU": 2.0, "UN": 1.0}


def score(actor: str, task: Task) -> float | None:
    """A fitness for a task; the United Nations may lead no mediation here."""
    return None if actor == "UN" and task.function == "peacemaking" else SCORES[actor]


def test_two_leads_of_one_task_are_a_duplicate() -> None:
    both = [Assignment("mediation", "AU", "lead"), Assignment("mediation", "ECOWAS", "lead")]
    assert division([MEDIATION], both).duplicates == (Duplicate(("mediation",), ("AU", "ECOWAS"), ("MLI",)),)


def test_two_tasks_of_one_function_that_meet_in_area_and_time_are_one_task_with_two_leads() -> None:
    both = [Assignment("mediation", "AU", "lead"), Assignment("talks in the north", "ECOWAS", "lead")]
    found = division([MEDIATION, TALKS], both)
    assert found.duplicates == (Duplicate(("mediation", "talks in the north"), ("AU", "ECOWAS"), ("MLI",)),)


def test_tasks_that_follow_each_other_do_not_meet() -> None:
    earlier = Task("first", "peacemaking", ("MLI",), date(2026, 1, 1), date(2026, 5, 31))
    both = [Assignment("first", "AU", "lead"), Assignment("talks in the north", "ECOWAS", "lead")]
    assert division([earlier, TALKS], both).settled


def test_a_task_that_nobody_leads_is_unassigned_though_somebody_supports_it() -> None:
    assert division([FORCE], [Assignment("force", "UN", "support")]).unassigned == ("force",)


def test_an_assignment_to_no_task_is_refused_with_the_tasks_that_there_are() -> None:
    with pytest.raises(NotFoundError, match="no task is called 'fishing'"):
        division([FORCE], [Assignment("fishing", "UN", "lead")])


def test_the_proposal_leaves_one_lead_for_each_task_and_the_other_supports() -> None:
    both = [Assignment("mediation", "AU", "lead"), Assignment("mediation", "ECOWAS", "lead")]
    found = proposed([MEDIATION, FORCE], both, ("AU", "ECOWAS", "UN"), score)
    assert found.settled
    assert found.roles("mediation") == {"lead": ("ECOWAS",), "support": ("AU",), "inform": ()}
    assert found.roles("force")["lead"] == ("ECOWAS",)


def test_a_task_that_nobody_may_lead_stays_unassigned_rather_than_going_to_the_wrong_body() -> None:
    assert proposed([MEDIATION], [], ("UN",), score).unassigned == ("mediation",)


TASKS = st.lists(
    st.builds(
        Task,
        key=st.uuids().map(str),
        function=st.sampled_from(["peacemaking", "peacekeeping"]),
        area=st.lists(st.sampled_from(["MLI", "NER", "TCD"]), min_size=1, max_size=2, unique=True).map(tuple),
        start=st.dates(date(2026, 1, 1), date(2026, 3, 1)),
        end=st.none() | st.dates(date(2026, 3, 2), date(2026, 6, 1)),
    ),
    max_size=5,
)


@given(TASKS, st.data())
def test_any_proposal_has_no_double_and_no_gap_where_somebody_may_lead(tasks: list[Task], data: st.DataObject) -> None:
    keys = st.sampled_from([task.key for task in tasks]) if tasks else st.nothing()
    given_leads = st.builds(Assignment, keys, st.sampled_from(["AU", "ECOWAS"]), st.just("lead"))
    assignments = data.draw(st.lists(given_leads, max_size=6)) if tasks else []
    assert proposed(tasks, assignments, ("AU", "ECOWAS"), lambda actor, _task: SCORES[actor]).settled
