"""A table that lacks a column is told so; it is never taken for a document, and never half taken."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from chapter8.atlas import Atlas
from chapter8.site.library.adding.recognising import FaultRead, recognise_and_read

SAMPLE = Path(__file__).parents[2] / "sample"
TABLES = {
    "events": next((SAMPLE / "events").glob("*.csv")),
    "units": SAMPLE / "standby" / "units.csv",
    "experts": SAMPLE / "standby" / "experts.csv",
}


def _without(table: Path, column: str, place: Path) -> Path:
    """The table without one of its columns."""
    with table.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))[:10]
    with place.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, [name for name in rows[0] if name != column], extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)
    return place


@pytest.mark.parametrize(
    ("table", "column"), [("events", "best"), ("events", "country_id"), ("units", "strength"), ("experts", "languages")]
)
def test_a_missing_column_is_named(table: str, column: str, tmp_path: Path) -> None:
    answer = recognise_and_read(_without(TABLES[table], column, tmp_path / "t.csv"), "t.csv", Atlas.shipped())
    assert isinstance(answer, FaultRead)
    assert column in answer.cause
    assert answer.place == "t.csv"


def test_a_table_of_no_known_kind_is_no_document(tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    table.write_text("name,price\npen,2\n", encoding="utf-8")
    answer = recognise_and_read(table, "t.csv", Atlas.shipped())
    assert isinstance(answer, FaultRead)
    assert answer.error == "UnsupportedError"
    assert "units.csv" in answer.remedy
