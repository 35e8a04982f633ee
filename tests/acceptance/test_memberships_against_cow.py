"""The atlas beside the Correlates of War IGO data (v3): every difference is listed here, with its reason.

COW counts by year and knows only the states of its own system; the atlas counts by day. We ask the atlas about the
last day of each year. A difference that is not listed fails, and so does a listed one that is gone.
"""

from __future__ import annotations

import csv
import gzip
import os
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from chapter8.atlas import Atlas

RESPOND = Path(os.environ.get("CHAPTER8_DATA", "../shared/data")) / "respond"
COLUMN = {
    "AU": "au",
    "ECOWAS": "ecowas",
    "EU": "eu",
    "OSCE": "osce",
    "LAS": "loas",
    "ASEAN": "asean",
    "OAS": "oas",
    "NATO": "nato",
    "CIS": "cis",
    "CSTO": "csto",
    "OIC": "oic",
    "SADC": "sadc",
    "IGAD": "igad",
    "ECCAS": "eccas",
    "SCO": "sco",
    "CARICOM": "caricom",
    "PIF": "pif",
    "GCC": "gcc",
    "COE": "coe",
    "UN": "un",
    "AMU": "amu",
    "SAARC": "saarc",
    "OECS": "oecs",
    "COMESA": "comesa",
    "CEMAC": "cemac",
    "MRU": "mru",
    "LCBC": "lcbc",
    "MERCOSUR": "mercosur",
    "BSEC": "bsec",
    "WEU": "weu",
}
LAST_YEAR = 2014
YEARS = (2000, 2005, 2010, LAST_YEAR)
SUCCESSION = {"YUG": ("YUG", "SCG", "SRB"), "RUS": ("SUN", "RUS")}  # one COW code for several states, in turn

# (organization, state, who has it as a member): (years in which they differ, why)
ALL = YEARS
NO_STATE = "not a State of COW's system"
DIFFERENCES: dict[tuple[str, str, str], tuple[tuple[int, ...], str]] = {
    ("AU", "COD", "atlas"): ((2005,), "a gap in COW: a member throughout"),
    ("AU", "ESH", "atlas"): ((2005, 2010, 2014), NO_STATE),
    ("AU", "GNQ", "atlas"): ((2010, 2014), "a gap in COW: Equatorial Guinea held the chair of the Union in 2011"),
    ("CARICOM", "MSR", "atlas"): (ALL, NO_STATE),
    ("COMESA", "AGO", "atlas"): ((2010, 2014), "its own suspension of participation in 2007, which is no exit"),
    ("COMESA", "COD", "atlas"): (ALL, "a gap in COW: a member since 1994 by the organization's own list"),
    ("COMESA", "ERI", "atlas"): (
        (2000, 2005),
        "a member since 1994 by the organization's own list; COW begins in 2010",
    ),
    ("COMESA", "SOM", "COW"): (ALL, "admitted in July 2018"),
    ("COMESA", "SSD", "COW"): ((2014,), "not a member by the organization's own list"),
    ("CSTO", "UZB", "COW"): ((2005,), "left the treaty in 1999 and came to the organization in 2006"),
    ("ECCAS", "RWA", "COW"): ((2010,), "out from 2007 to 2016"),
    ("IGAD", "SSD", "atlas"): ((2014,), "admitted in November 2011; not in COW"),
    ("LAS", "PSE", "atlas"): (ALL, NO_STATE),
    ("MERCOSUR", "BOL", "COW"): (ALL, "an associated State until 2024"),
    ("MERCOSUR", "CHL", "COW"): (ALL, "an associated State"),
    ("OAS", "CUB", "atlas"): ((2000, 2005), "excluded from participation from 1962 to 2009, which is no exit"),
    ("OAS", "HND", "atlas"): ((2010, 2014), "suspended from 2009 to 2011, which is no exit; COW carries it on"),
    ("OECS", "MSR", "atlas"): (ALL, NO_STATE),
    ("OIC", "CMR", "atlas"): ((2000, 2005), "a member since 1974 by the organization's own list"),
    ("OIC", "PSE", "atlas"): (ALL, NO_STATE),
    ("OSCE", "MNG", "atlas"): ((2014,), "admitted in November 2012; not in COW"),
    ("OSCE", "VAT", "atlas"): (ALL, NO_STATE),
    ("PIF", "COK", "atlas"): (ALL, NO_STATE),
    ("PIF", "NIU", "atlas"): (ALL, NO_STATE),
    ("SADC", "MDG", "COW"): ((2000,), "admitted in August 2005"),
    ("SADC", "MDG", "atlas"): ((2010,), "suspended from 2009 to 2014, which is no exit"),
    ("SCO", "CHN", "COW"): ((2000,), "COW counts the Shanghai Five from 1996"),
    ("SCO", "KAZ", "COW"): ((2000,), "COW counts the Shanghai Five from 1996"),
    ("SCO", "KGZ", "COW"): ((2000,), "COW counts the Shanghai Five from 1996"),
    ("SCO", "RUS", "COW"): ((2000,), "COW counts the Shanghai Five from 1996"),
    ("SCO", "TJK", "COW"): ((2000,), "COW counts the Shanghai Five from 1996"),
}


