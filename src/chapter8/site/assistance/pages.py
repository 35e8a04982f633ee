"""Offers and requests on pages: the board with its matches, one notice, and what its organization says of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from chapter8.errors import ForbiddenError, UsageError
from chapter8.exchange.decide import Purpose, Viewer, decide
from chapter8.exchange.marking import strictest
from chapter8.respond.assistance import AssistanceMatch, AssistanceNotice, Kind, assistance_matches
from chapter8.site.accounts.rights import may_contribute
from chapter8.site.asking import Request, person, shows_a_page
from chapter8.site.assistance.forms import NoticeForm
from chapter8.site.assistance.models import Notice, NoticeChange, NoticeKind, NoticeStatus
from chapter8.site.assistance.words import TOPIC_WORDS
from chapter8.site.faults import require, unknown
from chapter8.site.library.entered import require_contributor
from chapter8.site.listing import chips, day, paginate
from chapter8.site.registry.asking import today
from chapter8.site.registry.atlas import node_atlas
from chapter8.site.twins import Page, Table

COLUMNS = (
    "id",
    "kind",
    "organization",
    "topic",
    "title",
    "words",
    "where",
    "states",
    "begins",
    "ends",
    "status",
    "tlp",
)
MATCH_COLUMNS = ("request", "request_by", "offer", "offer_by", "topic", "states", "begins", "ends", "whole", "why")


@dataclass(frozen=True, slots=True)
class Line:
    """A notice with its newest status."""

    notice: Notice
    status: str


@dataclass(frozen=True, slots=True)
class Fit:
    """A match with its two notices."""

    match: AssistanceMatch
    offer: Notice
    request: Notice


def readable_notices(viewer: Viewer, purpose: Purpose) -> list[Line]:
    """The notices that the viewer may have, the newest first, in two queries."""
    rows = Notice.objects.readable_by(viewer, purpose).select_related("person").prefetch_related("changes")
    found = [row for row in rows if decide(row, viewer, purpose).allow]
    return [Line(row, status_of(row)) for row in found]


def status_of(notice: Notice) -> str:
    """The newest word of its organization on a notice."""
    changes = list(notice.changes.all())
    return changes[-1].status if changes else NoticeStatus.OPEN.value


def fits(lines: list[Line], on: date) -> list[Fit]:
    """What matches among the open ones; exercises apart from the rest."""
    found: list[Fit] = []
    for exercise in (False, True):
        by_key = {
            line.notice.ident: line.notice
            for line in lines
            if line.status == NoticeStatus.OPEN and line.notice.exercise == exercise
        }
        matched = assistance_matches([_noun(notice) for notice in by_key.values()], on)
        found += [Fit(each, by_key[each.offer.key], by_key[each.request.key]) for each in matched]
    return found


def _noun(row: Notice) -> AssistanceNotice:
    kind: Kind = "offer" if row.kind == NoticeKind.OFFER else "request"
    return AssistanceNotice(row.ident, kind, row.owner, row.topic, frozenset(row.states), row.begins, row.ends)


def board(request: Request) -> Page:
    """All notices with filters, and above them what matches."""
    asked, on = request.GET, day(request, "on") or today()
    lines = readable_notices(request.viewer, request.purpose)
    matched = fits(lines, on)
    shown = [line for line in lines if _wanted(line, request)]
    rows, pages = paginate(request, shown)
    return Page(
        template="assistance/board.html",
        context={
            "rows": rows, "pages": pages, "fits": [each for each in matched if _of_topic(each, asked.get("topic", ""))],
            "asked": asked, "topics": TOPIC_WORDS, "kinds": NoticeKind.choices, "statuses": NoticeStatus.choices,
            "names": names(), "may_write": may_contribute(request.viewer), "chips": _chips(request),
        },
        data=lambda: {
            "notices": [data_of(line) for line in shown], "matches": [match_data(each) for each in matched],
        },
        table=Table(COLUMNS, lambda: [list(data_of(line).values()) for line in shown]),
        marking=strictest([line.notice.marking for line in lines], settings.ORGANIZATION) if lines else None,
        exercise=any(line.notice.exercise for line in shown),
        shown=[line.notice for line in lines],
    )  # fmt: skip


def _of_topic(fit: Fit, topic: str) -> bool:
    return topic in ("", fit.match.topic)


def _wanted(line: Line, request: Request) -> bool:
    asked = request.GET
    return (
        asked.get("kind", "") in ("", line.notice.kind)
        and asked.get("topic", "") in ("", line.notice.topic)
        and asked.get("organization", "").strip() in ("", line.notice.owner)
        and asked.get("status", "") in ("", line.status)
    )


def _chips(request: Request) -> list[tuple[str, str, str]]:
    labels = {"kind": _("Kind"), "topic": _("Topic"), "organization": _("Organization"), "status": _("Status")}
    words = {"kind": dict(NoticeKind.choices), "topic": TOPIC_WORDS, "status": dict(NoticeStatus.choices)}
    return chips(request, labels, words)


def data_of(line: Line) -> dict[str, object]:
    """A notice as data, in the order of `COLUMNS`."""
    row = line.notice
    return {
        "id": row.ident, "kind": row.kind, "organization": row.owner, "topic": row.topic, "title": row.title,
        "words": row.words, "where": row.place_words, "states": row.states, "begins": row.begins, "ends": row.ends,
        "status": line.status, "tlp": row.tlp,
    }  # fmt: skip


def match_data(fit: Fit) -> dict[str, object]:
    """A match as data, in the order of `MATCH_COLUMNS`."""
    match = fit.match
    return {
        "request": fit.request.ident, "request_by": fit.request.owner, "offer": fit.offer.ident,
        "offer_by": fit.offer.owner, "topic": match.topic, "states": list(match.states), "begins": match.begins,
        "ends": match.ends, "whole": match.whole, "why": match.why,
    }  # fmt: skip


def names() -> dict[str, str]:
    """Names of the organizations of the atlas."""
    return {each.code: each.name for each in node_atlas().organizations}


def find_notice(ident: str, viewer: Viewer, purpose: Purpose) -> Notice:
    """The notice of an address, if it may be seen."""
    found = Notice.objects.filter(ident=ident).select_related("person").first()
    if found is None:
        raise unknown(viewer)
    require(found, viewer, purpose)
    return found


def notice_page(request: Request, ident: str) -> Page:
    """One notice: what it says, what matches it, and its history."""
    row = find_notice(ident, request.viewer, request.purpose)
    line = Line(row, status_of(row))
    lines = readable_notices(request.viewer, request.purpose)
    matched = [each for each in fits(lines, today()) if row.ident in (each.offer.ident, each.request.ident)]
    shown = [row, *(each.offer for each in matched), *(each.request for each in matched)]
    return Page(
        template="assistance/notice.html",
        context={
            "line": line, "fits": matched, "history": list(row.changes.select_related("person")), "names": names(),
            "topics": TOPIC_WORDS, "statuses": dict(NoticeStatus.choices), "kinds": dict(NoticeKind.choices),
            "may_change": may_contribute(request.viewer) and request.viewer.organization == row.owner,
        },
        data=lambda: {
            **data_of(line), "matches": [match_data(each) for each in matched],
            "history": [{"status": each.status, "words": each.words, "at": each.at} for each in row.changes.all()],
        },
        table=Table(MATCH_COLUMNS, lambda: [list(match_data(each).values()) for each in matched]),
        marking=strictest([each.marking for each in shown], row.owner),
        exercise=row.exercise,
        shown=shown,
    )  # fmt: skip


@shows_a_page
def new_notice(request: Request) -> HttpResponseBase:
    """The form of a notice, or the notice made of it."""
    require_contributor(request.viewer)
    first = {name: request.GET.get(name, "") for name in ("kind", "topic") if request.GET.get(name)}
    form = NoticeForm(request.POST if request.method == "POST" else None, initial=first)
    if form.is_valid():
        row = form.save(request.viewer, person(request))
        messages.success(request, _("Entered."))
        return HttpResponseRedirect(row.get_absolute_url())
    return render(request, "assistance/new.html", {"form": form}, status=422 if form.errors else 200)


@require_POST
@shows_a_page
def change_notice(request: Request, ident: str) -> HttpResponseBase:
    """Its own organization says how it stands."""
    row = find_notice(ident, request.viewer, Purpose.READ)
    if require_contributor(request.viewer) != row.owner:
        raise ForbiddenError(
            _("Only %(owner)s says how its notice stands") % {"owner": row.owner}, remedy=_("Enter one of your own.")
        )
    status = request.POST.get("status", "")
    if status not in NoticeStatus.values:
        raise UsageError(_("There is no such status"), remedy=", ".join(NoticeStatus.values))
    words = " ".join(request.POST.get("words", "").split())[:1000]
    NoticeChange.objects.create(notice=row, status=status, words=words, person=person(request))
    messages.success(request, _("Entered."))
    return HttpResponseRedirect(row.get_absolute_url())
