"""Akoma Ntoso: the United Nations' own XML of resolutions and presidential statements, repaired where it is broken."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from lxml import etree

from chapter8.atlas import Atlas
from chapter8.errors import DamagedError, UnsupportedError
from chapter8.record.clauses import ClauseText
from chapter8.record.kinds.akn_repair import repair
from chapter8.record.kinds.assembly import find_date
from chapter8.record.kinds.decision import DecisionParts, annex_section, decision_record, meeting_number
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
_NOT_VERBS = {"the security council", "inter alia", "mutatis mutandis", "per se", "bona fide", "in situ"}


def read_akoma_ntoso(admitted: Admitted, atlas: Atlas) -> Record:
    """The record of one AKN file. Raises `UnsupportedError` for other XML, `DamagedError` for what no rule repairs."""
    warnings: list[ReadingWarning] = []
    try:
        root = parse_xml(admitted.data, admitted.name)
    except DamagedError:
        if b"<akomaNtoso" not in admitted.data[:4096]:
            raise
        mended, warnings = repair(admitted.data)
        root = parse_xml(mended, admitted.name)
    statement = next((child for child in root if isinstance(child.tag, str)), None)
    if _tag(root) != "akomaNtoso" or statement is None:
        raise UnsupportedError(
            f"the XML is not Akoma Ntoso: its root element is <{_tag(root)}>",
            place=admitted.name,
            remedy="Give the document as Akoma Ntoso, HTML, PDF, Word or text",
        )
    if _tag(statement) != "statement" or statement.get("name") not in {"resolution", "presidentialStatement"}:
        raise UnsupportedError(
            f"the Akoma Ntoso holds a {statement.get('name') or _tag(statement)}, not a resolution or statement",
            place=admitted.name,
            remedy="Give the document as PDF, Word, HTML or text",
        )
    return _Reader(admitted, statement, warnings).record(atlas)


def _tag(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _text(element: etree._Element) -> str:
    """All text of an element, notes left out, white space folded."""
    return _SPACE.sub(" ", "".join(_pieces(element))).strip()


def _pieces(element: etree._Element) -> Iterator[str]:
    if not any(_tag(child) == "authorialNote" for child in element.iter()):
        yield from (str(piece) for piece in element.itertext())
        return
    yield element.text or ""
    for child in element:
        if _tag(child) != "authorialNote":
            yield from _pieces(child)
        yield child.tail or ""


def _descendants(element: etree._Element, name: str) -> Iterator[etree._Element]:
    return element.iter(f"{{*}}{name}")


class _Reader:
    """Walks one statement and fills the parts of its decision."""

    def __init__(self, admitted: Admitted, statement: etree._Element, warnings: list[ReadingWarning]) -> None:
        self.statement = statement
        kind = statement.get("name")
        self.parts = DecisionParts(
            admitted.source, "resolution" if kind == "resolution" else "presidential_statement", warnings=warnings
        )
        self.annex: tuple[str, str] | None = None  # first passage and title

    def record(self, atlas: Atlas) -> Record:
        self._front()
        for child in self.statement:
            match _tag(child):
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
        number = next(_descendants(statement, "docNumber"), None)
        if number is not None and _text(number):
            parts.symbol = normalise(_text(number).rstrip("*"))
        for element in _descendants(statement, "FRBRdate"):
            if element.get("name") == "adoption":
                parts.date = _iso_date(element.get("date"))
                break
        language = next(_descendants(statement, "FRBRlanguage"), None)
        code = language.get("language", "eng") if language is not None else "eng"
        parts.language = _LANGUAGES.get(code, code)
        meeting = next((e for e in _descendants(statement, "inline") if e.get("name") == "adoptionMeeting"), None)
        if meeting is not None:
            digits = re.match(r"\d+", meeting.get("title") or _text(meeting))
            parts.meeting = digits.group() if digits else None
        titles = [_text(title) for title in _descendants(statement, "docTitle")]
        parts.title = next((title for title in titles if title), "") or parts.symbol or ""

    def _votes(self) -> None:
        """Unanimity and meeting from the workflow; a vote with no one against or abstaining is unanimous."""
        parts = self.parts
        for step in _descendants(self.statement, "step"):
            if step.get("outcome") == "adopted":
                said = step.get("by") or ""
                parts.outcome = said or None
                parts.unanimous = True if "unanimous" in said.lower() else None
                parts.meeting = parts.meeting or meeting_number(said)
        counts = {
            count.get("refersTo", "").lstrip("#"): int(count.get("value") or 0)
            for count in _descendants(self.statement, "count")
            if (count.get("value") or "0").isdigit()
        }
        if counts.get("inFavour"):
            parts.unanimous = not (counts.get("against", 0) or counts.get("abstaining", 0))
            others = f"{counts.get('against', 0)} against, {counts.get('abstaining', 0)} abstaining"
            parts.outcome = parts.outcome or f"{counts['inFavour']} in favour, {others}"

    def _preamble(self, preamble: etree._Element) -> None:
        for child in preamble:
            match _tag(child):
                case "formula":
                    self.parts.passages.add("narrative", _text(child))
                case "container":
                    self._preambular(child)
                case _:
                    if _text(child):
                        self.parts.passages.add("narrative", _text(child))

    def _preambular(self, container: etree._Element) -> None:
        text = _text(container)
        if text:
            passage = self.parts.passages.add("preambular", text)
            self.parts.clauses.append(ClauseText(None, "preambular", passage.text, (passage.id,), _spans(container)))

    def _body(self, body: etree._Element) -> None:
        for child in body:
            match _tag(child):
                case "paragraph":
                    self._paragraph(child)
                case "section":
                    for part in child:
                        if _tag(part) == "paragraph":
                            self._paragraph(part)
                        elif _text(part) and _tag(part) != "num":
                            self._heading(_text(part))
                case "p" | "alinea" | "container":
                    text = _text(child)
                    if text:
                        self._loose(child, text)
                case _:
                    if _text(child):
                        self.parts.passages.add("annex" if self.annex else "narrative", _text(child))

    def _loose(self, element: etree._Element, text: str) -> None:
        """Text outside paragraphs: the headline, the opening formula of a statement, a table."""
        if next(_descendants(element, "docTitle"), None) is not None:
            self._heading(text)
        elif self.parts.kind == "presidential_statement" and not self.annex and _tag(element) == "alinea":
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
        heading = [child for child in paragraph if _tag(child) in {"heading", "subheading", "span", "crossHeading"}]
        number = next((_text(child).rstrip(".") for child in paragraph if _tag(child) == "num"), None) or None
        if heading and number is None and len(heading) == sum(isinstance(child.tag, str) for child in paragraph):
            self._heading(" ".join(_text(child) for child in heading))
            return
        text = _SPACE.sub(" ", " ".join(_words(paragraph))).strip()
        if not text:
            return
        cls = paragraph.get("class") or ""
        if number is None and self._is_front_matter(cls, text):
            return
        if self.annex:
            self.parts.passages.add("annex", text, number=number)
            return
        added = [self._add(label, words) for label, words in _parts(paragraph, number)]
        ids = tuple(passage.id for passage in added)
        self.parts.clauses.append(ClauseText(number, "operative", text, ids, _spans(paragraph)))

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
        for document in _descendants(attachments, "doc"):
            self._close_annex()
            self.annex = (self.parts.passages.next_id, "Annex")
            for child in _descendants(document, "mainBody"):
                for part in child:
                    text = _SPACE.sub(" ", " ".join(_words(part))).strip() or _text(part)
                    if not text:
                        continue
                    is_heading = any(_tag(e) in {"heading", "subheading"} for e in part)
                    if is_heading and self.annex[1] == "Annex":
                        self.annex = (self.annex[0], text)
                    number = next((_text(e).rstrip(".") for e in part if _tag(e) == "num"), None)
                    self.parts.passages.add("heading" if is_heading else "annex", text, number=number)


def _iso_date(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None


def _words(paragraph: etree._Element) -> Iterator[str]:
    """The text of every <p> and <num> except the paragraph's own number, in document order."""
    for element in paragraph.iter("{*}p", "{*}num", "{*}heading", "{*}subheading"):
        if _tag(element) == "num" and element.getparent() is paragraph:
            continue
        if any(_tag(ancestor) in {"p", "authorialNote"} for ancestor in element.iterancestors()):
            continue
        yield _text(element)


def _parts(paragraph: etree._Element, number: str | None) -> list[tuple[str | None, str]]:
    """Lead-in and sub-paragraphs with printed numbers: ("3", ...), ("3 (a)", ...), ("3 (a) (i)", ...)."""
    found: list[tuple[str | None, str]] = []

    def walk(element: etree._Element, label: str | None) -> None:
        last = label
        for child in element:
            match _tag(child):
                case "num":
                    continue
                case "point":
                    mark = next((_text(e) for e in child if _tag(e) == "num"), "")
                    last = " ".join(part for part in (label, mark) if part) or None
                    walk(child, last)
                case "list":
                    walk(child, label)
                case "sublist":
                    walk(child, last)
                case _:
                    text = _text(child)
                    if text:
                        found.append((label, text))

    walk(paragraph, number)
    return found


def _spans(element: etree._Element) -> tuple[str, ...]:
    """The verbs as the United Nations marked them: words in italics, foreign phrases left out."""
    spans: list[str] = []
    for span in _descendants(element, "span"):
        if "italic" not in (span.get("class") or ""):
            continue
        words = _text(span).strip(" ,;:.")
        if words and words.lower() not in _NOT_VERBS and words.lower() != "and":
            spans.append(words)
    return tuple(spans)
