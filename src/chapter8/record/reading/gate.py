"""The gate: what a file must be before any reader sees it. Its name is only a hint; its content decides.

Rules, in the order they are checked; each refusal says which one and what to do:

1. It is a plain file (no device, pipe or folder) of at most MAX_BYTES; the size is asked before a byte is loaded. It
   is the same before and after it is read.
2. It holds something other than white space.
3. Its first bytes say what it is: PDF, Word (.docx), XML, HTML or text. Anything else is refused by its true name
   (an image, an archive, an old Word file, a program), encrypted Office files as encrypted.
4. Text has no binary rubbish in it: at most one control character in a hundred, unless it is UTF-16.
5. Where the name's suffix says otherwise than the content, the content wins and a warning says so.

What depends on the inside of a format (zip bombs, entity bombs, broken cross-reference tables) is checked by that
format's reader, before the library that parses it sees it.
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
import zipfile
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from chapter8.errors import DamagedError, EmptyInputError, EncryptedError, InputError, TooLargeError, UnsupportedError
from chapter8.record.nouns import Source
from chapter8.record.nouns import Warning as ReadingWarning

MAX_BYTES = 100 * 1024 * 1024
"""The longest file that is loaded. The longest United Nations reports with all their maps are under 60 MB."""

MAX_CHARACTERS = 30_000_000
"""The longest text that is kept of one document: about 10,000 pages."""

SNIFFED_BYTES = 65_536


class MediaType(StrEnum):
    """The formats that have a reader."""

    TEXT = "text/plain"
    HTML = "text/html"
    PDF = "application/pdf"
    WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    XML = "application/xml"


_SUFFIXES = {
    ".txt": {MediaType.TEXT},
    ".text": {MediaType.TEXT},
    ".md": {MediaType.TEXT},
    ".htm": {MediaType.HTML},
    ".html": {MediaType.HTML},
    ".xhtml": {MediaType.HTML},
    ".pdf": {MediaType.PDF},
    ".docx": {MediaType.WORD},
    ".xml": {MediaType.XML, MediaType.HTML},
    ".akn": {MediaType.XML},
}
SUFFIXES = frozenset(_SUFFIXES)
"""The suffixes under which documents are looked for in a folder."""

_REFUSED = (
    (b"\x89PNG", "an image (PNG)"),
    (b"\xff\xd8\xff", "an image (JPEG)"),
    (b"GIF8", "an image (GIF)"),
    (b"II*\x00", "an image (TIFF)"),
    (b"MM\x00*", "an image (TIFF)"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3", "a database"),
    (b"PAR1", "a Parquet table"),
    (b"{\\rtf", "a Rich Text file"),
)
_ENCRYPTED_OFFICE = "EncryptedPackage".encode("utf-16-le")
_CONTROLS = bytes(code for code in (*range(32), 127) if not 9 <= code <= 13 and code != 27)
_MARKUP = re.compile(rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,4000}?-->\s*)*<(!?[A-Za-z][\w:.-]*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Admitted:
    """A file that passed the gate: its bytes, what it is, and what the reader should know about it."""

    data: bytes
    source: Source
    media_type: MediaType
    warnings: tuple[ReadingWarning, ...] = ()

    @property
    def name(self) -> str:
        """The file's name, for messages."""
        return self.source.name


def admit(source: Path | bytes, *, name: str | None = None) -> Admitted:
    """Load a file or take bytes, and hold them against the rules of the gate.

    Raises a subclass of `InputError` that names the file, the cause and the remedy.
    """
    label = _sayable(name or (source.name or str(source) if isinstance(source, Path) else "(bytes)"))
    data = _load(source, label)
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf"):
        raise EmptyInputError("the file is empty", place=label, remedy="Get the document again from its source")
    media_type = sniff(data, label)
    digest = hashlib.sha256(data).hexdigest()
    expected = _SUFFIXES.get(Path(label).suffix.lower())
    warnings: tuple[ReadingWarning, ...] = ()
    if expected and media_type not in expected:
        message = f"The name ends in {Path(label).suffix}, but the content is {media_type.value}: read as that"
        warnings = (ReadingWarning("mislabelled", message),)
    return Admitted(data, Source(label, digest, media_type.value), media_type, warnings)


