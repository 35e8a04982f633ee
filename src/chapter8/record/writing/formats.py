"""The one door out: a record and the name of a format in, bytes out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from chapter8.errors import UsageError
from chapter8.record.encoding import to_json
from chapter8.record.nouns import Record


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its media type, the ending of its files, what writes it, and what it is in a few words."""

    media_type: str
    ending: str
    writer: Callable[[Record], bytes]
    words: str


def write(record: Record, form: str) -> bytes:
    """The record in a format of the table `FORMATS`. Raises UsageError for one that is not in it."""
    if form not in FORMATS:
        raise UsageError(f"no format {form[:40]!r}", remedy=f"There are: {', '.join(FORMATS)}.")
    return FORMATS[form].writer(record)


def _json(record: Record) -> bytes:
    return to_json(record) + b"\n"


def _akn(record: Record) -> bytes:
    from chapter8.record.writing.akoma_ntoso import akoma_ntoso  # noqa: PLC0415 - loads lxml only for XML

    return akoma_ntoso(record)


def _tei(record: Record) -> bytes:
    from chapter8.record.writing.tei import tei  # noqa: PLC0415 - as above

    return tei(record)


def _json_ld(record: Record) -> bytes:
    from chapter8.record.writing.json_ld import json_ld  # noqa: PLC0415 - only where it is asked for

    return json_ld(record)


def _tables(record: Record) -> bytes:
    from chapter8.record.writing.tables import all_tables  # noqa: PLC0415 - as above

    return all_tables(record)


def _bibtex(record: Record) -> bytes:
    from chapter8.record.writing.bibliography import bibtex, entry_of  # noqa: PLC0415 - as above

    return bibtex(entry_of(record)).encode()


def _ris(record: Record) -> bytes:
    from chapter8.record.writing.bibliography import entry_of, ris  # noqa: PLC0415 - as above

    return ris(entry_of(record)).encode()


def _csl(record: Record) -> bytes:
    from chapter8.record.writing.bibliography import csl_json, entry_of  # noqa: PLC0415 - as above

    return csl_json(entry_of(record))


FORMATS: dict[str, Format] = {
    "json": Format("application/json", ".json", _json, "all that was read (docs/reference/record.schema.json)"),
    "akn": Format("application/akn+xml", ".akn.xml", _akn, "Akoma Ntoso 3.0"),
    "tei": Format("application/tei+xml", ".tei.xml", _tei, "TEI P5, meeting records as in ParlaMint"),
    "jsonld": Format("application/ld+json", ".jsonld", _json_ld, "JSON-LD with PROV-O"),
    "csv": Format("application/zip", ".csv.zip", _tables, "tables, one a noun, in one zip"),
    "bibtex": Format("application/x-bibtex", ".bib", _bibtex, "an entry for BibTeX"),
    "ris": Format("application/x-research-info-systems", ".ris", _ris, "an entry for RIS"),
    "csl": Format("application/vnd.citationstyles.csl+json", ".csl.json", _csl, "an entry as CSL-JSON"),
}
"""Every format that a record can be written in, by its name."""
