"""`chapter8 registry` as a user types it."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook

from chapter8.atlas import Atlas
from chapter8.atlas.tables.columns import TABLES
from chapter8.cli.registry import registry
from chapter8.errors import Chapter8Error, InputError, NotFoundError, UsageError

EXERCISE = str(Path(__file__).parents[2] / "sample" / "atlas")


@pytest.fixture(autouse=True)
def without_a_node(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The shipped rows, whatever node lies where the tests run."""
    monkeypatch.setenv("CHAPTER8_HOME", str(tmp_path / "none"))
    monkeypatch.delenv("CHAPTER8_DATABASE_URL", raising=False)


def run(*arguments: str) -> str:
    """What the command prints."""
    result = CliRunner().invoke(registry, arguments, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


def as_json(*arguments: str) -> Any:
    """The object that the command prints."""
    return json.loads(run(*arguments, "--json"))


def test_members_are_counted_on_the_day_and_told_with_their_source() -> None:
    text = run("members", "ECOWAS", "--on", "2025-01-30")
    assert text.startswith("Economic Community of West African States on 2025-01-30: 12 members\n")
    answer = as_json("members", "ECOWAS", "--on", "2025-01-28")
    assert answer["count"] == 15
    assert all(row["provenance"]["source"] for row in answer["members"])


def test_an_organization_is_named_by_its_full_name_too() -> None:
    assert as_json("members", "African Union", "--on", "2026-06-30")["organization"] == "AU"


def test_before_it_was_founded_an_organization_says_so() -> None:
    assert "It was founded on 2002-07-09." in run("members", "AU", "--on", "1990-01-01")
    assert "AU took its place" in run("members", "OAU", "--on", "2010-01-01")


def test_csv_is_a_table_with_a_header() -> None:
    rows = list(csv.DictReader(io.StringIO(run("members", "ECOWAS", "--on", "2025-01-30", "--csv"))))
    assert len(rows) == 12
    assert rows[0]["state"] == "BEN"


def test_states_bear_the_names_of_the_day() -> None:
    assert "Zaire" in run("states", "COD", "--on", "1990-01-01")


def test_who_covers_says_n_of_m() -> None:
    found = {
        row["organization"]: row for row in as_json("covering", "SDN", "Chad", "--on", "2026-06-30")["organizations"]
    }
    assert found["AU"]["covered"] == ["SDN", "TCD"]
    assert found["IGAD"]["uncovered"] == ["TCD"]


def test_gaps_and_overlaps_of_a_day() -> None:
    assert "AFG" in {row["state"] for row in as_json("gaps", "--on", "2026-06-30")["gaps"]}
    assert "AU     LAS" in run("overlaps", "--pairs", "--on", "2026-06-30")


def test_mandates_name_the_article() -> None:
    assert "4(h)" in run("mandates", "AU", "--function", "enforcement", "--on", "2026-06-30")


def test_an_agreement_is_shown_with_its_chain_and_signatories() -> None:
    text = run("agreements", "show", "un-au-framework-2017", "--on", "2020-01-01")
    assert "un-au-declaration-2006" in text
    assert "In force for (2): AU, UN" in text
    assert [one["key"] for one in as_json("agreements", "--party", "AU", "--topic", "mediation")["agreements"]]


def test_options_before_show_are_not_ignored_in_silence() -> None:
    with pytest.raises(UsageError, match="stand before 'show'"):
        CliRunner().invoke(registry, ["agreements", "--party", "UN", "show", "x"], catch_exceptions=False)


def test_what_ends_soon_and_what_binds() -> None:
    notices = as_json("expiring", "--within", "400", "--on", "2025-06-01")["notices"]
    assert "sc-2767" in {one["agreement"]["key"] for one in notices}
    assert "party   ecowas-small-arms-2006" in run("binding", "Mali", "--topic", "small_arms", "--on", "2024-06-30")


def test_an_operation_tells_when_the_council_acted_and_who_took_over() -> None:
    text = run("operations", "show", "ECOMIL")
    assert "prior, 3 days before it began" in text
    assert "ECOMIL handed over to UNMIL on 2003-10-01, 12 days after S/RES/1509 (2003)." in text
    running = as_json("operations", "--organization", "ECOWAS", "--running-on", "2003-09-01")["operations"]
    assert "ECOMIL" in {one["code"] for one in running}
    assert {one["to"] for one in as_json("handovers", "--to", "UN")["handovers"]} == {"UN"}


def test_who_is_there_and_whom_to_ask() -> None:
    assert as_json("presences", "SDN", "--on", "2026-06-30")["presences"][0]["through"] == ["SDN"]
    roles = as_json("focal-points", "AU", "--topic", "early_warning", "--on", "2026-02-01", "--atlas", EXERCISE)
    standings = {one["focal_point"]["key"]: one["standing"] for one in roles["focal_points"]}
    assert standings["au-situation-room"] == "verified"


def test_a_missed_milestone_keeps_its_dates() -> None:
    text = run("milestones", "--plan", "Standby", "--on", "2011-01-01")
    assert "2005-06-30 revised; 2006-06-30 missed" in text


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        (["members", "XX"], NotFoundError, "no organization has the code 'XX'"),
        (["presences", "Atlantis"], UsageError, "'Atlantis' is no State"),
        (["operations", "show", "NONE"], NotFoundError, "no operation has the code"),
        (["gaps", "--on", "30/1/2025"], UsageError, "is no date"),
        (["gaps", "--json", "--csv"], UsageError, "two forms"),
        (["gaps", "--known", "2026-01-01"], UsageError, "no node"),
        (["gaps", "--atlas", "gone"], InputError, "no such folder"),
        (["export", "all"], UsageError, "into one CSV"),
        (["export", "states", "-o", "states.pdf"], UsageError, "names no form"),
        (["import", "gone.csv"], InputError, "no such file"),
    ],
)
def test_what_cannot_be_asked_is_said_in_one_line(
    arguments: list[str], error: type[Chapter8Error], message: str
) -> None:
    with pytest.raises(error, match=message) as caught:
        CliRunner().invoke(registry, arguments, catch_exceptions=False)
    assert caught.value.remedy
    assert "\n" not in str(caught.value)


