"""`chapter8 respond` as a user types it."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from chapter8.cli.respond import respond
from chapter8.errors import UsageError

ASKED = ["competence", "--countries", "SDN,Chad", "--on", "2026-06-30"]


def run(*arguments: str) -> str:
    """What the command prints."""
    result = CliRunner().invoke(respond, arguments, catch_exceptions=False)
    assert result.exit_code == 0
    return result.output


def test_competence_as_json_has_the_states_the_day_and_the_rows() -> None:
    answer = json.loads(run(*ASKED, "--json"))
    assert (answer["states"], answer["on"]) == (["SDN", "TCD"], "2026-06-30")
    assert answer["rows"][0]["organization"] == "AU"
    assert answer["rows"][0]["suspended"] == ["SDN"]


def test_competence_as_text_is_a_table_to_read() -> None:
    text = run(*ASKED)
    assert text.startswith("Who covers Sudan, Chad on 2026-06-30\n")
    assert "African Union" in text
    assert "2 of 2; suspended: SDN" in text


def test_paths_name_what_is_required_and_what_competes() -> None:
    text = run("paths", "--countries", "SDN", "--on", "2026-06-30", "--measure", "coercive", "--organization", "AU")
    assert "P4(h)" in text
    assert "Competing claim: The African Union claims a right to intervene" in text


def test_a_measure_adds_the_paths_to_competence() -> None:
    answer = json.loads(run(*ASKED, "--measure", "consent", "--json"))
    assert "P52" in {path["key"] for path in answer["legal_paths"]}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["competence", "--countries", "Atlantis"], "'Atlantis' is no State"),
        (["competence", "--countries", "SDN", "--on", "yesterday"], '"yesterday" is no date'),
        (["competence", "--countries", ","], "no state is given"),
    ],
)
def test_what_cannot_be_asked_is_said(arguments: list[str], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        CliRunner().invoke(respond, arguments, catch_exceptions=False)
