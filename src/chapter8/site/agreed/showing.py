"""How answers about agreed language are shown: comparisons, places, and all of it as data."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from chapter8.exchange.decide import Purpose, Viewer
from chapter8.exchange.marking import Marking
from chapter8.record.agreed import Match, Paragraph, Span, Use, UseHistory
from chapter8.record.writing.references import paragraph_reference
from chapter8.site.agreed.answering import document_of, ident_of
from chapter8.site.library.models import Document
from chapter8.site.library.permalinks import content_path, document_path, shared_symbols

AROUND = 200  # characters shown of what stands before and after the words that were asked for
MOSTLY = 0.6  # a paragraph of which the question covers less holds it among other things


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a comparison: `same`, `inserted`, `deleted`, `replaced` (old, new), or `around` (context)."""

    kind: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a paragraph stands: as it is cited, and its address."""

    paragraph: Paragraph
    reference: str
    address: str
    language: str
    marking: Marking
    exercise: bool


@dataclass(frozen=True, slots=True)
class Precedent:
    """A precedent as shown; `percent` of the question's words stand in it in the same order."""

    place: Place
    percent: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Drift:
    """A formulation: where it stands first and last, how often it is used, what changed since the one before it."""

    number: int
    first: Place
    last: Place
    count: int
    pieces: tuple[Piece, ...]


class Places:
    """Makes places of paragraphs, asking the library once for all of them."""

    def __init__(self, paragraphs: Iterable[Paragraph], viewer: Viewer, purpose: Purpose) -> None:
        """Look the documents up; only those that the viewer may have."""
        keys = sorted({document_of(paragraph) for paragraph in paragraphs})
        rows: dict[int, Document] = {}
        for first in range(0, len(keys), 5000):
            some = Document.objects.readable_by(viewer, purpose).filter(pk__in=keys[first : first + 5000])
            rows |= {row.pk: row for row in some.defer("record")}
        self.documents = rows
        self.shared: Collection[str] = shared_symbols(viewer, purpose, among=list(rows.values())) if rows else ()

    def of(self, paragraph: Paragraph) -> Place:
        """The place of one paragraph."""
        document = self.documents[document_of(paragraph)]
        shared = document.symbol in self.shared
        stem = content_path(document.sha256) if shared else document_path(document)
        reference = paragraph_reference(paragraph) if paragraph.symbol else document.title
        address = f"{stem}#{ident_of(paragraph)}"
        return Place(paragraph, reference, address, document.language, document.marking, document.exercise)


def precedent(match: Match, places: Places) -> Precedent:
    """A match as shown."""
    pieces = compared(match.spans, narrow=match.covered < MOSTLY)
    return Precedent(places.of(match.paragraph), round(100 * match.score), pieces)


def compared(spans: Sequence[Span], *, narrow: bool) -> tuple[Piece, ...]:
    """The runs of a comparison. `narrow`: what the paragraph has before and after the words asked for is context."""
    pieces = [Piece(span.kind, span.one, span.other) for span in spans]
    if narrow and pieces and pieces[0].kind == "inserted":
        text = pieces[0].new
        cut = text if len(text) <= AROUND else "… " + text[-AROUND:].partition(" ")[2]
        pieces[0] = Piece("around", "", cut)
    if narrow and len(pieces) > 1 and pieces[-1].kind == "inserted":
        text = pieces[-1].new
        cut = text if len(text) <= AROUND else text[:AROUND].rpartition(" ")[0] + " …"
        pieces[-1] = Piece("around", "", cut)
    return tuple(pieces)


def drift(told: UseHistory, places: Places, limit: int) -> tuple[Drift, ...]:
    """The variants in order of first use; the first one is compared with nothing."""
    shown = []
    for number, variant in enumerate(told.variants[:limit], start=1):
        pieces = compared(variant.change, narrow=False) or (Piece("same", variant.words, variant.words),)
        first, last = places.of(variant.first.paragraph), places.of(variant.last.paragraph)
        shown.append(Drift(number, first, last, len(variant.uses), pieces))
    return tuple(shown)


def place_as_data(place: Place) -> dict[str, object]:
    """A place as data."""
    paragraph = place.paragraph
    return {
        "reference": place.reference,
        "symbol": paragraph.symbol,
        "number": paragraph.number,
        "ordinal": paragraph.ordinal,
        "kind": paragraph.kind,
        "date": paragraph.date,
        "address": place.address,
    }


def match_as_data(match: Match, places: Places) -> dict[str, object]:
    """A precedent as data: with its words and the comparison."""
    return {
        **place_as_data(places.of(match.paragraph)),
        "score": round(match.score, 3),
        "covered": round(match.covered, 3),
        "text": match.paragraph.text,
        "spans": match.spans,
    }


def history_as_data(told: UseHistory, places: Places) -> dict[str, object]:
    """How a phrase was used, as data: each use with its words, uses by year, the variants with what changed."""

    def one(use: Use) -> dict[str, object]:
        return {**place_as_data(places.of(use.paragraph)), "words": use.words}

    return {
        "uses": [one(use) for use in told.uses],
        "by_year": dict(told.by_year),
        "first": one(told.first) if told.first else None,
        "last": one(told.last) if told.last else None,
        "cut": told.cut,
        "variants": [
            {"words": item.words, "uses": len(item.uses), "first": one(item.first), "change": item.change}
            for item in told.variants
        ],
    }
