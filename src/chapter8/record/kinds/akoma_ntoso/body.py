"""Preamble, body and attachments of an Akoma Ntoso decision, as passages and clauses.

The mark-up is uneven: headings and clauses of the preamble stand as paragraphs without a number in the body, numbers
stand in a paragraph of their own, sub-paragraphs beside their paragraph. What a paragraph without a number is, its
place and its form tell: before the first number a clause of the preamble; a line without a stop a heading; else what
goes on from the numbered paragraph before it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from lxml import etree

from chapter8.record.clauses import ClauseText
from chapter8.record.kinds.akoma_ntoso.links import Anchors, faults_in
from chapter8.record.kinds.akoma_ntoso.marks import marked_verbs
from chapter8.record.kinds.akoma_ntoso.text import (
    TakenNote,
    block_text,
    descendants,
    free_paragraphs,
    numbered_parts,
    printed_number,
    tag_of,
    text_of,
)
from chapter8.record.kinds.assembly import find_date
from chapter8.record.kinds.decisions.decision import DecisionParts, annex_section, meeting_number
from chapter8.record.kinds.decisions.footnotes import Call
from chapter8.record.kinds.decisions.titles import WITH_REGARD
from chapter8.record.nouns import Passage

_ANNEX = re.compile(r"^(?:annex|appendix|enclosure|annexe|anexo|приложение|المرفق|مرفق|附件|anlage)\b", re.IGNORECASE)
_ITEM = re.compile(r"items? entitled [“\"](.{3,300}?)[”\"],? (?:the President|made|issued|in accordance)", re.DOTALL)
_OPENING = re.compile(r"[“\"]?(?:At (?:its|the) \d+(?:st|nd|rd|th)|On \d{1,2} [A-Z][a-z]+ \d{4}, in connection with)")
_QUOTES = ("“", '"', "«", "„", "‘")
_OTHER_MEETING = re.compile(
    r"(?<!\d)(\d{4,5})\s?(?:e|ème|[.º°]?ª|a|-\w{1,2})?\s+(?:séance|sesión|заседани|Sitzung)|第\s?(\d{4,5})\s?次会议|"
    r"جلست\w*\s+(\d{4,5})"
)
_HEADINGS = frozenset({"heading", "subheading", "span", "crossHeading"})
_STOPS = (".", ";", ":", ",", "”", "。", "；", "：", "，", "،", "؛", ")", "—")
_LONGEST_HEADING = 160
_LONGEST_ANNEX_TITLE = 120

Notes = Mapping[etree._Element, Sequence[TakenNote]]  # noqa: SLF001 - lxml's own name for an element


class Body:
    """Walks the text of one decision and fills its parts. `notes` are the footnotes of each paragraph."""

    def __init__(self, parts: DecisionParts, notes: Notes) -> None:
        """Start with empty hands."""
        self.parts = parts
        self.notes = dict(notes)
        self.annex: tuple[str, str] | None = None  # first passage and title
        self.lone_number: tuple[str, str] | None = None  # in the form of all languages, and as printed
        self.numbers_left = 0
        self.number_seen = False  # whether a numbered clause has been read
        self.more: list[ClauseText] = []  # what goes on from the last clause, added when it is whole
        self.anchors: Anchors | None = None  # the places of the file, known from its first paragraph on
        self.numbered = False  # whether the body numbers its paragraphs at all

    def preamble(self, preamble: etree._Element) -> None:
        """The opening formula and the clauses of the preamble."""
        for child in preamble:
            text = block_text(child)
            if not text:
                continue
            if tag_of(child) == "container":
                self._preambular(child, text)
            else:
                self.parts.passages.add("narrative", text)

    def main(self, body: etree._Element) -> None:
        """The operative paragraphs, and what stands between them."""
        free_paragraphs(body)
        self.numbers_left = sum(
            printed_number(number).isdigit()
            for paragraph in body.iter("{*}paragraph", "{*}alinea")
            for number in paragraph
            if tag_of(number) == "num"
        )
        self.numbered = self.numbers_left > 0
        for child in body:
            self._part(child)

    def attachments(self, attachments: etree._Element) -> None:
        """Annexes: each attached document is a section, none of its paragraphs a clause."""
        for document in descendants(attachments, "doc"):
            self._close_annex()
            self.annex = (self.parts.passages.next_id, "Annex")
            for child in descendants(document, "mainBody"):
                for part in child:
                    self._attached(part)

    def finish(self) -> None:
        """Close the last clause and the last annex; add the notes that no paragraph has taken."""
        self._settle()
        for notes in self.notes.values():  # of headings, tables and the cover page
            self._notes(notes, ())
        self.notes.clear()
        self._close_annex()

    def _preambular(self, element: etree._Element, text: str) -> None:
        passage = self.parts.passages.add("preambular", text)
        marked = marked_verbs(element, self.parts.language)
        self._clause(ClauseText(None, "preambular", passage.text, (passage.id,), marked))
        self._after(element, (passage,))

    def _part(self, child: etree._Element) -> None:
        """One element of the body."""
        match tag_of(child):
            case "paragraph":
                self._paragraph(child)
            case "alinea" if self._is_paragraph(child):
                self._paragraph(child)
            case "section" | "part" | "chapter":
                self._section(child)
            case _ if text := block_text(child):
                self._loose(child, text)

    def _section(self, section: etree._Element) -> None:
        """A section opens with its letter or numeral: before its heading, or on a line of its own."""
        mark = next((text_of(child) for child in section if tag_of(child) == "num"), "")
        for part in section:
            text = text_of(part)
            if tag_of(part) == "num" or not text:
                continue
            inner = tag_of(part) in {"paragraph", "section"}
            preambular = part.get("refersTo") == "#preamble" and self._in_preamble()
            if mark and (inner or preambular):
                self.parts.passages.add("heading", mark)
            if inner:
                self._part(part)
            elif preambular:
                self._preambular(part, text)
            else:
                self._heading(f"{mark} {text}" if mark else text)
            mark = ""

    def _is_paragraph(self, alinea: etree._Element) -> bool:
        """Whether an alinea is a paragraph by another name: in a statement it holds the opening formula alone."""
        if any(tag_of(child) == "num" for child in alinea):
            return True
        opens = _OPENING.match(block_text(alinea)) is not None
        return self.parts.kind == "resolution" or not (opens or self.annex or not self.parts.clauses)

    def _loose(self, element: etree._Element, text: str) -> None:
        """Text outside paragraphs: the headline, the opening formula of a statement, a table."""
        if next(descendants(element, "docTitle"), None) is not None:
            self._heading(text)
        elif self.parts.kind == "presidential_statement" and not self.annex and tag_of(element) == "alinea":
            self._opening(text)
        else:
            passage = self.parts.passages.add("annex" if self.annex else "narrative", text)
            self._after(element, (passage,))

    def _opening(self, text: str) -> None:
        """Meeting, date and item from "At the 5649th meeting of the Security Council, held on 28 March 2007, ..."."""
        self.parts.passages.add("procedural", text)
        other = _OTHER_MEETING.search(text)
        told = meeting_number(text) or (next(filter(None, other.groups()), None) if other else None)
        self.parts.meeting = told or self.parts.meeting
        item = _ITEM.search(text)
        self.parts.item = item.group(1) if item else self.parts.item
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
        children = [child for child in paragraph if isinstance(child.tag, str)]
        num = next((child for child in children if tag_of(child) == "num"), None)
        number = (printed_number(num) or None) if num is not None else None
        if children and number is None and all(tag_of(child) in _HEADINGS for child in children):
            self._heading(" ".join(text_of(child) for child in children))
            return
        mark = text_of(num) if num is not None else ""
        if number is not None and not number.isdigit() and _is_heading(children):
            self._heading(" ".join([mark, *(text_of(child) for child in children if child is not num)]))
            return
        parts = numbered_parts(paragraph, number)
        text = " ".join(part.printed for part in parts)
        if not text:
            self.lone_number = (number, mark) if number else None  # some files keep number and text in two paragraphs
            return
        if number is None and self.lone_number:
            (number, mark), self.lone_number = self.lone_number, None
            parts = numbered_parts(paragraph, number)
        if number and number.isdigit():
            self.numbers_left -= 1
        if number is None and self._is_front_matter(paragraph.get("class") or "", text):
            return
        if self.annex:
            self._after(paragraph, (self.parts.passages.add("annex", text, number=number),))
        elif number is None and self._in_preamble():
            self._preambular(paragraph, text)
        elif self._continues(number):
            self._continue(paragraph, number, mark)
        else:
            added = [self.parts.passages.add("operative", part.text, number=part.label) for part in parts]
            ids = tuple(passage.id for passage in added)
            marked = marked_verbs(paragraph, self.parts.language)
            self._clause(ClauseText(number, "operative", text, ids, marked, official=True))
            self._after(paragraph, added)

    def _in_preamble(self) -> bool:
        """Whether a paragraph without a number stands before the first number of a resolution that has numbers."""
        return self.parts.kind == "resolution" and self.numbered and not self.number_seen

    def _clause(self, clause: ClauseText) -> None:
        self._settle()
        self.parts.clauses.append(clause)
        self.number_seen = self.number_seen or clause.number is not None

    def _settle(self) -> None:
        """Put together the last clause and what goes on from it: once, however many paragraphs that is."""
        if self.more:
            pieces = [self.parts.clauses[-1], *self.more]
            self.parts.clauses[-1] = replace(
                pieces[0],
                text=" ".join(piece.text for piece in pieces),
                passages=tuple(passage for piece in pieces for passage in piece.passages),
                marked=tuple(verb for piece in pieces for verb in piece.marked),
            )
            self.more.clear()

    def _continues(self, number: str | None) -> bool:
        """Whether a paragraph belongs to the numbered one before it: marked "(a)" or "-", or unmarked amid them."""
        clauses = self.parts.clauses
        if self.parts.kind != "resolution" or not clauses or clauses[-1].number is None:
            return False
        return not number.isdigit() if number else self.numbers_left > 0

    def _continue(self, paragraph: etree._Element, number: str | None, mark: str) -> None:
        """Add a sub-paragraph that the file keeps beside its paragraph, as a paragraph of its own."""
        clause = self.parts.clauses[-1]
        label = " ".join(part for part in (clause.number, number) if part)
        parts = numbered_parts(paragraph, label, mark)
        added = [self.parts.passages.add("operative", part.text, number=part.label) for part in parts]
        text = " ".join(part.printed for part in parts)
        marked = marked_verbs(paragraph, self.parts.language)
        self.more.append(ClauseText(label, "operative", text, tuple(passage.id for passage in added), marked))
        self._after(paragraph, added)

    def _is_front_matter(self, cls: str, text: str) -> bool:
        """Paragraphs without a number that are no clause: headings set as text, reissue marks, the opening formula."""
        if cls.startswith("H") or (_ANNEX.match(text) and len(text) < _LONGEST_ANNEX_TITLE):
            self._heading(text)
            return True
        if text.startswith("*"):
            self.parts.passages.add("note", text)
            return True
        resolution = self.parts.kind == "resolution" and self.numbered and not self.annex
        if resolution and len(text) <= _LONGEST_HEADING and _is_title(text):
            self._heading(text)
            return True
        statement = self.parts.kind == "presidential_statement" and not self.parts.clauses
        if statement and text.endswith((":", "：")) and not text.startswith(_QUOTES):
            self._opening(text)
            return True
        return False

    def _attached(self, part: etree._Element) -> None:
        """One paragraph, heading or table of an annex."""
        text = " ".join(piece.printed for piece in numbered_parts(part, None)) if tag_of(part) == "paragraph" else ""
        text = text or block_text(part)
        if not text or self.annex is None:
            return
        is_heading = any(tag_of(child) in {"heading", "subheading"} for child in part)
        if is_heading and self.annex[1] == "Annex":
            self.annex = (self.annex[0], text)
        number = next((printed_number(child) for child in part if tag_of(child) == "num"), None)
        if is_heading and number and (mark := next(text_of(child) for child in part if tag_of(child) == "num")):
            text, number = text if text.startswith(mark) else f"{mark} {text}", None
        passage = self.parts.passages.add("heading" if is_heading else "annex", text, number=number or None)
        self._after(part, (passage,))

    def _after(self, element: etree._Element, passages: Sequence[Passage]) -> None:
        """What hangs on a paragraph: its footnotes, and the faults of its links."""
        self._notes(self.notes.pop(element, ()), tuple(passage.id for passage in passages))
        self.anchors = self.anchors or Anchors(element)
        self.parts.warnings.extend(faults_in(element, passages, self.anchors))

    def _notes(self, notes: Sequence[TakenNote], called_in: tuple[str, ...]) -> None:
        for note in notes:
            passage = self.parts.passages.add("note", note.text, number=note.mark or None)
            self.parts.calls[passage.id] = Call(note.before, called_in)


def _is_heading(children: Sequence[etree._Element]) -> bool:
    """Whether a paragraph with a letter or numeral holds a heading beside it and nothing else."""
    others = [tag_of(child) for child in children if tag_of(child) != "num"]
    return "heading" in others and all(tag in _HEADINGS for tag in others)


def _is_title(text: str) -> bool:
    """Whether a line without a number closes like no sentence, stands whole in brackets, or says what follows it."""
    bracketed = text.startswith("(") and text.endswith(")")
    return bracketed or WITH_REGARD.match(text) is not None or not text.rstrip(" *").endswith(_STOPS)
