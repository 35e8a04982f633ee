"""Mending Akoma Ntoso that is not well formed, as 119 of the official presidential statements of 2000-2012 are.

Rules, applied tag by tag; each use is named in a warning with its line:

1. A closing tag that nothing opened ends the paragraph that is open (`</docTitle>` after a heading paragraph,
   `</alinea>` after a chapter heading); with no paragraph open it is dropped. Inline ones (`</span>`) are dropped, and
   `</num>` makes a number of the text before it.
2. A closing tag that matches further out closes what stands open inside it.
3. What cannot stand inside an element that is open ends it first: a paragraph a paragraph, a `<p>` a `<p>`, any block a
   `<num>`, the body the preamble.
4. A number or content outside any paragraph opens one; `</mainBody>` with more of the body behind it is dropped.
5. At the end of the file, what is still open is closed.

Below the tags (`markup.py`): bare "&" and "<", HTML entities, control characters, attributes without quotes or given
twice, prefixes that nothing declares, closing tags without ">".

More than MAX_REPAIRS of them are no slips any more: such a file is damaged. Every step takes constant time on average.
"""

from __future__ import annotations

import re
from collections import Counter

from chapter8.errors import DamagedError
from chapter8.record.kinds.akoma_ntoso.markup import mend_attributes, mend_text, prefixes_of, without_controls
from chapter8.record.nouns import Warning as ReadingWarning

_TAG = re.compile(
    rb"<(/?)([A-Za-z][\w:.-]*)((?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*?)(/?)>"
    rb"|<(?P<unclosed>/)(?P<name>[A-Za-z][\w:.-]*)\s*(?=<|$)"
    rb"|<(?P<aside>!--|\?|!\[CDATA\[)"
)
_ASIDE_ENDS = {b"!--": b"-->", b"?": b"?>", b"![CDATA[": b"]]>"}
_INLINE = frozenset({b"span", b"a", b"b", b"i", b"u", b"sup", b"sub", b"inline", b"ref", b"docDate", b"em", b"strong"})
_BLOCKS = frozenset({
    b"paragraph", b"alinea", b"content", b"p", b"list", b"point", b"sublist", b"intro", b"container", b"heading",
    b"subheading", b"section", b"num",
})  # fmt: skip
_PARTS = (b"preamble", b"mainBody")
_ENDED_BY: dict[bytes, tuple[bytes, ...]] = {
    b"paragraph": (b"paragraph", b"alinea"),
    b"alinea": (b"paragraph", b"alinea"),
    b"container": (b"container",),
    b"content": (b"content", b"p"),
    b"p": (b"p",),
    b"mainBody": (b"preamble", b"coverPage", b"preface"),
    b"attachments": _PARTS,
    b"conclusions": _PARTS,
}
_HOMES = (b"paragraph", b"alinea", b"point", b"item", b"section", b"container", b"intro", b"part", b"chapter")

MAX_REPAIRS = 500


def repair(data: bytes, place: str) -> tuple[bytes, list[ReadingWarning]]:
    """The bytes with balanced tags, and what was done. Raises `DamagedError` after MAX_REPAIRS."""
    clean, removed = without_controls(data)
    mender = _Mender(clean, place)
    if removed:
        mender.warn(f"{removed} control characters, which XML does not allow: dropped", 0)
    at = 0
    while (tag := _TAG.search(clean, at)) is not None:
        at = mender.take(tag)
    return mender.finish(), mender.warnings


