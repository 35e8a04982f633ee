"""Answers questions about agreed language out of the shelves that the viewer may read.

A shelf is asked only if `decide` allows its marking, and what it answers counts only if its document, as it is marked
now, is one that the viewer may have: no figure here is made of anything withheld.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from chapter8.exchange.decide import Purpose, Viewer, decide
from chapter8.exchange.marking import Marking, Tlp
from chapter8.record.agreed import Match, Paragraph, Precedents, Use, UseHistory, history, joined, trace
from chapter8.record.agreed.nouns import ParagraphKind
from chapter8.record.agreed.tracing import PRECEDENT
from chapter8.site.agreed import shelves
from chapter8.site.agreed.shelves import Shelf
from chapter8.site.library.models import Document

SHOWN, SPARE = 10, 20  # precedents on the page; more that take the place of what may not be shown
BODIES = {"S": "S/", "A": "A/", "PSC": "PSC/"}
"""Bodies that a question may be narrowed to, by how the symbols of their decisions begin."""
STATEMENT = "/PRST/"


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What a question is narrowed to: paragraphs of before a day, of one kind, of one body; or exercises alone."""

    before: date | None = None
    kind: str = ""
    body: str = ""
    exercise: bool = False

    def symbols(self, shelf: Shelf) -> frozenset[str]:
        """The decisions of a shelf that are meant; all of them stand for no limit."""
        return frozenset(symbol for symbol in shelf.symbols if self._means(symbol))

    def keeps(self, paragraph: Paragraph) -> bool:
        """Whether a paragraph is one of those that are meant."""
        dated = not self.before or (paragraph.date is not None and paragraph.date < self.before)
        return dated and self._kind_of(paragraph) and self._means(paragraph.symbol or "")

    @property
    def kinds(self) -> tuple[ParagraphKind, ...]:
        """The kinds of paragraph, as the engine has them; none for all."""
        match self.kind:
            case "preambular" | "operative" as kind:
                return (kind,)
        return ()

    def _kind_of(self, paragraph: Paragraph) -> bool:
        return not self.kinds or paragraph.kind in self.kinds

    def _means(self, symbol: str) -> bool:
        is_statement = STATEMENT in symbol
        if self.kind and is_statement is not (self.kind == "statement"):
            return False
        return symbol.startswith(BODIES.get(self.body, ""))


@dataclass(frozen=True, slots=True)
class Known:
    """The documents behind an answer that the viewer may have: key -> marking; `exercise` if one of them is."""

    markings: Mapping[int, Marking]
    exercise: bool = False

    def holds(self, paragraph: Paragraph) -> bool:
        """Whether the paragraph's document is one of them."""
        return document_of(paragraph) in self.markings


@dataclass(frozen=True, slots=True)
class Answer:
    """Precedents best first, and how the phrase was used; `known` are the documents of all that is counted."""

    precedents: tuple[Match, ...]
    history: UseHistory
    known: Known


def document_of(paragraph: Paragraph) -> int:
    """The key of the document that holds a paragraph of a shelf."""
    return int(paragraph.passage.partition("#")[0])


def ident_of(paragraph: Paragraph) -> str:
    """The passage of that document."""
    return paragraph.passage.partition("#")[2]


def shelves_for(viewer: Viewer, purpose: Purpose, *, exercise: bool = False) -> tuple[Shelf, ...]:
    """The shelves that a viewer may read, widest marking first; exercises only on demand, or if there is no other."""
    opened = shelves.opened()
    readable = [shelf for shelf in (opened.all if opened else ()) if decide(shelf, viewer, purpose).allow]
    real = [shelf for shelf in readable if not shelf.label.exercise]
    chosen = [shelf for shelf in readable if shelf.label.exercise] if exercise or not real else real
    return tuple(sorted(chosen, key=lambda shelf: (Tlp(shelf.label.tlp).rank, shelf.label.language)))


def answer(
    text: str, viewer: Viewer, narrowed: Narrowed, *, purpose: Purpose = Purpose.READ, exact: bool = False
) -> Answer:
    """Who said this before: precedents (none for exact words, where the uses tell it all), and the uses."""
    asked = shelves_for(viewer, purpose, exercise=narrowed.exercise)
    matches = [] if exact else [match for shelf in asked for match in _similar(shelf, text, narrowed)]
    told = [history(text, shelf.corpus, near=not exact) for shelf in asked]
    paragraphs = [*(match.paragraph for match in matches), *(use.paragraph for one in told for use in one.uses)]
    known = readable(paragraphs, viewer, purpose)
    once = _once(asked)

    def keep(use: Use) -> bool:
        return known.holds(use.paragraph) and use.paragraph.passage not in once and narrowed.keeps(use.paragraph)

    used = joined(text, told, keep)
    best = _best((match for match in matches if match.paragraph.passage not in once), known, SHOWN)
    shown = {document_of(item) for item in (*(m.paragraph for m in best), *(use.paragraph for use in used.uses))}
    counted = {key: marking for key, marking in known.markings.items() if key in shown}
    return Answer(best, used, Known(counted, known.exercise and bool(counted)))


