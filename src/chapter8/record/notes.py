"""Footnotes into citations: Ibid. chains, pages, speakers' labels, "respectively".

The rule of the chain: Ibid. means the document cited last, with its Resumption part. Whatever looks like a citation but
is not understood blocks the chain until the next document is named; what hangs on it is reported as unresolved.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from chapter8.atlas import Atlas
from chapter8.errors import UsageError
from chapter8.record.nouns import Citation, Unresolved, Via
from chapter8.record.speakers import Named, read_label
from chapter8.symbols import Found, Spans, find, read_numbers

_NUMBERS = r"\d+[A-Z]?(?:\s?[-–—]\s?\d+)?"
_PAGES = rf"\bpp?\.\s?(?P<pages>{_NUMBERS}(?:(?:,\s?|,?\s?and\s)(?:{_NUMBERS})(?![\w/]|\s\())*)"
_PARAGRAPHS = r"\bparas?\.\s?(?P<paragraphs>\d+(?:\s?\(\w+\))?(?:(?:\s?[-–]\s?|,\s?|,?\s?and\s)\d+(?:\s?\(\w+\))?)*)"
_LABEL = r"\s*\((?P<label>(?!Resumption|Part )[^()]*(?:\([^()]*\)[^()]*)*)\)"
_TOKEN = re.compile(
    rf"(?P<ibid>\b[Ii]bid\b\.?)|(?P<part>\(?\bResumption\s?\d+\)?)|(?:{_PAGES}(?:{_LABEL})?)|(?:{_PARAGRAPHS})"
)
_GLUE = re.compile(r"\b(?:and|see|also|see also|at|respectively|cf|in|idem)\b|[\W_]", re.IGNORECASE)
_CITES_SOMETHING = re.compile(
    r"\d|\b(?:chaps?|vols?|sects?|nos?|op|loc|supra|cit)\.|\bsee\b|\bRepertoire\b|\bSupplement\b|\babove\b|\bbelow\b",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(r"\b(?:supra|op\. ?cit|loc\. ?cit|foot-?note|note \d)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cited:
    """The document that Ibid. would mean, or why it would mean none (`blocked`)."""

    symbol: str | None = None
    part: str | None = None
    pages: tuple[int, ...] = ()
    blocked: str | None = "no document has been cited before"


START = Cited()


@dataclass(frozen=True, slots=True)
class NoteReading:
    """What one note yields, and what Ibid. in the next one would mean."""

    citations: tuple[Citation, ...]
    unresolved: tuple[Unresolved, ...]
    cited: Cited


@dataclass(slots=True)
class _Reading:
    """The state while a note is read from left to right."""

    text: str
    passage: str
    atlas: Atlas
    current: Cited
    via: Via = "explicit"
    anchor: int = 0  # where the naming of the current document begins
    anchor_end: int = 0
    bare: bool = False  # a document has been named, but no place in it yet
    citations: list[Citation] = field(default_factory=list)
    unresolved: list[Unresolved] = field(default_factory=list)

    def cite(self, start: int, end: int, *, pages: tuple[int, ...] = (), paragraphs: tuple[str, ...] = ()) -> None:
        if self.current.symbol is None:
            self.fail(start, end, self.current.blocked or "no document is named")
            return
        symbol, part = self.current.symbol, self.current.part
        self.current = replace(self.current, pages=pages or self.current.pages)
        self.citations.append(Citation(symbol, part, pages, paragraphs, None, None, self.via, self.passage, start, end))
        self.bare = False

    def label(self, named: Sequence[Named]) -> None:
        """Give the last citation its speakers; a second speaker on the same page is a second citation."""
        if not self.citations or not named:
            return
        last = self.citations.pop()
        self.citations.extend(replace(last, speaker=one.speaker, on_behalf_of=one.on_behalf_of) for one in named)

    def fail(self, start: int, end: int, reason: str) -> None:
        self.unresolved.append(Unresolved(self.text[start:end], reason, self.passage, start, end))

    def close(self) -> None:
        """A document that was named without a place in it is cited as a whole."""
        if self.bare:
            pages = self.current.pages if self.via == "ibid" else ()
            self.cite(self.anchor, self.anchor_end, pages=pages)


def read_note(text: str, passage: str, before: Cited, atlas: Atlas) -> NoteReading:
    """Read one note, given what was cited before it."""
    reading = _Reading(text, passage, atlas, before)
    symbols = {found.start: found for found in find(text)}
    named_here, at = False, 0
    for start, token in _tokens(text, symbols):
        between = text[at:start]
        if isinstance(token, Found):
            reading.close()
            reading.current = Cited(str(token.symbol), token.part, (), None)
            reading.via, reading.bare, named_here = "explicit", True, True
            reading.anchor, reading.anchor_end = start, token.end
            at = token.end
            continue
        at = token.end()
        if token["ibid"]:
            reading.close()
            _take_ibid(reading, token, before=before, named_here=named_here)
            named_here = True
        elif token["part"]:
            _take_part(reading, token)
        else:
            if not named_here or _GLUE.sub("", between):
                _block(reading, between, named_here=named_here)
            _take_place(reading, token)
    reading.close()
    _leftover(reading, text, named_here=named_here)
    return NoteReading(tuple(reading.citations), tuple(reading.unresolved), _after(reading, named_here=named_here))


def _tokens(text: str, symbols: dict[int, Found]) -> list[tuple[int, Found | re.Match[str]]]:
    """Documents, Ibid., parts and places in order; a place inside a symbol's own span is none."""
    taken = Spans((found.start, found.end) for found in symbols.values())
    places = ((match.start(), match) for match in _TOKEN.finditer(text) if not taken.overlap(*match.span()))
    return sorted((*symbols.items(), *places), key=lambda token: token[0])


