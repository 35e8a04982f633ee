"""The noun Symbol: a document symbol taken apart, with its order and its permalink."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import total_ordering

_RUN = re.compile(r"(\d+)")


@total_ordering
@dataclass(frozen=True, slots=True)
class Symbol:
    """A document symbol. Build it with `chapter8.symbols.parse`; two symbols are equal when their text is.

    `text` is the canonical UN form ("S/RES/1631 (2005)"). `organ` is the first component ("S", "A", "PSC", "EU").
    `series` is the nature of the document ("RES", "PRST", "PV", "SR", ...; None for the general series S/2005/638),
    `body` the subsidiary body ("AC.51"), `number` the number within the series, `year` the calendar year where the
    symbol has one, `session` the session ("60", "ES-10", "XXV"). `suffixes` are "Add.1", "Rev.2" and the like.
    `others` are the further symbols of a document issued under two or more (A/74/976-S/2020/773).
    A resolution of the Council written without its year has the year that its number tells, so that "S/RES/1631" and
    "S/RES/1631 (2005)" are equal; one that is newer than the table of years stays apart from its dated form.
    """

    text: str
    organ: str = field(compare=False)
    series: str | None = field(default=None, compare=False)
    number: str | None = field(default=None, compare=False)
    year: int | None = field(default=None, compare=False)
    session: str | None = field(default=None, compare=False)
    body: str | None = field(default=None, compare=False)
    suffixes: tuple[str, ...] = field(default=(), compare=False)
    others: tuple[Symbol, ...] = field(default=(), compare=False)

    def __str__(self) -> str:
        """The canonical text."""
        return self.text

    def __lt__(self, other: object) -> bool:
        """By components, numbers as numbers: S/PV.999 before S/PV.5007."""
        if not isinstance(other, Symbol):
            return NotImplemented
        return self.sort_key < other.sort_key

    @property
    def sort_key(self) -> tuple[tuple[int, int, str], ...]:
        """A key for sorting: runs of digits compare as numbers, all else as text."""
        runs = _RUN.split(self.permalink)
        natural = tuple((0, int(run), run) if run.isdecimal() else (1, 0, run) for run in runs if run)
        return (*natural, (-1, 0, self.text))

    @property
    def permalink(self) -> str:
        """The text without spaces: safe in the path of a URL, and inverted exactly by `from_permalink`."""
        return self.text.replace(" ", "")


def undocs_url(symbol: Symbol) -> str:
    """Where the United Nations serves the document in English (the project itself never fetches it)."""
    return f"https://undocs.org/en/{symbol.permalink}"
