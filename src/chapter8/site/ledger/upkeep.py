"""Takes what was read into the ledger: an entry for each proposal, its due days, and what answers it.

Rules:
1. it can be repeated at any time: an entry is found again by its key, and what people decided stays as it is;
2. a proposal that the present reading makes no more goes, unless somebody has decided on it: then it is marked `lost`;
3. two documents of one marking that say the same are one line in lists; of different markings each stands for itself,
   since one of them may be withheld from whoever reads the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import islice
from typing import Any

import msgspec
from django.db import transaction
from django.db.models import Max

from chapter8.record.commitments.reviewing import keyed, words_key
from chapter8.record.nouns import Commitment
from chapter8.site.ledger.answering import propose_answers
from chapter8.site.ledger.models import Change, Entry, Status, Taken
from chapter8.site.ledger.values import set_values
from chapter8.site.library import models as library
from chapter8.site.library.models import Decision, Document

AT_ONCE, IN_PASSING = 200, 25  # documents in one transaction; most that a page takes in before it answers
ROWS = 400  # rows in one INSERT: under SQLite's limit of variables
READ = (
    "document", "passage", "decision", "adopted", "clause", "kind", "verb", "bearers", "owed_by", "action",
    "recipients", "saying", "report", "deadline", "due", "rank", "until", "recurring", "original", "lost",
)  # fmt: skip


def catch_up() -> int:
    """Take in every document that is not in the ledger yet; the number of them. Safe to kill and to repeat."""
    waiting = list(Document.objects.filter(taken__isnull=True).order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(waiting), AT_ONCE):
        _take(waiting[start : start + AT_ONCE])
    propose_answers(waiting)
    return len(waiting)


def is_behind() -> bool:
    """Whether documents wait to be taken in."""
    return Document.objects.filter(taken__isnull=True).exists()


def catch_up_in_passing() -> None:
    """Before a page answers: the few documents that came in without the ledger hearing of them."""
    newest = Document.objects.aggregate(newest=Max("pk"))["newest"]
    if newest is None or Taken.objects.filter(document_id=newest).exists():
        return
    waiting = Document.objects.filter(taken__isnull=True)[: IN_PASSING + 1].count()
    if waiting <= IN_PASSING:
        catch_up()


@transaction.atomic
def _take(documents: Sequence[int]) -> None:
    """The entries of some documents, made or brought up to date."""
    rows = list(Document.objects.filter(pk__in=documents).defer("record"))
    read: defaultdict[int, list[library.Commitment]] = defaultdict(list)
    proposals = library.Commitment.objects.filter(document_id__in=documents).select_related("passage")
    for row in proposals.order_by("document_id", "position"):
        read[row.document_id].append(row)
    dates = _adopted(documents)
    known = {entry.key: entry for entry in Entry.objects.filter(sha256__in=[row.sha256 for row in rows])}
    nouns = _nouns([row for row in rows if read[row.pk]])
    made = [
        entry_of(document, key, commitment, dates)
        for document in rows
        if read[document.pk]
        for key, commitment in keyed(document.sha256, nouns[document.pk])
    ]
    _keep(made, known)
    settle_twins([entry.words for entry in made])
    Taken.objects.bulk_create([Taken(document=row) for row in rows], ignore_conflicts=True, batch_size=ROWS)


class _Read(msgspec.Struct):
    """What of a record's JSON the ledger needs."""

    commitments: tuple[Commitment, ...] = ()


_DECODER = msgspec.json.Decoder(_Read)


def _nouns(documents: Iterable[Document]) -> dict[int, tuple[Commitment, ...]]:
    """The commitments of documents as they were read, whole: the rows of the library hold less of a deadline."""
    keys = [document.pk for document in documents]
    stored = Document.objects.filter(pk__in=keys).values_list("pk", "record")
    return {key: _DECODER.decode(record).commitments for key, record in stored.iterator(chunk_size=50)}


def _adopted(documents: Sequence[int]) -> dict[tuple[int, str], date]:
    """The days of decisions, as each document knows them."""
    rows = Decision.objects.filter(document_id__in=documents).exclude(date=None)
    return {
        (document, symbol): day for document, symbol, day in rows.values_list("document_id", "symbol", "date") if day
    }


def entry_of(document: Document, key: str, commitment: Commitment, dates: dict[tuple[int, str], date]) -> Entry:
    """The entry of a proposal."""
    adopted = dates.get((document.pk, commitment.decision or "")) or document.date
    entry = Entry(
        key=key,
        words=words_key(commitment),
        sha256=document.sha256,
        document=document,
        adopted=adopted,
        original=msgspec.to_builtins(commitment),
    )
    set_values(entry, commitment)
    return entry


def _keep(made: Sequence[Entry], known: dict[str, Entry]) -> None:
    """New entries in; known ones brought up to date; those that are proposed no more out, or marked."""
    Entry.objects.bulk_create([entry for entry in made if entry.key not in known], batch_size=ROWS)
    again = []
    for entry in made:
        before = known.pop(entry.key, None)
        if before is not None:
            again.append(_refreshed(before, entry))
    Entry.objects.bulk_update(again, READ, batch_size=50)
    left = [entry for entry in known.values() if entry.original is not None]
    decided = set(Change.objects.filter(entry__in=left).values_list("entry", flat=True))
    Entry.objects.filter(pk__in=[entry.pk for entry in left if entry.pk not in decided]).delete()
    Entry.objects.filter(pk__in=decided).update(lost=True)
    for entry in known.values():  # added by people, or decided on: back to their document, should it have been away
        here = Document.objects.filter(sha256=entry.sha256).values("pk")[:1]
        Entry.objects.filter(pk=entry.pk).update(document_id=here)


def _refreshed(before: Entry, now: Entry) -> Entry:
    """A known entry after a new reading: what a person edited keeps its values."""
    columns = READ if before.status != Status.EDITED else ("document", "passage", "adopted", "original")
    for column in columns:
        setattr(before, column, getattr(now, column))
    before.lost = False
    return before


def settle_twins(words: Iterable[str], without: int | None = None) -> None:
    """Of entries that say the same under one marking the first stands for all; `without` a document that goes."""
    source = iter(dict.fromkeys(words))
    while some := list(islice(source, ROWS)):
        rows = Entry.objects.filter(words__in=some, document__isnull=False).exclude(document=without)
        groups: defaultdict[tuple[Any, ...], list[Any]] = defaultdict(list)
        columns = ("words", "document__tlp", "document__owner", "document__audience", "document__exercise")
        ordered = rows.order_by("pk").values_list(*columns, "pk", "twin", "document", "status")
        for *group, pk, twin, document, status in ordered:
            groups[tuple(group)].append((status == Status.PROPOSED, document, pk, twin))
        hide, show = _twins(groups.values())
        Entry.objects.filter(pk__in=hide).update(twin=True)
        Entry.objects.filter(pk__in=show).update(twin=False)


def _twins(groups: Iterable[list[tuple[bool, int, int, bool]]]) -> tuple[list[int], list[int]]:
    """Entries to hide and to show where they stand otherwise now. One that was decided on goes before the others."""
    hide, show = [], []
    for group in groups:
        _, first, _, _ = min(group)
        for _, document, pk, twin in group:
            if (document != first) and not twin:
                hide.append(pk)
            elif document == first and twin:
                show.append(pk)
    return hide, show
