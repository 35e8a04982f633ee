"""Membership is asked for a day; suspension is not exit; an observer is no member."""

from __future__ import annotations

from datetime import date

import pytest

from chapter8.atlas import Atlas, MembershipStatus

ATLAS = Atlas.shipped()


def codes(organization: str, day: str) -> set[str]:
    """The members on a day."""
    return {state.code for state in ATLAS.members(organization, date.fromisoformat(day))}


def test_three_states_left_ecowas_on_29_january_2025() -> None:
    before, after = codes("ECOWAS", "2025-01-28"), codes("ECOWAS", "2025-01-30")
    assert (len(before), len(after)) == (15, 12)
    assert before - after == {"MLI", "BFA", "NER"}


@pytest.mark.parametrize(
    ("organization", "state", "before", "since"),
    [
        ("AU", "MAR", "2017-01-30", "2017-01-31"),
        ("NATO", "MNE", "2017-06-04", "2017-06-05"),
        ("NATO", "MKD", "2020-03-26", "2020-03-27"),
        ("NATO", "FIN", "2023-04-03", "2023-04-04"),
        ("NATO", "SWE", "2024-03-06", "2024-03-07"),
        ("SCO", "IRN", "2023-07-03", "2023-07-04"),
        ("ASEAN", "TLS", "2025-10-25", "2025-10-26"),
        ("IGAD", "SSD", "2011-11-24", "2011-11-25"),
    ],
)
def test_a_state_belongs_from_its_first_day(organization: str, state: str, before: str, since: str) -> None:
    assert state not in codes(organization, before)
    assert state in codes(organization, since)


@pytest.mark.parametrize(
    ("organization", "state", "last", "after"),
    [
        ("EU", "GBR", "2020-01-31", "2020-02-01"),
        ("COE", "RUS", "2022-03-15", "2022-03-16"),
        ("OAS", "NIC", "2023-11-18", "2023-11-19"),
        ("IGAD", "ERI", "2025-12-11", "2025-12-12"),
    ],
)
def test_a_state_belongs_until_its_last_day(organization: str, state: str, last: str, after: str) -> None:
    assert state in codes(organization, last)
    assert state not in codes(organization, after)


def test_a_suspended_state_is_a_member_unless_only_full_members_are_asked_for() -> None:
    day = date(2024, 6, 30)
    assert "SDN" in {state.code for state in ATLAS.members("AU", day)}
    assert "SDN" not in {state.code for state in ATLAS.members("AU", day, {MembershipStatus.FULL})}


def test_kiribati_left_the_pacific_islands_forum_and_came_back() -> None:
    spells = [(row.valid_from.year, row.valid_to and row.valid_to.year) for row in ATLAS.history("PIF", "KIR")]
    assert spells == [(1977, 2022), (2023, None)]


def test_the_seat_of_the_soviet_union_passes_to_the_russian_federation_without_a_day_of_both() -> None:
    before, after = codes("UN", "1991-12-23"), codes("UN", "1991-12-24")
    assert ("SUN" in before, "RUS" in before) == (True, False)
    assert ("SUN" in after, "RUS" in after) == (False, True)
