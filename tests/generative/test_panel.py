"""The panel agrees with an obvious twin that counts event by event in plain Python."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from chapter8.watch.events import EventTable, read_events
from chapter8.watch.panel import build_panel

COUNTRIES = {"Sudan": 625, "Chad": 483, "South Sudan": 626, "Atlantis": 999}
ISO3 = {"Sudan": "SDN", "Chad": "TCD", "South Sudan": "SSD"}
HEADER = (
    "id,country,country_id,type_of_violence,date_start,date_end,low,best,high,"
    "date_prec,where_prec,latitude,longitude,code_status,source_headline"
)


class Event(tuple[int, str, int, date, date, int]):
    """Number, country, type of violence, first day, last day, deaths."""

    __slots__ = ()


@st.composite
def events(draw: st.DrawFn, ids: st.SearchStrategy[int]) -> list[Event]:
    """Events of the year 2011, in whose July the ids of Sudan and South Sudan begin, with distinct numbers."""
    made = []
    for number in draw(st.lists(ids, min_size=1, max_size=25, unique=True)):
        start = date(2011, 1, 1) + timedelta(days=draw(st.integers(0, 360)))
        end = start + timedelta(days=draw(st.sampled_from([0, 0, 0, 1, 5, 40])))
        country = draw(st.sampled_from(sorted(COUNTRIES)))
        made.append(Event((number, country, draw(st.integers(1, 3)), start, end, draw(st.integers(0, 50)))))
    return made


def table(rows: list[Event], name: str) -> EventTable:
    """The events as a file, read."""
    lines = [
        f"{number},{country},{COUNTRIES[country]},{kind},{start},{end},{best},{best},{best + 1},1,1,1,1,Clear,x"
        for number, country, kind, start, end, best in rows
    ]
    return read_events("\n".join([HEADER, *lines]).encode(), name=name)


def month(day: date) -> date:
    return day.replace(day=1)


def covered_by_hand(rows: list[Event]) -> set[tuple[date, str]]:
    """Months from the first to the last in which an event both begins and ends, for the countries named."""
    shown = sorted(month(start) for _, _, _, start, end, _ in rows if month(start) == month(end))
    if not shown:
        return set()
    months = {shown[0] + timedelta(days=days) for days in range((shown[-1] - shown[0]).days + 1)}
    names = {country for _, country, *_ in rows if country in ISO3}
    cells = {(month(day), name) for day in months for name in names}
    return {cell for cell in cells if cell[1] == "Chad" or cell[0] >= date(2011, 7, 1)}


def deaths_by_hand(rows: list[Event]) -> dict[tuple[date, str], int]:
    """Deaths by the month of the last day and by country."""
    deaths: dict[tuple[date, str], int] = defaultdict(int)
    for _, country, _, _, end, best in rows:
        deaths[month(end), country] += best
    return deaths


@given(events(st.integers(1, 10_000)))
def test_every_cell_is_what_counting_by_hand_gives(rows: list[Event]) -> None:
    cells, deaths = covered_by_hand(rows), deaths_by_hand(rows)
    if not cells:
        return
    panel = build_panel([table(rows, "a.csv")])
    for name, iso3 in ISO3.items():
        expected = {day: deaths[day, name] if (day, name) in cells else None for day, _ in panel.series(iso3)}
        assert dict(panel.series(iso3, "best")) == expected
    by_type = panel.frame.select("ged_sb", "ged_ns", "ged_os").sum_horizontal(ignore_nulls=False)
    assert by_type.equals(panel.frame["best"], check_names=False)


@given(events(st.integers(1, 10_000)))
def test_no_event_is_lost(rows: list[Event]) -> None:
    """What is in no cell stands outside, with a reason; together they are all events and all deaths."""
    if not covered_by_hand(rows):
        return
    panel = build_panel([table(rows, "a.csv")])
    assert panel.events is not None
    assert panel.outside is not None
    assert sorted([*panel.events["id"], *panel.outside["id"]]) == sorted(number for number, *_ in rows)
    deaths = [*panel.frame["best"].drop_nulls(), *panel.outside["best"]]
    assert sum(deaths) == sum(best for *_, best in rows)
    assert panel.outside["reason"].null_count() == 0


@given(events(st.integers(1, 100)), events(st.integers(101, 200)), events(st.integers(201, 300)))
def test_the_order_of_files_is_nothing_where_no_event_recurs(a: list[Event], b: list[Event], c: list[Event]) -> None:
    if not any(covered_by_hand(rows) for rows in (a, b, c)):
        return
    tables = [table(rows, f"{place}.csv") for place, rows in enumerate((a, b, c))]
    assert build_panel(tables).frame.equals(build_panel(tables[::-1]).frame)


@given(events(st.integers(1, 12)), events(st.integers(1, 12)))
def test_of_an_event_that_recurs_the_later_telling_counts(first: list[Event], later: list[Event]) -> None:
    tables = [table(first, "a.csv"), table(later, "b.csv")]
    if not any(covered_by_hand(rows) for rows in (first, later)):
        return
    standing = {number: best for rows in (first, later) for number, *_, best in rows}
    panel = build_panel(tables)
    assert panel.events is not None
    assert panel.outside is not None
    told = dict([*panel.events.select("id", "best").iter_rows(), *panel.outside.select("id", "best").iter_rows()])
    assert told == standing
