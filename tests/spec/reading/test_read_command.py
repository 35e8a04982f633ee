"""`chapter8 read` writes one JSON object a line, goes on past what it can't read, and says so by its exit code."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from chapter8.cli.read import read
from chapter8.record.encoding import from_json

RESOLUTION = "Resolution 9905 (2024)\nThe Security Council,\n1. Decides to remain seized of the matter.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a resolution, an empty file and an image that calls itself a PDF."""
    (tmp_path / "a.txt").write_text(RESOLUTION)
    (tmp_path / "b.txt").write_text("")
    (tmp_path / "c.pdf").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(40))
    (tmp_path / "d.txt").write_text(RESOLUTION.replace("9905", "9906"))
    (tmp_path / "ignored.log").write_text("not a document's suffix")
    return tmp_path


def test_a_folder_is_read_past_its_bad_files_and_the_exit_code_is_3(folder: Path) -> None:
    result = CliRunner().invoke(read, [str(folder), "--json"])
    assert result.exit_code == 3
    records = [from_json(line) for line in result.stdout.splitlines()]
    assert [record.symbol for record in records] == ["S/RES/9905 (2024)", "S/RES/9906 (2024)"]
    errors = result.stderr.splitlines()
    assert [error.split(": ")[1] for error in errors] == ["b.txt", "c.pdf"]


def test_a_clean_batch_ends_with_0_and_has_the_keys_of_the_design(folder: Path) -> None:
    result = CliRunner().invoke(read, [str(folder / "a.txt"), "--json"])
    assert result.exit_code == 0
    keys = set(json.loads(result.stdout))
    assert keys == {
        "source", "kind", "symbol", "title", "date", "language", "sections", "passages", "notes", "citations",
        "meetings", "decisions", "statements", "commitments", "answers", "unresolved", "warnings",
    }  # fmt: skip


def test_without_json_a_person_can_read_it(folder: Path) -> None:
    result = CliRunner().invoke(read, [str(folder / "a.txt")])
    assert "S/RES/9905 (2024)  Resolution 9905 (2024)" in result.stdout
    assert "[1] Decides to remain seized of the matter." in result.stdout


def test_strict_ends_with_4_when_something_stayed_unresolved(tmp_path: Path) -> None:
    file = tmp_path / "note.txt"
    file.write_text("The Council referred to document S/XYZ/ABC.Q/ in passing, and to T/PCCs as well.")
    plain = CliRunner().invoke(read, [str(file), "--json"])
    strict = CliRunner().invoke(read, [str(file), "--json", "--strict"])
    unresolved = from_json(plain.stdout.strip()).unresolved
    assert plain.exit_code == 0
    assert strict.exit_code == (4 if unresolved else 0)
    assert unresolved, "T/PCCs looks like a symbol and is none"
