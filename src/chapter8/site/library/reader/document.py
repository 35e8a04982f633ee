"""The page of one document: the reader, its parts and languages, how to cite it, and its downloads."""

from __future__ import annotations

import msgspec
from django.db.models import Q
from django.http import HttpResponseBase, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme

from chapter8.errors import UsageError
from chapter8.exchange.decide import Purpose, decide
from chapter8.record.nouns import Record
from chapter8.site.accounts.rights import may_contribute
from chapter8.site.asking import Request
from chapter8.site.faults import may_know, require, unknown
from chapter8.site.library.exports import download, downloads, with_marking
from chapter8.site.library.kinds import language_names, native_names
from chapter8.site.library.meeting_numbers import meeting_number
from chapter8.site.library.models import Citation, Document
from chapter8.site.library.pages import bands
from chapter8.site.library.permalinks import (
    SHORT,
    content_path,
    document_path,
    shared_symbols,
    symbol_of,
    whole_and_part,
)
from chapter8.site.library.reader.beside import by_passage, commitments_beside, positions_beside
from chapter8.site.library.reader.citing import cite
from chapter8.site.library.reader.parts import in_part, part, part_at
from chapter8.site.library.reader.rows import outline, rows
from chapter8.site.library.remarks import grouped
from chapter8.site.positions.asking import stance_words
from chapter8.site.twins import Page, Table
from chapter8.symbols import parse, undocs_url

RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})
COLUMNS = ("id", "section", "page", "number", "kind", "text", "marking")


def document(request: Request, permalink: str) -> Page | HttpResponseBase:
    """The reader: by symbol, or by the beginning of the content's hash; several texts of one symbol are a list.

    `?cite=p12` is how to cite a passage, `?format=tei` a download, `?at=p412` leads to the part that holds a fragment.
    """
    found, asked = find(permalink)
    readable = [item for item in found if decide(item, request.viewer, request.purpose).allow]
    if not readable:
        for item in found:
            if may_know(item, request.viewer):
                require(item, request.viewer, request.purpose)
        return _absent(request, asked)  # what may not be known of is answered like what isn't there
    if len(readable) > 1:
        return _several(asked, readable)
    return _one(request, readable[0])


def find(permalink: str) -> tuple[list[Document], str]:
    """The documents of this address, and the symbol that it names ("" for a hash)."""
    if permalink.startswith("sha256:"):
        digits = permalink.removeprefix("sha256:").lower()
        if len(digits) < SHORT:
            return [], ""
        return list(Document.objects.filter(sha256__startswith=digits)), ""
    try:
        symbol = symbol_of(permalink)
    except UsageError:
        symbol = permalink.replace("_", " ")
    return list(Document.objects.filter(symbol=symbol).order_by("pk")), symbol


def _one(request: Request, item: Document) -> Page | HttpResponseBase:
    """What the address asks of one document."""
    stem = stem_of(request, item)
    asked = request.GET
    if asked.get("cite"):
        return cite(request, item, asked["cite"], stem)
    if asked.get("format"):
        return download(request, item, asked["format"])
    record = msgspec.json.decode(item.record, type=Record)
    if asked.get("at"):
        return _lead(record, asked["at"], stem)
    return _reader(request, item, record, stem)


def stem_of(request: Request, item: Document) -> str:
    """The address of exactly this document, as its passages' permalinks have it."""
    shared = shared_symbols(request.viewer, request.purpose, among=[item])
    return content_path(item.sha256) if item.symbol in shared else document_path(item)


def _lead(record: Record, fragment: str, stem: str) -> HttpResponseBase:
    """To the part that holds a fragment; to the beginning where none does."""
    number = part_at(record, fragment)
    target = stem if number is None else f"{in_part(stem, number)}#{fragment}"
    return HttpResponseRedirect(target if url_has_allowed_host_and_scheme(target, None) else stem)


