"""What XML does not allow below its tags, mended: stray characters, entities of HTML, attributes."""

from __future__ import annotations

import re
from html.entities import name2codepoint

_CONTROLS = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_ENTITY = re.compile(rb"&(?:(amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9A-Fa-f]{1,6});|(\w{2,8});|)")
_ATTRIBUTE = re.compile(rb"\s+([A-Za-z_][\w:.-]*)\s*(?:=\s*(\"[^\"<]*\"|'[^'<]*'|[^\s\"'<>=]+))?")
_VALUE = rb"[^%s<&]*(?:&(?:amp|lt|gt|quot|apos|#\w{1,7});[^%s<&]*)*"
_SOUND = re.compile(
    rb"(?:\s+[A-Za-z_][\w:.-]*\s*=\s*(?:\"" + _VALUE % (b'"', b'"') + rb"\"|'" + _VALUE % (b"'", b"'") + rb"'))*\s*"
)
_PREFIX = re.compile(rb"\bxmlns:([A-Za-z_][\w.-]*)\s*=")


def without_controls(data: bytes) -> tuple[bytes, int]:
    """The bytes without control characters, and how many there were."""
    return _CONTROLS.subn(b"", data)


def prefixes_of(data: bytes) -> frozenset[bytes]:
    """The prefixes of names that the file declares."""
    return frozenset(_PREFIX.findall(data)) | {b"xml", b"xmlns"}


def mend_text(text: bytes) -> tuple[bytes, list[str]]:
    """Text between two tags with "&" and "<" escaped and entities of HTML spelt out, and what was done."""
    mended: list[str] = []
    if b"&" in text:
        text = _ENTITY.sub(lambda found: _entity(found, mended), text)
    if b"<" in text:  # the tags have been taken out before: this one opens none
        mended.append('"<" that opens no tag: escaped')
        text = text.replace(b"<", b"&lt;")
    return text, mended


def _entity(found: re.Match[bytes], mended: list[str]) -> bytes:
    if found[1]:
        return found[0]
    name = (found[2] or b"").decode("ascii", "replace")
    if name in name2codepoint:
        mended.append(f"the entity &{name}; of HTML: spelt out")
        return b"&#%d;" % name2codepoint[name]
    mended.append('"&" that begins no entity: escaped')
    return b"&amp;" + found[0][1:]


def mend_attributes(written: bytes, prefixes: frozenset[bytes]) -> tuple[bytes, bool]:
    """The attributes of a tag in quotes, each once, no prefix undeclared; and whether any was mended."""
    names = [found[1] for found in _ATTRIBUTE.finditer(written)]
    declared = all(b":" not in name or name.partition(b":")[0] in prefixes for name in names)
    if _SOUND.fullmatch(written) and len(set(names)) == len(names) and declared:
        return written, False
    kept: dict[bytes, bytes] = {}
    for found in _ATTRIBUTE.finditer(written):
        prefix, _, local = found[1].rpartition(b":")
        name = found[1] if not prefix or prefix in prefixes else local
        value = (found[2] or found[1]).strip(b"\"'")
        kept.setdefault(name, mend_text(value)[0].replace(b'"', b"&quot;"))
    return b"".join(b' %s="%s"' % pair for pair in kept.items()), True
