"""Citations of many documents are a graph: which paragraph cites what, and by which words."""

from __future__ import annotations

from lxml import etree

from chapter8.record import read
from chapter8.record.citation_graph import citation_edges, edge_rows, graphml

TEXT = (
    "Resolution 2391 (2017)\nAdopted by the Security Council on 8 December 2017\nThe Security Council,\n"
    "Recalling its resolution 2359 (2017) and the statement of its President (S/PRST/2015/24),\n"
    "1. Decides to review the Mission established pursuant to resolution 2100 (2013), and requests a report as set "
    "out in paragraphs 14 to 16 of resolution 2374 (2017);\n"
    "2. Decides to remain seized of the matter.\n"
)
RECORD = read(TEXT.encode())


def test_each_edge_says_what_introduces_it() -> None:
    edges = [(edge.paragraph, edge.cited, edge.paragraphs, edge.verb, edge.tie) for edge in citation_edges([RECORD])]
    assert edges == [
        (None, "S/RES/2359 (2017)", (), "Recalling", None),
        (None, "S/PRST/2015/24", (), "Recalling", None),
        ("1", "S/RES/2100 (2013)", (), "Decides", "established pursuant to"),
        ("1", "S/RES/2374 (2017)", ("14", "15", "16"), "requests", "set out in"),
    ]


def test_the_graph_as_rows_and_as_graphml() -> None:
    edges = list(citation_edges([RECORD]))
    head, *rows = edge_rows(edges)
    assert head[:2] == ("document", "passage")
    assert len(rows) == len(edges)
    root = etree.fromstring(graphml(edges))
    documents = {node.get("id") for node in root.iter("{*}node")}
    assert documents == {"S/RES/2391 (2017)", *(edge.cited for edge in edges)}
    assert len(list(root.iter("{*}edge"))) == len(edges)


def test_a_resolution_with_the_year_of_another_is_named_as_a_misprint() -> None:
    record = read(TEXT.replace("2100 (2013)", "2100 (2009)").encode())
    assert [(item.text, item.reason) for item in record.unresolved] == [
        ("2100 (2009)", "resolution 2100 is of 2013, not of 2009: number or year is misprinted")
    ]
