"""Resolutions from running text (text files, PDF, Word, HTML): front, preamble, operative paragraphs, annexes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from chapter8.atlas import Atlas
from chapter8.record.clauses import ClauseText
from chapter8.record.kinds.assembly import find_date
from chapter8.record.kinds.decisions.decision import (
    DecisionParts,
    annex_section,
    decision_record,
    meeting_number,
    numbers_warning,
)
from chapter8.record.kinds.decisions.flow import Flow, flow_of
from chapter8.record.nouns import Record
from chapter8.record.numbering import Numbered, numbered_paragraphs, subparagraphs
from chapter8.record.text import PlainDocument
from chapter8.record.verbs import opens_operative, participle_pattern
from chapter8.symbols import find, normalise

_FORMULA = re.compile(
    r"(?m)^[ \t]*(?:The|THE)\s+(?:Security\s+Council|SECURITY\s+COUNCIL|General\s+Assembly)[ \t]*,[ \t]*\n?"
)
_FORMULA_ALONE = re.compile(r"(?m)^[ \t]*(?:The|THE)\s+(?:Security\s+Council|SECURITY\s+COUNCIL)\b")
_ANNEX = re.compile(
    r"(?m)^[ \t]*(?:Annex|ANNEX|Appendix|APPENDIX|Enclosure)(?:[ \t]+(?:[IVX]{1,5}|[A-Z]|\d{1,2}))?[ \t]*(?:\n|$)"
)
_ADOPTED_END = re.compile(
    r"(?m)^[ \t]*(?:Adopted\s+(?:unanimously\s+)?(?:at|by)\b|\*\s*\*|Publisher\b|\d{1,2}\s+Resolution\s)[^\n]*$"
)
_UNANIMOUS = re.compile(r"\badopted\s+unanimously\b", re.IGNORECASE)
_VOTE = re.compile(r"\bby\s+(?:a\s+vote\s+of\s+)?(\w+)\s+votes?(?:\s+in\s+favour)?\s+to\s+(\w+)", re.IGNORECASE)
_TITLE = re.compile(r"\bResolution\s+(\d{1,4}\s*\((?:19|20)\d{2}\))", re.IGNORECASE)
_SECTION_LETTER = re.compile(r"(?m)^[ \t]*([A-Z]|[IVX]{1,5})[ \t]*\n")


@dataclass(frozen=True, slots=True)
class ResolutionText:
    """The parts of a resolution's text: offsets into one flow."""

    front: tuple[int, int]
    preamble: tuple[int, int]
    operative: tuple[Numbered, ...]
    tail: int
    end: int


def interpret(document: PlainDocument, atlas: Atlas) -> Record:
    """The record of a resolution in running text."""
    flow = flow_of(document)
    layout = lay_out(flow.text)
    front = flow.text[layout.front[0] : layout.front[1]]
    after = flow.text[layout.tail : layout.end]
    parts = DecisionParts(document.source, "resolution", language=document.language or "en")
    parts.symbol = _symbol(front) or _symbol(flow.text[:3000])
    parts.date = _adoption_date(front, after)
    parts.meeting = meeting_number(front) or meeting_number(after)
    title = _TITLE.search(front)
    parts.title = f"Resolution {title.group(1)}" if title else (document.title or parts.symbol or document.source.name)
    _vote(parts, front + "\n" + after)
    _front(parts, flow, layout)
    _preamble(parts, flow, layout)
    _operative(parts, flow, layout)
    _annexes(parts, flow, layout)
    warning = numbers_warning([clause.number for clause in parts.clauses if clause.number])
    if warning:
        parts.warnings.append(warning)
    return decision_record(parts, atlas)


