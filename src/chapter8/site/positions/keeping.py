"""Keeps the positions of documents: those of statements when a document is added, those of decisions by the job.

Rules:

1. what is kept of a document is made anew whole, in one transaction, and marked with the vocabulary that made it;
2. a document that bears another mark than the vocabulary in force, or none, is outstanding, and the job takes it;
3. so a job that is cut off, or runs twice, ends where one clean run would have.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

import msgspec
from django.db import transaction
from django.db.models import Q, QuerySet

from chapter8.record.nouns import Record, Vote
from chapter8.record.nouns import Statement as Said
from chapter8.record.positions import Position as Noun
from chapter8.record.positions import Vocabulary, affirmations, positions
from chapter8.site.library.models import Document, Passage, Statement
from chapter8.site.positions.models import Actor, Affirmation, Ballot, Placed, Position, Saying
from chapter8.site.positions.naming import actors_by_name
from chapter8.site.positions.tallies import count, count_outstanding, uncount
from chapter8.site.positions.themes import fingerprint_of, node_vocabulary
from chapter8.site.registry.atlas import node_atlas

AT_ONCE = 500  # rows in one INSERT
FEW = 20  # documents in one transaction of the job
CHOICES = ("in_favour", "opposed", "abstaining", "absent")


def outstanding(documents: QuerySet[Document]) -> QuerySet[Document]:
    """Those of them that the vocabulary in force has not placed, or not whole."""
    mark = fingerprint_of(node_vocabulary())
    return documents.exclude(Q(placed__statements=mark) & Q(placed__decisions=mark))


def place_outstanding() -> int:
    """Place all documents that are outstanding; how many. Each is done once, however often this is cut off."""
    done = last = 0
    while True:
        vocabulary = node_vocabulary()  # it may have been edited meanwhile
        some = list(outstanding(Document.objects.filter(pk__gt=last)).order_by("pk")[:FEW])
        if not some:
            count_outstanding()
            return done
        with transaction.atomic():
            for document in some:
                _place(document, vocabulary)
        done, last = done + len(some), some[-1].pk


def _place(document: Document, vocabulary: Vocabulary) -> None:
    """Both halves of one document, anew."""
    record = _record(document)
    found = positions(record, vocabulary, node_atlas()) if record else ()
    keep_statements([(document, record, found)] if record else [], fingerprint_of(vocabulary))
    _keep_decisions(document, record, vocabulary)


def _record(document: Document) -> Record | None:
    """The record; None for one that an earlier release has kept in a form that is not read any more."""
    try:
        return msgspec.json.decode(document.record, type=Record)
    except msgspec.ValidationError:
        return None


@transaction.atomic
def keep_statements(found: Iterable[tuple[Document, Record, Sequence[Noun]]], mark: str) -> None:
    """The positions and sayings of documents' statements, in place of earlier ones; `mark` names the vocabulary."""
    items = list(found)
    documents = [document for document, _record, _positions in items]
    uncount(documents)
    Position.objects.filter(document__in=documents).delete()
    Saying.objects.filter(document__in=documents).delete()
    talking = [item for item in items if item[1].statements]
    names = [name for _document, record, several in talking for name in _names(record, several)]
    actors = actors_by_name(names)
    passages = _passages([document for document, _record, _positions in talking])
    rows = [
        _position(document, order, one, passages[document.pk, one.passage], actors)
        for document, _record, several in talking
        for order, one in enumerate(several)
    ]
    Position.objects.bulk_create(rows, batch_size=AT_ONCE)
    Saying.objects.bulk_create(_sayings(talking, actors), batch_size=AT_ONCE)
    _mark([Placed(document=item[0], statements=mark, decisions="" if _decides(item[1]) else mark) for item in items])
    count(documents)


def _mark(rows: Sequence[Placed]) -> None:
    """Write the marks in one statement."""
    Placed.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["document"], update_fields=["statements", "decisions"]
    )


def _decides(record: Record) -> bool:
    """Whether there is anything for the job to do."""
    return bool(record.decisions) or any(meeting.votes for meeting in record.meetings)


def _passages(documents: Sequence[Document]) -> dict[tuple[int, str], int]:
    rows = Passage.objects.filter(document__in=documents).values_list("document_id", "ident", "pk")
    return {(document, ident): pk for document, ident, pk in rows}


def _names(record: Record, found: Sequence[Noun]) -> Iterator[str]:
    """Everybody who is named."""
    for statement in record.statements:
        yield from (name for name, _part in _taking_part(statement))
    yield from (one.actor for one in found if one.actor)


