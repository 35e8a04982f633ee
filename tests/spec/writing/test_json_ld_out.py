"""Records as JSON-LD: every claim leads to its place and its reading; asked with SPARQL, without a network."""

from __future__ import annotations

import pytest
from rdflib import Graph

from chapter8.record import Record
from chapter8.record.writing import write

# rdflib's own reader of JSON-LD goes through a part of rdflib that is on its way out.
pytestmark = pytest.mark.filterwarnings("ignore:.*is deprecated:DeprecationWarning")
PREFIXES = """
PREFIX : <urn:chapter8:record:>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""


def _asked(record: Record, question: str) -> list[tuple[str, ...]]:
    graph = Graph().parse(data=write(record, "jsonld"), format="json-ld")
    rows = graph.query(PREFIXES + question)
    return [tuple(str(value) for value in row) for row in rows if isinstance(row, tuple)]


def test_who_owes_a_report_by_when_and_where_it_says_so(resolution: Record) -> None:
    rows = _asked(resolution, """
        SELECT ?who ?due ?symbol ?page ?start ?end WHERE {
          ?owed a :Commitment ; :bearers ?who ; :report true ; :dueOn ?due ; prov:wasDerivedFrom ?place .
          ?place :symbol ?symbol ; :page ?page ; :start ?start ; :end ?end .
          FILTER(?due < "2026-01-01"^^xsd:date) }
    """)  # fmt: skip
    assert rows == [("Secretary-General", "2025-08-18", "S/RES/9901 (2025)", "2", "34", "55")]


def test_a_claim_leads_to_the_file_and_to_the_reader(resolution: Record) -> None:
    rows = _asked(resolution, """
        SELECT DISTINCT ?sha ?rule WHERE {
          ?claim a :Clause ; prov:wasDerivedFrom/prov:wasDerivedFrom ?file ; prov:wasGeneratedBy ?reading .
          ?file :sha256 ?sha . ?reading prov:used ?file ; :rule ?rule ; prov:wasAssociatedWith/a ?agent .
          FILTER(?agent = prov:SoftwareAgent) }
    """.replace("prov:wasAssociatedWith/a ?agent", "prov:wasAssociatedWith/rdf:type ?agent"))  # fmt: skip
    assert rows == [("ab" * 32, "chapter8.record:clauses")]


def test_verbs_keep_their_order_and_citations_name_documents(resolution: Record) -> None:
    first = _asked(resolution, 'SELECT ?verb WHERE { ?c a :Clause ; :number "2" ; :verbs/rdf:first ?verb }')
    assert first == [("Requests",)]
    cited = _asked(resolution, "SELECT ?d ?start ?end WHERE { ?c a :Citation ; dcterms:references ?d ; "
                   "prov:wasDerivedFrom [ :start ?start ; :end ?end ] }")  # fmt: skip
    assert cited == [("https://undocs.org/en/S/RES/1631(2005)", "25", "36")]


def test_statements_say_who_spoke(meeting: Record) -> None:
    rows = _asked(meeting, "SELECT ?who WHERE { ?s a :Statement ; :speaker ?who } ORDER BY ?who")
    assert rows == [("African Union",), ("Aurelia",), ("Brennland",)]
