"""Running text with what stands in it: verbs in italics, links to cited documents, notes where they are called."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from lxml import etree

from chapter8.record.nouns import Passage, Record
from chapter8.record.writing.characters import writable
from chapter8.record.writing.json_ld import document_iri
from chapter8.record.writing.tree import child


@dataclass(frozen=True, slots=True)
class Mark:
    """Something in a text from `start` to `end`: an element's name with its attributes; a note has words of its own."""

    start: int
    end: int
    name: str
    attributes: tuple[tuple[str, str], ...] = ()
    words: str | None = None

    def moved(self, by: int) -> Mark:
        """The same mark in a text of which some has been taken off; never before its beginning."""
        return replace(self, start=max(0, self.start + by), end=max(0, self.end + by))


class Marks:
    """The links and notes of a record, by passage."""

    def __init__(self, record: Record) -> None:
        """Gather them once."""
        self._of: dict[str, list[Mark]] = {}
        for cited in record.citations:
            link = Mark(cited.start, cited.end, "a", (("href", document_iri(cited.symbol)),))
            self._of.setdefault(cited.passage, []).append(link)
        for note in record.notes:
            if note.called_in is not None:
                at = note.offset or 0
                own = Mark(at, at, "authorialNote", (("marker", note.number), ("placement", "bottom")), note.text)
                self._of.setdefault(note.called_in, []).append(own)

    def of(self, passage: Passage, verbs: Iterable[str] = ()) -> list[Mark]:
        """The marks of one passage, in order and apart from each other."""
        marks = [*self._of.get(passage.id, ()), *_italics(passage.text, verbs)]
        kept: list[Mark] = []
        for mark in sorted(marks, key=lambda mark: (mark.start, mark.end)):
            inside = 0 <= mark.start <= mark.end <= len(passage.text)
            if inside and (not kept or mark.start >= kept[-1].end or mark.words is not None):
                kept.append(mark)
        return kept


def _italics(text: str, verbs: Iterable[str]) -> list[Mark]:
    """The verbs in their order, as the United Nations sets them."""
    marks: list[Mark] = []
    at = 0
    for verb in verbs:
        found = text.find(verb, at)
        if found >= 0:
            at = found + len(verb)
            marks.append(Mark(found, at, "span", (("class", "italic"),)))
    return marks


def write_text(parent: etree._Element, text: str, marks: Sequence[Mark] = ()) -> etree._Element:
    """A paragraph of running text at the end of `parent`."""
    element = child(parent, "p")
    last: etree._Element | None = None
    at = 0
    for mark in marks:
        start = max(mark.start, at)
        if mark.words is None and mark.end <= start:
            continue
        _append(element, last, text[at:start])
        last = child(element, mark.name, dict(mark.attributes))
        if mark.words is not None:
            child(last, "p", mark.words)
        else:
            last.text = writable(text[start : mark.end])
        at = max(mark.end, at)
    _append(element, last, text[at:])
    return element


def _append(element: etree._Element, last: etree._Element | None, text: str) -> None:
    if last is None:
        element.text = writable(text)
    else:
        last.tail = writable(text)
