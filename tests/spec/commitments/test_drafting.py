"""The drafted section on cooperation holds no figure without the records it counts."""

from __future__ import annotations

import re
from datetime import date

from chapter8.record import Commitment
from chapter8.record.commitments.drafting import LedgerEntry, Standing, as_markdown, cooperation_section


def entry(number: int, organization: str, standing: Standing, *, action: str = "to assist") -> LedgerEntry:
    """One entry of the ledger."""
    owed = Commitment(
        "S/RES/9901 (2006)", str(number), "request", "Requests", ("Secretary-General",), action, (), False, None, "p"  # noqa: FBT003 - a noun's field
    )  # fmt: skip
    return LedgerEntry(f"c-{number}", owed, (organization,) if organization else (), date(2006, 5, number), standing)


ENTRIES = [
    entry(1, "African Union", "answered"),
    entry(2, "African Union", "late"),
    entry(3, "European Union", "open"),
    entry(4, "", "open"),
]


def test_every_figure_lists_exactly_the_records_it_counts() -> None:
    section = cooperation_section(ENTRIES, begin=date(2006, 1, 1), end=date(2006, 12, 31))
    text = as_markdown(section)
    told = re.findall(r"(\d+) [a-z ]+ \\\[|(\d+) (?:requests|answered|open|past)[a-z ]* \[([^\]]+)\]", text)
    figures = [(int(number), records.split(", ")) for _, number, records in told]
    assert [number for number, _ in figures] == [3, 1, 1, 1, 2, 1, 1, 1, 1]
    assert all(number == len(records) for number, records in figures)
    assert {record for _, records in figures for record in records} == {"c-1", "c-2", "c-3"}


def test_the_organization_with_most_entries_stands_first() -> None:
    section = cooperation_section(ENTRIES, begin=date(2006, 1, 1), end=date(2006, 12, 31))
    assert [name for name, _ in section.organizations] == ["African Union", "European Union"]


def test_what_is_outside_the_period_is_not_counted_and_nothing_is_said_of_nothing() -> None:
    section = cooperation_section(ENTRIES, begin=date(2007, 1, 1), end=date(2007, 12, 31))
    assert section.whole == ()
    assert "holds no entry" in as_markdown(section)


def test_words_of_a_decision_are_text_and_no_markup() -> None:
    hostile = entry(5, "African Union", "open", action="to read [this](javascript:x) <script>\n# heading")
    text = as_markdown(cooperation_section([hostile], begin=date(2006, 1, 1), end=date(2006, 12, 31)))
    assert "[this]" not in text
    assert "<script>" not in text.replace("\\<", "")
    assert "\n# heading" not in text
