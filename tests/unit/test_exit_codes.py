"""A file that isn't there ends every command alike: one line that names it, and exit code 3."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from chapter8.cli import cli
from chapter8.cli.counting import counted
from chapter8.cli.outcome import exit_code
from chapter8.errors import InputError, NotFoundError, UsageError


@pytest.mark.parametrize(
    "command",
    [
        ["read", "gone.pdf"],
        ["agreed", "all necessary measures", "gone.pdf"],
        ["citations", "gone.pdf"],
        ["positions", "gone.pdf"],
        ["watch", "panel", "gone.pdf"],
        ["watch", "score", "gone.pdf", "--actuals", "gone.pdf"],
        ["respond", "competence", "--countries", "SDN", "--atlas", "gone.pdf"],
    ],
    ids=lambda words: " ".join(words[:2]),
)
def test_a_file_that_is_not_there_is_input_that_cannot_be_read(
    command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ended = CliRunner().invoke(cli, command)
    cause = ended.exception
    assert cause is not None
    assert (exit_code(cause) if isinstance(cause, InputError) else ended.exit_code) == 3
    assert "gone.pdf" in f"{cause} {ended.stderr}"


def test_a_question_that_is_off_is_usage() -> None:
    assert exit_code(UsageError("no such theme")) == exit_code(NotFoundError("no such situation")) == 2


def test_one_thing_is_told_in_the_singular() -> None:
    assert [counted(number, "decision") for number in (0, 1, 2310)] == ["0 decisions", "1 decision", "2,310 decisions"]
    assert counted(2, "country", "countries") == "2 countries"
