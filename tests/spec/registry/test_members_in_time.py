"""A1: who belonged to an organization on a day, in what standing; an answer for a day never changes afterwards."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from chapter8.atlas import Atlas, MembershipStatus
from chapter8.errors import TableError

ATLAS = Atlas.shipped()
HEAD = "organization,state,status,valid_from,valid_to,precision,source,verified\n"


def codes(organization: str, day: str, *statuses: MembershipStatus, atlas: Atlas = ATLAS) -> set[str]:
    """The members on a day, by default the full and the suspended ones."""
    on = date.fromisoformat(day)
    found = atlas.members(organization, on, statuses) if statuses else atlas.members(organization, on)
    return {state.code for state in found}


def standings(organization: str, state: str) -> list[tuple[str, str, str]]:
    """Every standing of a state in an organization: status, first day, last day."""
    return [
        (row.status.value, str(row.valid_from), str(row.valid_to or "")) for row in ATLAS.history(organization, state)
    ]


def with_rows(folder: Path, *rows: str) -> Atlas:
    """The atlas that ships, with rows of memberships from a folder."""
    (folder / "memberships.csv").write_text(HEAD + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return ATLAS.extended(folder)


def test_ecowas_had_fifteen_members_and_the_day_after_three_left_twelve() -> None:
    before, after = codes("ECOWAS", "2025-01-28"), codes("ECOWAS", "2025-01-30")
    assert (len(before), len(after)) == (15, 12)
    assert before - after == {"BFA", "MLI", "NER"}
    assert codes("ECOWAS", "2025-01-29") == after


def test_a_suspended_state_is_covered_and_takes_no_part() -> None:
    assert "NER" in codes("AU", "2024-06-30")
    assert "NER" not in codes("AU", "2024-06-30", MembershipStatus.FULL)
    assert "NER" in codes("AU", "2024-06-30", MembershipStatus.SUSPENDED)


@pytest.mark.parametrize(
    ("state", "suspended", "lifted"),
    [
        ("TGO", "2005-02-25", "2005-05-27"),
        ("MRT", "2005-08-04", "2007-04-10"),
        ("GIN", "2008-12-29", "2010-12-09"),
        ("MDG", "2009-03-20", "2014-01-27"),
        ("CIV", "2010-12-09", "2011-04-21"),
        ("MLI", "2012-03-23", "2012-10-24"),
        ("CAF", "2013-03-25", "2016-04-06"),
        ("EGY", "2013-07-05", "2014-06-17"),
        ("BFA", "2015-09-18", "2015-09-26"),
        ("SDN", "2019-06-06", "2019-09-06"),
        ("GAB", "2023-08-31", "2025-04-30"),
    ],
)
def test_the_african_union_suspends_and_lifts_by_day(state: str, suspended: str, lifted: str) -> None:
    assert state in codes("AU", suspended, MembershipStatus.SUSPENDED)
    assert state not in codes("AU", lifted, MembershipStatus.SUSPENDED)
    assert state in codes("AU", lifted, MembershipStatus.FULL)


def test_the_union_takes_over_the_members_of_the_organization_of_african_unity_overnight() -> None:
    last, first = codes("OAU", "2002-07-08"), codes("AU", "2002-07-09")
    assert last == first
    assert len(first) == 53
    assert codes("OAU", "2002-07-09") == set()
    assert codes("AU", "2002-07-08") == set()


@pytest.mark.parametrize(
    ("before", "after"),
    [("OAU", "AU"), ("CSCE", "OSCE"), ("EC", "EU"), ("SADCC", "SADC"), ("RIOGROUP", "CELAC")],
)
def test_an_organization_that_ended_names_its_successor_which_begins_the_day_after(before: str, after: str) -> None:
    earlier, later = ATLAS.organization(before), ATLAS.organization(after)
    assert earlier.successor == after
    assert earlier.dissolved is not None
    assert later.founded is not None
    assert (later.founded - earlier.dissolved).days == 1


@pytest.mark.parametrize(
    ("organization", "state", "last", "successor"),
    [
        ("UN", "SUN", "1991-12-23", "RUS"),
        ("UN", "CSK", "1992-12-31", "CZE"),
        ("UN", "DDR", "1990-10-02", "DEU"),
        ("LAS", "YMD", "1990-05-21", "YEM"),
        ("OIC", "YMD", "1990-05-21", "YEM"),
        ("OSCE", "SCG", "2006-06-02", "SRB"),
        ("OSCE", "YUG", "2003-02-03", "SCG"),
    ],
)
def test_the_membership_of_a_former_state_ends_and_is_not_handed_to_its_successor_in_silence(
    organization: str, state: str, last: str, successor: str
) -> None:
    assert standings(organization, state)[-1][2] == last
    assert state not in codes(organization, str(date.fromordinal(date.fromisoformat(last).toordinal() + 1)))
    assert ATLAS.history(organization, successor)  # a row of its own, with its own first day


def test_greece_left_the_council_of_europe_by_the_rule_of_its_statute_and_came_back() -> None:
    assert standings("COE", "GRC") == [
        ("full", "1949-08-09", "1969-12-11"),
        ("suspended", "1969-12-12", "1970-12-31"),
        ("full", "1974-11-28", ""),
    ]
    assert "GRC" not in codes("COE", "1971-01-01")


@pytest.mark.parametrize(
    ("organization", "state", "since"),
    [
        *[("AU", "MAR", "2017-01-31"), ("NATO", "MNE", "2017-06-05"), ("NATO", "MKD", "2020-03-27")],
        *[("NATO", "FIN", "2023-04-04"), ("NATO", "SWE", "2024-03-07"), ("SCO", "IND", "2017-06-09")],
        *[("SCO", "PAK", "2017-06-09"), ("SCO", "IRN", "2023-07-04"), ("SCO", "BLR", "2024-07-04")],
        *[("ECCAS", "RWA", "2016-08-17"), ("SADC", "COM", "2018-08-17"), ("EAC", "COD", "2022-07-11")],
        *[("EAC", "SOM", "2024-03-04"), ("PIF", "KIR", "2023-02-24"), ("PIF", "PYF", "2016-09-10")],
        *[("PIF", "NCL", "2016-09-10"), ("ASEAN", "TLS", "2025-10-26"), ("IGAD", "ERI", "1993-09-04")],
        *[("OIC", "SYR", "1972-01-01"), ("LAS", "SYR", "1961-10-28"), ("CSTO", "ARM", "2002-10-07")],
    ],
)
def test_a_state_belongs_from_its_first_day(organization: str, state: str, since: str) -> None:
    first = date.fromisoformat(since)
    assert state in codes(organization, since)
    assert state not in codes(organization, str(date.fromordinal(first.toordinal() - 1)))


@pytest.mark.parametrize(
    ("organization", "state", "last"),
    [
        *[("EU", "GBR", "2020-01-31"), ("COE", "RUS", "2022-03-15"), ("OAS", "NIC", "2023-11-18")],
        *[("PIF", "KIR", "2022-07-08"), ("IGAD", "ERI", "2025-12-11"), ("CIS", "GEO", "2009-08-17")],
        *[("ECOWAS", "MRT", "2000-12-25"), ("OAU", "MAR", "1984-11-11"), ("SADC", "SYC", "2004-06-30")],
    ],
)
def test_a_state_belongs_until_its_last_day(organization: str, state: str, last: str) -> None:
    day = date.fromisoformat(last)
    assert state in codes(organization, last)
    assert state not in codes(organization, str(date.fromordinal(day.toordinal() + 1)))


@pytest.mark.parametrize(
    ("organization", "state", "suspended", "lifted"),
    [
        ("ECOWAS", "GIN", "2021-09-08", "2026-01-28"),
        ("OAS", "CUB", "1962-01-31", "2009-06-03"),
        ("OAS", "HND", "2009-07-04", "2011-06-01"),
        ("LAS", "EGY", "1979-03-31", "1989-05-23"),
        ("LAS", "LBY", "2011-02-22", "2011-08-27"),
        ("LAS", "SYR", "2011-11-16", "2023-05-07"),
        ("OIC", "SYR", "2012-08-15", "2025-03-07"),
        ("PIF", "FJI", "2009-05-02", "2014-10-24"),
        ("SADC", "MDG", "2009-03-30", "2014-01-30"),
        ("ECCAS", "GAB", "2023-09-04", "2024-03-09"),
        ("MERCOSUR", "PRY", "2012-06-29", "2013-08-15"),
        ("IGAD", "SDN", "2024-01-20", "2026-02-09"),
    ],
)
def test_a_suspension_is_no_exit_in_any_organization(
    organization: str, state: str, suspended: str, lifted: str
) -> None:
    until = str(date.fromordinal(date.fromisoformat(lifted).toordinal() - 1))
    for day in (suspended, until):
        assert state in codes(organization, day)
        assert state in codes(organization, day, MembershipStatus.SUSPENDED)
    assert state in codes(organization, lifted, MembershipStatus.FULL)


def test_a_state_that_has_frozen_its_own_participation_is_suspended_and_the_row_says_by_whom() -> None:
    frozen = ATLAS.history("CSTO", "ARM")[-1]
    assert (frozen.status, frozen.valid_from, frozen.valid_to) == ("suspended", date(2024, 2, 22), None)
    assert "not a decision of the organization" in frozen.provenance.source


def test_the_confederation_of_sahel_states_is_the_alliance_of_before_by_treaty() -> None:
    assert codes("AES", "2023-09-15") == set()
    assert codes("AES", "2023-09-16") == codes("AES", "2026-10-31") == {"BFA", "MLI", "NER"}
    assert "a confederation since the treaty of Niamey, 6 July 2024" in ATLAS.history("AES", "MLI")[0].provenance.source


def test_an_associate_an_observer_and_a_candidate_are_no_members() -> None:
    assert "TKM" in codes("CIS", "2010-01-01", MembershipStatus.ASSOCIATE)
    assert "TKM" not in codes("CIS", "2010-01-01")
    assert "BLR" in codes("SCO", "2020-01-01", MembershipStatus.OBSERVER)
    assert "BLR" not in codes("SCO", "2020-01-01")
    assert "UKR" in codes("EU", "2023-01-01", MembershipStatus.CANDIDATE)
    assert "UKR" not in codes("EU", "2023-01-01")


def test_a_date_that_is_not_known_to_the_day_says_so() -> None:
    [joined] = ATLAS.history("ECOWAS", "CPV")
    assert (joined.precision, joined.valid_from) == ("year", date(1977, 1, 1))


def test_every_fact_of_membership_carries_a_source_and_what_was_checked() -> None:
    for row in ATLAS.memberships:
        assert row.provenance.source, row
        assert row.provenance.check, row


def test_rows_added_later_do_not_change_an_answer_for_an_earlier_day(tmp_path: Path) -> None:
    days = ["1980-01-01", "2005-02-20", "2014-12-31", "2025-01-28", "2026-10-31"]
    before = {day: codes("ECOWAS", day) for day in days}
    edited = with_rows(
        tmp_path,
        "ECOWAS,NER,full,2030-05-01,,day,an invented return,false",
        "ECOWAS,MRT,full,2031-01-01,,day,an invented return,false",
    )
    assert {day: codes("ECOWAS", day, atlas=edited) for day in days} == before
    assert codes("ECOWAS", "2031-01-01", atlas=edited) - codes("ECOWAS", "2031-01-01") == {"NER", "MRT"}
    assert codes("ECOWAS", "2031-01-01") == before["2026-10-31"]  # the atlas that shipped is what it was


def test_a_second_standing_of_a_state_on_the_same_day_stops_at_the_gate(tmp_path: Path) -> None:
    with pytest.raises(TableError, match="NGA stands in ECOWAS twice from 2027-01-01"):
        with_rows(tmp_path, "ECOWAS,NGA,suspended,2027-01-01,,day,an invented suspension,false")
