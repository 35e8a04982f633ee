"""What letters, reports, press releases and other papers share: headings, numbered paragraphs, annexes, citations."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field, replace

from chapter8.record.answers import answers_of
from chapter8.record.kinds.assembly import PassageList, find_date, inline_citations
from chapter8.record.kinds.papers.masthead import masthead_lines
from chapter8.record.nouns import DocumentKind, Record, Section, Statement
from chapter8.record.nouns import Warning as ReadingWarning
from chapter8.record.paragraphs import Paragraph, paragraphs
from chapter8.record.text import PlainDocument
from chapter8.symbols import Symbol, find

_NUMBERED = re.compile(r"^(\d{1,3})\.\s+(?=\S)")
_HEADING = re.compile(r"^(?:([IVX]{1,6}|[A-Z])\.\s+)([A-Z].{2,150})$")
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
    r"addressed\s+to\s+(?P<receiver>.{3,200}?)(?=\n\s*\n|\.\s|\s*\(S/|\s+(?:I|On)\s+(?:have|behalf|wish|write)\b|\n(?=\s{0,20}(?:I|On|Upon|Excellency)\b)|$)",
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
        citations, unresolved = inline_citations(passages)
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
            citations=citations,
            statements=statements,
            answers=answers,
            unresolved=(*unresolved, *untold),
            warnings=tuple(self.warnings),
        )


def read_prose(document: PlainDocument) -> Prose:
    """Passages and sections of a paper without a form of its own."""
    prose = Prose()
    front = "\n".join(line.text for line in [line for line in document.lines if line.text][:_FRONT_LINES])
    own = own_symbol(front)
    prose.symbol = own.text if own else None
    prose.date = find_date(front)
    open_section: tuple[str, str, str] | None = None  # start, label, title
    in_annex = False
    masthead = masthead_lines(document.lines)
    for index in sorted(masthead):
        prose.passages.add("furniture", document.lines[index].text, page=document.lines[index].page)
    for paragraph in paragraphs(without_lines(document, masthead)):
        heading = _heading_of(paragraph)
        if heading:
            _close(prose, open_section)
            label, title = heading
            passage = prose.passages.add("heading", paragraph.text, page=paragraph.page)
            in_annex = in_annex or bool(_ANNEX.match(paragraph.text) or _ANNEX_TO.match(paragraph.text))
            open_section = (
                (passage.id, label or passage.id, title) if _opens_section(paragraph, label, in_annex) else None
            )
            prose.title = prose.title or _as_title(paragraph, document)
            continue
        number = _NUMBERED.match(paragraph.text)
        text = paragraph.text[number.end() :] if number else paragraph.text
        prose.passages.add(
            "annex" if in_annex else "note" if paragraph.style == "footnote" else "narrative",
            text,
            number=number.group(1) if number else None,
            page=paragraph.page,
            section=open_section[1] if open_section else None,
        )
    _close(prose, open_section)
    prose.title = document.title or prose.title
    return prose


def without_lines(document: PlainDocument, places: frozenset[int]) -> PlainDocument:
    """The document with these lines blank, so that what stood around them stays apart."""
    lines = (replace(line, text="") if index in places else line for index, line in enumerate(document.lines))
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


def _close(prose: Prose, open_section: tuple[str, str, str] | None) -> None:
    if open_section:
        start, label, title = open_section
        prose.sections.append(Section(label, title, start, prose.passages.passages[-1].id))
