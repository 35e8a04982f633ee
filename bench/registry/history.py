"""Competence and legal paths (B1-B3), against situations of history.

The situations stand in tests/acceptance/historical_situations.toml, written from the public record before the engine
was asked: who led, on which path, how it stood on the day with what was on record, when the Council acted, what
competed. One agrees if all of these do. The engine answers under the default policies; facts later than the day are
given to it and must not count. The naive rule beside it: a Chapter VIII organization that covers the State acts under
Article 53 if force is used, else under Article 52.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import msgspec
from bench.figures import Figure
from bench.record.errors import publish_errors

from chapter8.atlas import Atlas
from chapter8.atlas.ledger import Ledger
from chapter8.respond.competence import competence
from chapter8.respond.legal import LegalPath, legal_paths
from chapter8.respond.legal.facts import Kind, KnownFact
from chapter8.respond.legal.rules import AVAILABILITY, Availability, Measure
from chapter8.respond.policies import Policies
from chapter8.symbols.evidence import Evidence

TABLE = Path("tests/acceptance/historical_situations.toml")
STATES = "STATES"
PARTS = ("competence", "path", "standing", "timing", "competing", "policies")


class Told(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One fact of the table."""

    kind: Kind
    dated: date
    source: str
    organization: str | None = None
    state: str | None = None
    measure: Measure | None = None
    expires: date | None = None
    until: str = ""
    began: date | None = None
    claimed_by: str | None = None
    in_principle: bool = False

    @property
    def fact(self) -> KnownFact:
        """As the engine takes it."""
        values = msgspec.structs.asdict(self)
        return KnownFact(evidence=(Evidence(source=values.pop("source")),), **values)


