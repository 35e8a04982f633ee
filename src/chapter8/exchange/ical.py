"""Deadlines as an iCalendar feed (RFC 5545): one all-day event for each day that is due, or each series.

Events, not to-dos: calendar programs show them all. All text goes through the library's escaping; control characters
are taken out before. A series becomes an RRULE only where its rhythm is regular and its first day is known.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from hashlib import sha256

from icalendar import Calendar, Event

from chapter8.exchange.marking import Marking, Tlp
from chapter8.record.commitments.occurrences import first_due, period
from chapter8.record.nouns import Commitment

_PRODUCT = "-//Chapter8//Deadlines//EN"
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u2028\u2029]")
_FREQUENCIES = {"day": "DAILY", "week": "WEEKLY", "month": "MONTHLY", "year": "YEARLY"}
_LONGEST_SUMMARY = 160
_ACTION_SHOWN = 70
_REFRESH = timedelta(hours=12)
"""How often calendar programs should ask again (RFC 7986)."""


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One deadline for a calendar. `key` never changes for the same deadline: the UID is made of it.

    `recurrence` is an ISO 8601 period ("P6M"); `until` ends the series. `categories` carry the marking. `public` is
    False for what not everybody may see: calendars that are shared hide it (CLASS).
    """

    key: str
    day: date
    summary: str
    words: str
    url: str = ""
    categories: tuple[str, ...] = field(default=())
    recurrence: str | None = None
    until: date | None = None
    public: bool = True


def entry_of(commitment: Commitment, adopted: date | None, *, url: str, marking: Marking) -> CalendarEntry | None:
    """The calendar's entry of a commitment; None where no day is known."""
    deadline = commitment.deadline
    day = first_due(deadline, adopted) if deadline else None
    if deadline is None or day is None:
        return None
    paragraph = f", para. {commitment.clause}" if commitment.clause else ""
    place = f"{commitment.decision or 'a decision'}{paragraph}"
    bearers = "; ".join(commitment.bearers) or "Nobody named"
    return CalendarEntry(
        key=f"{place}|{commitment.action}|{deadline.text}",
        day=day,
        summary=f"{bearers}: {_short(commitment.action)} ({place})",
        words=f"{commitment.verb} {commitment.action}",
        url=url,
        categories=(str(marking),),
        recurrence=deadline.recurrence,
        until=deadline.until,
        public=marking.tlp is Tlp.CLEAR,
    )


def calendar(entries: Iterable[CalendarEntry], *, name: str, made_at: datetime) -> bytes:
    """The entries as one iCalendar file, in order of their days. `made_at` must carry its time zone (ValueError)."""
    if made_at.tzinfo is None:
        raise ValueError("made_at needs a time zone: a feed is read everywhere")
    feed = Calendar()
    feed.add("prodid", _PRODUCT)
    feed.add("version", "2.0")
    feed.add("calscale", "GREGORIAN")
    feed.add("method", "PUBLISH")
    feed.add("x-wr-calname", _plain(name))
    feed.add("refresh-interval", _REFRESH, parameters={"VALUE": "DURATION"})
    feed.add("x-published-ttl", "PT12H")
    for entry in sorted(entries, key=lambda one: (one.day, one.key)):
        feed.add_component(_event(entry, made_at))
    return bytes(feed.to_ical())


def _event(entry: CalendarEntry, made_at: datetime) -> Event:
    """One all-day event; its end is the day after, as the standard has it."""
    event = Event()
    event.add("uid", f"{sha256(entry.key.encode()).hexdigest()[:32]}@chapter8")
    event.add("dtstamp", made_at)
    event.add("dtstart", entry.day)
    event.add("dtend", entry.day + timedelta(days=1))
    event.add("summary", _plain(entry.summary)[:_LONGEST_SUMMARY])
    event.add("description", _plain(entry.words))
    event.add("transp", "TRANSPARENT")
    event.add("class", "PUBLIC" if entry.public else "CONFIDENTIAL")
    if entry.url:
        event.add("url", "".join(_plain(entry.url).split()))
    if entry.categories:
        event.add("categories", [_plain(category) for category in entry.categories])
    every = period(entry.recurrence)
    if every:
        rule: dict[str, object] = {"freq": _FREQUENCIES[every[1]], "interval": every[0]}
        event.add("rrule", rule | ({"until": entry.until} if entry.until else {}))
    return event


def _short(action: str) -> str:
    """The first words of an action, cut at a word."""
    words = action.removeprefix("to ")
    return words if len(words) <= _ACTION_SHOWN else f"{words[:_ACTION_SHOWN].rsplit(' ', 1)[0]} ..."


def _plain(text: str) -> str:
    """Text without the control characters that no calendar may meet."""
    return _CONTROL.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))