@cache
def cow() -> dict[str, list[dict[str, str]]]:
    """The rows of COW by year."""
    by_year: dict[str, list[dict[str, str]]] = {}
    with gzip.open(RESPOND / "cow_igo_v3_state_year.csv.gz", "rt", encoding="utf-8") as table:
        for row in csv.DictReader(table):
            by_year.setdefault(row["year"].removesuffix(".0"), []).append(row)
    return by_year


@cache
def cow_names() -> dict[str, str]:
    """COW's own names by its codes; the file ends its lines with carriage returns."""
    text = (RESPOND / "cow_country_codes.csv").read_bytes().decode("utf-8")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return {row["CCode"]: row["StateNme"] for row in csv.DictReader(lines)}


def cow_members(atlas: Atlas, column: str, on: date) -> set[str]:
    """The full members in COW, as codes of the atlas."""
    members = set()
    for row in cow()[str(on.year)]:
        if row[column] not in {"1", "1.0"}:
            continue
        state = atlas.match_state(cow_names()[row["ccode"].removesuffix(".0")], on)
        if state is not None:
            members.add(current(atlas, state.code, on))
    return members


def current(atlas: Atlas, code: str, on: date) -> str:
    """The state that stood on the day, where COW has one code for several in turn."""
    for each in SUCCESSION.get(code, ()):
        if any(row.organization == "UN" for row in atlas.memberships_of(each, on)):
            return each
    return code


def found_differences(atlas: Atlas) -> dict[tuple[str, str, str], tuple[int, ...]]:
    """Every state that one has and the other hasn't, with the years."""
    found: dict[tuple[str, str, str], tuple[int, ...]] = {}
    for organization, column in COLUMN.items():
        for year in YEARS:
            on = date(year, 12, 31)
            theirs = cow_members(atlas, column, on)
            ours = {state.code for state in atlas.members(organization, on)}
            if not theirs:
                continue  # COW has no figures for that year (ECCAS in 2014), or not yet such a body (the AU in 2000)
            for code in theirs ^ ours:
                place = (organization, code, "COW" if code in theirs else "atlas")
                found[place] = (*found.get(place, ()), year)
    return found


def test_the_atlas_differs_from_cow_only_where_it_says_why() -> None:
    assert found_differences(Atlas.shipped()) == {place: years for place, (years, _) in DIFFERENCES.items()}


@pytest.mark.parametrize(
    ("organization", "count"),
    [
        *[("ECOWAS", 15), ("SADC", 15), ("EU", 28), ("NATO", 28), ("ASEAN", 10), ("CIS", 9), ("CSTO", 6), ("SCO", 6)],
        *[("GCC", 6), ("COE", 47), ("UN", 193)],
    ],
)
def test_the_count_of_members_in_2014_is_that_of_cow(organization: str, count: int) -> None:
    assert len(cow_members(Atlas.shipped(), COLUMN[organization], date(2014, 12, 31))) == count
    assert len(Atlas.shipped().members(organization, date(2014, 12, 31))) == count


def test_a_row_that_says_cow_agrees_is_a_member_in_cow_in_its_first_year() -> None:
    atlas = Atlas.shipped()
    checked = [
        row
        for row in atlas.memberships
        if row.provenance.verified and row.organization in COLUMN and row.valid_from.year <= LAST_YEAR
    ]
    assert len(checked) > 500
    for row in checked:
        on = date(row.valid_from.year, 12, 31)
        assert row.state in cow_members(atlas, COLUMN[row.organization], on), row
