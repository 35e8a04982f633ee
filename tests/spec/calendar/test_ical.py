"""Deadlines leave as iCalendar that other programs read back as they were."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from icalendar import Calendar

from chapter8.exchange.ical import CalendarEntry, calendar, entry_of
from chapter8.exchange.marking import parse_marking
from chapter8.record import Commitment, Deadline

MADE = datetime(2026, 11, 21, 12, tzinfo=UTC)
OWED = Commitment(
    decision="S/RES/1631 (2005)",
    clause="29",
    kind="request",
    verb="Requests",
    bearers=("Secretary-General",),
    action="to report on cooperation by 30 April 2006",
    recipients=(),
    report=True,
    deadline=Deadline("by 30 April 2006", "date", date(2006, 4, 30)),
    passage="p29",
)


def read_back(*entries: CalendarEntry) -> list[dict[str, object]]:
    """The events of a feed as the library's parser sees them."""
    feed = Calendar.from_ical(calendar(entries, name="Deadlines", made_at=MADE))
    return [dict(event) for event in feed.walk("VEVENT")]


def test_a_commitment_becomes_an_all_day_event() -> None:
    entry = entry_of(
        OWED, date(2005, 10, 17), url="https://example.org/d/S/RES/1631(2005)#29", marking=parse_marking("TLP:CLEAR")
    )
    assert entry is not None
    (event,) = read_back(entry)
    assert (
        str(event["SUMMARY"])
        == "Secretary-General: report on cooperation by 30 April 2006 (S/RES/1631 (2005), para. 29)"
    )
    assert event["DTSTART"].dt == date(2006, 4, 30)  # type: ignore[attr-defined]
    assert event["DTEND"].dt == date(2006, 5, 1)  # type: ignore[attr-defined]
    assert str(event["DESCRIPTION"]) == "Requests to report on cooperation by 30 April 2006"
    assert str(event["URL"]).endswith("#29")


def test_the_same_deadline_keeps_its_uid() -> None:
    entry = CalendarEntry("key", date(2006, 4, 30), "one", "words")
    other = CalendarEntry("key", date(2006, 4, 30), "told otherwise", "words")
    assert read_back(entry)[0]["UID"] == read_back(other)[0]["UID"]


def test_a_regular_rhythm_is_a_rule() -> None:
    (event,) = read_back(CalendarEntry("k", date(2006, 4, 30), "s", "w", recurrence="P6M", until=date(2008, 4, 30)))
    rule = dict(event["RRULE"])  # type: ignore[call-overload]
    assert (rule["FREQ"], rule["INTERVAL"], rule["UNTIL"]) == (["MONTHLY"], [6], [date(2008, 4, 30)])


@pytest.mark.parametrize("recurrence", [None, "PT5S", "P0D", "regularly"])
def test_what_is_no_regular_rhythm_falls_once(recurrence: str | None) -> None:
    assert "RRULE" not in read_back(CalendarEntry("k", date(2006, 4, 30), "s", "w", recurrence=recurrence))[0]


def test_hostile_words_stay_words() -> None:
    words = "x\r\nEND:VEVENT\r\nBEGIN:VALARM\nATTACH:http://evil\x00,;\\"
    events = read_back(CalendarEntry("k", date(2006, 4, 30), words, words, url="a\r\nX-EVIL:1"))
    assert len(events) == 1
    assert "X-EVIL" not in events[0]
    assert str(events[0]["DESCRIPTION"]) == "x\nEND:VEVENT\nBEGIN:VALARM\nATTACH:http://evil ,;\\"


def test_a_deadline_without_a_day_gives_no_event_and_a_time_needs_its_zone() -> None:
    open_end = Commitment("S/RES/1 (2005)", "1", "request", "Requests", (), "to act", (), False, None, "p")  # noqa: FBT003
    assert entry_of(open_end, None, url="", marking=parse_marking("TLP:CLEAR")) is None
    with pytest.raises(ValueError, match="time zone"):
        calendar([], name="Deadlines", made_at=datetime(2026, 1, 1))  # noqa: DTZ001 - what is refused
