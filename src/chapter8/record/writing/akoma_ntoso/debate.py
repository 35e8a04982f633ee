"""Meeting records as `debate`: who presides and speaks, speeches with their paragraphs, what happened between them."""

from __future__ import annotations

import re

from lxml import etree

from chapter8.record.nouns import Passage, Record, Statement
from chapter8.record.writing.akoma_ntoso.inline import Marks, write_text
from chapter8.record.writing.tree import child, ncname

_FROM = re.compile(r"[^:]{2,200}:\s+")


def write_debate(debate: etree._Element, record: Record) -> None:
    """Preface and body behind the meta block."""
    preface = child(debate, "preface")
    if record.symbol:
        child(child(preface, "p"), "docNumber", record.symbol, refersTo="#symbol")
    child(child(preface, "p"), "docTitle", record.title or record.symbol or record.source.name)
    if record.date:
        day = f"{record.date:%-d %B %Y}"
        child(child(preface, "p"), "docDate", day, date=record.date.isoformat())
    _Body(child(debate, "debateBody"), record).write()


class _Body:
    """Takes the passages in order."""

    def __init__(self, body: etree._Element, record: Record) -> None:
        self.body = body
        self.record = record
        self.marks = Marks(record)
        self.section = self._new_section()
        self.speech: etree._Element | None = None

    def write(self) -> None:
        starts = {statement.passage: statement for statement in self.record.statements}
        for passage in self.record.passages:
            statement = starts.get(passage.id)
            if statement is not None and passage.kind == "speech":
                self._speech(statement, passage)
            elif passage.kind == "speech" and self.speech is not None:
                write_text(self.speech, passage.text, self.marks.of(passage))
            else:
                self.speech = None
                self._between(passage)
        if not len(self.section):
            child(self.section, "narrative", "No passage was read.")

    def _new_section(self) -> etree._Element:
        number = len(self.body) + 1
        return child(self.body, "debateSection", name="item", eId=f"dbsect_{number}")

    def _speech(self, statement: Statement, passage: Passage) -> None:
        """A speech: `by` whom, `as` what, `from` as printed, and its words."""
        by = f"#speaker.{ncname(statement.speaker)}" if statement.speaker else "#unresolved"
        role = f"#role.{ncname(statement.role)}" if statement.role else None
        self.speech = child(self.section, "speech", {"by": by, "as": role}, eId=f"speech_{passage.id}")
        printed = _FROM.match(passage.text)
        child(self.speech, "from", printed[0].strip() if printed else statement.speaker or "unresolved")
        if printed is None:
            write_text(self.speech, passage.text, self.marks.of(passage))
        else:
            write_text(self.speech, passage.text[printed.end() :])

    def _between(self, passage: Passage) -> None:
        """A heading opens a section; what happened is a scene; what stands before the meeting is narrative."""
        if passage.kind == "heading":
            self.section = self.section if not len(self.section) else self._new_section()
            child(self.section, "heading", passage.text)
        else:
            name = "scene" if passage.kind == "procedural" else "narrative"
            child(self.section, name, passage.text, eId=f"{name}_{passage.id}")
