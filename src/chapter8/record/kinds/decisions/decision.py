"""Resolutions, statements and communiqués, from whatever format: passages to one decision with clauses and duties."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from chapter8.atlas import Atlas
from chapter8.record.bodies import Bodies
from chapter8.record.clauses import ClauseText, make_clause
from chapter8.record.commitments.finding import commitments_of
from chapter8.record.kinds.assembly import PassageList, inline_citations
from chapter8.record.kinds.decisions.footnotes import Call, notes_of
from chapter8.record.kinds.decisions.page_notes import PageNote
from chapter8.record.nouns import Decision, Meeting, Record, Section, Source, Vote
from chapter8.record.nouns import Warning as ReadingWarning

DecisionKind = Literal["resolution", "presidential_statement", "communique"]

_ORDINAL_MEETING = re.compile(r"\b(\d{1,5})(?:st|nd|rd|th)\s+(?:\(.{1,30}\)\s+)?meeting", re.IGNORECASE)


@dataclass(slots=True)
class DecisionParts:
    """What a format yields of a decision, before it is one. `verbs` of a clause are official mark-up where given."""

    source: Source
    kind: DecisionKind
    symbol: str | None = None
    title: str = ""
    date: date | None = None
    language: str = "en"
    meeting: str | None = None
    item: str | None = None
    unanimous: bool | None = None
    chapter_vii: bool | None = None
    vote: Vote | None = None
    outcome: str | None = None
    itself: str = "Security Council"  # the body that decides
    passages: PassageList = field(default_factory=PassageList)
    clauses: list[ClauseText] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    warnings: list[ReadingWarning] = field(default_factory=list)
    calls: dict[str, Call] = field(default_factory=dict)  # by the passage of a note

    def note(self, note: PageNote) -> None:
        """Add a footnote, with the words that stand before its call."""
        passage = self.passages.add("note", note.text, number=note.number, page=note.page)
        self.calls[passage.id] = Call(note.before)


def decision_record(parts: DecisionParts, atlas: Atlas) -> Record:
    """The record of one decision."""
    passages = tuple(parts.passages.passages)
    inline, unresolved = inline_citations(passages)
    notes = notes_of(passages, parts.calls, atlas)
    places = {passage.id: order for order, passage in enumerate(passages)}
    noted = (citation for note in notes for citation in note.citations)
    citations = tuple(sorted((*inline, *noted), key=lambda one: (places[one.passage], one.start)))
    cited: dict[str, list[str]] = {}
    for citation in citations:
        cited.setdefault(citation.passage, []).append(citation.symbol)
    bodies = Bodies.of_document(atlas, parts.itself, parts.symbol, (text.text for text in parts.clauses))
    clauses = tuple(make_clause(text, cited, atlas, bodies) for text in parts.clauses)
    decision = Decision(
        parts.symbol,
        parts.kind,
        parts.date,
        parts.meeting,
        parts.unanimous,
        clauses,
        parts.itself,
        parts.chapter_vii,
        parts.vote,
    )
    warnings = list(parts.warnings)
    if not any(clause.kind == "operative" for clause in clauses):
        warnings.append(ReadingWarning("no_operative_paragraphs", "No operative paragraph was found"))
    english = parts.language.startswith("en")
    if not english:
        message = f"Verbs, addressees and commitments are read in English only; this text is in {parts.language!r}"
        warnings.append(ReadingWarning("language_not_analysed", message))
    meetings: tuple[Meeting, ...] = ()
    if parts.meeting:
        meetings = (Meeting(parts.meeting, parts.date, parts.item, None, (), (), parts.outcome),)
    return Record(
        source=parts.source,
        kind=parts.kind,
        symbol=parts.symbol,
        title=parts.title,
        date=parts.date,
        language=parts.language,
        sections=tuple(parts.sections),
        passages=passages,
        notes=notes,
        citations=citations,
        meetings=meetings,
        decisions=(decision,),
        commitments=commitments_of(decision, atlas, bodies) if english else (),
        unresolved=unresolved,
        warnings=tuple(warnings),
    )


def meeting_number(text: str) -> str | None:
    """The number 5282 out of "at its 5282nd meeting"."""
    found = _ORDINAL_MEETING.search(text)
    return found.group(1) if found else None


def annex_section(passages: PassageList, title: str, start: str) -> Section:
    """An annex from passage `start` to the last passage so far."""
    return Section("annex", title, start, passages.passages[-1].id)


def numbers_warning(numbers: Sequence[str]) -> ReadingWarning | None:
    """A warning where printed paragraph numbers skip or repeat."""
    values = [int(number) for number in numbers if number.isdigit()]
    for place, value in enumerate(values):
        if value != place + 1:
            message = f"Operative paragraph {place + 1} is missing or misprinted: {value} stands in its place"
            return ReadingWarning("paragraph_numbers", message)
    return None
