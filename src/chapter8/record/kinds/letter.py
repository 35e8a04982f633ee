"""Letters circulated as documents: from whom, to whom, dated when, with which annexes."""

from __future__ import annotations

import re

from chapter8.atlas import Atlas
from chapter8.record.kinds.assembly import find_date
from chapter8.record.kinds.prose import Prose, read_prose
from chapter8.record.nouns import Record, Statement
from chapter8.record.text import PlainDocument

HEADLINE = re.compile(
    r"(?:Identical\s+letters?|Letter|Note\s+verbale)\s+dated\s+(?P<day>\d{1,2}\s+\w+\s+\d{4})\s+from\s+(?P<sender>.{3,400}?)\s+"
    r"addressed\s+to\s+(?P<receiver>.{3,200}?)(?=\n\s*\n|\.\s|\s*\(S/|\s+(?:I|On)\s+(?:have|behalf|wish|write)\b|\n(?=\s{0,20}(?:I|On|Upon|Excellency)\b)|$)",
    re.DOTALL | re.IGNORECASE,
)
_TO_THE_UN = re.compile(r"\s+to\s+the\s+United\s+Nations$", re.IGNORECASE)


def interpret(document: PlainDocument, atlas: Atlas) -> Record:
    """The record of a letter: one statement by its sender, annexes as sections of their own."""
    prose: Prose = read_prose(document, atlas)
    headline = HEADLINE.search("\n".join(line.text for line in document.lines[:80]))
    title, day = prose.title, prose.date
    statements: tuple[Statement, ...] = ()
    if headline:
        title = " ".join(headline.group().split()).rstrip("*")
        day = find_date(headline["day"]) or day
        sender = " ".join(headline["sender"].replace("’", "'").split())
        statements = (_letter_statement(prose, sender, atlas),)
    else:
        prose.warn("no_headline", "The letter's headline (from whom, to whom) was not found")
    return prose.record(document, "letter", title=title, day=day, statements=statements)


def _letter_statement(prose: Prose, sender: str, atlas: Atlas) -> Statement:
    """What the letter itself says, without annexes: the sender's state or body speaks, the office is the role."""
    bare = _TO_THE_UN.sub("", sender)
    actor = atlas.canonical_actor(bare)
    office = re.sub(r"^the\s+", "", bare.split(" of ")[0]) if actor and " of " in bare else None
    own = [item for item in prose.passages.passages if item.section is None and item.kind == "narrative"]
    text = "\n".join(item.text for item in own)
    first = own[0].id if own else prose.passages.passages[0].id
    return Statement(None, actor or re.sub(r"^the\s+", "", bare), office, None, None, text, None, (), (), (), first)
