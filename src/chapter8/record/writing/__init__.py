"""Records out: Akoma Ntoso, TEI, JSON-LD, tables, references; one door, `write`."""

from chapter8.record.writing.formats import FORMATS, Format, write
from chapter8.record.writing.references import (
    document_reference,
    paragraph_reference,
    passage_reference,
    passage_references,
)

__all__ = [
    "FORMATS",
    "Format",
    "document_reference",
    "paragraph_reference",
    "passage_reference",
    "passage_references",
    "write",
]