def best_precedents(
    paragraphs: Sequence[str], viewer: Viewer, purpose: Purpose, narrowed: Narrowed, *, limit: int = 3
) -> tuple[tuple[Precedents, ...], Known]:
    """The best precedents of each paragraph of a draft, in the draft's order."""
    asked = shelves_for(viewer, purpose, exercise=narrowed.exercise)
    once = _once(asked)
    near = (
        [match for shelf in asked for match in _similar(shelf, text, narrowed, limit=limit + 3)] for text in paragraphs
    )
    found = [[match for match in several if match.paragraph.passage not in once] for several in near]
    known = readable((match.paragraph for several in found for match in several), viewer, purpose)
    best = tuple(
        Precedents(text, _best(several, known, limit)) for text, several in zip(paragraphs, found, strict=True)
    )
    return best, known


def official_paragraphs(
    clauses: Sequence[str], symbol: str, viewer: Viewer, purpose: Purpose, *, exercise: bool
) -> tuple[tuple[Precedents, ...], Known]:
    """The paragraphs of a decision that a chapter paraphrases, clause by clause (figure E5)."""
    for shelf in shelves_for(viewer, purpose, exercise=exercise):
        if symbol and symbol not in shelf.symbols:
            continue
        traced = trace(clauses, shelf.corpus, symbol=symbol or None)
        known = readable((match.paragraph for one in traced for match in one.matches), viewer, purpose)
        kept = tuple(Precedents(one.text, _best(one.matches, known, 3)) for one in traced)
        if any(one.matches for one in kept):
            return kept, known
    return tuple(Precedents(text, ()) for text in clauses), Known({})


def readable(paragraphs: Iterable[Paragraph], viewer: Viewer, purpose: Purpose) -> Known:
    """The documents of some paragraphs that the viewer may have as they are marked now."""
    keys = sorted({document_of(paragraph) for paragraph in paragraphs})
    rows: dict[int, Any] = {}
    for first in range(0, len(keys), 5000):  # under the limit of variables of every database
        some = Document.objects.readable_by(viewer, purpose).filter(pk__in=keys[first : first + 5000])
        marks = some.order_by().values_list("pk", "exercise", "tlp", "owner", "audience", "own_marking")
        rows |= {row[0]: row[1:] for row in marks}
    markings = {row[1:]: _marking(*row[1:]) for row in rows.values()}
    return Known({key: markings[row[1:]] for key, row in rows.items()}, any(row[0] for row in rows.values()))


def _marking(tlp: str, owner: str, audience: str, own: str) -> Marking:
    return Marking(Tlp(tlp), owner, frozenset(audience.split()), own or None)


def _similar(shelf: Shelf, text: str, narrowed: Narrowed, *, limit: int = SHOWN + SPARE) -> tuple[Match, ...]:
    """What one shelf says, above the threshold of a precedent."""
    symbols: Collection[str] = ()
    if narrowed.kind or narrowed.body:
        symbols = narrowed.symbols(shelf)
        if not symbols:
            return ()
    return shelf.corpus.similar(
        text, limit=limit, threshold=PRECEDENT, before=narrowed.before, kinds=narrowed.kinds, symbols=symbols
    )


def _best(matches: Iterable[Match], known: Known, limit: int) -> tuple[Match, ...]:
    """The best of what several shelves say, of documents that the viewer may have; the oldest first among equals."""
    kept = [match for match in matches if known.holds(match.paragraph)]
    kept.sort(key=lambda match: (-match.score, -match.covered, match.paragraph.date or date.max))
    return tuple(kept[:limit])


def _once(asked: Sequence[Shelf]) -> frozenset[str]:
    """The paragraphs of decisions that stand on a wider shelf of the same language already: copies under a marking."""
    met: dict[str, set[str]] = {}
    copies: set[str] = set()
    for shelf in asked:
        before = met.setdefault(shelf.label.language, set())
        if twice := before & shelf.symbols:
            copies |= {item.passage for item in shelf.corpus.paragraphs if item.symbol in twice}
        before |= shelf.symbols
    return frozenset(copies)
