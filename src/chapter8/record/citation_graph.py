"""Which paragraph of which document cites what: the citations of many records as edges, rows and GraphML.

An edge leads from a paragraph to a document, or to paragraphs and pages of it, and says what introduces the citation:
the verb that governs it ("Recalling", "decides") and the words that tie it to its sentence ("pursuant to", "as set out
in"), where one of the forms known here stands before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass, fields

from lxml import etree

from chapter8.record.nouns import Citation, Clause, Passage, Record

_TIES = re.compile(
    r"\b(?P<tie>pursuant\s+to|in\s+accordance\s+with|in\s+conformity\s+with|in\s+compliance\s+with|consistent\s+with|"
    r"in\s+response\s+to|further\s+to|as\s+(?:amended|modified|extended|expanded|renewed|defined|described|outlined|"
    r"specified|requested|mandated|decided|recommended|reaffirmed)\s+(?:by|in|under)|"
    r"(?:set\s+(?:out|forth)|contained|referred\s+to|mentioned|described|defined|outlined|specified|identified|reflected|"
    r"provided\s+for|called\s+for|requested|mandated|stipulated|expressed|laid\s+down)\s+(?:in|by)|"
    r"(?:established|imposed|created|authorized|extended|renewed|modified|amended|endorsed|adopted|mandated|approved)\s+"
    r"(?:by|in|under|pursuant\s+to)|implementation\s+of|compliance\s+with|violation\s+of|provisions\s+of|terms\s+of|"
    r"by\s+virtue\s+of|on\s+the\s+basis\s+of|under)\s",
    re.IGNORECASE,
)
_STOP = re.compile(r"[.;:]\s")
_REACH = 200
"""How far before a citation the words that tie it to its sentence may begin."""
_GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"


@dataclass(frozen=True, slots=True)
class CitationEdge:
    """One citation: from a paragraph of a document to a document, with paragraphs and pages where it names them.

    `document` is the symbol of the citing document, or the name of its file; `paragraph` its printed number.
    `verb` governs the citation, `tie` are the words that join it to its sentence; None where none is recognised.
    """

    document: str
    passage: str
    paragraph: str | None
    kind: str
    cited: str
    part: str | None
    paragraphs: tuple[str, ...]
    pages: tuple[int, ...]
    verb: str | None
    tie: str | None
    via: str


def citation_edges(records: Iterable[Record]) -> Iterator[CitationEdge]:
    """The citations of each record, in order of place; a headline that names its own document cites nothing."""
    for record in records:
        document = record.symbol or record.source.name
        passages = {passage.id: passage for passage in record.passages}
        for citation, introduced in zip(record.citations, introductions(record), strict=True):
            passage = passages.get(citation.passage)
            itself = passage is not None and passage.kind == "heading" and citation.symbol == record.symbol
            if passage is not None and not itself:
                yield _edge(document, passage, citation, introduced)


def introductions(record: Record) -> Iterator[tuple[str | None, str | None]]:
    """What introduces each citation of the record, in their order: the verb, and the words that tie it."""
    passages = {passage.id: passage for passage in record.passages}
    verbs = _verbs(record)
    for citation in record.citations:
        passage = passages.get(citation.passage)
        if passage is None:
            yield None, None
            continue
        before = passage.text[: citation.start] if passage.kind != "note" else ""
        verb, reached = _governing(verbs.get(passage.id), before)
        yield verb, _tie(before[max(reached, len(before) - _REACH) :])


def edge_rows(edges: Iterable[CitationEdge]) -> Iterator[tuple[str, ...]]:
    """The edges as rows of text under a head; lists are joined by "; "."""
    yield tuple(field.name for field in fields(CitationEdge))
    for edge in edges:
        yield tuple(_cell(value) for value in astuple(edge))


def graphml(edges: Iterable[CitationEdge]) -> bytes:
    """The graph as GraphML: a node a document, an edge a citation with its paragraph and what introduces it."""
    root = etree.fromstring(f'<graphml xmlns="{_GRAPHML[1:-1]}"/>')
    kept = [field.name for field in fields(CitationEdge) if field.name not in {"document", "cited"}]
    for name in kept:
        etree.SubElement(root, _GRAPHML + "key", {"id": name, "for": "edge", "attr.name": name, "attr.type": "string"})
    graph = etree.SubElement(root, _GRAPHML + "graph", edgedefault="directed")
    drawn = list(edges)
    for document in sorted({name for edge in drawn for name in (edge.document, edge.cited)}):
        etree.SubElement(graph, _GRAPHML + "node", id=document)
    for edge in drawn:
        line = etree.SubElement(graph, _GRAPHML + "edge", source=edge.document, target=edge.cited)
        for name in kept:
            if value := _cell(getattr(edge, name)):
                etree.SubElement(line, _GRAPHML + "data", key=name).text = value
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def _cell(value: object) -> str:
    if isinstance(value, tuple):
        return "; ".join(map(str, value))
    return "" if value is None else str(value)


def _edge(
    document: str, passage: Passage, citation: Citation, introduced: tuple[str | None, str | None]
) -> CitationEdge:
    verb, tie = introduced
    return CitationEdge(
        document=document,
        passage=passage.id,
        paragraph=passage.number,
        kind=passage.kind,
        cited=citation.symbol,
        part=citation.part,
        paragraphs=citation.paragraphs,
        pages=citation.pages,
        verb=verb,
        tie=tie,
        via=citation.via,
    )


def _verbs(record: Record) -> dict[str, Clause]:
    """The clause that each passage belongs to: its own, or for a sub-paragraph that of its number."""
    own = {clause.passage: clause for decision in record.decisions for clause in decision.clauses}
    found: dict[str, Clause] = {}
    last: Clause | None = None
    for passage in record.passages:
        last = own.get(passage.id, last if passage.kind == "operative" else None)
        if last is not None:
            found[passage.id] = last
    return found


def _governing(clause: Clause | None, before: str) -> tuple[str | None, int]:
    """The last verb of the clause that stands before the citation, and where it ends.

    The first verb of the clause, where the citation stands in another passage of it.
    """
    if clause is None or not clause.verbs:
        return None, 0
    place, governing = 0, clause.verbs[0]
    for verb in clause.verbs:
        at = before.find(verb, place)
        if at < 0:
            break
        place, governing = at + len(verb), verb
    return governing, place


def _tie(before: str) -> str | None:
    """The last words that tie what follows to its sentence, unless a stop stands behind them."""
    tie = None
    for tie in _TIES.finditer(before):  # noqa: B007 - the last one is meant
        pass
    if tie is None or _STOP.search(before, tie.end()):
        return None
    return " ".join(tie["tie"].lower().split())
