"""Akoma Ntoso: the United Nations' own XML of resolutions and presidential statements, repaired where it is broken."""

from __future__ import annotations

from dataclasses import replace

from lxml import etree

from chapter8.atlas import Atlas
from chapter8.errors import DamagedError, UnsupportedError
from chapter8.record.kinds.akoma_ntoso.body import Body
from chapter8.record.kinds.akoma_ntoso.front import child_of_kind, read_front, read_workflow
from chapter8.record.kinds.akoma_ntoso.repair import repair
from chapter8.record.kinds.akoma_ntoso.text import tag_of, take_notes, text_of
from chapter8.record.kinds.decisions.decision import DecisionParts, decision_record, numbers_warning
from chapter8.record.kinds.decisions.formulas import ENGLISH, LANGUAGES
from chapter8.record.nouns import Record
from chapter8.record.nouns import Warning as ReadingWarning
from chapter8.record.reading.gate import Admitted
from chapter8.record.reading.xml import parse_xml

_SEVENTH = ("VII", "第七章", "السابع")
"""What Chapter VII is written with in every language."""


def read_akoma_ntoso(admitted: Admitted, atlas: Atlas) -> Record:
    """The record of one AKN file. Raises `UnsupportedError` for other XML, `DamagedError` for what no rule repairs."""
    root, warnings = _tree(admitted)
    if tag_of(root) != "akomaNtoso":
        raise UnsupportedError(
            f"the XML is not Akoma Ntoso: its root element is <{tag_of(root)}>",
            place=admitted.name,
            remedy="Give the document as Akoma Ntoso, HTML, PDF, Word or text",
        )
    found = child_of_kind(root)
    if found is None:
        child = next((child for child in root if isinstance(child.tag, str)), root)
        raise UnsupportedError(
            f"the Akoma Ntoso holds a {child.get('name') or tag_of(child)}, not a resolution or statement",
            place=admitted.name,
            remedy="Give the document as PDF, Word, HTML or text",
        )
    statement, kind = found
    parts = DecisionParts(
        admitted.source, "resolution" if kind == "resolution" else "presidential_statement", warnings=warnings
    )
    _fill(parts, statement)
    record = decision_record(parts, atlas)
    adopted = parts.vote is None or parts.vote.adopted
    return record if adopted else _not_adopted(record)


def _tree(admitted: Admitted) -> tuple[etree._Element, list[ReadingWarning]]:
    """The root element, and what was mended to get it."""
    try:
        return parse_xml(admitted.data, admitted.name), []
    except DamagedError:
        if b"<akomaNtoso" not in admitted.data[:4096]:
            raise
        mended, warnings = repair(admitted.data, admitted.name)
        return parse_xml(mended, admitted.name), warnings


def _fill(parts: DecisionParts, statement: etree._Element) -> None:
    """Read front, preamble, body and attachments, then what needs them: vote, Chapter VII, gaps in the numbers."""
    notes = take_notes(statement)
    read_front(parts, statement)
    body = Body(parts, notes)
    for child in statement:
        match tag_of(child):
            case "preamble":
                body.preamble(child)
            case "mainBody" | "body":
                body.main(child)
            case "attachments" | "components":
                body.attachments(child)
            case "conclusions" if text := text_of(child):
                parts.passages.add("narrative", text)
    body.finish()
    read_workflow(parts, statement)
    parts.chapter_vii = _acts_under_chapter_vii(parts, statement)
    gap = numbers_warning([clause.number for clause in parts.clauses if clause.number])
    if parts.kind == "resolution" and gap is not None:
        parts.warnings.append(gap)


def _acts_under_chapter_vii(parts: DecisionParts, statement: etree._Element) -> bool:
    """As the workflow says, or the text ("Acting under Article 41 of Chapter VII ..."): each leaves some out."""
    if any(step.get("refersTo") == "Chapter VII" for step in statement.iter("{*}step")):
        return True
    words = next((words for words in LANGUAGES if words.code == parts.language), ENGLISH)
    return any(
        any(sign in clause.text for sign in _SEVENTH) and words.chapter_vii.search(clause.text)
        for clause in parts.clauses
    )


def _not_adopted(record: Record) -> Record:
    """A draft that failed decides nothing and commits nobody."""
    message = "This draft resolution was not adopted: its paragraphs decide nothing"
    return replace(
        record,
        decisions=tuple(replace(decision, kind="other") for decision in record.decisions),
        commitments=(),
        warnings=(*record.warnings, ReadingWarning("not_adopted", message)),
    )