def test_an_export_holds_every_row_as_text(tmp_path: Path) -> None:
    file = tmp_path / "registry.xlsx"
    run("export", "all", "-o", str(file))
    book = load_workbook(file, read_only=True)
    assert book.sheetnames == list(TABLES)
    rows = list(book["memberships"].iter_rows(values_only=True))
    assert len(rows) == len(Atlas.shipped().memberships) + 1


def chapter8(home: Path, *arguments: str, status: int = 0) -> str:
    """What the program prints in a process of its own, with a node in `home`."""
    command = [str(Path(sys.executable).with_name("chapter8")), "registry", *arguments]
    environment = {**os.environ, "CHAPTER8_HOME": str(home)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == status, done.stderr
    return done.stdout + done.stderr


def test_rows_taken_into_a_node_count_from_then_on_and_twice_change_nothing(tmp_path: Path) -> None:
    home, file = tmp_path / "home", tmp_path / "memberships.csv"
    head = "organization,state,status,valid_from,valid_to,source,verified\n"
    file.write_text(f"{head}ECOWAS,MLI,full,2026-05-01,,Invented for a test,false\n")
    members = ("members", "ECOWAS", "--on", "2026-06-30", "--json")
    assert "1 new" in chapter8(home, "import", str(file), "--dry-run")
    assert json.loads(chapter8(home, *members))["count"] == 12
    assert "1 new" in chapter8(home, "import", str(file))
    assert "1 same" in chapter8(home, "import", str(file))
    assert json.loads(chapter8(home, *members))["count"] == 13
    assert json.loads(chapter8(home, *members, "--shipped"))["count"] == 12
    file.write_text(f"{head}ECOWAS,MLI,fool,2026-05-32,,Invented for a test,false\n")
    faults = chapter8(home, "import", str(file), status=3)
    assert "row 2, column status" in faults
    assert "row 2, column valid_from" in faults
