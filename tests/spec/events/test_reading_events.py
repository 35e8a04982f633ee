"""Events are read from UCDP's files; what can't be right is told of, and what isn't a UCDP file is refused."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from chapter8.errors import DamagedError, EmptyInputError, InputError, TableError, UnsupportedError
from chapter8.watch.events import read_events

Ged = Callable[[str], bytes]

FOUR = """
1 Sudan 625 1 2023-10-01 2023-10-01 2 3 4
2 Sudan 625 3 2023-09-28 2023-10-02 1 1 1
3 Chad  483 2 2023-10-07 2023-10-07 0 5 9
4 Chad  483 1 2023-10-30 2023-11-02 7 7 7
"""


def test_an_event_belongs_to_the_month_of_its_last_day(ged: Ged) -> None:
    """Events 2 and 4 begin in one month and end in the next."""
    months = read_events(ged(FOUR)).frame["month"].to_list()
    assert months == [date(2023, 10, 1), date(2023, 10, 1), date(2023, 10, 1), date(2023, 11, 1)]


def test_deaths_are_the_best_estimate(ged: Ged) -> None:
    """Low and high are kept beside it."""
    table = read_events(ged(FOUR))
    assert table.deaths == 3 + 1 + 5 + 7
    assert table.frame.select("low", "high").sum().row(0) == (10, 21)


def test_the_file_is_known_by_its_digest(ged: Ged) -> None:
    """The digest is of the bytes as given, not as unpacked."""
    packed = gzip.compress(ged(FOUR))
    table = read_events(packed, name="events.csv.gz")
    assert table.sha256 == hashlib.sha256(packed).hexdigest()
    assert table.frame.equals(read_events(ged(FOUR)).frame)


def test_a_path_and_its_bytes_read_alike(ged: Ged, tmp_path: Path) -> None:
    """The name of the file comes with the path."""
    file = tmp_path / "my events.csv"
    file.write_bytes(ged(FOUR))
    table = read_events(file)
    assert table.name == "my events.csv"
    assert table.frame.equals(read_events(ged(FOUR)).frame)


def test_vague_dates_and_places_are_kept_and_flagged(ged: Ged) -> None:
    """date_prec 4 (a month) and where_prec 6 (only the country) are vague; 3 and 5 are not."""
    csv = ged(FOUR).replace(b"5,9,1,1", b"5,9,4,6").replace(b"2,3,4,1,1", b"2,3,4,3,5")
    table = read_events(csv)
    assert table.frame["vague_date"].to_list() == [False, False, True, False]
    assert table.frame["vague_place"].to_list() == [False, False, True, False]


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("9 Chad 483 1 2023-10-01 2023-10-01 0 -3 4", "row 6, column best: '-3' is a negative number of deaths"),
        ("9 Chad 483 1 2023-10-01 2023-10-01 0 few 4", "row 6, column best: 'few' is not a whole number"),
        ("9 Chad 483 1 2023-10-01 2023-10-01 0 1.5 4", "row 6, column best: '1.5' is not a whole number"),
        ("9 Chad 483 1 2023-10-09 2023-10-01 0 1 1", "row 6, column date_end: '2023-10-01' lies before date_start"),
        ("9 Chad 483 1 2023-10-01 2023-31-10 0 1 1", "row 6, column date_end: '2023-31-10' is not a date"),
        ("9 Chad 483 1 2023-10-01 2203-10-01 0 1 1", "row 6, column date_end: '2203-10-01' is not between 1989-01-01"),
        ("9 Chad 483 4 2023-10-01 2023-10-01 0 1 1", "row 6, column type_of_violence: '4' is not a code from 1 to 3"),
        ("3 Chad 483 1 2023-10-01 2023-10-01 0 1 1", "row 6, column id: '3' stands in an earlier row too"),
        ("x Chad 483 1 2023-10-01 2023-10-01 0 1 1", "row 6, column id: 'x' is not a whole number"),
        ("9 Chad Chad 1 2023-10-01 2023-10-01 0 1 1", "row 6, column country_id: 'Chad' is not a whole number"),
    ],
)
def test_a_row_that_cannot_be_right_is_set_aside_and_told_of(ged: Ged, row: str, told: str) -> None:
    """The other rows are read; the warning names row, column, value and cause."""
    table = read_events(ged(FOUR + row))
    assert table.frame["id"].to_list() == [1, 2, 3, 4]
    warnings = [warning for warning in table.warnings if warning.row]
    assert len(warnings) == 1
    assert str(warnings[0]).startswith(told)
    assert str(warnings[0]).endswith("set aside")


@pytest.mark.parametrize(("latitude", "read"), [("91", 3), ("north", 3), ("", 4), ("-90", 4)])
def test_a_latitude_is_a_number_of_degrees_or_unknown(ged: Ged, latitude: str, read: int) -> None:
    """An empty cell is unknown; anything that is no degree sets the row aside."""
    csv = ged(FOUR).replace(b"15.5", latitude.encode(), 1)
    assert read_events(csv).frame.height == read


def test_a_best_estimate_outside_low_and_high_is_kept_and_told_of(ged: Ged) -> None:
    """UCDP's own releases hold such rows, and count their deaths."""
    table = read_events(ged(FOUR + "9 Chad 483 1 2023-10-01 2023-10-01 5 4 9"))
    assert table.deaths == 16 + 4
    assert "row 6, column best: '4' does not lie between low and high; the row is kept as given" in map(
        str, table.warnings
    )


