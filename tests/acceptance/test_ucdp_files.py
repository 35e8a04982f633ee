"""Real UCDP files: every figure is checked against a count by the csv module alone."""

from __future__ import annotations

import csv
import gzip
import io
import os
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from chapter8.watch.baseline import forecast
from chapter8.watch.events import read_events
from chapter8.watch.panel import build_panel
from chapter8.watch.risk import risk
from chapter8.watch.tables import read_panel

WATCH = Path(os.environ.get("CHAPTER8_DATA", "../shared/data")) / "watch"
CANDIDATE = WATCH / "GEDEvent_v23_0_10.csv"
SYRIA = WATCH / "ucdp_ged_syria_events.csv.gz"
PANEL = WATCH / "state_based_deaths_country_month_1990-01_2019-10.csv.gz"
OCTOBER = date(2023, 10, 1)


def rows(file: Path) -> list[dict[str, str]]:
    """The file by the csv module, nothing of ours in between."""
    raw = file.read_bytes()
    text = (gzip.decompress(raw) if file.suffix == ".gz" else raw).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def number(cell: str) -> int:
    return int(float(cell))


def test_the_candidate_file_is_read_whole() -> None:
    """2,391 events, 12,603 deaths, 48 countries: nothing is set aside."""
    table = read_events(CANDIDATE)
    given = rows(CANDIDATE)
    assert table.frame.height == len(given) == 2391
    assert table.deaths == sum(number(row["best"]) for row in given) == 12_603
    assert table.frame["country"].n_unique() == len({row["country"] for row in given}) == 48
    assert table.frame["id"].to_list() == [number(row["id"]) for row in given]


def test_the_candidate_file_covers_october_and_only_october() -> None:
    """31 of its events end in November; they are kept, and November is not covered."""
    table = read_events(CANDIDATE)
    assert (table.release, table.covers, table.whole_world) == ("UCDP Candidate 23.0.10", (OCTOBER,), True)
    panel = build_panel([table])
    assert panel.outside is not None
    assert panel.outside["reason"].value_counts().rows() == [("no release covers 2023-11", 31)]


def test_every_country_of_the_candidate_file_is_known() -> None:
    panel = build_panel([read_events(CANDIDATE)])
    assert panel.events is not None
    assert panel.events["country_id"].null_count() == 0
    assert panel.frame.filter(panel.frame["events"] > 0).height == len(
        {row["country"] for row in rows(CANDIDATE) if row["date_end"].startswith("2023-10")}
    )


def test_sudan_in_october_2023() -> None:
    ours = build_panel([read_events(CANDIDATE)]).cell("SDN", OCTOBER)
    given = [row for row in rows(CANDIDATE) if row["country"] == "Sudan" and row["date_end"].startswith("2023-10")]
    by_type = Counter[str]()
    for row in given:
        by_type[row["type_of_violence"]] += number(row["best"])
    assert ours == {
        "ged_sb": by_type["1"],
        "ged_ns": by_type["2"],
        "ged_os": by_type["3"],
        "best": sum(number(row["best"]) for row in given),
        "low": sum(number(row["low"]) for row in given),
        "high": sum(number(row["high"]) for row in given),
        "events": len(given),
    }


def test_cells_and_events_outside_add_up_to_the_file() -> None:
    panel = build_panel([read_events(CANDIDATE)])
    assert panel.outside is not None
    assert sum([*panel.frame["best"], *panel.outside["best"]]) == 12_603


def test_rows_of_ucdp_that_contradict_themselves_are_told_of_and_kept() -> None:
    """In 15 rows the best estimate lies outside low and high."""
    told = [warning for warning in read_events(CANDIDATE).warnings if warning.row]
    given = rows(CANDIDATE)
    crooked = [
        place
        for place, row in enumerate(given, start=2)
        if not number(row["low"]) <= number(row["best"]) <= number(row["high"])
    ]
    assert [warning.row for warning in told] == crooked
    assert len(crooked) == 15
    assert all(warning.kept for warning in told)


def test_syria_is_read_whole_from_a_gzip() -> None:
    """16,566 events in 41 columns, whole numbers written as 652.0, without a release number."""
    table = read_events(SYRIA)
    given = rows(SYRIA)
    assert table.frame.height == len(given) == 16_566
    assert table.deaths == sum(number(row["best"]) for row in given)
    assert (table.covers[0], table.covers[-1], table.whole_world) == (date(2016, 1, 1), date(2019, 11, 1), False)


def test_syria_month_by_month() -> None:
    series = dict(build_panel([read_events(SYRIA)]).series("SYR", "best"))
    by_hand = Counter[str]()
    for row in rows(SYRIA):
        by_hand[row["date_end"][:7]] += number(row["best"])
    assert {f"{month:%Y-%m}": deaths for month, deaths in series.items()} == {
        month: deaths for month, deaths in by_hand.items() if month != "2019-12"
    }


def test_two_releases_leave_the_years_between_missing() -> None:
    panel = build_panel([read_events(SYRIA), read_events(CANDIDATE)])
    syria = dict(panel.series("SYR"))
    assert syria[date(2019, 11, 1)] is not None
    assert syria[date(2021, 6, 1)] is None
    assert syria[OCTOBER] is not None
    assert dict(panel.series("SDN"))[date(2019, 11, 1)] is None


def test_one_month_is_too_little_to_forecast() -> None:
    """Said for each of the 191 countries, rather than drawn from one month."""
    panel = build_panel([read_events(CANDIDATE)])
    made = forecast(panel, as_of=date(2023, 10, 31))
    assert made.frame.is_empty()
    assert len(made.unresolved) == 191
    told = risk(panel, made, "SDN")
    assert told.unresolved == "1 of the 12 months to 2023-10 are observed, all 12 are needed"
    assert told.last_deaths == panel.cell("SDN", OCTOBER)["ged_sb"]


def test_the_challenge_panel_is_read_whole() -> None:
    """191 countries in 358 months, less the 2,405 cells before an id was in use."""
    frame = read_panel([PANEL]).frame
    assert frame.height == 191 * 358
    assert frame["ged_sb"].null_count() == 2405
    assert frame["iso3"].null_count() == 0
    assert frame["ged_sb"].sum() == sum(number(row["ged_sb"]) for row in rows(PANEL))


@pytest.mark.parametrize("iso3", ["SYR", "AFG", "SDN", "NOR"])
def test_the_last_twelve_months_are_the_challenges_own_draws(iso3: str) -> None:
    """Window 2018 of its benchmark "conflictology", up to revisions of the data that its panel came before."""
    panel = read_panel([PANEL])
    made = forecast(panel, as_of=date(2017, 10, 1), from_step=3, to_step=3, draws=12)
    country = panel.countries.by_iso3(iso3).country_id
    ours = sorted(made.of(country).to_series().to_list())
    assert ours == sorted(
        deaths or 0 for month, deaths in panel.series(iso3) if date(2016, 11, 1) <= month <= date(2017, 10, 1)
    )