class Situation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One situation of the table; see its head."""

    key: str
    states: tuple[str, ...]
    on: date
    measure: Measure
    function: str
    lead: str
    actor: str
    path: str
    stands: Availability
    timing: str
    competed: tuple[str, ...]
    facts: tuple[Told, ...]
    operation: str | None = None
    under: Mapping[str, Availability] = msgspec.field(default_factory=dict)
    note: str = ""
    difference: str = ""


@dataclass(frozen=True, slots=True)
class Compared:
    """One situation with the engine's answer: `apart` says, by part, how the two do not agree.

    `named` is the path that stands best for who took it, `naive` whether the naive rule names path and leader.
    """

    situation: Situation
    apart: Mapping[str, str]
    named: str
    naive: bool
    hinges: tuple[str, ...]


def read_situations() -> list[Situation]:
    """The situations of the table, in its order."""
    table = tomllib.loads(TABLE.read_text("utf-8"))
    return msgspec.convert(table["situation"], list[Situation])


def compare(atlas: Atlas, situation: Situation) -> Compared:
    """What the engine says of a situation, beside what the record has."""
    found = answer(atlas, situation)
    whom = _whom(situation.actor)
    own = [path for path in found if path.organization == whom]
    claimed = next((path for path in own if path.key == situation.path), None)
    best = min(own, key=lambda path: AVAILABILITY.index(path.available), default=None)
    return Compared(
        situation,
        dict(_apart(atlas, situation, found, claimed)),
        best.key if best else "",
        _naive(atlas, situation),
        tuple(hinge.told for hinge in claimed.hinges) if claimed else (),
    )


def answer(atlas: Atlas, situation: Situation, policies: Policies | None = None) -> tuple[LegalPath, ...]:
    """The paths of all actors, with every fact of the table."""
    facts = [told.fact for told in situation.facts]
    return legal_paths(atlas, situation.states, situation.on, situation.measure, facts=facts, policies=policies)


def _apart(
    atlas: Atlas, situation: Situation, found: tuple[LegalPath, ...], claimed: LegalPath | None
) -> Iterator[tuple[str, str]]:
    """The parts in which engine and record differ, each with what the engine has instead."""
    rows = competence(atlas, situation.states, situation.on, situation.function).rows
    leading = next((row for row in rows if row.organization == situation.lead), None)
    if leading is not None and leading.standing == "no_mandate":
        yield "competence", f"{situation.lead} has no mandate for {situation.function}"
    if claimed is None:
        yield "path", f"{situation.path} is not among the paths of {situation.actor}"
    elif claimed.available != situation.stands:
        yield "standing", claimed.available
    timing = Ledger.of_atlas(atlas).timing(situation.operation).kind if situation.operation else "none"
    if timing != situation.timing:
        yield "timing", timing
    offered = {(path.key, path.organization) for path in found}
    lacking = [each for each in situation.competed if _read(each) not in offered]
    if lacking:
        yield "competing", f"lacks {', '.join(lacking)}"
    for asked, expected in situation.under.items():
        question, _, chosen = asked.partition("=")
        other = answer(atlas, situation, Policies.of({question: chosen}))
        stands = {(path.key, path.organization): path.available for path in other}
        if stands.get((situation.path, _whom(situation.actor))) != expected:
            yield "policies", f"not {expected} under {asked}"


def _naive(atlas: Atlas, situation: Situation) -> bool:
    rows = competence(atlas, situation.states, situation.on).rows
    covering = {row.organization for row in rows if "chapter_viii" in row.charter_basis}
    path = "P53/VII" if situation.measure == "coercive" else "P52"
    return situation.path == path and situation.actor in covering


def _read(competing: str) -> tuple[str, str | None]:
    key, _, actor = competing.rpartition(" ")
    return key, _whom(actor)


def _whom(actor: str) -> str | None:
    return None if actor == STATES else actor


def figures() -> list[Figure]:
    """How many situations agree, in all and part by part, what explains the others, and the timing in the ledger."""
    atlas = Atlas.shipped()
    compared = [compare(atlas, situation) for situation in read_situations()]
    total = len(compared)
    of = f"of {total}"
    agree = sum(not each.apart for each in compared)
    explained = sum(bool(each.apart and each.situation.difference) for each in compared)
    naive = sum(each.naive for each in compared)
    claimed = sum(each.named == each.situation.path for each in compared)
    missed = Counter(part for each in compared for part in each.apart)
    publish_errors(
        "history",
        ("situation", "part", "engine", "record", "difference"),
        (
            (each.situation.key, part, words, _recorded(each.situation, part), each.situation.difference)
            for each in compared
            for part, words in each.apart.items()
        ),
    )
    return [
        Figure("situations in which engine and record agree in all parts", agree, of, bar="30 or more"),
        Figure("differences explained by name", explained, f"of {total - agree}", bar="all"),
        Figure("best path of who acted is the one it claimed", claimed, of, "the naive rule, path and leader", naive),
        *(Figure(f"agreement on {part}", total - missed[part], of) for part in PARTS),
        *_timings(atlas),
    ]


def _recorded(situation: Situation, part: str) -> str:
    values = {"competence": situation.function, "path": situation.path, "standing": situation.stands}
    return values.get(part, situation.timing if part == "timing" else "; ".join(situation.competed))


def _timings(atlas: Atlas) -> list[Figure]:
    """When the Council first acted on an operation of others, over the whole ledger."""
    statistics = Ledger.of_atlas(atlas).timing_statistics()
    late = sorted(-gap for gap in statistics.gaps if gap < 0)
    total = sum(statistics.counts.values())
    return [
        *(
            Figure(f"operations of others: the Council {_ACTED[kind]}", count, f"of {total}")
            for kind, count in statistics.counts.items()
        ),
        Figure("days from the act to the first day, median", statistics.median_gap or 0, "days"),
        Figure(
            "days of delay where the Council acted afterwards, median",
            late[len(late) // 2],
            "days",
            "the longest",
            late[-1],
        ),
    ]


_ACTED = {
    "prior": "acted before",
    "concurrent": "acted at the same time",
    "retrospective": "acted afterwards",
    "none": "did not act",
}
