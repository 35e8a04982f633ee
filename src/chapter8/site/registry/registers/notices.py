"""Notices of agreements that end or have to be reviewed: as a calendar, and beside what is new for a person.

Notice is given 90 days ahead (`chapter8.atlas.agreements.NOTICE`). A calendar tells of each day twice: when notice is
given, and on the day itself. The atlas is open, so everybody may have the calendar of all agreements; behind a private
address (one of those of the commitments' calendar) stand those of its holder's organization.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from django.conf import settings
from django.http import HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from chapter8.atlas import Atlas
from chapter8.atlas.agreements import NOTICE, Notice
from chapter8.atlas.nouns import Agreement
from chapter8.exchange.ical import CalendarEntry, calendar
from chapter8.site.asking import Request
from chapter8.site.ledger.feeds import holder, opened
from chapter8.site.registry.asking import atlas_asked, today
from chapter8.site.registry.atlas import node_atlas
from chapter8.site.registry.pages import open_to_all
from chapter8.site.registry.registers.agreements import invented, matching, notices_of, read_asked
from chapter8.site.registry.registers.asking import Actors

BACK, AHEAD = timedelta(days=366), timedelta(days=5 * 366)  # days that a feed tells of
SEEN = "agreement-notices-seen"  # in the session: a notice is told again at the next sign-in, until its day is past


def feed(request: Request) -> HttpResponseBase:
    """The calendar of the agreements that answer the question of the register."""
    atlas = atlas_asked(request)
    return _feed(request, atlas, matching(atlas, read_asked(request, atlas)))


def private_feed(request: Request, token: str) -> HttpResponseBase:
    """The calendar behind a private address: the agreements of its holder's organization."""
    held = opened(token)
    if isinstance(held, int):
        response = HttpResponse(_("Too many requests"), status=429, content_type="text/plain; charset=utf-8")
        response["Retry-After"] = str(held)
        return response
    organization = holder(held).organization
    atlas = node_atlas()
    return _feed(request, atlas, [each for each in atlas.registers.agreements if organization in each.parties])


def of_viewer(request: Request) -> list[Notice]:
    """What ends or is reviewed soon of the agreements of the organization that a person acts for."""
    organization = request.viewer.organization
    return notices_of(node_atlas(), organization, today()) if organization else []


def unseen(request: Request) -> int:
    """How many of these the person has not marked as seen since they signed in."""
    seen = set(request.session.get(SEEN, ()))
    return sum(_key(each) not in seen for each in of_viewer(request))


def mark_seen(request: Request) -> None:
    """Take those of today as seen."""
    if found := of_viewer(request):
        request.session[SEEN] = [_key(each) for each in found]


def _key(notice: Notice) -> str:
    return f"{notice.agreement.key}|{notice.what}|{notice.day.isoformat()}"


def _feed(request: Request, atlas: Atlas, agreements: Sequence[Agreement]) -> HttpResponse:
    on = today()
    told = [
        entry
        for one in agreements
        for notice in _days(one, on - BACK, on + AHEAD)
        for entry in _entries(request, notice, drill=invented([one], Actors(atlas, on)))
    ]
    content = calendar(told, name=f"Chapter8 ({settings.ORGANIZATION})", made_at=timezone.now())
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'inline; filename="agreements.ics"'
    response["Cache-Control"] = "private, no-store"
    return response


def _days(one: Agreement, first: date, last: date) -> Iterable[Notice]:
    """The end and the review of an agreement, where they fall between two days or are noticed between them."""
    for what, day in (("ends", one.ended), ("review", one.review)):
        if day is not None and first <= day <= last + timedelta(days=NOTICE):
            yield Notice(one, day, what)


def _entries(request: Request, notice: Notice, *, drill: bool) -> Iterable[CalendarEntry]:
    """Two entries for a day: the notice ahead of it, and the day."""
    one, mark = notice.agreement, "EXERCISE: " if drill else ""
    said = _("ends: %(title)s") if notice.what == "ends" else _("to be reviewed: %(title)s")
    summary = said % {"title": one.title}
    ahead = _("in %(days)s days") % {"days": NOTICE}
    for day, told in ((notice.day - timedelta(days=NOTICE), f"{mark}{ahead}: {summary}"), (notice.day, mark + summary)):
        yield CalendarEntry(
            key=f"{_key(notice)}|{day.isoformat()}",
            day=day,
            summary=told,
            words=f"{one.summary}\n{one.provenance.source}",
            url=request.build_absolute_uri(reverse("agreement", args=[one.key])),
            categories=(str(open_to_all()),),
        )
