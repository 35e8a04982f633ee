"""The form of a row: filled in, looked at as a difference, and then put in force or proposed."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from chapter8.atlas import Atlas
from chapter8.atlas.checking import Fault
from chapter8.atlas.rows import Cells, rows_of
from chapter8.atlas.tables.columns import TABLES
from chapter8.errors import UsageError
from chapter8.site.asking import Request
from chapter8.site.registry.atlas import newest, node_atlas
from chapter8.site.registry.editing import deciding
from chapter8.site.registry.editing.addresses import row_address
from chapter8.site.registry.editing.changes_pages import asked_change
from chapter8.site.registry.editing.checking import Draft, FaultsError, check
from chapter8.site.registry.editing.deciding import Editor, StaleError, editor
from chapter8.site.registry.editing.fields import cells_sent, fields, names_of
from chapter8.site.registry.editing.rights import may_decide, may_write, owners_of
from chapter8.site.registry.editing.rows_pages import asked_key, asked_table
from chapter8.site.registry.editing.showing import difference
from chapter8.site.registry.editing.words import row_title, title
from chapter8.site.registry.models import Change, Status

LONGEST_REASON = 2_000


@dataclass(frozen=True, slots=True)
class Asked:
    """What the form is about: the row as it was seen (None: a new one), as it is filled in, and the proposal edited."""

    table: str
    before: Cells | None
    cells: Cells
    proposal: Change | None
    remove: bool


@login_required
@require_http_methods(["GET", "POST"])
def edit(request: Request, table: str) -> HttpResponse:
    """An empty or filled form; `do=preview` shows the difference, `do=save` writes it."""
    asked_table(table)
    by, atlas = editor(request.viewer, request.user), node_atlas()
    if request.method != "POST":
        asked = _opened(request, table, atlas)
        if asked.remove:
            return _preview(request, asked, atlas)
        return _form(request, asked, atlas)
    asked = _sent(request, table, atlas)
    do = request.POST.get("do")
    if do == "again":
        return _form(request, asked, atlas)
    return _save(request, asked, by, atlas) if do == "save" else _preview(request, asked, atlas)


def _opened(request: Request, table: str, atlas: Atlas) -> Asked:
    """The form as an address opens it: of a row, of a proposal, or of a new row with some cells filled in."""
    if request.GET.get("change"):
        proposal = asked_change(request, request.GET["change"])
        if (
            proposal.status != Status.PROPOSED
            or proposal.after is None
            or not may_decide(request.viewer, proposal, atlas)
        ):
            raise UsageError(_("This proposal can't be edited"), remedy=_("Open it to see why."))
        return Asked(table, proposal.before, proposal.after, proposal, remove=False)
    before = rows_of(atlas, table).get(asked_key(request, table))
    if before is not None:
        return Asked(table, before, before, None, remove=request.GET.get("remove") == "1")
    given = {column: request.GET.get(column, "")[:200] for column in TABLES[table].names}
    return Asked(table, None, given, None, remove=False)


def _sent(request: Request, table: str, atlas: Atlas) -> Asked:
    """What was filled in."""
    before = _seen(request.POST.get("before", ""), table)
    remove = request.POST.get("remove") == "1" and before is not None
    cells = before if remove and before is not None else cells_sent(table, request.POST, atlas, before or {})
    proposal = asked_change(request, request.POST["change"]) if request.POST.get("change") else None
    return Asked(table, before, cells, proposal, remove=remove)


def _seen(text: str, table: str) -> dict[str, str] | None:
    """The row that the form was opened with. What comes back is only ever compared with the row as it is."""
    if not text:
        return None
    try:
        cells = json.loads(text)
        return {column: str(cells.get(column, "")) for column in TABLES[table].names}
    except (ValueError, AttributeError, RecursionError) as error:
        raise UsageError(_("The form lacks the row that you have seen"), remedy=_("Open the page again.")) from error


def _draft(request: Request, asked: Asked) -> Draft:
    reason = request.POST.get("reason", "").strip()[:LONGEST_REASON]
    source = request.POST.get("source", "").strip()[:LONGEST_REASON] if asked.remove else asked.cells.get("source", "")
    return Draft(asked.table, asked.before, None if asked.remove else asked.cells, source, reason)


def _preview(request: Request, asked: Asked, atlas: Atlas) -> HttpResponse:
    """What the change would do; or the form again, with what is wrong at its cells."""
    draft = _draft(request, asked)
    if asked.remove and request.method != "POST":
        return _shown(request, asked, None, atlas)
    found = check([draft], newest())
    if found.stale:
        raise StaleError(
            _("Somebody else changed this row since you opened it"),
            remedy=_("Open the row as it is now, and change it."),
        )
    if found.faults:
        return _again(request, asked, atlas, found.faults)
    return _shown(request, asked, found.after[0], atlas)


def _again(request: Request, asked: Asked, atlas: Atlas, faults: Any) -> HttpResponse:
    """The form with what is wrong: at the cells, and above them for a row that is to be taken away."""
    if asked.remove:
        return _shown(request, asked, None, atlas, faults=tuple(faults), status=422)
    return _form(request, asked, atlas, faults=tuple(faults), status=422)


def _shown(
    request: Request,
    asked: Asked,
    after: Cells | None,
    atlas: Atlas,
    *,
    faults: tuple[Fault, ...] = (),
    status: int = 200,
) -> HttpResponse:
    names, sides = names_of(atlas), (asked.before, after)
    context = {
        "cells": list((after or {}).items()), "difference": difference(asked.table, *sides, names, request.viewer),
        "at_once": may_write(request.viewer, asked.table, sides, atlas), "faults": faults,
        "owners": [names.get(code, code) for code in _owners(asked.table, sides, atlas)],
        "reason": request.POST.get("reason", ""), "source": request.POST.get("source", "") if asked.remove else "",
        "several": {column.name for column in TABLES[asked.table].columns if column.kind == "choices"},
    }  # fmt: skip
    return render(request, "registry/editing/preview.html", _context(asked, atlas) | context, status=status)


def _owners(table: str, sides: tuple[Cells | None, ...], atlas: Atlas) -> list[str]:
    return list(dict.fromkeys(code for side in sides for code in owners_of(table, side, atlas)))


def _form(
    request: Request, asked: Asked, atlas: Atlas, *, faults: tuple[Fault, ...] = (), status: int = 200
) -> HttpResponse:
    context = {
        "fields": fields(asked.table, asked.cells, atlas, faults), "faults": faults,
        "reason": request.POST.get("reason", ""),
        "at_once": may_write(request.viewer, asked.table, (asked.before,) if asked.before else (), atlas),
        "suggested": sorted(names_of(atlas).values()),
    }  # fmt: skip
    return render(request, "registry/editing/form.html", _context(asked, atlas) | context, status=status)


def _context(asked: Asked, atlas: Atlas) -> dict[str, Any]:
    """What both pages show: which row, and the row as it was seen."""
    names = names_of(atlas)
    return {
        "table": asked.table, "title_of": title(asked.table), "before": asked.before, "proposal": asked.proposal,
        "seen": json.dumps(asked.before) if asked.before is not None else "", "remove": asked.remove,
        "row_title": row_title(asked.table, asked.before, names) if asked.before is not None else "",
        "back": row_address(asked.table, asked.before) if asked.before is not None else "",
    }  # fmt: skip


def _save(request: Request, asked: Asked, by: Editor, atlas: Atlas) -> HttpResponse:
    """Write it, and show the change."""
    draft = _draft(request, asked)
    try:
        if asked.proposal is not None and draft.after is not None:
            change = deciding.accept_edited(asked.proposal, draft.after, by, draft.reason)
        else:
            [change] = deciding.put([draft], by)
    except FaultsError as error:
        return _again(request, asked, atlas, error.faults)
    if change.status == Status.ACCEPTED:
        messages.success(request, _("The change is in force."))
    else:
        messages.success(request, _("The change is proposed; whoever decides on it has been told."))
    return HttpResponseRedirect(change.get_absolute_url())
