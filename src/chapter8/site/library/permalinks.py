"""Addresses of documents and of places inside them: /d/S/RES/1631(2005)#7, or /d/sha256:ab12... without a symbol."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chapter8.errors import UsageError

if TYPE_CHECKING:
    from chapter8.site.library.models import Document, Passage

SHORT = 16  # hex digits of a SHA-256 in an address: enough for 2^32 documents


def document_path(document: Document) -> str:
    """The address of a document: by its symbol, else by its content."""
    return f"/d/{permalink(document.symbol)}" if document.symbol else content_path(document.sha256)


def content_path(sha256: str) -> str:
    """The address of exactly this file, also where several share a symbol."""
    return f"/d/sha256:{sha256[:SHORT]}"


def passage_path(passage: Passage) -> str:
    """The address of a passage; by content where its document shares its symbol with another one."""
    document = passage.document
    shared = document.symbol and type(document).objects.filter(symbol=document.symbol)[1:2].exists()
    stem = content_path(document.sha256) if shared else document_path(document)
    return f"{stem}#{passage.ident}"


def symbol_path(symbol: str) -> str:
    """The address under which a document with this symbol is found, whether or not it is in the library."""
    return f"/d/{permalink(symbol)}"


def permalink(symbol: str) -> str:
    """A symbol as it stands in an address: without spaces."""
    from chapter8.symbols import parse  # noqa: PLC0415 - heavy tables, not needed to load the models

    try:
        return parse(symbol).permalink
    except UsageError:
        return symbol.replace(" ", "_")
