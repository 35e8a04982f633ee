"""Reports of the Secretary-General and others: numbered paragraphs under headings."""

from __future__ import annotations

import re
from itertools import pairwise

from chapter8.atlas import Atlas
from chapter8.record.kinds.papers.prose import read_prose
from chapter8.record.nouns import Record
from chapter8.record.text import PlainDocument

TITLE = re.compile(
    r"^[ \t]*((?:\w+\s+){0,3}[Rr]eport\s+(?:of|by)\s+the\s+[^\n]{3,300}(?:\n[ \t]*[a-z][^\n]{3,200})?)", re.MULTILINE
)


def interpret(document: PlainDocument, atlas: Atlas) -> Record:  # noqa: ARG001 - all kinds are called alike
    """The record of a report; a warning where its paragraph numbers skip."""
    prose = read_prose(document)
    title = TITLE.search("\n".join(line.text for line in document.lines[:60]))
    numbers = [int(item.number) for item in prose.passages.passages if item.number and item.kind == "narrative"]
    for before, after in pairwise(numbers):
        if after != before + 1:
            prose.warn("paragraph_numbers", f"Paragraph {before} is followed by {after}")
            break
    return prose.record(document, "report", title=" ".join(title.group(1).split()) if title else None)
