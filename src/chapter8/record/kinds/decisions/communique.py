"""Decisions of regional organizations: of another body than the Council, in the forms of its own organization.

The Peace and Security Council of the African Union writes as the Security Council does ("1. Endorses ...; 2. Decides
..."); summits write sentences ("3. The Authority decides to ..."), numbered or not; the Permanent Councils of the OSCE
and of the Organization of American States and the Council of the League of Arab States enact ("Resolves:"); the Council
of the European Union enacts articles. All give one decision of kind "communique".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from chapter8.atlas import Atlas
from chapter8.record.kinds.communiques.acts import ArticleReading
from chapter8.record.kinds.communiques.bodies import body_of
from chapter8.record.kinds.communiques.dates import date_in
from chapter8.record.kinds.communiques.form import FORMULA, HEAD_LINES, TITLE, Form, form_of, head_of
from chapter8.record.kinds.communiques.paragraphs_told import ParagraphReading
from chapter8.record.kinds.communiques.told import ENACTS, printed
from chapter8.record.kinds.decisions.decision import DecisionParts, decision_record, meeting_number, numbers_warning
from chapter8.record.kinds.papers.masthead import masthead_lines
from chapter8.record.kinds.papers.prose import without_lines
from chapter8.record.nouns import Clause, Commitment, Decision, Record, Section
from chapter8.record.paragraphs import paragraphs
from chapter8.record.text import PlainDocument
from chapter8.symbols import Symbol, find

_SYMBOL = re.compile(
    r"\b(?:PSC/[A-Z]{2,5}/COMM[./][\w./()-]*[\w)](?:\s*\(\d{4}\))?|"
    r"[A-Z]{2,6}(?:/[A-Z]{2,6}){1,4}/COMM[./-]?[\w./-]*\w(?:\s*\(\d{4}\))?)"
)
_LEAGUE_NUMBER = re.compile(r"\bRes(?:olution|\.)?\s*(?:No\.?\s*)?:?\s*(\d{3,5})\b", re.IGNORECASE)
_DECIDING_SERIES = {"COMM", "DEC", "RES", "CFSP", "JHA", "DECL", "Decl", "Dec"}
_SESSION = re.compile(
    r"\b(\d{1,5})(?:st|nd|rd|th)\s+(?:\([^)]{1,30}\)\s+)?(?:\w+\s+){0,2}(?:meeting|session|summit)\b", re.IGNORECASE
)
_HAVE_A_SECRETARY_GENERAL = frozenset(
    {
        "League of Arab States",
        "Organization for Security and Cooperation in Europe",
        "Organization of American States",
        "Cooperation Council for the Arab States of the Gulf",
    }
)
_OF_THE_UN = re.compile(
    r"\b(?:UN|United\s+Nations)\s+Secretary.?General|Secretary.?General\s+of\s+the\s+(?:UN|United\s+Nations)\b"
)
_SITUATION = re.compile(r"\bon\s+(?:the\s+)?(situation\s+in\s+[^,:;.]{2,80})")
_HELD_ON = re.compile(
    r"\b(?:meeting|session),?\s+held\s+(?:[^,:;]{0,40}\s)?on\s+\d{1,2}\s+\w+\s+\d{4},?\s+(?:[^,:;]{0,60},\s+)?"
    r"on\s+(?:the\s+(?:theme|topic|subject)\s+)?([^,:;]{5,160})"
)
_DONE = re.compile(r"^Done\s+(?:at|in)\b.{3,200}$", re.MULTILINE)
_NAMED = re.compile(r"(?:RESOLUTION|DECISION|DECLARATION|Resolution|Decision|Declaration)\b")
_LONGEST_TITLE = 250
_BARE_NAME = 3  # words: "DECISION No. 1117"
_EUROPEAN_DATE = re.compile(r"\bof\s+(\d{1,2}\s+\w+\s+\d{4})")


def interpret(document: PlainDocument, atlas: Atlas) -> Record:
    """The record of a regional decision, with its clauses and commitments."""
    head = head_of(document)
    form: Form = form_of(document) or "communique"
    parts = DecisionParts(document.source, "communique", language=document.language or "en")
    parts.itself = body_of(head, atlas)
    parts.symbol = _symbol(head, parts.itself)
    parts.date = _date(document, head, form)
    session = _SESSION.search(head)
    parts.meeting = meeting_number(head) or (session.group(1) if session else None)
    parts.title = _title(document, form)
    parts.item = _about([line.text for line in document.lines if line.text][:HEAD_LINES]) if form != "act" else None
    masthead = masthead_lines(document.lines)
    for index in sorted(masthead):
        parts.passages.add("furniture", document.lines[index].text, page=document.lines[index].page)
    reading = ArticleReading(parts) if form == "act" else ParagraphReading(parts, enacts=form == "resolution")
    reading.read(paragraphs(without_lines(document, masthead)))
    warning = numbers_warning([clause.number for clause in parts.clauses if clause.number])
    if warning:
        parts.warnings.append(warning)
    return _as_other(decision_record(parts, atlas), parts, reading.printed)


def _symbol(head: str, body: str) -> str | None:
    """The decision's own symbol: the first on its head, in the canonical form where the symbol grammar knows it."""
    own = next((item.symbol for item in find(head) if _decides(item.symbol)), None)
    found = _SYMBOL.search(head)
    if found is not None and (own is None or own.text.split(" ")[0] not in found.group().replace(" ", "")):
        known = next((item for item in find(found.group()) if item.start == 0), None)
        return known.symbol.text if known and known.end == len(found.group()) else found.group()
    if own is None and "League of Arab States" in body and (league := _LEAGUE_NUMBER.search(head)):
        return f"LAS/RES/{league.group(1)}"
    return own.text if own else None


