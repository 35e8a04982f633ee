"""Verbatim records of meetings: speeches with speaker, role and on whose behalf; procedure; what was decided."""

from __future__ import annotations

import re
from dataclasses import replace

from chapter8.atlas import Atlas
from chapter8.record.kinds.assembly import PassageList, inline_citations
from chapter8.record.kinds.meeting_record import agenda, procedure, videoconference
from chapter8.record.kinds.meeting_record.chair import (
    Capacity,
    calls_on,
    ends_statement,
    gives_the_floor_to,
    is_formula,
    own_capacity,
    president_returns,
    resumes_the_chair,
    speaks_for_the_council,
    takes_the_chair,
)
from chapter8.record.kinds.meeting_record.front import MeetingFront, read_front
from chapter8.record.kinds.meeting_record.languages import MARK
from chapter8.record.kinds.meeting_record.recognising import is_videoconference
from chapter8.record.kinds.meeting_record.running_heads import without_page_marks
from chapter8.record.kinds.meeting_record.sentences import sentences
from chapter8.record.kinds.meeting_record.speaking import Speakers, Speech
from chapter8.record.kinds.meeting_record.speech_header import SpeechHeader, speech_header
from chapter8.record.kinds.meeting_record.voting import Voting
from chapter8.record.nouns import Passage, PassageKind, Record, Section
from chapter8.record.nouns import Warning as ReadingWarning
from chapter8.record.paragraphs import Paragraph, paragraphs
from chapter8.record.reading.gate import MediaType
from chapter8.record.text import PlainDocument
from chapter8.symbols import find

_BEFORE_COUNCIL = re.compile(
    r"\bha(?:ve|s) before (?:them|it|the members)\b|\bdraw(?:ing)? (?:the )?attention (?:of|to)\b"
)
_ISSUED = re.compile(r"\bissued as a document\b.{0,60}\bsymbol\s+(S/PRST/\d{4}/\d{1,3})", re.DOTALL)
_HEAD, _LETTER = 3_000, 400  # characters of the head, and lines of the letter, that tell one that stands for a record
_FRONT_LABEL = ("President:", "Members:")
_MOST_HEADING = 600  # characters


def interpret(document: PlainDocument, atlas: Atlas) -> Record:
    """The record of a meeting: verbatim, or of one speech in a file of its own, or the letter that stands for it."""
    opening = "\n".join(line.text for line in document.lines[:_LETTER])
    if is_videoconference(opening[:_HEAD], opening):
        return videoconference.interpret(document, atlas)
    as_text = document.source.media_type == MediaType.TEXT
    lines = without_page_marks(document.lines) if as_text else document.lines
    front = read_front(lines, atlas)
    if front.disclaimer and front.disclaimer[0] >= front.ends:
        start, end = front.disclaimer
        note = tuple(line._replace(style="furniture") for line in lines[start : end + 1])
        lines = (*lines[:start], *note, *lines[end + 1 :])
    reader = _Reader(front, atlas)
    for kind, text in front.passages:
        reader.passages.add(kind, text, page=lines[0].page)
        reader.change_chair(text)
    for paragraph in paragraphs(replace(document, lines=lines[front.ends :])):
        reader.take(paragraph)
    reader.close_section()
    return reader.record(document)


