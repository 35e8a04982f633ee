"""Figures on Article 54 for the drafted report: duties of a period by their state, each with its records."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from chapter8.exchange.decide import Purpose, Viewer
from chapter8.site.article54.pages import STATES, Line, all_lines


def duty_figures(
    viewer: Viewer, purpose: Purpose, begin: date, end: date, organization: str = ""
) -> list[tuple[str, list[Line]]]:
    """The duties out of events of a period, as they stand on its last day: each state that occurs with its duties.

    `organization` is the code of one in command, if any. What is of an exercise is left out.
    """
    lines = [
        line
        for line in all_lines(viewer, purpose, end)
        if begin <= line.duty.event.on <= end
        and not line.told.exercise
        and (not organization or organization in line.told.operation.organizations)
    ]
    told = [(state, [line for line in lines if line.duty.state == state]) for state in STATES]
    return [(state, some) for state, some in told if some]


def as_markdown(figures: Sequence[tuple[str, list[Line]]]) -> str:
    """The figures as a section: each names its records."""
    if not figures:
        return ""
    rows = [
        f"- Duties under Article 54, {state.replace('_', ' ')}: {len(some)} ({_records(some)})"
        for state, some in figures
    ]
    return "\n".join(["", "## Article 54", "", *rows, ""])


def _records(lines: Sequence[Line]) -> str:
    return ", ".join(line.ident for line in lines)
