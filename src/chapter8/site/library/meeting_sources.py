"""What all documents here tell of one meeting, drawn together: what agrees stands once, what differs stands apart."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

import msgspec
from django.db.models import Q

from chapter8.record.nouns import Vote
from chapter8.site.asking import Request
from chapter8.site.library.models import Decision, Document, Meeting, Passage, Statement
from chapter8.site.library.permalinks import passage_path, shared_symbols

MOST_NOTES = 200  # procedural notes shown
_NAMES = ("in_favour", "opposed", "abstaining", "absent")
_COUNTS = ("favour", "against", "abstentions", "adopted")


@dataclass(slots=True)
class Told:
    """One value of a fact, and the documents that tell it."""

    value: Any
    told_by: list[str]


@dataclass(slots=True)
class Fact:
    """A fact by name ("date", "item", "president", "outcome"): its values, each with who tells it."""

    name: str
    values: list[Told]

    @property
    def differs(self) -> bool:
        """Whether the documents say different things. Of an outcome each has its own words, which may mean the same."""
        return len(self.values) > 1 and self.name != "outcome"


@dataclass(frozen=True, slots=True)
class Speech:
    """Who spoke, for whom, in which language, where."""

    speaker: str
    role: str
    on_behalf_of: str
    language: str
    page: int | None
    address: str


@dataclass(slots=True)
class VoteTold:
    """A vote, the documents that tell it so, and whether others tell the same vote otherwise."""

    vote: Vote
    told_by: list[str]
    differs: bool = False


@dataclass(slots=True)
class DecisionTold:
    """A decision taken at the meeting, and the documents that hold or report it."""

    symbol: str
    kind: str
    unanimous: bool | None
    told_by: list[str]


@dataclass(slots=True)
class Gathered:
    """A meeting as documents tell of it. `parts` are the numbers of its resumptions, the meeting's own first."""

    documents: list[Document]
    parts: list[str]
    facts: list[Fact]
    before_it: list[str]
    participants: list[tuple[Document, list[str]]]
    speeches: list[tuple[Document, list[Speech]]]
    votes: list[VoteTold]
    decisions: list[DecisionTold]
    procedure: list[tuple[str, int | None, str]] = field(default_factory=list)


def gather(request: Request, key: str, number: str) -> Gathered | None:
    """Everything that the viewer may read about a meeting; None where nothing tells of it."""
    readable = Document.objects.readable_by(request.viewer, request.purpose)
    rows = Meeting.objects.filter(key=key, document__in=readable).select_related("document")
    found = list(rows.defer("document__record"))
    if not found:
        return None
    found.sort(key=_weight)
    documents = list({row.document_id: row.document for row in found}.values())
    shared = shared_symbols(request.viewer, request.purpose, among=documents)
    decisions = list(_of_meeting(Decision, number, documents).defer("document__record").select_related("document"))
    return Gathered(
        documents=documents,
        parts=sorted({row.number for row in found}, key=lambda part: (len(part), part)),
        facts=[_fact(name, found) for name in ("date", "item", "president", "outcome")],
        before_it=list(dict.fromkeys(symbol for row in found for symbol in row.documents)),
        participants=[(row.document, row.participants) for row in found if row.participants],
        speeches=_speeches(number, documents, shared),
        votes=votes_told(found, decisions),
        decisions=_decisions(decisions),
        procedure=_procedure(found, shared),
    )


def _weight(row: Any) -> tuple[int, str, int]:
    """The record first, then what describes the meeting, then its decisions; in English before other languages."""
    kinds = ("meeting_record", "repertoire")
    kind = kinds.index(row.document.kind) if row.document.kind in kinds else len(kinds)
    return kind, "" if row.document.language == "en" else row.document.language, row.document_id


def _of_meeting(model: Any, number: str, documents: list[Document]) -> Any:
    """The rows of these documents that belong to the meeting or a part of it."""
    named = Q(meeting=number) | Q(meeting__startswith=f"{number} (") | Q(meeting__endswith=f".{number}")
    return model.objects.filter(named, document__in=[item.pk for item in documents])


def _fact(name: str, rows: Iterable[Any]) -> Fact:
    """The values of one column, those that are the same to a reader together."""
    values: dict[str, Told] = {}
    for row in rows:
        value = getattr(row, name)
        if value:
            told = values.setdefault(_same(value), Told(value, []))
            if str(told.value)[:1].islower():  # a chapter's title within a sentence: another writes it as a title
                told.value = value
            _add(told.told_by, str(row.document))
    return Fact(name, list(values.values()))


