"""Verbatim records of meetings: speeches with speaker, role and on whose behalf; procedure; what was decided."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from chapter8.atlas import Atlas
from chapter8.record.kinds.assembly import PassageList, inline_citations
from chapter8.record.kinds.meeting_record.capacity import on_whose_behalf
from chapter8.record.kinds.meeting_record.chair import (
    Capacity,
    is_formula,
    own_capacity,
    resumes_the_chair,
    speaks_for_the_council,
)
from chapter8.record.kinds.meeting_record.front import MeetingFront, read_front
from chapter8.record.kinds.meeting_record.speech_header import SpeechHeader, speech_header
from chapter8.record.kinds.meeting_record.voting import Ballot, announced, read_list
from chapter8.record.nouns import Decision, Meeting, Passage, PassageKind, Record, Section, Statement
from chapter8.record.nouns import Warning as ReadingWarning
from chapter8.record.paragraphs import Paragraph, paragraphs
from chapter8.record.text import PlainDocument
from chapter8.symbols import find, parse_with_part

_PROCEDURE = re.compile(
    r"^(?:The meeting (?:was|rose|resumed)|The agenda was|At the invitation of|There being (?:no|on) objection|"
    r"It was so decided|A (?:recorded )?vote was|A vote by|In favour:|Against:|Abstaining:|Abstentions:|\[Subsequently|"
    r"The members of the (?:Council|Assembly) observed|"
    r"(?:Mr|Ms|Mrs|Sir|Miss)\.? .{2,120} (?:took|withdrew|was escorted|returned to the Chair|in the Chair)|"
    r"Draft (?:resolution|decision) .{3,80} was (?:adopted|rejected)|The draft (?:resolution|decision) was|\*\s*\*)"
)
_BALLOT = re.compile(r"^(?:In favour|Against|Abstaining|Abstentions):")
_RESULT = re.compile(
    r"\bvotes?\s+in\s+favour\b|\bhas\s+(?:therefore\s+)?(?:not\s+)?been\s+adopted\b|\bwas\s+(?:not\s+)?adopted\s+by\b"
)
_BEFORE_COUNCIL = re.compile(
    r"\bha(?:ve|s) before (?:them|it|the members)\b|\bdraw(?:ing)? (?:the )?attention (?:of|to)\b"
)
_SENTENCE_END = re.compile(r"(?<!\bMr\.)(?<!\bMs\.)(?<!\bMrs\.)(?<!\bDr\.)(?<=[a-z)\d”\"]\.)\s+(?=[A-Z“\"])")
_INVITED = re.compile(
    r"\b(?:Mr|Ms|Mrs|Miss|Dr|Sir|Dame|Judge|General|Prince|Baroness)\.?\s+(?P<name>[A-ZÀ-Þ][^\s,;:()]{0,30}(?:\s+[^\s,;:()]{1,30}){0,5}),\s+"
    r"(?P<office>(?:[^;:.()]|\([^()]{1,40}\)){4,220}?)(?=;|\.|,?\s+(?:and\s+)?to\s+(?:participate|brief|take|make|give)|,\s+and\s+(?:Mr|Ms|Mrs|Her|His)\b|,\s+(?:Mr|Ms|Mrs|Her|His|to\s+whom)\b)"
)
_NAME_SYMBOL = re.compile(r"S_?PV[._](\d{3,5})(?:_?(Resumption)_?(\d+)|\(Resumption\s?(\d+)\))?", re.IGNORECASE)
_AGENDA_ITEM = re.compile(
    r"^(?P<label>Agenda\s+items?\s+\d[\d\s,()a-z]*?(?:\(continued\))?)(?:\s+(?P<title>[A-Z].*))?$", re.DOTALL
)
_PAPERS = re.compile(r"^(?:Draft|Report|Progress\s+report|Letters?|Note|Amendment)\b")


@dataclass(slots=True)
class _Speech:
    """A speech as it grows, paragraph by paragraph. `passage` is its first passage that is no formula of the chair."""

    header: SpeechHeader
    words: list[str] = field(default_factory=list)
    passage: str | None = None
    capacity: Capacity | None = None


def interpret(document: PlainDocument, atlas: Atlas) -> Record:
    """The record of a meeting, or of one speech of a meeting kept in a file of its own."""
    front = read_front(document.lines, atlas)
    lines = document.lines
    if front.disclaimer and front.disclaimer[0] >= front.ends:
        start, end = front.disclaimer
        note = tuple(replace(line, style="furniture") for line in lines[start : end + 1])
        lines = (*lines[:start], *note, *lines[end + 1 :])
    reader = _Reader(front, atlas)
    for kind, text in front.passages:
        reader.passages.add(kind, text, page=lines[0].page)
    for paragraph in paragraphs(replace(document, lines=lines[front.ends :])):
        reader.take(paragraph)
    reader.end()
    return reader.record(document)


class _Reader:
    """Goes through the paragraphs in order and knows whose speech it is in."""

    def __init__(self, front: MeetingFront, atlas: Atlas) -> None:
        self.front = front
        self.atlas = atlas
        self.passages = PassageList()
        self.sections: list[Section] = []
        self.speeches: list[_Speech] = []
        self.warnings: list[ReadingWarning] = []
        self.open_section: tuple[str, str] | None = None
        self.label: str | None = None  # the open head of a list of votes
        self.ballots: list[Ballot] = []
        self.from_the_chair: set[str] = set()
        self.chair_resumed = True
        self.begun = False

    def take(self, paragraph: Paragraph) -> None:
        """Add one paragraph as what it is."""
        text, section = paragraph.text, self.open_section[0] if self.open_section else None
        header = speech_header(text, bold=paragraph.style == "bold")
        if header is not None and (self.begun or not _front_label(text)):
            self.begun, self.label = True, None
            self.speeches.append(_Speech(header))
            spoken = self._speak(paragraph, text[header.end :], section)
            if header.damaged:
                message = "The speaker's header is damaged: language or name may lack"
                self.warnings.append(ReadingWarning("damaged_header", message, spoken.id))
        elif self._procedural(paragraph):
            self.begun = True
            self.passages.add("procedural", text, page=paragraph.page, section=section)
        elif (paragraph.style or "").startswith(("bold", "heading")) and len(text) < 600:
            self._heading(paragraph)
        elif self.speeches and self.begun:
            self._speak(paragraph, text, section)
        else:
            self.passages.add("narrative", text, page=paragraph.page, section=section)

    def _speak(self, paragraph: Paragraph, words: str, section: str | None) -> Passage:
        """Add a paragraph of the speech that goes on; the chair's formulas are procedure and no statement."""
        speech = self.speeches[-1]
        said: str | None = words
        if speech.header.presides:
            said = self._from_the_chair(speech, words)
        kind: PassageKind = "procedural" if said is None and words.strip() else "speech"
        passage = self.passages.add(kind, paragraph.text, page=paragraph.page, section=section)
        if speech.header.presides:
            self.from_the_chair.add(passage.id)
            self._take_result(words)
        if said is not None and (said.strip() or not speech.header.presides):
            speech.passage = speech.passage or passage.id
            speech.words.append(said)
        return passage

    def _from_the_chair(self, speech: _Speech, words: str) -> str | None:
        """What a paragraph of the chair states, beyond formulas; None where it is procedure."""
        if speech.capacity is not None and not self.chair_resumed:
            self.chair_resumed = resumes_the_chair(words)
            return None if self.chair_resumed else words
        capacity = own_capacity(words, self.atlas, self.front.presiding)
        if capacity is not None:
            speech.capacity, self.chair_resumed = capacity, False
            rest = words[capacity.end :]
            return rest if rest.strip() else None
        if speaks_for_the_council(words):
            speech.capacity, self.chair_resumed = (
                Capacity(self.front.presiding, "President", "Security Council", 0),
                False,
            )
            return None
        return None if is_formula(words) else words

    def _take_result(self, words: str) -> None:
        """The counts that the chair announces."""
        sentences = [sentence for sentence in _SENTENCE_END.split(words) if _RESULT.search(sentence)]
        if sentences:
            announced(self.ballots, sentences)

    def _procedural(self, paragraph: Paragraph) -> bool:
        text = paragraph.text
        if _PROCEDURE.match(text):
            self.label = read_list(self.ballots, text, self.label) if _BALLOT.match(text) else None
            if _RESULT.search(text):
                announced(self.ballots, [text])
            return True
        if self.label:  # the names under "In favour:", until somebody speaks again
            self.label = read_list(self.ballots, text, self.label)
            return True
        return paragraph.style == "italic" and self.begun and len(text) < 300

    def _heading(self, paragraph: Paragraph) -> None:
        self._close_section()
        passage = self.passages.add("heading", paragraph.text, page=paragraph.page)
        if self.begun:
            self.open_section = (passage.id, paragraph.text)

    def _close_section(self) -> None:
        if self.open_section and self.passages.passages[-1].id != self.open_section[0]:
            start, title = self.open_section
            self.sections.append(Section(start, title, start, self.passages.passages[-1].id))
        self.open_section = None

    def end(self) -> None:
        """Close what is open."""
        self._close_section()

    def record(self, document: PlainDocument) -> Record:
        """The record of everything taken."""
        passages = tuple(self.passages.passages)
        number, symbol = self._identity(document)
        offices = dict(_offices(passages))
        spoken = [speech for speech in self.speeches if speech.passage is not None]
        statements = tuple(self._statement(speech, number, offices) for speech in spoken)
        citations, unresolved = inline_citations(passages)
        if not self.speeches:
            self.warnings.append(ReadingWarning("no_speeches", "No speech was found in this meeting record"))
        if any(ballot.contradicts_itself for ballot in self.ballots):
            message = "A list of votes does not hold as many names as the chair counted"
            self.warnings.append(ReadingWarning("vote_counts_differ", message))
        meetings = (self._meeting(number, passages),) if number else ()
        return Record(
            source=document.source,
            kind="meeting_record",
            symbol=symbol,
            title=self.front.item or document.title or symbol or document.source.name,
            date=self.front.date,
            language=document.language or "en",
            sections=tuple(self.sections),
            passages=passages,
            citations=citations,
            meetings=meetings,
            decisions=tuple(self._decisions(number)),
            statements=statements,
            unresolved=unresolved,
            warnings=tuple(self.warnings),
        )

    def _identity(self, document: PlainDocument) -> tuple[str | None, str | None]:
        """Meeting number (with its part) and symbol; where only the file's name gives them, with a warning."""
        symbol, number, part = self.front.symbol, self.front.number, self.front.part
        if self.front.number is None:
            symbol = None  # a record's own symbol stands on a front page; others are only cited
            named = _NAME_SYMBOL.search(document.source.name)
            if named:
                resumption = named.group(3) or named.group(4)
                part = f"Resumption {resumption}" if resumption else None
                symbol, number = f"S/PV.{named.group(1)}", named.group(1)
                message = f"The text does not name its meeting: {symbol} is taken from the file's name"
                self.warnings.append(ReadingWarning("symbol_from_name", message))
        if symbol and number is None:
            number = parse_with_part(symbol)[0].number
        if symbol and part and part not in symbol:
            symbol = f"{symbol} ({part})"
        return (f"{number} ({part})" if number and part else number), symbol

    def _meeting(self, number: str, passages: Sequence[Passage]) -> Meeting:
        front = self.front
        sentences = [
            sentence
            for passage in passages
            if passage.kind == "procedural" or passage.id in self.from_the_chair
            for sentence in _SENTENCE_END.split(passage.text)
        ]
        named = [found.symbol.text for words in sentences if _BEFORE_COUNCIL.search(words) for found in find(words)]
        item, papers = (front.item, ()) if front.item else _assembly_items(passages)
        documents = tuple(dict.fromkeys((*front.documents, *papers, *named)))
        told = (" ".join(part for part in (ballot.said, ballot.told()) if part) for ballot in self.ballots)
        outcome = "; ".join(dict.fromkeys(words.rstrip(".;") for words in told if words))
        return Meeting(number, front.date, item, front.president, front.members, documents, outcome or None)

    def _decisions(self, number: str | None) -> Iterator[Decision]:
        """The resolutions that the meeting adopted, as far as the chair names them; their text stands elsewhere."""
        for ballot in self.ballots:
            if ballot.symbol:
                yield Decision(ballot.symbol, "resolution", self.front.date, number, ballot.is_unanimous)

    def _statement(self, speech: _Speech, meeting: str | None, offices: dict[str, str]) -> Statement:
        text = "\n".join(words for words in speech.words if words.strip())
        passage = speech.passage or ""
        if speech.capacity is not None:
            own = speech.capacity
            return Statement(meeting, own.speaker, own.role, own.on_behalf_of, None, text, None, (), (), (), passage)
        speaker, role = self._speaker(speech.header, offices)
        whom = None if speech.header.presides else on_whose_behalf(text, self.atlas, speaker=speaker)
        return Statement(meeting, speaker, role, whom, None, text, None, (), (), (), passage)

    def _speaker(self, header: SpeechHeader, offices: dict[str, str]) -> tuple[str, str | None]:
        """Speaker (a state or organization where the header names one) and role."""
        if header.presides:
            return self.front.presiding or header.label.removeprefix("The "), header.label.removeprefix("The ")
        if header.of:
            of = " ".join(header.of.replace("’", "'").split())
            return self.atlas.canonical_actor(of) or of, offices.get(_surname(header.label))
        if header.label.startswith("The "):
            office = header.label.removeprefix("The ").replace("- ", "-")
            return office, office
        return header.label, offices.get(_surname(header.label))


