"""Resolutions from running text (text files, PDF, Word, HTML): front, preamble, operative paragraphs, annexes."""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass, replace
from itertools import islice, pairwise

from chapter8.atlas import Atlas
from chapter8.record.clauses import ClauseText
from chapter8.record.kinds.assembly import DATE
from chapter8.record.kinds.decisions.adoption import adoption
from chapter8.record.kinds.decisions.dates import adopted_at, adopted_on
from chapter8.record.kinds.decisions.decision import (
    DecisionParts,
    annex_section,
    decision_record,
    numbers_warning,
)
from chapter8.record.kinds.decisions.drafts import draft_of, undecided
from chapter8.record.kinds.decisions.flow import Flow, flow_of, own_symbol
from chapter8.record.kinds.decisions.formulas import ENGLISH, Words, formula_in, front_without_formula
from chapter8.record.kinds.decisions.preamble import clauses_of
from chapter8.record.kinds.decisions.titles import Aside, asides_of, blanked, parts_at
from chapter8.record.nouns import Passage, Record
from chapter8.record.numbering import Numbered, numbered_paragraphs, subparagraphs
from chapter8.record.text import PlainDocument
from chapter8.symbols import find, normalise

_ANNEX = re.compile(
    r"(?m)^[ \t]*[“\"«]?(?:Annex|ANNEX|Appendix|APPENDIX|Enclosure|ENCLOSURE|Annexe|Anexo|Приложение|المرفق|附件)"
    r"(?:[ \t]+(?:[IVX]{1,5}|[A-Z]|\d{1,2}))?"
    r"(?:[ \t]*(?:\n|$)|[ \t]*[:—–-][^\n]{0,120}(?:\n|$)|[ \t]+to[ \t]+[^\n.;]{0,90}(?:\n|$))"
    r"|(?<=\.\n)[ \t]*(?:Annex|ANNEX|Annexe|Anexo)(?:[ \t]+[IVX]{1,5})?[ \t]+[A-ZÀ-Ý][^\n.;:,]{2,110}(?:\n|$)"
)
"""An annex with its title on lines of their own, or on one, where a sentence has ended before it."""
_ADOPTED_END = re.compile(
    r"(?m)^[ \t]*(?:Adopted\s+(?:unanimously\b|at\b|by\b)|ADOPTED\b|\*\s*\*|Publisher\b|Footnotes\b"
    r"|\(\d{1,3}\)\s+(?:See|Ibid)\b|\d{1,2}\s+Resolution\s|\d{1,4}(?:st|nd|rd|th)\s+plenary\s+meeting\b)[^\n]*$"
)
_RULE_END = re.compile(r"(?m)^[ \t]*[-–—_]{3,40}[ \t]*$")
_TITLE = re.compile(
    r"(?:\b(?:Resolution|Résolution|Resolución|Резолюция|القرار)\s+|第\s?)(?P<number>\d{1,4})\s*[(（]\s?(?P<year>(?:19|20)\d{2})"
    r"\s?[)）](?:\s?号决议)?",
    re.IGNORECASE,
)
_ASSEMBLY = re.compile(r"(?m)^[ \t“\"]*(?:The|THE)\s+(?i:General\s+Assembly)[ \t]*,")
_ASSEMBLY_TITLE = re.compile(r"(?m)^[ \t]*\d{1,3}/\d{1,4}\.[ \t]+\S[^\n]{3,250}$")
_MOST_PARTS = 12
"""Parts that count from 1 again: a resolution has three or four, and each costs a look at all that follows."""
_WHEREAS = re.compile(r"\s*(?:Whereas|WHEREAS)\b")
_NOTE_LINE = re.compile(r"[\[(]?\d{1,3}[\])]?\s+\S|\*\s?\S")


@dataclass(frozen=True, slots=True)
class ResolutionText:
    """The parts of a resolution's text: offsets into one flow."""

    front: tuple[int, int]
    preamble: tuple[int, int]
    operative: tuple[Numbered, ...]
    tail: int
    end: int
    words: Words = ENGLISH