def _load(source: Path | bytes, label: str) -> bytes:
    """The bytes, after their number was asked (rule 1)."""
    if isinstance(source, bytes):
        _refuse_size(len(source), label)
        return source
    try:
        if not stat.S_ISREG(source.stat().st_mode):
            raise _not_a_file(source, label)
        # the name may come to mean a pipe between asking and opening: an opened pipe must not wait for a writer
        number = os.open(source, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(number, "rb") as stream:
            return _read_whole(stream, source, label)
    except (OSError, ValueError) as error:
        cause = (getattr(error, "strerror", None) or "it can't be opened").lower()
        raise InputError(f"the file can't be read: {cause}", place=label, remedy="Check path and rights") from error


def _read_whole(stream: BinaryIO, source: Path, label: str) -> bytes:
    """The bytes of an open file, which is the same file with the same bytes before and after."""
    before = os.fstat(stream.fileno())
    if not stat.S_ISREG(before.st_mode):
        raise _not_a_file(source, label)
    _refuse_size(before.st_size, label)
    data = stream.read(MAX_BYTES + 1)
    _refuse_size(len(data), label)
    after = os.fstat(stream.fileno())
    if len(data) != after.st_size or before.st_mtime_ns != after.st_mtime_ns:
        remedy = "Wait until it is written, then give it again"
        raise InputError("the file changed while it was read", place=label, remedy=remedy)
    return data


def _refuse_size(size: int, label: str) -> None:
    if size > MAX_BYTES:
        limit = MAX_BYTES // 1024 // 1024
        cause = f"the file has {size / 1024 / 1024:,.0f} MB; the limit is {limit} MB"
        raise TooLargeError(cause, place=label, remedy="Split it, or save it without its images")


def _not_a_file(source: Path, label: str) -> InputError:
    what = "a folder" if source.is_dir() else "a device or a pipe"
    return InputError(f"it is {what}, not a file", place=label, remedy="Give a file")


def _sayable(name: str) -> str:
    """A file name as text that can be written: bytes that are no UTF-8 become escapes."""
    return name.encode("utf-8", errors="backslashreplace").decode("utf-8").replace("\x00", "\\x00")


def sniff(data: bytes, name: str) -> MediaType:
    """What the bytes are (rules 3 and 4)."""
    head = data[:SNIFFED_BYTES]
    if b"%PDF-" in head[:1024]:
        return MediaType.PDF
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _sniff_zip(data, name)
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        if _ENCRYPTED_OFFICE in data:
            remedy = "Save it without a password and give it again"
            raise EncryptedError("the Office file is encrypted", place=name, remedy=remedy)
        remedy = "Save it as .docx or PDF and give it again"
        raise UnsupportedError("the content is an old Office file (.doc, .xls)", place=name, remedy=remedy)
    for magic, what in _REFUSED:
        if head.startswith(magic):
            remedy = "Give a PDF with a text layer, a Word (.docx), HTML, XML or text file"
            raise UnsupportedError(f"the content is {what}, not a document with text", place=name, remedy=remedy)
    if looks_like_utf16(head):
        return _sniff_markup(as_utf8(head[: len(head) // 2 * 2]))
    _refuse_rubbish(head, name)
    return _sniff_markup(head)


def looks_like_utf16(head: bytes) -> bool:
    """A byte order mark, or a zero in every second place as UTF-16 of Western text has it."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    sample = head[:2000]
    half = len(sample) // 2
    zeros = sample[0::2].count(0), sample[1::2].count(0)
    return half >= 4 and max(zeros) > 0.6 * half and min(zeros) < 0.1 * half


def as_utf8(data: bytes) -> bytes:
    """UTF-16 as UTF-8, for rules that look for ASCII words; what can't be decoded is dropped."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="ignore").encode()
    little = data[1:2000:2].count(0) > data[0:2000:2].count(0)
    return data.decode("utf-16-le" if little else "utf-16-be", errors="ignore").encode()


def _refuse_rubbish(head: bytes, name: str) -> None:
    """Rule 4."""
    controls = len(head) - len(head.translate(None, _CONTROLS))
    if controls * 100 > len(head):
        first = next(at for at, byte in enumerate(head) if byte in _CONTROLS)
        raise UnsupportedError(
            "the content is binary data, not a document",
            place=f"{name}, byte {first}",
            remedy="Give a PDF, Word (.docx), HTML, XML or text file",
        )


def _sniff_markup(head: bytes) -> MediaType:
    found = _MARKUP.match(head.removeprefix(b"\xef\xbb\xbf"))
    if found is None:
        return MediaType.TEXT
    element = found.group(1).lower()
    if element in {b"html", b"head", b"body"} or b"<html" in head.lower()[:4096]:
        return MediaType.HTML
    if element in {b"p", b"div", b"article", b"section", b"h1", b"h2", b"table", b"meta", b"title", b"span"}:
        return MediaType.HTML
    return MediaType.XML


def _sniff_zip(data: bytes, name: str) -> MediaType:
    """A Word file, or a refusal that says which other container it is."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            members = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        remedy = "Get the file again: it was cut short on its way"
        raise DamagedError("the file is a damaged zip container (Word file?)", place=name, remedy=remedy) from error
    if "word/document.xml" in members:
        return MediaType.WORD
    what = "an Excel workbook" if "xl/workbook.xml" in members else "a zip archive"
    remedy = "Unpack it and give the documents in it" if what == "a zip archive" else "Save the text as Word or PDF"
    raise UnsupportedError(f"the content is {what}, not a document with text", place=name, remedy=remedy)
