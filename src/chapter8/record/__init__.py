"""The record: what was said, decided and promised, out of documents; one door, `read`."""

from chapter8.record.nouns import (
    Answer,
    Citation,
    Clause,
    Commitment,
    Deadline,
    Decision,
    DocumentKind,
    Meeting,
    Note,
    Passage,
    PassageKind,
    Record,
    Section,
    Source,
    Statement,
    Unresolved,
    Vote,
    Warning,  # noqa: A004 - the record's own word for it
)
from chapter8.record.read import read

__all__ = [
    "Answer",
    "Citation",
    "Clause",
    "Commitment",
    "Deadline",
    "Decision",
    "DocumentKind",
    "Meeting",
    "Note",
    "Passage",
    "PassageKind",
    "Record",
    "Section",
    "Source",
    "Statement",
    "Unresolved",
    "Vote",
    "Warning",
    "read",
]
