"""Word (.docx): paragraphs, tables and footnotes in their order, after the container was checked for bombs.

Rules of this gate: at most MAX_MEMBERS parts; no part and no sum of parts unpacks to more than MAX_UNPACKED, by
what the container declares and by what really comes out; no part of a megabyte or more unpacks to more than
MAX_RATIO times its packed size; no part that is XML, whatever its name, declares a document type or an entity,
has more than MAX_TAGS tags or is longer than MAX_XML_BYTES. What stands elsewhere is never fetched.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import docx
from docx.opc.exceptions import PackageNotFoundError
from docx.table import Table
from lxml import etree

from chapter8.errors import DamagedError, EmptyInputError, EncryptedError, HostileError, TooLargeError
from chapter8.record.nouns import Warning as ReadingWarning
from chapter8.record.reading.gate import Admitted, as_utf8, looks_like_utf16
from chapter8.record.reading.word_numbers import WordNumbers, word_numbers
from chapter8.record.reading.xml import MAX_TAGS, MAX_XML_BYTES, parse_xml, refuse_entities
from chapter8.record.text import Line, PlainDocument

MAX_MEMBERS = 5_000
MAX_UNPACKED = 200 * 1024 * 1024
MAX_RATIO = 100
_CHUNK = 1024 * 1024
_RELATIONSHIP = re.compile(rb"<Relationship\b[^>]{0,4000}>")
_RELATION_KIND = re.compile(rb"""Type\s*=\s*["'][^"']{0,300}/([A-Za-z]{1,40})["']""")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def read_word(admitted: Admitted) -> tuple[PlainDocument, tuple[ReadingWarning, ...]]:
    """Paragraphs and table rows as lines; heading styles kept; footnotes at the end with the style "footnote"."""
    check_container(admitted.data, admitted.name)
    try:
        document = docx.Document(BytesIO(admitted.data))
        numbers = word_numbers(*_counting_parts(document))
        lines = [line for part in document.iter_inner_content() for line in _lines(part, numbers)]
    except (
        PackageNotFoundError,
        KeyError,
        ValueError,
        AttributeError,
        etree.XMLSyntaxError,
        zipfile.BadZipFile,
    ) as error:
        remedy = "Open it in a word processor, save it again, and give that file"
        raise DamagedError("the Word file is damaged", place=admitted.name, remedy=remedy) from error
    lines.extend(_footnotes(admitted))
    if not any(line.text for line in lines):
        raise EmptyInputError("the Word file holds no text", place=admitted.name, remedy="Give a file with text")
    title = document.core_properties.title or None
    warnings = list(_external_parts(admitted.data))
    if numbers.unknown:
        message = f"Lists counted in {', '.join(sorted(numbers.unknown))}: their numbers are given in Arabic digits"
        warnings.append(ReadingWarning("word_numbers", message))
    return PlainDocument(admitted.source, tuple(lines), title=title), tuple(warnings)


def _counting_parts(document: Any) -> tuple[Any, Any]:
    """The parts that define lists and styles; None where the file has none."""
    parts = {
        relation.reltype.rpartition("/")[2]: _element(relation.target_part)
        for relation in document.part.rels.values()
        if not relation.is_external and relation.reltype.endswith(("/numbering", "/styles"))
    }
    return parts.get("numbering"), parts.get("styles")


def _element(part: Any) -> Any:
    """The root of a part; python-docx keeps some as trees and others as bytes."""
    return part.element if hasattr(part, "element") else parse_xml(part.blob, f"part {part.partname}")


def check_container(data: bytes, name: str, what: str = "Word file") -> None:
    """Hold the container against the rules above, unpacking in small pieces that are thrown away.

    `what` it is, in the words of the errors: spreadsheets lie in the same container.
    """
    remedy = "This is how a zip bomb is built; do not open it elsewhere either"
    total = 0
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            members = archive.infolist()
            if len(members) > MAX_MEMBERS:
                raise HostileError(f"the {what} has {len(members):,} parts", place=name, remedy=remedy)
            if sum(member.file_size for member in members) > MAX_UNPACKED:
                raise HostileError(
                    f"the {what} unpacks to more than {MAX_UNPACKED // _CHUNK} MB", place=name, remedy=remedy
                )
            for member in members:
                place = f"{name}, part {member.filename}"
                if member.flag_bits & 0x1:
                    raise EncryptedError("a part is encrypted", place=place, remedy="Save it without a password")
                total += _unpacked(archive, member, place)
                if total > MAX_UNPACKED:
                    raise HostileError("it unpacks to more than it declares", place=place, remedy=remedy)
    except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError, ValueError) as error:
        raise DamagedError("the zip container is damaged", place=name, remedy="Get the file again") from error
    except zipfile.zlib.error as error:  # type: ignore[attr-defined]
        raise DamagedError("a compressed part is damaged", place=name, remedy="Get the file again") from error


def _unpacked(archive: zipfile.ZipFile, member: zipfile.ZipInfo, place: str) -> int:
    """How many bytes a part really has; refused when it swells too much or declares entities."""
    size = tags = 0
    tail = b""
    first, markup = True, False
    with archive.open(member) as stream:
        while chunk := stream.read(_CHUNK):
            size += len(chunk)
            if size > _CHUNK and size > MAX_RATIO * max(1, member.compress_size):
                raise HostileError(
                    f"it unpacks to more than {MAX_RATIO} times its size",
                    place=place,
                    remedy="This is how a zip bomb is built; do not open it elsewhere either",
                )
            if size > MAX_UNPACKED:
                raise HostileError("it unpacks to more than the limit", place=place)
            if first:
                markup = _is_markup(chunk)
            if markup:
                tags += chunk.count(b"<")
                if size > MAX_XML_BYTES or tags > MAX_TAGS:
                    cause = f"the part is longer than {MAX_XML_BYTES // _CHUNK} MB or has more than {MAX_TAGS:,} tags"
                    raise TooLargeError(cause, place=place, remedy="Split the document")
                refuse_entities(tail + chunk, place)
                tail = chunk[-64:]
            first = False
    return size


def _is_markup(head: bytes) -> bool:
    """Whether a part is XML: by its content, for a part may have any name."""
    probe = as_utf8(head[:4096]) if looks_like_utf16(head[:4096]) else head[:4096]
    return probe.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")


def _external_parts(data: bytes) -> Iterator[ReadingWarning]:
    """A warning where the file points to pictures, templates or objects elsewhere; nothing of them is fetched."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        for name in archive.namelist():
            if not name.endswith(".rels"):
                continue
            kinds = {
                found.group(1).decode("ascii", errors="replace")
                for element in _RELATIONSHIP.findall(archive.read(name))
                if b"External" in element and (found := _RELATION_KIND.search(element)) is not None
            } - {"hyperlink"}
            if kinds:
                message = f"The file points to parts elsewhere ({', '.join(sorted(kinds))}): they were not fetched"
                yield ReadingWarning("external_parts", message)
                return


