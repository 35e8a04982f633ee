"""Akoma Ntoso: the United Nations' own XML of resolutions and presidential statements, repaired where it is broken."""

from __future__ import annotations

import re
from dataclasses import replace

from lxml import etree

from chapter8.atlas import Atlas
from chapter8.errors import DamagedError, UnsupportedError
from chapter8.record.clauses import ClauseText
from chapter8.record.kinds.akoma_ntoso.repair import repair
from chapter8.record.kinds.akoma_ntoso.text import (
    descendants,
    iso_date,
    marked_verbs,
    numbered_parts,
    printed_number,
    tag_of,
    text_of,
    words_of,
)
from chapter8.record.kinds.assembly import find_date
from chapter8.record.kinds.decisions.decision import DecisionParts, annex_section, decision_record, meeting_number
from chapter8.record.nouns import Passage, Record
from chapter8.record.nouns import Warning as ReadingWarning
from chapter8.record.reading.gate import Admitted
from chapter8.record.reading.xml import parse_xml
from chapter8.symbols import normalise

_SPACE = re.compile(r"\s+")
_LANGUAGES = {
    "eng": "en",
    "fra": "fr",
    "fre": "fr",
    "spa": "es",
    "rus": "ru",
    "ara": "ar",
    "zho": "zh",
    "chi": "zh",
    "deu": "de",
}
_ANNEX = re.compile(r"^(?:annex|appendix|enclosure)\b", re.IGNORECASE)
_ITEM = re.compile(r"item entitled [“\"](.{3,300}?)[”\"],? (?:the President|made)", re.DOTALL)


def read_akoma_ntoso(admitted: Admitted, atlas: Atlas) -> Record:
    """The record of one AKN file. Raises `UnsupportedError` for other XML, `DamagedError` for what no rule repairs."""
    warnings: list[ReadingWarning] = []
    try:
        root = parse_xml(admitted.data, admitted.name)
    except DamagedError:
        if b"<akomaNtoso" not in admitted.data[:4096]:
            raise
        mended, warnings = repair(admitted.data, admitted.name)
        root = parse_xml(mended, admitted.name)
    statement = next((child for child in root if isinstance(child.tag, str)), None)
    if tag_of(root) != "akomaNtoso" or statement is None:
        raise UnsupportedError(
            f"the XML is not Akoma Ntoso: its root element is <{tag_of(root)}>",
            place=admitted.name,
            remedy="Give the document as Akoma Ntoso, HTML, PDF, Word or text",
        )
    if tag_of(statement) != "statement" or statement.get("name") not in {"resolution", "presidentialStatement"}:
        raise UnsupportedError(
            f"the Akoma Ntoso holds a {statement.get('name') or tag_of(statement)}, not a resolution or statement",
            place=admitted.name,
            remedy="Give the document as PDF, Word, HTML or text",
        )
    return _Reader(admitted, statement, warnings).record(atlas)


