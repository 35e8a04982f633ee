"""The atlas beside the Correlates of War IGO data (v3), all state-years from each organization's founding to 2014.

COW counts by year and knows only the states of its own system; the atlas counts by day. Every difference stands in
`cow_differences.csv` with its reason. A difference that is not listed fails, and so does a listed one that is gone.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from bench.registry.cow import ASSOCIATE, COLUMNS, FULL, LAST_YEAR, OBSERVER, Cow, read_cow
from bench.registry.memberships import KINDS, PAGE, Compared, Difference, compare, listed, page

from chapter8.atlas import Atlas, MembershipStatus

ATLAS = Atlas.shipped()
CODES = {MembershipStatus.FULL: FULL, MembershipStatus.ASSOCIATE: ASSOCIATE, MembershipStatus.OBSERVER: OBSERVER}


@pytest.fixture(scope="module")
def cow(data: Path) -> Cow:
    """The data of COW, in the words of the atlas."""
    return read_cow(data / "respond", ATLAS)


@pytest.fixture(scope="module")
def compared(cow: Cow) -> list[Compared]:
    """Each organization that both hold."""
    return compare(ATLAS, cow)


def test_the_atlas_differs_from_cow_only_where_it_says_why(compared: list[Compared]) -> None:
    assert {each for one in compared for each in one.one} == set(listed())


def test_every_organization_that_both_hold_is_compared(compared: list[Compared]) -> None:
    assert {one.organization for one in compared} >= {"UN", "AU", "OAU", "ECOWAS", "EU", "OSCE", "LAS", "OAS", "SADC"}
    assert sum(one.either for one in compared) > 30_000


def test_every_organization_agrees_on_995_state_years_of_a_thousand_after_what_is_explained(
    compared: list[Compared],
) -> None:
    reasons = listed()
    assert {one.organization: one.after(reasons) for one in compared if one.after(reasons) < 99.5} == {}


def test_the_atlas_agrees_better_than_todays_members_would(compared: list[Compared]) -> None:
    ours = sum(len(one.both) for one in compared) / sum(one.either for one in compared)
    naive = sum(one.naive_right for one in compared) / sum(one.naive_all for one in compared)
    assert ours - naive > 0.05


def test_a_difference_outside_cows_system_is_listed_as_that_and_no_other_is(cow: Cow) -> None:
    def outside(one: Difference) -> bool:
        return one.has_it == "atlas" and one.state not in cow.system[one.first_year]

    assert {one: kind for one, (kind, _) in listed().items() if (kind == "system") != outside(one)} == {}


def test_a_difference_of_suspension_is_a_suspension_in_the_atlas() -> None:
    suspensions = [one for one, (kind, _) in listed().items() if kind == "suspension"]
    assert suspensions
    for one in suspensions:
        history = ATLAS.history(one.organization, one.state)
        assert any(row.status == "suspended" and row.valid_from.year <= one.last_year for row in history), one


def test_every_reason_is_of_a_known_kind_and_says_something() -> None:
    for one, (kind, reason) in listed().items():
        assert kind in KINDS, one
        assert len(reason) > len("gap"), one


def test_the_published_page_is_that_of_the_table(compared: list[Compared]) -> None:
    assert PAGE.read_text(encoding="utf-8") == page(compared, listed())


@pytest.mark.parametrize(
    ("organization", "count"),
    [
        *[("ECOWAS", 15), ("SADC", 15), ("EU", 28), ("NATO", 28), ("ASEAN", 10), ("CIS", 9), ("CSTO", 6), ("SCO", 6)],
        *[("GCC", 6), ("COE", 47), ("UN", 193), ("CARICOM", 14), ("PIF", 14), ("IGAD", 7), ("AU", 52), ("OSCE", 55)],
        *[("LAS", 21), ("OIC", 56), ("OAS", 34)],
    ],
)
def test_the_count_of_members_in_2014_is_that_of_cow_but_for_the_listed_states(
    cow: Cow, organization: str, count: int
) -> None:
    there = [one for one in listed() if one.organization == organization and one.last_year == LAST_YEAR]
    atlas = len([one for one in there if one.has_it == "atlas"])
    theirs = len(there) - atlas
    assert len(cow.members(organization, LAST_YEAR)) == count
    assert len(ATLAS.members(organization, date(LAST_YEAR, 12, 31))) == count + atlas - theirs


def test_a_row_that_says_cow_agrees_stands_so_in_cow_in_its_first_year(cow: Cow) -> None:
    rows = (row for row in ATLAS.memberships if row.provenance.verified and row.organization in COLUMNS)
    checked = [row for row in rows if "COW" in row.provenance.check]
    assert len(checked) > 900
    for row in checked:
        assert row.state in cow.members(row.organization, row.valid_from.year, CODES[row.status]), row


def test_a_row_whose_entry_agrees_with_cow_is_not_in_cow_the_year_before(cow: Cow) -> None:
    checked = [row for row in ATLAS.memberships if row.provenance.check.startswith("year of entry agrees with COW")]
    assert len(checked) > 400
    for row in checked:
        before = row.valid_from.year - 1
        assert row.state not in cow.members(row.organization, before, CODES[row.status]), row
