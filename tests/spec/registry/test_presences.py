"""Offices, missions and institutions: for a country and a day, who is there, and who warns early."""

from __future__ import annotations

from datetime import date

import pytest

from chapter8.atlas import Atlas
from chapter8.atlas.presences import CoveringPresence, covering, early_warning_flows, of_country, presences_of
from chapter8.errors import NotFoundError

ATLAS = Atlas.shipped()
DAY = date(2025, 6, 1)


def codes(found: tuple[CoveringPresence, ...]) -> list[str]:
    """The codes of what covers a country."""
    return [each.presence.code for each in found]


@pytest.mark.parametrize(
    ("state", "day", "offices"),
    [
        ("GNB", "2010-05-01", ["UNOWA"]),
        ("GNB", "2016-01-28", ["UNOWAS"]),
        ("MLI", "2015-01-01", ["OSES", "UNOWA"]),
        ("MLI", "2025-06-01", ["UNOWAS"]),
        ("KGZ", "2008-01-01", ["UNRCCA"]),
        ("CMR", "2011-03-02", ["UNOCA"]),
        ("NOR", "2025-06-01", []),
    ],
)
def test_the_united_nations_regional_office_of_a_country_on_a_day(state: str, day: str, offices: list[str]) -> None:
    assert codes(of_country(ATLAS, state, date.fromisoformat(day)).regional_offices) == offices


def test_an_office_for_a_region_stays_when_a_country_leaves_the_organization_of_the_region() -> None:
    assert "MLI" not in {state.code for state in ATLAS.members("ECOWAS", DAY)}
    assert "UNOWAS" in codes(of_country(ATLAS, "MLI", DAY).regional_offices)


def test_the_liaison_offices_in_a_country_and_to_its_organizations() -> None:
    found = of_country(ATLAS, "LBY", DAY).liaison_offices
    assert codes(found)[0] == "AULO-LBY"
    through = {each.presence.code: each.through for each in found}
    assert (through["UNOAU"], through["UNLO-LAS"]) == (("AU",), ("LAS",))


def test_what_is_in_the_country_stands_before_what_covers_its_organizations() -> None:
    first = covering(ATLAS, "SOM", DAY)[0]
    assert (first.presence.code, first.through) == ("UNTMIS", ("SOM",))


def test_a_mission_follows_another_from_one_day_to_the_next() -> None:
    def missions(day: date) -> list[str]:
        return codes(of_country(ATLAS, "SOM", day).missions)

    assert missions(date(2013, 6, 2)) == ["UNPOS"]
    assert missions(date(2013, 6, 3)) == ["UNSOM"]
    assert missions(date(2024, 11, 1)) == ["UNTMIS"]


def test_a_suspended_member_is_still_covered() -> None:
    assert "AU-CEWS" in {each.presence.code for each in covering(ATLAS, "SDN", DAY)}


def test_an_office_to_the_united_nations_covers_no_country() -> None:
    assert "AUPM-UN" not in {each.presence.code for each in covering(ATLAS, "NOR", DAY)}


@pytest.mark.parametrize(
    ("organization", "centre"),
    [
        ("AU", "AU-CEWS"),
        ("ECOWAS", "ECOWARN"),
        ("IGAD", "CEWARN"),
        ("ECCAS", "MARAC"),
        ("SADC", "SADC-REWC"),
        ("OSCE", "OSCE-CPC"),
        ("EU", "EU-INTCEN"),
        ("SCO", "SCO-RATS"),
        ("CARICOM", "CARICOM-IMPACS"),
        ("ICGLR", "ICGLR-JIFC"),
    ],
)
def test_a_conflict_prevention_centre_is_listed_under_its_organization(organization: str, centre: str) -> None:
    assert centre in [each.code for each in presences_of(ATLAS, organization, DAY)]


def test_who_warns_early_of_a_country_and_with_what() -> None:
    flows = {each.presence.code: each for each in early_warning_flows(ATLAS, "GHA", DAY)}
    assert {"ECOWARN", "AU-CEWS", "UNOWAS"} <= set(flows)
    assert flows["ECOWARN"].organization == "ECOWAS"
    assert flows["ECOWARN"].products
    assert "CEWARN" not in flows


def test_before_a_centre_existed_nothing_flowed_from_it() -> None:
    assert "ECOWARN" not in {each.presence.code for each in early_warning_flows(ATLAS, "GHA", date(1999, 12, 9))}


def test_an_unknown_country_or_organization_is_an_error() -> None:
    with pytest.raises(NotFoundError):
        covering(ATLAS, "QQQ", DAY)
    with pytest.raises(NotFoundError):
        presences_of(ATLAS, "NOBODY", DAY)


def test_every_presence_has_a_source_and_covers_somebody() -> None:
    for each in ATLAS.registers.presences:
        assert each.provenance.source
        assert each.provenance.check
        assert each.covers, each.code
