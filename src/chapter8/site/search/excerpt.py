"""The words around what was looked for, as plain spans: whoever shows them escapes and marks them."""

from __future__ import annotations

from dataclasses import dataclass

import tantivy

LENGTH, LEAD = 320, 60  # characters shown, and characters before the first hit
READ = 20_000  # of a passage longer than this, only the beginning is looked at


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text; `hit` where it is one of the words looked for."""

    text: str
    hit: bool = False


def excerpt(text: str, analyzer: tantivy.TextAnalyzer, terms: frozenset[str]) -> tuple[Span, ...]:
    """The stretch of `text` with the most hits, whole words, with an ellipsis where it is cut."""
    read = text[:READ]
    hits = [
        (token.char_offset_from, token.char_offset_to)
        for token in (analyzer.pre_tokenize(read).tokens if terms else ())
        if token.text in terms
    ]
    start, end = _window(read, _merged(hits, read))
    spans = [Span("… ")] if start else []
    position = start
    for first, last in _merged(hits, read):
        if first < start or last > end:
            continue
        spans += [Span(text[position:first]), Span(text[first:last], hit=True)]
        position = last
    spans.append(Span(text[position:end]))
    if end < len(text):
        spans.append(Span(" …"))
    return tuple(span for span in spans if span.text)


def _merged(hits: list[tuple[int, int]], text: str) -> list[tuple[int, int]]:
    """Hits that touch or overlap, or have only one space between them, as one."""
    merged: list[tuple[int, int]] = []
    for first, last in hits:
        if merged and (first <= merged[-1][1] or text[merged[-1][1] : first] == " "):
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        else:
            merged.append((first, last))
    return merged


def _window(text: str, hits: list[tuple[int, int]]) -> tuple[int, int]:
    """From where to where to show: around the densest hits, cut at spaces."""
    if len(text) <= LENGTH:
        return 0, len(text)

    def within(start: int) -> int:
        return sum(1 for first, last in hits if start <= first and last <= start + LENGTH - LEAD)

    best = max((first for first, _ in hits), key=lambda first: (within(first), -first), default=0)
    start = max(0, best - LEAD)
    if start:
        space = text.find(" ", start, best)
        start = space + 1 if space >= 0 else start
    end = min(len(text), start + LENGTH)
    if end < len(text):
        space = text.rfind(" ", start + LENGTH // 2, end)
        end = space if space >= 0 else end
    return start, end
