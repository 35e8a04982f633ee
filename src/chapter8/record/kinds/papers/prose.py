"""What letters, reports, press releases and other papers share: headings, numbered paragraphs, annexes, citations."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field, replace

from chapter8.atlas import Atlas
from chapter8.record.answers import answers_of
from chapter8.record.kinds.assembly import PassageList, find_date, inline_citations
from chapter8.record.kinds.papers.contents import contents_lines
from chapter8.record.kinds.papers.footnotes import footnotes_in, note_number, notes_of
from chapter8.record.kinds.papers.masthead import job_lines, masthead_lines
from chapter8.record.nouns import Citation, DocumentKind, Note, Record, Section, Statement
from chapter8.record.nouns import Warning as ReadingWarning
from chapter8.record.paragraphs import Paragraph, paragraphs
from chapter8.record.reading.gate import MediaType
from chapter8.record.text import Line, PlainDocument
from chapter8.symbols import Symbol, find

_NUMBERED = re.compile(r"^(\d{1,3})\.\s+(?=\S)")
_LETTERED = re.compile(r"^\((?P<mark>[a-z]{1,2}|[ivx]{1,5})\)\s+(?=\S)")
_HEADING = re.compile(r"^(?:([IVX]{1,6}|[A-Z])\.\s+)([A-Z].{2,150})$")
_ROMAN = re.compile(r"[IVX]{1,6}")
_BEFORE = {"i": "h", "v": "u", "x": "w"}
_ANNEX = re.compile(r"^(?:Annex|ANNEX|Appendix|APPENDIX|Enclosure|ENCLOSURE)\b(?!\s+(?:to|of|is|are|was)\b).{0,120}$")
_ANNEX_TO = re.compile(
    r"^(?:Annex|ANNEX|Enclosure|ENCLOSURE|Appendix)(?:\s+[IVX\d]{1,5})?\s+to\s+the\s+(?:identical\s+)?"
    r"(?:letters?|notes?\s+verbales?)\s+dated\s+.{4,300}$",
    re.IGNORECASE | re.DOTALL,
)
_SENTENCE_END = (".", ";", ":", ",", "?", "!")
_FRONT_LINES = 30
HEADLINE = re.compile(
    r"(?:Identical\s+letters?|Letter|Note\s+verbale)\s+dated\s+(?P<day>\d{1,2}\s+\w+\s+\d{4})\s+from\s+(?P<sender>.{3,400}?)\s+"
    r"(?:addressed\s+to|to(?=\s+the\s+(?:President|Secretary-General|Chair|members)))\s+(?P<receiver>.{3,200}?)(?=\n\s*\n|\.\s|\s*\(S/|\s+(?:I|On)\s+(?:have|behalf|wish|write)\b|\n(?=\s{0,20}(?:I|On|Upon|Excellency)\b)|$)",
    re.DOTALL | re.IGNORECASE,
)
"""The headline of a letter circulated as a document: dated when, from whom, to whom."""


@dataclass(slots=True)
class Prose:
    """A paper as it is read: passages, sections, what was found on its front."""

    symbol: str | None = None
    title: str = ""
    date: dt.date | None = None
    passages: PassageList = field(default_factory=PassageList)
    sections: list[Section] = field(default_factory=list)
    notes: tuple[Note, ...] = ()
    warnings: list[ReadingWarning] = field(default_factory=list)

    def warn(self, code: str, message: str) -> None:
        """Add a warning."""
        self.warnings.append(ReadingWarning(code, message))

    def record(
        self,
        document: PlainDocument,
        kind: DocumentKind,
        *,
        title: str | None = None,
        day: dt.date | None = None,
        statements: tuple[Statement, ...] = (),
    ) -> Record:
        """The record; title and date as found on the front unless the kind knows better."""
        passages = tuple(self.passages.passages)
        inline, unresolved = inline_citations(passages)
        places = {item.id: order for order, item in enumerate(passages)}
        noted = [citation for note in self.notes for citation in note.citations]
        citations: list[Citation] = sorted((*inline, *noted), key=lambda one: (places[one.passage], one.start))
        answers, untold = answers_of(passages) if kind in {"report", "letter"} else ((), ())
        return Record(
            source=document.source,
            kind=kind,
            symbol=self.symbol,
            title=title or self.title or document.source.name,
            date=day or self.date,
            language=document.language or "en",
            sections=tuple(self.sections),
            passages=passages,
            notes=self.notes,
            citations=tuple(citations),
            statements=statements,
            answers=answers,
            unresolved=(*unresolved, *untold),
            warnings=tuple(self.warnings),
        )


def read_prose(document: PlainDocument, atlas: Atlas) -> Prose:
    """Passages, sections and footnotes of a paper without a form of its own."""
    reading = _Reading(Prose())
    prose = reading.prose
    front = "\n".join(line.text for line in [line for line in document.lines if line.text][:_FRONT_LINES])
    own = own_symbol(front)
    prose.symbol = own.text if own else None
    prose.date = find_date(front)
    masthead = masthead_lines(document.lines)
    contents = contents_lines(document.lines)
    for index in sorted(masthead | contents):
        if document.lines[index].text:
            prose.passages.add("furniture", document.lines[index].text, page=document.lines[index].page)
    notes, note_lines = footnotes_in(document.lines)
    apart = note_lines | (job_lines(document.lines) - masthead)
    for paragraph in paragraphs(_without_notes(without_lines(document, masthead | contents), apart)):
        heading = _heading_of(paragraph)
        if heading:
            reading.head(paragraph, heading)
            prose.title = prose.title or _as_title(paragraph, document)
        else:
            reading.take(paragraph)
    reading.close()
    for note in notes:
        number, words = note_number(note.text) or (None, note.text)
        prose.passages.add("note", words, number=number, page=note.page)
    prose.notes = notes_of(prose.passages.passages, atlas)
    prose.title = document.title or prose.title
    return prose


@dataclass(slots=True)
class _Reading:
    """Where the reading of a paper stands: the open section, the last number, whether an annex has begun."""

    prose: Prose
    section: tuple[str, str, str] | None = None  # start, label, title
    chapter: str | None = None  # the roman numeral above "A."
    in_annex: bool = False
    number: str | None = None
    letter: str | None = None

    def head(self, paragraph: Paragraph, heading: tuple[str | None, str]) -> None:
        """Add a heading, and open the section that it names."""
        self.close()
        label, title = heading
        passage = self.prose.passages.add("heading", paragraph.text, page=paragraph.page)
        annexed = bool(_ANNEX.match(paragraph.text) or _ANNEX_TO.match(paragraph.text))
        self.in_annex = self.in_annex or annexed
        self.number = self.letter = None
        if label and _ROMAN.fullmatch(label) and not _follows(self.section, label):
            self.chapter = label
        elif label and len(label) == 1 and self.chapter and not self.in_annex:
            label = f"{self.chapter}.{label}"
        if annexed:
            self.chapter = None
        if _opens_section(paragraph, label, self.in_annex):
            self.section = (passage.id, label or passage.id, title)

    def take(self, paragraph: Paragraph) -> None:
        """Add a paragraph with its number: "5", and "5 (a)", "5 (a) (i)" for what is lettered below it."""
        text, number = paragraph.text, None
        if numbered := _NUMBERED.match(text):
            number, text = numbered.group(1), text[numbered.end() :]
            self.number, self.letter = number, None
        elif self.number and (lettered := _LETTERED.match(text)):
            number, text = self._sub_number(lettered["mark"]), text[lettered.end() :]
        self.prose.passages.add(
            "annex" if self.in_annex else "narrative",
            text,
            number=number,
            page=paragraph.page,
            section=self.section[1] if self.section else None,
        )

    def _sub_number(self, mark: str) -> str:
        """The label of a sub-paragraph. "(i)" stands below a letter, unless that letter is "(h)"."""
        if self.letter and set(mark) <= set("ivx") and self.letter != _BEFORE.get(mark):
            return f"{self.number} ({self.letter}) ({mark})"
        self.letter = mark
        return f"{self.number} ({mark})"

    def close(self) -> None:
        """End the open section at the last passage so far."""
        if self.section:
            start, label, title = self.section
            self.prose.sections.append(Section(label, title, start, self.prose.passages.passages[-1].id))
        self.section = None


def _follows(section: tuple[str, str, str] | None, label: str) -> bool:
    """Whether a letter that is a roman numeral too goes on the alphabet: "I" after "H"."""
    return section is not None and len(label) == 1 and section[1].rpartition(".")[2] == chr(ord(label) - 1)


def _without_notes(document: PlainDocument, places: frozenset[int]) -> PlainDocument:
    """The document without its footnotes and job numbers; a sentence that they cut in two is whole again."""
    if not places:
        return document
    kept: list[Line] = []
    lines = document.lines
    text = document.source.media_type == MediaType.TEXT  # where long lines are, each is a paragraph
    for index, line in enumerate(lines):
        if index in places:
            while kept and not kept[-1].text and index - 1 not in places:
                kept.pop()
            continue
        if index - 1 in places and not line.text:
            after = next((later.text for later in lines[index:] if later.text), "")
            if after[:1].islower() and kept and not kept[-1].text.endswith(_SENTENCE_END):
                continue
        cut = line.text[:1].islower() and kept and kept[-1].text and not kept[-1].text.endswith(_SENTENCE_END)
        if cut and text and any(place in places for place in range(max(0, index - 2), index)):
            kept[-1] = kept[-1]._replace(text=f"{kept[-1].text} {line.text}")
            continue
        kept.append(line)
    return replace(document, lines=tuple(kept))


def without_lines(document: PlainDocument, places: frozenset[int]) -> PlainDocument:
    """The document with these lines blank, so that what stood around them stays apart."""
    lines = (line._replace(text="") if index in places else line for index, line in enumerate(document.lines))
    return replace(document, lines=tuple(lines))


def own_symbol(front: str) -> Symbol | None:
    """The document's own symbol: the first that stands alone on a line of its front, or ends a line of its masthead."""
    for line in front.split("\n")[:_FRONT_LINES]:
        for found in find(line):
            before, after = line[: found.start].strip(), line[found.end :].strip(" *")
            if not after and (
                not before or before in {"United Nations", "UNITED NATIONS"} or before.endswith(("Symbol", ":"))
            ):
                return found.symbol
    return None


def _heading_of(paragraph: Paragraph) -> tuple[str | None, str] | None:
    """Label ("II") and title of a heading, or None for a paragraph of text."""
    text = paragraph.text
    if _ANNEX_TO.match(text) and not text.endswith(_SENTENCE_END):
        return "Annex", text
    if _ANNEX.match(text):
        return text.split(".")[0][:40], text
    if HEADLINE.match(text) and not text.endswith(_SENTENCE_END):
        return None, text
    lettered = _HEADING.match(text)
    if lettered and not text.endswith(_SENTENCE_END):
        return lettered.group(1), lettered.group(2)
    if (paragraph.style or "").startswith(("heading", "title")):
        return None, text
    if paragraph.style == "bold" and len(text) < 200 and not text.endswith(_SENTENCE_END):
        return None, text
    return None


def _opens_section(paragraph: Paragraph, label: str | None, in_annex: bool) -> bool:  # noqa: FBT001 - a plain fact
    return in_annex or label is not None or (paragraph.style or "").startswith("heading")


def _as_title(paragraph: Paragraph, document: PlainDocument) -> str:
    """A heading on the front is the title when it is set as one."""
    return paragraph.text if (paragraph.style or "") in {"title", "heading 1"} or document.title is None else ""
