"""The library through the API, continued: meetings, citations, how to cite a passage, and documents in every format."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec
from django.db.models import QuerySet
from django.http import HttpResponse
from ninja import Field, Query, Router, Schema

from chapter8.errors import UsageError
from chapter8.record.nouns import Record
from chapter8.record.writing import passage_reference
from chapter8.site.answers import Paged, PageQuery, paged
from chapter8.site.asking import Request
from chapter8.site.faults import unknown
from chapter8.site.library import cited, meetings
from chapter8.site.library.api import readable_document
from chapter8.site.library.exports import download
from chapter8.site.library.meeting_numbers import as_numbered
from chapter8.site.library.meeting_sources import gather
from chapter8.site.library.models import Citation
from chapter8.site.library.permalinks import shared_symbols
from chapter8.site.library.reader.citing import find_passage
from chapter8.site.library.reader.document import stem_of
from chapter8.site.library.reader.parts import in_part, part_of

router = Router(tags=["Record"])


class MeetingOut(Schema):
    """A meeting as documents here tell of it."""

    meeting: str = Field(examples=["5529"])
    date: date | None
    item: str | None
    president: str | None
    documents: int = Field(description="How many documents tell of it.")
    address: str = Field(examples=["/meetings/5529"])


class MeetingQuery(PageQuery):
    """Which meetings."""

    year: str = Field("", examples=["2006"])
    text: str = Field("", description="Words of the agenda item or the president's name, or the number.")


class CitationOut(Schema):
    """One citation: from which passage, to what, how it is introduced and how it was resolved."""

    document: str = Field(description="The citing document.", examples=["S/RES/1809 (2008)"])
    paragraph: str | None
    page: int | None
    verb: str | None = Field(description="The verb that governs it.", examples=["Recalling"])
    tie: str | None = Field(description="The words that tie it to its sentence.", examples=["pursuant to"])
    cited: str = Field(examples=["S/RES/1631 (2005)"])
    part: str | None
    paragraphs: list[str]
    pages: list[int]
    via: str = Field(examples=["explicit"])
    address: str = Field(description="The citing passage.")


class CitationQuery(PageQuery):
    """Which citations: by who cites, or by what is cited."""

    document: str = Field("", description="SHA-256 of the citing document, or its first digits.")
    symbol: str = Field("", description="Symbol of what is cited.", examples=["S/RES/1631 (2005)"])


class ReferenceOut(Schema):
    """How to cite a passage."""

    text: str = Field(examples=["Security Council resolution 1631 (2005), para. 7"])
    address: str


@router.get("/meetings", response=Paged[MeetingOut], summary="Meetings, newest first")
def list_meetings(request: Request, asked: Query[MeetingQuery]) -> dict[str, Any]:
    """List the meetings that documents here record, describe or name. The filters are those of the page."""
    rows, figures = meetings.listed(meetings.asked(request), asked)
    return {"items": [dict(zip(meetings.COLUMNS, row, strict=True)) for row in rows], **figures}


@router.get("/meetings/{path:number}", response=dict[str, Any], summary="One meeting, with its sources")
def one_meeting(request: Request, number: str) -> dict[str, Any]:
    """Give a meeting: each fact with the documents that tell it, votes, decisions, and who spoke."""
    key, plain = as_numbered(number)
    told = gather(request, key, plain)
    if told is None:
        raise unknown(request.viewer)
    held = cited.held_symbols(request, told.before_it)
    return dict(msgspec.to_builtins(meetings.as_data(key, told, held)))


@router.get("/citations", response=Paged[CitationOut], summary="Citations, from a document or of a symbol")
def citations(request: Request, asked: Query[CitationQuery]) -> dict[str, Any]:
    """List what a document cites, or who cites a symbol. Of several texts of a citing symbol the first one counts."""
    rows: QuerySet[Any]
    if asked.document:
        own = Citation.objects.filter(document=readable_document(request, asked.document))
        rows = own.select_related("document", "passage__document").defer("document__record").order_by("position")
    elif asked.symbol:
        rows = cited.cited_by(request, asked.symbol)
    else:
        raise UsageError("neither document nor symbol is given", remedy="Name who cites, or what is cited.")
    items, figures = paged(rows, asked)
    shared = shared_symbols(request.viewer, request.purpose, among=[item.document for item in items])
    return {"items": [cited.as_data("", item, shared) for item in items], **figures}


@router.get("/documents/{document_id}/passages/{passage}/reference", response=ReferenceOut, summary="How to cite it")
def reference(request: Request, document_id: str, passage: str) -> dict[str, Any]:
    """Cite one passage, by its id or printed number, as the United Nations does."""
    item = readable_document(request, document_id)
    record = msgspec.json.decode(item.record, type=Record)
    position, found = find_passage(record, passage)
    place = f"{in_part(stem_of(request, item), part_of(position))}#{found.id}"
    return {"text": passage_reference(record, [found.id]), "address": place}


@router.get("/documents/{document_id}/as/{record_format}", summary="A document in another format")
def in_format(request: Request, document_id: str, record_format: str) -> HttpResponse:
    """Give a document as json, akn, tei, jsonld, csv (zip), bibtex, ris or csl, its marking written into it."""
    return download(request, readable_document(request, document_id), record_format)
