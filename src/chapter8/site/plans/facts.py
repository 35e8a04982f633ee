"""What documents of the library have on record for the legal paths of a situation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import msgspec
from django.db.models import Q

from chapter8.atlas import Atlas
from chapter8.brief.holdings import Holding
from chapter8.brief.known import Known, known_facts
from chapter8.brief.relevance import after, relevance
from chapter8.brief.sources import Source
from chapter8.exchange.decide import Purpose, Viewer, decide
from chapter8.record.nouns import Record
from chapter8.respond.competence import competence
from chapter8.site.library.models import Document, Passage
from chapter8.site.situations.models import Situation

MOST = 60
"""Documents that are read for facts, the newest that name a state of the situation; a page that was cut says so."""
KINDS = (
    "resolution", "presidential_statement", "communique", "letter", "report", "meeting_record", "news", "repertoire",
)  # fmt: skip
_RECORD = msgspec.json.Decoder(Record)


@dataclass(frozen=True, slots=True)
class OnRecord:
    """Facts with their markings, the documents they stand in, and whether more documents were there than are read."""

    known: tuple[Known, ...]
    documents: tuple[Document, ...]
    cut: bool


def on_record(atlas: Atlas, situation: Situation, on: date, viewer: Viewer, purpose: Purpose) -> OnRecord:
    """Facts in documents that the viewer may have and that are not later than the day."""
    named = Q()
    for code in situation.states:
        for name in {name.short for name in atlas.state(code).names}:
            named |= Q(text__contains=name)
    readable = Document.objects.readable_by(viewer, purpose).filter(exercise=situation.exercise, kind__in=KINDS)
    near = readable.exclude(date__gt=on).filter(pk__in=Passage.objects.filter(named).values("document"))
    documents = [row for row in near.order_by("-date", "pk")[: MOST + 1] if decide(row, viewer, purpose).allow]
    sources = [source for row in documents[:MOST] if (source := _source(row)) and _timely(source, on)]
    covering = [row.organization for row in competence(atlas, situation.states, on).rows]
    known = known_facts(sources, relevance(atlas, situation.states, covering)) if sources else ()
    return OnRecord(known, tuple(documents[:MOST]), len(documents) > MOST)


def _source(row: Document) -> Source:
    return Source(Holding(_RECORD.decode(row.record), row.marking, row.sha256, row.get_absolute_url()))


def _timely(source: Source, on: date) -> bool:
    return not after(on, source.record.date, source.record.symbol)


def documents_of(known: Sequence[Known], documents: Sequence[Document]) -> list[Document]:
    """The documents in which some facts stand."""
    held = {item.document for each in known for item in each.fact.evidence}
    return [row for row in documents if row.sha256 in held]
