"""The page of one decision: clauses, vote, meeting, what it asks of whom, what it cites and what cites it."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from chapter8.errors import UsageError
from chapter8.site.asking import Request
from chapter8.site.faults import unknown
from chapter8.site.library.cited import cited_by, held_symbols, named
from chapter8.site.library.exports import downloads_at
from chapter8.site.library.kinds import KINDS, native_names
from chapter8.site.library.meeting_numbers import meeting_number
from chapter8.site.library.meeting_sources import VoteTold, votes_told
from chapter8.site.library.models import Citation, Commitment, Decision, Document
from chapter8.site.library.pages import bands
from chapter8.site.library.permalinks import content_path, passage_path, shared_symbols, symbol_of, symbol_path
from chapter8.site.library.reader.beside import by_words, commitments_beside
from chapter8.site.twins import Page, Table

MOST_CITING = 25  # shown here; all of them stand on the page of citations
CLAUSE_COLUMNS = ("number", "kind", "verbs", "addressees", "text", "cites", "address")


def decision(request: Request, permalink: str) -> Page:
    """One decision: its clauses, what it asks of whom, and every document here that holds or reports it."""
    try:
        symbol = symbol_of(permalink)
    except UsageError:
        raise unknown(request.viewer) from None
    found = _found(request, symbol)
    if not found:
        raise unknown(request.viewer)
    fullest = max(found, key=lambda item: (*_weight(item, symbol), -item.pk))
    owed = _owed(fullest)
    citing = cited_by(request, symbol)
    cites = sorted({named(row) for row in Citation.objects.filter(document=fullest.document)} - {symbol})
    shown = list(citing[:MOST_CITING])
    documents = [*(item.document for item in found), *(item.document for item in shown)]
    shared = shared_symbols(request.viewer, request.purpose, among=documents)
    clauses = [(clause, passage_path(clause.passage, shared)) for clause in fullest.clauses.all()]
    votes = votes_told([], found)
    return Page(
        template="library/decision.html",
        context={
            "symbol": symbol, "decision": fullest, "clauses": clauses, "names": KINDS, "votes": votes,
            "texts": _texts(found, symbol),
            "reported": [item for item in found if item.document.symbol != symbol],
            "meeting": meeting_number(fullest.meeting, fullest.document.symbol) if fullest.meeting else "",
            "commitments": [(item, passage_path(item.passage, shared)) for item in owed],
            "entries": by_words(commitments_beside(fullest.document)) if owed else {},
            "cites": [(name, name in held) for held in [held_symbols(request, cites)] for name in cites],
            "cited_by": _by_document(shown, shared), "count": citing.count(),
            "address": symbol_path(symbol),
            "downloads": downloads_at(request, fullest.document, _path(fullest.document, shared)),
        },
        data=lambda: _as_data(symbol, fullest, clauses, votes)
        | {
            "reported_in": [item.document.get_absolute_url() for item in found],
            "cites": cites,
            "cited_by": [passage_path(item.passage, shared) for item in shown],
        },
        table=Table(
            CLAUSE_COLUMNS, lambda: (list(_clause(clause, address).values()) for clause, address in clauses)
        ),
        marking=bands(documents),
        exercise=any(item.exercise for item in documents),
        shown=documents,
    )  # fmt: skip


def _found(request: Request, symbol: str) -> list[Any]:
    """What documents that the viewer may read hold or report of the decision."""
    readable = Document.objects.readable_by(request.viewer, request.purpose)
    rows = Decision.objects.filter(symbol=symbol, document__in=readable).select_related("document")
    return list(rows.defer("document__record").prefetch_related("clauses__passage__document"))


def _weight(item: Any, symbol: str) -> tuple[bool, bool, int, bool]:
    """How much a text of the decision says: its own text before reports, what is analysed before what is not."""
    clauses = item.clauses.all()
    return item.document.symbol == symbol, any(clause.verbs for clause in clauses), len(clauses), bool(item.vote)


def _owed(fullest: Any) -> list[Any]:
    """The commitments that the reading proposes out of the text whose clauses are shown."""
    owed = list(Commitment.objects.filter(document=fullest.document).select_related("passage"))
    for item in owed:
        item.passage.document = fullest.document
    return owed


def _texts(found: list[Any], symbol: str) -> list[tuple[Document, str, str]]:
    """The texts of the decision here: document, address, language."""
    names = native_names()
    own = [item.document for item in found if item.document.symbol == symbol]
    alone = len(own) == 1
    return [
        (
            document,
            document.get_absolute_url() if alone else content_path(document.sha256),
            names.get(document.language, document.language),
        )
        for document in own
    ]


def _by_document(citing: list[Any], shared: frozenset[str]) -> list[tuple[Document, list[tuple[Any, str]]]]:
    """Citations as they come, those of one document together, each with the address of its place."""
    return [
        (document, [(item, passage_path(item.passage, shared)) for item in several])
        for document, several in groupby(citing, key=lambda item: item.document)
    ]


def _path(document: Document, shared: frozenset[str]) -> str:
    return content_path(document.sha256) if document.symbol in shared else document.get_absolute_url()


def _as_data(symbol: str, fullest: Any, clauses: list[tuple[Any, str]], votes: list[VoteTold]) -> dict[str, object]:
    return {
        "symbol": symbol, "kind": fullest.kind, "date": fullest.date, "meeting": fullest.meeting,
        "unanimous": fullest.unanimous, "body": fullest.body, "chapter_vii": fullest.chapter_vii,
        "votes": [{"vote": item.vote, "told_by": item.told_by, "differs": item.differs} for item in votes],
        "clauses": [_clause(clause, address) for clause, address in clauses],
    }  # fmt: skip


def _clause(clause: Any, address: str) -> dict[str, object]:
    values = (clause.number, clause.kind, clause.verbs, clause.addressees, clause.text, clause.cites, address)
    return dict(zip(CLAUSE_COLUMNS, values, strict=True))
