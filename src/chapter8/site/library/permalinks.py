"""Addresses of documents and of places inside them: /d/S/RES/1631(2005)#7, or /d/sha256:ab12... without a symbol.

A part that is published on its own has its own address, /d/S/PV.5007(Resumption1); without it the main part is meant.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache
from typing import TYPE_CHECKING

from chapter8.errors import UsageError
from chapter8.exchange.decide import Purpose, Viewer
from chapter8.site.library.reader.parts import in_part, part_of

if TYPE_CHECKING:
    from chapter8.site.library.models import Document, Passage

_PART = re.compile(r"(?P<stem>.+)\((?P<word>Resumption|Part|Vol\.|SUPP)(?P<number>[IVX\d]*)\)")
SHORT = 16  # hex digits of a SHA-256 in an address: enough for 2^32 documents


def document_path(document: Document) -> str:
    """The address of a document: by its symbol, else by its content."""
    return f"/d/{permalink(document.symbol)}" if document.symbol else content_path(document.sha256)


def content_path(sha256: str) -> str:
    """The address of exactly this file, also where several share a symbol."""
    return f"/d/sha256:{sha256[:SHORT]}"


def passage_path(passage: Passage, shared: Collection[str] = ()) -> str:
    """The address of a passage, in its part of a long document; by content where its symbol is one of `shared`."""
    document = passage.document
    stem = content_path(document.sha256) if document.symbol in shared else document_path(document)
    return f"{in_part(stem, part_of(passage.position))}#{passage.ident}"


def shared_symbols(
    viewer: Viewer, purpose: Purpose = Purpose.READ, *, among: Collection[Document] | None = None
) -> frozenset[str]:
    """The symbols that more than one document bears of those that the viewer may have; `among` some documents.

    One question for a whole list, and none that would tell of documents which are withheld.
    """
    from django.db.models import Count  # noqa: PLC0415 - the models need this module before Django is ready

    from chapter8.site.library.models import Document  # noqa: PLC0415 - as above

    rows = Document.objects.readable_by(viewer, purpose).exclude(symbol="")
    if among is not None:
        symbols = {document.symbol for document in among if document.symbol}
        if not symbols:
            return frozenset()
        rows = rows.filter(symbol__in=symbols)
    counted = rows.order_by().values("symbol").annotate(texts=Count("pk")).filter(texts__gt=1)
    return frozenset(counted.values_list("symbol", flat=True))


def symbol_path(symbol: str) -> str:
    """The address under which a document with this symbol is found, whether or not it is in the library."""
    return f"/d/{permalink(symbol)}"


@lru_cache(maxsize=4096)
def permalink(symbol: str) -> str:
    """A symbol, with the part if it names one, as it stands in an address: without spaces."""
    from chapter8.symbols import parse_with_part  # noqa: PLC0415 - heavy tables, not needed to load the models

    try:
        whole, part = parse_with_part(symbol)
    except UsageError:
        return symbol.replace(" ", "_")
    return f"{whole.permalink}({part.replace(' ', '')})" if part else whole.permalink


def symbol_of(path: str) -> str:
    """The symbol that an address names: "S/PV.5007(Resumption1)" -> "S/PV.5007 (Resumption 1)".

    Raises:
        UsageError: `path` is not exactly an address that we would write.
    """
    from chapter8.symbols import from_permalink, normalise  # noqa: PLC0415 - as above

    part = _PART.fullmatch(path)
    if part is None:
        return from_permalink(path).text
    symbol = normalise(f"{part['stem']} ({part['word']} {part['number']})".replace(" )", ")"))
    if permalink(symbol) != path:
        raise UsageError(f"not a permalink: {path[:80]!r}", remedy=f"Did you mean {permalink(symbol)}?")
    return symbol


def whole_and_part(symbol: str) -> tuple[str, str]:
    """What a symbol is part of, and which part: ("S/PV.5007", "Resumption 1"), ("S/RES/1631 (2005)", "")."""
    from chapter8.symbols import parse_with_part  # noqa: PLC0415 - as above

    try:
        whole, part = parse_with_part(symbol)
    except UsageError:
        return symbol, ""
    return whole.text, part or ""
