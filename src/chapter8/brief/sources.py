"""From a holding of the record to evidence: which document, which page, and where the document itself got it from.

A Repertoire chapter reports what was said; its notes say on which page of which meeting record. Evidence for such a
line is the meeting record, read in the chapter. Where a document has no pages, its paragraphs are counted in reading
order unless they bear printed numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from chapter8.brief.holdings import Holding
from chapter8.brief.wording import day
from chapter8.record.nouns import Citation, Commitment, Decision, Note, Passage, Record, Statement
from chapter8.symbols.evidence import Evidence, Locator

_REPERTOIRE = "Repertoire of the Practice of the Security Council"
_FRAGMENT = 60  # characters from which a part of a sentence says something by itself
_TITLE = 70  # characters of a title that stands for a document without symbol


@dataclass(frozen=True, slots=True)
class Source:
    """One document of the library, with its parts at hand."""

    holding: Holding[Record]
    passages: dict[str, Passage] = field(init=False)
    order: dict[str, int] = field(init=False)
    notes: dict[str, list[Note]] = field(init=False)
    dates: dict[str, date] = field(init=False)

    def __post_init__(self) -> None:
        """Index the record once."""
        record = self.holding.item
        notes: dict[str, list[Note]] = {}
        for note in record.notes:
            notes.setdefault(note.called_in or "", []).append(note)
        dates = {meeting.number: meeting.date for meeting in record.meetings if meeting.date is not None}
        object.__setattr__(self, "passages", {passage.id: passage for passage in record.passages})
        object.__setattr__(self, "order", {passage.id: place for place, passage in enumerate(record.passages, 1)})
        object.__setattr__(self, "notes", notes)
        object.__setattr__(self, "dates", dates)

    @property
    def record(self) -> Record:
        """The document as it was read."""
        return self.holding.item

    @property
    def reference(self) -> str:
        """What the document is called in a citation: its symbol, or its title and date."""
        record = self.record
        if record.symbol:
            return record.symbol
        title = record.title or record.source.name
        short = title if len(title) <= _TITLE else title[: title.rfind(" ", 0, _TITLE)] + " ..."
        named = f"“{short}”" + (f", {day(record.date)}" if record.date else "")
        return f"{_REPERTOIRE}, {named}" if record.kind == "repertoire" else named

    def place(self, passage: str) -> Locator:
        """Where a passage stands in this document: printed paragraph and page, or the paragraph in reading order."""
        found = self.passages.get(passage)
        if found is None:
            return Locator(self.reference)
        if found.kind == "preambular" and found.page is None:
            return Locator(self.reference, "preamble")
        numbered = found.kind in {"operative", "narrative"} and found.number is not None
        paragraphs = (found.number,) if numbered and found.number else ()
        if found.page is None and not paragraphs:
            paragraphs = (str(self.order[passage]),)
        return Locator(self.reference, pages=(found.page,) if found.page is not None else (), paragraphs=paragraphs)

    def link(self, passage: str) -> str | None:
        """The path on the site that opens the document at the passage."""
        return f"{self.holding.link}#{passage}" if self.holding.link else None

    def here(self, passage: str, words: str | None) -> Evidence:
        """Evidence that this very document is the source."""
        return Evidence(self.place(passage), words, document=self.holding.sha256, link=self.link(passage))

    def cited(
        self, citations: Iterable[Citation], passage: str, words: str | None, how: str | None = None
    ) -> tuple[Evidence, ...]:
        """Evidence in documents that this one cites, each once with all pages. `how` tells of a note not its own."""
        places: dict[tuple[str, str | None], list[Citation]] = {}
        for citation in citations:
            places.setdefault((citation.symbol, citation.part), []).append(citation)
        return tuple(
            Evidence(
                Locator(
                    symbol,
                    part,
                    tuple(sorted({page for citation in several for page in citation.pages})),
                    tuple(dict.fromkeys(label for citation in several for label in citation.paragraphs)),
                ),
                words,
                source=how,
                read_in=self.place(passage),
                document=self.holding.sha256,
                link=self.link(passage),
            )
            for (symbol, part), several in places.items()
        )

    def said_on(self, statement: Statement) -> date | None:
        """The day of a statement: of its meeting, else of the document."""
        return self.dates.get(statement.meeting or "", self.record.date)

    def decided_on(self, decision: Decision) -> date | None:
        """The day of a decision: its own, else of its meeting, else of the document where it is the document."""
        own = decision.date or self.dates.get(decision.meeting or "")
        return own or (self.record.date if decision.symbol in {None, self.record.symbol} else None)

    def decision_of(self, commitment: Commitment) -> Decision | None:
        """The decision that a commitment comes out of."""
        return next((found for found in self.record.decisions if found.symbol == commitment.decision), None)

    def statement(self, statement: Statement) -> tuple[Evidence, ...]:
        """Evidence of a statement: what its notes cite for its speaker, else all they cite, else as for a sentence."""
        numbers = set(statement.notes)
        notes = [note for note in self.notes.get(statement.passage, []) if note.number in numbers]
        citations = [citation for note in notes for citation in note.citations]
        if len({citation.speaker for citation in citations}) > 1 and not statement.collective:
            own = [found for found in citations if found.speaker in {statement.speaker, statement.on_behalf_of}]
            citations = own or citations
        found = self.cited(citations, statement.passage, statement.text)
        passage = self.passages.get(statement.passage)
        return found or (
            (self.here(statement.passage, statement.text),)
            if passage is None
            else self.sentence(passage, statement.text)
        )

    def sentence(self, passage: Passage, words: str) -> tuple[Evidence, ...]:
        """Evidence of some words: what the note called in them cites, else the next note, else the one before.

        Chapters set one note at the end of what it supports; a note that is not called in the words themselves is
        named as such. Without any note the document itself is the evidence.
        """
        plain = " ".join(passage.text.split())
        start = max(plain.find(" ".join(words.split())), 0)
        end = start + len(words)
        called = [
            (len(" ".join(passage.text[: note.offset].split())), note)
            for note in self.notes.get(passage.id, [])
            if note.offset is not None and note.citations
        ]
        called.sort(key=lambda call: call[0])
        within = [note for offset, note in called if start < offset <= end + 1]
        after = [note for offset, note in called if offset > end][:1]
        before = [note for offset, note in called if offset <= start][-1:]
        notes, how = (
            (within, None) if within else (after, "by the next note") if after else (before, "by the note before")
        )
        citations = [citation for note in notes for citation in note.citations]
        return self.cited(citations, passage.id, words, how) or (self.here(passage.id, words),)

    def numbered(self, decision: Decision, clause: str | None) -> str | None:
        """The printed number of a clause where this document is the decision; a chapter's own count is no paragraph."""
        return clause if clause and decision.symbol in {None, self.record.symbol} else None

    def decision(self, decision: Decision, passage: str, words: str) -> tuple[Evidence, ...]:
        """Evidence of a clause: this document where it is the decision itself, else the decision as reported in it."""
        if decision.symbol is None or decision.symbol == self.record.symbol:
            return (self.here(passage, words),)
        read_in = self.place(passage)
        locator = Locator(decision.symbol)
        return (Evidence(locator, words, read_in=read_in, document=self.holding.sha256, link=self.link(passage)),)


