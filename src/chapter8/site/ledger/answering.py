"""Which documents of the node answer which entries: proposals by rule, kept beside what people decided on them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any

import msgspec
from django.db import transaction

from chapter8.exchange.marking import Tlp
from chapter8.record.commitments.fulfilment import Fulfilment, fulfilments
from chapter8.record.nouns import Answer, Commitment, DocumentKind, Passage, Record, Source
from chapter8.site.ledger.models import AnswerChange, Entry, Fulfils
from chapter8.site.ledger.values import commitment_of
from chapter8.site.library.models import Citation, Document

SOME = 400
_PAPER = "S/"


class _Read(msgspec.Struct):
    """What of a record's JSON tells of answers."""

    source: Source
    kind: DocumentKind
    symbol: str | None
    title: str
    date: date | None
    language: str
    passages: tuple[Passage, ...] = ()
    answers: tuple[Answer, ...] = ()


_DECODER = msgspec.json.Decoder(_Read)


@dataclass(frozen=True, slots=True)
class _Asked:
    """The requests for reports of some decisions, as nouns, and the entries that each noun stands for."""

    commitments: tuple[Commitment, ...]
    entries: dict[Commitment, list[int]]
    adopted: dict[str, date]


def propose_answers(documents: Sequence[int]) -> None:
    """Propose what answers what, for the decisions that new documents hold and for those that they cite."""
    if not documents:
        return
    touched: set[str] = set()
    for some in _chunks(documents):
        touched |= set(Entry.objects.filter(document_id__in=some, report=True).values_list("decision", flat=True))
        touched |= set(Citation.objects.filter(document_id__in=some).values_list("symbol", flat=True))
    for exercise in (False, True):
        asked = _asked(touched, exercise=exercise)
        if asked.commitments:
            _propose(asked, list(_citing(asked.adopted, exercise=exercise)))


def _asked(decisions: Iterable[str], *, exercise: bool) -> _Asked:
    """Requests for reports: from the decision's own text where the node holds it, else as others tell of them."""
    rows: defaultdict[str, list[Any]] = defaultdict(list)
    for some in _chunks(sorted(decisions)):
        held = Entry.objects.filter(decision__in=some, report=True, document__exercise=exercise, lost=False)
        for entry in held.select_related("document").defer("document__record").order_by("pk"):
            rows[entry.decision].append(entry)
    entries: defaultdict[Commitment, list[int]] = defaultdict(list)
    adopted: dict[str, date] = {}
    for decision, several in rows.items():
        own = [entry for entry in several if entry.document.symbol == decision] or several
        if own[0].adopted:
            adopted[decision] = own[0].adopted
        by_words: dict[str, Commitment] = {}
        for entry in own:
            noun = by_words.setdefault(entry.words, commitment_of(entry))
            entries[noun].append(entry.pk)
    return _Asked(tuple(entries), dict(entries), adopted)


def _citing(decisions: Iterable[str], *, exercise: bool) -> Iterator[Record]:
    """The documents that cite these decisions, with only those passages that may tell of an answer."""
    keys: set[int] = set()
    for some in _chunks(sorted(decisions)):
        keys |= set(
            Citation.objects.filter(symbol__in=some, document__exercise=exercise).values_list("document_id", flat=True)
        )
    for some in _chunks(sorted(keys)):
        for record in Document.objects.filter(pk__in=some).values_list("record", flat=True).iterator(chunk_size=50):
            yield _slim(_DECODER.decode(record))


def _slim(read: _Read) -> Record:
    answering = {answer.passage for answer in read.answers}
    passages = tuple(one for one in read.passages if one.id in answering or _PAPER in one.text)
    return Record(
        read.source, read.kind, read.symbol, read.title, read.date, read.language, passages=passages,
        answers=read.answers,
    )  # fmt: skip


@transaction.atomic
def _propose(asked: _Asked, later: Sequence[Record]) -> None:
    """Write the proposals for these decisions anew; what a person has decided on stands again on each of them."""
    found, _open = fulfilments(asked.commitments, later, asked.adopted)
    tellers = _tellers(later)
    made: dict[tuple[int, str, int], Fulfils] = {}
    for one in found:
        teller = tellers.get(one.evidence.locator.symbol if one.evidence.locator else "")
        if teller is None:
            continue
        for entry in asked.entries[one.commitment]:
            row = _row(entry, one, teller, known=tellers.get(one.document or ""))
            made.setdefault((entry, row.symbol, row.told_by_id), row)
    entries = [pk for several in asked.entries.values() for pk in several]
    for some in _chunks(entries):
        Fulfils.objects.filter(entry__in=some).exclude(confidence="hand").delete()
    decided = _decided(entries)
    contents = {teller.pk: teller.sha256 for teller in tellers.values()}
    for (entry, symbol, told), row in made.items():
        row.state = decided.get((entry, symbol, contents[told]), row.state)
    Fulfils.objects.bulk_create(made.values(), ignore_conflicts=True, batch_size=SOME // 4)


def _tellers(later: Sequence[Record]) -> dict[str, Document]:
    """The documents that tell, by symbol or name; of several with one symbol the one that most may see."""
    names = {record.source.sha256: record.symbol or record.source.name for record in later}
    rows = [
        row
        for some in _chunks(list(names))
        for row in Document.objects.filter(sha256__in=some).only("sha256", "tlp", "owner", "audience", "date")
    ]
    rows.sort(key=lambda row: (-row.marking.tlp.rank, -row.pk))
    return {names[row.sha256]: row for row in rows}


def _row(entry: int, one: Fulfilment, teller: Document, *, known: Document | None) -> Fulfils:
    """A proposal. The day of an answer that lies here under a narrower marking is not told: that of its teller is."""
    place = one.evidence.locator
    narrow = known is not None and known.pk != teller.pk and known.marking.tlp is not Tlp.CLEAR
    return Fulfils(
        entry_id=entry,
        symbol=(one.document or "")[:128],
        told_by=teller,
        dated=teller.date if narrow else one.dated,
        confidence=one.confidence,
        reason=one.reason,
        words=one.evidence.words or "",
        passage=", ".join(place.paragraphs)[:64] if place else "",
    )


def _decided(entries: Sequence[int]) -> dict[tuple[int, str, str], str]:
    """The last decision on each answer."""
    rows: dict[tuple[int, str, str], str] = {}
    for some in _chunks(entries):
        changes = AnswerChange.objects.filter(entry__in=some).order_by("at", "pk")
        for entry, symbol, told_by, state in changes.values_list("entry", "symbol", "told_by", "state"):
            rows[entry, symbol, told_by] = state
    return rows


def _chunks(items: Sequence[Any]) -> Iterator[list[Any]]:
    source = iter(items)
    while some := list(islice(source, SOME)):
        yield some
