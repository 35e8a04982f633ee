"""Rows of the registry come in by file: looked at, each wrong cell told, taken once; and go out as they came in."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import Workbook

from chapter8.atlas.rows import rows_of
from chapter8.atlas.tables.columns import TABLES
from chapter8.errors import DamagedError, EmptyInputError, HostileError, InputError, TooLargeError, UnsupportedError
from chapter8.exchange.decide import Role, Viewer
from chapter8.site.accounts.models import User
from chapter8.site.registry.atlas import node_atlas
from chapter8.site.registry.editing.deciding import Editor
from chapter8.site.registry.importing import import_file, node_editor, plan
from chapter8.site.registry.importing_files import MOST_BYTES, MOST_ROWS, read_sheets
from chapter8.site.registry.models import Change, Import

pytestmark = pytest.mark.django_db(transaction=True)

HEADER = "organization,state,status,valid_from,valid_to,source,verified"
TWO = f"{HEADER}\nECOWAS,Mali,full,2026-07-05,,a communiqué,false\nAES,MLI,observer,2023-09-16,,a letter,true\n"


def as_csv(rows: Sequence[Sequence[str]]) -> bytes:
    """Rows as CSV."""
    stream = io.StringIO()
    csv.writer(stream).writerows(rows)
    return stream.getvalue().encode()


def as_xlsx(sheets: dict[str, Sequence[Sequence[Any]]]) -> bytes:
    """Sheets of rows as a spreadsheet."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def analyst(organization: str) -> Editor:
    """Somebody who contributes for an organization."""
    person = User.objects.create_user(f"analyst-{organization}")
    return Editor(person, Viewer(organization, frozenset({Role.ANALYST}), person.username))


def test_a_file_is_taken_whole_and_the_second_time_changes_nothing() -> None:
    first = import_file(TWO.encode(), "memberships.csv", node_editor())
    assert first.planned.counts() == {"new": 1, "changed": 1, "removed": 0, "same": 0}
    assert first.accepted == 2
    after = node_atlas()
    second = import_file(TWO.encode(), "memberships.csv", node_editor())
    assert second.planned.counts() == {"new": 0, "changed": 0, "removed": 0, "same": 2}
    assert (second.changes, node_atlas(), Change.objects.count()) == ((), after, 2)


def test_rows_of_others_become_proposals_and_are_proposed_once() -> None:
    by = analyst("ECOWAS")
    first = import_file(TWO.encode(), "memberships.csv", by)
    assert (first.accepted, first.proposed) == (1, 1)
    second = import_file(TWO.encode(), "memberships.csv", by)
    assert (second.planned.same, Change.objects.count()) == (2, 2)


def test_a_dry_run_says_what_it_would_do_and_writes_nothing() -> None:
    outcome = import_file(TWO.encode(), "memberships.csv", node_editor(), dry_run=True)
    assert [(each.before is None, dict(each.after or {})["state"]) for each in outcome.planned.drafts] == [
        (True, "MLI"), (False, "MLI"),
    ]  # fmt: skip
    assert Change.objects.count() == 0


def test_every_wrong_cell_is_told_with_its_place_cause_and_remedy() -> None:
    rows = [
        HEADER.split(","),
        ["ECOWAS", "MLI", "guest", "5 July 2026", "", "", "false"],
        ["ECOWAS", "Atlantis", "full", "2026-07-05", "", "a communiqué", "false"],
        ["AES", "MLI", "full", "2024-01-01", "", "a letter", "maybe"],
    ]
    outcome = import_file(as_csv(rows), "memberships.csv", node_editor())
    assert [(fault.row, fault.column, fault.cell) for fault in outcome.planned.faults] == [
        (2, "status", "C2"), (2, "valid_from", "D2"), (2, "source", "F2"), (3, "state", "B3"), (4, "verified", "G4"),
    ]  # fmt: skip
    assert str(outcome.planned.faults[3]) == (
        "memberships.csv, row 3, column state: 'Atlantis' is not in the atlas. Add it to its table, or correct the code"
    )
    assert Change.objects.count() == 0


def test_what_only_the_whole_table_shows_is_told_at_its_cell_too() -> None:
    rows = [
        HEADER.split(","),
        ["AES", "MLI", "full", "2024-01-01", "", "a letter", "false"],
        ["AES", "NER", "full", "2024-01-01", "", "a letter", "false"],
        ["ECOWAS", "MLI", "full", "2026-07-05", "", "a letter", "false"],
        ["ECOWAS", "MLI", "full", "2026-07-05", "", "another letter", "false"],
    ]
    faults = plan(as_csv(rows), "memberships.csv", "UN").faults
    assert [(fault.cell, fault.cause) for fault in faults] == [
        ("D2", "MLI stands in AES twice from 2024-01-01"),
        ("D3", "NER stands in AES twice from 2024-01-01"),
        ("A5", "the same row is given twice"),
    ]


