"""What a PDF's packed streams can unpack to, held against limits before the library that reads them sees them.

Rules:

1. A stream that unpacks to more than MAX_STREAM, and streams that together unpack to more than MAX_TOTAL, are no
   pages that people made: 20 kilobytes can hold gigabytes so.
2. Nor is a stream that is packed twice over, whether its dictionary says so or its content.
3. Pixels are never unpacked here; but what calls itself an image could be named as a page's drawing elsewhere in the
   file. So it may not unpack to more than its width and height explain, nor to more than MAX_IMAGE.
4. No method unpacks a byte to more than so many (`_MOST`): what is under the limits even so is not unpacked for the
   asking. All others are, in small pieces.

Of a stream that is encrypted only its packed length is known.
"""

from __future__ import annotations

import binascii
import re
import zlib
from base64 import a85decode
from collections.abc import Iterator
from dataclasses import dataclass

from chapter8.errors import HostileError

MAX_STREAM = 64 * 1024 * 1024
MAX_TOTAL = 1024 * 1024 * 1024
MAX_IMAGE = 512 * 1024 * 1024
_PIECE = 1024 * 1024
_STREAM = re.compile(rb"stream\r?\n")
_PACKED = re.compile(rb"/(?:FlateDecode|Fl|LZWDecode|LZW|RunLengthDecode|RL)\b")
_OTHERWISE = re.compile(rb"/(?:DCTDecode|DCT|JPXDecode|JBIG2Decode|CCITTFaxDecode|CCF)\b")
_FILTER = re.compile(rb"/F(?:ilter|#|i#)")
_LENGTH = re.compile(rb"/Length\s+(\d{1,12})(?!\d|\s+\d+\s+R)")
_SIDE = re.compile(rb"/(?:Width|W|Height|H)\s+(\d{1,7})\b")
_IMAGE = re.compile(rb"/Subtype\s*/Image\b")
_ARMOURED = re.compile(rb"/(?:ASCII85Decode|A85)\b")
_HEXADECIMAL = re.compile(rb"/(?:ASCIIHexDecode|AHx)\b")
_NO_ASCII85, _NO_HEXADECIMAL = re.compile(rb"[^!-uz]+"), re.compile(rb"[^0-9A-Fa-f]+")
_DICTIONARY_BYTES = 4096
_MOST = {b"Fl": 1032, b"LZ": 2560, b"RL": 64, b"Ru": 64}
"""Bytes out of one byte at the most: deflate's longest match; LZW's longest code, 12 bits long; a run of 128."""
_ARMOUR = 4
"""A "z" of the ASCII armour stands for four zeros."""
_DEEPEST_PIXEL = 8
"""Bytes of one pixel at the most: four colours of sixteen bits."""
_REMEDY = "This is how a decompression bomb is built; do not open it elsewhere either"


@dataclass(frozen=True, slots=True)
class _Stream:
    """One packed stream: where its bytes begin, how many they are at the most, and what is said of it.

    `most` bytes can come out of it; `image_bytes` its pixels take at the most, where it calls itself an image.
    """

    start: int
    length: int
    dictionary: bytes
    most: int
    image_bytes: int | None


def _most(length: int, dictionary: bytes) -> int:
    """How many bytes can come out of so many."""
    methods = [found[1:3] for found in _PACKED.findall(dictionary)]
    armour = _ARMOUR if _ARMOURED.search(dictionary) else 1
    return length * armour * max((_MOST[method] for method in methods), default=max(_MOST.values()))


def _image_bytes(dictionary: bytes) -> int | None:
    """How many bytes its pixels take at the most, where it calls itself an image; else None."""
    if not _IMAGE.search(dictionary):
        return None
    width, height, *_ = *(int(side) for side in _SIDE.findall(dictionary)[:2]), 0, 0
    return (width * _DEEPEST_PIXEL + 1) * (height + 1) + width + height


def check_streams(data: bytes, name: str) -> None:
    """Raise `HostileError`, with the place of the stream, where one unpacks to more than a page can hold."""
    streams = list(_streams(data))
    for stream in streams:
        if len(_PACKED.findall(stream.dictionary)) > 1 or _is_packed_again(data, stream):
            raise HostileError("a stream is packed twice over", place=_place(name, stream), remedy=_REMEDY)
    drawings = [stream for stream in streams if stream.image_bytes is None]
    for stream in streams:
        limit = stream.image_bytes
        if limit is not None and stream.most > MAX_STREAM:
            _unpacked(data, stream, name, min(max(limit, MAX_STREAM), MAX_IMAGE))
    exact = sum(stream.most for stream in drawings) > MAX_TOTAL
    total = 0
    for stream in drawings:
        if exact or stream.most > MAX_STREAM:
            total += _unpacked(data, stream, name, MAX_STREAM)
            if total > MAX_TOTAL:
                cause = f"it unpacks to more than {MAX_TOTAL // _PIECE} MB"
                raise HostileError(cause, place=_place(name, stream), remedy=_REMEDY)