class _Mender:
    """Copies the file tag by tag and keeps account of what stands open."""

    def __init__(self, data: bytes, place: str) -> None:
        self.data = data
        self.place = place
        self.warnings: list[ReadingWarning] = []
        self._prefixes = prefixes_of(data)
        self._endless: set[bytes] = set()  # ends of asides that do not come again
        self._out: list[bytes] = []
        self._stack: list[bytes] = []
        self._open: Counter[bytes] = Counter()
        self._position = 0
        self._line = 1
        self._counted_to = 0

    def take(self, tag: re.Match[bytes]) -> int:
        """Copy what stands before the tag, and the tag itself or what the rules make of it. Returns where to go on."""
        if tag["aside"]:
            return self._aside(tag)
        self._copy_text(tag.start())
        self._position = tag.end()
        if tag["unclosed"]:
            self.warn(f"</{tag['name'].decode('ascii')} without its end: ended", tag.start())
            self._closing(tag["name"].rpartition(b":")[2], tag.start())
        elif tag.group(1):
            self._closing(self._name(tag.group(2)), tag.start())
        else:
            self._opening(tag)
        return tag.end()

    def _aside(self, tag: re.Match[bytes]) -> int:
        """A comment or the like is copied whole; one without an end is text."""
        end = _ASIDE_ENDS[tag["aside"]]
        stop = -1 if end in self._endless else self.data.find(end, tag.end())
        if stop < 0:
            self._endless.add(end)
            return tag.end()
        self._copy_text(tag.start())
        self._position = stop + len(end)
        self._out.append(self.data[tag.start() : self._position])
        return self._position

    def finish(self) -> bytes:
        """The rest of the file, and closing tags for what is still open."""
        self._copy_text(len(self.data))
        if self._stack:
            self.warn(f"the file ends inside <{_label(self._stack[-1])}>: what stood open was closed", len(self.data))
        if self._stack and not self.data.rstrip().endswith(b"akomaNtoso>"):
            message = "The file is cut short: its end lacks, and what stood there is not in this reading"
            self.warnings.append(ReadingWarning("cut_short", message))
        self._out.extend(b"</" + name + b">" for name in reversed(self._stack))
        return b"".join(self._out)

    def warn(self, what: str, at: int) -> None:
        """Name one repair with its line."""
        self._line += self.data.count(b"\n", self._counted_to, at)
        self._counted_to = max(at, self._counted_to)
        self.warnings.append(ReadingWarning("akn_repaired", f"Line {self._line}: {what}"))
        if len(self.warnings) > MAX_REPAIRS:
            raise DamagedError(
                f"the XML is broken in more than {MAX_REPAIRS} places",
                place=f"{self.place}, line {self._line}",
                remedy="Get the file again from its source",
            )

    def _copy_text(self, end: int) -> None:
        text, mended = mend_text(self.data[self._position : end])
        for what in mended:
            self.warn(what, self._position)
        self._out.append(text)

    def _name(self, name: bytes) -> bytes:
        """The name of a tag without a prefix that nothing declares."""
        prefix, _, local = name.rpartition(b":")
        return name if not prefix or prefix in self._prefixes else local

    def _opening(self, tag: re.Match[bytes]) -> None:
        name, empty = self._name(tag.group(2)), tag.group(4)
        attributes, mended = mend_attributes(tag.group(3), self._prefixes)
        if mended or name != tag.group(2):
            self.warn(f"<{_label(name)}> with attributes or a prefix that XML does not allow: mended", tag.start())
        if not empty:
            self._end_what_cannot_hold(name, tag.start())
            if (
                name in {b"num", b"content"}
                and self._open[b"mainBody"]
                and not any(self._open[home] for home in _HOMES)
            ):
                self.warn(f"<{_label(name)}> outside any paragraph: taken as the beginning of one", tag.start())
                self._push(b"paragraph", b"<paragraph>")
            self._push(name, b"<" + name + attributes + b">")
        else:
            self._out.append(b"<" + name + attributes + b"/>")

    def _push(self, name: bytes, written: bytes) -> None:
        self._stack.append(name)
        self._open[name] += 1
        self._out.append(written)

    def _end_what_cannot_hold(self, name: bytes, at: int) -> None:
        """Close the innermost element that is open and cannot hold one of this name."""
        if self._open[b"authorialNote"]:
            return
        for outer in (b"num",) if name in _BLOCKS and self._open[b"num"] else _ENDED_BY.get(name, ()):
            if self._open[outer]:
                self.warn(f"a {_label(name)} inside a {_label(outer)}: the outer one was ended first", at)
                self._close_to(outer)

    def _closing(self, name: bytes, at: int) -> None:
        label = _label(name)
        if name == b"mainBody" and self._has_more_body(at):
            self.warn("</mainBody> with more of the body behind it: dropped", at)
        elif self._open[name]:
            if self._stack[-1] != name:
                self.warn(f"</{label}> closes what was left open inside it ({_label(self._stack[-1])})", at)
            self._close_to(name)
        elif name == b"num" and self._out and self._out[-1].strip():
            self.warn("</num> without a beginning: the text before it taken as the number", at)
            self._out[-1] = b"<num>" + self._out[-1] + b"</num>"
        elif name in _INLINE:
            self.warn(f"</{label}> without a beginning: dropped", at)
        elif name == b"paragraph" and self._open[b"alinea"]:
            self.warn("</paragraph> without a beginning: taken as the end of the alinea", at)
            self._close_to(b"alinea")
        elif self._open[b"paragraph"]:
            self.warn(f"</{label}> without a beginning: taken as the end of the paragraph", at)
            self._close_to(b"paragraph")
        else:
            self.warn(f"</{label}> without a beginning: dropped", at)

    def _has_more_body(self, at: int) -> bool:
        """Whether another end of the body follows before another body begins."""
        following = self.data.find(b"</mainBody>", at + 1)
        begins = self.data.find(b"<mainBody", at + 1)
        return following >= 0 and (begins < 0 or following < begins)

    def _close_to(self, name: bytes) -> None:
        """Closing tags for everything down to and including the innermost `name`."""
        while self._stack:
            top = self._stack.pop()
            self._open[top] -= 1
            self._out.append(b"</" + top + b">")
            if top == name:
                break


def _label(name: bytes) -> str:
    return name.decode("ascii", "replace")