class _Reader:
    """Walks one statement and fills the parts of its decision."""

    def __init__(self, admitted: Admitted, statement: etree._Element, warnings: list[ReadingWarning]) -> None:
        self.statement = statement
        kind = statement.get("name")
        self.parts = DecisionParts(
            admitted.source, "resolution" if kind == "resolution" else "presidential_statement", warnings=warnings
        )
        self.annex: tuple[str, str] | None = None  # first passage and title
        self.lone_number: str | None = None
        self.numbers_left = 0

    def record(self, atlas: Atlas) -> Record:
        self._front()
        for child in self.statement:
            match tag_of(child):
                case "preamble":
                    self._preamble(child)
                case "mainBody":
                    self._body(child)
                case "attachments":
                    self._attachments(child)
        self._close_annex()
        self._votes()
        return decision_record(self.parts, atlas)

    def _front(self) -> None:
        parts, statement = self.parts, self.statement
        number = next(descendants(statement, "docNumber"), None)
        if number is not None and text_of(number):
            parts.symbol = normalise(text_of(number).rstrip("*"))
        for element in descendants(statement, "FRBRdate"):
            if element.get("name") == "adoption":
                parts.date = iso_date(element.get("date"))
                break
        language = next(descendants(statement, "FRBRlanguage"), None)
        code = language.get("language", "eng") if language is not None else "eng"
        parts.language = _LANGUAGES.get(code, code)
        meeting = next((e for e in descendants(statement, "inline") if e.get("name") == "adoptionMeeting"), None)
        if meeting is not None:
            digits = re.match(r"\d+", meeting.get("title") or text_of(meeting))
            parts.meeting = digits.group() if digits else None
        titles = [text_of(title) for title in descendants(statement, "docTitle")]
        parts.title = next((title for title in titles if title), "") or parts.symbol or ""

    def _votes(self) -> None:
        """Unanimity and meeting from the workflow; a vote with no one against or abstaining is unanimous."""
        parts = self.parts
        for step in descendants(self.statement, "step"):
            if step.get("outcome") == "adopted":
                said = step.get("by") or ""
                parts.outcome = said or None
                parts.unanimous = True if "unanimous" in said.lower() else None
                parts.meeting = parts.meeting or meeting_number(said)
        counts = {
            count.get("refersTo", "").lstrip("#"): int(count.get("value") or 0)
            for count in descendants(self.statement, "count")
            if (count.get("value") or "0").isdigit()
        }
        if counts.get("inFavour"):
            parts.unanimous = not (counts.get("against", 0) or counts.get("abstaining", 0))
            others = f"{counts.get('against', 0)} against, {counts.get('abstaining', 0)} abstaining"
            parts.outcome = parts.outcome or f"{counts['inFavour']} in favour, {others}"

    def _preamble(self, preamble: etree._Element) -> None:
        for child in preamble:
            match tag_of(child):
                case "formula":
                    self.parts.passages.add("narrative", text_of(child))
                case "container":
                    self._preambular(child)
                case _:
                    if text_of(child):
                        self.parts.passages.add("narrative", text_of(child))

    def _preambular(self, container: etree._Element) -> None:
        text = text_of(container)
        if text:
            passage = self.parts.passages.add("preambular", text)
            self.parts.clauses.append(
                ClauseText(None, "preambular", passage.text, (passage.id,), marked_verbs(container))
            )

    def _body(self, body: etree._Element) -> None:
        self.numbers_left = sum(
            printed_number(number).isdigit()
            for paragraph in descendants(body, "paragraph")
            for number in paragraph
            if tag_of(number) == "num"
        )
        for child in body:
            match tag_of(child):
                case "paragraph":
                    self._paragraph(child)
                case "section":
                    for part in child:
                        if tag_of(part) == "paragraph":
                            self._paragraph(part)
                        elif text_of(part) and tag_of(part) != "num":
                            self._heading(text_of(part))
                case "p" | "alinea" | "container":
                    text = text_of(child)
                    if text:
                        self._loose(child, text)
                case _:
                    if text_of(child):
                        self.parts.passages.add("annex" if self.annex else "narrative", text_of(child))

    def _loose(self, element: etree._Element, text: str) -> None:
        """Text outside paragraphs: the headline, the opening formula of a statement, a table."""
        if next(descendants(element, "docTitle"), None) is not None:
            self._heading(text)
        elif self.parts.kind == "presidential_statement" and not self.annex and tag_of(element) == "alinea":
            self._opening(text)
        else:
            self.parts.passages.add("annex" if self.annex else "narrative", text)

    def _opening(self, text: str) -> None:
        """Meeting, date and item from "At the 5649th meeting of the Security Council, held on 28 March 2007, ..."."""
        self.parts.passages.add("procedural", text)
        self.parts.meeting = self.parts.meeting or meeting_number(text)
        item = _ITEM.search(text)
        self.parts.item = self.parts.item or (item.group(1) if item else None)
        self.parts.date = self.parts.date or find_date(text)

    def _heading(self, text: str) -> None:
        if _ANNEX.match(text):
            self._close_annex()
            self.annex = (self.parts.passages.next_id, text)
        self.parts.passages.add("heading", text)
        if not self.parts.title or self.parts.title == self.parts.symbol:
            self.parts.title = text

    def _close_annex(self) -> None:
        if self.annex and int(self.annex[0][1:]) <= len(self.parts.passages.passages):
            self.parts.sections.append(annex_section(self.parts.passages, self.annex[1], self.annex[0]))
        self.annex = None

    def _paragraph(self, paragraph: etree._Element) -> None:
        heading = [child for child in paragraph if tag_of(child) in {"heading", "subheading", "span", "crossHeading"}]
        number = next((printed_number(child) for child in paragraph if tag_of(child) == "num"), None) or None
        if heading and number is None and len(heading) == sum(isinstance(child.tag, str) for child in paragraph):
            self._heading(" ".join(text_of(child) for child in heading))
            return
        text = _SPACE.sub(" ", " ".join(words_of(paragraph))).strip()
        if not text:
            self.lone_number = number  # some files keep number and text in two paragraphs
            return
        number, self.lone_number = number or self.lone_number, None
        if number and number.isdigit():
            self.numbers_left -= 1
        cls = paragraph.get("class") or ""
        if number is None and self._is_front_matter(cls, text):
            return
        if self.annex:
            self.parts.passages.add("annex", text, number=number)
            return
        clauses = self.parts.clauses
        if self._continues(number):
            clauses[-1] = self._continued(clauses[-1], paragraph, number, text)
            return
        added = [self._add(label, words) for label, words in numbered_parts(paragraph, number)]
        ids = tuple(passage.id for passage in added)
        self.parts.clauses.append(ClauseText(number, "operative", text, ids, marked_verbs(paragraph)))

    def _continues(self, number: str | None) -> bool:
        """Whether a paragraph belongs to the numbered one before it: marked "(a)" or "-", or unmarked amid them."""
        clauses = self.parts.clauses
        if self.parts.kind != "resolution" or not clauses or clauses[-1].number is None:
            return False
        return not number.isdigit() if number else self.numbers_left > 0

    def _continued(self, clause: ClauseText, paragraph: etree._Element, mark: str | None, text: str) -> ClauseText:
        """The clause with a sub-paragraph that the file keeps beside it, as a paragraph of its own."""
        printed = mark if mark and any(character.isalnum() for character in mark) else None
        label = " ".join(part for part in (clause.number, printed) if part)
        added = [self._add(place, words) for place, words in numbered_parts(paragraph, label)]
        ids = clause.passages + tuple(passage.id for passage in added)
        marked = clause.marked + marked_verbs(paragraph)
        whole = " ".join(part for part in (clause.text, printed, text) if part)
        return replace(clause, text=whole, passages=ids, marked=marked)

    def _add(self, label: str | None, words: str) -> Passage:
        return self.parts.passages.add("operative", words, number=label)

    def _is_front_matter(self, cls: str, text: str) -> bool:
        """Unnumbered paragraphs that are no clause: headings set as text, reissue marks, the opening formula."""
        if cls.startswith("H") or (_ANNEX.match(text) and len(text) < 120):
            self._heading(text)
            return True
        if text.startswith("*"):
            self.parts.passages.add("note", text)
            return True
        opening = re.match(r"[“\"]?At (?:its|the) \d+(?:st|nd|rd|th)", text)
        if self.parts.kind == "presidential_statement" and opening and not self.parts.clauses and text.endswith(":"):
            self._opening(text)
            return True
        return False

    def _attachments(self, attachments: etree._Element) -> None:
        for document in descendants(attachments, "doc"):
            self._close_annex()
            self.annex = (self.parts.passages.next_id, "Annex")
            for child in descendants(document, "mainBody"):
                for part in child:
                    text = _SPACE.sub(" ", " ".join(words_of(part))).strip() or text_of(part)
                    if not text:
                        continue
                    is_heading = any(tag_of(e) in {"heading", "subheading"} for e in part)
                    if is_heading and self.annex[1] == "Annex":
                        self.annex = (self.annex[0], text)
                    number = next((printed_number(e) for e in part if tag_of(e) == "num"), None)
                    self.parts.passages.add("heading" if is_heading else "annex", text, number=number)
