"""A panel may be given as a file: month_id, country_id, ged_sb; what isn't in it is missing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from chapter8.errors import TableError
from chapter8.watch.tables import read_panel

JANUARY, FEBRUARY = date(2018, 1, 1), date(2018, 2, 1)


def file(folder: Path, text: str) -> Path:
    path = folder / "panel.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_panel_is_read_with_names_and_codes(tmp_path: Path) -> None:
    panel = read_panel([file(tmp_path, "month_id,country_id,ged_sb\n457,245,12\n458,245,0\n458,120,3\n")])
    assert panel.series("SDN") == [(JANUARY, 12), (FEBRUARY, 0)]
    assert panel.series("SOM") == [(JANUARY, None), (FEBRUARY, 3)]
    assert panel.series("SDN", "ged_os") == [(JANUARY, None), (FEBRUARY, None)]


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ("457,245,-1", r"panel\.csv, row 2, column ged_sb: '-1' is not a whole number in range"),
        ("457,245,1.5", "row 2, column ged_sb: '1.5' is not a whole number"),
        ("457,245,1\n0,245,1", "row 3, column month_id: '0' is not a whole number in range"),
        ("457,Sudan,1", "row 2, column country_id: 'Sudan' is not a whole number"),
        ("457,245,1\n457,245,2", "row 3: this country-month stands in an earlier row too"),
        ("", "it has no rows"),
    ],
)
def test_a_panel_with_a_cell_that_cannot_be_is_refused(tmp_path: Path, rows: str, told: str) -> None:
    with pytest.raises(TableError, match=told):
        read_panel([file(tmp_path, f"month_id,country_id,ged_sb\n{rows}\n")])


def test_a_file_that_is_neither_panel_nor_events_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TableError, match=r"panel\.csv: it lacks the column month_id, country_id, ged_sb"):
        read_panel([file(tmp_path, "when,where\n1,2\n")])


def test_an_empty_count_is_a_missing_cell(tmp_path: Path) -> None:
    """As in the panels that `chapter8 watch panel` writes."""
    panel = read_panel([file(tmp_path, "month_id,country_id,ged_sb\n457,245,\n458,245,3\n")])
    assert panel.series("SDN") == [(JANUARY, None), (FEBRUARY, 3)]


def test_a_panel_that_was_written_reads_back(tmp_path: Path) -> None:
    panel = read_panel([file(tmp_path, "month_id,country_id,ged_sb\n457,245,12\n458,120,3\n")])
    again = read_panel([file(tmp_path, panel.frame.write_csv())])
    assert again.frame.equals(panel.frame)
