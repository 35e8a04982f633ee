"""The registry is kept by its organizations: who edits, who proposes, who decides, and what stays of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.utils import timezone

from chapter8.atlas.rows import key_of, rows_of
from chapter8.errors import ForbiddenError, UsageError
from chapter8.exchange.decide import Role, Viewer
from chapter8.site.accounts.models import Accreditation, User
from chapter8.site.registry.atlas import changed_tables, known, newest, node_atlas
from chapter8.site.registry.editing import deciding
from chapter8.site.registry.editing.checking import Draft, FaultsError
from chapter8.site.registry.editing.deciding import Editor, StaleError
from chapter8.site.registry.models import Change, Revision, Status

pytestmark = pytest.mark.django_db(transaction=True)

EditorFor = Callable[..., Editor]


@pytest.fixture
def editor_for(db: None) -> EditorFor:
    """Somebody who acts for an organization in a role."""

    def make(organization: str, role: Role = Role.ANALYST) -> Editor:
        person = User.objects.create_user(f"{organization}-{role.value}-{User.objects.count()}")
        Accreditation.objects.create(user=person, organization=organization, role=role.value)
        return Editor(person, Viewer(organization, frozenset({role}), person.username))

    return make


def row(table: str, *key: str) -> dict[str, str]:
    """A row as the node has it now."""
    return rows_of(node_atlas(), table)[key]


def drafted(table: str, before: dict[str, str] | None, reason: str = "", **cells: str) -> Draft:
    """A change of some cells of a row."""
    return Draft(table, before, {**(before or {}), **cells}, cells.get("source", "a letter"), reason)


def mali_suspended(source: str = "communiqué of 5 July 2026") -> Draft:
    """Mali, invented: it comes back to ECOWAS."""
    cells = {"organization": "ECOWAS", "state": "MLI", "status": "full", "valid_from": "2026-07-05", "source": source}
    return Draft("memberships", None, cells, source)


def test_who_contributes_for_the_owner_edits_at_once(editor_for: EditorFor) -> None:
    [change] = deciding.put([mali_suspended()], editor_for("ECOWAS"))
    assert change.status == Status.ACCEPTED
    assert change.owners == ("ECOWAS",)
    assert [state.code for state in node_atlas().members("ECOWAS", date(2026, 7, 5))].count("MLI") == 1


@pytest.mark.parametrize(("organization", "role"), [("AU", Role.ANALYST), ("EU", Role.PLANNER), ("UN", Role.ANALYST)])
def test_everybody_else_proposes_the_parent_organization_too(
    editor_for: EditorFor, organization: str, role: Role
) -> None:
    [change] = deciding.put([mali_suspended()], editor_for(organization, role))
    assert change.status == Status.PROPOSED
    assert newest() == (0, None)
    with pytest.raises(ForbiddenError, match="ECOWAS"):
        deciding.accept([change], editor_for(organization, role))


@pytest.mark.parametrize(
    ("organization", "role"),
    [("ECOWAS", Role.ANALYST), ("ECOWAS", Role.RELEASER), ("UN", Role.ADMINISTRATOR)],
)
def test_the_owner_or_an_administrator_of_the_node_accepts(
    editor_for: EditorFor, organization: str, role: Role
) -> None:
    [change] = deciding.put([mali_suspended()], editor_for("AU"))
    deciding.accept([change], editor_for(organization, role), "agreed")
    change.refresh_from_db()
    assert (change.status, change.decided_for, change.decision) == (Status.ACCEPTED, organization, "agreed")
    assert row("memberships", "ECOWAS", "MLI", "2026-07-05")["status"] == "full"


def test_an_administrator_of_another_organization_is_none_of_the_node(editor_for: EditorFor) -> None:
    [change] = deciding.put([mali_suspended()], editor_for("AU"))
    with pytest.raises(ForbiddenError):
        deciding.reject([change], editor_for("EU", Role.ADMINISTRATOR), "no")


def test_who_may_only_look_proposes_nothing(editor_for: EditorFor) -> None:
    viewer = editor_for("ECOWAS", Role.VIEWER)
    with pytest.raises(ForbiddenError):
        deciding.editor(viewer.viewer, viewer.person)
    with pytest.raises(ForbiddenError):
        deciding.editor(Viewer(), None)


def test_a_row_of_two_organizations_may_be_edited_by_each(editor_for: EditorFor) -> None:
    before = row("agreements", "un-au-framework-2017")
    assert before["parties"] == "UN;AU"
    [change] = deciding.put([drafted("agreements", before, symbol="S/2017/1")], editor_for("AU"))
    assert (change.status, change.owners) == (Status.ACCEPTED, ("UN", "AU"))


def test_a_row_does_not_pass_to_another_organization_without_it(editor_for: EditorFor) -> None:
    before = row("presences", "UNOWAS")
    [change] = deciding.put([drafted("presences", before, organization="ECOWAS")], editor_for("UN"))
    assert (change.status, change.owners) == (Status.PROPOSED, ("UN", "ECOWAS"))


def test_what_no_organization_owns_is_decided_by_administrators(editor_for: EditorFor) -> None:
    before = row("states", "MLI")
    [change] = deciding.put([drafted("states", before, m49="000")], editor_for("ECOWAS"))
    assert change.status == Status.PROPOSED
    deciding.accept([change], editor_for("UN", Role.ADMINISTRATOR))
    assert node_atlas().state("MLI").m49 == "000"


def test_a_new_organization_is_entered_by_administrators_alone(editor_for: EditorFor) -> None:
    cells = {"code": "NEW", "name": "New Organization", "source": "its charter"}
    [change] = deciding.put([Draft("organizations", None, cells, "its charter")], editor_for("NEW"))
    assert change.status == Status.PROPOSED
    deciding.accept([change], editor_for("UN", Role.ADMINISTRATOR))
    assert node_atlas().organization("NEW").name == "New Organization"


def test_a_proposal_is_accepted_with_changes_and_both_stay(editor_for: EditorFor) -> None:
    [proposal] = deciding.put([mali_suspended()], editor_for("AU"))
    ours = {**proposal.after, "valid_from": "2026-07-06"}
    made = deciding.accept_edited(proposal, ours, editor_for("ECOWAS"), "a day later")
    proposal.refresh_from_db()
    assert (proposal.status, proposal.after["valid_from"]) == (Status.EDITED, "2026-07-05")
    assert (made.status, made.edits_id) == (Status.ACCEPTED, proposal.pk)
    assert row("memberships", "ECOWAS", "MLI", "2026-07-06")


def test_a_rejection_needs_its_reason_and_is_final(editor_for: EditorFor) -> None:
    [change] = deciding.put([mali_suspended()], editor_for("AU"))
    owner = editor_for("ECOWAS")
    with pytest.raises(UsageError, match="reason"):
        deciding.reject([change], owner, " ")
    deciding.reject([change], owner, "no such communiqué")
    with pytest.raises(StaleError):
        deciding.accept([change], owner)
    assert newest() == (0, None)


def test_a_proposal_is_withdrawn_by_who_made_it_alone(editor_for: EditorFor) -> None:
    proposer = editor_for("AU")
    [change] = deciding.put([mali_suspended()], proposer)
    with pytest.raises(ForbiddenError):
        deciding.withdraw(change, editor_for("EU"))
    deciding.withdraw(change, proposer)
    assert Change.objects.get().status == Status.WITHDRAWN


def test_undo_restores_the_row_by_one_more_change(editor_for: EditorFor) -> None:
    owner = editor_for("AU")
    before = row("organizations", "AU")
    [change] = deciding.put([drafted("organizations", before, seat="Elsewhere")], owner)
    assert node_atlas().organization("AU").seat == "Elsewhere"
    [undone] = deciding.undo([change], owner, "")
    assert row("organizations", "AU") == before
    assert (undone.undoes_id, Change.objects.count(), Revision.objects.count()) == (change.pk, 2, 2)
    with pytest.raises(StaleError):
        deciding.undo([change], owner, "")


def test_a_new_row_is_undone_by_taking_it_away(editor_for: EditorFor) -> None:
    owner, atlas = editor_for("ECOWAS"), node_atlas()
    [change] = deciding.put([mali_suspended()], owner)
    deciding.undo([change], owner, "entered by mistake")
    assert node_atlas() == atlas


def test_a_row_that_was_changed_meanwhile_is_not_overwritten(editor_for: EditorFor) -> None:
    owner, before = editor_for("AU"), row("organizations", "AU")
    deciding.put([drafted("organizations", before, seat="Here")], owner)
    with pytest.raises(StaleError):
        deciding.put([drafted("organizations", before, seat="There")], owner)
    assert node_atlas().organization("AU").seat == "Here"


def test_the_key_of_a_row_is_corrected(editor_for: EditorFor) -> None:
    before = row("memberships", "AES", "MLI", "2023-09-16")
    deciding.put([drafted("memberships", before, valid_from="2023-09-17")], editor_for("AES"))
    keys = [key for key in rows_of(node_atlas(), "memberships") if key[:2] == ("AES", "MLI")]
    assert keys == [("AES", "MLI", "2023-09-17")]


def test_a_standing_that_overlaps_another_is_refused_at_its_cell(editor_for: EditorFor) -> None:
    cells = {"organization": "AES", "state": "MLI", "status": "full", "valid_from": "2024-01-01", "source": "a"}
    with pytest.raises(FaultsError) as error:
        deciding.put([Draft("memberships", None, cells, "a")], editor_for("AES"))
    [fault] = error.value.faults
    assert (fault.column, "twice" in fault.cause) == ("valid_from", True)
    assert Change.objects.count() == 0


def test_no_row_without_a_source(editor_for: EditorFor) -> None:
    with pytest.raises(FaultsError) as error:
        deciding.put([mali_suspended("")], editor_for("ECOWAS"))
    assert [fault.column for fault in error.value.faults] == ["source"]
    before = row("memberships", "AES", "MLI", "2023-09-16")
    with pytest.raises(FaultsError):
        deciding.put([Draft("memberships", before, None, "")], editor_for("AES"))


def test_an_agreement_that_others_name_stays_until_they_do_not(editor_for: EditorFor) -> None:
    signed = next(iter(rows_of(node_atlas(), "signatures").values()))["agreement"]
    before = row("agreements", signed)
    with pytest.raises(FaultsError, match="other rows name it"):
        deciding.put([Draft("agreements", before, None, "a letter")], editor_for("UN", Role.ADMINISTRATOR))


def test_an_organization_of_the_shipped_atlas_is_never_taken_away(editor_for: EditorFor) -> None:
    with pytest.raises(FaultsError, match="stays"):
        deciding.put([Draft("organizations", row("organizations", "AU"), None, "x")], editor_for("AU"))


def test_the_atlas_as_known_at_a_moment_has_the_changes_until_then(editor_for: EditorFor) -> None:
    owner, before = editor_for("AU"), row("organizations", "AU")
    start = timezone.now()
    deciding.put([drafted("organizations", before, seat="One")], owner)
    first = newest()[1]
    deciding.put([drafted("organizations", row("organizations", "AU"), seat="Two")], owner)
    assert node_atlas(start).organization("AU").seat == "Addis Ababa"
    assert node_atlas(first).organization("AU").seat == "One"
    assert node_atlas().organization("AU").seat == "Two"
    with pytest.raises(UsageError, match="not known yet"):
        node_atlas(timezone.now() + timedelta(days=1))


def test_reading_processes_get_the_changes_as_tables(editor_for: EditorFor) -> None:
    from chapter8.site.library.adding.recognising import _atlas  # noqa: PLC0415 - what runs in the other process

    deciding.put([mali_suspended()], editor_for("ECOWAS"))
    assert _atlas({}, changed_tables()) == node_atlas()


def test_a_change_that_the_atlas_below_contradicts_is_left_out_and_told(editor_for: EditorFor, home: object) -> None:
    from pathlib import Path  # noqa: PLC0415 - for the type of the fixture alone

    assert isinstance(home, Path)
    [change] = deciding.put([mali_suspended()], editor_for("ECOWAS"))
    (home / "atlas").mkdir()
    (home / "atlas" / "memberships.csv").write_text(
        "organization,state,status,valid_from,valid_to,source,verified\nECOWAS,MLI,observer,2026-01-01,,a list,false\n"
    )
    [clash] = known().clashes
    assert clash.row == change.pk
    assert key_of("memberships", change.after) not in rows_of(node_atlas(), "memberships")


def test_history_is_only_added_to(editor_for: EditorFor) -> None:
    [change] = deciding.put([mali_suspended()], editor_for("AU"))
    found = Change.objects.get(pk=change.pk)
    found.reason = "another"
    with pytest.raises(ValueError, match="never changed"):
        found.save()