def merged(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Evidence in one document as one, with all its pages and paragraphs; the words of each stay, divided by " | "."""
    groups: dict[tuple[object, ...], list[Evidence]] = {}
    for item in dict.fromkeys(evidence):
        place, read_in = item.locator, item.read_in
        key = (place and (place.symbol, place.part), item.source, read_in and read_in.symbol, item.document)
        groups.setdefault(key, []).append(item)
    return tuple(
        replace(
            several[0],
            locator=_together([item.locator for item in several if item.locator]),
            read_in=_together([item.read_in for item in several if item.read_in]),
            words=" | ".join(dict.fromkeys(item.words for item in several if item.words)) or None,
        )
        for several in groups.values()
    )


def _together(places: Sequence[Locator]) -> Locator | None:
    """Places in one document as one."""
    if not places:
        return None
    pages = sorted({page for place in places for page in place.pages})
    paragraphs = dict.fromkeys(label for place in places for label in place.paragraphs)
    return replace(places[0], pages=tuple(pages), paragraphs=tuple(sorted(paragraphs, key=_count)))


def _count(label: str) -> tuple[int, str]:
    """Printed labels in the order of counting: "4", "10", "10 (a)"."""
    number = re.match(r"\d+", label)
    return int(number[0]) if number else 0, label


def normal(text: str) -> str:
    """Words alone, for telling whether two texts say the same."""
    return " ".join("".join(letter if letter.isalnum() else " " for letter in text.casefold()).split())


def said_already(text: str, texts: Sequence[str]) -> bool:
    """Whether one of some texts, `normal` already, holds this one, or is a part of it that says something by itself."""
    own = normal(text)
    return any(own in other or (len(other) >= _FRAGMENT and other in own) for other in texts)
