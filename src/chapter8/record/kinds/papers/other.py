"""Papers of no kind of their own: paragraphs, headings and citations."""

from __future__ import annotations

from chapter8.atlas import Atlas
from chapter8.record.kinds.papers.prose import read_prose
from chapter8.record.nouns import Record
from chapter8.record.text import PlainDocument


def interpret(document: PlainDocument, atlas: Atlas) -> Record:
    """The record of a paper whose kind was not recognised, with a warning that says so."""
    prose = read_prose(document, atlas)
    if not prose.title:
        prose.title = next((line.text for line in document.lines if line.text), "")[:200]
    prose.warn("kind_not_recognised", "No kind was recognised: read as plain paragraphs with their citations")
    return prose.record(document, "other")
