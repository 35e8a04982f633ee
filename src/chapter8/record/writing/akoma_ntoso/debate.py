"""Meeting records as `debate`: who presides and speaks, speeches with their paragraphs, what happened between them."""

from __future__ import annotations

from lxml import etree

from chapter8.record.nouns import Passage, Record
from chapter8.record.writing.akoma_ntoso.identification import speaker_and_role
from chapter8.record.writing.akoma_ntoso.inline import Marks, write_text
from chapter8.record.writing.tree import child
from chapter8.record.writing.turns import Turn, turns_of


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
    """Takes the turns in order."""

    def __init__(self, body: etree._Element, record: Record) -> None:
        self.body = body
        self.record = record
        self.marks = Marks(record)
        self.section = self._new_section()

    def write(self) -> None:
        for turn in turns_of(self.record):
            if turn.kind in {"speech", "chair"}:
                self._speech(turn)
            else:
                self._between(turn.passages[0])
        if not len(self.section):
            child(self.section, "narrative", "No passage was read.")

    def _new_section(self) -> etree._Element:
        number = len(self.body) + 1
        return child(self.body, "debateSection", name="item", eId=f"dbsect_{number}")

    def _speech(self, turn: Turn) -> None:
        """A speech: `by` whom, `as` what, `from` as printed, and its words."""
        first, *further = turn.passages
        by, role = speaker_and_role(turn)
        speech = child(self.section, "speech", {"by": f"#{by}", "as": f"#{role}" if role else None})
        speech.set("eId", f"speech_{first.id}")
        said = turn.statement.speaker if turn.statement else None
        child(speech, "from", turn.printed.strip() or said or "unresolved")
        moved = len(turn.printed)
        write_text(speech, first.text[moved:], [mark.moved(-moved) for mark in self.marks.of(first)])
        for passage in further:
            write_text(speech, passage.text, self.marks.of(passage))

    def _between(self, passage: Passage) -> None:
        """A heading opens a section; what happened is a scene; what stands before the meeting is narrative."""
        if passage.kind == "heading":
            self.section = self.section if not len(self.section) else self._new_section()
            child(self.section, "heading", passage.text)
        else:
            name = "scene" if passage.kind == "procedural" else "narrative"
            child(self.section, name, passage.text, eId=f"{name}_{passage.id}")
