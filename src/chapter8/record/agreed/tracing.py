"""From a paraphrase to its official paragraph, and from a draft to what came before each of its paragraphs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from chapter8.record.agreed.align import align
from chapter8.record.agreed.corpus import Corpus
from chapter8.record.agreed.nouns import Match, ParagraphKind, Precedents
from chapter8.record.agreed.ordered import Ordered

PRECEDENT = 0.6
"""The least score of a precedent: three fifths of the words by weight, in the same order. Below it there is none."""
TRACED = 0.5
"""The least score of a source: a paraphrase leaves out and rewords more than a draft."""


def precedents(
    draft: Iterable[str],
    corpus: Corpus,
    *,
    limit: int = 3,
    threshold: float = PRECEDENT,
    before: date | None = None,
    kinds: Collection[ParagraphKind] = (),
) -> tuple[Precedents, ...]:
    """The best precedents of each paragraph of a draft, in the draft's order; none is an answer."""
    return tuple(
        Precedents(text, corpus.similar(text, limit=limit, threshold=threshold, before=before, kinds=kinds))
        for text in draft
    )


def trace(
    clauses: Sequence[str],
    corpus: Corpus,
    *,
    symbol: str | None = None,
    limit: int = 3,
    threshold: float = TRACED,
    before: date | None = None,
) -> tuple[Precedents, ...]:
    """The official paragraphs behind paraphrases that stand together as those of one decision.

    Where `symbol` is known, only that decision is looked at. Where it isn't, the paraphrases settle it together:
    among paragraphs that say the same, the one comes first whose decision holds most of the other paraphrases as well
    (the Council repeats itself word for word from one decision to the next).
    """
    if symbol is not None:
        return tuple(
            Precedents(text, corpus.similar(text, limit=limit, threshold=threshold, symbols=(symbol,)))
            for text in clauses
        )
    ranked = [corpus.ranked(text, before=before) for text in clauses]
    support = _support(ranked, corpus)
    return tuple(
        Precedents(text, _matches(text, _with_support(found, support, corpus, threshold)[:limit], corpus))
        for text, found in zip(clauses, ranked, strict=True)
    )


def _support(ranked: Sequence[Sequence[Ordered]], corpus: Corpus) -> Mapping[str | None, float]:
    """For each decision how much of the paraphrases, all together, it holds (0 to 1)."""
    support: dict[str | None, float] = defaultdict(float)
    for found in ranked:
        best: dict[str, float] = {}
        for item in found:
            symbol = corpus.paragraphs[item.at].symbol
            if symbol is not None:
                best[symbol] = max(best.get(symbol, 0.0), item.score)
        for symbol, score in best.items():
            support[symbol] += score / len(ranked)
    return support


def _with_support(
    found: Sequence[Ordered], support: Mapping[str | None, float], corpus: Corpus, threshold: float
) -> list[Ordered]:
    """Those above the threshold, by their own score and the support of their decision."""
    passing = [item for item in found if item.score >= threshold]
    return sorted(passing, key=lambda item: -item.score - support.get(corpus.paragraphs[item.at].symbol, 0.0))


def _matches(text: str, found: Iterable[Ordered], corpus: Corpus) -> tuple[Match, ...]:
    """The paragraphs found, aligned."""
    paragraphs = ((item, corpus.paragraphs[item.at]) for item in found)
    return tuple(Match(own, item.score, item.covered, align(text, own.text)) for item, own in paragraphs)
