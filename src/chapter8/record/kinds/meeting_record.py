"""Verbatim records of meetings: speeches with speaker, role and on whose behalf; procedure; what was decided."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from chapter8.atlas import Atlas
from chapter8.record.kinds.assembly import PassageList, inline_citations
from chapter8.record.kinds.meeting_front import MeetingFront, read_front
from chapter8.record.kinds.speech_header import SpeechHeader, speech_header
from chapter8.record.nouns import Meeting, Passage, Record, Section, Statement
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
_SENTENCE_END = re.compile(r"(?<=[a-z)\d”\"]\.)\s+(?=[A-Z“\"])")
_INVITED = re.compile(
    r"\b(?:Mr|Ms|Mrs|Miss|Dr|Sir|Dame|Judge|General|Prince|Baroness)\.?\s+(?P<name>[A-ZÀ-Þ][^\s,;:()]{0,30}(?:\s+[^\s,;:()]{1,30}){0,5}),\s+"
    r"(?P<office>(?:[^;:.()]|\([^()]{1,40}\)){4,220}?)(?=;|\.|,?\s+(?:and\s+)?to\s+(?:participate|brief|take|make|give)|,\s+and\s+(?:Mr|Ms|Mrs|Her|His)\b|,\s+(?:Mr|Ms|Mrs|Her|His|to\s+whom)\b)"
)
_BEHALF = re.compile(
    r"\b(?:speak(?:ing)?|deliver(?:ing)?|mak(?:e|ing)|statement|intervene|floor|address|honou?r)\b[^.;:]{0,100}?\bon\s+behalf\s+of\s+"
    r"(?:the\s+)?(?P<whom>[^.;:]{2,260}?)(?=[.;:]|,\s+(?:and\s+(?:I|we)|I|we|as|which|in|to|for|let|may|whose|who)\b|\s+(?:and\s+)?to\s+\w+|\s+at\s+this|\s+in\s+(?:this|today)|\s+on\s+(?:this|the)|$)"
)
_ON_BEHALF_FIRST = re.compile(
    r"(?:Mr\.|Madam)?\s*(?:President,\s*)?(?:[Oo]n|I\s+\w+\s+on)\s+behalf\s+of\s+(?:the\s+)?"
    r"(?P<whom>[^.;:,]{2,160}?)(?=,|\s+I\b)"
)
_ANOTHERS_STATEMENT = re.compile(
    r"\b(?:associat|align|endors|subscrib|echo|support(?:s|ed)?\s+the\s+statement)|"
    r"\b(?:statement|remarks)\s+(?:\w+\s+){0,4}(?:made|delivered|to be made)\b|"
    r"\bby\s+(?:the\s+)?[^,.]{2,60}\s+on\s+behalf\b"
)
_MY_COUNTRY = re.compile(
    r"^(?:my|our|his|her|all|everyone|country|delegation|Government|people|(?:Security )?Council|"
    r"(?:General )?Assembly)\b"
)
_NAME_SYMBOL = re.compile(r"S_?PV[._](\d{3,5})(?:_?(Resumption)_?(\d+)|\(Resumption\s?(\d+)\))?", re.IGNORECASE)
_OPENING_CHARACTERS = 700


@dataclass(slots=True)
class _Speech:
    """A speech as it grows, paragraph by paragraph."""

    header: SpeechHeader
    passage: str
    words: list[str] = field(default_factory=list)


def interpret(document: PlainDocument, atlas: Atlas) -> Record:
    """The record of a meeting, or of one speech of a meeting kept in a file of its own."""
    front = read_front(document.lines, atlas)
    body = document
    if front.disclaimer:
        start, end = front.disclaimer
        kept = document.lines[:start] + tuple(
            replace(line, style="furniture") for line in document.lines[start : end + 1]
        )
        body = replace(document, lines=kept + document.lines[end + 1 :])
    reader = _Reader(front, atlas)
    for paragraph in paragraphs(body):
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
        self.balloting = False
        self.begun = False

    def take(self, paragraph: Paragraph) -> None:
        """Add one paragraph as what it is."""
        text, section = paragraph.text, self.open_section[0] if self.open_section else None
        header = speech_header(text, bold=paragraph.style == "bold")
        if header is not None and (self.begun or not _front_label(text)):
            self.begun, self.balloting = True, False
            passage = self.passages.add("speech", text, page=paragraph.page, section=section)
            self.speeches.append(_Speech(header, passage.id, [text[header.end :]]))
            if header.damaged:
                message = "The speaker's header is damaged: language or name may lack"
                self.warnings.append(ReadingWarning("damaged_header", message, passage.id))
        elif self._procedural(paragraph):
            self.begun = True
            self.passages.add("procedural", text, page=paragraph.page, section=section)
        elif (paragraph.style or "").startswith(("bold", "heading")) and len(text) < 600:
            self._heading(paragraph)
        elif self.speeches and self.begun:
            self.passages.add("speech", text, page=paragraph.page, section=section)
            self.speeches[-1].words.append(text)
        else:
            self.passages.add("narrative", text, page=paragraph.page, section=section)

    def _procedural(self, paragraph: Paragraph) -> bool:
        if _PROCEDURE.match(paragraph.text):
            self.balloting = self.balloting or bool(_BALLOT.match(paragraph.text))
            return True
        if self.balloting:
            return True  # the names under "In favour:", until somebody speaks again
        return paragraph.style == "italic" and self.begun and len(paragraph.text) < 300

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
        statements = tuple(self._statement(speech, number, offices) for speech in self.speeches)
        citations, unresolved = inline_citations(passages, self.atlas)
        if not self.speeches:
            self.warnings.append(ReadingWarning("no_speeches", "No speech was found in this meeting record"))
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
        presiding = self._presiding(passages)
        sentences = [
            sentence
            for passage in passages
            if passage.kind == "procedural" or passage.id in presiding
            for sentence in _SENTENCE_END.split(passage.text)
        ]
        named = [found.symbol.text for words in sentences if _BEFORE_COUNCIL.search(words) for found in find(words)]
        outcome = " ".join(dict.fromkeys(sentence for sentence in sentences if _RESULT.search(sentence)))
        documents = tuple(dict.fromkeys((*front.documents, *named)))
        return Meeting(number, front.date, front.item, front.president, front.members, documents, outcome or None)

    def _presiding(self, passages: Sequence[Passage]) -> set[str]:
        """The passages in which the one in the chair speaks."""
        starts = {speech.passage: speech.header.presides for speech in self.speeches}
        found: set[str] = set()
        presides = False
        for passage in passages:
            presides = starts.get(passage.id, presides)
            if presides:
                found.add(passage.id)
        return found

    def _statement(self, speech: _Speech, meeting: str | None, offices: dict[str, str]) -> Statement:
        header = speech.header
        text = "\n".join(words for words in speech.words if words.strip())
        speaker, role = self._speaker(header, offices)
        whom = None if header.presides else self._behalf(text)
        return Statement(meeting, speaker, role, whom, None, text, None, (), (), (), speech.passage)

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

    def _behalf(self, text: str) -> str | None:
        """On whose behalf the speaker says to speak, in the opening of the speech only."""
        opening = text[:_OPENING_CHARACTERS]
        found = _ON_BEHALF_FIRST.match(opening) or _BEHALF.search(opening)
        if found is None:
            return None
        sentence = opening[opening.rfind(". ", 0, found.start()) + 1 : found.end()]
        if _ANOTHERS_STATEMENT.search(sentence):
            return None
        whom = " ".join(found["whom"].replace("’", "'").split()).strip(" ,")
        if _MY_COUNTRY.match(whom):
            return None
        return self.atlas.canonical_actor(whom) or whom


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
