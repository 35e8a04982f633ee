"""HTML: the visible text, block by block; headings keep their level as the line's style."""

from __future__ import annotations

import re

import lxml.html
from lxml import etree

from chapter8.errors import DamagedError, TooLargeError, UnsupportedError
from chapter8.record.nouns import Warning as ReadingWarning
from chapter8.record.reading.gate import MAX_CHARACTERS, Admitted
from chapter8.record.reading.plain_text import decode
from chapter8.record.text import Line, PlainDocument

_HIDDEN_WORDS = """
script style noscript template head svg iframe object embed form nav button select input textarea canvas
"""
_HIDDEN = frozenset(_HIDDEN_WORDS.split())
_BLOCK_WORDS = """
address article aside blockquote body caption dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header
hr html li main ol p pre section table tbody td tfoot th thead tr ul
"""
_BLOCKS = frozenset(_BLOCK_WORDS.split())
_HEADINGS = {f"h{level}": f"heading {level}" for level in range(1, 7)}
_SPACE = re.compile(r"\s+")
_DECLARED = re.compile(rb"""charset\s*=\s*["']?([A-Za-z0-9_-]{3,20})""")
_OF_THE_WEB = re.compile(
    r"iso-8859-(?:[1-9]|1[0-6])|latin-?1|us-ascii|ascii|windows-(?:874|125[0-8])|cp125[0-8]|koi8-[ru]|macintosh|"
    r"gbk|gb2312|gb18030|big5|euc-(?:jp|kr)|shift_jis|iso-2022-jp"
)
"""Encodings that browsers read. UTF-7 and Python's own (punycode, unicode_escape) hide text and cost time."""
MAX_TAGS = 3_000_000
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")


def read_html(admitted: Admitted) -> tuple[PlainDocument, tuple[ReadingWarning, ...]]:
    """The page's visible text. Scripts, styles, forms and menus are left out by name."""
    text, warnings = _decode(admitted.data)
    if len(text) > MAX_CHARACTERS:
        raise TooLargeError(f"the page has more than {MAX_CHARACTERS:,} characters", place=admitted.name)
    if text.count("<") > MAX_TAGS:
        cause = f"the page has more than {MAX_TAGS:,} tags"
        raise TooLargeError(cause, place=admitted.name, remedy="It is no page that people read; give another copy")
    if "\x00" in text:
        text = text.replace("\x00", "")
        warnings = (*warnings, ReadingWarning("control_characters", "Zero bytes were dropped from the text"))
    try:
        root = lxml.html.document_fromstring(
            _XML_DECLARATION.sub("", text), parser=lxml.html.HTMLParser(no_network=True)
        )
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise DamagedError("no HTML can be made out", place=admitted.name, remedy="Save the page again") from error
    collector = _Collector()
    collector.visit(root)
    collector.close()
    if not any(line.text for line in collector.lines):
        remedy = "The text is probably loaded by a script: save the page from a browser, or as PDF"
        raise UnsupportedError("the page holds no text", place=admitted.name, remedy=remedy)
    title = root.findtext(".//title")
    document = PlainDocument(
        admitted.source,
        tuple(collector.lines),
        title=_SPACE.sub(" ", title).strip() if title else None,
        language=root.get("lang"),
    )
    return document, warnings


def _decode(data: bytes) -> tuple[str, tuple[ReadingWarning, ...]]:
    """As the page declares, if that is an encoding of the Web and works; else as for plain text."""
    declared = _DECLARED.search(data[:4096])
    encoding = declared.group(1).decode("ascii").lower() if declared else ""
    if _OF_THE_WEB.fullmatch(encoding):
        try:
            return data.decode(encoding), ()
        except (LookupError, UnicodeDecodeError):
            pass  # the declaration is wrong: the bytes decide below, with a warning
    return decode(data)


class _Collector:
    """Walks the tree without recursion, so that no depth of nesting can exhaust the stack."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self._words: list[str] = []
        self._style: str | None = None

    def visit(self, root: lxml.html.HtmlElement) -> None:
        skipped: etree._Element | None = None
        for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
            if event in {"comment", "pi"}:
                if skipped is None:
                    self._words.append(element.tail or "")
                continue
            tag = element.tag if isinstance(element.tag, str) else ""
            if event == "start":
                if skipped is None and tag in _HIDDEN:
                    skipped = element
                if skipped is None:
                    self._open(tag, element)
            else:
                if skipped is None:
                    self._end(tag)
                elif skipped is element:
                    skipped = None
                if skipped is None:
                    self._words.append(element.tail or "")

    def _open(self, tag: str, element: etree._Element) -> None:
        if tag in _BLOCKS:
            self.close()
            self._style = _HEADINGS.get(tag)
        elif tag == "br":
            self.close()
        self._words.append(element.text or "")

    def _end(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.close()
            self._style = None

    def close(self) -> None:
        """End the line that is being collected."""
        text = _SPACE.sub(" ", "".join(self._words)).strip()
        self._words.clear()
        if text:
            self.lines.append(Line(text, style=self._style))
