"""Coverage of a day, out of memberships and Charter bases alone: who covers whom, whom nobody does, whom several do."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

import chapter8.atlas
from chapter8.atlas import Atlas
from chapter8.atlas.coverage import agencies_on, existing, gaps, organizations_covering, overlaps, shared
from chapter8.errors import NotFoundError, UsageError

ATLAS = Atlas.shipped()
DAY = date(2026, 1, 1)
DATA = Path(chapter8.atlas.__file__).parent / "data"


def rows(name: str) -> list[dict[str, str]]:
    """A table of the atlas as it lies in its file."""
    with (DATA / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def holds(row: dict[str, str], day: str) -> bool:
    """Whether a row holds on a day that is written as text."""
    return (row["valid_from"] or day) <= day <= (row["valid_to"] or day)


def test_a_situation_over_two_states_is_covered_n_of_m() -> None:
    found = {each.organization: each.share for each in organizations_covering(ATLAS, ["SDN", "TCD"], DAY)}
    assert (found["AU"], found["ECCAS"], found["IGAD"]) == ("2 of 2", "1 of 2", "1 of 2")


def test_organizations_that_cover_most_come_first_and_of_equals_the_smaller() -> None:
    found = [each.organization for each in organizations_covering(ATLAS, ["MLI", "SEN"], date(2024, 6, 1))]
    assert found.index("ECOWAS") < found.index("AU") < found.index("AES")


def test_a_suspended_member_is_covered_and_named() -> None:
    found = {each.organization: each for each in organizations_covering(ATLAS, ["SDN"], DAY)}
    assert (found["AU"].covered, found["AU"].suspended) == (("SDN",), ("SDN",))


def test_who_has_left_is_covered_no_more() -> None:
    def covering(day: str) -> set[str]:
        return {each.organization for each in organizations_covering(ATLAS, ["MLI"], date.fromisoformat(day))}

    assert "ECOWAS" in covering("2025-01-28")
    assert "ECOWAS" not in covering("2025-01-30")


def test_the_united_nations_is_universal_and_left_out() -> None:
    assert "UN" not in {each.organization for each in organizations_covering(ATLAS, ["SDN"], DAY)}


def test_a_question_about_no_state_or_an_unknown_one_is_refused() -> None:
    with pytest.raises(UsageError):
        organizations_covering(ATLAS, [], DAY)
    with pytest.raises(NotFoundError):
        organizations_covering(ATLAS, ["ZZZ"], DAY)


@pytest.mark.parametrize("day", ["1995-01-01", "2010-07-01", "2026-01-01"])
def test_the_gap_list_of_a_date_is_reproduced_from_the_files_of_memberships_and_bases(day: str) -> None:
    """Mechanism A14: the same list by another way, row by row over the CSV files."""
    ended = {row["code"] for row in rows("organizations.csv") if row["dissolved"] and row["dissolved"] < day}
    bases = [row for row in rows("charter_bases.csv") if row["basis"] == "chapter_viii" and holds(row, day)]
    agencies = {row["organization"] for row in bases} - ended - {"UN"}
    standing = [row for row in rows("memberships.csv") if holds(row, day)]
    covered = {
        row["state"] for row in standing if row["organization"] in agencies and row["status"] in {"full", "suspended"}
    }
    there = {
        row["code"]
        for row in rows("states.csv")
        if row["status"] != "other"
        and not (row["ended"] and row["ended"] < day)
        and (
            (row["admitted"] and row["admitted"] <= day)
            or row["status"] == "observer"
            or row["code"] in {each["state"] for each in standing}
        )
    }
    assert {gap.state for gap in gaps(ATLAS, date.fromisoformat(day))} == there - covered


def test_most_of_asia_is_covered_by_no_organization_of_chapter_viii() -> None:
    found = {gap.state: gap.others for gap in gaps(ATLAS, DAY)}
    assert "IND" in found
    assert "SAARC" in found["IND"]
    assert "SDN" not in found


def test_a_state_that_left_its_only_agency_becomes_a_gap_on_that_day() -> None:
    assert "NIC" not in {gap.state for gap in gaps(ATLAS, date(2023, 11, 18))}
    assert "NIC" in {gap.state for gap in gaps(ATLAS, date(2023, 11, 20))}


def test_a_body_within_another_is_no_rival_and_two_beside_each_other_are() -> None:
    found = {each.state: each for each in overlaps(ATLAS, DAY)}
    assert ("AU", "ECOWAS") not in found["GHA"].beside
    assert found["GHA"].organizations == ("AU", "ECOWAS")
    assert ("ECCAS", "SADC") in found["COD"].beside


def test_pairs_of_organizations_name_the_states_that_both_cover() -> None:
    pairs = {(each.first, each.second): each.states for each in shared(overlaps(ATLAS, DAY))}
    assert "SOM" in pairs["AU", "LAS"]
    assert all(len(states) > 0 for states in pairs.values())


def test_a_state_is_either_a_gap_or_covered_and_never_an_overlap_without_two() -> None:
    missing = {gap.state for gap in gaps(ATLAS, DAY)}
    several = {each.state for each in overlaps(ATLAS, DAY)}
    assert not missing & several
    assert missing | several <= {state.code for state in existing(ATLAS, DAY)}


def test_an_organization_counts_from_the_day_on_which_it_put_itself_under_chapter_viii() -> None:
    assert "OAU" not in agencies_on(ATLAS, date(1993, 6, 29))
    assert "OAU" in agencies_on(ATLAS, date(1993, 6, 30))
    assert "OAU" not in agencies_on(ATLAS, date(2003, 1, 1))
