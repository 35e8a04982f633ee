"""Every other kind of document as `doc`: its passages in order, numbered where they are."""

from __future__ import annotations

from lxml import etree

from chapter8.record.nouns import Record
from chapter8.record.writing.akoma_ntoso.inline import Marks, write_text
from chapter8.record.writing.characters import one_line
from chapter8.record.writing.tree import child


def write_paper(document: etree._Element, record: Record) -> None:
    """Preface and body behind the meta block. Notes that are called nowhere stand at the end."""
    preface = child(document, "preface")
    if record.symbol:
        child(child(preface, "p"), "docNumber", record.symbol, refersTo="#symbol")
    child(child(preface, "p"), "docTitle", record.title or record.source.name)
    body = child(document, "mainBody")
    marks = Marks(record)
    for passage in record.passages:
        if passage.kind in {"note", "furniture"}:
            continue
        paragraph = child(body, "paragraph", {"class": passage.kind}, eId=f"para_{passage.id}")
        if passage.number is not None:
            child(paragraph, "num", one_line(passage.number))
        if passage.kind == "heading":
            child(paragraph, "heading", passage.text)
            continue
        write_text(child(paragraph, "content", eId=f"para_{passage.id}__content"), passage.text, marks.of(passage))
    for note in record.notes:
        if note.called_in is None:
            paragraph = child(body, "paragraph", {"class": "note"})
            child(paragraph, "num", one_line(note.number))
            child(child(paragraph, "content"), "p", note.text)
    if not len(body):
        child(body, "p")
