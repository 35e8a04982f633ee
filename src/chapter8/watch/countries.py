"""Which country a row of events is about: UCDP's names and Gleditsch-Ward numbers against VIEWS' own ids.

`data/countries.csv` holds the 191 countries of VIEWS. GED's column `country_id` is the Gleditsch-Ward number (Sudan is
625), while the `country_id` of a panel is VIEWS' own (Sudan is 245). VIEWS dates an id to its borders: 245 is Sudan
since July 2011, without South Sudan. Months are VIEWS numbers; an open `valid_from` reaches back beyond 1990.
"""

from __future__ import annotations

import csv
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TypeVar

from chapter8.errors import InputError, NotFoundError, TableError

COLUMNS = ("country_id", "name", "gw", "iso3", "other_names", "valid_from", "valid_to", "source")
_Key = TypeVar("_Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Country:
    """A country of the panel. `country_id` is VIEWS' id, `gw` its Gleditsch-Ward numbers, `names` those of UCDP."""

    country_id: int
    name: str
    iso3: str
    gw: tuple[int, ...] = ()
    names: tuple[str, ...] = ()
    valid_from: int | None = None
    valid_to: int | None = None
    source: str = ""

    @property
    def invented(self) -> bool:
        """Whether it is a country of an exercise (ISO codes from XAA to XZZ are free for such use).

        A release that covers the world does not cover it. XKX is Kosovo, as most statistical offices write it.
        """
        return self.iso3.startswith("X") and self.iso3 != "XKX"

    def exists_in(self, month: int) -> bool:
        """Whether the id is in use in the month of that VIEWS number."""
        return (self.valid_from or month) <= month <= (self.valid_to or month)


class CountryTable(Mapping[int, Country]):
    """Countries by VIEWS id; an immutable value."""

    __slots__ = ("_by_gw", "_by_id", "_by_iso3", "_by_name")

    def __init__(self, countries: Iterable[Country]) -> None:
        """Raises ValueError where two countries share an id, a number, a code or a name."""
        rows = tuple(countries)
        self._by_id = _once((row.country_id, row) for row in rows)
        self._by_iso3 = _once((row.iso3, row) for row in rows)
        self._by_gw = _once((number, row) for row in rows for number in row.gw)
        self._by_name = _once((name.casefold(), row) for row in rows for name in {row.name, *row.names})

    def __getitem__(self, country_id: int) -> Country:
        """The country of a VIEWS id."""
        return self._by_id[country_id]

    def __iter__(self) -> Iterator[int]:
        """VIEWS ids."""
        return iter(self._by_id)

    def __len__(self) -> int:
        """How many countries."""
        return len(self._by_id)

    @staticmethod
    @cache
    def shipped() -> CountryTable:
        """The table that comes with Chapter8."""
        text = files("chapter8.watch").joinpath("data/countries.csv").read_text(encoding="utf-8")
        return CountryTable(_read(text, "countries.csv"))

    def extended(self, path: Path) -> CountryTable:
        """This table and the rows of a CSV of the same columns (of `countries.csv`, if the path is a folder).

        Raises TableError, naming file and row, for a row that can't be read or clashes with another.
        """
        file = path / "countries.csv" if path.is_dir() else path
        try:
            text = file.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            raise InputError(f"can't be read ({error})", place=file.name, remedy="Give a CSV in UTF-8.") from error
        try:
            return CountryTable((*self.values(), *_read(text, file.name)))
        except ValueError as error:
            raise TableError(str(error), place=file.name, remedy="Give each country its own.") from error

    def by_iso3(self, iso3: str) -> Country:
        """The country of an ISO 3166 alpha-3 code. Raises NotFoundError."""
        if iso3 not in self._by_iso3:
            raise NotFoundError(f"no country has the code {iso3!r}", remedy="Use ISO 3166 alpha-3, for example SDN.")
        return self._by_iso3[iso3]

    def match(self, gw: int, name: str) -> Country | str:
        """The country that an event's number and name point to; or, where they settle nothing, the reason."""
        by_number, by_name = self._by_gw.get(gw), self._by_name.get(name.casefold())
        if by_number and by_name and by_number != by_name:
            return f"number {gw} is {by_number.name}, but the row says {name}"
        return by_number or by_name or f"no country has the number {gw} or the name {name}"


def _once(pairs: Iterable[tuple[_Key, Country]]) -> dict[_Key, Country]:
    """A dictionary of pairs in which no key may come twice."""
    table: dict[_Key, Country] = {}
    for key, country in pairs:
        if key in table:
            raise ValueError(f"{key!r} stands for both {table[key].name} and {country.name}")
        table[key] = country
    return table


def _read(text: str, name: str) -> Iterator[Country]:
    """The rows of a country table in CSV."""
    reader = csv.DictReader(text.splitlines())
    missing = [column for column in ("country_id", "name", "iso3") if column not in (reader.fieldnames or ())]
    if missing:
        raise TableError(f"it lacks the column {missing[0]}", place=name, remedy=f"It needs: {', '.join(COLUMNS)}.")
    for number, row in enumerate(reader, start=2):
        try:
            yield Country(
                country_id=int(row["country_id"]),
                name=row["name"].strip(),
                iso3=row["iso3"].strip(),
                gw=tuple(int(part) for part in _parts(row.get("gw") or row["country_id"])),
                names=_parts(row.get("other_names")),
                valid_from=int(row["valid_from"]) if row.get("valid_from") else None,
                valid_to=int(row["valid_to"]) if row.get("valid_to") else None,
                source=(row.get("source") or "").strip(),
            )
        except (TypeError, ValueError, AttributeError) as error:
            raise TableError(str(error), place=f"{name}, row {number}", remedy="Ids and months are numbers.") from error


def _parts(cell: str | None) -> tuple[str, ...]:
    """The parts of a cell between semicolons."""
    return tuple(part.strip() for part in (cell or "").split(";") if part.strip())
