"""Mending Akoma Ntoso whose tags do not balance, as 119 of the official presidential statements of 2000-2012 do.

Rules, applied tag by tag; each use is named in a warning with its line:

1. A closing tag that nothing opened ends the paragraph that is open (`</docTitle>` after a heading paragraph,
   `</alinea>` after a chapter heading); with no paragraph open it is dropped.
2. A closing tag that matches further out closes what stands open inside it.
3. A paragraph does not hold another paragraph: where one opens inside another, the outer one is ended first.

More than MAX_REPAIRS of them are no slips any more: such a file is damaged. Every step takes constant time on average.
"""

from __future__ import annotations

import re
from collections import Counter

from chapter8.errors import DamagedError
from chapter8.record.nouns import Warning as ReadingWarning

_TAG = re.compile(rb"<(/?)([A-Za-z][\w:.-]*)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*?)(/?)>")

MAX_REPAIRS = 500


def repair(data: bytes, place: str) -> tuple[bytes, list[ReadingWarning]]:
    """The bytes with balanced tags, and what was done. Raises `DamagedError` after MAX_REPAIRS."""
    mender = _Mender(data, place)
    for tag in _TAG.finditer(data):
        mender.take(tag)
    return mender.finish(), mender.warnings


class _Mender:
    """Copies the file tag by tag and keeps account of what stands open."""

    def __init__(self, data: bytes, place: str) -> None:
        self.data = data
        self.place = place
        self.warnings: list[ReadingWarning] = []
        self._out: list[bytes] = []
        self._stack: list[bytes] = []
        self._open: Counter[bytes] = Counter()
        self._position = 0
        self._line = 1
        self._counted_to = 0

    def take(self, tag: re.Match[bytes]) -> None:
        """Copy what stands before the tag, and the tag itself or what the rules make of it."""
        closing, name, empty = tag.group(1), tag.group(2), tag.group(4)
        label = name.decode("ascii", "replace")
        self._out.append(self.data[self._position : tag.start()])
        self._position = tag.end()
        if empty:
            self._out.append(tag.group())
        elif not closing:
            if name == b"paragraph" and self._open[name]:
                self._warn("a paragraph inside a paragraph: the outer one was ended first", tag.start())
                self._close_to(name)
            self._stack.append(name)
            self._open[name] += 1
            self._out.append(tag.group())
        elif self._open[name]:
            if self._stack[-1] != name:
                inner = self._stack[-1].decode("ascii", "replace")
                self._warn(f"</{label}> closes what was left open inside it ({inner})", tag.start())
            self._close_to(name)
        elif self._open[b"paragraph"]:
            self._warn(f"</{label}> without a beginning: taken as the end of the paragraph", tag.start())
            self._close_to(b"paragraph")
        else:
            self._warn(f"</{label}> without a beginning: dropped", tag.start())

    def finish(self) -> bytes:
        """The rest of the file, and closing tags for what is still open."""
        self._out.append(self.data[self._position :])
        self._out.extend(b"</" + name + b">" for name in reversed(self._stack))
        return b"".join(self._out)

    def _close_to(self, name: bytes) -> None:
        """Closing tags for everything down to and including the innermost `name`."""
        while self._stack:
            top = self._stack.pop()
            self._open[top] -= 1
            self._out.append(b"</" + top + b">")
            if top == name:
                break

    def _warn(self, what: str, at: int) -> None:
        self._line += self.data.count(b"\n", self._counted_to, at)
        self._counted_to = at
        self.warnings.append(ReadingWarning("akn_repaired", f"Line {self._line}: {what}"))
        if len(self.warnings) > MAX_REPAIRS:
            raise DamagedError(
                f"the XML is broken in more than {MAX_REPAIRS} places",
                place=f"{self.place}, line {self._line}",
                remedy="Get the file again from its source",
            )
