"""Reports of the Secretary-General and others: numbered paragraphs under headings."""

from __future__ import annotations

import re
from itertools import pairwise

from chapter8.atlas import Atlas
from chapter8.record.kinds.papers.prose import Prose, read_prose
from chapter8.record.nouns import Record
from chapter8.record.text import PlainDocument

TITLE = re.compile(
    r"^[ \t]*((?:\w+\s+){0,3}[Rr]eport\s+(?:of|by)\s+the\s+[^\n]{3,300}(?:\n[ \t]*[a-z][^\n]{3,200})?)", re.MULTILINE
)
_BARE = re.compile(r"(?:\w+\s+){0,3}[Rr]eport\s+(?:of|by)\s+the\s+[\w-]+(?:\s+of\s+the\s+[\w ]{3,60})?")
_LONGEST_TITLE = 250


def interpret(document: PlainDocument, atlas: Atlas) -> Record:
    """The record of a report; a warning where its paragraph numbers skip."""
    prose = read_prose(document, atlas)
    title = TITLE.search("\n".join(line.text for line in document.lines[:60]))
    numbers = [
        int(item.number or 0)
        for item in prose.passages.passages
        if item.kind == "narrative" and (item.number or "").isdecimal()
    ]
    for before, after in pairwise(numbers):
        if after != before + 1:
            prose.warn("paragraph_numbers", f"Paragraph {before} is followed by {after}")
            break
    return prose.record(document, "report", title=_title(prose, " ".join(title.group(1).split())) if title else None)


def _title(prose: Prose, found: str) -> str:
    """The title as the Library writes it: what stands above a bare "Report of the Secretary-General" comes first."""
    if not _BARE.fullmatch(found):
        return found
    above = ""
    for item in prose.passages.passages:
        if item.kind == "furniture":
            continue
        if item.text == found:
            return f"{above}: {found[0].lower()}{found[1:]}" if above else found
        if item.number or item.text.endswith(".") or len(item.text) > _LONGEST_TITLE:
            break
        above = f"{above} {item.text}".strip()
    return found
