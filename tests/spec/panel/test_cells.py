"""A cell of the panel is a count, a zero that is known, or missing; missing is never zero."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from chapter8.errors import NotFoundError, TableError, UsageError
from chapter8.watch.countries import CountryTable
from chapter8.watch.events import EventTable, read_events
from chapter8.watch.months import month_id, month_of, parse_month
from chapter8.watch.panel import build_panel

Ged = Callable[[str], bytes]
Release = Callable[..., EventTable]
JULY, AUGUST, SEPTEMBER, OCTOBER, NOVEMBER = (date(2023, month, 1) for month in (7, 8, 9, 10, 11))

EXTRACT = """
1 Sudan 625 1 2023-08-03 2023-08-03 1 4 9
2 Sudan 625 3 2023-08-31 2023-08-31 2 2 2
3 Chad  483 2 2023-10-07 2023-10-07 0 5 5
4 Chad  483 1 2023-10-30 2023-11-02 7 7 7
"""


def test_deaths_are_counted_by_type_of_violence(ged: Ged) -> None:
    panel = build_panel([read_events(ged(EXTRACT))])
    assert panel.cell("SDN", AUGUST) == {
        "ged_sb": 4, "ged_ns": 0, "ged_os": 2, "best": 6, "low": 3, "high": 11, "events": 2,
    }  # fmt: skip


def test_a_covered_month_without_events_is_zero(ged: Ged) -> None:
    panel = build_panel([read_events(ged(EXTRACT))])
    assert panel.series("SDN", "best") == [(AUGUST, 6), (SEPTEMBER, 0), (OCTOBER, 0)]
    assert panel.series("TCD", "best") == [(AUGUST, 0), (SEPTEMBER, 0), (OCTOBER, 5)]


def test_an_extract_says_nothing_of_countries_that_it_does_not_name(ged: Ged) -> None:
    panel = build_panel([read_events(ged(EXTRACT))])
    assert panel.series("MLI", "best") == [(AUGUST, None), (SEPTEMBER, None), (OCTOBER, None)]
    assert set(panel.frame["iso3"]) == {"SDN", "TCD"}


def test_a_worldwide_release_says_zero_of_every_other_country(release: Release) -> None:
    panel = build_panel([release("GEDEvent_v23_0_10.csv", "2023-10")])
    assert panel.cell("NOR", OCTOBER)["best"] == 0
    assert panel.frame.height == 191


def test_a_month_between_two_releases_is_missing(release: Release) -> None:
    panel = build_panel(
        [
            release("GEDEvent_v23_0_8.csv", "2023-08"),
            release("GEDEvent_v23_0_10.csv", "2023-10", "1 Sudan 625 1 2023-10-02 2023-10-02 3 3 3"),
        ]
    )
    assert panel.series("SDN") == [(AUGUST, 0), (SEPTEMBER, None), (OCTOBER, 3)]


def test_a_country_is_missing_before_its_id_is_in_use(ged: Ged) -> None:
    """South Sudan since July 2011 (month 379)."""
    south_sudan = CountryTable.shipped().by_iso3("SSD")
    assert not south_sudan.exists_in(month_id(date(2011, 6, 1)))
    events = """
    1 South~Sudan 626 1 2011-06-10 2011-06-10 1 1 1
    2 South~Sudan 626 1 2011-08-10 2011-08-10 1 1 1
    """
    panel = build_panel([read_events(ged(events))])
    assert panel.series("SSD", "best") == [(date(2011, 7, 1), 0), (date(2011, 8, 1), 1)]
    assert panel.outside is not None
    assert panel.outside.select("id", "reason").rows() == [(1, "the id of South Sudan is in use only from 2011-07")]


def test_an_event_in_no_cell_is_kept_with_its_reason(ged: Ged) -> None:
    """November is not covered; and nobody knows Atlantis."""
    panel = build_panel([read_events(ged(EXTRACT + "5 Atlantis 999 1 2023-10-01 2023-10-01 1 1 1"))])
    assert panel.outside is not None
    assert panel.outside.select("id", "reason").rows() == [
        (4, "no release covers 2023-11"),
        (5, "no country has the number 999 or the name Atlantis"),
    ]


def test_a_number_and_a_name_that_disagree_settle_nothing(ged: Ged) -> None:
    panel = build_panel([read_events(ged(EXTRACT + "5 Chad 625 1 2023-10-01 2023-10-01 1 1 1"))])
    assert panel.outside is not None
    assert panel.outside["reason"].to_list()[1] == "number 625 is Sudan, but the row says Chad"


def test_countries_of_an_exercise_extend_the_table(ged: Ged, release: Release, tmp_path: Path) -> None:
    (tmp_path / "countries.csv").write_text("country_id,name,iso3\n9901,Iskara,XIK\n", encoding="utf-8")
    countries = CountryTable.shipped().extended(tmp_path)
    exercise = read_events(ged("1 Iskara 9901 1 2023-10-02 2023-10-02 3 3 3"), name="exercise.csv")
    assert build_panel([exercise], countries=countries).series("XIK") == [(OCTOBER, 3)]
    assert "XIK" not in set(
        build_panel([release("GEDEvent_v23_0_10.csv", "2023-10")], countries=countries).frame["iso3"]
    )


def test_a_country_of_an_exercise_may_not_take_a_real_number(tmp_path: Path) -> None:
    file = tmp_path / "countries.csv"
    file.write_text("country_id,name,iso3\n245,Iskara,XIK\n", encoding="utf-8")
    with pytest.raises(TableError, match=r"countries\.csv: 245 stands for both Sudan and Iskara"):
        CountryTable.shipped().extended(file)


def test_an_unknown_code_is_told_of(ged: Ged) -> None:
    with pytest.raises(NotFoundError, match="no country has the code 'SUD'"):
        build_panel([read_events(ged(EXTRACT))]).series("SUD")


def test_without_a_covered_month_there_is_no_panel(ged: Ged) -> None:
    spanning = read_events(ged("1 Sudan 625 1 2023-09-30 2023-10-01 1 1 1"))
    assert spanning.covers == ()
    with pytest.raises(UsageError, match="no release covers a whole month of a known country"):
        build_panel([spanning])
    with pytest.raises(UsageError, match="no release covers a whole month of a known country"):
        build_panel([])


def test_months_are_numbered_from_january_1980() -> None:
    assert month_id(date(1980, 1, 31)) == 1
    assert month_id(date(2017, 12, 1)) == 456
    assert month_of(457) == parse_month("2018-01") == date(2018, 1, 1)
    with pytest.raises(UsageError, match="'2018-13' is no month"):
        parse_month("2018-13")
