"""The noun `Brief`: sections of numbered lines, each with its text, evidence and marking.

A line without evidence can't be made: what we do not know is said in a line of kind "gap", whose evidence names
what was searched. Numbers run through the whole brief, as paragraphs of UN documents do.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from chapter8.exchange.marking import Marking
from chapter8.symbols.evidence import Evidence

LineKind = Literal["fact", "figure", "statement", "decision", "commitment", "path", "capability", "option", "gap"]
PUBLIC = Marking()
SectionKey = Literal[
    "situation", "outlook", "who_may_act", "said_and_decided", "owed", "deployable", "options", "method"
]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that a line states, for the margin: label, value as shown, unit, and an optional monthly series.

    `series` is (month "2023-10", value or None where nothing was recorded for the month). `band` continues it into
    the time ahead: (month, low, high) of the 90 % interval.
    """

    label: str
    value: str
    unit: str
    series: tuple[tuple[str, float | None], ...] = ()
    band: tuple[tuple[str, float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Label:
    """How a thing stands, as a word and one of the three states of the interface: "Late, 91 days" is late."""

    tone: Literal["attention", "late", "done"]
    words: str


@dataclass(frozen=True, slots=True)
class BriefLine:
    """One numbered paragraph of the brief. `head` is set before the text: who spoke, or which decision, and when.

    `group` is the small heading inside the section under which the line stands ("" for none).
    """

    number: int
    kind: LineKind
    text: str
    evidence: tuple[Evidence, ...]
    marking: Marking
    figure: Figure | None = None
    head: str = ""
    group: str = ""
    label: Label | None = None

    def __post_init__(self) -> None:
        """No line without evidence."""
        if not self.evidence:
            raise ValueError(f"line {self.number} has no evidence: {self.text!r}")


@dataclass(frozen=True, slots=True)
class Table:
    """A small table under a section's lines; `rows` are strings already set for reading. `marking` covers all rows."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    evidence: tuple[Evidence, ...]
    marking: Marking = PUBLIC


@dataclass(frozen=True, slots=True)
class BriefSection:
    """A section in the fixed order of the joint brief. `lead` is one plain sentence that sums it up."""

    key: SectionKey
    title: str
    lead: str
    lines: tuple[BriefLine, ...]
    tables: tuple[Table, ...] = ()


@dataclass(frozen=True, slots=True)
class Brief:
    """One sourced page on a situation, as of a date. `exercise` puts EXERCISE on every page of it."""

    situation: str
    states: tuple[str, ...]
    as_of: date
    made_at: datetime
    marking: Marking
    exercise: bool
    sections: tuple[BriefSection, ...]
    withheld: int = 0  # how many records decide() kept from this viewer
    places: tuple[str, ...] = ()  # names of the states on the date, as documents write them

    @property
    def lines(self) -> tuple[BriefLine, ...]:
        """All lines in order."""
        return tuple(line for section in self.sections for line in section.lines)
