"""Pages of changes: the list, one change with its difference, and what is decided on it."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Q, QuerySet
from django.http import HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from chapter8.atlas.tables.columns import TABLES
from chapter8.errors import ForbiddenError, UsageError
from chapter8.site.accounts.rights import may_contribute
from chapter8.site.asking import Request
from chapter8.site.faults import unknown
from chapter8.site.listing import chips, paginate
from chapter8.site.registry.atlas import known, node_atlas
from chapter8.site.registry.editing import deciding
from chapter8.site.registry.editing.addresses import row_address
from chapter8.site.registry.editing.checking import FaultsError
from chapter8.site.registry.editing.deciding import Editor, editor
from chapter8.site.registry.editing.fields import names_of
from chapter8.site.registry.editing.rights import may_decide, readable
from chapter8.site.registry.editing.showing import COLUMNS, act, as_data, as_row, change_title, difference, who
from chapter8.site.registry.editing.waiting import waiting
from chapter8.site.registry.editing.words import TITLES
from chapter8.site.registry.models import Change, Status
from chapter8.site.registry.pages import open_to_all
from chapter8.site.twins import Page, Table

LONGEST_NUMBER = 15  # digits: more are no number of a change


def changes(request: Request) -> Page:
    """Changes that the viewer may see, newest first; `waiting=1` those on which they may decide."""
    found = _filtered(request)
    names = names_of(node_atlas())
    shown, pages = paginate(request, found)
    labels = {
        "status": _("Status"), "table": _("Table"), "organization": _("Organization"), "waiting": _("Waiting for you"),
        "batch": _("File"),
    }  # fmt: skip
    words = {"status": dict(Status.choices), "table": TITLES, "organization": names, "waiting": {"1": _("yes")}}
    return Page(
        template="registry/editing/changes.html",
        context={
            "rows": [(each, change_title(each, names), act(each), _proposer(each, request)) for each in shown],
            "pages": pages, "asked": request.GET, "statuses": Status.choices,
            "tables": [(name, str(told)) for name, told in TITLES.items()], "names": names,
            "organizations": sorted(((each.code, each.name) for each in node_atlas().organizations), key=_second),
            "chips": chips(request, labels, words), "may_write": may_contribute(request.viewer),
            "waits": waiting(request.viewer).count() if may_contribute(request.viewer) else 0,
            "clashes": known().clashes,
        },
        data=lambda: {
            "count": pages.count, "page": pages.number,
            "changes": [as_data(change, names, request.viewer) for change in shown],
        },
        table=Table(COLUMNS, lambda: (as_row(change, names) for change in found.iterator())),
        marking=open_to_all(),
    )  # fmt: skip


def _second(pair: tuple[str, str]) -> str:
    return pair[1]


def _proposer(change: Change, request: Request) -> str:
    return who(change.person, change.organization, request.viewer)


def _filtered(request: Request) -> QuerySet[Change]:
    """The changes that an address asks for, of those that the viewer may see."""
    asked = request.GET
    found = waiting(request.viewer) if asked.get("waiting") == "1" else Change.objects.filter(readable(request.viewer))
    if asked.get("status"):
        _one_of(asked["status"], tuple(Status.values))
        found = found.filter(status=asked["status"])
    if asked.get("table"):
        _one_of(asked["table"], tuple(TABLES))
        found = found.filter(table=asked["table"])
    if asked.get("organization"):
        found = found.filter(owned_by__contains=f"|{asked['organization']}|")
    if asked.get("batch"):
        found = found.filter(batch=_number(asked["batch"]))
    return found.select_related("person", "decided_by")


def _one_of(value: str, allowed: tuple[str, ...]) -> None:
    if value not in allowed:
        raise UsageError(
            _('"%(text)s" is none of the words of this filter') % {"text": value[:40]}, remedy=", ".join(allowed)
        )


def _number(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) <= LONGEST_NUMBER):
        raise UsageError(_('"%(text)s" is no number of a change') % {"text": text[:40]})
    return int(text)


def asked_change(request: Request, number: str | int) -> Change:
    """The change of a number, if the viewer may see it."""
    found = (
        Change.objects.filter(readable(request.viewer), pk=_number(str(number)))
        .select_related("person", "decided_by", "edits", "undoes", "batch")
        .first()
    )
    if found is None:
        raise unknown(request.viewer)
    return found


def change(request: Request, number: int) -> Page:
    """One change: what it does, who proposed it and why, what was decided; and the forms that decide."""
    found, atlas = asked_change(request, number), node_atlas()
    names = names_of(atlas)
    mine = may_contribute(request.viewer)
    may = mine and may_decide(request.viewer, found, atlas)
    queue = (
        list(waiting(request.viewer).order_by("-recorded_at", "-pk").values_list("pk", flat=True)[:500]) if mine else []
    )
    place = queue.index(found.pk) if found.pk in queue else -1
    later = Change.objects.filter(readable(request.viewer)).filter(Q(edits=found) | Q(undoes=found)).order_by("pk")
    return Page(
        template="registry/editing/change.html",
        context={
            "change": found, "title_of": change_title(found, names), "act": act(found), "names": names,
            "difference": difference(found.table, found.before, found.after, names, request.viewer),
            "proposer": _proposer(found, request), "decider": who(found.decided_by, found.decided_for, request.viewer),
            "may_decide": may and found.status == Status.PROPOSED,
            "may_withdraw": mine and _is_own_proposal(found, request),
            "may_undo": mine and found.revision_id is not None and not any(each.undoes_id for each in later),
            "later": later, "row": row_address(found.table, found.cells),
            "owners": [names.get(code, code) for code in found.owners],
            "previous": queue[place - 1] if place > 0 else None,
            "next": queue[place + 1] if 0 <= place < len(queue) - 1 else queue[0] if place < 0 and queue else None,
            "clash": next((each for each in known().clashes if each.row == found.pk), None),
        },
        data=lambda: as_data(found, names, request.viewer),
        marking=open_to_all(),
    )  # fmt: skip


def _is_own_proposal(found: Change, request: Request) -> bool:
    return found.status == Status.PROPOSED and found.organization == request.viewer.organization


@login_required
@require_POST
def decide(request: Request, number: int) -> HttpResponseBase:
    """Accept, reject, withdraw or undo; then the next one that waits, or the change itself."""
    found = asked_change(request, number)
    by = editor(request.viewer, request.user)
    try:
        told, after = _decided(found, request.POST.get("do", ""), request.POST.get("reason", "").strip()[:2000], by)
    except (FaultsError, UsageError, ForbiddenError) as error:
        messages.warning(request, f"{error.cause}. {error.remedy}")
        return HttpResponseRedirect(found.get_absolute_url())
    messages.success(request, told)
    return HttpResponseRedirect(_next(request) or after.get_absolute_url())


def _decided(found: Change, act: str, reason: str, by: Editor) -> tuple[str, Change]:
    """Write the decision; what to tell, and which change to show."""
    match act:
        case "accept":
            deciding.accept([found], by, reason)
            return _("Accepted: the change is in force."), found
        case "reject":
            deciding.reject([found], by, reason)
            return _("Rejected."), found
        case "withdraw":
            deciding.withdraw(found, by)
            return _("Withdrawn."), found
        case "undo":
            [made] = deciding.undo([found], by, reason)
            return _("Undone.") if made.status == Status.ACCEPTED else _("The undoing is proposed."), made
    remedy = "accept, reject, withdraw, undo"
    raise UsageError(_("This is nothing that can be done with a change"), remedy=remedy)


def _next(request: Request) -> str:
    """The next proposal of the queue, where the form came from it."""
    text = request.POST.get("next", "")
    return (
        reverse("registry-change", args=[int(text)])
        if text.isascii() and text.isdecimal() and len(text) < LONGEST_NUMBER
        else ""
    )
