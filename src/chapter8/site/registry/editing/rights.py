"""Whose row it is, and who may decide on it (docs/decisions/0012).

A row belongs to the organizations that it names as its owners (`TableColumns.owners`); a signature of a State belongs
to the parties of its agreement, and what no organization owns (States, their names) to nobody. Whoever contributes for
an organization edits its rows at once and decides on what others propose; a row of several organizations may be edited
by each of them. A parent organization proposes, as everybody else does. Administrators of the node may decide on every
row: on those of nobody here they are the only ones.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q
from django.utils import timezone

from chapter8.atlas import Atlas
from chapter8.atlas.rows import Cells
from chapter8.atlas.tables.columns import TABLES
from chapter8.exchange.decide import Viewer
from chapter8.site.accounts.models import Accreditation
from chapter8.site.accounts.people import administers
from chapter8.site.accounts.rights import CONTRIBUTORS, may_contribute
from chapter8.site.registry.models import Change


def owners_of(table: str, cells: Cells | None, atlas: Atlas) -> tuple[str, ...]:
    """The organizations whose row it is, in the order in which it names them; the row's own if it makes one."""
    if cells is None:
        return ()
    organizations = {each.code for each in atlas.organizations}
    named = [code for column in TABLES[table].owners for code in cells.get(column, "").split(";")]
    if table == "organizations":
        return tuple(code for code in named if code)
    if table == "signatures" and not organizations & set(named):
        named = [
            code
            for each in atlas.registers.agreements
            if each.key == cells.get("agreement")
            for code in each.parties
        ]  # fmt: skip
    return tuple(dict.fromkeys(code for code in named if code in organizations))


def may_write(viewer: Viewer, table: str, rows: Iterable[Cells | None], atlas: Atlas) -> bool:
    """Whether the viewer may put rows (as they are, as they shall be) in force; else they may only propose."""
    if not may_contribute(viewer):
        return False
    if administers(viewer):
        return True
    known = {each.code for each in atlas.organizations}
    return all(
        viewer.organization in owners_of(table, cells, atlas)
        and (table != "organizations" or cells["code"] in known)  # who is an organization is the administrators' to say
        for cells in rows
        if cells is not None
    )


def may_decide(viewer: Viewer, change: Change, atlas: Atlas) -> bool:
    """Whether the viewer may accept or reject a proposal."""
    return may_write(viewer, change.table, (change.before, change.after), atlas)


def may_read(viewer: Viewer, change: Change) -> bool:
    """Whether the viewer may see a change: what was accepted is open, a proposal is its parties' own."""
    return change.revision_id is not None or (
        viewer.organization is not None
        and (viewer.organization in {*change.owners, change.organization} or administers(viewer))
    )


def readable(viewer: Viewer) -> Q:
    """`may_read` as a condition on changes."""
    if administers(viewer):
        return Q()
    accepted = Q(revision__isnull=False)
    if viewer.organization is None:
        return accepted
    return accepted | Q(owned_by__contains=f"|{viewer.organization}|") | Q(organization=viewer.organization)


def represented() -> frozenset[str]:
    """The organizations for which somebody contributes here today."""
    today = timezone.now().date()
    held = Accreditation.objects.filter(
        Q(valid_to=None) | Q(valid_to__gte=today), valid_from__lte=today, role__in=[role.value for role in CONTRIBUTORS]
    )
    return frozenset(held.values_list("organization", flat=True).distinct())
