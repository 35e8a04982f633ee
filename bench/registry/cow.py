"""The Correlates of War IGO data (v3) in the words of the atlas: which state stood how in what, year by year."""

from __future__ import annotations

import csv
import gzip
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from chapter8.atlas import Atlas

LAST_YEAR = 2014
FULL, ASSOCIATE, OBSERVER = "1", "2", "3"
STANDINGS = frozenset({FULL, ASSOCIATE, OBSERVER})
MISSING = "-9"
COLUMNS = {
    "AMU": "amu",
    "ASEAN": "asean",
    "AU": "au",
    "BSEC": "bsec",
    "CARICOM": "caricom",
    "CEMAC": "cemac",
    "CICA": "cica",
    "CIS": "cis",
    "COE": "coe",
    "COMESA": "comesa",
    "COMMONWEALTH": "comsec",
    "CSCE": "osce",
    "CSTO": "csto",
    "EAC": "eac",
    "EC": "eec",
    "ECCAS": "eccas",
    "ECOWAS": "ecowas",
    "EU": "eu",
    "GCC": "gcc",
    "IGAD": "igad",
    "IOC": "iocom",
    "LAS": "loas",
    "LCBC": "lcbc",
    "MERCOSUR": "mercosur",
    "MRU": "mru",
    "NATO": "nato",
    "OAS": "oas",
    "OAU": "oau",
    "OECS": "oecs",
    "OIC": "oic",
    "OIF": "acct",
    "OSCE": "osce",
    "PIF": "pif",
    "RIOGROUP": "riogroup",
    "SAARC": "saarc",
    "SADC": "sadc",
    "SADCC": "sadcc",
    "SCO": "sco",
    "SEATO": "seato",
    "SICA": "sica",
    "UN": "un",
    "WEU": "weu",
}
"""COW's column for each organization of the atlas that it holds."""
NO_STATE_OF_THE_ATLAS = {"TAW", "ZAN", "RVN", "KOS"}
ONE_STATE = {"GFR": "DEU", "GMY": "DEU", "GDR": "DDR", "YAR": "YEM", "YPR": "YMD", "CZE": "CSK"}


@dataclass(frozen=True, slots=True)
class Cow:
    """The data: for each year the states in COW's system, and for each column and year how each of them stood.

    States bear the codes of the atlas ("COW:TAW" for one that the atlas doesn't have). A standing is "1" (full), "2"
    (associate), "3" (observer) or "-9" (missing); a state that isn't there stood outside.
    """

    system: Mapping[int, frozenset[str]]
    standings: Mapping[str, Mapping[int, Mapping[str, str]]]

    def members(self, organization: str, year: int, standing: str = FULL) -> set[str]:
        """The states that stood so in an organization in a year."""
        found = self.standings[COLUMNS[organization]].get(year, {})
        return {state for state, value in found.items() if value == standing}

    def years(self, organization: str) -> range:
        """The years, from first to last, in which COW has a full member."""
        years = [year for year in self.standings[COLUMNS[organization]] if self.members(organization, year)]
        return range(min(years), max(years) + 1)


def read_cow(folder: Path, atlas: Atlas) -> Cow:
    """Read the two files of a folder; a COW code that no state of the atlas answers to is a KeyError."""
    names = dict(_names(folder))
    system: dict[int, set[str]] = {}
    standings: dict[str, dict[int, dict[str, str]]] = {column: {} for column in COLUMNS.values()}
    known: dict[tuple[str, int], str] = {}
    with gzip.open(folder / "cow_igo_v3_state_year.csv.gz", "rt", encoding="utf-8") as table:
        for row in csv.DictReader(table):
            year = int(row["year"].removesuffix(".0"))
            if year < 1945:
                continue
            place = (row["ccode"].removesuffix(".0"), year)
            state = known.setdefault(place, _state(atlas, *names[place[0]], year))
            system.setdefault(year, set()).add(state)
            for column, years in standings.items():
                value = row[column].removesuffix(".0")
                if value in STANDINGS or value == MISSING:
                    years.setdefault(year, {})[state] = value
    return Cow({year: frozenset(states) for year, states in system.items()}, standings)


def _names(folder: Path) -> Iterator[tuple[str, tuple[str, str]]]:
    """COW's codes with their abbreviations and names; the file ends its lines with carriage returns."""
    text = (folder / "cow_country_codes.csv").read_bytes().decode("utf-8")
    for row in csv.DictReader(text.replace("\r\n", "\n").replace("\r", "\n").split("\n")):
        yield row["CCode"], (row["StateAbb"], row["StateNme"])


def _state(atlas: Atlas, abbreviation: str, name: str, year: int) -> str:
    """The state of the atlas that bore a COW code at the end of a year; some codes went through several hands."""
    if abbreviation in NO_STATE_OF_THE_ATLAS:
        return f"COW:{abbreviation}"
    if abbreviation == "RUS":
        return "RUS" if year >= 1991 else "SUN"
    if abbreviation == "YUG":
        return "YUG" if year < 2003 else "SCG" if year < 2006 else "SRB"
    if abbreviation in ONE_STATE:
        return ONE_STATE[abbreviation]
    found = atlas.match_state(name, date(year, 12, 31))
    if found is None:
        raise KeyError(f"{abbreviation} ({name}) in {year}")
    return found.code
