"""Documents to take away: every format that a record is written in, each file with its marking inside.

Rules:

1. a download is a copy: it goes to whom `decide` allows one (`Purpose.EXPORT`);
2. the marking travels in the file where the format holds it: XML as an element, JSON as a key, references as a note,
   tables as a file beside them. The original file is given as it was added.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import msgspec
from django.http import HttpResponse
from django.utils.translation import gettext as _
from lxml import etree

from chapter8.errors import UsageError
from chapter8.exchange.decide import Purpose, decide
from chapter8.exchange.marking import Marking
from chapter8.record.nouns import Record
from chapter8.record.writing import FORMATS, write
from chapter8.record.writing.bibliography import Entry, bibtex, csl_json, entry_of, ris
from chapter8.site.answers import marking_out
from chapter8.site.asking import Request
from chapter8.site.faults import require
from chapter8.site.library.models import Document

REFERENCES: Mapping[str, Callable[[Entry], bytes]] = {
    "bibtex": lambda entry: bibtex(entry).encode(),
    "ris": lambda entry: ris(entry).encode(),
    "csl": csl_json,
}
NAMES = {
    "json": "JSON", "akn": "Akoma Ntoso", "tei": "TEI (ParlaMint)", "jsonld": "JSON-LD (PROV)", "csv": "CSV (zip)",
    "bibtex": "BibTeX", "ris": "RIS", "csl": "CSL-JSON",
}  # fmt: skip
_NAMESPACE = "urn:chapter8:record:"


@dataclass(frozen=True, slots=True)
class Download:
    """One entry of the menu "Download as": the format's name, its address, and what it is."""

    name: str
    address: str
    words: str


def downloads(request: Request, item: Document) -> list[Download]:
    """The formats in which the viewer may take the document of this page; none where it may only be read."""
    return downloads_at(request, item, request.path)


def downloads_at(request: Request, item: Document, path: str) -> list[Download]:
    """The same on a page that is not the document's own, which is at `path`."""
    if not decide(item, request.viewer, Purpose.EXPORT).allow:
        return []
    return [Download(NAMES[form], f"{path}?format={form}", what.words) for form, what in FORMATS.items()]


def download(request: Request, item: Document, form: str) -> HttpResponse:
    """The document as a file of this format. Raises UsageError for a format that there is not."""
    require(item, request.viewer, Purpose.EXPORT)
    if form not in FORMATS:
        raise UsageError(
            _("There is no format “%(form)s”") % {"form": form[:40]},
            remedy=_("There are: %(forms)s.") % {"forms": ", ".join(FORMATS)},
        )
    record = msgspec.json.decode(item.record, type=Record)
    return attached(export(record, form, item.marking, exercise=item.exercise), form, file_name(item))


def attached(content: bytes, form: str, stem: str) -> HttpResponse:
    """A file with an honest name and type."""
    what = FORMATS[form]
    response = HttpResponse(content, content_type=what.media_type)
    response["Content-Disposition"] = f'attachment; filename="{stem}{what.ending}"'
    return response


def file_name(item: Document, place: str = "") -> str:
    """What a file made of the document is called, without its ending: letters, digits and hyphens alone."""
    named = "-".join(part for part in (item.symbol or item.sha256[:16], place) if part)
    return re.sub(r"[^A-Za-z0-9]+", "-", named).strip("-")[:100] or item.sha256[:16]


def export(record: Record, form: str, marking: Marking, *, exercise: bool) -> bytes:
    """The record in a format, with its marking."""
    words = marking_words(marking, exercise=exercise)
    if form in REFERENCES:
        return REFERENCES[form](replace(entry_of(record), note=words))
    content = write(record, form)
    match form:
        case "json":
            return with_marking(content, marking, exercise=exercise)
        case "akn":
            return _in_akoma_ntoso(content, marking, words)
        case "tei":
            return _in_tei(content, words)
        case "jsonld":
            return _in_json_ld(content, words)
        case _:
            return _beside_tables(content, words)


def marking_words(marking: Marking, *, exercise: bool) -> str:
    """The marking in one line of a file: "EXERCISE. TLP:AMBER, AU, for AU, ECOWAS"."""
    audience = ", ".join(sorted(marking.audience))
    parts = [marking.tlp.value, marking.owner, f"for {audience}" if audience else "", marking.own or ""]
    return ("EXERCISE. " if exercise else "") + ", ".join(part for part in parts if part)


def with_marking(content: bytes, marking: Marking, *, exercise: bool) -> bytes:
    """A record's JSON with two keys more at its end: `marking` and `exercise`."""
    whole: dict[str, Any] = msgspec.json.decode(content, type=dict[str, msgspec.Raw])
    return msgspec.json.encode({**whole, "marking": marking_out(marking), "exercise": exercise}) + b"\n"


def _in_akoma_ntoso(content: bytes, marking: Marking, words: str) -> bytes:
    """As `proprietary` of the metadata: what Akoma Ntoso keeps for elements of others."""
    root = etree.fromstring(content)
    space = etree.QName(root).namespace
    meta = root.find(f".//{{{space}}}meta")
    if meta is None:
        return content
    own = etree.SubElement(meta, f"{{{space}}}proprietary", source="#chapter8")
    mark = etree.SubElement(own, f"{{{_NAMESPACE}}}marking", nsmap={"c8": _NAMESPACE})
    mark.text = words
    mark.set("tlp", marking.tlp.value)
    mark.set("owner", marking.owner)
    etree.indent(own, level=3)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"


def _in_tei(content: bytes, words: str) -> bytes:
    """As a paragraph of the publication statement."""
    root = etree.fromstring(content)
    space = etree.QName(root).namespace
    statement = root.find(f".//{{{space}}}publicationStmt")
    if statement is None:
        return content
    holds_prose = statement.find(f"{{{space}}}p") is not None or len(statement) == 0
    place = statement if holds_prose else etree.SubElement(statement, f"{{{space}}}availability", status="restricted")
    etree.SubElement(place, f"{{{space}}}p", n="marking").text = words
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"


def _in_json_ld(content: bytes, words: str) -> bytes:
    """As dcterms:accessRights of the document."""
    whole = msgspec.json.decode(content)
    whole["@context"]["accessRights"] = "dcterms:accessRights"
    for node in whole["@graph"]:
        if "Document" in node.get("@type", ()):
            node["accessRights"] = words
    return msgspec.json.encode(whole) + b"\n"


def _beside_tables(content: bytes, words: str) -> bytes:
    """As a file of its own in the zip."""
    out = io.BytesIO(content)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(zipfile.ZipInfo("MARKING.txt", (1980, 1, 1, 0, 0, 0)), words + "\n")
    return out.getvalue()
