"""How the United Nations and a regional body could work together here: every mode, possible or excluded, with reasons.

The modes are data (data/modes.toml), and each needs conditions (`conditions`). No mode is left out in silence.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from chapter8.atlas import Atlas
from chapter8.atlas.nouns import Operation
from chapter8.errors import TableError
from chapter8.respond.competence import Competence
from chapter8.respond.ladder import Means
from chapter8.respond.legal import LegalPath
from chapter8.respond.partnership.conditions import ANSWERS, QUESTIONS, Answer, Condition, Setting
from chapter8.respond.policies import Policies
from chapter8.respond.rule_data import read_tables, shipped_text

FILE = "modes.toml"
Verdict = Literal["possible", "open", "excluded"]
_WORST: Mapping[Answer, Verdict] = {"holds": "possible", "open": "open", "fails": "excluded"}


@dataclass(frozen=True, slots=True)
class Mode:
    """A mode of partnership as the data has it."""

    key: str
    title: str
    what: str
    needs: tuple[str, ...]
    ledger: str
    source: str


@dataclass(frozen=True, slots=True)
class PartnershipMode:
    """One mode for a situation: possible, open (something is still to be decided or known), or excluded, and why.

    `lead` is the code of the regional body that it was asked for, None where none covers the states. `precedents` are
    operations of the ledger in this mode, the latest first.
    """

    mode: Mode
    verdict: Verdict
    lead: str | None
    conditions: tuple[Condition, ...]
    precedents: tuple[Operation, ...]

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why it is not simply possible: the conditions that fail, or else those that are open."""
        failing = tuple(each.text for each in self.conditions if each.answer == "fails")
        return failing or tuple(each.text for each in self.conditions if each.answer == "open")


def partnership_modes(
    atlas: Atlas,
    found: Competence,
    paths: Sequence[LegalPath],
    *,
    means: Mapping[str, Means] | None = None,
    policies: Policies | None = None,
    lead: str | None = None,
) -> tuple[PartnershipMode, ...]:
    """Every mode of the data for a situation, in its order.

    `lead` is the code of the regional body that a plan names to lead; without one, the closest body is taken that has
    a mandate for the function. One that covers none of the states, or has no mandate, leads nothing.

    `found` is the answer on competence for "peacekeeping", `paths` are the legal paths for both kinds of measure on
    the same states and day.
    """
    setting = Setting(atlas, found, paths, means or {}, policies or Policies.of(), lead)
    return tuple(_judged(mode, setting) for mode in shipped_modes())


def _judged(mode: Mode, setting: Setting) -> PartnershipMode:
    conditions = tuple(QUESTIONS[key](setting) for key in mode.needs)
    answers = {each.answer for each in conditions}
    worst = next((answer for answer in reversed(ANSWERS) if answer in answers), ANSWERS[0])
    before = [
        each
        for each in setting.atlas.registers.operations
        if mode.ledger and each.mode == mode.ledger and each.began is not None and each.began <= setting.found.on
    ]
    before.sort(key=lambda each: (each.began is None, each.began), reverse=True)
    lead = setting.lead
    return PartnershipMode(mode, _WORST[worst], lead.organization if lead else None, conditions, tuple(before))


@cache
def shipped_modes() -> tuple[Mode, ...]:
    """The modes that come with the package."""
    return read_modes(shipped_text(FILE))


def read_modes(text: str) -> tuple[Mode, ...]:
    """Modes out of TOML text.

    Raises:
        TableError: the text is no TOML, a mode lacks something, or needs a condition that nobody can answer.
    """
    table = read_tables(text, FILE)
    return tuple(_mode(entry) for entry in table.get("mode", ()))


def _mode(entry: Mapping[str, Any]) -> Mode:
    place = f"{FILE}, mode {entry.get('key', '?')}"
    for name in ("key", "title", "what", "needs", "ledger", "source"):
        if name not in entry:
            raise TableError(f"{name} is missing", place=place, remedy=f"Give {name}")
    for key in entry["needs"]:
        if key not in QUESTIONS:
            raise TableError(f"{key!r} is no condition", place=place, remedy=f"Use {', '.join(sorted(QUESTIONS))}")
    return Mode(entry["key"], entry["title"], entry["what"], tuple(entry["needs"]), entry["ledger"], entry["source"])
