"""What a PDF's packed streams unpack to, measured in small pieces before the library that reads it sees them.

A stream of text or drawing that unpacks to more than MAX_STREAM, streams that together unpack to more than MAX_TOTAL,
and a stream packed twice over are no page that people made: 20 kilobytes can hold gigabytes so. Images are left
alone, for their pixels are never unpacked here.
"""

from __future__ import annotations

import binascii
import re
import zlib
from base64 import a85decode

from chapter8.errors import HostileError

MAX_STREAM = 64 * 1024 * 1024
MAX_TOTAL = 1024 * 1024 * 1024
_PIECE = 1024 * 1024
_STREAM = re.compile(rb"\bstream\r?\n")
_PACKED = re.compile(rb"/(?:FlateDecode|Fl|LZWDecode|LZW|RunLengthDecode|RL)\b")
_DICTIONARY_BYTES = 4096
_REMEDY = "This is how a decompression bomb is built; do not open it elsewhere either"


def check_streams(data: bytes, name: str) -> None:
    """Raise `HostileError`, with the place of the stream, where one unpacks to more than a page can hold."""
    total = 0
    for found in _STREAM.finditer(data):
        dictionary = data[max(0, found.start() - _DICTIONARY_BYTES) : found.start()]
        dictionary = dictionary[dictionary.rfind(b" obj") + 1 :]
        if b"/Image" in dictionary or not _PACKED.search(dictionary):
            continue
        place = f"{name}, byte {found.start()}"
        if len(_PACKED.findall(dictionary)) > 1:
            raise HostileError("a stream is packed twice over", place=place, remedy=_REMEDY)
        total += _unpacked(_armoured(data, found.end(), dictionary), place)
        if total > MAX_TOTAL:
            raise HostileError(f"it unpacks to more than {MAX_TOTAL // _PIECE} MB", place=place, remedy=_REMEDY)


def _armoured(data: bytes, start: int, dictionary: bytes) -> memoryview:
    """The packed bytes, out of their ASCII armour where they wear one."""
    if b"/ASCII85Decode" not in dictionary and b"/A85" not in dictionary:
        return memoryview(data)[start:]
    end = data.find(b"~>", start)
    try:
        return memoryview(a85decode(data[start : end if end >= 0 else len(data)], ignorechars=b" \t\n\r\v\x00"))
    except (ValueError, binascii.Error):
        return memoryview(b"")


def _unpacked(packed: memoryview, place: str) -> int:
    """How many bytes come out; 0 for what can't be unpacked, which the library will not unpack either."""
    engine = zlib.decompressobj()
    size, position, rest = 0, 0, b""
    try:
        while not engine.eof and (rest or position < len(packed)):
            piece = rest or packed[position : position + 65_536]
            position += 0 if rest else len(piece)
            size += len(engine.decompress(piece, _PIECE))
            rest = engine.unconsumed_tail
            if size > MAX_STREAM:
                cause = f"a stream of a page unpacks to more than {MAX_STREAM // _PIECE} MB"
                raise HostileError(cause, place=place, remedy=_REMEDY)
    except zlib.error:
        return size
    return size