def interpret(document: PlainDocument, atlas: Atlas) -> Record:
    """The record of a resolution in running text."""
    flow = flow_of(document)
    layout = lay_out(flow.text)
    front = flow.text[layout.front[0] : layout.front[1]]
    after = flow.text[layout.tail : layout.end]
    parts = DecisionParts(document.source, "resolution", language=document.language or layout.words.code)
    adopted = adoption(f"{front}\n{after}", "\n".join(note.text for note in flow.notes), atlas)
    draft = draft_of(front) if adopted.vote is None else None
    parts.symbol = draft.symbol if draft else _symbol(front) or own_symbol(document)
    parts.date = adopted_on(front, after, layout.words.code)
    parts.meeting = adopted_at(front, after, layout.words.code)
    title = _TITLE.search(front) or _ASSEMBLY_TITLE.search(front)
    named = draft.title if draft else " ".join(title.group().split()) if title else document.title
    parts.title = named or parts.symbol or document.source.name
    parts.unanimous, parts.outcome = adopted.unanimous, adopted.said
    parts.vote = replace(adopted.vote, decision=parts.symbol) if adopted.vote else None
    if _ASSEMBLY.search(flow.text, 0, layout.preamble[0]) and (parts.symbol or "A/").startswith("A/"):
        parts.itself = "General Assembly"
    parts.chapter_vii = layout.words.chapter_vii.search(flow.text, layout.preamble[0], layout.tail) is not None
    _front(parts, flow, layout)
    _preamble(parts, flow, layout)
    _operative(parts, flow, layout)
    _closing(parts, flow, layout)
    _annexes(parts, flow, layout)
    warning = numbers_warning([clause.number for clause in parts.clauses if clause.number])
    if warning:
        parts.warnings.append(warning)
    record = decision_record(parts, atlas)
    return undecided(record) if draft else record


def lay_out(text: str) -> ResolutionText:
    """Where front, preamble, operative paragraphs and annexes begin and end."""
    headed = front_without_formula(text)
    words, opened, start = formula_in(text) or (ENGLISH, headed, headed)
    annex = _ANNEX.search(text, start)
    end = annex.start() if annex else len(text)
    numbered = _numbered(text, start, end, words)
    adopted = _ADOPTED_END.search(text, numbered[-1].start if numbered else start, end)
    tail = adopted.start() if adopted else end
    rule = _RULE_END.search(text, numbered[-1].start, tail) if numbered else None
    tail = rule.start() if rule else tail
    if numbered:
        numbered[-1] = replace(numbered[-1], end=min(numbered[-1].end, tail))
    preamble_end = numbered[0].at if numbered else tail
    return ResolutionText((0, opened), (start, preamble_end), tuple(numbered), tail, end, words)


def _numbered(text: str, start: int, end: int, words: Words) -> list[Numbered]:
    """The numbered paragraphs; where a part "B" behind the last of them counts from 1 again, those too."""
    found: list[Numbered] = []
    for _ in range(_MOST_PARTS):
        chain = numbered_paragraphs(text[start:end], english=words is ENGLISH)
        found.extend(Numbered(item.number, item.at + start, item.start + start, item.end + start) for item in chain)
        if not chain:
            return found
        last = found[-1]
        body = text[last.start : last.end]
        again = next(
            (
                last.start + place
                for place in islice(parts_at(body, asides_of(body, words, number_follows=True)), _MOST_PARTS)
                if numbered_paragraphs(body[place:], english=words is ENGLISH)
            ),
            None,
        )
        if again is None:
            return found
        found[-1] = replace(last, end=again)
        start = again
    return found


def _symbol(text: str) -> str | None:
    for found in find(text):
        if found.symbol.series == "RES":
            return found.symbol.text
    title = _TITLE.search(text)
    return normalise(f"S/RES/{title['number']} ({title['year']})") if title else None