def _place(name: str, stream: _Stream) -> str:
    return f"{name}, byte {stream.start}"


def _streams(data: bytes) -> Iterator[_Stream]:
    """Every stream that is packed, or whose packing its dictionary does not plainly say."""
    for found in _STREAM.finditer(data):
        if data[found.start() - 3 : found.start()] == b"end":
            continue
        dictionary = data[max(0, found.start() - _DICTIONARY_BYTES) : found.start()]
        dictionary = dictionary[dictionary.rfind(b" obj") + 1 :]
        plain = not _FILTER.search(dictionary) or (_OTHERWISE.search(dictionary) and b"#" not in dictionary)
        if plain and not _PACKED.search(dictionary):
            continue
        length = _length(data, found.end(), dictionary)
        yield _Stream(found.end(), length, dictionary, _most(length, dictionary), _image_bytes(dictionary))


def _length(data: bytes, start: int, dictionary: bytes) -> int:
    """The most bytes that a reader can take for the stream: as it says, or as far as the word that ends it."""
    rest = len(data) - start
    said = _LENGTH.search(dictionary)
    if said is None:
        return rest
    end = data.find(b"endstream", start)
    return min(max(int(said[1]), end - start if end >= 0 else rest), rest)


def _is_packed_again(data: bytes, stream: _Stream) -> bool:
    """Whether what comes out begins as deflated data do."""
    if b"/LZW" in stream.dictionary or stream.image_bytes is not None:
        return False
    try:
        head = zlib.decompressobj().decompress(data[stream.start : stream.start + 256], 2)
    except zlib.error:
        return False
    return len(head) == 2 and head[0] == 0x78 and int.from_bytes(head, "big") % 31 == 0  # RFC 1950


def _unpacked(data: bytes, stream: _Stream, name: str, limit: int) -> int:
    """How many bytes come out; raises `HostileError` for more than the limit.

    0 for what can't be unpacked, which the library will not unpack either.
    """
    packed = _without_armour(memoryview(data)[stream.start : stream.start + stream.length], stream.dictionary)
    if b"/LZW" in stream.dictionary:
        sizes = _lzw_sizes(packed)
    elif b"/RunLength" in stream.dictionary or b"/RL" in stream.dictionary:
        sizes = _run_sizes(packed)
    else:
        sizes = _inflated_sizes(packed)
    size = 0
    for more in sizes:
        size += more
        if size > limit:
            what = "an image" if stream.image_bytes is not None else "a stream of a page"
            cause = f"{what} unpacks to more than {limit // _PIECE} MB"
            raise HostileError(cause, place=_place(name, stream), remedy=_REMEDY)
    return size


def _without_armour(packed: memoryview, dictionary: bytes) -> memoryview:
    """The packed bytes, out of their ASCII armour where they wear one."""
    try:
        if _ARMOURED.search(dictionary):
            text = _NO_ASCII85.sub(b"", packed.tobytes().partition(b"~>")[0])
            return memoryview(a85decode(text))
        if _HEXADECIMAL.search(dictionary):
            text = _NO_HEXADECIMAL.sub(b"", packed.tobytes().partition(b">")[0])
            return memoryview(binascii.unhexlify(text + b"0" * (len(text) % 2)))
    except (ValueError, binascii.Error):
        return memoryview(b"")
    return packed


def _inflated_sizes(packed: memoryview) -> Iterator[int]:
    engine = zlib.decompressobj()
    position, rest = 0, b""
    try:
        while not engine.eof and (rest or position < len(packed)):
            piece = rest or packed[position : position + 65_536]
            position += 0 if rest else len(piece)
            yield len(engine.decompress(piece, _PIECE))
            rest = engine.unconsumed_tail
    except zlib.error:
        return


def _run_sizes(packed: memoryview) -> Iterator[int]:
    position = 0
    while position < len(packed) and (head := packed[position]) != 128:  # the end of the data
        literal = head < 128  # below: so many bytes as they are; above: one byte repeated
        position += head + 2 if literal else 2
        yield head + 1 if literal else 257 - head


def _lzw_sizes(packed: memoryview) -> Iterator[int]:
    """The lengths of the strings that the codes stand for; the strings themselves are not made."""
    clear, end, longest = 256, 257, 4096
    lengths = [1] * 258
    width, waiting, held, previous = 9, 0, 0, 0
    for byte in packed:
        waiting, held = (waiting << 8 | byte) & 0xFFFFFF, held + 8
        if held < width:
            continue
        held -= width
        code = waiting >> held & ((1 << width) - 1)
        if code == end or code > len(lengths):
            return
        if code == clear:
            del lengths[258:]
            width, previous = 9, 0
            continue
        if previous and len(lengths) < longest:
            lengths.append(previous + 1)
        if code >= len(lengths):
            return
        previous = lengths[code]
        yield previous
        if len(lengths) + 1 >= 1 << width and width < 12:  # the widest code of the format
            width += 1
