"""The library through the API: documents, passages, statements, decisions."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db.models import QuerySet
from ninja import Field, Query, Router, Schema

from chapter8.site.answers import MarkingOut, Paged, PageQuery, allowed, marking_out, paged
from chapter8.site.asking import Request
from chapter8.site.faults import require, unknown
from chapter8.site.library.models import Clause, Decision, Document, Passage, Statement
from chapter8.site.library.permalinks import passage_path, shared_symbols

router = Router(tags=["Record"])
SHORTEST = 8  # hex digits of a SHA-256 that may stand for it


class DocumentOut(Schema):
    """A document in the library."""

    id: str = Field(description="SHA-256 of the file.", examples=["9f86d081884c7d65..."])
    symbol: str | None = Field(examples=["S/RES/1631 (2005)"])
    title: str
    kind: str = Field(examples=["resolution"])
    date: date | None
    language: str = Field(examples=["en"])
    pages: int | None
    name: str = Field(description="Name of the file as it was added.")
    exercise: bool
    remarks: list[str] = Field(description="Codes of the remarks about its reading.", examples=[["scanned"]])
    address: str = Field(description="Permalink.", examples=["/d/S/RES/1631(2005)"])
    marking: MarkingOut


class PassageOut(Schema):
    """A paragraph, heading, speech or note."""

    id: str = Field(examples=["p12"])
    document: str
    symbol: str | None
    section: str | None
    page: int | None
    number: str | None = Field(examples=["3 (a)"])
    kind: str = Field(examples=["operative"])
    text: str
    address: str = Field(examples=["/d/S/RES/1631(2005)#p12"])


class StatementOut(Schema):
    """Who said what, where."""

    meeting: str | None = Field(examples=["5007"])
    speaker: str | None = Field(examples=["Algeria"])
    role: str | None
    on_behalf_of: str | None
    verb: str | None
    text: str
    collective: str | None = Field(examples=["many speakers"])
    supporters: list[str]
    echoed_by: list[str]
    document: str
    symbol: str | None
    date: date | None
    address: str


class ClauseOut(Schema):
    """One paragraph of a decision."""

    number: str | None
    kind: str
    verbs: list[str] = Field(examples=[["Requests"]])
    text: str
    addressees: list[str]
    cites: list[str]


class DecisionOut(Schema):
    """A decision, or what a document reports of one."""

    symbol: str | None
    kind: str
    date: date | None
    meeting: str | None
    unanimous: bool | None
    body: str | None = Field(examples=["Security Council"])
    chapter_vii: bool | None = Field(description="Whether it says that it acts under Chapter VII.")
    vote: dict[str, Any] | None = Field(description="How it was voted on, as `Vote` of docs/reference/record.md.")
    document: str
    address: str
    clauses: list[ClauseOut]


class DocumentQuery(PageQuery):
    """Which documents."""

    kind: str = Field("", description="Kind of document.", examples=["meeting_record"])
    symbol: str = Field("", description="Symbol, or how it begins.", examples=["S/PV"])
    title: str = Field("", description="Words of the title.")
    since: date | None = None
    until: date | None = None


class PassageQuery(PageQuery):
    """Which passages."""

    document: str = Field("", description="SHA-256 of the document, or its first digits.")
    kind: str = Field("", examples=["operative"])


class StatementQuery(PageQuery):
    """Which statements."""

    speaker: str = Field("", description="State or organization, in its canonical name.", examples=["Algeria"])
    meeting: str = Field("", examples=["5007"])
    document: str = ""


class DecisionQuery(PageQuery):
    """Which decisions."""

    symbol: str = Field("", examples=["S/RES/1631 (2005)"])
    kind: str = Field("", examples=["resolution"])
    since: date | None = None
    until: date | None = None


@router.get("/documents", response=Paged[DocumentOut], summary="Documents, newest first")
def documents(request: Request, asked: Query[DocumentQuery]) -> dict[str, Any]:
    """List the documents that the viewer may read."""
    rows = Document.objects.readable_by(request.viewer, request.purpose).defer("record")
    rows = rows.filter(kind=asked.kind) if asked.kind else rows
    rows = rows.filter(symbol__istartswith=asked.symbol) if asked.symbol else rows
    rows = rows.filter(title__icontains=asked.title) if asked.title else rows
    rows = rows.filter(date__gte=asked.since) if asked.since else rows
    rows = rows.filter(date__lte=asked.until) if asked.until else rows
    items, figures = paged(rows.order_by("-date", "symbol", "pk"), asked)
    return {"items": [document_out(row) for row in items if allowed(row, request.viewer)], **figures}


@router.get("/documents/{document_id}", response=DocumentOut, summary="One document")
def document(request: Request, document_id: str) -> dict[str, Any]:
    """Give one document by its SHA-256 (or its first 8 digits or more). Its passages: /api/passages?document=..."""
    return document_out(readable_document(request, document_id))


@router.get("/passages", response=Paged[PassageOut], summary="Passages, in order of place")
def passages(request: Request, asked: Query[PassageQuery]) -> dict[str, Any]:
    """List the passages of one document, or of all that the viewer may read."""
    rows = _parts(request, Passage.objects.all(), asked.document)
    rows = rows.filter(kind=asked.kind) if asked.kind else rows
    items, figures = paged(rows.order_by("document_id", "position"), asked)
    kept = [row for row in items if allowed(row.document, request.viewer)]
    shared = shared_symbols(request.viewer, request.purpose, among=[row.document for row in kept])
    return {"items": [passage_out(row, shared) for row in kept], **figures}


@router.get("/statements", response=Paged[StatementOut], summary="Statements, newest first")
def statements(request: Request, asked: Query[StatementQuery]) -> dict[str, Any]:
    """List statements as the documents hold or report them."""
    rows = _parts(request, Statement.objects.select_related("passage__document"), asked.document)
    rows = rows.filter(speaker__iexact=asked.speaker) if asked.speaker else rows
    rows = rows.filter(meeting=asked.meeting) if asked.meeting else rows
    items, figures = paged(rows.order_by("-document__date", "document_id", "position"), asked)
    kept = [row for row in items if allowed(row.document, request.viewer)]
    shared = shared_symbols(request.viewer, request.purpose, among=[row.document for row in kept])
    return {"items": [statement_out(row, shared) for row in kept], **figures}


@router.get("/decisions", response=Paged[DecisionOut], summary="Decisions with their clauses, newest first")
def decisions(request: Request, asked: Query[DecisionQuery]) -> dict[str, Any]:
    """List decisions as the documents hold or report them."""
    rows = _parts(request, Decision.objects.prefetch_related("clauses"), "")
    rows = rows.filter(symbol__iexact=asked.symbol) if asked.symbol else rows
    rows = rows.filter(kind=asked.kind) if asked.kind else rows
    rows = rows.filter(date__gte=asked.since) if asked.since else rows
    rows = rows.filter(date__lte=asked.until) if asked.until else rows
    items, figures = paged(rows.order_by("-date", "symbol", "pk"), asked)
    return {"items": [decision_out(row) for row in items if allowed(row.document, request.viewer)], **figures}


def readable_document(request: Request, document_id: str) -> Document:
    """The document of a SHA-256 or of its first digits, if the viewer may read it; raises what they may know."""
    rows = Document.objects.filter(sha256__startswith=document_id.lower()).defer("record")[:2]
    found = list(rows) if len(document_id) >= SHORTEST else []
    if len(found) != 1:
        raise unknown(request.viewer)
    require(found[0], request.viewer, request.purpose)
    return found[0]


def _parts(request: Request, rows: QuerySet[Any], document_id: str) -> QuerySet[Any]:
    """Parts of documents that the viewer may read; of one document where it is named."""
    readable = Document.objects.readable_by(request.viewer, request.purpose)
    if document_id:
        readable = readable.filter(pk=readable_document(request, document_id).pk)
    return rows.filter(document__in=readable).select_related("document").defer("document__record")


def document_out(row: Document) -> dict[str, Any]:
    """A document as the API writes it."""
    return {
        "id": row.sha256,
        "symbol": row.symbol or None,
        "title": row.title,
        "kind": row.kind,
        "date": row.date,
        "language": row.language,
        "pages": row.pages,
        "name": row.name,
        "exercise": row.exercise,
        "remarks": row.remarks.split(),
        "address": row.get_absolute_url(),
        "marking": marking_out(row.marking),
    }


def passage_out(row: Passage, shared: Collection[str]) -> dict[str, Any]:
    """A passage as the API writes it; `shared` are symbols that do not name one text."""
    return {
        "id": row.ident,
        "document": row.document.sha256,
        "symbol": row.document.symbol or None,
        "section": row.section or None,
        "page": row.page,
        "number": row.number or None,
        "kind": row.kind,
        "text": row.text,
        "address": passage_path(row, shared),
    }


def statement_out(row: Statement, shared: Collection[str]) -> dict[str, Any]:
    """A statement as the API writes it; `shared` as for passages."""
    plain = {name: getattr(row, name) or None for name in ("meeting", "speaker", "role", "on_behalf_of", "verb")}
    return {
        **plain,
        "text": row.text,
        "collective": row.collective or None,
        "supporters": row.supporters,
        "echoed_by": row.echoed_by,
        "document": row.document.sha256,
        "symbol": row.document.symbol or None,
        "date": row.document.date,
        "address": passage_path(row.passage, shared),
    }


def decision_out(row: Decision) -> dict[str, Any]:
    """A decision as the API writes it."""
    return {
        "symbol": row.symbol or None,
        "kind": row.kind,
        "date": row.date,
        "meeting": row.meeting or None,
        "unanimous": row.unanimous,
        "body": row.body or None,
        "chapter_vii": row.chapter_vii,
        "vote": row.vote,
        "document": row.document.sha256,
        "address": row.document.get_absolute_url(),
        "clauses": [clause_out(clause) for clause in row.clauses.all()],
    }


def clause_out(row: Clause) -> dict[str, Any]:
    """A clause as the API writes it."""
    return {
        "number": row.number or None,
        "kind": row.kind,
        "verbs": row.verbs,
        "text": row.text,
        "addressees": row.addressees,
        "cites": row.cites,
    }
