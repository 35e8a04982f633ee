"""The days on which duties under Article 54 fall due, for the calendar feed of commitments.

Of the operations that people here follow: a situation's own, and those of the atlas for which somebody has entered an
event or decided on a report. The board lists all.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from django.conf import settings
from django.urls import reverse

from chapter8.exchange.decide import Purpose, Viewer
from chapter8.exchange.ical import CalendarEntry
from chapter8.exchange.marking import Tlp
from chapter8.site.article54.operations import Told, policy_in_force, told_operations
from chapter8.site.asking import Request

BACK = timedelta(days=366)


def duty_entries(request: Request, viewer: Viewer, on: date, bearer: str = "") -> Iterator[CalendarEntry]:
    """Duties not met: those of the last year, and what falls due next. `bearer` is an organization's code, if any."""
    policy = policy_in_force()
    for told in told_operations(viewer, Purpose.EXPORT):
        if not (told.own or told.rows or told.decisions) or (bearer and bearer not in told.operation.organizations):
            continue
        owed = [each for each in told.duties(on, policy) if each.met_by is None and on - BACK <= each.due < on]
        for each in (*owed, *told.to_come(on, policy)):
            yield _entry(request, told, each.due, f"{each.event.kind} {each.event.on}", each.title)


def _entry(request: Request, told: Told, due: date, key: str, title: str) -> CalendarEntry:
    noun, marking = told.operation, told.marking(settings.ORGANIZATION)
    exercise = "EXERCISE: " if told.exercise else ""
    return CalendarEntry(
        key=f"article-54|{noun.code}|{key}",
        day=due,
        summary=f"{exercise}Article 54: {noun.code}, {title}",
        words=f"{noun.name}: the Security Council is to be told of {title}. The day is a policy of this node, not law.",
        url=request.build_absolute_uri(reverse("article-54", args=[noun.code])),
        categories=(str(marking),),
        public=marking.tlp is Tlp.CLEAR,
    )
