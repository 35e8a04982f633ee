"""The registry is kept by its organizations: who edits, who proposes, who decides, and what stays of it."""

from __future__ import annotations

import html
import json
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from chapter8.atlas.rows import key_of, rows_of
from chapter8.atlas.tables.columns import TABLES
from chapter8.errors import ForbiddenError, UsageError
from chapter8.exchange.decide import Role, Viewer
from chapter8.site.accounts.models import Accreditation, User
from chapter8.site.registry.atlas import changed_tables, known, newest, node_atlas
from chapter8.site.registry.editing import deciding
from chapter8.site.registry.editing.addresses import edit_address, row_address
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
    ours = {**proposal.cells, "valid_from": "2026-07-06"}
    made = deciding.accept_edited(proposal, ours, editor_for("ECOWAS"), "a day later")
    proposal.refresh_from_db()
    assert (proposal.status, proposal.cells["valid_from"]) == (Status.EDITED, "2026-07-05")
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
    assert key_of("memberships", change.cells) not in rows_of(node_atlas(), "memberships")


def test_history_is_only_added_to(editor_for: EditorFor) -> None:
    [change] = deciding.put([mali_suspended()], editor_for("AU"))
    found = Change.objects.get(pk=change.pk)
    found.reason = "another"
    with pytest.raises(ValueError, match="never changed"):
        found.save()


# Pages


FORM = {
    "organization": "ECOWAS", "state": "MLI", "status": "full", "valid_from": "2026-07-05", "source": "a communiqué",
    "precision": "day",
}  # fmt: skip


def test_every_page_is_there_for_everybody_who_may_see_it(
    client_for: Callable[..., Client], editor_for: EditorFor
) -> None:
    [change] = deciding.put([mali_suspended()], editor_for("ECOWAS"))
    client = Client()
    for address in (
        "/organizations/tables", "/organizations/tables/memberships", "/organizations/tables/memberships.csv",
        "/organizations/tables/focal_points.json?q=AU", "/organizations/changes", "/organizations/changes.csv",
        f"/organizations/changes/{change.pk}", f"/organizations/changes/{change.pk}.json",
        row_address("memberships", change.cells),
        "/organizations/tables/memberships?known=2020-01-01",
    ):  # fmt: skip
        assert client.get(address).status_code == 200, address
    for address in ("/organizations/edit/memberships", "/organizations/import"):
        assert client.get(address).status_code == 302
        assert client_for("AU").get(address).status_code == 403
        assert client_for("AU", Role.ANALYST).get(address).status_code == 200
    assert client.get("/organizations/tables/nothing").status_code == 404
    assert client.get("/organizations/rows/memberships?organization=AU").status_code == 404
    assert client.get("/organizations/changes/99999").status_code == 404


@pytest.mark.parametrize("table", list(TABLES))
def test_each_table_has_a_form_for_a_new_row_and_for_each_row(client_for: Callable[..., Client], table: str) -> None:
    client = client_for("UN", Role.ADMINISTRATOR)
    assert client.get(f"/organizations/edit/{table}").status_code == 200
    cells = next(iter(rows_of(node_atlas(), table).values()))
    shown = client.get(edit_address(table, cells))
    assert shown.status_code == 200
    assert cells["source"] in html.unescape(shown.content.decode())
    assert client.get(row_address(table, cells)).status_code == 200


def test_a_form_shows_the_difference_before_it_writes(client_for: Callable[..., Client]) -> None:
    client = client_for("ECOWAS", Role.ANALYST)
    shown = client.post("/organizations/edit/memberships", {**FORM, "do": "preview"})
    assert (shown.status_code, Change.objects.count()) == (200, 0)
    assert "<ins>Mali</ins>" in shown.content.decode()
    answer = client.post("/organizations/edit/memberships", {**FORM, "do": "save", "reason": "it came back"})
    change = Change.objects.get()
    assert answer.headers["Location"] == change.get_absolute_url()
    assert (change.status, change.reason, change.cells["state"]) == (Status.ACCEPTED, "it came back", "MLI")


def test_the_words_of_the_gate_stand_at_the_cell(client_for: Callable[..., Client]) -> None:
    client = client_for("ECOWAS", Role.ANALYST)
    wrong = {**FORM, "valid_from": "summer", "source": "", "do": "preview"}
    shown = client.post("/organizations/edit/memberships", wrong)
    assert shown.status_code == 422
    text = html.unescape(shown.content.decode())
    assert "'summer' is not a date. Write it as 2005-10-17" in text
    assert 'aria-describedby="e-valid_from"' in text
    assert 'id="e-source"' in text


def test_names_of_states_and_organizations_are_understood(client_for: Callable[..., Client]) -> None:
    client = client_for("AU", Role.ANALYST)
    cells = next(cells for cells in rows_of(node_atlas(), "presences").values() if cells["organization"] == "AU")
    sent = {name: value for name, value in cells.items() if value and name not in {"functions", "verified"}}
    sent |= {"covers": "Côte d'Ivoire; ECOWAS; Mali", "before": json.dumps(cells), "do": "save"}
    client.post("/organizations/edit/presences", sent)
    assert Change.objects.get().cells["covers"] == "CIV;ECOWAS;MLI"


