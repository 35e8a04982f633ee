"""What the record and the log of a situation have on file for its legal paths, as far as the viewer may have it."""

from __future__ import annotations

from dataclasses import dataclass

from chapter8.atlas import Atlas
from chapter8.respond.legal.facts import KnownFact
from chapter8.site.asking import Request
from chapter8.site.library.models import Document
from chapter8.site.plans.facts import documents_of, on_record
from chapter8.site.registry.question import Question
from chapter8.site.situations.consent_log import consent_log

LATEST = 6


@dataclass(frozen=True, slots=True)
class Recorded:
    """Facts found in documents and in the consent log, the documents that they stand in, and decisions to be read.

    `decisions` are the newest resolutions that name the States: whether a paragraph of one bars the measure is for a
    person to read. `cut` says that more documents name the States than were read.
    """

    facts: tuple[KnownFact, ...] = ()
    documents: tuple[Document, ...] = ()
    decisions: tuple[Document, ...] = ()
    cut: bool = False
    exercise: bool = False


def recorded(request: Request, atlas: Atlas, asked: Question) -> Recorded:
    """What is on record for the question's situation; nothing where none is given."""
    situation = asked.situation
    if situation is None:
        return Recorded()
    found = on_record(atlas, situation, asked.on, request.viewer, request.purpose)
    log = consent_log(situation, request.viewer, request.purpose)
    decisions = tuple(row for row in found.documents if row.kind == "resolution")[:LATEST]
    cited = [*documents_of(found.known, found.documents), *decisions, *log.documents.values()]
    return Recorded(
        facts=(*(each.fact for each in found.known), *log.facts(asked.on)),
        documents=tuple(dict.fromkeys(cited)),
        decisions=decisions,
        cut=found.cut,
        exercise=situation.exercise,
    )
