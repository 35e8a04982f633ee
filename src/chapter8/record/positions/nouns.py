"""The nouns of positions: a theme, a statement placed on it, and what many of them show together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from chapter8.symbols import Locator

Stance = Literal["supports", "opposes", "conditional", "mentions"]
Via = Literal["own", "collective", "echo"]
STANCES: tuple[Stance, ...] = ("supports", "opposes", "conditional", "mentions")


@dataclass(frozen=True, slots=True)
class Theme:
    """A question on which statements are placed (themes.toml). `phrases` are the words that place them.

    `not_in` are longer phrases inside which those words do not count; `evils` are words for what the theme is set
    against: who condemns them supports it. Where the theme is supported in one of the words of `denying`, the theme
    `denies` is opposed. `group` is the heading that the theme stands under.
    """

    key: str
    title: str
    description: str
    phrases: tuple[str, ...]
    source: str
    not_in: tuple[str, ...] = ()
    evils: tuple[str, ...] = ()
    denies: str | None = None
    denying: tuple[str, ...] = ()
    group: str = ""


@dataclass(frozen=True, slots=True)
class Position:
    """A statement placed on a theme, with the words that place it and the words that carry its stance.

    `actor` is whose position it is: a state or organization by its canonical name, an office of the United Nations as
    named, None where a collective statement names nobody. Who spoke on behalf of a group gives the position to the
    group: `spoken_by` keeps who spoke, or the label ("African Union Commissioner"). `via` tells whether it is the
    actor's own statement, a collective one that the actor is cited for, or an echo of somebody else's. `start` and
    `end` are where `words` stand in the passage; `stance_words` is None for what is only mentioned. `statement` is the
    index of the statement in the record; `places` are where it was said, as cited, else where we read it.
    """

    theme: str
    stance: Stance
    actor: str | None
    spoken_by: str | None
    on_behalf_of: str | None
    via: Via
    collective: str | None
    meeting: str | None
    date: date | None
    passage: str
    start: int
    end: int
    words: str
    stance_words: str | None
    sentence: str
    statement: int
    places: tuple[Locator, ...]

    @property
    def year(self) -> int | None:
        """The year in which it was said, where known."""
        return self.date.year if self.date else None


@dataclass(frozen=True, slots=True)
class Cell:
    """What an actor said on a theme in a year. `counts` holds one number a stance, in the order of STANCES."""

    actor: str
    theme: str
    year: int | None
    counts: tuple[int, int, int, int]
    evidence: tuple[Position, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Actors x themes x years. `unnamed` are the positions of collective statements that name nobody."""

    actors: tuple[str, ...]
    themes: tuple[str, ...]
    years: tuple[int | None, ...]
    cells: tuple[Cell, ...]
    unnamed: tuple[Position, ...]

    def cell(self, actor: str, theme: str, year: int | None) -> Cell:
        """The cell, empty where nothing was said."""
        wanted = (actor, theme, year)
        found = (cell for cell in self.cells if (cell.actor, cell.theme, cell.year) == wanted)
        return next(found, Cell(*wanted, (0, 0, 0, 0), ()))


@dataclass(frozen=True, slots=True)
class Contradiction:
    """The same actor supports and opposes the same theme. It may be a change of mind: the dates are shown."""

    actor: str
    theme: str
    supporting: tuple[Position, ...]
    opposing: tuple[Position, ...]


@dataclass(frozen=True, slots=True)
class Affirmation:
    """A clause of a decision that affirms a theme, with the positions that are against it.

    `passage` is where the clause stands in the document that was read, `on` the day of the decision.
    """

    theme: str
    decision: str | None
    clause: str | None
    place: Locator
    words: str
    stance_words: str
    text: str
    against: tuple[Position, ...]
    passage: str
    on: date | None
