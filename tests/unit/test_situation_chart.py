"""The chart of a situation: what is drawn where, and that a month without data is no zero."""

from __future__ import annotations

from datetime import date

import pytest

from chapter8.site.situations.chart import HEIGHT, WIDTH, Interval, chart, intervals

JANUARY, FEBRUARY, MARCH = date(2026, 1, 1), date(2026, 2, 1), date(2026, 3, 1)


def test_a_month_that_is_not_observed_has_no_bar_and_is_counted() -> None:
    drawn = chart([(JANUARY, 0), (FEBRUARY, None), (MARCH, 10)], [])
    assert [bar.value for bar in drawn.bars] == [0, None, 10]
    assert drawn.missing == 1
    assert drawn.bars[2].height > drawn.bars[0].height == 0


def test_bars_and_bands_stay_inside_the_drawing_and_the_present_stands_between_them() -> None:
    ahead = [Interval(MARCH, 5, 2, 9, 0, 400)]
    drawn = chart([(JANUARY, 3), (FEBRUARY, 12)], ahead)
    assert all(0 <= bar.x <= drawn.now and bar.y >= 0 for bar in drawn.bars)
    assert drawn.bands[0].x == drawn.now
    assert drawn.bands[0].x + drawn.bands[0].width <= WIDTH
    assert 0 <= drawn.bands[0].outer[0] <= HEIGHT


@pytest.mark.parametrize("highest", [1, 2, 3, 7, 24, 99, 100, 101, 999, 123_456])
def test_the_axis_reaches_the_highest_value_in_a_few_round_steps(highest: int) -> None:
    labels = [value for value, _y in chart([(JANUARY, highest)], []).grid]
    assert labels[0] == 0
    assert labels[-1] >= highest
    assert 2 <= len(labels) <= 7


def test_intervals_are_quantiles_of_the_draws() -> None:
    found = intervals({JANUARY: list(range(100))})[0]
    assert (found.low_90, found.low_50, found.median, found.high_50, found.high_90) == (5, 25, 50, 75, 95)
