"""Precedents: the operations of the ledger that are like a question, the most alike first, each with why.

Likeness is counted, never felt: every likeness has a name and a weight that anybody can read below, and the answer
carries both. A precedent shows what was done; it neither permits nor forbids.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Literal

from chapter8.atlas import Atlas
from chapter8.atlas.ledger import Ledger, Timing
from chapter8.atlas.nouns import UNITED_NATIONS, Authorisation, Operation
from chapter8.respond.legal.rules import Measure

Likeness = Literal["state", "organization", "path", "function", "measure", "region", "successor"]
WEIGHTS: Mapping[Likeness, int] = MappingProxyType(
    {"state": 6, "organization": 5, "path": 4, "function": 3, "successor": 3, "measure": 2, "region": 1}
)
"""How much each likeness counts. Where and by whom goes before how, and how before what for."""
MOST = 12
_PEACEFUL = frozenset({"observation", "prevention", "peacemaking", "early_warning", "confidence_building"})


@dataclass(frozen=True, slots=True)
class Case:
    """What is asked about: States, the day, and as much of function, measure, organization and paths as is known."""

    states: tuple[str, ...]
    on: date
    function: str | None = None
    measure: Measure | None = None
    organization: str | None = None
    paths: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Precedent:
    """One operation of the ledger, and what it has in common with the case.

    `alike` are the likenesses with what they share in codes, `score` the sum of their weights. `paths` are the keys of
    legal paths that its rows speak for, `timing` is when the Council acted on it.
    """

    operation: Operation
    alike: Mapping[Likeness, tuple[str, ...]]
    score: int
    paths: tuple[str, ...]
    timing: Timing


def precedents(atlas: Atlas, case: Case, *, most: int = MOST) -> tuple[Precedent, ...]:
    """The operations most like a case, decided or begun before its day; of equals the later one first.

    An operation counts that shares a State or an organization, or two likenesses of other kinds. Those at work on the
    day are in it: they are what stands, and say so by their dates. Acts of the Council after the day aren't known yet.
    """
    whole = Ledger.of_atlas(atlas)
    known = tuple(act for act in whole.authorisations if act.dated <= case.on)
    ledger = Ledger(whole.operations, known, whole.successors)
    acts: dict[str, list[Authorisation]] = {}
    for act in ledger.authorisations:
        acts.setdefault(act.operation, []).append(act)
    regions = {state.code: state.subregion or state.region for state in atlas.states}
    codes = frozenset(each.code for each in atlas.organizations)
    found: list[tuple[int, Operation, dict[Likeness, tuple[str, ...]], tuple[str, ...]]] = []
    for operation in ledger.operations:
        if _first_day(operation) > case.on:
            continue
        several = acts.get(operation.code, [])
        paths = paths_of(operation, several, codes)
        alike = dict(_likenesses(case, operation, paths, several, regions=regions, successors=ledger.successors))
        close = {"state", "organization", "successor"} & alike.keys()
        if alike and (close or len(alike.keys() - {"region"}) > 1):
            found.append((sum(WEIGHTS[each] for each in alike), operation, alike, paths))
    found.sort(key=lambda hit: (-hit[0], -_first_day(hit[1]).toordinal(), hit[1].code))
    return tuple(
        Precedent(operation, MappingProxyType(alike), score, paths, ledger.timing(operation.code))
        for score, operation, alike, paths in found[:most]
    )


def paths_of(operation: Operation, acts: list[Authorisation], organizations: frozenset[str]) -> tuple[str, ...]:
    """The legal paths that the rows of an operation speak for; none where they say too little.

    Two lines of command are "hybrid"; the United Nations alone "UN-VII" with a coercive act of the Council, else
    "UN-VI"; States without an organization "coalition" if the Council authorized them. An organization that the
    Council authorized to coerce took "P53/VII"; with its host's consent it took "P-consent", and "P52" where it did
    no more than observe and talk; enforcement by consent alone is "P-invite".
    """
    by_council = [act for act in acts if act.body == UNITED_NATIONS and act.act in {"authorises", "establishes"}]
    coercive = any(act.measure == "coercive" for act in by_council)
    if operation.mode == "hybrid":
        return ("hybrid",)
    if operation.organizations[0] == UNITED_NATIONS:
        return ("UN-VII" if coercive else "UN-VI",)
    if operation.organizations[0] not in organizations:
        return ("coalition",) if coercive else ("P-invite",) if operation.consent == "given" else ()
    if coercive:
        return ("P53/VII",)
    if operation.consent != "given":
        return ()
    if "enforcement" in operation.functions:
        return ("P-invite",)
    return ("P52",) if _PEACEFUL.issuperset(operation.functions) else ("P-consent",)


def _likenesses(
    case: Case,
    operation: Operation,
    paths: tuple[str, ...],
    acts: list[Authorisation],
    *,
    regions: Mapping[str, str],
    successors: Mapping[str, str | None],
) -> Iterator[tuple[Likeness, tuple[str, ...]]]:
    same = tuple(code for code in operation.states if code in case.states)
    if same:
        yield "state", same
    else:
        near = {regions[code] for code in case.states} & {regions[code] for code in operation.states}
        if near:
            yield "region", tuple(sorted(near))
    if case.organization is not None and case.organization in operation.organizations:
        yield "organization", (case.organization,)
    elif case.organization is not None:
        before = tuple(code for code in operation.organizations if successors.get(code) == case.organization)
        if before:
            yield "successor", before
    shared = tuple(path for path in paths if path in case.paths)
    if shared:
        yield "path", shared
    if case.function is not None and case.function in operation.functions:
        yield "function", (case.function,)
    if case.measure is not None and case.measure == measure_of(operation, acts):
        yield "measure", (case.measure,)


def measure_of(operation: Operation, acts: list[Authorisation]) -> Measure:
    """Whether an operation was to coerce: it enforced, or was authorized to."""
    coerced = "enforcement" in operation.functions or any(act.measure == "coercive" for act in acts)
    return "coercive" if coerced else "consent"


def _first_day(operation: Operation) -> date:
    """The first day on record: of the decision or of the deployment; one without either comes after every case."""
    days = [day for day in (operation.decided, operation.began) if day is not None]
    return min(days, default=date.max)
