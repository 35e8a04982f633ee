"""Presidential statements from running text: the opening formula, then one clause a paragraph."""

from __future__ import annotations

import re
from itertools import pairwise

from chapter8.atlas import Atlas
from chapter8.record.clauses import ClauseText
from chapter8.record.kinds.assembly import find_date
from chapter8.record.kinds.decisions.decision import DecisionParts, decision_record, meeting_number
from chapter8.record.kinds.decisions.flow import flow_of
from chapter8.record.nouns import Record
from chapter8.record.text import PlainDocument
from chapter8.symbols import find

_OPENING = re.compile(
    r"At\s+(?:the|its)\s+\d{1,5}(?:st|nd|rd|th)\s+(?:\([^)]{1,40}\)\s+)?meeting[^:]{0,1200}?following\s+statement[^:]{0,120}:",
    re.DOTALL,
)
_ITEM = re.compile(r"item\s+entitled\s+[“\"](.{3,400}?)[”\"]", re.DOTALL)
_CLAUSE = re.compile(r"(?:\n|[”\"]\s+)[ \t]*(?=[“\"]?The\s+(?:Security\s+)?Council\b)|\n[ \t]*(?=[“\"])")
_SPEAKS = re.compile(r"^[“\"]?(?:The|the)\s+(?:Security\s+)?Council\b")


def interpret(document: PlainDocument, atlas: Atlas) -> Record:
    """The record of a presidential statement in running text."""
    flow = flow_of(document)
    text = flow.text
    opening = _OPENING.search(text)
    start = opening.end() if opening else 0
    front_end = opening.start() if opening else 0
    front = text[:front_end]
    parts = DecisionParts(document.source, "presidential_statement", language=document.language or "en")
    parts.symbol = next((item.symbol.text for item in find(text[:4000]) if item.symbol.series == "PRST"), None)
    parts.title = document.title or "Statement by the President of the Security Council"
    said = " ".join(opening.group().split()) if opening else ""
    parts.meeting = meeting_number(said)
    parts.date = find_date(said) or find_date(front)
    item = _ITEM.search(said)
    parts.item = item.group(1) if item else None
    for begin, stop in flow.lines(0, front_end):
        parts.passages.add("heading", text[begin:stop], page=flow.page_at(begin))
    if said:
        parts.passages.add("procedural", said, page=flow.page_at(front_end))
    cuts = [start, *(match.end() for match in _CLAUSE.finditer(text, start)), len(text)]
    for begin, stop in pairwise(cuts):
        words = " ".join(text[begin:stop].split())
        if not words:
            continue
        page = flow.page_at(begin)
        if not opening and not _SPEAKS.match(words) and not parts.clauses:
            parts.passages.add("heading", words, page=page)
            continue
        passage = parts.passages.add("operative", words, page=page)
        parts.clauses.append(ClauseText(None, "operative", passage.text, (passage.id,)))
    return decision_record(parts, atlas)
