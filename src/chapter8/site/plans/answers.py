"""The shape of every answer of the workbench: sections with a sentence, a table and perhaps a drawing.

Pages, their twins, the API and the exported sheet all show the same sections, so that none says more than another.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from django import forms

from chapter8.exchange.decide import Marked
from chapter8.site.plans.drawing import Ranks

State = Literal["", "done", "attention", "late"]
SHORT, LONG = 12, 80  # characters that no column breaks, and that need a wide one


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: words, a state that colours them, where they lead, and more of the same below.

    `links` stand in one line after the words, each with its address.
    """

    text: str
    state: State = ""
    link: str = ""
    items: tuple[str, ...] = ()
    cites: tuple[tuple[str, str], ...] = ()
    links: tuple[tuple[str, str], ...] = ()

    @property
    def short(self) -> bool:
        """Whether the words stay on one line: figures, days, codes."""
        return all(len(each) <= SHORT for each in (self.text, *self.items)) and not (self.cites or self.links)

    @property
    def long(self) -> bool:
        """Whether the words are sentences, which a narrow column would stretch."""
        return len(self.text) + sum(map(len, self.items)) > LONG

    def __str__(self) -> str:
        """The words, as a twin holds them."""
        linked = ", ".join(words for words, _link in self.links)
        return "; ".join(filter(None, (self.text, linked, *self.items, *(place for place, _link in self.cites))))


@dataclass(frozen=True, slots=True)
class Action:
    """A form of the page: what it does, the values that it carries unseen, and its fields.

    `open` shows it at once, where others are folded.
    """

    do: str
    verb: str
    form: forms.Form | None = None
    hidden: Mapping[str, str] = field(default_factory=dict)
    title: str = ""
    open: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """One part of an answer. The first column of the table heads its rows."""

    key: str
    title: str
    lead: str = ""
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()
    empty: str = ""
    drawings: tuple[Ranks, ...] = ()
    actions: tuple[Action, ...] = ()
    row_actions: tuple[Action | None, ...] = ()
    lead_state: State = ""
    links: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """One question answered: its sections, what of the library it shows, and what its twin holds beside them.

    `rests` are the marked things that the answer was made from: its band is the narrowest of them.
    """

    key: str
    title: str
    lead: str
    sections: tuple[Section, ...]
    data: Mapping[str, Any] = field(default_factory=dict)
    rests: Sequence[Marked] = ()


def cell(value: object, state: State = "", link: str = "", *items: str) -> Cell:
    """A cell of a plain value; a figure with thin spaces between its thousands, nothing as a dash."""
    return Cell(words(value), state, link, items)


def words(value: object) -> str:
    """A value as it is shown."""
    match value:
        case None | "" | ():
            return "–"
        case bool():
            return str(value)
        case int():
            return f"{value:,}".replace(",", "\u202f")
        case float():
            return f"{value:,.2f}".rstrip("0").rstrip(".").replace(",", "\u202f")
        case tuple() | list():
            return ", ".join(str(each) for each in value)
        case _:
            return str(value)