def _lines(part: Any, numbers: WordNumbers) -> Iterator[Line]:
    if isinstance(part, Table):
        for row in part.rows:
            cells = list(dict.fromkeys(" ".join(cell.text.split()) for cell in row.cells))
            yield Line("\t".join(cells), style="table")
        return
    style = (part.style.name or "").lower() if part.style is not None else ""
    known = style if style.startswith(("heading", "title")) else None
    label = numbers.label(part._p)  # noqa: SLF001 - the library gives no other way to a paragraph's list
    for text in part.text.split("\n"):
        yield Line(f"{label} {text.strip()}".strip() if text.strip() else "", style=known)
        label = "" if text.strip() else label


def _footnotes(admitted: Admitted) -> Iterator[Line]:
    """The notes of word/footnotes.xml, numbered as Word numbers them, without its two separators."""
    with zipfile.ZipFile(BytesIO(admitted.data)) as archive:
        if "word/footnotes.xml" not in archive.namelist():
            return
        root = parse_xml(archive.read("word/footnotes.xml"), f"{admitted.name}, part word/footnotes.xml")
    number = 0
    for note in root.iterfind(f"{_W}footnote"):
        if note.get(f"{_W}type") in {"separator", "continuationSeparator", "continuationNotice"}:
            continue
        number += 1
        text = "".join(run.text or "" for run in note.iter(f"{_W}t")).strip()
        yield Line(f"{number} {text}", style="footnote")
