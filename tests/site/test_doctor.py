"""`chapter8 doctor` says what is there, where data lies, and what to do about what is missing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

FINDINGS = {"Python", "chapter8", "PDF output", "Chromium", "PostgreSQL", "Data folder", "Database", "Library"}


def _doctor(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "CHAPTER8_HOME": str(home)}
    environment.pop("CHAPTER8_DATABASE_URL", None)
    command = [sys.executable, "-m", "chapter8.cli", "doctor", *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with one document."""
    folder = tmp_path_factory.mktemp("doctor")
    letter = folder / "letter.txt"
    letter.write_text("Letter dated 1 May 2025 from the Chair\n\nI have the honour to write.\n", encoding="utf-8")
    environment = {**os.environ, "CHAPTER8_HOME": str(folder / "home")}
    environment.pop("CHAPTER8_DATABASE_URL", None)
    command = [sys.executable, "-m", "chapter8.cli", "add", str(letter)]
    subprocess.run(command, env=environment, check=True, capture_output=True)
    return folder / "home"


def test_a_healthy_node_ends_well_and_says_where_its_data_lies(home: Path) -> None:
    done = _doctor(home)
    assert done.returncode == 0, done.stdout
    assert str(home) in done.stdout
    assert "documents 1," in done.stdout


def test_a_new_node_says_that_its_database_is_missing_and_what_to_do(tmp_path: Path) -> None:
    done = _doctor(tmp_path / "new")
    assert done.returncode == 1
    assert "missing   Database" in done.stdout
    assert "chapter8 up" in done.stdout


def test_machines_get_one_object_a_line(home: Path) -> None:
    found = {json.loads(line)["name"] for line in _doctor(home, "--json").stdout.splitlines()}
    assert found >= FINDINGS
