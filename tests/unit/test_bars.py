"""Counts by year as bars: every year has its place, every count its height, and the table says the same."""

from __future__ import annotations

from chapter8.site.bars import WIDTH, chart

COUNTS = {(2004, "supports"): 2, (2006, "supports"): 8, (2006, "opposes"): 1}


def test_a_year_without_a_count_keeps_its_place() -> None:
    drawn = chart(COUNTS, ("supports", "opposes"))
    assert drawn is not None
    assert [year for year, _middle in drawn.ticks] == [2004, 2005, 2006]
    assert [bar.year for bar in drawn.lanes[0].bars] == [2004, 2006]
    assert drawn.rows == ((2004, (2, 0)), (2006, (8, 1)))


def test_the_most_is_the_highest_and_all_bars_of_a_lane_stand_on_its_line() -> None:
    drawn = chart(COUNTS, ("supports", "opposes"), highest=40)
    assert drawn is not None
    assert [bar.height for bar in drawn.lanes[0].bars] == [10.0, 40.0]
    assert {bar.y + bar.height for bar in drawn.lanes[0].bars} == {drawn.lanes[0].y}
    assert drawn.lanes[1].y + 20 <= drawn.height


def test_where_years_stand_close_only_counts_that_fit_are_told() -> None:
    counts = {(year, "uses"): 1 for year in range(1946, 2027)} | {(1999, "uses"): 120}
    drawn = chart(counts, ("uses",))
    assert drawn is not None
    assert {bar.year for bar in drawn.lanes[0].bars if not bar.told} == {1999}
    assert all(bar.x >= 0 and bar.x + bar.width <= WIDTH for bar in drawn.lanes[0].bars)
    assert len(drawn.ticks) < 25


def test_nothing_counted_is_no_chart() -> None:
    assert chart({}, ("uses",)) is None
