"""A country's risk is told in figures, intervals and calibrated words, or it is said why it can't be."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from chapter8.errors import NotFoundError
from chapter8.watch.baseline import forecast
from chapter8.watch.events import read_events
from chapter8.watch.panel import build_panel
from chapter8.watch.risk import Risk, in_words, risk, trend
from chapter8.watch.tables import read_panel

OCTOBER = date(2017, 10, 1)  # month 454
YEAR = [0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 8, 24]


def sudan(folder: Path, deaths: list[int], as_of: date = OCTOBER) -> Risk:
    rows = [f"{455 - len(deaths) + place},245,{value}" for place, value in enumerate(deaths)]
    file = folder / "panel.csv"
    file.write_text("\n".join(["month_id,country_id,ged_sb", *rows]), encoding="utf-8")
    panel = read_panel([file])
    return risk(panel, forecast(panel, as_of=as_of, to_step=6, draws=1200), "SDN")


def test_what_was_observed(tmp_path: Path) -> None:
    told = sudan(tmp_path, [1000, *YEAR])
    assert (told.country, told.last_month, told.last_deaths, told.last_12) == ("Sudan", OCTOBER, 24, 36)


def test_what_is_expected_in_a_month(tmp_path: Path) -> None:
    """The mean of the last twelve months is 3; nine in twelve were quiet."""
    outlook = sudan(tmp_path, YEAR).outlook
    assert outlook is not None
    assert outlook.expected_per_month == pytest.approx(3)
    assert (outlook.median, outlook.interval_90) == (0, (0, 24))
    assert outlook.interval_50 == pytest.approx((0, 1))
    assert (outlook.first, outlook.last) == (date(2017, 11, 1), date(2018, 4, 1))


def test_the_probability_of_a_month_with_25_deaths(tmp_path: Path) -> None:
    """One month in twelve: in six independent months 1 - (11/12)^6, that is 0.41."""
    outlook = sudan(tmp_path, [*YEAR[:11], 25]).outlook
    assert outlook is not None
    assert outlook.p_at_least_25 == pytest.approx(1 - (11 / 12) ** 6, abs=0.03)
    assert outlook.words == "about as likely as not"


def test_24_deaths_are_not_25(tmp_path: Path) -> None:
    outlook = sudan(tmp_path, YEAR).outlook
    assert outlook is not None
    assert (outlook.p_at_least_25, outlook.words) == (0, "exceptionally unlikely")


def test_a_country_that_is_not_forecast_has_a_reason_instead(tmp_path: Path) -> None:
    told = sudan(tmp_path, YEAR[:5])
    assert told.outlook is None
    assert told.unresolved == "5 of the 12 months to 2017-10 are observed, all 12 are needed"
    assert (told.last_12, told.trend) == (None, "unknown")


def test_a_country_of_which_no_release_speaks_has_a_reason_too(tmp_path: Path) -> None:
    sudan(tmp_path, YEAR)
    panel = read_panel([tmp_path / "panel.csv"])
    told = risk(panel, forecast(panel, as_of=OCTOBER), "MLI")
    assert (told.last_month, told.unresolved) == (None, "no release speaks of this country")
    with pytest.raises(NotFoundError):
        risk(panel, forecast(panel, as_of=OCTOBER), "QQQ")


def test_months_after_the_question_are_not_told(tmp_path: Path) -> None:
    told = sudan(tmp_path, [*YEAR, 900], as_of=date(2017, 9, 30))
    assert (told.last_month, told.last_deaths) == (date(2017, 9, 1), 24)


def test_every_figure_names_its_release_and_its_method(ged: Callable[[str], bytes]) -> None:
    csv = ged("1 Sudan 625 1 2017-10-01 2017-10-01 1 1 1")
    table = read_events(csv, name="extract.csv")
    panel = build_panel([table])
    evidence = risk(panel, forecast(panel, as_of=OCTOBER, seed=3), "SDN").evidence
    assert (evidence[0].source, evidence[0].document) == ("file extract.csv", table.sha256)
    assert read_events(csv, name="GEDEvent_v17_0_10.csv").citation == "UCDP Candidate 17.0.10, UCDP, CC BY 4.0"
    assert str(evidence[1].source).endswith("last 12 months (conflictology-12), 0 draws, seed 3")


@pytest.mark.parametrize(
    ("months", "word"),
    [
        ([0] * 12, "quiet"),
        ([5] * 12, "steady"),
        ([0] * 9 + [0, 0, 1], "rising"),
        ([10] * 9 + [15, 15, 15], "steady"),
        ([10] * 9 + [15, 15, 16], "rising"),
        ([10] * 9 + [1, 2, 3], "falling"),
        ([10] * 9, "unknown"),
    ],
)
def test_the_trend_sets_three_months_against_the_nine_before(months: list[int], word: str) -> None:
    """Rising is more than half as much again, falling less than two thirds."""
    assert trend(months) == word


@pytest.mark.parametrize(
    ("probability", "word"),
    [
        (1.0, "virtually certain"), (0.99, "virtually certain"), (0.95, "very likely"), (0.7, "likely"),
        (0.5, "about as likely as not"), (0.2, "unlikely"), (0.05, "very unlikely"), (0.0, "exceptionally unlikely"),
    ],
)  # fmt: skip
def test_probabilities_have_the_words_of_the_ipcc(probability: float, word: str) -> None:
    assert in_words(probability) == word
