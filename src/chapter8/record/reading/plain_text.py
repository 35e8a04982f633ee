"""Plain text: find out how it is encoded, then keep it line by line. Form feeds turn the page."""

from __future__ import annotations

import re
from dataclasses import replace

from charset_normalizer import from_bytes

from chapter8.errors import TooLargeError
from chapter8.record.nouns import Warning as ReadingWarning
from chapter8.record.reading.gate import MAX_CHARACTERS, Admitted, looks_like_utf16
from chapter8.record.text import Line, PlainDocument

_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH = re.compile(rb"[\x80-\xff]")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_PUNCTUATION = frozenset("‘’“”–—…•·«»§°\u00a0\u00ad†‡")
_VOTING_BYTES = 200_000
_SINGLE_BYTE = ["cp1252", "mac_roman", "cp1251", "cp1256", "cp1250"]
_PROBE_BYTES = 20_000


def read_plain_text(admitted: Admitted) -> tuple[PlainDocument, tuple[ReadingWarning, ...]]:
    """The text's lines with their indentation; warnings where its encoding is not plain UTF-8."""
    text, warnings = decode(admitted.data)
    if len(text) > MAX_CHARACTERS:
        cause = f"the text has {len(text):,} characters; the limit is {MAX_CHARACTERS:,}"
        raise TooLargeError(cause, place=admitted.name, remedy="Split it")
    if "\x00" in text:
        text = text.replace("\x00", "")
        warnings = (*warnings, ReadingWarning("control_characters", "Zero bytes were dropped from the text"))
    lines: list[Line] = []
    pages = text.split("\f")
    for number, page in enumerate(pages, start=1):
        for raw in page.splitlines():
            expanded = raw.expandtabs(8).rstrip()
            lines.append(Line(raw.strip(), number if len(pages) > 1 else None, len(expanded) - len(expanded.lstrip())))
    source = replace(admitted.source, pages=len(pages) if len(pages) > 1 else None)
    return PlainDocument(source, tuple(lines)), warnings


def decode(data: bytes) -> tuple[str, tuple[ReadingWarning, ...]]:
    """The text of the bytes: UTF-8 (with or without mark), UTF-16, or a single-byte encoding.

    Bytes that are not UTF-8 amid text that is come from a second encoding: they are read as Windows-1252, and the
    warning names the first of them.
    """
    if looks_like_utf16(data[:4096]):
        return _decode_utf16(data)
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError as error:
        first_bad = error.start
    if _MULTIBYTE.search(data):
        text = _decode_mixed(data)
        message = f"Two encodings are mixed: UTF-8, but not from byte {first_bad} on; such bytes read as Windows-1252"
        return text, (ReadingWarning("two_encodings", message),)
    encoding = _single_byte_encoding(data, first_bad)
    message = f"Not UTF-8 (byte {first_bad}): read as {encoding}"
    return data.decode(encoding, errors="replace"), (ReadingWarning("encoding_detected", message),)


def _decode_utf16(data: bytes) -> tuple[str, tuple[ReadingWarning, ...]]:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    else:
        encoding = "utf-16-le" if data[1:2000:2].count(0) > data[0:2000:2].count(0) else "utf-16-be"
    try:
        return data.decode(encoding), ()
    except UnicodeDecodeError as error:
        message = f"UTF-16 breaks off at byte {error.start}: characters that can't be read are marked \ufffd"
        return data.decode(encoding, errors="replace"), (ReadingWarning("damaged_text", message),)


def _decode_mixed(data: bytes) -> str:
    """UTF-8 where it is valid, Windows-1252 where it is not."""
    parts: list[str] = []
    position = 0
    while position < len(data):
        try:
            parts.append(data[position:].decode("utf-8"))
            break
        except UnicodeDecodeError as error:
            bad = position + error.start
            end = position + error.end
            parts.append(data[position:bad].decode("utf-8"))
            parts.append(data[bad:end].decode("cp1252", errors="replace"))
            position = end
    return "".join(parts)


def _single_byte_encoding(data: bytes, first_bad: int) -> str:
    """The likeliest single-byte encoding; Windows-1252 in doubt.

    In a text of Latin letters it is Windows-1252 or that of old Macintoshes: each high byte votes for the one in
    which it is a letter amid letters, or a dash, a quotation mark or a space where no letter stands on both sides.
    Where a fifth of all bytes is high, the script is another one, and what surrounds the first of them tells which.
    """
    sample = data[max(0, first_bad - _PROBE_BYTES // 2) :][:_PROBE_BYTES]
    if len(_HIGH.findall(sample)) * 5 < len(sample):
        scores = {encoding: _fits(data[:_VOTING_BYTES], encoding) for encoding in ("cp1252", "mac_roman")}
        return max(scores, key=lambda encoding: scores[encoding])
    best = from_bytes(sample, cp_isolation=_SINGLE_BYTE).best()
    return best.encoding if best else "cp1252"


def _fits(data: bytes, encoding: str) -> int:
    """How many high bytes are in their place when read so, less those that are not."""
    text = data.decode(encoding, errors="replace")
    score = 0
    for found in _NOT_ASCII.finditer(text):
        letter = found.group()
        before, after = text[max(0, found.start() - 1) : found.start()], text[found.end() : found.end() + 1]
        if letter.isalpha():
            score += 1 if before.isalpha() or after.isalpha() else -1
        elif letter in _PUNCTUATION:
            score += 1 if not (before.isalpha() and after.isalpha()) or letter in "’‘–—\u00ad" else 0
        else:
            score -= 2
    return score
