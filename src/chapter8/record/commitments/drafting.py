"""Drafts the section on cooperation with regional organizations of a report of the Secretary-General, from the ledger.

Resolution 1631 (2005), paragraph 11, asks for an assessment of progress on cooperation in his regular reporting. Every
figure of the draft lists the entries it counts: nothing stands in it that the ledger does not hold.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from chapter8.record.nouns import Commitment

Standing = Literal["answered", "open", "late"]


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """One commitment of the ledger as the draft needs it. `organizations` are those it binds or serves."""

    id: str
    commitment: Commitment
    organizations: tuple[str, ...]
    adopted: date
    standing: Standing
    answered_by: str | None = None


@dataclass(frozen=True, slots=True)
class DraftFigure:
    """One number of the draft: what it counts, and the ids of exactly the entries counted."""

    label: str
    records: tuple[str, ...]

    @property
    def value(self) -> int:
        """The number itself."""
        return len(self.records)


@dataclass(frozen=True, slots=True)
class CooperationSection:
    """The section before it is set: the whole, and each organization with its own figures, in order of their number."""

    begin: date
    end: date
    whole: tuple[DraftFigure, ...]
    organizations: tuple[tuple[str, tuple[DraftFigure, ...]], ...]
    entries: tuple[LedgerEntry, ...]


def cooperation_section(entries: Iterable[LedgerEntry], *, begin: date, end: date) -> CooperationSection:
    """The figures on the decisions of a period (both days included)."""
    within = tuple(
        sorted(
            (entry for entry in entries if begin <= entry.adopted <= end and entry.organizations),
            key=lambda entry: (entry.adopted, entry.id),
        )
    )
    names = sorted({name for entry in within for name in entry.organizations})
    by_name = [(name, [entry for entry in within if name in entry.organizations]) for name in names]
    by_name.sort(key=lambda pair: (-len(pair[1]), pair[0]))
    return CooperationSection(begin, end, _figures(within), tuple((name, _figures(of)) for name, of in by_name), within)


def _figures(entries: Sequence[LedgerEntry]) -> tuple[DraftFigure, ...]:
    """How many in all, and how many of each standing; what there is none of is left out."""
    standings: tuple[tuple[Standing, str], ...] = (
        ("answered", "answered"), ("open", "open"), ("late", "past their date without an answer on record"),
    )  # fmt: skip
    figures = [DraftFigure("requests and decisions", tuple(entry.id for entry in entries))]
    figures += [
        DraftFigure(label, tuple(entry.id for entry in entries if entry.standing == standing))
        for standing, label in standings
    ]
    return tuple(figure for figure in figures if figure.records)


def as_markdown(section: CooperationSection) -> str:
    """The section in Markdown: paragraphs with figures, each with its records in brackets, then the records."""
    span = f"{_day(section.begin)} to {_day(section.end)}"
    if not section.entries:
        return f"## Cooperation with regional organizations\n\nThe ledger holds no entry for {span}.\n"
    lines = [
        "## Cooperation with regional organizations",
        "",
        f"In the period from {span}: {_told(section.whole)}.",
        "",
    ]
    for name, figures in section.organizations:
        lines += [f"**{_escaped(name)}**: {_told(figures)}.", ""]
    lines += ["### Records", ""]
    lines += [f"- [{_escaped(entry.id)}] {_record(entry)}" for entry in section.entries]
    return "\n".join(lines) + "\n"


def _told(figures: Sequence[DraftFigure]) -> str:
    """Each figure with its records."""
    return "; ".join(
        f"{figure.value} {figure.label} [{', '.join(map(_escaped, figure.records))}]" for figure in figures
    )


def _record(entry: LedgerEntry) -> str:
    paragraph = f", para. {entry.commitment.clause}" if entry.commitment.clause else ""
    answered = f"; answered by {entry.answered_by}" if entry.answered_by else ""
    bearers = "; ".join(entry.commitment.bearers) or "nobody named"
    return _escaped(
        f"{entry.commitment.decision}{paragraph}: {bearers}: {entry.commitment.action} ({entry.standing}{answered})"
    )


def _escaped(text: str) -> str:
    """Text that Markdown takes for text, on one line."""
    plain = " ".join(text.split())
    return "".join(f"\\{character}" if character in "\\`*_<>#|[]" else character for character in plain)


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
