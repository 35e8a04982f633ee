"""Records as Akoma Ntoso 3.0 in the dialect of the United Nations (AKN4UN)."""

from __future__ import annotations

from chapter8.record.nouns import Record
from chapter8.record.writing.akoma_ntoso.debate import write_debate
from chapter8.record.writing.akoma_ntoso.decision import write_decision
from chapter8.record.writing.akoma_ntoso.identification import AKN, AKN4UN, XSI, write_meta
from chapter8.record.writing.akoma_ntoso.paper import write_paper
from chapter8.record.writing.tree import child, root_element, serialised

_SCHEMA = (
    "http://docs.oasis-open.org/legaldocml/ns/akn/3.0 "
    "http://docs.oasis-open.org/legaldocml/akn-core/v1.0/os/part2-specs/schemas/akomantoso30.xsd"
)
_ROOTS = {
    "resolution": ("statement", "resolution"),
    "presidential_statement": ("statement", "presidentialStatement"),
    "meeting_record": ("debate", "verbatimRecord"),
}
_WRITERS = {"statement": write_decision, "debate": write_debate, "doc": write_paper}


def akoma_ntoso(record: Record) -> bytes:
    """The record as Akoma Ntoso in UTF-8: a statement, a debate, or for every other kind a doc with its passages."""
    root = root_element("akomaNtoso", {"": AKN, "akn4un": AKN4UN, "xsi": XSI})
    root.set(f"{{{XSI}}}schemaLocation", _SCHEMA)
    tag, name = _ROOTS.get(record.kind, ("doc", record.kind.replace("_", "")))
    document = child(root, tag, name=name)
    write_meta(document, record)
    _WRITERS[tag](document, record)
    return serialised(root)
