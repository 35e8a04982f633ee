"""A Repertoire chapter put together: passages in reading order, notes with their calls and citations."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from chapter8.atlas import Atlas
from chapter8.record.kinds.repertoire.calls import Call, find_calls, without_calls
from chapter8.record.kinds.repertoire.layout import Layout, RawNote, repair
from chapter8.record.kinds.repertoire.sections import Outline, is_continued, is_heading, is_running_head
from chapter8.record.notes import START, NoteReading, read_note, tell_respectively
from chapter8.record.nouns import Citation, Note, Passage, Section, Unresolved
from chapter8.record.nouns import Warning as ReadingWarning
from chapter8.record.speakers import Named, known
from chapter8.record.text import Line

_SENTENCE = re.compile(r"(?<=[.?!])[”’\"]?\s+(?=[A-Z“\[])")
_NO_END = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|St|No|Nos|pp?|paras?|vs|cf|e\.g|i\.e|art|vol)|\b[A-Z])\.$")
_SPOKE_FOR = re.compile(
    r"(?P<state>[A-Z][\w’ -]{1,80}?) \((?:speaking )?on behalf of (?:the )?(?P<whom>[^()]{1,200})\)"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a passage: its text, where it starts in it, and the notes called in it (offset, index)."""

    text: str
    start: int
    passage: Passage
    calls: tuple[tuple[int, int], ...]


@dataclass(slots=True)
class Chapter:
    """What the layout gives, before anybody asks who said what. `calls` is by passage id: (offset, index of note)."""

    passages: list[Passage] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    note_passages: list[Passage] = field(default_factory=list)
    calls: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    warnings: list[ReadingWarning] = field(default_factory=list)
    unresolved: list[Unresolved] = field(default_factory=list)

    def sentences(self, passage: Passage) -> list[Sentence]:
        """The sentences of a passage, each with the notes that it calls."""
        calls = self.calls.get(passage.id, [])
        offsets = [offset for offset, _ in calls]
        ended = (
            found
            for found in _SENTENCE.finditer(passage.text)
            if not _NO_END.search(passage.text[max(0, found.start() - 8) : found.start()])
        )
        starts = [0, *(found.end() for found in ended)]
        ends = [*starts[1:], len(passage.text)]
        return [
            Sentence(
                passage.text[start:end].strip(),
                start,
                passage,
                tuple(  # what is called between two sentences belongs to the one before
                    (offset - start, index)
                    for offset, index in calls[bisect_right(offsets, start or -1) : bisect_right(offsets, end)]
                ),
            )
            for start, end in zip(starts, ends, strict=True)
        ]

    def cited_in(self, indices: Iterable[int]) -> list[Citation]:
        """The citations of some notes, in order."""
        return [citation for index in indices for citation in self.notes[index].citations]

    def of_kind(self, *kinds: str) -> list[Passage]:
        """Passages of some kinds, in reading order."""
        return [passage for passage in self.passages if passage.kind in kinds]


def assemble(lines: Sequence[Line], atlas: Atlas) -> Chapter:
    """Lines into a chapter: sections, passages, notes with calls and citations; "respectively" is settled later."""
    layout = repair(lines)
    calls = find_calls(layout.paragraphs, layout.notes)
    chapter = Chapter()
    scopes = _place(layout, calls, chapter)
    _resolve(layout.notes, scopes, chapter, atlas)
    return chapter


def _place(layout: Layout, calls: dict[int, Call], chapter: Chapter) -> list[tuple[str | None, str | None, int | None]]:
    """Number the passages in reading order; the answer is section, calling passage and offset of each note."""
    outline = Outline()
    placed: list[tuple[str | None, str | None, int | None]] = [(None, None, None)] * len(layout.notes)
    by_paragraph: dict[int, list[Call]] = {}
    for call in calls.values():
        by_paragraph.setdefault(call.paragraph, []).append(call)
    _put_notes(layout.notes, -1, chapter, outline, placed)
    for at, paragraph in enumerate(layout.paragraphs):
        mine = sorted(by_paragraph.get(at, ()), key=lambda call: call.start)
        text, offsets = without_calls(paragraph.text, mine)
        opens = outline.label is None and is_continued(text)  # a part of a chapter begins with "49. ... (continued)"
        furniture = paragraph.furniture and not opens
        heading = not furniture and not (mine and text.endswith((".", ":", ";", ","))) and is_heading(text)
        kind = "furniture" if furniture or (heading and is_running_head(text, outline)) else "narrative"
        if heading and kind != "furniture":
            kind = "heading"
            if outline.enter(text) and outline.label:
                here = f"p{len(chapter.passages) + 1}"
                chapter.sections.append(Section(outline.label, outline.titles[outline.label], here, here))
        passage = _add(chapter, outline.label, paragraph.page, None, kind, text)
        for call, offset in zip(mine, offsets, strict=True):
            placed[call.note] = (outline.item, passage.id, offset)
            chapter.calls.setdefault(passage.id, []).append((offset, call.note))
        _put_notes(layout.notes, at, chapter, outline, placed)
    chapter.sections = [_closed(section, chapter.passages) for section in chapter.sections]
    return placed


