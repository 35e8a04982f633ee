"""The gate for tables: any source becomes a plain UTF-8 file on disk, read in small pieces, or is refused.

Rules: gzip is known by its first bytes, not by its name. What isn't text is refused. Unpacked size has a limit.
Lines that aren't UTF-8 are read as Windows-1252 (what older exports hold) and counted. The source is never changed.
"""

from __future__ import annotations

import codecs
import gzip
import hashlib
import io
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from chapter8.errors import DamagedError, EmptyInputError, InputError, TooLargeError, UnsupportedError

PIECE = 1 << 20
LIMIT = 4 << 30  # bytes unpacked: ten times the whole of UCDP GED
LONGEST = 16 << 20  # bytes of one line: no table has longer ones
_GZIP, _ZIP, _BOM = b"\x1f\x8b", b"PK\x03\x04", codecs.BOM_UTF8


@dataclass(frozen=True, slots=True)
class PlainTable:
    """A table as plain UTF-8 text at `path`, the SHA-256 of the source as given, and the lines that were not UTF-8."""

    path: Path
    name: str
    sha256: str
    recoded: int = 0


@contextmanager
def plain_table(source: Path | bytes, name: str) -> Iterator[PlainTable]:
    """The source as plain UTF-8, for the length of a `with`. Raises InputError's children, naming the file."""
    digest = _sha256(source, name)
    with tempfile.TemporaryDirectory(prefix="chapter8-") as folder, ExitStack() as stack:
        path = Path(folder) / "plain.csv"
        try:
            recoded = _copy(stack.enter_context(_unpacked(source)), path, name)
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise DamagedError(
                f"the compressed file is broken ({error})", place=name, remedy="Download it again."
            ) from error
        yield PlainTable(path, name, digest, recoded)


def _sha256(source: Path | bytes, name: str) -> str:
    """The digest of the source as given. The first read, so a file that can't be opened is told of here."""
    if isinstance(source, bytes):
        return hashlib.sha256(source).hexdigest()
    try:
        with source.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        cause = f"the file can't be opened ({error.strerror})"
        raise InputError(cause, place=name, remedy="Check the path and the permissions.") from error


@contextmanager
def _unpacked(source: Path | bytes) -> Iterator[IO[bytes] | gzip.GzipFile]:
    """The bytes inside."""
    with io.BytesIO(source) if isinstance(source, bytes) else source.open("rb") as raw:
        packed = raw.read(2) == _GZIP
        raw.seek(0)
        if packed:
            with gzip.GzipFile(fileobj=raw) as inside:
                yield inside
        else:
            yield raw


def _copy(stream: IO[bytes] | gzip.GzipFile, path: Path, name: str) -> int:
    """Write the text as UTF-8 without a byte-order mark; return how many lines had to be recoded."""
    size = recoded = 0
    with path.open("wb") as plain:
        for piece in _pieces(stream, name):
            if size == 0:
                _check_text(piece, name)
            text, count = _as_utf8(piece if size else piece.removeprefix(_BOM))
            size += len(piece)
            if size > LIMIT:
                raise TooLargeError(f"it unpacks to more than {LIMIT >> 30} GiB", place=name, remedy="Split the file.")
            recoded += count
            plain.write(text)
    if size == 0:
        raise EmptyInputError("the file is empty", place=name, remedy="Download it again.")
    return recoded


def _pieces(stream: IO[bytes] | gzip.GzipFile, name: str) -> Iterator[bytes]:
    """The stream in pieces that end where a line ends, each of a bounded size."""
    while piece := stream.read(PIECE):
        rest = stream.readline(LONGEST)
        if len(rest) == LONGEST:
            cause = f"it has a line of more than {LONGEST >> 20} MB, as no table has"
            raise UnsupportedError(cause, place=name, remedy="Give a table in CSV.")
        yield piece + rest


def _check_text(head: bytes, name: str) -> None:
    """Refuse what can't be a table in text, by its first bytes."""
    if head.startswith(_ZIP):
        raise UnsupportedError("it is a ZIP archive or a workbook", place=name, remedy="Unpack it, or save as CSV.")
    if b"\0" in head[:4096]:
        raise UnsupportedError("it is not text in UTF-8", place=name, remedy="Save the table as CSV in UTF-8.")


def _as_utf8(piece: bytes) -> tuple[bytes, int]:
    """The piece with each line that isn't UTF-8 taken as Windows-1252; and how many lines those were."""
    if _is_utf8(piece):
        return piece, 0
    lines = piece.splitlines(keepends=True)
    recoded = [line if _is_utf8(line) else line.decode("cp1252", errors="replace").encode("utf-8") for line in lines]
    return b"".join(recoded), sum(not _is_utf8(line) for line in lines)


def _is_utf8(text: bytes) -> bool:
    """Whether the bytes are UTF-8."""
    try:
        text.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
