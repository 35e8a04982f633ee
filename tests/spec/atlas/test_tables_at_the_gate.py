"""A table of one's own adds to the atlas; a cell that can't be right stops it, by file, row and column."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from chapter8.atlas import Atlas
from chapter8.errors import DamagedError, TableError

STATES = "code,name,status,region,subregion,source,verified,exercise\n"
MEMBERSHIPS = "organization,state,status,valid_from,valid_to,source,verified\n"


def test_rows_of_a_folder_are_added_and_the_shipped_atlas_stays_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "states.csv").write_text(STATES + "XAA,Aland,member,Africa,Western Africa,an exercise,false,true\n")
    (tmp_path / "memberships.csv").write_text(MEMBERSHIPS + "AU,XAA,full,2010-01-01,,an exercise,false\n")
    atlas = Atlas.shipped().extended(tmp_path)
    assert atlas.state("XAA").exercise
    assert "XAA" in {state.code for state in atlas.members("AU", date(2020, 1, 1))}
    assert [mention.code for mention in atlas.find_states("the President of Aland")] == ["XAA"]
    assert Atlas.shipped().match_state("Aland") is None


def test_a_row_with_the_same_beginning_takes_the_place_of_the_shipped_one(tmp_path: Path) -> None:
    (tmp_path / "memberships.csv").write_text(MEMBERSHIPS + "NATO,SWE,full,2024-03-07,2030-01-01,a what-if,false\n")
    atlas = Atlas.shipped().extended(tmp_path)
    assert "SWE" not in {state.code for state in atlas.members("NATO", date(2030, 1, 2))}


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("AU,XXX,full,2010-01-01,,x,false", "row 2, column state: 'XXX' is not in the atlas"),
        ("ZU,SDN,full,2010-01-01,,x,false", "row 2, column organization: 'ZU' is not in the atlas"),
        ("EAC,SDN,member,2010-01-01,,x,false", "row 2, column status: 'member' is not one of"),
        ("EAC,SDN,full,1.1.2010,,x,false", "row 2, column valid_from: '1.1.2010' is not a date"),
        ("EAC,SDN,full,2010-01-01,2009-01-01,x,false", "row 2, column valid_to: 2009-01-01 is before 2010-01-01"),
        ("EAC,SDN,full,,,x,false", "row 2, column valid_from: the cell is empty"),
        ("EAC,SDN,full,2010-01-01,,,false", "row 2, column source: the cell is empty"),
        ("EAC,SDN,full,2010-01-01,,x,perhaps", "row 2, column verified: 'perhaps' is not one of true, false"),
        ("EAC,SDN,full,2010-01-01", "row 2: 4 cells under 7 columns"),
        ("EAC,KEN,full,2010-01-01,,x,false", "row 2, column valid_from: KEN stands in EAC twice from 2010-01-01"),
    ],
)
def test_a_wrong_cell_is_named_by_file_row_and_column(tmp_path: Path, row: str, message: str) -> None:
    (tmp_path / "memberships.csv").write_text(MEMBERSHIPS + row + "\n")
    with pytest.raises(TableError) as caught:
        Atlas.shipped().extended(tmp_path)
    assert "memberships.csv" in caught.value.place
    assert message in str(caught.value)


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    (tmp_path / "memberships.csv").write_text("organization,state\nAU,SDN\n")
    with pytest.raises(TableError, match="column status is missing"):
        Atlas.shipped().extended(tmp_path)


def test_a_table_that_is_not_utf_8_is_damaged(tmp_path: Path) -> None:
    (tmp_path / "states.csv").write_bytes(STATES.encode() + "XAA,Åland".encode("latin-1"))
    with pytest.raises(DamagedError, match="not UTF-8"):
        Atlas.shipped().extended(tmp_path)