def test_a_proposal_is_told_to_the_owner_and_decided_in_the_queue(client_for: Callable[..., Client]) -> None:
    proposer, owner, other = (client_for(code, Role.ANALYST) for code in ("AU", "ECOWAS", "EU"))
    proposer.post("/organizations/edit/memberships", {**FORM, "do": "save"})
    change = Change.objects.get()
    assert "1 proposal waits for you" in owner.get("/notifications").content.decode()
    assert "proposal waits" not in other.get("/notifications").content.decode()
    assert "1 proposal waits for you" in owner.get("/organizations/changes").content.decode()
    address = change.get_absolute_url()
    for stranger in (other, Client()):
        assert stranger.get(address).status_code == 404
        assert stranger.get("/organizations/changes.json").json()["count"] == 0
    assert 'value="accept"' not in proposer.get(address).content.decode()
    assert 'value="accept"' in owner.get(address).content.decode()
    owner.post(f"{address}/decide", {"do": "reject", "reason": ""})
    change.refresh_from_db()
    assert change.status == Status.PROPOSED
    owner.post(f"{address}/decide", {"do": "accept"})
    change.refresh_from_db()
    assert (change.status, change.decided_for) == (Status.ACCEPTED, "ECOWAS")
    assert "Accepted" in proposer.get("/notifications").content.decode()
    assert Client().get(address).status_code == 200


def test_edit_and_accept_begins_with_what_was_proposed(client_for: Callable[..., Client]) -> None:
    client_for("AU", Role.ANALYST).post("/organizations/edit/memberships", {**FORM, "do": "save"})
    change, owner = Change.objects.get(), client_for("ECOWAS", Role.ANALYST)
    address = f"/organizations/edit/memberships?change={change.pk}"
    assert 'value="2026-07-05"' in owner.get(address).content.decode()
    owner.post(address, {**FORM, "valid_from": "2026-07-09", "change": str(change.pk), "do": "save"})
    assert [each.status for each in Change.objects.order_by("pk")] == [Status.EDITED, Status.ACCEPTED]


def test_a_row_is_taken_away_and_brought_back(client_for: Callable[..., Client]) -> None:
    client = client_for("AES", Role.ANALYST)
    before = row("memberships", "AES", "MLI", "2023-09-16")
    address = edit_address("memberships", before)
    assert client.get(f"{address}&remove=1").status_code == 200
    sent = {"before": json.dumps(before), "remove": "1", "do": "save"}
    assert client.post(address, {**sent, "source": ""}).status_code == 422
    client.post(address, {**sent, "source": "a letter"})
    assert key_of("memberships", before) not in rows_of(node_atlas(), "memberships")
    assert "This row is not in force" in client.get(row_address("memberships", before)).content.decode()
    client.post(f"{Change.objects.get().get_absolute_url()}/decide", {"do": "undo"})
    assert row("memberships", "AES", "MLI", "2023-09-16") == before


def test_persons_behind_focal_points_are_for_those_who_act_for_an_organization(
    client_for: Callable[..., Client], editor_for: EditorFor
) -> None:
    cells = {
        "key": "test-desk", "organization": "AU", "role": "Desk", "topic": "mediation", "person": "Invented Person",
        "contact": "desk@example.org", "source": "a letter",
    }  # fmt: skip
    [change] = deciding.put([Draft("focal_points", None, cells, "a letter")], editor_for("AU"))
    addresses = (
        "/organizations/tables/focal_points.csv", "/organizations/tables/focal_points?q=invented",
        change.get_absolute_url(),
        f"{change.get_absolute_url()}.json", "/organizations/rows/focal_points.json?key=test-desk&valid_from=",
    )  # fmt: skip
    for address in addresses:
        assert "Invented Person" not in all_of(Client().get(address)), address
    assert "Invented Person" in all_of(client_for("EU").get(addresses[0]))


def all_of(response: Any) -> str:
    """The answer as text, also where it is sent row by row."""
    content = b"".join(response.streaming_content) if response.streaming else response.content
    return str(content.decode())


def test_the_page_of_a_row_follows_it_through_corrections(
    client_for: Callable[..., Client], editor_for: EditorFor
) -> None:
    before = row("memberships", "AES", "MLI", "2023-09-16")
    [first] = deciding.put([drafted("memberships", before, valid_from="2023-09-17")], editor_for("AES"))
    [second] = deciding.put([drafted("memberships", first.cells, status="observer")], editor_for("AES"))
    shown = (
        Client()
        .get(row_address("memberships", second.cells).replace("rows/memberships", "rows/memberships.json"))
        .json()
    )
    assert [each["number"] for each in shown["history"]] == [second.pk, first.pk]


def test_of_two_who_change_the_registry_at_the_same_moment_one_is_told(editor_for: EditorFor) -> None:
    mark = newest()
    deciding.put([mali_suspended()], editor_for("ECOWAS"))
    with pytest.raises(StaleError, match="same moment"):
        deciding._revise(mark)
    assert Revision.objects.count() == 1
