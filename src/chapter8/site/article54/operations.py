"""One operation with its events, its reports and its duties on a day, as far as a viewer may see them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from chapter8.atlas import Atlas
from chapter8.atlas.ledger import Ledger
from chapter8.atlas.nouns import Operation, Provenance
from chapter8.exchange.decide import Purpose, Viewer
from chapter8.exchange.marking import Marking, strictest
from chapter8.respond.reporting import Duty, EventKind, Report, ReportingPolicy, duties, events_of
from chapter8.respond.reporting import OperationEvent as Event
from chapter8.site.article54.models import Intervals, OperationEvent, OwnOperation, ReportDecision
from chapter8.site.faults import unknown
from chapter8.site.library.entered import EnteredModel, documents_of
from chapter8.site.library.models import Document
from chapter8.site.registry.atlas import node_atlas
from chapter8.site.situations.finding import readable_situations
from chapter8.site.situations.models import Situation

AHEAD = timedelta(days=400)  # how far the calendar looks: more than any interval


@dataclass(frozen=True, slots=True)
class Told:
    """An operation as a viewer sees it. `own` is None for one of the atlas; `known` are documents by SHA-256."""

    operation: Operation
    own: OwnOperation | None
    rows: tuple[OperationEvent, ...]
    decisions: tuple[ReportDecision, ...]
    known: Mapping[str, Document]
    exercise: bool

    @property
    def documents(self) -> dict[str, Document]:
        """The documents that this operation rests on, by SHA-256."""
        used = [row.sha256 for row in (*((self.own,) if self.own else ()), *self.rows)]
        used += [row.sha256 for row in self.decisions]
        return {sha256: self.known[sha256] for sha256 in used if sha256 in self.known}

    @property
    def events(self) -> list[Event]:
        """What happened, of the atlas and as entered; the same event on the same day counts once."""
        entered = [Event(row.kind, row.on, row.what) for row in self.rows if row.taken_back_at is None]  # type: ignore[arg-type]  # the choices of the column are those of the engine
        told = {(each.kind, each.on) for each in entered}
        shipped = () if self.own else events_of(self.operation)
        return [*entered, *(each for each in shipped if (each.kind, each.on) not in told)]

    @property
    def accepted(self) -> list[Document]:
        """The documents that a person accepted as reports, in order of their dates."""
        standing = {row.sha256: row.state for row in self.decisions}
        found = [self.known[sha256] for sha256, state in standing.items() if state == "accepted"]
        return sorted((each for each in found if each.date), key=lambda each: (each.date or date.min, str(each)))

    @property
    def reports(self) -> list[Report]:
        """The same as the engine takes them."""
        return [Report(each.date, str(each), each.title) for each in self.accepted if each.date]

    def duties(self, on: date, policy: ReportingPolicy) -> tuple[Duty, ...]:
        """Everything of which the Council is to be told, with its state on a day."""
        return _duties(tuple(self.events), tuple(self.reports), on, _Rule.of(policy))

    def to_come(self, on: date, policy: ReportingPolicy) -> list[Duty]:
        """What falls due after a day, the next periods included."""
        known = [report for report in self.reports if report.on <= on]
        later = duties(self.events, known, on + AHEAD, policy)
        return [each for each in later if each.due >= on and each.met_by is None]

    @property
    def things(self) -> list[EnteredModel | Document]:
        """The marked things that this rests on."""
        return [*((self.own,) if self.own else ()), *self.rows, *self.documents.values()]

    def marking(self, owner: str) -> Marking:
        """The narrowest of them; the situation of an own operation included."""
        situation = [self.own.situation.marking] if self.own else []
        return strictest([Marking(owner=owner), *situation, *(each.marking for each in self.things)], owner)


@dataclass(frozen=True, slots=True)
class _Rule:
    """A policy as a key."""

    within: tuple[tuple[EventKind, int], ...]
    every: int | None
    source: str

    @classmethod
    def of(cls, policy: ReportingPolicy) -> _Rule:
        """The key of a policy."""
        return cls(tuple(policy.within.items()), policy.every, policy.source)


@lru_cache(maxsize=512)  # the operations of the atlas on three days
def _duties(events: tuple[Event, ...], reports: tuple[Report, ...], on: date, rule: _Rule) -> tuple[Duty, ...]:
    """The duties, worked out once for the same events, reports, day and policy: they follow from nothing else."""
    return duties(events, reports, on, ReportingPolicy(dict(rule.within), rule.every, rule.source))


def policy_in_force() -> ReportingPolicy:
    """The newest edition of the intervals, else the one that is shipped; both say that they are policy."""
    newest = Intervals.objects.first()
    if newest is None:
        return ReportingPolicy()
    source = f"policy of this node since {newest.made_at:%Y-%m-%d} ({newest.note}): Article 54 states no interval"
    return replace(ReportingPolicy(), within=newest.within, every=newest.every, source=source)


def regional(atlas: Atlas) -> list[Operation]:
    """The operations that an organization other than the United Nations commands: coalitions owe nothing by 54."""
    known = {each.code for each in atlas.organizations} - {"UN"}
    return [each for each in Ledger.of_atlas(atlas).operations if not known.isdisjoint(each.organizations)]


def told_operations(viewer: Viewer, purpose: Purpose, codes: Iterable[str] | None = None) -> list[Told]:
    """Operations that the viewer may see, in few queries however many they are: of the atlas, and of situations."""
    wanted = set(codes) if codes is not None else None
    own, atlas = _own(viewer, purpose), node_atlas()
    operations = [(each, None) for each in regional(atlas)] + [(_noun(row), row) for row in own]
    chosen = [(noun, row) for noun, row in operations if wanted is None or noun.code in wanted]
    names = [noun.code for noun, _row in chosen]
    events: defaultdict[str, list[OperationEvent]] = defaultdict(list)
    for row in OperationEvent.objects.filter(operation__in=names).readable_by(viewer, purpose).select_related("person"):
        events[row.operation].append(row)
    decisions: defaultdict[str, list[ReportDecision]] = defaultdict(list)
    decided = list(ReportDecision.objects.filter(operation__in=names).select_related("person"))
    documents = _documents([each.sha256 for each in decided], viewer, purpose)
    for each in decided:
        if each.sha256 in documents:
            decisions[each.operation].append(each)
    entered = [row for rows in events.values() for row in rows]
    documents |= documents_of([*entered, *own], viewer, purpose)
    invented = {state.code for state in atlas.states if state.exercise}
    return [
        Told(
            noun, row, tuple(events[noun.code]), tuple(decisions[noun.code]), documents, _exercise(noun, row, invented)
        )
        for noun, row in chosen
    ]


def find_told(code: str, viewer: Viewer, purpose: Purpose) -> Told:
    """The operation of a code; the same answer for one that is not there and one that is withheld."""
    found = told_operations(viewer, purpose, [code])
    if not found:
        raise unknown(viewer)
    return found[0]


def operations_of(situation: Situation, viewer: Viewer, purpose: Purpose, on: date) -> list[Told]:
    """The operations of a situation: its own, and those of the atlas that were at work in its states on a day."""
    there = {each.code for each in Ledger.of_atlas(node_atlas()).operations_in(situation.states, on)}
    own = {row.code for row in _own(viewer, purpose) if row.situation_id == situation.pk}
    return told_operations(viewer, purpose, there | own)


def _own(viewer: Viewer, purpose: Purpose) -> list[OwnOperation]:
    situations = [row.pk for row in readable_situations(viewer, purpose)]
    rows = OwnOperation.objects.filter(situation__in=situations).readable_by(viewer, purpose).standing()
    return list(rows.select_related("situation", "person"))


def _documents(hashes: Sequence[str], viewer: Viewer, purpose: Purpose) -> dict[str, Document]:
    rows = Document.objects.readable_by(viewer, purpose).filter(sha256__in=set(hashes)).defer("record")
    return {document.sha256: document for document in rows}


def _noun(row: OwnOperation) -> Operation:
    """An operation of a situation as the atlas would have it."""
    return Operation(
        code=row.code, name=row.name, organizations=tuple(row.organizations), states=tuple(row.states), functions=(),
        mode="", consent="unknown", decided=None, began=None, ended=None, authorised_strength=None, peak_strength=None,
        successor=None, transferred=None, summary="", provenance=Provenance(row.place, verified=False),
    )  # fmt: skip


def _exercise(noun: Operation, own: OwnOperation | None, invented: set[str]) -> bool:
    return own.situation.exercise if own is not None else not invented.isdisjoint(noun.states)