def _absent(request: Request, symbol: str) -> Page:
    """A symbol that is not in the library: who cites it, and where the UN publishes it."""
    if not symbol:
        raise unknown(request.viewer)
    readable = Document.objects.readable_by(request.viewer, request.purpose).values("pk")
    whole, part_named = whole_and_part(symbol)
    named = Citation.objects.filter(symbol=whole)
    named = named.filter(part=part_named) if part_named else named
    citing = named.filter(document__in=readable).select_related("document", "passage")
    shown = list(citing.defer("document__record")[:50])
    try:
        elsewhere = undocs_url(parse(whole)) + (f"({part_named.replace(' ', '')})" if part_named else "")
    except UsageError:
        if not shown:
            raise unknown(request.viewer) from None
        elsewhere = ""
    return Page(
        template="library/absent.html",
        context={"symbol": symbol, "citations": shown, "elsewhere": elsewhere, "path": request.path},
        data=lambda: {"symbol": symbol, "in_library": False, "published_at": elsewhere, "cited_by": len(shown)},
        marking=bands([item.document for item in shown]),
        exercise=any(item.document.exercise for item in shown),
        shown=[item.document for item in shown],
        status=404,
    )


def _several(symbol: str, found: list[Document]) -> Page:
    """Several texts of one symbol: the reader's choice."""
    languages = native_names()
    texts = [(item, content_path(item.sha256), languages.get(item.language, item.language)) for item in found]
    return Page(
        template="library/several.html",
        context={"symbol": symbol, "documents": texts},
        data=lambda: {"symbol": symbol, "texts": [content_path(item.sha256) for item in found]},
        marking=bands(list(found)),
        exercise=any(item.exercise for item in found),
        shown=found,
    )


def _reader(request: Request, item: Document, record: Record, stem: str) -> Page:
    """One document, to read."""
    shown_part = part(record, request.GET.get("part", ""))
    others = _same_symbol(request, item)
    right_to_left = record.language in RIGHT_TO_LEFT
    return Page(
        template="library/reader.html",
        context={
            "document": item,
            "record": record,
            "rows": rows(record, shown_part),
            "outline": outline(record, stem),
            "part": shown_part,
            "stem": stem,
            "links": [in_part(stem, number) for number in range(1, shown_part.of + 1)],
            "text_direction": "rtl" if right_to_left else "ltr",
            "remarks": grouped(record.warnings),
            "positions": positions_beside(item),
            "stances": stance_words(),
            "owed": by_passage(commitments_beside(item)),
            "may_add": may_contribute(request.viewer),
            "language_name": lambda code: language_names().get(code, code),
            "meeting_number": meeting_number,
            "other_texts": others,
            "parts": _other_parts(request, item),
            "address": request.build_absolute_uri(stem),
            "downloads": downloads(request, item),
            "file": f"/files/{item.sha256}" if decide(item, request.viewer, Purpose.EXPORT).allow else "",
        },
        data=lambda: msgspec.Raw(with_marking(item.record.encode(), item.marking, exercise=item.exercise)),
        table=Table(
            COLUMNS,
            lambda: (
                (p.id, p.section, p.page, p.number, p.kind, p.text, item.marking.tlp.value) for p in record.passages
            ),
        ),
        marking=item.marking,
        exercise=item.exercise,
        shown=[item, *(text for text, _address, _language in others)],
    )


def _same_symbol(request: Request, item: Document) -> list[tuple[Document, str, str]]:
    """Other texts with this symbol that the viewer may read: each with its address and the name of its language."""
    if not item.symbol:
        return []
    readable = Document.objects.readable_by(request.viewer, request.purpose)
    others = readable.filter(symbol=item.symbol).exclude(pk=item.pk).defer("record").order_by("language", "pk")
    names = native_names()
    return [(other, content_path(other.sha256), names.get(other.language, other.language)) for other in others]


def _other_parts(request: Request, item: Document) -> list[str]:
    """The symbols of the other parts of this document: the main part of a resumption, the resumptions of a meeting."""
    if not item.symbol:
        return []
    whole, _part = whole_and_part(item.symbol)
    family = Document.objects.readable_by(request.viewer, request.purpose).filter(
        Q(symbol=whole) | Q(symbol__startswith=f"{whole} (")
    )
    others = family.exclude(symbol=item.symbol).order_by("symbol").values_list("symbol", flat=True).distinct()
    return [symbol for symbol in others if whole_and_part(symbol)[0] == whole]
