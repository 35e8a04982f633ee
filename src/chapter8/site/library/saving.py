"""Writes what was read into the database: each file in one transaction, all of its rows or none."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import msgspec
from django.db import models, transaction
from django.db.models import Q

from chapter8.exchange.marking import Marking, Tlp
from chapter8.record.nouns import Record
from chapter8.site.accounts.models import User
from chapter8.site.library.models import (
    Citation,
    Clause,
    Commitment,
    Decision,
    Document,
    Fault,
    Meeting,
    Passage,
    Statement,
)
from chapter8.site.library.recognising import EventsRead, FaultRead
from chapter8.site.library.tables import MARKING_COLUMNS, Register, Row
from chapter8.site.situations.models import EventRelease, Situation
from chapter8.site.standby.models import Expert, Unit

AT_ONCE = 500  # rows in one INSERT: well under SQLite's limit of variables


@transaction.atomic
def save_document(
    record: Record, encoded: bytes, *, size: int, marking: Marking, exercise: bool, user: User | None
) -> Document:
    """A document and all its parts."""
    document = Document(
        sha256=record.source.sha256,
        name=record.source.name[:255],
        media_type=record.source.media_type,
        size=size,
        pages=record.source.pages,
        kind=record.kind,
        symbol=record.symbol or "",
        title=record.title,
        date=record.date,
        language=record.language,
        exercise=exercise,
        record=encoded.decode(),
        added_by=user,
    )
    document.marking = marking
    document.save()
    places = _save_passages(document, record)
    _save(Meeting, [_row(document, n, item, Meeting) for n, item in enumerate(record.meetings)])
    _save_decisions(document, record, places)
    _save_parts(document, record, places)
    return document


def _save_passages(document: Document, record: Record) -> dict[str, Passage]:
    """The passages, and where to find each by its ident."""
    rows = []
    for position, passage in enumerate(record.passages):
        row = _row(document, position, passage, Passage)
        row.ident = passage.id
        rows.append(row)
    return {row.ident: row for row in _save(Passage, rows)}


def _save_decisions(document: Document, record: Record, places: dict[str, Passage]) -> None:
    """The decisions, and the clauses of each."""
    decisions = _save(Decision, [_row(document, n, item, Decision) for n, item in enumerate(record.decisions)])
    clauses: list[Clause] = []
    for row, decision in zip(decisions, record.decisions, strict=True):
        for clause in decision.clauses:
            made = _row(document, len(clauses), clause, Clause)
            made.decision, made.passage = row, places[clause.passage]
            clauses.append(made)
    _save(Clause, clauses)


def _save_parts(document: Document, record: Record, places: dict[str, Passage]) -> None:
    """Statements, citations, commitments."""
    statements = []
    for position, statement in enumerate(record.statements):
        row = _row(document, position, statement, Statement)
        row.passage = places[statement.passage]
        statements.append(row)
    _save(Statement, statements)
    notes = {citation: note.number for note in record.notes for citation in note.citations}
    citations = []
    for position, citation in enumerate(record.citations):
        row = _row(document, position, citation, Citation)
        row.passage, row.note = places[citation.passage], notes.get(citation, "")
        citations.append(row)
    _save(Citation, citations)
    commitments = []
    for position, commitment in enumerate(record.commitments):
        row = _row(document, position, commitment, Commitment)
        row.passage = places[commitment.passage]
        if commitment.deadline is not None:
            row.deadline_text, row.deadline_type = commitment.deadline.text, commitment.deadline.type
            row.due, row.recurrence = commitment.deadline.date, commitment.deadline.recurrence or ""
        commitments.append(row)
    _save(Commitment, commitments)


def _row(document: Document, position: int, noun: Any, model: type[Any]) -> Any:
    """A row of `model` with the noun's fields of the same name. Missing words are empty strings, tuples are lists."""
    row = model(document=document, position=position)
    for field in model._meta.concrete_fields:  # noqa: SLF001 - Django's documented API for fields
        if field.is_relation or field.name in {"id", "position"} or not hasattr(noun, field.name):
            continue
        value = getattr(noun, field.name)
        if value is None and not field.null:
            value = ""
        if isinstance(field, models.JSONField):
            value = msgspec.to_builtins(value)
        if isinstance(value, str) and field.max_length:
            value = value[: field.max_length]
        setattr(row, field.name, value)
    return row


def _save(model: type[Any], rows: list[Any]) -> Sequence[Any]:
    """All rows in few statements."""
    saved: Sequence[Any] = model.objects.bulk_create(rows, batch_size=AT_ONCE)
    return saved


@transaction.atomic
def save_events(answer: EventsRead, *, sha256: str, name: str, marking: Marking, exercise: bool) -> EventRelease:
    """A release of events: its summary; the file lies in the store."""
    release = EventRelease(
        sha256=sha256,
        name=name[:255],
        release=answer.release[:64],
        first_month=date.fromisoformat(answer.first_month),
        last_month=date.fromisoformat(answer.last_month),
        events=answer.events,
        deaths=answer.deaths,
        exercise=exercise,
    )
    release.marking = marking
    release.save()
    return release


@transaction.atomic
def save_rows(register: Register, rows: Sequence[Row], *, marking: Marking, exercise: bool) -> int:
    """The rows of a register, by their code: a later table replaces what an earlier one said. How many changed."""
    model: type[models.Model] = Unit if register == "units" else Expert
    changed = 0
    for row in rows:
        values = {key: value for key, value in row.items() if key not in MARKING_COLUMNS}
        values["exercise"] = bool(row["exercise"]) or exercise
        made: Any = model(**{**values, **_marking_columns(row, marking)})
        before: Any = model._default_manager.filter(code=row["code"]).first()  # noqa: SLF001 - Django's documented API
        made.pk = before.pk if before else None
        made.full_clean(validate_unique=False)
        if before is None or any(
            getattr(before, field.attname) != getattr(made, field.attname)
            for field in model._meta.concrete_fields  # noqa: SLF001 - as above
        ):
            made.save()
            changed += 1
    return changed


def _marking_columns(row: Row, marking: Marking) -> dict[str, str]:
    """The row's own marking if it has one, else that of the file."""
    if not row["tlp"]:
        own = marking
    else:
        audience = row["audience"] if isinstance(row["audience"], list) else []
        own = Marking(Tlp(str(row["tlp"])), str(row["owner"] or marking.owner), frozenset(audience), _words(row))
    holder = Document()
    holder.marking = own
    return {column: getattr(holder, column) for column in MARKING_COLUMNS}


def _words(row: Row) -> str | None:
    return str(row["own_marking"]) or None


def save_situation(name: str, states: Sequence[str], slug: str) -> Situation:
    """The situation that an exercise is about. One that is there already stays as it is."""
    situation, _made = Situation.objects.get_or_create(
        slug=slug, defaults={"name": name, "states": list(states), "exercise": True}
    )
    return situation


def clear_faults(name: str, sha256: str) -> None:
    """A file that is in the library after all is no fault any more: neither this content nor what stood at its name."""
    Fault.objects.filter(Q(sha256=sha256) | Q(name=name[:1000])).delete()


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
