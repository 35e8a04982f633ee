"""Article 54 on pages: one operation's events, reports and duties, and all duties of all operations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from chapter8.errors import UsageError
from chapter8.exchange.decide import Purpose, Viewer
from chapter8.exchange.marking import Marking, strictest
from chapter8.respond.reporting import Duty
from chapter8.site.accounts.people import administers
from chapter8.site.accounts.rights import may_contribute
from chapter8.site.article54.models import EventKind
from chapter8.site.article54.operations import Told, find_told, policy_in_force, told_operations
from chapter8.site.article54.proposing import proposals
from chapter8.site.asking import Request
from chapter8.site.library.entered import entered_data
from chapter8.site.listing import address, chips, day, paginate
from chapter8.site.registry.asking import today
from chapter8.site.registry.atlas import node_atlas
from chapter8.site.twins import Page, Table

COLUMNS = ("operation", "name", "organizations", "event", "event_on", "due", "state", "days", "met_by", "met_on")
STATES = ("open", "late", "met", "met_late", "to_come")
RECENT = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Line:
    """One duty of one operation."""

    told: Told
    duty: Duty

    @property
    def ident(self) -> str:
        """Its name in drafts and calendars: operation, event and day."""
        return f"{self.told.operation.code}/{self.duty.event.kind}/{self.duty.event.on}"


def state_words() -> dict[str, str]:
    """The states of a duty in words."""
    return {
        "open": _("open"), "late": _("late"), "met": _("met"), "met_late": _("met late"), "to_come": _("to come"),
    }  # fmt: skip


def event_words() -> dict[str, str]:
    """What the Council is told of, in words."""
    return {**{kind: str(words) for kind, words in EventKind.choices}, "period": _("Activities of the period")}


def operation_page(request: Request, operation: str) -> Page:
    """One operation: duties met, open and late on a day; its events; reports accepted and proposed."""
    told, on = find_told(operation, request.viewer, request.purpose), day(request, "on") or today()
    policy = policy_in_force()
    lines = [Line(told, each) for each in told.duties(on, policy)]
    offered = proposals(told, request.viewer, request.purpose) if request.purpose is Purpose.READ else []
    shown = [*told.things, *([told.own.situation] if told.own else []), *(each.document for each in offered)]
    return Page(
        template="article54/operation.html",
        context={
            "told": told, "on": on, "lines": lines, "policy": policy, "proposals": offered,
            "counts": Counter(line.duty.state for line in lines), "words": state_words(), "events": event_words(),
            "rejected": _rejected(told), "may_write": may_contribute(request.viewer),
            "may_rule": administers(request.viewer), "names": names(), "basis": _basis(told, on),
        },
        data=lambda: _data(request, told, on, lines),
        table=Table(COLUMNS, lambda: map(row_of, lines)),
        marking=strictest([told.marking(settings.ORGANIZATION), *(each.marking for each in shown)], _owner(told)),
        exercise=told.exercise,
        shown=shown,
    )  # fmt: skip


def _owner(told: Told) -> str:
    return told.own.owner if told.own else settings.ORGANIZATION


def _basis(told: Told, on: date) -> list[tuple[str, tuple[str, ...]]]:
    """How each organization in command stands to Chapter VIII: whether Article 54 binds the undeclared is contested."""
    atlas = node_atlas()
    known = {each.code: each.name for each in atlas.organizations}
    held = [code for code in told.operation.organizations if code in known and code != "UN"]
    return [(known[code], tuple(str(each) for each in atlas.charter_basis(code, on))) for code in held]


def _rejected(told: Told) -> list[Any]:
    """Documents that a person said are no reports, with the newest word on each."""
    latest = {row.sha256: row for row in told.decisions}
    return [(told.documents[sha256], row) for sha256, row in latest.items() if row.state == "rejected"]


def _data(request: Request, told: Told, on: date, lines: list[Line]) -> dict[str, object]:
    policy = policy_in_force()
    return {
        "operation": told.operation.code,
        "name": told.operation.name,
        "organizations": told.operation.organizations,
        "on": on,
        "policy": {"within": dict(policy.within), "every": policy.every, "source": policy.source},
        "duties": [dict(zip(COLUMNS, row_of(line), strict=True)) for line in lines],
        "events": [{"kind": each.kind, "on": each.on, "what": each.what} for each in told.events],
        "entries": [
            {"id": row.pk, "kind": row.kind, "on": row.on, "what": row.what, **entered_data(row, request.viewer)}
            for row in told.rows
        ],
        "reports": [{"symbol": report.symbol, "on": report.on, "title": report.what} for report in told.reports],
    }


def row_of(line: Line) -> tuple[object, ...]:
    """A duty as a row."""
    noun, duty = line.told.operation, line.duty
    met = duty.met_by
    return (
        noun.code, noun.name, "; ".join(noun.organizations), duty.title, duty.event.on, duty.due, duty.state, duty.days,
        met.symbol if met else None, met.on if met else None,
    )  # fmt: skip


def names() -> dict[str, str]:
    """Names of the organizations of the atlas."""
    return {each.code: each.name for each in node_atlas().organizations}


def all_lines(viewer: Viewer, purpose: Purpose, on: date) -> list[Line]:
    """Every duty of every operation that the viewer may see, the earliest due first."""
    return in_order(_lines(viewer, purpose, on))


def _lines(viewer: Viewer, purpose: Purpose, on: date) -> Iterator[Line]:
    policy = policy_in_force()
    return (Line(told, duty) for told in told_operations(viewer, purpose) for duty in told.duties(on, policy))


def in_order(lines: Iterable[Line]) -> list[Line]:
    """Duties, the earliest due first."""
    return sorted(lines, key=lambda line: (line.duty.due, line.ident))


def board(request: Request) -> Page:
    """The duties of all operations: those open or late from the last year, unless asked otherwise."""
    on, asked = day(request, "on") or today(), request.GET
    state, organization = asked.get("state", ""), asked.get("organization", "").strip()
    if state and state not in (*STATES, "all"):
        raise UsageError(_("There is no such state of a duty"), place="state", remedy=", ".join((*STATES, "all")))
    code = node_atlas().organization(organization).code if organization else ""
    since = day(request, "since") or on - RECENT
    wanted = {"open", "late"} if not state else set(STATES) if state == "all" else {state}
    every = [
        line
        for line in _lines(request.viewer, request.purpose, on)
        if line.duty.state in wanted and (not code or code in line.told.operation.organizations)
    ]
    found = in_order(line for line in every if line.duty.event.on >= since)
    shown, pages = paginate(request, found)
    operations = list({id(line.told): line.told for line in found}.values())
    things = {id(thing): thing for told in operations for thing in told.things}
    return Page(
        template="article54/board.html",
        context={
            "lines": shown, "pages": pages, "on": on, "asked": asked, "words": state_words(), "events": event_words(),
            "since": since, "earlier": len(every) - len(found), "names": names(),
            "whole": address(request, since="1945-10-24"), "chips": _chips(request),
            "may_rule": administers(request.viewer), "policy": policy_in_force(),
        },
        data=lambda: {"on": on, "since": since, "earlier_left_out": len(every) - len(found),
                      "duties": [dict(zip(COLUMNS, row_of(line), strict=True)) for line in found]},
        table=Table(COLUMNS, lambda: map(row_of, found)),
        marking=_marking(operations),
        exercise=any(told.exercise for told in operations),
        shown=list(things.values()),
    )  # fmt: skip


def _marking(operations: Sequence[Told]) -> Marking | None:
    """The narrowest of the operations shown, if any is."""
    owner = settings.ORGANIZATION
    return strictest([told.marking(owner) for told in operations], owner) if operations else None


def _chips(request: Request) -> list[tuple[str, str, str]]:
    labels = {"state": _("State of the duty"), "organization": _("Organization"), "since": _("Events from")}
    return chips(request, labels, {"state": {**state_words(), "all": _("All")}})