def test_a_header_is_held_against_the_table() -> None:
    faults = plan(b"organization,stat,status,valid_from\nAU,MLI,full,2002-07-09\n", "memberships.csv", "UN").faults
    assert [(fault.cell, fault.column, fault.cause) for fault in faults] == [
        ("", "state", "the column is missing"),
        ("", "source", "the column is missing"),
        ("B1", "stat", "the table memberships has no such column"),
    ]
    [fault] = plan(b"colour,shape\nred,round\n", "shapes.csv", "UN").faults
    assert fault.cause == "its columns are those of no table of the registry"


def test_a_table_is_known_by_its_columns_where_the_file_has_another_name() -> None:
    outcome = import_file(TWO.encode(), "from the secretariat.csv", node_editor(), dry_run=True)
    assert {draft.table for draft in outcome.planned.drafts} == {"memberships"}


def test_columns_that_the_file_lacks_stay_as_they_are() -> None:
    before = rows_of(node_atlas(), "organizations")[("AU",)]
    import_file(b"code,name,seat,source\nAU,African Union,Elsewhere,a letter\n", "organizations.csv", node_editor())
    after = rows_of(node_atlas(), "organizations")[("AU",)]
    assert after == {**before, "seat": "Elsewhere", "source": "a letter"}


def test_a_row_is_taken_away_by_its_cell_removed_once() -> None:
    file = f"{HEADER},removed\nAES,MLI,full,2023-09-16,,a letter,false,true\n".encode()
    assert import_file(file, "memberships.csv", node_editor()).planned.counts()["removed"] == 1
    assert ("AES", "MLI", "2023-09-16") not in rows_of(node_atlas(), "memberships")
    assert import_file(file, "memberships.csv", node_editor()).planned.counts()["same"] == 1


@pytest.mark.parametrize("table", list(TABLES))
def test_a_table_that_is_taken_away_and_imported_changes_nothing(table: str) -> None:
    answer = Client().get(f"/organizations/tables/{table}.csv")
    content = b"".join(answer.streaming_content)  # type: ignore[attr-defined]  # a table is sent row by row
    found = plan(content, f"{table}.csv", "UN")
    assert (found.faults, found.drafts, found.same) == ((), (), len(rows_of(node_atlas(), table)))


def test_several_tables_come_in_one_spreadsheet() -> None:
    sheets: dict[str, Sequence[Sequence[Any]]] = {
        "organizations": [["code", "name", "founded", "source"], ["XNEW", "New Body", None, "its charter"]],
        "memberships": [
            HEADER.split(","),
            ["XNEW", "MLI", "full", "2026-01-01", None, "its charter", False],
            ["XNEW", "Senegal", "full", "2026-01-01", None, "its charter", False],
        ],
        "empty": [],
    }
    first = import_file(as_xlsx(sheets), "registry.xlsx", node_editor())
    assert first.planned.faults == ()
    assert [state.code for state in node_atlas().members("XNEW", date(2026, 1, 1))] == ["MLI", "SEN"]


def test_cells_of_a_spreadsheet_are_days_numbers_and_text_and_formulas_are_text() -> None:
    day = datetime(2026, 7, 5)  # noqa: DTZ001 - a spreadsheet knows no zone
    rows: list[Sequence[Any]] = [["a", "b", "c", "d"], [day, 12.0, True, "=1+1"], [None, None, None, None], ["x"]]
    [sheet] = read_sheets(as_xlsx({"s": rows}), "s.xlsx")
    assert sheet.rows == ((2, ("2026-07-05", "12", "true", "=1+1")), (4, ("x",)))


def test_a_formula_stays_text_in_the_registry_and_is_no_formula_when_it_leaves() -> None:
    file = b"code,name,seat,source\nAU,African Union,=cmd|x,a letter\n"
    import_file(file, "organizations.csv", node_editor())
    assert node_atlas().organization("AU").seat == "=cmd|x"
    answer = Client().get("/organizations/tables/organizations.csv")
    content = b"".join(answer.streaming_content)  # type: ignore[attr-defined]  # as above
    assert b"'=cmd|x" in content
    assert plan(content, "organizations.csv", "UN").drafts == ()