def _take_ibid(reading: _Reading, token: re.Match[str], *, before: Cited, named_here: bool) -> None:
    reading.current = reading.current if named_here else before
    reading.via = "ibid"
    reading.anchor, reading.anchor_end = token.span()
    reading.bare = True


def _take_part(reading: _Reading, token: re.Match[str]) -> None:
    """As in "Ibid. (Resumption 1)" or "and Resumption 1": the same document, another part."""
    number = re.search(r"\d+", token[0])
    if reading.current.symbol is not None and number is not None:
        if reading.bare and reading.via != "ibid":
            reading.close()
        reading.current = replace(reading.current, part=f"Resumption {number[0]}", pages=())
        reading.bare, reading.anchor, reading.anchor_end = True, token.start(), token.end()


def _block(reading: _Reading, between: str, *, named_here: bool) -> None:
    """A place in a document that we don't know: what comes next must not be tied to the document before."""
    words = " ".join(between.split()).strip(" ,;.") or "nothing"
    reading.close()
    reason = (
        f"{words!r} names no document that we recognise" if named_here or between.strip() else "no document is named"
    )
    reading.current = Cited(blocked=reason)


def _take_place(reading: _Reading, token: re.Match[str]) -> None:
    """A page or paragraph, with the speakers in brackets behind it."""
    start = reading.anchor if reading.bare else token.start()
    named = read_label(token["label"], reading.atlas) if token["label"] else ()
    end = token.end()
    if token["paragraphs"]:
        labels = tuple(re.split(r",\s?and\s|,\s?|\s?and\s", token["paragraphs"]))
        reading.cite(start, end, paragraphs=labels)
        return
    try:
        pages = read_numbers(token["pages"])
    except UsageError as error:
        reading.fail(token.start(), end, error.cause)
        reading.bare = False
        return
    reading.cite(start, end, pages=pages)
    if reading.current.symbol is not None:
        reading.label(named)


def _leftover(reading: _Reading, text: str, *, named_here: bool) -> None:
    """A note that points elsewhere, but names nothing that we recognise, is said to be unresolved."""
    if named_here or reading.unresolved:
        return
    if _ELSEWHERE.search(text) or re.search(r"\bsee\b", text, re.IGNORECASE):
        reading.fail(0, len(text), "a reference to another place that carries no document symbol")


def _after(reading: _Reading, *, named_here: bool) -> Cited:
    """What Ibid. means in the next note. A remark that cites nothing at all leaves the chain as it was."""
    if named_here or not _CITES_SOMETHING.search(reading.text):
        return reading.current
    return Cited(blocked=f"the note before cites something that we don't recognise: {reading.text[:60]!r}")


def tell_respectively(reading: NoteReading, text: str, speakers: Sequence[Named]) -> NoteReading:
    """As in "p. 6 and p. 33, respectively": the citations belong to the sentence's speakers, in its order.

    Where the counts differ no citation is given a speaker, and the note says so.
    """
    found = re.search(r"\brespectively\b", text)
    if found is None or not reading.citations:
        return reading
    bare = [citation for citation in reading.citations if citation.speaker is None]
    passage = reading.citations[0].passage
    if len(bare) != len(speakers):
        reason = f"{len(bare)} places, but {len(speakers)} speakers in the sentence that calls the note"
        gap = Unresolved(found[0], reason, passage, found.start(), found.end())
        return replace(reading, unresolved=(*reading.unresolved, gap))
    order = iter(speakers)
    told = []
    for citation in reading.citations:
        one = next(order) if citation.speaker is None else None
        told.append(
            citation
            if one is None
            else replace(citation, speaker=one.speaker, on_behalf_of=one.on_behalf_of, via="respectively")
        )
    return replace(reading, citations=tuple(told))