def _same(value: object) -> str:
    """A value as it compares: capitals, spaces and stops make no difference, nor does the title before a name."""
    return " ".join(str(value).casefold().replace("’", "'").split()).strip(" .")


def _add(names: list[str], name: str) -> None:
    if name not in names:
        names.append(name)


def _speeches(number: str, documents: list[Document], shared: frozenset[str]) -> list[tuple[Document, list[Speech]]]:
    """Who spoke, by document, in the order in which each tells it."""
    rows = _of_meeting(Statement, number, documents).select_related("passage").order_by("document_id", "position")
    by_key = {item.pk: item for item in documents}
    told = {}
    for key, several in groupby(rows, key=lambda row: row.document_id):
        speeches = [_speech(row, by_key[key], shared) for row in several]
        told[key] = [speech for speech, before in zip(speeches, [None, *speeches], strict=False) if speech != before]
    return [(item, told[item.pk]) for item in documents if item.pk in told]


def _speech(row: Any, document: Document, shared: frozenset[str]) -> Speech:
    row.passage.document = document
    return Speech(
        speaker=row.speaker or row.collective,
        role="" if row.role == row.speaker else row.role,
        on_behalf_of=row.on_behalf_of,
        language=row.language,
        page=row.passage.page,
        address=passage_path(row.passage, shared),
    )


def votes_told(rows: list[Any], decisions: list[Any]) -> list[VoteTold]:
    """The votes that any document tells; the same vote told alike stands once, told otherwise stands beside it."""
    told = [(msgspec.convert(vote, Vote), str(row.document)) for row in rows for vote in row.votes]
    told += [(msgspec.convert(row.vote, Vote), str(row.document)) for row in decisions if row.vote]
    kept: list[VoteTold] = []
    for vote, source in told:
        alike = next((other for other in kept if _same_vote(other.vote, vote) and _agree(other.vote, vote)), None)
        if alike is None:
            rivals = [other for other in kept if _same_vote(other.vote, vote)]
            for other in rivals:
                other.differs = True
            kept.append(VoteTold(vote, [source], differs=bool(rivals)))
        else:
            alike.vote = max(alike.vote, vote, key=_fullness)
            _add(alike.told_by, source)
    return kept


def _same_vote(one: Vote, other: Vote) -> bool:
    """Whether two documents tell of one vote: the same draft, or the same decision."""
    same_decision = one.decision is not None and one.decision == other.decision
    same_draft = one.draft is not None and one.draft == other.draft
    if one.decision and other.decision and not same_decision:
        return False
    return same_decision or same_draft or (one.decision, one.draft) == (other.decision, other.draft)


def _agree(one: Vote, other: Vote) -> bool:
    """Whether nothing that both say differs; a name in capitals, as records print votes, is the same name."""
    said: list[Callable[[Vote], Any]] = [
        *(lambda vote, name=name: getattr(vote, name) for name in _COUNTS),
        *(lambda vote, name=name: frozenset(map(str.casefold, getattr(vote, name))) or None for name in _NAMES),
    ]
    return all(value(one) is None or value(other) is None or value(one) == value(other) for value in said)


def _fullness(vote: Vote) -> int:
    """How much a telling of a vote says."""
    return sum(len(getattr(vote, name)) for name in _NAMES) + sum(getattr(vote, name) is not None for name in _COUNTS)


def _decisions(rows: list[Any]) -> list[DecisionTold]:
    """The decisions by symbol, with all documents that hold or report them."""
    kept: dict[tuple[str, str], DecisionTold] = {}
    for row in rows:
        told = kept.setdefault((row.symbol, row.kind), DecisionTold(row.symbol, row.kind, row.unanimous, []))
        told.unanimous = row.unanimous if told.unanimous is None else told.unanimous
        _add(told.told_by, str(row.document))
    return list(kept.values())


def _procedure(rows: list[Any], shared: frozenset[str]) -> list[tuple[str, int | None, str]]:
    """The procedural notes of the record itself: words, page, address."""
    records = {row.document_id: row.document for row in rows if row.document.kind == "meeting_record"}
    if not records:
        return []
    notes = Passage.objects.filter(document__in=records, kind="procedural").order_by("document", "position")
    told = []
    for note in notes[:MOST_NOTES]:
        note.document = records[note.document_id]
        told.append((note.text, note.page, passage_path(note, shared)))
    return told