@pytest.mark.parametrize("divider", [",", ";", "\t"])
def test_a_csv_may_be_divided_by_commas_semicolons_or_tabs(divider: str) -> None:
    rows = [divider.join(line.split(",")) for line in TWO.splitlines()]
    assert plan("\n".join(rows).encode(), "memberships.csv", "UN").counts()["new"] == 1


def packed(parts: dict[str, bytes]) -> bytes:
    """A zip container."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


ENTITY = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", EmptyInputError),
        (b"\n\n,,\n", EmptyInputError),
        (b"a,b\n\xff\xfe,1\n", DamagedError),
        (b"a\0b", UnsupportedError),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, UnsupportedError),
        (b"PK\x03\x04 and no more", DamagedError),
        (packed({"xl/workbook.xml": b"<a/>"}), DamagedError),
        (packed({"xl/sheet.bin": b"\0" * (8 << 20)}), HostileError),
        (packed({"xl/workbook.xml": ENTITY}), HostileError),
        (b"a" * (MOST_BYTES + 1), TooLargeError),
        (b"a\n" + b"1\n" * (MOST_ROWS + 1), TooLargeError),
        (b"a\n" + b"x" * 5_000, TooLargeError),
        (b",".join([b"a"] * 200), TooLargeError),
    ],
    ids=(
        *(
            "empty",
            "blank",
            "no-utf-8",
            "binary",
            "an-old-spreadsheet",
            "cut-short",
            "no-workbook",
            "a-bomb",
            "an-entity",
        ),
        *("too-large", "too-many-rows", "a-cell-too-long", "too-many-columns"),
    ),
)
def test_a_file_that_is_none_of_ours_is_refused_with_its_cause(content: bytes, error: type[InputError]) -> None:
    with pytest.raises(error) as caught:
        read_sheets(content, "rows.xlsx")
    assert caught.value.place.startswith("rows.xlsx")


def test_a_sheet_that_lies_about_its_size_is_read_by_its_cells() -> None:
    content = as_xlsx({"memberships": [HEADER.split(","), ["AU"]]})
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"]
    assert b'ref="A1:G2"' in sheet
    parts["xl/worksheets/sheet1.xml"] = sheet.replace(b'ref="A1:G2"', b'ref="A1:XFD1048576"')
    [found] = read_sheets(packed(parts), "rows.xlsx")
    assert found.rows == ((2, ("AU",)),)


def upload(client: Client, content: bytes, name: str = "memberships.csv") -> Any:
    """Send a file to the page."""
    return client.post("/organizations/import", {"file": SimpleUploadedFile(name, content), "table": ""})


def test_the_page_shows_a_file_before_it_is_taken(client_for: Callable[..., Client]) -> None:
    client = client_for("ECOWAS", Role.ANALYST)
    answer = upload(client, TWO.encode())
    kept = Import.objects.get()
    assert answer.headers["Location"] == f"/organizations/import/{kept.pk}"
    shown = client.get(f"/organizations/import/{kept.pk}").content.decode()
    assert "In force at once: 1. Proposed to others: 1." in shown
    assert Change.objects.count() == 0
    client.post(f"/organizations/import/{kept.pk}", {"reason": "summit"})
    assert sorted(change.status for change in kept.changes.all()) == ["accepted", "proposed"]
    assert client.post(f"/organizations/import/{kept.pk}").status_code == 400
    assert Change.objects.count() == 2
    assert client_for("EU", Role.ANALYST).get(f"/organizations/import/{kept.pk}").status_code == 404


def test_the_page_shows_each_wrong_cell_and_takes_nothing(client_for: Callable[..., Client]) -> None:
    client = client_for("ECOWAS", Role.ANALYST)
    upload(client, TWO.replace("2026-07-05", "soon").encode())
    kept = Import.objects.get()
    shown = client.get(f"/organizations/import/{kept.pk}").content.decode()
    assert "D2" in shown
    assert "Write it as 2005-10-17" in shown
    assert client.post(f"/organizations/import/{kept.pk}").status_code == 400
    refused = upload(client, b"\0", "x.csv")
    assert refused.status_code == 422


def test_a_file_that_was_overtaken_is_given_again(client_for: Callable[..., Client]) -> None:
    client = client_for("UN", Role.ADMINISTRATOR)
    upload(client, TWO.encode())
    kept = Import.objects.get()
    import_file(TWO.replace("a communiqué", "another").encode(), "memberships.csv", node_editor())
    answer = client.post(f"/organizations/import/{kept.pk}")
    assert answer.headers["Location"] == "/organizations/import"
    kept.refresh_from_db()
    assert (kept.taken_at, Change.objects.count()) == (None, 2)
