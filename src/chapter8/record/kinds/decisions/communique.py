"""Communiqués of regional organizations: decisions of another body than the Council, by numbered paragraphs.

The Peace and Security Council of the African Union writes as the Security Council does ("1. Endorses ...; 2. Decides
..."); summits write sentences ("3. The Authority decides to ..."). Both give one decision of kind "communique".
"""

from __future__ import annotations

import re
from dataclasses import replace

from chapter8.atlas import Atlas
from chapter8.record.clauses import ClauseText
from chapter8.record.kinds.assembly import find_date
from chapter8.record.kinds.decisions.decision import DecisionParts, decision_record, meeting_number, numbers_warning
from chapter8.record.kinds.papers.masthead import masthead_lines
from chapter8.record.kinds.papers.prose import without_lines
from chapter8.record.nouns import Decision, Record, Section
from chapter8.record.paragraphs import Paragraph, paragraphs
from chapter8.record.text import PlainDocument
from chapter8.record.verbs import opens_preambular, speaks
from chapter8.symbols import find

_TITLE = re.compile(r"\bcommuniqu[eé]s?\b", re.IGNORECASE)
_TITLED = re.compile(
    r"^(?:(?:final|joint|press)\s+)?communiqu[eé](?:$|\s*[:,-]|\s+(?:of|on|issued|adopted|following|no\b))[^;]*[^;:,.]?$|"
    r"^[^;.]{0,150}\bcommuniqu[eé]$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"^(\d{1,3})\s*[.)]\s+(?=[“\"A-Z(])")
_SYMBOL = re.compile(
    r"\b(?:PSC/[A-Z]{2,5}/COMM[./][\w./()-]*[\w)](?:\s*\(\d{4}\))?|"
    r"[A-Z]{2,6}(?:/[A-Z]{2,6}){1,4}/COMM[./-]?[\w./-]*\w(?:\s*\(\d{4}\))?)"
)
_BODIES = (
    (re.compile(r"\bPeace\s+and\s+Security\s+Council\b", re.IGNORECASE),
     "Peace and Security Council of the African Union"),
    (re.compile(r"\bAuthority\s+of\s+(?:ECOWAS\s+)?Heads\s+of\s+State\s+and\s+Government\b", re.IGNORECASE),
     "Authority of Heads of State and Government"),
    (re.compile(r"\bMediation\s+and\s+Security\s+Council\b", re.IGNORECASE), "Mediation and Security Council"),
    (re.compile(r"\bAssembly\s+of\s+(?:the\s+)?(?:African\s+)?(?:Union|Heads\s+of\s+State)", re.IGNORECASE),
     "Assembly"),
    (re.compile(r"\b(?:Extraordinary\s+)?Summit\s+of\s+Heads\s+of\s+State\s+and\s+Government\b", re.IGNORECASE),
     "Summit of Heads of State and Government"),
    (re.compile(r"\bCouncil\s+of\s+Ministers\b", re.IGNORECASE), "Council of Ministers"),
)  # fmt: skip
"""Deciding bodies of regional organizations as their communiqués name them."""
_HEAD_LINES = 40
_HEAD_CHARACTERS = 3_000
_MIN_SPEAKING = 3


def is_communique(document: PlainDocument) -> bool:
    """Whether the head says communiqué, and at least three numbered paragraphs speak as a deciding body speaks."""
    lines = [line.text for line in document.lines if line.text]
    head = [line for line in lines[:_HEAD_LINES] if len(line) < 200]
    if not any(_TITLED.search(line) for line in head):
        return False
    numbered = [found for line in lines if (found := _NUMBERED.match(line)) is not None]
    return sum(speaks(found.string[found.end() :]) for found in numbered) >= _MIN_SPEAKING


def interpret(document: PlainDocument, atlas: Atlas) -> Record:
    """The record of a communiqué, with its decision, clauses and commitments."""
    head = "\n".join([line.text for line in document.lines if line.text][:_HEAD_LINES])[:_HEAD_CHARACTERS]
    parts = DecisionParts(document.source, "communique", language=document.language or "en")
    parts.symbol = _symbol(head)
    parts.date = find_date(head)
    parts.meeting = meeting_number(head)
    parts.itself = next((name for pattern, name in _BODIES if pattern.search(head)), "")
    parts.title = _title(document)
    masthead = masthead_lines(document.lines)
    for index in sorted(masthead):
        parts.passages.add("furniture", document.lines[index].text, page=document.lines[index].page)
    for paragraph in paragraphs(without_lines(document, masthead)):
        _take(parts, paragraph)
    warning = numbers_warning([clause.number for clause in parts.clauses if clause.number])
    if warning:
        parts.warnings.append(warning)
    return _as_other(decision_record(parts, atlas), parts)


def _take(parts: DecisionParts, paragraph: Paragraph) -> None:
    """Add a paragraph as clause, heading or narrative."""
    text = paragraph.text
    number = _NUMBERED.match(text)
    if number:
        words = text[number.end() :]
        passage = parts.passages.add("operative", words, number=number.group(1), page=paragraph.page)
        parts.clauses.append(ClauseText(number.group(1), "operative", passage.text, (passage.id,)))
        return
    begun = any(clause.number for clause in parts.clauses)
    if (paragraph.style or "").startswith(("heading", "title", "bold")) or _is_title(text):
        parts.passages.add("heading", text, page=paragraph.page)
    elif not begun and opens_preambular(text) and text.endswith((",", ";", ":")) and not text.startswith("Acting"):
        passage = parts.passages.add("preambular", text, page=paragraph.page)
        parts.clauses.append(ClauseText(None, "preambular", passage.text, (passage.id,)))
    else:
        parts.passages.add("narrative", text, page=paragraph.page)


def _is_title(text: str) -> bool:
    return len(text) < 160 and not text.endswith((".", ";", ",", ":")) and (text.isupper() or bool(_TITLE.search(text)))


def _symbol(head: str) -> str | None:
    """The communiqué's own symbol: the first on its head, in the canonical form where the symbol grammar knows it."""
    found = _SYMBOL.search(head)
    if found is None:
        return None
    known = next((item for item in find(found.group()) if item.start == 0), None)
    return known.symbol.text if known and known.end == len(found.group()) else found.group()


def _title(document: PlainDocument) -> str:
    """The headline that says communiqué in more than one word; else what the communiqué says it is on."""
    lines = [line.text for line in document.lines if line.text][:_HEAD_LINES]
    named = [line for line in lines if _TITLE.search(line) and len(line) < 250 and len(line.split()) > 1]
    headline = next((line for line in named if not line.endswith((".", ":", ";", ","))), None)
    if headline:
        return headline
    for line in lines:
        about = re.search(r"\bon\s+(?:the\s+)?(situation\s+in\s+[^,:;.]{2,80})", line)
        if about:
            return f"Communiqué on the {about.group(1)}"
    return document.title or "Communiqué"


def _as_other(record: Record, parts: DecisionParts) -> Record:
    """Headings amid the paragraphs as sections; the meeting is the other body's, not one of the Council's."""
    passages = record.passages
    clauses = [index for index, item in enumerate(passages) if item.kind == "operative"]
    heads = [index for index, item in enumerate(passages) if item.kind == "heading" and clauses and index > clauses[0]]
    sections = []
    for place, index in enumerate(heads):
        end = heads[place + 1] - 1 if place + 1 < len(heads) else len(passages) - 1
        if end > index:
            sections.append(Section(passages[index].id, passages[index].text, passages[index].id, passages[end].id))
    (decision,) = record.decisions
    own: Decision = replace(decision, symbol=parts.symbol)
    return replace(record, sections=tuple(sections), decisions=(own,))