def _front(parts: DecisionParts, flow: Flow, layout: ResolutionText) -> None:
    """The front page; in old resolutions "Whereas ..." may stand before the formula."""
    for start, end in flow.lines(*layout.front):
        text, page = flow.text[start:end], flow.page_at(start)
        if _WHEREAS.match(text):
            _clause(parts, parts.passages.add("preambular", text, page=page))
        else:
            parts.passages.add("heading", text, page=page)
    opened, start = layout.front[1], layout.preamble[0]
    formula = flow.text[opened:start].strip()
    if formula:
        parts.passages.add("narrative", formula, page=flow.page_at(opened))


def _preamble(parts: DecisionParts, flow: Flow, layout: ResolutionText) -> None:
    """The clauses of the preamble, and what operative paragraphs have no number."""
    start, end = layout.preamble
    text = flow.text[start:end]
    headings = asides_of(text, layout.words, number_follows=True, in_preamble=True) if layout.operative else []
    text = blanked(text, headings)
    left = deque(headings)
    for begin, stop, operative in clauses_of(text, layout.words, number_follows=bool(layout.operative)):
        _headings_before(parts, flow, left, start, begin)
        passage = parts.passages.add(
            "operative" if operative else "preambular", text[begin:stop], page=flow.page_at(start + begin)
        )
        _clause(parts, passage)
    _headings_before(parts, flow, left, start, end)


def _clause(parts: DecisionParts, passage: Passage) -> None:
    operative = passage.kind == "operative"
    parts.clauses.append(ClauseText(None, "operative" if operative else "preambular", passage.text, (passage.id,)))


def _headings_before(parts: DecisionParts, flow: Flow, asides: deque[Aside], offset: int, place: int) -> None:
    """Add the headings (and later preambles) that stand before a place, and take them from the row."""
    while asides and asides[0].start < place:
        aside = asides.popleft()
        text = flow.text[offset + aside.start : offset + aside.end]
        passage = parts.passages.add(aside.kind, text, page=flow.page_at(offset + aside.start))
        if aside.kind == "preambular":
            _clause(parts, passage)


def _operative(parts: DecisionParts, flow: Flow, layout: ResolutionText) -> None:
    """Each numbered paragraph as one clause: its whole text, sub-paragraphs included; these are passages too."""
    for index, item in enumerate(layout.operative):
        last = index + 1 == len(layout.operative)
        whole = flow.text[item.start : item.end]
        asides = asides_of(whole, layout.words, number_follows=not last)
        body = blanked(whole, asides)
        left = deque(asides)
        ids: list[str] = []
        for marks, start, end in subparagraphs(body, english=layout.words is ENGLISH):
            words = body[start:end].strip()
            if not words:
                continue
            _headings_before(parts, flow, left, item.start, start)
            label = " ".join([str(item.number), *(f"({mark})" for mark in marks)])
            page = flow.page_at(item.start + start)
            ids.append(parts.passages.add("operative", words, number=label, page=page).id)
        if ids:
            text = " ".join(body.split())
            parts.clauses.append(ClauseText(str(item.number), "operative", text, tuple(ids)))
        _headings_before(parts, flow, left, item.start, item.end)


def _closing(parts: DecisionParts, flow: Flow, layout: ResolutionText) -> None:
    """What stands behind the last paragraph, and the notes from the feet of the pages."""
    for start, end in flow.lines(layout.tail, layout.end):
        text = flow.text[start:end].strip()
        noted = _NOTE_LINE.match(text) is not None and DATE.fullmatch(text) is None
        parts.passages.add("note" if noted else "procedural", text, page=flow.page_at(start))
    for note in flow.notes:
        parts.note(note)


def _annexes(parts: DecisionParts, flow: Flow, layout: ResolutionText) -> None:
    """Each annex as a section of its own, to the next one."""
    starts = [match.start() for match in _ANNEX.finditer(flow.text, layout.end)]
    for begin, stop in pairwise([*starts, len(flow.text)]):
        first: Passage | None = None
        for start, end in flow.lines(begin, stop):
            kind = "annex" if first else "heading"
            passage = parts.passages.add(
                "annex" if kind == "annex" else "heading", flow.text[start:end], page=flow.page_at(start)
            )
            first = first or passage
        if first:
            parts.sections.append(annex_section(parts.passages, first.text, first.id))