def _decides(symbol: Symbol) -> bool:
    """Whether a symbol is one of a regional decision, not of a document of the United Nations."""
    return symbol.series in _DECIDING_SERIES and symbol.organ not in {"S", "A", "E"}


def _date(document: PlainDocument, head: str, form: Form) -> date | None:
    """The day of the decision: in an act that of its title, in others the first on the head, else where it was done."""
    titled = _EUROPEAN_DATE.search(" ".join(head.split())) if form == "act" else None
    done = _DONE.search(document.text)
    return date_in(titled.group(1)) if titled else date_in(head) or (date_in(done.group()) if done else None)


def _title(document: PlainDocument, form: Form) -> str:
    """The headline that says communiqué in more than one word; else what the communiqué says it is on."""
    lines = [line.text for line in document.lines if line.text][:HEAD_LINES]
    if form == "act":
        start = next((place for place, line in enumerate(lines) if re.match(r"(?i)council\b|.*\bdecision\b", line)), 0)
        end = next((place for place, line in enumerate(lines) if re.match(r"(?i)the council of the", line)), start + 1)
        return " ".join(lines[start:end])[:400] or document.title or "Act"
    named = [line for line in lines if TITLE.search(line) and len(line) < _LONGEST_TITLE and len(line.split()) > 1]
    headline = next((line for line in named if not line.endswith((".", ":", ";", ",", " and"))), None)
    if headline:
        return headline
    about = _about(lines)
    if about:
        return f"Communiqué on {about}"
    return _named_by_kind(lines) if form == "resolution" else document.title or "Communiqué"


def _about(lines: Sequence[str]) -> str | None:
    """What a body's meeting was on, as its first sentence says: "the situation in ...", "financing of ..."."""
    situation = (_SITUATION.search(line) for line in lines)
    if found := next((found for found in situation if found), None):
        return f"the {found.group(1)}"
    subject = (_HELD_ON.search(line) for line in lines)
    return next((found.group(1) for found in subject if found), None)


def _named_by_kind(lines: Sequence[str]) -> str:
    """As in "DECISION No. 1117" with the line below it, or "Resolution on recent events in ..."."""
    places = [place for place, line in enumerate(lines) if _NAMED.match(line) and len(line) < _LONGEST_TITLE]
    if not places:
        return "Resolution"
    name = lines[places[-1]]
    below = lines[places[-1] + 1 : places[-1] + 2] if len(name.split()) <= _BARE_NAME else []
    return " ".join([name, *(line for line in below if not FORMULA.match(line))])


def _as_other(record: Record, parts: DecisionParts, words: dict[str, str]) -> Record:
    """Headings amid the paragraphs as sections, and the clauses with their printed words."""
    (decision,) = record.decisions
    read = {clause.passage: clause.text for clause in decision.clauses}
    clauses = tuple(
        _own_secretary(printed(clause, words.get(clause.passage, clause.text)), parts.itself)
        for clause in decision.clauses
    )
    own: Decision = replace(decision, symbol=parts.symbol, clauses=clauses, body=parts.itself or None)
    commitments = tuple(_own_commitment(one, read.get(one.passage, ""), parts.itself) for one in record.commitments)
    sections = record.sections or _sections(record)
    return replace(record, sections=sections, decisions=(own,), commitments=commitments)


def _own_commitment(one: Commitment, read: str, body: str) -> Commitment:
    """A commitment in the body's own terms: what an article says that somebody "shall", its own Secretary-General."""
    if read.startswith(ENACTS):
        one = replace(one, verb="shall", action=one.action.removeprefix("shall "))
    return replace(one, bearers=_named(one.bearers, read, body), recipients=_named(one.recipients, read, body))


def _own_secretary(clause: Clause, body: str) -> Clause:
    return replace(clause, addressees=_named(clause.addressees, clause.text, body))


def _named(names: tuple[str, ...], text: str, body: str) -> tuple[str, ...]:
    """Bodies that have a Secretary-General mean their own by a bare "Secretary-General", not the United Nations'."""
    organization = body.partition(" of the ")[2]
    if organization not in _HAVE_A_SECRETARY_GENERAL or _OF_THE_UN.search(text):
        return names
    return tuple(f"{name} of the {organization}" if name == "Secretary-General" else name for name in names)


def _sections(record: Record) -> tuple[Section, ...]:
    passages = record.passages
    clauses = [index for index, item in enumerate(passages) if item.kind == "operative"]
    heads = [index for index, item in enumerate(passages) if item.kind == "heading" and clauses and index > clauses[0]]
    sections = []
    for place, index in enumerate(heads):
        end = heads[place + 1] - 1 if place + 1 < len(heads) else len(passages) - 1
        if end > index:
            sections.append(Section(passages[index].id, passages[index].text, passages[index].id, passages[end].id))
    return tuple(sections)