def test_a_row_that_breaks_several_rules_is_told_of_once(ged: Ged) -> None:
    """The first rule that it breaks is named."""
    table = read_events(ged(FOUR + "9 Chad 483 8 2023-10-01 1066-10-14 0 -1 1"))
    assert len([warning for warning in table.warnings if warning.row == 6]) == 1


def test_whole_numbers_may_be_written_with_a_point(ged: Ged) -> None:
    """As exports from statistics packages write them: 625.0."""
    csv = ged(FOUR).replace(b",625,", b",625.0,").replace(b",483,", b",483.0,")
    assert read_events(csv).frame.equals(read_events(ged(FOUR)).frame)


def test_dates_may_carry_a_time_of_day(ged: Ged) -> None:
    """As UCDP Candidate writes them."""
    csv = ged(FOUR).replace(b"2023-10-07", b"2023-10-07 00:00:00.000")
    assert read_events(csv).frame.equals(read_events(ged(FOUR)).frame)


def test_a_byte_order_mark_is_no_part_of_the_header(ged: Ged) -> None:
    """Spreadsheets put one before the first column's name."""
    assert read_events(b"\xef\xbb\xbf" + ged(FOUR)).frame.height == 4


def test_lines_in_another_encoding_are_read_and_counted(ged: Ged) -> None:
    """One line of UTF-8, one of Windows-1252, in one file."""
    csv = ged(FOUR).replace(b"A headline", "Château".encode(), 1).replace(b"A headline", "Çoğu".encode("cp1254"), 1)
    table = read_events(csv.replace(b"A headline", "Abéché".encode("cp1252"), 1))
    assert table.frame["source_headline"].to_list()[0] == "Château"
    assert table.frame["source_headline"].to_list()[2] == "Abéché"
    assert "2 lines are not UTF-8 and were read as Windows-1252" in map(str, table.warnings)


def test_a_quoted_headline_may_hold_commas_and_line_breaks(ged: Ged) -> None:
    """A row is a record, not a line."""
    csv = ged(FOUR).replace(b"A headline", b'"Two,\nthree"', 1)
    assert read_events(csv).frame["source_headline"].to_list()[:2] == ["Two,\nthree", "A headline"]


def test_a_row_with_too_many_cells_is_set_aside_and_told_of(ged: Ged) -> None:
    """Its cells may have shifted, so none of them can be trusted."""
    table = read_events(ged(FOUR).replace(b"A headline", b"A,headline", 1))
    assert table.frame["id"].to_list() == [2, 3, 4]
    assert "row 2, column (all): '16 cells' where the header has 15; the row is set aside" in map(str, table.warnings)


def test_columns_that_chapter8_does_not_need_may_be_absent(ged: Ged) -> None:
    """Older releases of GED have neither code_status nor source_headline."""
    lines = [line.rsplit(",", 2)[0] for line in ged(FOUR).decode().split()]
    csv = "\n".join(line for line in lines if line.count(",") == 12).encode()
    table = read_events(csv)
    assert table.frame["code_status"].null_count() == table.frame.height == 4


def test_a_table_without_a_needed_column_is_refused_by_name(ged: Ged) -> None:
    """The error names the file and every missing column."""
    with pytest.raises(TableError, match=r"events\.csv: it lacks the columns best, high"):
        read_events(ged(FOUR).replace(b"best,high", b"worst,highest"))


def test_a_file_whose_rows_all_fail_is_refused(ged: Ged) -> None:
    """It has the header of UCDP events, but isn't one."""
    with pytest.raises(TableError, match="none of its 1 rows can be read as an event"):
        read_events(ged("1 Sudan 625 1 long ago 1 1 1"))


def test_a_file_whose_events_contradict_its_name_is_refused(ged: Ged) -> None:
    """A file named as the release of October 2022 that holds October 2023."""
    with pytest.raises(TableError, match=r"its name says UCDP Candidate 22\.0\.10, but none of its events"):
        read_events(ged("1 Sudan 625 1 2022-11-01 2022-11-03 1 1 1"), name="GEDEvent_v22_0_10.csv")


def test_an_empty_file_is_refused() -> None:
    """There is nothing to read."""
    with pytest.raises(EmptyInputError, match=r"events\.csv: the file is empty"):
        read_events(b"")


def test_a_header_without_rows_is_refused(ged: Ged) -> None:
    """A release without events would make the whole world peaceful."""
    with pytest.raises(TableError, match="none of its 0 rows"):
        read_events(ged(""))


@pytest.mark.parametrize("content", [b"PK\x03\x04 and so on", "id,best".encode("utf-16")])
def test_what_is_not_text_is_refused(content: bytes) -> None:
    """A workbook, or a table in UTF-16."""
    with pytest.raises(UnsupportedError):
        read_events(content)


def test_a_truncated_gzip_is_refused(ged: Ged) -> None:
    """Half a download."""
    with pytest.raises(DamagedError, match=r"e\.csv\.gz: the compressed file is broken"):
        read_events(gzip.compress(ged(FOUR))[:-20], name="e.csv.gz")


def test_a_quote_that_is_never_closed_is_refused(ged: Ged) -> None:
    """Everything after it would be swallowed in silence."""
    with pytest.raises(DamagedError, match="the table breaks off"):
        read_events(ged(FOUR).replace(b"A headline", b'"A headline', 1))


def test_a_file_that_is_not_there_is_told_of(tmp_path: Path) -> None:
    """With the name and the cause."""
    with pytest.raises(InputError, match=r"gone\.csv: the file can't be opened"):
        read_events(tmp_path / "gone.csv")