def _taking_part(statement: Said) -> Iterator[tuple[str, str]]:
    """Who has a part in a statement, and which: the United Nations speaks by its offices, as in positions."""
    if statement.speaker:
        yield statement.speaker, "speaker"
    if statement.on_behalf_of == "United Nations" and statement.role:
        yield statement.role, "behalf"
    elif statement.on_behalf_of:
        yield statement.on_behalf_of, "behalf"
    yield from ((name, "supporter") for name in statement.supporters)
    yield from ((name, "echo") for name in statement.echoed_by)


def _position(document: Document, order: int, one: Noun, passage: int, actors: dict[str, Actor]) -> Position:
    return Position(
        document=document, passage_id=passage, order=order, actor=actors.get(one.actor or ""),
        theme=one.theme, stance=one.stance, spoken_by=(one.spoken_by or "")[:255],
        on_behalf_of=(one.on_behalf_of or "")[:255], via=one.via, collective=(one.collective or "")[:128],
        meeting=(one.meeting or "")[:64], date=one.date, year=one.year, start=one.start, end=one.end,
        words=one.words, stance_words=one.stance_words or "", sentence=one.sentence,
        places=msgspec.to_builtins(one.places),
    )  # fmt: skip


def _sayings(items: Sequence[tuple[Document, Record, Any]], actors: dict[str, Actor]) -> list[Saying]:
    """One row for each actor and statement, with the first part that it has in it."""
    documents = [document for document, _record, _positions in items]
    kept = Statement.objects.filter(document__in=documents).values_list("document_id", "position", "pk")
    places = {(document, position): pk for document, position, pk in kept}
    rows: dict[tuple[int, int], Saying] = {}
    for document, record, _positions in items:
        days = {meeting.number: meeting.date for meeting in record.meetings}
        for number, statement in enumerate(record.statements):
            pk, day = places[document.pk, number], days.get(statement.meeting or "") or record.date
            for name, part in _taking_part(statement):
                if actor := actors.get(name):
                    row = Saying(document=document, statement_id=pk, actor=actor, part=part, date=day)
                    rows.setdefault((pk, actor.pk), row)
    return list(rows.values())


@transaction.atomic
def _keep_decisions(document: Document, record: Record | None, vocabulary: Vocabulary) -> None:
    """What a document's decisions affirm, and who voted how, in place of what was kept before."""
    Affirmation.objects.filter(document=document).delete()
    Ballot.objects.filter(document=document).delete()
    if record and _decides(record):
        passages = _passages([document])
        Affirmation.objects.bulk_create(
            [
                Affirmation(
                    document=document, passage_id=passages[document.pk, one.passage], theme=one.theme,
                    decision=(one.decision or "")[:128], place=str(one.place), words=one.words,
                    stance_words=one.stance_words, text=one.text, date=one.on,
                )
                for one in affirmations(record, vocabulary)
            ],
            batch_size=AT_ONCE,
        )  # fmt: skip
        Ballot.objects.bulk_create(_ballots(document, record), batch_size=AT_ONCE)
    mark = fingerprint_of(vocabulary)
    _mark([Placed(document=document, statements=mark, decisions=mark)])


def _ballots(document: Document, record: Record) -> list[Ballot]:
    """Each vote of each state once: a vote that both the meeting and its decision tell is one."""
    votes: dict[tuple[str | None, str | None], tuple[Vote, str | None, date | None]] = {}
    for decision in record.decisions:
        if decision.vote:
            told = decision.vote
            key = (told.decision or decision.symbol, told.draft)
            votes[key] = (told, decision.meeting, decision.date or record.date)
    for meeting in record.meetings:
        for told in meeting.votes:
            votes.setdefault((told.decision, told.draft), (told, meeting.number, meeting.date or record.date))
    cast = [
        (name, choice, key, *vote)
        for key, vote in votes.items()
        for choice in CHOICES
        for name in getattr(vote[0], choice)
    ]
    actors = actors_by_name(name for name, *_rest in cast)
    return [
        Ballot(
            document=document, actor=actors[name], choice=choice, what=(key[0] or key[1] or str(document))[:128],
            decision=(key[0] or "")[:128], draft=(key[1] or "")[:128], adopted=vote.adopted,
            meeting=(meeting or "")[:64], date=day,
        )
        for name, choice, key, vote, meeting, day in cast
        if name in actors
    ]  # fmt: skip
