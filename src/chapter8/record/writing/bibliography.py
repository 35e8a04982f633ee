"""Entries for reference managers: BibTeX, RIS, CSL-JSON."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import msgspec

from chapter8.errors import UsageError
from chapter8.record.nouns import DocumentKind, Record
from chapter8.record.writing.characters import one_line
from chapter8.record.writing.references import document_reference
from chapter8.symbols import parse, undocs_url

_NAMED: Mapping[DocumentKind, str] = {
    "repertoire": "Repertoire of the Practice of the Security Council",
    "resolution": "Resolution",
    "presidential_statement": "Statement by the President of the Security Council",
    "meeting_record": "Verbatim record",
    "report": "Report",
    "letter": "Letter",
    "press_release": "Press release",
    "communique": "Communiqué",
    "news": "News",
    "other": "Document",
}
_CSL: Mapping[DocumentKind, str] = {
    "resolution": "legislation",
    "meeting_record": "hearing",
    "report": "report",
    "repertoire": "chapter",
    "news": "article-newspaper",
    "press_release": "article",
}
_RIS: Mapping[DocumentKind, str] = {"report": "RPRT", "repertoire": "CHAP", "news": "NEWS", "press_release": "PRESS"}
_AUTHORS = {
    "S": "United Nations, Security Council", "A": "United Nations, General Assembly",
    "E": "United Nations, Economic and Social Council", "PSC": "African Union, Peace and Security Council",
    "EU": "Council of the European Union", "SC": "United Nations", "SG": "United Nations",
}  # fmt: skip
# TeX gives these a meaning of their own. Braces are named, not escaped: BibTeX counts them even behind a backslash.
_TEX = {
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "$": r"\$", "&": r"\&",
    "#": r"\#", "%": r"\%", "_": r"\_", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}", '"': r"\textquotedbl{}",
    "@": r"\char64{}",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """What a list of references says of a document. `author` is the body that issued it, where the symbol names one.

    `note` holds what the formats have no field for: the paragraph that is meant, the marking.
    """

    key: str
    kind: DocumentKind
    title: str
    author: str | None
    symbol: str | None
    date: date | None
    language: str
    address: str | None
    note: str | None = None


def entry_of(record: Record) -> Entry:
    """The entry of one document."""
    author = address = None
    if record.symbol:
        try:
            symbol = parse(record.symbol.split(" (Resumption")[0])
        except UsageError:
            pass
        else:
            author = _AUTHORS.get(symbol.organ)
            address = undocs_url(symbol) if (author or "").startswith("United Nations") else None
    named = record.symbol or record.title or record.source.name
    key = re.sub(r"[^A-Za-z0-9]+", "-", named).strip("-")[:60] or record.source.sha256[:12]
    title = one_line(record.title) or document_reference(record.symbol, record.source.name)
    return Entry(key, record.kind, title, author, record.symbol, record.date, record.language, address)


def bibtex(entry: Entry) -> str:
    """The entry for BibTeX (class misc: the standard styles know no documents of an organization)."""
    day = entry.date
    fields = {
        "title": entry.title,
        "author": entry.author,
        "number": entry.symbol,
        "howpublished": _NAMED[entry.kind],
        "year": str(day.year) if day else None,
        "month": str(day.month) if day else None,
        "day": str(day.day) if day else None,
        "url": entry.address,
        "language": entry.language,
        "note": entry.note,
    }
    lines = [f"  {name} = {{{_tex(name, value)}}}," for name, value in fields.items() if value]
    return "\n".join([f"@misc{{{entry.key},", *lines, "}", ""])


def _tex(name: str, value: str) -> str:
    """A value as TeX sets it; the author is one name, so in braces of its own; an address stays as it is."""
    plain = one_line(value)
    if name == "url":
        return plain
    escaped = "".join(_TEX.get(sign, sign) for sign in plain)
    return f"{{{escaped}}}" if name in {"author", "title"} else escaped


def ris(entry: Entry) -> str:
    """The entry for RIS: a tag a line, no value over more than one."""
    day = entry.date
    tags = (
        ("TI", entry.title),
        ("AU", entry.author),
        ("SN", entry.symbol),
        ("M3", _NAMED[entry.kind]),
        ("PY", str(day.year) if day else None),
        ("DA", f"{day:%Y/%m/%d}" if day else None),
        ("UR", entry.address),
        ("LA", entry.language),
        ("N1", entry.note),
    )
    lines = [f"{tag}  - {one_line(value)}" for tag, value in tags if value and one_line(value)]
    return "\r\n".join([f"TY  - {_RIS.get(entry.kind, 'GOVDOC')}", *lines, "ER  - ", ""])


def csl(entry: Entry) -> dict[str, Any]:
    """The entry as an item of CSL-JSON (CSL 1.0.2, csl-data.json)."""
    day = entry.date
    fields = {
        "id": entry.key,
        "type": _CSL.get(entry.kind, "document"),
        "title": entry.title,
        "author": [{"literal": entry.author}] if entry.author else None,
        "number": one_line(entry.symbol) if entry.symbol else None,
        "genre": _NAMED[entry.kind],
        "issued": {"date-parts": [[day.year, day.month, day.day]]} if day else None,
        "URL": entry.address,
        "language": entry.language,
        "note": one_line(entry.note) if entry.note else None,
    }
    return {name: value for name, value in fields.items() if value}


def csl_json(entry: Entry) -> bytes:
    """A list of one item: what reference managers import."""
    return msgspec.json.format(msgspec.json.encode([csl(entry)]), indent=2) + b"\n"
