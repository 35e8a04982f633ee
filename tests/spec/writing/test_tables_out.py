"""Records as tables: one a noun, safe in a spreadsheet, all in one zip."""

from __future__ import annotations

import csv
import io
import zipfile
from dataclasses import replace

import pytest

from chapter8.errors import UsageError
from chapter8.record import Record
from chapter8.record.writing import FORMATS, write
from chapter8.record.writing.tables import TABLES, table_of


def _rows(record: Record, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(table_of(record, name).decode("utf-8-sig"), newline="")))


def test_a_row_tells_its_document(resolution: Record) -> None:
    (row,) = _rows(resolution, "commitments")
    assert (row["document"], row["bearers"], row["deadline_date"]) == (
        "S/RES/9901 (2025)",
        "Secretary-General",
        "2025-08-18",
    )


def test_a_vote_is_a_row_a_state(resolution: Record) -> None:
    told = [(row["state"], row["vote"]) for row in _rows(resolution, "votes")]
    assert told == [("Aurelia", "in favour"), ("Faroua", "in favour"), ("Dovria", "abstaining")]


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\x00=1+1", "\x0b=1", " \t=1"])
def test_no_cell_is_a_formula(resolution: Record, cell: str) -> None:
    passages = (replace(resolution.passages[0], text=cell),)
    (row,) = _rows(replace(resolution, passages=passages), "passages")
    assert row["text"].startswith("'")


def test_the_zip_holds_every_table_and_is_the_same_each_time(resolution: Record) -> None:
    packed = write(resolution, "csv")
    assert packed == write(resolution, "csv")
    assert zipfile.ZipFile(io.BytesIO(packed)).namelist() == [f"{name}.csv" for name in TABLES]


def test_what_there_is_not_is_refused_with_what_there_is(resolution: Record) -> None:
    with pytest.raises(UsageError, match="There are: passages"):
        table_of(resolution, "verbs")
    with pytest.raises(UsageError, match=f"There are: {', '.join(FORMATS)}"):
        write(resolution, "docx")
