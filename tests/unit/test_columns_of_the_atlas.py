"""What is said of the tables' columns is what the gates read, and rows come out of the atlas as they went in."""

from __future__ import annotations

import csv
from importlib.resources import files

import pytest

from chapter8.atlas import Atlas
from chapter8.atlas.checking import check_row, check_tables
from chapter8.atlas.registers import _REGISTERS
from chapter8.atlas.rows import _READERS, canonical, key_of, rows_of
from chapter8.atlas.tables.columns import TABLES
from chapter8.atlas.tables.held import HeldTables, written
from chapter8.errors import TableError

SHIPPED = files("chapter8.atlas") / "data"
NAMES = list(TABLES)


@pytest.mark.parametrize("name", NAMES)
def test_the_columns_are_those_of_the_shipped_table(name: str) -> None:
    header = next(csv.reader([(SHIPPED / f"{name}.csv").read_text(encoding="utf-8").splitlines()[0]]))
    shown = [column.name for column in TABLES[name].columns if not column.carried]
    assert shown == header


@pytest.mark.parametrize("name", NAMES)
def test_a_cell_that_may_not_be_empty_is_refused_empty_and_no_other(name: str) -> None:
    row = next(iter(rows_of(Atlas.shipped(), name).values()))
    refused = {column for column in TABLES[name].names if check_row(name, 0, {**row, column: ""})[1]}
    assert refused == {column.name for column in TABLES[name].columns if column.required}


@pytest.mark.parametrize("name", NAMES)
def test_each_word_is_let_through_and_another_one_is_not(name: str) -> None:
    row = next(iter(rows_of(Atlas.shipped(), name).values()))
    for column in TABLES[name].columns:
        for word in column.words:
            canonical(name, {**row, column.name: word})
        if column.words or column.kind in {"day", "number", "flag"}:
            with pytest.raises(TableError):
                canonical(name, {**row, column.name: "perhaps"})


@pytest.mark.parametrize("name", sorted(_REGISTERS))
def test_two_rows_are_the_same_row_by_the_key_of_the_register(name: str) -> None:
    for _row, noun in _READERS[name](SHIPPED):
        key = _REGISTERS[name].key(noun)
        assert (key if isinstance(key, tuple) else (key,)) == tuple(getattr(noun, each) for each in TABLES[name].key)


def test_the_atlas_made_of_its_own_rows_is_the_same() -> None:
    atlas = Atlas.shipped()
    tables = {name: list(rows_of(atlas, name).values()) for name in NAMES}
    assert check_tables(atlas, tables) == []
    assert (
        atlas.extended(HeldTables({TABLES[name].file: written(name, rows) for name, rows in tables.items()})) == atlas
    )


def test_all_wrong_cells_of_a_row_are_told_at_once() -> None:
    row = {"organization": "AU", "state": "", "status": "guest", "valid_from": "in spring", "verified": "yes"}
    assert sorted(fault.column for fault in check_row("memberships", 0, row)[1]) == [
        "source", "state", "status", "valid_from", "verified",
    ]  # fmt: skip


def test_a_state_keeps_its_names_when_its_row_is_changed() -> None:
    atlas = Atlas.shipped()
    [row] = [cells for key, cells in rows_of(atlas, "states").items() if key == ("TUR",)]
    later = atlas.extended(HeldTables({"states.csv": written("states", [{**row, "m49": "000"}])}))
    assert later.state("TUR").m49 == "000"
    assert later.state("TUR").names == atlas.state("TUR").names


def test_a_name_of_a_state_is_changed_or_taken_away_by_its_key() -> None:
    atlas = Atlas.shipped()
    name = {"code": "TUR", "name": "Anatolia", "kind": "label", "valid_from": "", "source": "invented"}
    with_it = atlas.extended(HeldTables({"state_names.csv": written("state_names", [name])}))
    assert with_it.match_state("Anatolia") is not None
    assert key_of("state_names", name) in rows_of(with_it, "state_names")
    gone = with_it.extended(HeldTables({"state_names.csv": written("state_names", [{**name, "removed": "true"}])}))
    assert gone == atlas


def test_all_standings_that_overlap_are_told_at_once() -> None:
    rows = [
        {"organization": "SAARC", "state": "MLI", "status": "full", "valid_from": f"19{year}-01-01", "source": "a"}
        for year in (60, 70, 80)
    ] + [{"organization": "AU", "state": "FRA", "status": "full", "valid_from": "1999-01-01", "source": "a"}]
    faults = check_tables(Atlas.shipped(), {"memberships": rows})
    assert [(fault.row, fault.column) for fault in faults] == [(1, "valid_from"), (2, "valid_from")]


def test_a_signature_of_an_agreement_that_nobody_knows_is_told_at_its_cell() -> None:
    row = {"agreement": "no-such-agreement", "party": "AU", "signed": "2020-01-01", "source": "a"}
    [fault] = check_tables(Atlas.shipped(), {"signatures": [row]})
    assert (fault.column, fault.cause) == ("agreement", "'no-such-agreement' is not in the atlas")
