"""Article 54: what the Security Council has to be told of an operation, by when, and whether it was.

"The Security Council shall at all times be kept fully informed of activities undertaken or in contemplation": the
Charter states no interval. The days below are therefore a policy that can be replaced, and every duty says so; what
is law is that the Council is told of each of these events. Late is worked out from dates alone.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from types import MappingProxyType
from typing import Literal

from chapter8.atlas.nouns import Operation
from chapter8.symbols.evidence import Evidence, Locator

EventKind = Literal["planned", "decided", "started", "changed", "period", "ended"]
State = Literal["met", "met_late", "open", "late", "to_come"]
ARTICLE = Evidence(Locator("Charter of the United Nations", paragraphs=("Art. 54",)))
_TITLES: Mapping[EventKind, str] = {
    "planned": "an activity in contemplation",
    "decided": "the decision to deploy",
    "started": "the start of the deployment",
    "changed": "a change of the mandate, the strength or the area",
    "period": "the activities of the period",
    "ended": "the end of the operation",
}


@dataclass(frozen=True, slots=True)
class OperationEvent:
    """Something that happened to an operation, or is planned, of which the Council is to be told."""

    kind: EventKind
    on: date
    what: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """A communication to the Council on an operation, with its symbol where it was circulated as a document."""

    on: date
    symbol: str
    what: str = ""


@dataclass(frozen=True, slots=True)
class ReportingPolicy:
    """Within how many days the Council is told of each kind of event, and every how many days of the activities.

    A policy, not law. `every` None asks for no periodic report.
    """

    within: Mapping[EventKind, int] = field(
        default_factory=lambda: MappingProxyType(
            {"planned": 7, "decided": 7, "started": 3, "changed": 7, "period": 14, "ended": 14}
        )
    )
    every: int | None = 90
    source: str = "policy of this system: Article 54 states no interval"


@dataclass(frozen=True, slots=True)
class Duty:
    """One thing that the Council has to be told: due on a day by policy, and met by a report or not, as of a day.

    `days` counts how many days late it is or was met; 0 for every other state.
    """

    event: OperationEvent
    due: date
    state: State
    met_by: Report | None
    days: int
    evidence: tuple[Evidence, ...]

    @property
    def title(self) -> str:
        """What the Council is told of."""
        return f"{_TITLES[self.event.kind]}{f' ({self.event.what})' if self.event.what else ''}"


def duties(
    events: Sequence[OperationEvent], reports: Sequence[Report], on: date, policy: ReportingPolicy | None = None
) -> tuple[Duty, ...]:
    """The duties out of an operation's events as of a day, by the day on which they fall due.

    A report meets the earliest duties that were still open when it was made: all events up to its date of which the
    Council had not been told. Reports after `on` are not known yet.
    """
    rule = policy or ReportingPolicy()
    known = sorted((report for report in reports if report.on <= on), key=lambda report: (report.on, report.symbol))
    days = [report.on for report in known]
    found = []
    for event in (*events, *_periods(events, on, rule)):
        first = bisect_left(days, event.on)
        found.append(_duty(event, known[first] if first < len(known) else None, on, rule))
    return tuple(sorted(found, key=lambda duty: (duty.due, duty.event.on, duty.event.kind)))


def events_of(operation: Operation) -> tuple[OperationEvent, ...]:
    """The events of an operation that the atlas has: its decision, its start and its end."""
    known: tuple[tuple[EventKind, date | None], ...] = (
        ("decided", operation.decided),
        ("started", operation.began),
        ("ended", operation.ended),
    )
    return tuple(OperationEvent(kind, on) for kind, on in known if on is not None)


def _periods(events: Sequence[OperationEvent], on: date, rule: ReportingPolicy) -> Iterator[OperationEvent]:
    """The ends of the periods in which the operation worked, up to the day."""
    starts = [event.on for event in events if event.kind == "started"]
    if not starts or rule.every is None:
        return
    ends = min((event.on for event in events if event.kind == "ended"), default=date.max)
    step = timedelta(days=rule.every)
    number, day, last = 1, min(starts) + step, min(on, ends - timedelta(days=1))
    while day <= last:
        yield OperationEvent("period", day, f"period {number}")
        number, day = number + 1, day + step


def _duty(event: OperationEvent, met_by: Report | None, on: date, rule: ReportingPolicy) -> Duty:
    """The duty out of an event; `met_by` is the first report on or after its day, if any."""
    due = event.on + timedelta(days=rule.within[event.kind])
    policy = Evidence(source=f"Due {due}: {rule.source}")
    evidence = (ARTICLE, policy, *((Evidence(Locator(met_by.symbol)),) if met_by and met_by.symbol else ()))
    if met_by is not None:
        late = max((met_by.on - due).days, 0)
        return Duty(event, due, "met_late" if late else "met", met_by, late, evidence)
    if event.on > on:
        return Duty(event, due, "to_come", None, 0, evidence)
    late = max((on - due).days, 0)
    return Duty(event, due, "late" if late else "open", None, late, evidence)


def draft_letter(operation: Operation, told: Sequence[Duty], *, organization: str, on: date) -> str:
    """The letter that would tell the Council what is open or late, as plain text for a person to finish and send.

    `organization` is the full name of the sender. Square brackets mark what only the sender can fill in.
    """
    due = [duty for duty in told if duty.state in {"open", "late"}]
    sender = f"Letter dated [{on}] from the [office] of the {organization}"
    subject = f"the following concerning {operation.name} ({operation.code})"
    charter = "In accordance with Article 54 of the Charter of the United Nations"
    lines = ["DRAFT, not sent", "", f"{sender} addressed to the President of the Security Council", ""]
    lines += [f"{charter}, I have the honour to inform the Security Council of {subject}.", ""]
    lines += [f"{number}. On {duty.event.on}: {duty.title}. [Account.]" for number, duty in enumerate(due, 1)]
    if not due:
        lines.append("[Nothing is open on this day.]")
    closing = "I should be grateful if the present letter could be circulated as a document of the Security Council."
    return "\n".join([*lines, "", closing, "", "[Name, office, signature]", ""])
