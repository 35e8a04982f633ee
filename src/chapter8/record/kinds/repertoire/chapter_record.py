"""Chapters of the Repertoire of the Practice of the Security Council: meetings, decisions, statements, notes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from chapter8.atlas import Atlas
from chapter8.record.commitments.finding import commitments_of
from chapter8.record.kinds.assembly import inline_citations
from chapter8.record.kinds.repertoire.chapter import Chapter, assemble, settle_labels, spoke_for
from chapter8.record.kinds.repertoire.decisions import read_decisions
from chapter8.record.kinds.repertoire.meetings import meetings_by_passage, read_meetings, with_outcomes
from chapter8.record.kinds.repertoire.statements import read_statements
from chapter8.record.nouns import Citation, Passage, Record, Unresolved
from chapter8.record.text import PlainDocument

_SERIES = "Repertoire of the Practice of the Security Council"
_TOP = 3
_LONGEST_TITLE = 200
_Placed = TypeVar("_Placed", Citation, Unresolved)


def interpret(document: PlainDocument, atlas: Atlas) -> Record:
    """Read a chapter. Passages are without the digits of their note calls; `Note.offset` says where those stood.

    Notes are numbered within a section of the first rank ("49"), and `Note.section` names it.
    """
    chapter = assemble(document.lines, atlas)
    meeting_of = meetings_by_passage(chapter.passages)
    spoken = spoke_for(chapter, atlas, meeting_of)
    settle_labels(chapter, spoken)
    decisions, clauses = read_decisions(chapter, meeting_of, atlas)
    chapter.passages = [clauses.get(passage.id, passage) for passage in chapter.passages]
    meetings = read_meetings(chapter, meeting_of, atlas)
    by_number = {meeting.number: meeting for meeting in meetings}
    about = {passage: by_number[number] for passage, number in meeting_of.items()}
    statements = read_statements(chapter, about, spoken, frozenset(clauses), atlas)
    inline, false_symbols = inline_citations(chapter.passages)
    citations = (*inline, *(citation for note in chapter.notes for citation in note.citations))
    unresolved = (*chapter.unresolved, *false_symbols, *(gap for note in chapter.notes for gap in note.unresolved))
    return Record(
        source=document.source,
        kind="repertoire",
        symbol=None,
        title=_title(document, chapter),
        date=None,
        language=document.language or "en",
        sections=tuple(chapter.sections),
        passages=tuple(chapter.passages),
        notes=tuple(chapter.notes),
        citations=tuple(_in_order(citations, chapter.passages)),
        meetings=with_outcomes(meetings, decisions),
        decisions=tuple(decisions),
        statements=tuple(statements),
        commitments=tuple(owed for decision in decisions for owed in commitments_of(decision, atlas)),
        unresolved=tuple(_in_order(unresolved, chapter.passages)),
        warnings=tuple(chapter.warnings),
    )


def _title(document: PlainDocument, chapter: Chapter) -> str:
    """The title of the file where the format has one; else the line that names the supplement, or the first heading."""
    if document.title:
        return document.title
    for passage in chapter.passages[:_TOP]:
        if passage.text.startswith(_SERIES) and len(passage.text) < _LONGEST_TITLE:
            return passage.text
    headings = [passage.text for passage in chapter.passages if passage.kind == "heading"]
    return headings[0] if headings else document.source.name


def _in_order(items: Iterable[_Placed], passages: Iterable[Passage]) -> list[_Placed]:
    """By place in the document."""
    rank = {passage.id: at for at, passage in enumerate(passages)}
    return sorted(items, key=lambda item: (rank[item.passage], item.start))
