"""Writes what was read of documents into the database, many at a time: all rows of a document or none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import msgspec
from django.db import models, transaction
from django.db.models import Q

from chapter8.exchange.marking import Marking
from chapter8.record.citation_graph import introductions
from chapter8.record.nouns import Record
from chapter8.site.accounts.models import User
from chapter8.site.library.adding.recognising import FaultRead
from chapter8.site.library.meeting_numbers import meeting_number
from chapter8.site.library.models import (
    Citation,
    Clause,
    Commitment,
    Decision,
    Document,
    Fault,
    Meeting,
    Part,
    Passage,
    Statement,
)

AT_ONCE = 500  # rows in one INSERT: well under SQLite's limit of variables


@dataclass(frozen=True, slots=True)
class NewDocument:
    """A document to save: its record, that record as JSON, and how it came here."""

    record: Record
    encoded: bytes
    size: int
    marking: Marking
    exercise: bool
    user: User | None


@dataclass(slots=True)
class _Rows:
    """The rows of many documents, kind by kind, so that each kind is one INSERT."""

    meetings: list[Meeting] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)
    clauses: list[Clause] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    commitments: list[Commitment] = field(default_factory=list)


def save_document(item: NewDocument) -> Document:
    """One document and all its parts."""
    (document,) = save_documents([item])
    return document


@transaction.atomic
def save_documents(items: Sequence[NewDocument]) -> list[Document]:
    """Documents and all their parts, in one transaction."""
    documents = _insert(Document, [_document(item) for item in items])
    passages = []
    for document, item in zip(documents, items, strict=True):
        for position, passage in enumerate(item.record.passages):
            row = _row(document, position, passage, Passage)
            row.ident = passage.id
            passages.append(row)
    places = {(row.document_id, row.ident): row for row in _insert(Passage, passages)}
    rows = _Rows()
    for document, item in zip(documents, items, strict=True):
        _take_parts(rows, document, item.record, places)
    _insert(Meeting, rows.meetings)
    _insert(Decision, rows.decisions)
    for clause in rows.clauses:
        clause.decision_id = clause.decision.pk  # it was unknown when the clause was made
    for model, made in (
        (Clause, rows.clauses),
        (Statement, rows.statements),
        (Citation, rows.citations),
        (Commitment, rows.commitments),
    ):
        _insert(model, made)
    return documents


def _document(item: NewDocument) -> Document:
    """The row of the document itself."""
    record = item.record
    document = Document(
        sha256=record.source.sha256,
        name=record.source.name[:255],
        media_type=record.source.media_type,
        size=item.size,
        pages=record.source.pages,
        kind=record.kind,
        symbol=record.symbol or "",
        title=record.title,
        date=record.date,
        language=record.language,
        exercise=item.exercise,
        record=item.encoded.decode(),
        remarks=remarks_of(record),
        added_by=item.user,
    )
    document.marking = item.marking
    return document


def remarks_of(record: Record) -> str:
    """The codes of a reading's warnings, once each, padded with blanks so that one can be asked for."""
    codes = sorted({warning.code for warning in record.warnings})
    return f" {' '.join(codes)} "[:1000] if codes else ""


def _take_parts(rows: _Rows, document: Document, record: Record, places: dict[tuple[int, str], Passage]) -> None:
    """The rows of one record's parts."""
    for number, meeting in enumerate(record.meetings):
        told = _row(document, number, meeting, Meeting)
        told.key = meeting_number(meeting.number, record.symbol)[:192]
        rows.meetings.append(told)
    position = 0
    for number, decision in enumerate(record.decisions):
        row = _row(document, number, decision, Decision)
        rows.decisions.append(row)
        for clause in decision.clauses:
            made = _placed(document, position, clause, Clause, places)
            made.decision = row
            rows.clauses.append(made)
            position += 1
    rows.statements += [_placed(document, n, item, Statement, places) for n, item in enumerate(record.statements)]
    notes = {citation: note.number for note in record.notes for citation in note.citations}
    for position, (citation, (verb, tie)) in enumerate(zip(record.citations, introductions(record), strict=True)):
        made = _placed(document, position, citation, Citation, places)
        made.note, made.verb, made.tie = notes.get(citation, ""), (verb or "")[:128], (tie or "")[:128]
        rows.citations.append(made)
    for position, commitment in enumerate(record.commitments):
        made = _placed(document, position, commitment, Commitment, places)
        if commitment.deadline is not None:
            made.deadline_text, made.deadline_type = commitment.deadline.text, commitment.deadline.type
            made.due, made.recurrence = commitment.deadline.date, commitment.deadline.recurrence or ""
        rows.commitments.append(made)


def _placed(
    document: Document, position: int, noun: Any, model: type[Part], places: dict[tuple[int, str], Passage]
) -> Any:
    """A row that stands in a passage."""
    row = _row(document, position, noun, model)
    row.passage_id = places[document.pk, noun.passage].pk
    return row


def _row(document: Document, position: int, noun: Any, model: Any) -> Any:
    """A row of `model` with the noun's fields of the same name. Missing words are empty strings, tuples are lists."""
    values: dict[str, Any] = {}
    for column in _columns(model, noun.__class__):
        value = getattr(noun, column.name)
        if value is None and not column.null:
            value = ""
        if column.holds_json:
            value = msgspec.to_builtins(value)
        elif isinstance(value, str) and column.longest:
            value = value[: column.longest]
        values[column.name] = value
    return model(document_id=document.pk, position=position, **values)  # by its key: quicker than by the row itself


@dataclass(frozen=True, slots=True)
class _Column:
    """What a column takes."""

    name: str
    null: bool
    longest: int | None
    holds_json: bool


@cache
def _columns(model: Any, noun: Any) -> tuple[_Column, ...]:
    """The columns of a model that are fields of a noun, too."""
    return tuple(
        _Column(column.name, column.null, column.max_length, isinstance(column, models.JSONField))
        for column in model._meta.concrete_fields  # noqa: SLF001 - Django's documented API for fields
        if not column.is_relation and column.name not in {"id", "position"} and hasattr(noun, column.name)
    )


def _insert(model: type[Any], rows: Iterable[Any]) -> list[Any]:
    """All rows in few statements."""
    saved: list[Any] = model.objects.bulk_create(list(rows), batch_size=AT_ONCE)
    return saved


def clear_faults(files: Sequence[tuple[str, str]]) -> None:
    """Files (name, SHA-256) in the library after all are no faults any more: neither the content nor the name."""
    names, hashes = [name[:1000] for name, _ in files], [sha256 for _, sha256 in files]
    Fault.objects.filter(Q(sha256__in=hashes) | Q(name__in=names)).delete()


def save_fault(name: str, sha256: str, answer: FaultRead) -> Fault:
    """Why a file could not be added; once for each file and content."""
    fault, _made = Fault.objects.update_or_create(
        name=name[:1000],
        sha256=sha256,
        defaults={
            "error": answer.error[:64],
            "place": answer.place,
            "cause": answer.cause,
            "remedy": answer.remedy,
        },
    )
    return fault


def decode_record(encoded: bytes) -> Record:
    """The record out of its JSON."""
    return msgspec.json.decode(encoded, type=Record)
