"""XML from strangers: no entities, no document types, no network, no giant trees."""

from __future__ import annotations

import re

from lxml import etree

from chapter8.errors import DamagedError, HostileError, TooLargeError
from chapter8.record.reading.gate import as_utf8, looks_like_utf16

MAX_XML_BYTES = 30 * 1024 * 1024
MAX_TAGS = 3_000_000
_DECLARATION = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)
_ENCODING = re.compile(rb"""^[\xef\xbb\xbf\s]*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']""")
_ALLOWED = re.compile(r"utf-?8|utf-?16(?:le|be)?|us-ascii|ascii|iso-8859-\d{1,2}|windows-125\d", re.IGNORECASE)


def refuse_entities(data: bytes, place: str) -> None:
    """A document type or an entity declaration has no place in a document that we read: it is how bombs are built."""
    probe = as_utf8(data) if looks_like_utf16(data[:4096]) else data
    encoding = _ENCODING.match(probe[:400])
    if encoding and not _ALLOWED.fullmatch(encoding.group(1).decode("ascii")):
        raise HostileError(
            f"the XML is encoded as {encoding.group(1).decode('ascii')}, in which declarations can be hidden",
            place=place,
            remedy="Give it as UTF-8",
        )
    found = _DECLARATION.search(probe)
    if found:
        line = probe.count(b"\n", 0, found.start()) + 1
        raise HostileError(
            f"the XML declares its own {'entities' if found.group(1).upper() == b'ENTITY' else 'document type'}",
            place=f"{place}, line {line}",
            remedy="Such declarations can hide entity bombs or files of this machine; give a file without them",
        )


def parse_xml(data: bytes, place: str) -> etree._Element:
    """The root element. Raises `HostileError`, `TooLargeError` or `DamagedError` with the line."""
    if len(data) > MAX_XML_BYTES:
        limit = MAX_XML_BYTES // 1024 // 1024
        raise TooLargeError(f"the XML is longer than {limit} MB", place=place, remedy="Split it")
    refuse_entities(data, place)
    if data.count(b"<") > MAX_TAGS:
        raise TooLargeError(f"the XML has more than {MAX_TAGS:,} tags", place=place, remedy="Split it")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        line = error.lineno or 1
        raise DamagedError(
            f"the XML is not well formed ({(error.msg or 'syntax error').split(',')[0]})",
            place=f"{place}, line {line}",
            remedy="Get the file again; if it is so at its source, report it there",
        ) from error
    if getattr(root.getroottree().docinfo, "doctype", ""):  # however it was spelt, the parser has seen one
        raise HostileError("the XML declares its own document type", place=place, remedy="Give a file without it")
    return root
