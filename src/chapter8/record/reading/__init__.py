"""From bytes to pages and lines: one module per format, behind one gate that trusts no file name."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from chapter8.record.nouns import Warning as ReadingWarning
from chapter8.record.reading.gate import Admitted, MediaType
from chapter8.record.text import PlainDocument

Reading = tuple[PlainDocument, tuple[ReadingWarning, ...]]

_READERS = {
    MediaType.TEXT: ("chapter8.record.reading.plain_text", "read_plain_text"),
    MediaType.HTML: ("chapter8.record.reading.html", "read_html"),
    MediaType.PDF: ("chapter8.record.reading.pdf", "read_pdf"),
    MediaType.WORD: ("chapter8.record.reading.word", "read_word"),
}


def reader(media_type: MediaType) -> Callable[[Admitted], Reading]:
    """The reader of a format; its library is loaded when the first file of that format comes."""
    module, name = _READERS[media_type]
    read: Callable[[Admitted], Reading] = getattr(import_module(module), name)
    return read
