"""`chapter8 respond` as a user types it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from chapter8.cli.respond import respond
from chapter8.errors import UsageError

ASKED = ["competence", "--countries", "SDN,Chad", "--on", "2026-06-30"]


@pytest.fixture(autouse=True)
def without_a_node(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The shipped rows, whatever node lies where the tests run."""
    monkeypatch.setenv("CHAPTER8_HOME", str(tmp_path / "none"))
    monkeypatch.delenv("CHAPTER8_DATABASE_URL", raising=False)


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


def as_json(*arguments: str) -> Any:
    """The object that the command prints."""
    return json.loads(run(*arguments, "--json"))


LIBERIA = ["competence", "--countries", "LBR", "--on", "2003-08-01", "--function", "peacekeeping"]


def test_for_a_function_each_row_names_articles_and_limits() -> None:
    first = as_json(*LIBERIA)["rows"][0]
    assert (first["organization"], first["standing"]) == ("ECOWAS", "limited")
    assert first["mandates"][0]["article"]
    assert "Limit: " in run(*LIBERIA)


def test_a_need_climbs_only_where_it_exceeds_means_and_says_which() -> None:
    needed = ["--need", "strength=3000", "--means", "AU:strength=4000"]
    low, high = (as_json(*LIBERIA, *needed, "--means", f"ECOWAS:strength={n}")["ladder"] for n in (2500, 3600))
    assert (low["lead"], high["lead"]) == ("AU", "ECOWAS")
    assert "needs 3,000 uniformed personnel and has 2,500" in low["reason"]
    assert "ladder" not in as_json(*LIBERIA)


def test_stated_facts_open_a_path_and_a_withdrawn_consent_closes_it() -> None:
    asked = ["paths", "--countries", "SDN", "--on", "2026-06-30", "--organization", "AU"]
    given = ["--fact", "consent:SDN:2026-01-10", "--fact", "decision:AU:PSC/PR/COMM.1:2026-01-12"]

    def of_consent(*more: str) -> str:
        paths = {path["key"]: path["available"] for path in as_json(*asked, *more)["legal_paths"]}
        return str(paths["P-consent"])

    assert of_consent() == "requires"
    assert of_consent(*given) == "open"
    assert of_consent(*given, "--fact", "refusal:SDN:AU:2026-03-01") == "closed"


def test_a_waiver_names_rule_person_and_reason_on_the_answer() -> None:
    asked = ["paths", "--countries", "SDN", "--on", "2026-06-30", "--measure", "coercive", "--waive", "P53/VII"]
    text = run(*asked, "--reason", "an exercise", "--by", "A. Person")
    assert "Rule P53/VII waived by A. Person" in text
    assert as_json(*asked, "--reason", "an exercise", "--by", "A. Person")["told"]


def test_every_mode_has_a_verdict_and_policies_are_told() -> None:
    answer = as_json("modes", "--countries", "MLI", "--on", "2013-01-15", "--policy", "cooperation=institutionalised")
    assert {"possible", "open", "excluded"} >= {one["verdict"] for one in answer["modes"]}
    assert answer["told"]
    assert "Policy chosen" in run("modes", "--countries", "MLI", "--policy", "cooperation=institutionalised")


def test_a_scorecard_says_where_places_change() -> None:
    text = run("scorecard", "--countries", "SOM", "--on", "2026-06-30", "--weights", "speed=2")
    assert "weights proximity 1, speed 2" in text
    assert "passes" in text


def test_money_depends_on_the_day() -> None:
    def assessed(on: str) -> str:
        rows = as_json("funding", "--command", "au", "--mandate", "--on", on)["funding"]
        return next(str(row["eligibility"]) for row in rows if row["source"] == "un_assessed")

    assert (assessed("2007-06-30"), assessed("2024-06-30")) == ("not_eligible", "conditional")


def test_duties_are_counted_by_dates_and_drafted_as_a_letter() -> None:
    asked = ["duties", "ECOMIL", "--on", "2003-09-01", "--report", "2003-08-12:S/2003/814"]
    assert "met_late" in run(*asked)
    late = as_json("duties", "ECOMIL", "--on", "2003-09-01", "--event", "changed:2003-08-20:strength")["duties"]
    assert {"late"} == {one["state"] for one in late if one["event"]["on"] < "2003-08-21"}
    assert run("duties", "AUSSOM", "--letter", "--on", "2026-06-30").startswith("DRAFT, not sent")


def test_gaps_of_a_function_and_precedents_of_a_case() -> None:
    gaps = as_json("gaps", "--function", "peacekeeping", "--on", "2026-06-30")["gaps"]
    assert "AFG" in {one["state"] for one in gaps}
    found = as_json("precedents", "--countries", "MLI", "--on", "2014-01-15", "--organization", "ECOWAS")["precedents"]
    assert found[0]["alike"]["state"] == ["MLI"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["competence", "--countries", "Atlantis"], "'Atlantis' is no State"),
        (["competence", "--countries", "SDN", "--on", "yesterday"], '"yesterday" is no date'),
        (["competence", "--countries", ","], "no state is given"),
        (["competence", "--countries", "SDN", "--means", "AU:strength=3"], "and no need"),
        (["paths", "--countries", "SDN", "--fact", "consent:SDN"], "is no fact"),
        (["paths", "--countries", "SDN", "--policy", "x=y"], "no policy is called x"),
        (["paths", "--countries", "SDN", "--waive", "P52"], "a waiver needs its reason"),
        (["paths", "--countries", "SDN", "--waive", "P99", "--reason", "r", "--by", "b"], "no rule is called"),
        (["scorecard", "--countries", "SOM", "--weights", "sped=2"], "can't be given in weights"),
        (["duties", "ECOMIL", "--report", "S/2003/1"], "is no report"),
    ],
)
def test_what_cannot_be_asked_is_said(arguments: list[str], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        CliRunner().invoke(respond, arguments, catch_exceptions=False)
