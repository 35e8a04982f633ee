"""Subsidiarity as a ladder: the closest competent body leads, and only a stated need that exceeds its means climbs.

Each rung says what exceeds it, by how much. A rung whose means nobody has stated is not passed over: it keeps the
lead, and the answer says that it is not settled. The United Nations stands on the last rung (Art. 24 of the Charter;
African Union, Chile, Benin and Algeria in S/PV.5007, pp. 7, 9, 10 and 23).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from chapter8.atlas import Atlas
from chapter8.atlas.nouns import UNITED_NATIONS
from chapter8.respond.competence import Competence, CompetenceRow
from chapter8.symbols.evidence import Evidence, Locator

Dimension = Literal["strength", "deploy_days", "months", "funds"]
Verdict = Literal["sufficient", "exceeded", "unknown", "no_mandate", "last"]
UNITS: Mapping[Dimension, str] = {
    "strength": "uniformed personnel",
    "deploy_days": "days to deploy",
    "months": "months sustained",
    "funds": "US dollars a month",
}
_LESS_IS_MORE: frozenset[Dimension] = frozenset({"deploy_days"})
_CHARTER = "Charter of the United Nations"


@dataclass(frozen=True, slots=True)
class Means:
    """What an organization can bring, dimension by dimension (`UNITS`), and where that is stated."""

    organization: str
    figures: Mapping[Dimension, float]
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Shortfall:
    """Where a need exceeds the means: how much is needed, and how much there is (None: nobody has stated it)."""

    dimension: Dimension | Literal["coverage"]
    needed: float
    available: float | None

    @property
    def text(self) -> str:
        """The shortfall as a clause: "needs 3,000 uniformed personnel and has 2,500"."""
        unit = "States covered" if self.dimension == "coverage" else UNITS[self.dimension]
        has = "nobody has stated how many it has" if self.available is None else f"has {self.available:,.0f}"
        verb = "needs at most" if self.dimension in _LESS_IS_MORE else "needs"
        return f"{verb} {self.needed:,.0f} {unit} and {has}"


@dataclass(frozen=True, slots=True)
class Rung:
    """One organization on the ladder. "last" is the United Nations, which no need climbs beyond."""

    organization: str
    verdict: Verdict
    shortfalls: tuple[Shortfall, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Ladder:
    """The rungs from the closest body upwards. `lead` is the first that the need does not exceed.

    `settled` is false where the lead's own means are not stated: it leads as long as nothing shows the contrary.
    """

    rungs: tuple[Rung, ...]
    lead: str
    settled: bool

    @property
    def reason(self) -> str:
        """Why the lead stands where it does: what exceeded each competent rung below it."""
        passed = []
        for rung in self.rungs:
            if rung.organization == self.lead:
                break
            if rung.verdict == "exceeded":
                passed.append(f"{rung.organization} {' and '.join(each.text for each in rung.shortfalls)}")
        climbed = "; ".join(passed)
        start = f"{self.lead} leads: {climbed}" if climbed else f"{self.lead} leads as the closest competent body"
        return f"{start}." if self.settled else f"{start}; its own means are not stated for all that is needed."


def ladder(
    atlas: Atlas, found: Competence, need: Mapping[Dimension, float], means: Mapping[str, Means] | None = None
) -> Ladder:
    """Who leads for a need: subregional bodies, then regional ones, smaller before larger, then the United Nations.

    `found` is the answer on competence for the function that is needed; `means` are by code of organization. A body
    that does not cover all the states has a shortfall of coverage.
    """
    stated = means or {}
    rows = sorted(found.rows, key=lambda row: (row.level != "subregional", _size(atlas, row, found), row.organization))
    rungs = [_rung(row, need, stated.get(row.organization)) for row in rows]
    rungs.append(Rung(UNITED_NATIONS, "last", (), (Evidence(Locator(_CHARTER, paragraphs=("Art. 24",))),)))
    lead = next(rung for rung in rungs if rung.verdict in {"sufficient", "unknown", "last"})
    return Ladder(tuple(rungs), lead.organization, settled=lead.verdict != "unknown")


def _size(atlas: Atlas, row: CompetenceRow, found: Competence) -> int:
    return len(atlas.members(row.organization, found.on))


def _rung(row: CompetenceRow, need: Mapping[Dimension, float], means: Means | None) -> Rung:
    if row.standing == "no_mandate":
        return Rung(row.organization, "no_mandate", (), ())
    figures = means.figures if means else {}
    short = [
        Shortfall(dimension, needed, figures.get(dimension))
        for dimension, needed in need.items()
        if not _meets(dimension, needed, figures.get(dimension))
    ]
    exceeded: list[Shortfall] = [each for each in short if each.available is not None]
    if row.uncovered:
        covered = len(row.covered)
        exceeded.append(Shortfall("coverage", covered + len(row.uncovered), covered))
    evidence = means.evidence if means else ()
    if exceeded:
        return Rung(row.organization, "exceeded", tuple(exceeded), evidence)
    return Rung(row.organization, "unknown" if short else "sufficient", tuple(short), evidence)


def _meets(dimension: Dimension, needed: float, available: float | None) -> bool:
    if available is None:
        return False
    return available <= needed if dimension in _LESS_IS_MORE else available >= needed
