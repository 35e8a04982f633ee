"""Alignment loses nothing and is minimal, against the textbook's table; the index agrees with a scan of everything."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from chapter8.record.agreed import Corpus, Paragraph, align
from chapter8.record.agreed.words import words

WORDS = st.sampled_from(
    ["the", "Council", "urges", "urged", "States", "to", "act", "UN", "sub-regional", "维", "…", "7"]
)
TEXTS = st.lists(WORDS, max_size=14).map(" ".join)


def _longest_common(one: list[str], other: list[str]) -> int:
    """The length of the longest common subsequence, by the table."""
    row = [0] * (len(other) + 1)
    for left in one:
        before = 0
        for at, right in enumerate(other, start=1):
            before, row[at] = row[at], before + 1 if left == right else max(row[at], row[at - 1])
    return row[-1]


@given(st.text(max_size=60) | TEXTS, st.text(max_size=60) | TEXTS)
def test_the_spans_in_order_are_both_texts(one: str, other: str) -> None:
    spans = align(one, other)
    assert "".join(span.one for span in spans) == one
    assert "".join(span.other for span in spans) == other
    assert all(first.kind != second.kind for first, second in pairwise(spans))


@given(TEXTS, TEXTS)
def test_as_many_words_as_possible_are_the_same(one: str, other: str) -> None:
    ours, theirs = ([word.key for word in words(text)] for text in (one, other))
    same = sum(
        len(list(words(span.one))) for span in align(one, other) if span.kind == "same" and list(words(span.one))
    )
    assert same == _longest_common(ours, theirs)


@given(st.lists(TEXTS, min_size=1, max_size=8, unique=True), TEXTS)
def test_every_paragraph_that_shares_a_word_is_a_candidate(texts: list[str], asked: str) -> None:
    corpus = Corpus.of(Paragraph(f"S/{at}", None, None, "operative", text, "p1") for at, text in enumerate(texts))
    keys = {part for word in words(asked) for part in word.key.split()}
    shares = {
        item.symbol for item in corpus.paragraphs if keys & {p for word in words(item.text) for p in word.key.split()}
    }
    assert {match.paragraph.symbol for match in corpus.similar(asked, limit=50)} == shares


@given(st.lists(TEXTS, min_size=1, max_size=6, unique=True))
def test_a_paragraph_finds_itself_with_a_full_score(texts: list[str]) -> None:
    corpus = Corpus.of(Paragraph(f"S/{at}", None, None, "operative", text, "p1") for at, text in enumerate(texts))
    for item in corpus.paragraphs:
        found = {match.paragraph.symbol: match.score for match in corpus.similar(item.text, limit=50)}
        assert not list(words(item.text)) or found[item.symbol] > 0.999