def _front_label(text: str) -> bool:
    """Whether it is "President: Mr. Adom (Côte d'Ivoire)" on the front page, which is no speech."""
    return text.startswith(("President:", "Members:"))


def _surname(label: str) -> str:
    return label.rstrip(".").split()[-1].lower()


def _offices(passages: Sequence[Passage]) -> Iterator[tuple[str, str]]:
    """Surname and office of those invited: "Mr. Mohamed Ibn Chambas, Special Representative of the ..."."""
    for passage in passages:
        if passage.kind in {"speech", "procedural"}:
            for found in _INVITED.finditer(passage.text):
                yield _surname(found["name"]), " ".join(found["office"].split())


def _assembly_items(passages: Sequence[Passage]) -> tuple[str | None, tuple[str, ...]]:
    """The items of a record that prints them as headings amid the meeting, and the papers named with them."""
    items: list[str] = []
    papers: list[str] = []
    label: str | None = None
    for passage in passages:
        if passage.kind != "heading":
            label = None
            continue
        found = _AGENDA_ITEM.match(passage.text)
        if found:
            label = " ".join(found["label"].replace("(continued)", "").split())
            items.append(f"{label}: {found['title']}" if found["title"] else label)
        elif label is not None:
            papers.extend(one.symbol.text for one in find(passage.text))
            if ": " not in items[-1] or not _PAPERS.match(passage.text):
                items[-1] += f"{', ' if ':' in items[-1] else ': '}{passage.text}"
    return "; ".join(dict.fromkeys(items)) or None, tuple(papers)
