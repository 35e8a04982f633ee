"""Competence: which organizations cover the situation's states on the day, n of m."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from chapter8.atlas import Atlas
from chapter8.errors import NotFoundError, UsageError
from chapter8.respond.competence import CompetenceRow, competence

ATLAS = Atlas.shipped()


def row(organization: str, states: list[str], day: str) -> CompetenceRow:
    """The organization's row in an answer."""
    rows = competence(ATLAS, states, date.fromisoformat(day)).rows
    return next(each for each in rows if each.organization == organization)


def test_a_case_of_two_states_gives_coverage_by_organization() -> None:
    found = competence(ATLAS, ["SDN", "TCD"], date(2026, 6, 30))
    assert {(each.organization, each.coverage) for each in found.rows} >= {
        ("AU", "2 of 2"),
        ("IGAD", "1 of 2"),
        ("ECCAS", "1 of 2"),
        ("LAS", "1 of 2"),
    }


def test_organizations_that_cover_more_come_first() -> None:
    covered = [len(each.covered) for each in competence(ATLAS, ["SDN", "TCD"], date(2026, 6, 30)).rows]
    assert covered == sorted(covered, reverse=True)


def test_a_suspended_state_is_covered_and_named_as_suspended() -> None:
    found = row("AU", ["SDN"], "2024-01-01")
    assert (found.covered, found.suspended) == (("SDN",), ("SDN",))


def test_a_state_that_has_left_is_not_covered() -> None:
    assert row("ECOWAS", ["NER", "NGA"], "2025-01-28").uncovered == ()
    assert row("ECOWAS", ["NER", "NGA"], "2025-01-30").uncovered == ("NER",)


def test_an_observer_is_not_covered() -> None:
    rows = competence(ATLAS, ["TLS"], date(2024, 1, 1)).rows
    assert "ASEAN" not in {each.organization for each in rows}


def test_each_row_names_its_functions_its_instruments_and_its_evidence() -> None:
    found = row("AU", ["SDN"], "2024-01-01")
    assert "peacekeeping" in found.functions
    assert "4(h)" in {instrument.article for instrument in found.instruments}
    assert any(each.words and each.words.startswith("SDN in AU: suspended from 2021-10-27") for each in found.evidence)


def test_a_state_that_no_chapter_viii_organization_covers_is_a_gap() -> None:
    found = competence(ATLAS, ["JPN", "SDN"], date(2024, 1, 1))
    assert found.gaps == ("JPN",)


def test_a_state_that_had_ended_is_a_note_and_no_row() -> None:
    found = competence(ATLAS, ["YUG"], date(2020, 1, 1))
    assert found.rows == ()
    assert found.notes == (
        "Yugoslavia ceased to exist on 2003-02-03; successors: "
        + ", ".join(ATLAS.state(code).name for code in ATLAS.state("YUG").successors),
    )


def test_an_organization_that_data_alone_adds_is_answered_like_any_other(tmp_path: Path) -> None:
    (tmp_path / "organizations.csv").write_text(
        "code,name,aliases,charter_basis,functions,source,verified\n"
        "NILE,Nile Valley Compact,,,prevention,an exercise,false\n"
    )
    (tmp_path / "memberships.csv").write_text(
        "organization,state,status,valid_from,valid_to,source,verified\nNILE,SDN,full,2020-01-01,,an exercise,false\n"
    )
    found = competence(ATLAS.extended(tmp_path), ["SDN"], date(2026, 1, 1))
    nile = next(each for each in found.rows if each.organization == "NILE")
    assert (nile.charter_basis, nile.functions) == (("undeclared",), ("prevention",))


def test_no_state_is_no_question() -> None:
    with pytest.raises(UsageError, match="no state is given"):
        competence(ATLAS, [], date(2024, 1, 1))


def test_an_unknown_state_is_named() -> None:
    with pytest.raises(NotFoundError, match="'ZZZ'"):
        competence(ATLAS, ["ZZZ"], date(2024, 1, 1))
