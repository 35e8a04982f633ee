"""The primacy of the Council: what contradicts a decision of its in force is closed, with the paragraph that says so.

S/PRST/2007/7 and China in S/PV.5529, p. 6: the Security Council keeps the primary responsibility. Article 25 binds
Members to its decisions, Article 103 puts them before other agreements. A bar is a person's reading of a paragraph,
with its words; it closes what it names and nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from chapter8.respond.legal.paths import LegalPath
from chapter8.respond.legal.rules import Measure
from chapter8.symbols.evidence import Evidence


@dataclass(frozen=True, slots=True)
class Bar:
    """What a decision in force excludes: a measure in some states, by some organizations (none named: by anybody).

    `measure` None bars both kinds. `until` is the last day, None while the Council has not ended it. `excepts` are
    keys of paths that the decision itself leaves open.
    """

    evidence: Evidence
    states: tuple[str, ...]
    organizations: tuple[str, ...]
    measure: Measure | None
    since: date
    until: date | None = None
    excepts: tuple[str, ...] = ()

    @property
    def place(self) -> str:
        """The decision and the paragraph: "S/RES/9905 (2026), para. 3"."""
        return str(self.evidence.locator or self.evidence.source)

    def in_force(self, on: date) -> bool:
        """Whether it holds on the day."""
        return self.since <= on and (self.until is None or on <= self.until)

    def meets(self, path: LegalPath, states: Sequence[str], measure: Measure, on: date) -> bool:
        """Whether the path would contradict it."""
        return (
            self.in_force(on)
            and path.key not in self.excepts
            and self.measure in {None, measure}
            and bool(set(self.states) & set(states))
            and (not self.organizations or path.organization in self.organizations)
        )


def heeding(
    paths: Sequence[LegalPath], bars: Sequence[Bar], states: Sequence[str], measure: Measure, on: date
) -> tuple[LegalPath, ...]:
    """The paths in their order, those that contradict a decision in force closed, each with the paragraph cited.

    `paths` are those for the measure in the states on the day. Paths that stand come before those that are barred.
    """
    heeded = [_heeded(path, [bar for bar in bars if bar.meets(path, states, measure, on)]) for path in paths]
    return tuple(sorted(heeded, key=lambda path: path.barred != ()))


def _heeded(path: LegalPath, bars: Sequence[Bar]) -> LegalPath:
    if not bars:
        return path
    reasons = tuple(f"Contradicts a decision of the Security Council in force: {bar.place}." for bar in bars)
    return replace(
        path,
        available="closed",
        reasons=(*path.reasons, *reasons),
        evidence=(*path.evidence, *(bar.evidence for bar in bars)),
        barred=tuple(bar.place for bar in bars),
    )
