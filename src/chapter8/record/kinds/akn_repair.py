"""Mending Akoma Ntoso whose tags do not balance, as 119 of the official presidential statements of 2000-2012 do.

Rules, applied tag by tag; each use is named in a warning with its line:

1. A closing tag that nothing opened ends the paragraph that is open (`</docTitle>` after a heading paragraph,
   `</alinea>` after a chapter heading); with no paragraph open it is dropped.
2. A closing tag that matches further out closes what stands open inside it.
3. A paragraph does not hold another paragraph: where one opens inside another, the outer one is ended first.
"""

from __future__ import annotations

import re

from chapter8.record.nouns import Warning as ReadingWarning

_TAG = re.compile(rb"<(/?)([A-Za-z][\w:.-]*)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*?)(/?)>")


def repair(data: bytes) -> tuple[bytes, list[ReadingWarning]]:
    """The bytes with balanced tags, and what was done."""
    out: list[bytes] = []
    stack: list[bytes] = []
    warnings: list[ReadingWarning] = []
    position = line = 0
    counted_to = 0

    def warn(what: str, at: int) -> None:
        nonlocal line, counted_to
        line += data.count(b"\n", counted_to, at)
        counted_to = at
        warnings.append(ReadingWarning("akn_repaired", f"Line {line + 1}: {what}"))

    for tag in _TAG.finditer(data):
        closing, name, empty = tag.group(1), tag.group(2), tag.group(4)
        label = name.decode("ascii", "replace")
        out.append(data[position : tag.start()])
        position = tag.end()
        if empty:
            out.append(tag.group())
        elif not closing:
            if name == b"paragraph" and b"paragraph" in stack:
                warn("a paragraph inside a paragraph: the outer one was ended first", tag.start())
                out.append(_close_to(stack, b"paragraph"))
            stack.append(name)
            out.append(tag.group())
        elif stack and stack[-1] == name:
            stack.pop()
            out.append(tag.group())
        elif name in stack:
            warn(
                f"</{label}> closes what was left open inside it ({stack[-1].decode('ascii', 'replace')})", tag.start()
            )
            out.append(_close_to(stack, name))
        elif b"paragraph" in stack:
            warn(f"</{label}> without a beginning: taken as the end of the paragraph", tag.start())
            out.append(_close_to(stack, b"paragraph"))
        else:
            warn(f"</{label}> without a beginning: dropped", tag.start())
    out.append(data[position:])
    out.extend(b"</" + name + b">" for name in reversed(stack))
    return b"".join(out), warnings


def _close_to(stack: list[bytes], name: bytes) -> bytes:
    """Closing tags for everything down to and including the innermost `name`."""
    tags: list[bytes] = []
    while stack:
        top = stack.pop()
        tags.append(b"</" + top + b">")
        if top == name:
            break
    return b"".join(tags)
