"""`chapter8 watch` from the command line: panel, forecast, score; and how it ends."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

CHAPTER8 = str(Path(sys.executable).with_name("chapter8"))
MONTHS = [f"{442 + place},245,{place}" for place in range(13)]  # Sudan, October 2016 to October 2017: 0, 1, ... 12


def chapter8(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run([CHAPTER8, "watch", *map(str, arguments)], capture_output=True, text=True, check=False)


@pytest.fixture
def panel(tmp_path: Path) -> Path:
    file = tmp_path / "panel.csv"
    file.write_text("\n".join(["month_id,country_id,ged_sb", *MONTHS]), encoding="utf-8")
    return file


@pytest.fixture
def events(tmp_path: Path, ged: Callable[[str], bytes]) -> Path:
    file = tmp_path / "events.csv"
    file.write_bytes(
        ged("""
        1 Sudan 625 1 2023-10-02 2023-10-02 1 4 9
        2 Sudan 625 3 2023-10-31 2023-11-01 2 2 2
        """)
    )
    return file


def test_a_forecast_is_made_and_scored(panel: Path, tmp_path: Path) -> None:
    """With twelve draws in October 2017, scored on the panel with one more month, in which six died."""
    out = tmp_path / "f.parquet"
    made = chapter8("forecast", panel, "--as-of", "2017-10", "--to-step", 3, "--draws", 12, "--out", out)
    assert (made.returncode, made.stdout.strip()) == (0, f"1 country, 1 month, 12 draws: {out}")
    assert pl.read_parquet(out).columns == ["month_id", "country_id", "draw", "outcome"]
    panel.write_text("\n".join(["month_id,country_id,ged_sb", *MONTHS, "457,245,6"]), encoding="utf-8")
    scored = json.loads(chapter8("score", out, "--actuals", panel, "--json").stdout)
    distances = sum(abs(draw - 6) for draw in range(1, 13)) / 12
    spread = sum(abs(one - other) for one in range(1, 13) for other in range(1, 13)) / 144 / 2
    assert scored["crps"] == pytest.approx(distances - spread)
    assert [row["month_id"] for row in scored["by_month"]] == [457]
    assert [row["country_id"] for row in scored["by_country"]] == [245]
    assert (scored["cells"], scored["draws"], scored["unscored"], scored["unforecast"]) == (1, 12, 0, 0)


def test_the_panel_is_written_as_csv_and_as_json(events: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(chapter8("panel", events).stdout)))
    assert [(row["month"], row["iso3"], row["ged_sb"], row["best"]) for row in rows] == [
        ("2023-10-01", "SDN", "4", "4")
    ]
    assert json.loads(chapter8("panel", events, "--json").stdout)["high"] == 9


def test_what_no_cell_holds_is_told_on_stderr(events: Path) -> None:
    ended = chapter8("panel", events, "--strict")
    assert "1 event in no cell: no release covers 2023-11" in ended.stderr
    assert ended.returncode == 4


def test_a_country_that_is_not_forecast_ends_a_strict_run_with_4(events: Path, tmp_path: Path) -> None:
    ended = chapter8("forecast", events, "--as-of", "2023-10", "--out", tmp_path / "f.parquet", "--strict")
    assert ended.returncode == 4
    assert "not forecast: 1 country (first: Sudan: 1 of the 12 months" in ended.stdout


def test_a_file_that_is_no_table_of_ours_ends_with_3(tmp_path: Path) -> None:
    (tmp_path / "notes.csv").write_text("when,where\n1,2\n", encoding="utf-8")
    ended = chapter8("panel", tmp_path / "notes.csv")
    assert ended.returncode == 3
    assert ended.stderr.startswith("chapter8: notes.csv: it lacks the column month_id, country_id, ged_sb.")


def test_a_question_that_is_off_ends_with_2(panel: Path, tmp_path: Path) -> None:
    for month in ("2017", "1980-01"):
        assert chapter8("forecast", panel, "--as-of", month, "--out", tmp_path / "f.parquet").returncode == 2


def test_actuals_of_other_months_end_with_3(panel: Path, tmp_path: Path) -> None:
    out = tmp_path / "f.parquet"
    chapter8("forecast", panel, "--as-of", "2017-10", "--out", out)
    ended = chapter8("score", out, "--actuals", panel)
    assert ended.returncode == 3
    assert "no country-month of the forecast has an actual value" in ended.stderr
