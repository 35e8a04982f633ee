"""Joint plans as milestones: what was due when, what slipped, what was reached; nothing is ever overwritten."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from chapter8.atlas.nouns import Milestone

STANDINGS = ("met", "missed", "open")


@dataclass(frozen=True, slots=True)
class MilestoneDate:
    """One date that was set for a milestone, and what had become of it on a day.

    `outcome` is "met" (reached by then), "missed" (the date passed first), "revised" (another took its place before it
    passed) or "open".
    """

    row: Milestone
    outcome: str


@dataclass(frozen=True, slots=True)
class MilestoneStanding:
    """How a milestone stood on a day, with every date ever set for it until then, the first one first.

    `standing` is one of `STANDINGS`: missed says that the last date set has passed and no row says that it was
    reached. `slip_days` counts from the first date set to the last; `late_days` from the first to the day on which it
    was reached (below zero: early), None where it was not.
    """

    plan: str
    milestone: str
    owner: str
    standing: str
    dates: tuple[MilestoneDate, ...]
    slip_days: int
    late_days: int | None

    @property
    def due(self) -> date:
        """The date that holds now."""
        return self.dates[-1].row.due

    @property
    def reached(self) -> date | None:
        """The day on which it was declared reached, if it was."""
        return self.dates[-1].row.reached if self.standing == "met" else None


def standing_of_plans(milestones: Iterable[Milestone], on: date) -> list[MilestoneStanding]:
    """How every milestone stood on a day, in the order of the table; those not yet set by then are left out."""
    grouped: dict[tuple[str, str], list[Milestone]] = {}
    for row in milestones:
        if row.set_on <= on:
            grouped.setdefault((row.plan, row.milestone), []).append(row)
    return [_standing(sorted(rows, key=lambda row: row.set_on), on) for rows in grouped.values()]


def _standing(rows: list[Milestone], on: date) -> MilestoneStanding:
    last = rows[-1]
    reached = last.reached if last.reached is not None and last.reached <= on else None
    standing = "met" if reached is not None else "missed" if last.due < on else "open"
    return MilestoneStanding(
        plan=last.plan,
        milestone=last.milestone,
        owner=last.owner,
        standing=standing,
        dates=tuple(
            MilestoneDate(row, _outcome(row, reached, following, on))
            for row, following in zip(rows, [*rows[1:], None], strict=True)
        ),
        slip_days=(last.due - rows[0].due).days,
        late_days=(reached - rows[0].due).days if reached is not None else None,
    )


def _outcome(row: Milestone, reached: date | None, following: Milestone | None, on: date) -> str:
    """What became of one date: a later one set in time revises it, and one set too late leaves it missed."""
    if reached is not None and reached <= row.due:
        return "met"
    if following is not None:
        return "revised" if following.set_on <= row.due else "missed"
    return "missed" if row.due < on else "open"
