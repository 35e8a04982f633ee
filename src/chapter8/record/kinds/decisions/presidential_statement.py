"""Presidential statements from running text: the opening formula, then one clause a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chapter8.atlas import Atlas
from chapter8.record.clauses import ClauseText
from chapter8.record.kinds.decisions.dates import adopted_at, adopted_on
from chapter8.record.kinds.decisions.decision import DecisionParts, decision_record
from chapter8.record.kinds.decisions.flow import Flow, flow_of_paragraphs, own_symbol
from chapter8.record.kinds.decisions.formulas import ENGLISH, LANGUAGES
from chapter8.record.kinds.decisions.statement_words import StatementWords, words_of_statement
from chapter8.record.nouns import Record
from chapter8.record.text import PlainDocument
from chapter8.symbols import find

_LONGEST_OPENING = 1_600
_FRONT = 8_000
_OPENS = re.compile(r"[“”\"«]|[–—•-]\s|\((?:[a-z]{1,4})\)\s|(?:The|the)\s+(?:Security\s+)?Council\b")
_MARK = re.compile(r"([–—•-]|\([a-z]{1,4}\))\s+(?=\S)")
_RUN_TOGETHER = re.compile(r"(?<=[.”\"])\s+(?=[“\"]The\s+(?:Security\s+)?Council\b)")
_CLOSED = re.compile(r"[.;:,?!。；：，؛؟،][”“\"»]?$|[”\"»]$|\band$")


def interpret(document: PlainDocument, atlas: Atlas) -> Record:
    """The record of a presidential statement in running text."""
    flow = flow_of_paragraphs(document)
    text = flow.text
    words = words_of_statement(text, _FRONT)
    opened = _opening(text, words)
    front_end, spoken = opened or (0, 0)
    parts = DecisionParts(document.source, "presidential_statement", language=document.language or words.code)
    front = text[:front_end]
    parts.symbol = next((item.symbol.text for item in find(front) if item.symbol.series == "PRST"), None)
    parts.symbol = parts.symbol or own_symbol(document)
    parts.title = document.title or "Statement by the President of the Security Council"
    said = " ".join(text[front_end:spoken].split())
    parts.meeting = adopted_at(said, "", words.code)
    item = words.item.search(said)
    parts.date = adopted_on(words.item.sub("", said), front, words.code)
    parts.item = item.group(1) if item else None
    formula = next((one for one in LANGUAGES if one.code == words.code), ENGLISH)
    parts.chapter_vii = formula.chapter_vii.search(text, front_end) is not None
    for begin, stop in flow.lines(0, front_end):
        parts.passages.add("heading", text[begin:stop], page=flow.page_at(begin))
    if said:
        parts.passages.add("procedural", said, page=flow.page_at(front_end))
    _clauses(parts, flow, spoken, words)
    for note in flow.notes:
        parts.note(note)
    return decision_record(parts, atlas)


def _opening(text: str, words: StatementWords) -> tuple[int, int] | None:
    """Begin and end of the sentence behind which the statement stands; None where no such sentence is found."""
    said = words.said.search(text, 0, _FRONT)
    if said is None:
        return None
    titles = [title.end() for title in words.title.finditer(text, 0, said.start())]
    begins = words.begins.search(text, max(titles[0] if titles else 0, said.start() - _LONGEST_OPENING), said.start())
    return (begins.start(), said.end()) if begins else None


def _clauses(parts: DecisionParts, flow: Flow, start: int, known: StatementWords) -> None:
    """One clause a paragraph; what stands before the first where no formula opens, and the closing words, are none."""
    for begin, stop in _paragraphs(flow, start):
        words = " ".join(flow.text[begin:stop].split())
        page = flow.page_at(begin)
        if start == 0 and not parts.clauses and not known.speaks.match(words):
            parts.passages.add("heading", words, page=page)
            continue
        if known.closing.match(words):
            parts.passages.add("procedural", words, page=page)
            continue
        mark = _MARK.match(words)
        number = mark.group(1) if mark and mark.group(1).startswith("(") else None
        passage = parts.passages.add("operative", words[mark.end() :] if mark else words, number=number, page=page)
        parts.clauses.append(ClauseText(number, "operative", passage.text, (passage.id,)))


def _paragraphs(flow: Flow, start: int) -> Iterator[tuple[int, int]]:
    """Begin and end of each paragraph: lines that go on behind the end of a page are joined to what they go on."""
    opened: int | None = None
    end = start
    for begin, stop in flow.lines(start, len(flow.text)):
        line = flow.text[begin:stop]
        goes_on = (
            opened is not None
            and not _OPENS.match(line)
            and (line[:1].islower() or not _CLOSED.search(flow.text[:end].rstrip()[-12:]))
        )
        if opened is not None and not goes_on:
            yield from _apart(flow.text, opened, end)
            opened = begin
        opened = begin if opened is None else opened
        end = stop
    if opened is not None:
        yield from _apart(flow.text, opened, end)


def _apart(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """Paragraphs that run together on one line: where one has closed its quotation and the next opens its own."""
    for cut in _RUN_TOGETHER.finditer(text, begin, end):
        yield begin, cut.start()
        begin = cut.end()
    yield begin, end
