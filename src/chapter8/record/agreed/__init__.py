"""Agreed language: who used these words before, since when, and how they changed; from a paraphrase to its source."""

from chapter8.record.agreed.align import align
from chapter8.record.agreed.corpus import Corpus
from chapter8.record.agreed.gathering import one_reading_each, paragraphs_of
from chapter8.record.agreed.history import history, joined
from chapter8.record.agreed.keeping import load, save
from chapter8.record.agreed.nouns import Match, Paragraph, Precedents, Span, Use, UseHistory, Variant
from chapter8.record.agreed.tracing import precedents, trace

__all__ = [
    "Corpus",
    "Match",
    "Paragraph",
    "Precedents",
    "Span",
    "Use",
    "UseHistory",
    "Variant",
    "align",
    "history",
    "joined",
    "load",
    "one_reading_each",
    "paragraphs_of",
    "precedents",
    "save",
    "trace",
]