def _put_notes(
    notes: Sequence[RawNote],
    after: int,
    chapter: Chapter,
    outline: Outline,
    placed: list[tuple[str | None, str | None, int | None]],
) -> None:
    """Put the notes that stood below a paragraph (-1: above the first) into the reading order behind it."""
    while len(chapter.note_passages) < len(notes) and notes[len(chapter.note_passages)].after <= after:
        index = len(chapter.note_passages)
        note = notes[index]
        placed[index] = placed[index] if placed[index][1] else (outline.item, None, None)
        chapter.note_passages.append(_add(chapter, outline.label, note.page, str(note.number), "note", note.text))


def _add(chapter: Chapter, section: str | None, page: int | None, number: str | None, kind: str, text: str) -> Passage:
    passage = Passage(f"p{len(chapter.passages) + 1}", section, page, number, kind, text)  # type: ignore[arg-type]
    chapter.passages.append(passage)
    return passage


def _closed(section: Section, passages: Sequence[Passage]) -> Section:
    """A section ends with the last passage that lies in it or below it."""
    inside = [p.id for p in passages if p.section and f"{p.section}.".startswith(f"{section.label}.")]
    return replace(section, end=inside[-1] if inside else section.start)


def _resolve(
    raw: Sequence[RawNote], placed: Sequence[tuple[str | None, str | None, int | None]], chapter: Chapter, atlas: Atlas
) -> None:
    """Read the notes in their order, the chain of Ibid. starting anew where the numbering does."""
    cited, scope, expected = START, 0, 1
    for index, note in enumerate(raw):
        if note.scope != scope:
            cited, scope, expected = START, note.scope, 1
        passage = chapter.note_passages[index]
        if note.number != expected:
            chapter.warnings.append(
                ReadingWarning("note_missing", f"Note {expected} is missing before note {note.number}", passage.id)
            )
            cited = replace(START, blocked=f"note {expected}, which comes before, is missing")
        expected = note.number + 1
        reading: NoteReading = read_note(note.text, passage.id, cited, atlas)
        cited = reading.cited
        section, called_in, offset = placed[index]
        if called_in is None:
            chapter.warnings.append(
                ReadingWarning("note_not_called", f"No place in the text calls note {note.number}", passage.id)
            )
        if note.doubt:
            message = f"Where note {note.number} ends is not sure: {note.doubt}"
            chapter.warnings.append(ReadingWarning("note_end_unclear", message, passage.id))
        chapter.notes.append(
            Note(section, str(note.number), note.text, called_in, offset, reading.citations, reading.unresolved)
        )


def tell_speakers(chapter: Chapter, index: int, speakers: Sequence[Named]) -> None:
    """Settle "respectively" in a note by the speakers of the sentence that calls it."""
    note = chapter.notes[index]
    told = tell_respectively(NoteReading(note.citations, note.unresolved, START), note.text, speakers)
    chapter.notes[index] = replace(note, citations=told.citations, unresolved=told.unresolved)


def spoke_for(chapter: Chapter, atlas: Atlas, meeting_of: dict[str, str]) -> dict[tuple[str, str], str]:
    """Who spoke for an organization at a meeting, where the chapter itself says so: (symbol, organization) -> state.

    Sources: a label "(United Kingdom, on behalf of the European Union)", or the list of participants with "Germany (on
    behalf of the European Union)". Two states for one organization settle nothing.
    """
    said: dict[tuple[str, str], set[str]] = {}
    for note in chapter.notes:
        for citation in note.citations:
            if citation.on_behalf_of and citation.speaker:
                said.setdefault((citation.symbol, citation.on_behalf_of), set()).add(citation.speaker)
    for passage in chapter.of_kind("narrative"):
        if passage.id in meeting_of:
            for found in _SPOKE_FOR.finditer(passage.text):
                words = re.split(r",\s*|\band (?:the )?|\bthe ", found["state"])
                state, whom = known(words[-1], atlas), known(found["whom"], atlas)
                if state and whom:
                    said.setdefault((f"S/PV.{meeting_of[passage.id]}", whom), set()).add(state)
    return {key: next(iter(states)) for key, states in said.items() if len(states) == 1}


def settle_labels(chapter: Chapter, spoken: dict[tuple[str, str], str]) -> None:
    """A label that names only an organization gets the state that spoke for it at that meeting, where known."""
    for index, note in enumerate(chapter.notes):
        citations = tuple(
            replace(citation, speaker=spoken[citation.symbol, citation.speaker], on_behalf_of=citation.speaker)
            if citation.speaker and not citation.on_behalf_of and (citation.symbol, citation.speaker) in spoken
            else citation
            for citation in note.citations
        )
        chapter.notes[index] = replace(note, citations=citations)