class _Reader:
    """Goes through the paragraphs in order and knows whose speech it is in."""

    def __init__(self, front: MeetingFront, atlas: Atlas) -> None:
        self.front = front
        self.atlas = atlas
        self.passages = PassageList()
        self.sections: list[Section] = []
        self.speeches: list[Speech] = []
        self.warnings: list[ReadingWarning] = []
        self.open_section: tuple[str, str] | None = None
        self.speakers = Speakers(atlas)
        self.voting = Voting(self.speakers.state)
        self.presiding = front.presiding
        self.called: tuple[str, str] | None = None  # the state called on, and the group it will speak for
        self.introduced: str | None = None  # the office to whose holder the chair has just given the floor
        self.named: list[str] = []  # documents that the chair says are before the meeting
        self.issued: list[str] = []  # presidential statements made here
        self.begun = False

    @property
    def section(self) -> str | None:
        """The label of the open section."""
        return self.open_section[0] if self.open_section else None

    def take(self, paragraph: Paragraph) -> None:
        """Add one paragraph as what it is; or several, where the layout did not part them."""
        first, *rest = procedure.run_together(paragraph.text)
        if rest:
            self._take(replace(paragraph, text=first))
            for part in rest:
                self._take(replace(paragraph, text=part, style=None))
        else:
            self._take(paragraph)

    def _take(self, paragraph: Paragraph) -> None:
        text = paragraph.text
        header = speech_header(text, bold=paragraph.style == "bold", is_actor=self._is_actor)
        if header is not None and (self.begun or not text.startswith(_FRONT_LABEL)):
            self._open(header, paragraph)
        elif self._procedural(paragraph):
            self.begun = True
        elif (paragraph.style or "").startswith(("bold", "heading")) and len(text) < _MOST_HEADING:
            self._heading(paragraph)
        elif self.speeches and self.begun:
            self._go_on(paragraph)
        else:
            self._add("narrative", text, paragraph)

    def _is_actor(self, words: str) -> bool:
        return self.speakers.actor(words) is not None

    def _add(self, kind: PassageKind, text: str, paragraph: Paragraph) -> Passage:
        return self.passages.add(kind, text, page=paragraph.page, section=self.section)

    def _open(self, header: SpeechHeader, paragraph: Paragraph) -> None:
        """A new speech begins."""
        self.begun, self.voting.head = True, None
        speech = Speech(header, self.passages.next_id, presiding=self.presiding, introduced=self.introduced)
        if self.called and header.of and self.speakers.actor(header.of) == self.called[0]:
            speech.called_for = self.called[1]
        self.called = self.introduced = None
        self.speeches.append(speech)
        said = f"{header.displaced} {paragraph.text[header.end :]}".strip()
        spoken = self._speak(paragraph, said)
        if header.damaged:
            message = "The speaker's header is damaged: language or name may lack"
            self.warnings.append(ReadingWarning("damaged_header", message, spoken.id))

    def _go_on(self, paragraph: Paragraph) -> None:
        """The speech goes on; where the speaker takes up another language, that is said apart."""
        text = paragraph.text
        mark = MARK.search(text) if "(spoke" in text or "(continued in" in text else None
        if mark is None:
            self._speak(paragraph, text)
            return
        before, after = text[: mark.start()].strip(), text[mark.end() :].strip()
        if before:
            self._speak(replace(paragraph, text=before), before)
        self._add("procedural", mark.group().strip(), paragraph)
        if after:
            self._go_on(replace(paragraph, text=after))

    def _speak(self, paragraph: Paragraph, words: str) -> Passage:
        """Add a paragraph of the speech that goes on; the chair's formulas are procedure and no statement."""
        presides = self.speeches[-1].header.presides
        sentences_said = sentences(words) if presides else []
        said = self._from_the_chair(words, sentences_said) if presides else words
        kind: PassageKind = "procedural" if said is None and words.strip() else "speech"
        passage = self._add(kind, paragraph.text, paragraph)
        if presides:
            self._hear_the_chair(words, sentences_said, passage)
        if said is not None and (said.strip() or not presides):
            speech = self.speeches[-1]
            speech.passage = speech.passage or passage.id
            speech.words.append(said)
        return passage

    def _from_the_chair(self, words: str, said: list[str]) -> str | None:
        """What a paragraph of the chair states, beyond formulas; None where it is procedure."""
        capacity = own_capacity(words, self.atlas, self.presiding)
        if capacity is not None:
            self._speaks_as(capacity)
            return words[capacity.end :].strip() or None
        begins = speaks_for_the_council(words)
        if begins is not None:
            self._speaks_as(Capacity(self.presiding, "President", "Security Council", begins))
            return words[begins:].strip() or None
        if self.speeches[-1].capacity is not None and resumes_the_chair(words):
            self._speaks_as(None)
            return None
        if self.speeches[-1].capacity is not None and not ends_statement(words):
            return words
        if self.speeches[-1].capacity is not None:
            self._speaks_as(None)
        return None if is_formula(said) else words

    def _speaks_as(self, capacity: Capacity | None) -> None:
        """The one in the chair speaks in another capacity from here on: another statement, under the same header."""
        last = self.speeches[-1]
        if last.words or last.capacity is not None:
            self.speeches.append(Speech(last.header, self.passages.next_id, presiding=self.presiding))
        self.speeches[-1].capacity = capacity

    def _hear_the_chair(self, words: str, said: list[str], passage: Passage) -> None:
        """Whom the chair invites and calls on, what is before the meeting, what result is announced."""
        self.speakers.offices.hear(words)
        self.called = calls_on(words, self.atlas) or self.called
        self.introduced = gives_the_floor_to(words) or self.introduced
        for sentence in said:
            self._hear_sentence(sentence)
        results = procedure.announced(said)
        if results:
            self.voting.announce(results, passage.id)

    def _hear_sentence(self, sentence: str) -> None:
        self.voting.put(sentence)
        if "/" not in sentence:
            return
        self.voting.mention(sentence)
        if _BEFORE_COUNCIL.search(sentence):
            self.named.extend(one.symbol.text for one in find(sentence))
        if issued := _ISSUED.search(sentence):
            self.issued.append(issued[1])

    def _procedural(self, paragraph: Paragraph) -> bool:
        """Add a paragraph that tells what was done, and take from it what it tells; False for any other."""
        text = paragraph.text
        is_note = procedure.is_note(text)
        if self.voting.head or is_note:
            first, *rest = procedure.parts(text)
            if rest:
                return self._procedural(replace(paragraph, text=first)) and all(
                    self._procedural(replace(paragraph, text=part)) for part in rest
                )
        if self.voting.take_list(text, self.passages.next_id):
            self._add("procedural", text, paragraph)
            return True
        in_italics = paragraph.style == "italic" and self.begun and procedure.may_be_note(text)
        if not in_italics and not is_note:
            return False
        passage = self._add("procedural", text, paragraph)
        self.speakers.offices.hear(text)
        self.change_chair(text)
        results = procedure.results(text)
        if results:
            self.voting.announce(results, passage.id)
        return True

    def change_chair(self, text: str) -> None:
        """Take note of who takes the chair, and of the President's return to it."""
        if state := takes_the_chair(text):
            self.presiding = self.speakers.actor(state) or state
        elif president_returns(text):
            self.presiding = self.front.presiding

    def _heading(self, paragraph: Paragraph) -> None:
        self.close_section()
        passage = self.passages.add("heading", paragraph.text, page=paragraph.page)
        self.voting.mention(paragraph.text)
        if self.begun:
            self.open_section = (passage.id, paragraph.text)

    def close_section(self) -> None:
        """The section that is open ends with what was added last."""
        if self.open_section and self.passages.passages[-1].id != self.open_section[0]:
            start, title = self.open_section
            self.sections.append(Section(start, title, start, self.passages.passages[-1].id))
        self.open_section = None

    def record(self, document: PlainDocument) -> Record:
        """The record of everything taken."""
        passages, front, ballots = tuple(self.passages.passages), self.front, self.voting.ballots
        number, symbol, from_name = agenda.identity(front, document.source.name)
        spoken = [speech for speech in self.speeches if speech.passage is not None]
        statements = tuple(self.speakers.statement(speech, number) for speech in spoken)
        citations, unresolved = inline_citations(passages)
        self._warn(symbol if from_name else None)
        meetings = (agenda.meeting(number, front, passages, named=self.named, ballots=ballots),) if number else ()
        return Record(
            source=document.source,
            kind="meeting_record",
            symbol=symbol,
            title=front.item or document.title or symbol or document.source.name,
            date=front.date,
            language=document.language or "en",
            sections=tuple(self.sections),
            passages=passages,
            citations=citations,
            meetings=meetings,
            decisions=tuple(agenda.decisions(ballots, self.issued, number, front.date)),
            statements=statements,
            unresolved=(*unresolved, *self.speakers.unresolved, *self.voting.unresolved),
            warnings=tuple(self.warnings),
        )

    def _warn(self, symbol_from_name: str | None) -> None:
        """What the reader should know about this reading."""
        if symbol_from_name:
            message = f"The text does not name its meeting: {symbol_from_name} is taken from the file's name"
            self.warnings.append(ReadingWarning("symbol_from_name", message))
        if not self.speeches and not self.front.private:
            self.warnings.append(ReadingWarning("no_speeches", "No speech was found in this meeting record"))
        for ballot in self.voting.ballots:
            if ballot.contradicts_itself:
                message = "A list of votes does not hold as many names as the chair counted"
                self.warnings.append(ReadingWarning("vote_counts_differ", message, ballot.passage))