def lay_out(text: str) -> ResolutionText:
    """Where front, preamble, operative paragraphs and annexes begin and end."""
    formula = _FORMULA.search(text) or _FORMULA_ALONE.search(text)
    start = formula.end() if formula else 0
    annex = _ANNEX.search(text, start)
    end = annex.start() if annex else len(text)
    numbered = numbered_paragraphs(text[start:end])
    shifted = [Numbered(item.number, item.at + start, item.start + start, item.end + start) for item in numbered]
    adopted = _ADOPTED_END.search(text, shifted[-1].start if shifted else start)
    tail = min(end, adopted.start()) if adopted else end
    if shifted:
        last = shifted[-1]
        shifted[-1] = Numbered(last.number, last.at, last.start, min(last.end, tail))
    preamble_end = shifted[0].at if shifted else tail
    return ResolutionText((0, formula.start() if formula else 0), (start, preamble_end), tuple(shifted), tail, end)


def _symbol(text: str) -> str | None:
    for found in find(text):
        if found.symbol.series == "RES":
            return found.symbol.text
    title = _TITLE.search(text)
    return normalise(f"S/RES/{title.group(1)}") if title else None


def _adoption_date(front: str, after: str) -> date | None:
    adopted = re.search(r"\b(?:Adopted|ADOPTED)\b", front)
    return (find_date(front[adopted.start() :]) if adopted else None) or find_date(front) or find_date(after)


def _vote(parts: DecisionParts, text: str) -> None:
    vote = _VOTE.search(text)
    if _UNANIMOUS.search(text):
        parts.unanimous = True
        parts.outcome = "Adopted unanimously"
    elif vote:
        parts.unanimous = False
        parts.outcome = f"Adopted by {vote.group(1)} votes to {vote.group(2)}"


def _front(parts: DecisionParts, flow: Flow, layout: ResolutionText) -> None:
    for start, end in flow.lines(*layout.front):
        parts.passages.add("heading", flow.text[start:end], page=flow.page_at(start))


def _preamble(parts: DecisionParts, flow: Flow, layout: ResolutionText) -> None:
    """Split where a capitalised participle opens a clause; an unnumbered operative paragraph is one by its verb."""
    start, end = layout.preamble
    text = flow.text[start:end]
    cuts = [0, *(match.start(1) for match in participle_pattern().finditer(text) if match.start(1)), len(text)]
    for begin, stop in pairwise(cuts):
        words = " ".join(text[begin:stop].split())
        if not words:
            continue
        operative = opens_operative(words, 0)
        passage = parts.passages.add(
            "operative" if operative else "preambular", words, page=flow.page_at(start + begin)
        )
        kind = passage.kind if passage.kind == "operative" else "preambular"
        parts.clauses.append(ClauseText(None, kind, passage.text, (passage.id,)))


def _operative(parts: DecisionParts, flow: Flow, layout: ResolutionText) -> None:
    for item in layout.operative:
        body = flow.text[item.start : item.end]
        ids: list[str] = []
        for marks, start, end in subparagraphs(body):
            words = body[start:end].strip()
            if not words:
                continue
            label = " ".join([str(item.number), *(f"({mark})" for mark in marks)])
            page = flow.page_at(item.start + start)
            ids.append(parts.passages.add("operative", words, number=label, page=page).id)
        if ids:
            text = " ".join(body.split())
            parts.clauses.append(ClauseText(str(item.number), "operative", text, tuple(ids)))


def _annexes(parts: DecisionParts, flow: Flow, layout: ResolutionText) -> None:
    for start, end in flow.lines(layout.tail, layout.end):
        parts.passages.add("procedural", flow.text[start:end], page=flow.page_at(start))
    first: str | None = None
    for start, end in flow.lines(layout.end, len(flow.text)):
        passage = parts.passages.add(
            "heading" if first is None else "annex", flow.text[start:end], page=flow.page_at(start)
        )
        first = first or passage.id
    if first:
        title = next(item.text for item in parts.passages.passages if item.id == first)
        parts.sections.append(annex_section(parts.passages, title, first))


def operative_texts(text: str) -> Sequence[tuple[int, str]]:
    """Number and text of every numbered operative paragraph: what the segmentation figure is scored on."""
    return [(item.number, " ".join(text[item.start : item.end].split())) for item in lay_out(text).operative]
