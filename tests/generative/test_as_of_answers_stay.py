"""An answer as known at a moment is the same whatever is changed later (A1)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chapter8.atlas.rows import rows_of
from chapter8.errors import UsageError
from chapter8.site.registry.atlas import newest, node_atlas
from chapter8.site.registry.editing import deciding
from chapter8.site.registry.editing.checking import Draft, FaultsError
from chapter8.site.registry.importing import node_editor
from chapter8.site.registry.models import Change, Revision

pytestmark = pytest.mark.django_db(transaction=True)
ACTS = st.sampled_from(["add", "end", "status", "seat", "take away", "undo", "correct"])
ON = date(2030, 1, 1)


@pytest.fixture
def nothing_changed(transactional_db: None) -> Iterator[None]:
    """No change on the node."""
    yield
    forget()


def forget() -> None:
    """Take every change away, as no page can."""
    with connection.cursor() as cursor:
        for model in (Change, Revision):
            cursor.execute(f"DELETE FROM {model._meta.db_table}")  # noqa: S608 - names of our own tables


def draft(act: str, state: str, number: int) -> Draft | None:
    """A change of some row as it is now."""
    atlas = node_atlas()
    memberships = rows_of(atlas, "memberships")
    mine = [cells for key, cells in memberships.items() if key[:2] == ("SAARC", state)]
    source = f"letter {number}"
    if act == "seat":
        before = rows_of(atlas, "organizations")[("SAARC",)]
        return Draft("organizations", before, {**before, "seat": f"Seat {number}", "source": source}, source)
    if act == "add":
        cells = {"organization": "SAARC", "state": state, "status": "full", "valid_from": f"20{10 + number}-01-01"}
        return Draft("memberships", None, {**cells, "source": source}, source)
    if not mine:
        return None
    changed = {
        "end": {"valid_to": f"20{40 + number}-01-01"}, "status": {"status": "suspended"},
        "correct": {"valid_from": f"19{60 + number}-01-01"},
    }.get(act)  # fmt: skip
    return Draft("memberships", mine[-1], changed and {**mine[-1], **changed, "source": source}, source)


def answers(moment: datetime | None) -> Any:
    """What is asked: members on a day, the whole table, an organization, the whole atlas."""
    atlas = node_atlas(moment)
    return (
        [state.code for state in atlas.members("SAARC", ON)], atlas.memberships, atlas.organization("SAARC"), atlas,
    )  # fmt: skip


def apply(act: str, state: str, number: int) -> None:
    """Do it, if it can be done."""
    by = node_editor()
    try:
        if act == "undo":
            last = Change.objects.order_by("-pk").first()
            if last is not None:
                deciding.undo([last], by, "")
            return
        made = draft(act, state, number)
        if made is not None:
            deciding.put([made], by)
    except (FaultsError, UsageError):
        return  # what can't be done changes nothing, and that is what is asked


@given(
    steps=st.lists(
        st.tuples(ACTS, st.sampled_from(["IND", "NPL", "MLI", "FJI"]), st.integers(0, 9)), min_size=1, max_size=8
    )
)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_an_answer_as_known_at_a_moment_never_changes(nothing_changed: None, steps: list[tuple[str, str, int]]) -> None:
    forget()
    told: list[tuple[datetime, Any]] = []
    for act, state, number in steps:
        apply(act, state, number)
        moment = newest()[1]
        if moment is not None:
            told.append((moment, answers(None)))
    for moment, answer in told:
        assert answers(moment) == answer
    moments = list(Revision.objects.values_list("at", flat=True))
    assert moments == sorted(set(moments))
    assert list(Revision.objects.values_list("number", flat=True)) == list(range(1, len(moments) + 1))
