"""Whatever a document says, what we write of it is well formed, and no text is markup."""

from __future__ import annotations

import csv
import io
import json

import pytest
import rispy  # type: ignore[import-untyped]  # it ships no types
from bibtexparser.entrypoint import parse_string
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from rdflib import Graph

from chapter8.record import Citation, Clause, Decision, Note, Passage, Record, Source, Statement
from chapter8.record.nouns import DocumentKind, PassageKind
from chapter8.record.writing import write
from chapter8.record.writing.tables import table_of

SHARP = st.sampled_from(
    ["<b>&amp;", "]]>", "\x00", "\x0c", "{", "}", "\\", "=1", "\n", "TY  - ", '"', "\ud800", "é", "法"]
)
TEXTS = st.lists(SHARP | st.text(max_size=8), max_size=5).map("".join)
IDS = ("eId", "{http://www.w3.org/XML/1998/namespace}id")
DOCUMENTS: tuple[DocumentKind, ...] = ("resolution", "presidential_statement", "meeting_record", "repertoire", "other")
PASSAGES: tuple[PassageKind, ...] = ("heading", "operative", "preambular", "speech", "annex", "note")
NAMES = st.none() | TEXTS


@st.composite
def records(draw: st.DrawFn) -> Record:
    """A record of any kind with sharp texts everywhere."""
    kind = draw(st.sampled_from(DOCUMENTS))
    kinds = draw(st.lists(st.sampled_from(PASSAGES), max_size=6))
    passages = tuple(
        Passage(f"p{n}", None, draw(st.none() | st.integers(1, 3)), draw(st.none() | TEXTS), each, draw(TEXTS))
        for n, each in enumerate(kinds, start=1)
    )
    clauses = tuple(
        Clause(item.number, "operative", (draw(TEXTS),), item.text, (), (draw(TEXTS),), item.id)
        for item in passages if item.kind == "operative"
    )  # fmt: skip
    statements = tuple(
        Statement(None, draw(NAMES), draw(NAMES), None, None, item.text, None, (), (), (), item.id)
        for item in passages if item.kind == "speech"
    )  # fmt: skip
    cited = tuple(
        Citation(draw(TEXTS), None, (), (), None, None, "inline", item.id, 0, draw(st.integers(0, 9)))
        for item in passages
    )
    notes = tuple(Note(None, draw(TEXTS), draw(TEXTS), item.id, draw(st.integers(0, 9))) for item in passages)
    symbol, title = draw(st.none() | TEXTS), draw(TEXTS)
    decisions = (Decision(symbol, "other", None, None, None, clauses),)
    source = Source(draw(TEXTS), "ab" * 32, "text/plain")
    return Record(source, kind, symbol, title, None, "en", passages=passages, notes=notes, citations=cited,
                  decisions=decisions, statements=statements)  # fmt: skip


@given(records())
def test_xml_is_well_formed_and_holds_no_element_that_a_text_named(record: Record) -> None:
    for form in ("akn", "tei"):
        tree = etree.fromstring(write(record, form))
        assert "b" not in {etree.QName(item).localname for item in tree.iter()}
        ids = [str(value) for item in tree.iter() for name, value in item.attrib.items() if name in IDS]
        assert len(ids) == len(set(ids))


@pytest.mark.filterwarnings("ignore:.*is deprecated:DeprecationWarning")  # inside rdflib
@given(records())
def test_json_ld_makes_a_graph_with_safe_iris(record: Record) -> None:
    graph = Graph().parse(data=write(record, "jsonld"), format="json-ld")
    assert all(" " not in str(subject) and "<" not in str(subject) for subject in graph.subjects())


@given(records())
def test_a_list_of_references_has_one_entry(record: Record) -> None:
    library = parse_string(write(record, "bibtex").decode())
    assert (len(library.blocks), len(library.entries)) == (1, 1)
    assert len(rispy.loads(write(record, "ris").decode())) == 1
    assert len(json.loads(write(record, "csl"))) == 1


@given(records())
def test_a_table_has_a_row_a_passage(record: Record) -> None:
    rows = list(csv.reader(io.StringIO(table_of(record, "passages").decode("utf-8-sig"), newline="")))
    assert len(rows) == 1 + len(record.passages)
    assert all(cell[:1] not in {"=", "+", "@"} for row in rows for cell in row)
