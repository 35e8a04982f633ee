"""Two texts word by word: the fewest words struck out and put in that make one of the other."""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz.distance import Indel

from chapter8.record.agreed.nouns import Span, SpanKind
from chapter8.record.agreed.words import Word, words

MAX_WORDS = 4000
"""Longer texts are aligned as far as this; the rest stands as deleted and inserted. No paragraph comes near it."""


def align(one: str, other: str) -> tuple[Span, ...]:
    """The spans from `one` to `other`. What is the same looks through inflection; the words are kept as they stand.

    The number of words outside "same" is the least possible (insertions and deletions; longest common subsequence).
    """
    ours, theirs = _Words(one), _Words(other)
    spans: list[Span] = []
    for kind, (a, b), (c, d) in _merged(ours, theirs):
        span = Span(kind, ours.slice(a, b), theirs.slice(c, d))
        if span.one or span.other:
            spans.append(span)
    return tuple(spans)


class _Words:
    """The words of a text and what stands between them: a slice reaches up to where the next word begins."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words = tuple(words(text)) or ((Word(text, 0, len(text)),) if text else ())
        self.keys = [word.key for word in self.words[:MAX_WORDS]]
        self._starts = [0, *(word.start for word in self.words[1:]), len(text)] if self.words else [0]

    def slice(self, first: int, last: int) -> str:
        """The text of words `first` to `last` (not included)."""
        return self.text[self._starts[first] : self._starts[last]] if last > first else ""


def _merged(ours: _Words, theirs: _Words) -> Iterator[tuple[SpanKind, tuple[int, int], tuple[int, int]]]:
    """The steps with neighbouring deletions and insertions made one replacement."""
    a = c = 0
    for block in Indel.opcodes(ours.keys, theirs.keys).as_matching_blocks() if ours.keys and theirs.keys else ():
        yield from _change((a, block.a), (c, block.b))
        a, c = block.a + block.size, block.b + block.size
        if block.size:
            yield "same", (block.a, a), (block.b, c)
    yield from _change((a, len(ours.words)), (c, len(theirs.words)))


def _change(
    ours: tuple[int, int], theirs: tuple[int, int]
) -> Iterator[tuple[SpanKind, tuple[int, int], tuple[int, int]]]:
    """What lies between two runs of same words."""
    struck, put = ours[1] > ours[0], theirs[1] > theirs[0]
    if struck or put:
        yield ("replaced" if struck and put else "deleted" if struck else "inserted"), ours, theirs
