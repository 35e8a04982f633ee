"""Each score agrees with its definition, written out cell by cell."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chapter8.watch.scores import ALPHA, BINS, CAP, crps, ign, mis

deaths = st.one_of(st.integers(0, 30), st.integers(0, 100_000)).map(float)
draws = st.lists(deaths, min_size=1, max_size=40)


def crps_by_pairs(cell: list[float], y: float) -> float:
    """The mean distance to the outcome, less half the mean distance between two draws."""
    spread = sum(abs(a - b) for a in cell for b in cell) / len(cell) ** 2
    return sum(abs(x - y) for x in cell) / len(cell) - spread / 2


def ign_by_counting(cell: list[float], y: float) -> float:
    """The share of draws in the outcome's bin, one pseudo-draw in each bin, in bits."""
    low, high = next(edges for edges in itertools.pairwise([*BINS, math.inf]) if edges[0] <= y < edges[1])
    count = sum(low <= x < high for x in cell)
    return -math.log2((count + 1) / (len(cell) + len(BINS)))


def mis_by_hand(cell: list[float], y: float) -> float:
    """The width of the 90 % interval, and 20 times the distance of an outcome outside."""

    def quantile(p: float) -> float:
        ordered = sorted(min(x, CAP) for x in cell)
        below, part = divmod(p * (len(ordered) - 1), 1)
        above = min(int(below) + 1, len(ordered) - 1)
        return ordered[int(below)] * (1 - part) + ordered[above] * part

    low, high = quantile(ALPHA / 2), quantile(1 - ALPHA / 2)
    return high - low + 20 * (max(low - y, 0) + max(y - high, 0))


@given(draws, deaths)
def test_crps_is_the_mean_over_all_pairs(cell: list[float], y: float) -> None:
    assert crps(np.array([cell]), np.array([y]))[0] == pytest.approx(crps_by_pairs(cell, y), abs=1e-6)


@given(draws, deaths)
def test_mis_is_the_interval_and_its_misses(cell: list[float], y: float) -> None:
    assert mis(np.array([cell]), np.array([y]))[0] == pytest.approx(mis_by_hand(cell, y), abs=1e-6)


@given(st.lists(deaths, min_size=1, max_size=12), deaths)
def test_ign_counts_a_thousand_draws(cell: list[float], y: float) -> None:
    full = list(itertools.islice(itertools.cycle(cell), 1000))
    assert ign(np.array([full]), np.array([y]))[0] == pytest.approx(ign_by_counting(full, y))


@given(st.lists(deaths, min_size=1, max_size=8), deaths)
def test_ign_of_fewer_draws_is_that_of_each_repeated(cell: list[float], y: float) -> None:
    """Where the number of draws divides 1,000."""
    size = max(divisor for divisor in (1, 2, 4, 5, 8) if divisor <= len(cell))
    few = cell[:size]
    many = [x for x in few for _ in range(1000 // size)]
    assert ign(np.array([few]), np.array([y]))[0] == pytest.approx(ign_by_counting(many, y))


@given(deaths, deaths)
def test_a_certain_forecast_costs_its_error(x: float, y: float) -> None:
    """CRPS is then the absolute error, MIS twenty times that."""
    assert crps(np.array([[x] * 5]), np.array([y]))[0] == pytest.approx(abs(x - y))
    assert mis(np.array([[x] * 5]), np.array([y]))[0] == pytest.approx(20 * abs(x - y))


@given(draws, deaths)
def test_the_order_of_draws_is_nothing(cell: list[float], y: float) -> None:
    other = sorted(cell, reverse=True)
    for score in (crps, mis, ign):
        here, there = (score(np.array([one]), np.array([y]))[0] for one in (cell, other))
        assert here == pytest.approx(there, abs=1e-6)
