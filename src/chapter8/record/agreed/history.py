"""The history of a phrase: its first and last use, its uses by year, and the variants through which it drifted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from math import ceil
from typing import NamedTuple, TypeVar

from rapidfuzz.distance import Indel, LCSseq

from chapter8.errors import UsageError
from chapter8.record.agreed.align import align
from chapter8.record.agreed.corpus import Corpus
from chapter8.record.agreed.nouns import Paragraph, Use, UseHistory, Variant
from chapter8.record.agreed.words import fold, key, words

NEAR = 0.75
"""The least share of the phrase that a formulation near it holds in order: of its words, and of their weight."""
LOOKED_AT = 5000
"""How many paragraphs that hold enough of the phrase's words are looked at for formulations near it."""
_ARTICLES = frozenset({"a", "the"})
_SLACK, _ANCHORS = 3, 8
_Key = TypeVar("_Key")
_Value = TypeVar("_Value")
_GAP = 0.25  # what a foreign word inside the formulation costs, in words of middle weight


def history(phrase: str, corpus: Corpus, *, near: bool = False, threshold: float = NEAR) -> UseHistory:
    """Every use of a phrase in the corpus.

    Exact: the same words, whatever their case and hyphens. `near`: formulations that hold at least `threshold` of the
    phrase in its order, words between allowed; of each paragraph the closest one. Variants that differ in articles and
    inflection alone are one. Raises UsageError for a phrase without words.
    """
    if not fold(phrase):
        raise UsageError("the phrase holds no word", remedy='Give words, such as "all necessary measures".')
    found, cut = _near(phrase, corpus, threshold) if near else (_exact(phrase, corpus), False)
    return _history(phrase, found, cut=cut)


def joined(phrase: str, histories: Iterable[UseHistory], keep: Callable[[Use], bool]) -> UseHistory:
    """One history out of those of several corpora, of the uses that `keep` lets through; variants are told anew."""
    several = tuple(histories)
    uses = [use for one in several for use in one.uses if keep(use)]
    return _history(phrase, uses, cut=any(one.cut for one in several))


def _history(phrase: str, found: Iterable[Use], *, cut: bool) -> UseHistory:
    """The history that uses make."""
    uses = tuple(sorted(found, key=lambda use: _order(use.paragraph)))
    years = Counter(use.paragraph.date.year for use in uses if use.paragraph.date)
    return UseHistory(phrase, uses, tuple(sorted(years.items())), _variants(uses), cut)


def _order(paragraph: Paragraph) -> tuple[date, str, int]:
    """By date, those without one last; then by decision and place in it."""
    return paragraph.date or date.max, paragraph.symbol or "", paragraph.ordinal


def _exact(phrase: str, corpus: Corpus) -> Iterator[Use]:
    """The paragraphs that hold these very words in a run."""
    asked, wanted = len(corpus.numbers_of(phrase)), fold(phrase)
    folded: dict[str, str] = {}  # the same words stand in a thousand paragraphs
    for at, first in corpus.holding_run(phrase).items():
        use: Use | None = _use(corpus, at, first, first + asked)
        if use is not None and _once(folded, use.words, fold) != wanted:
            use = _later(corpus.paragraphs[at], wanted.split())
        if use is not None:
            yield use


def _once(known: dict[_Key, _Value], key: _Key, work: Callable[[_Key], _Value]) -> _Value:
    """What the work makes of the key, done the first time only."""
    if key not in known:
        known[key] = work(key)
    return known[key]


def _later(paragraph: Paragraph, wanted: Sequence[str]) -> Use | None:
    """The first place with these very words in a paragraph that holds other inflections of them before."""
    own = list(words(paragraph.text))
    spelt = [fold(paragraph.text[word.start : word.end]) for word in own]
    for first in range(len(spelt) - len(wanted) + 1):
        if spelt[first : first + len(wanted)] == wanted:
            return Use(paragraph, paragraph.text[own[first].start : own[first + len(wanted) - 1].end])
    return None


def _near(phrase: str, corpus: Corpus, threshold: float) -> tuple[list[Use], bool]:
    """The formulations near the phrase, one a paragraph; and whether there were more paragraphs to look at."""
    asked = corpus.numbers_of(phrase)
    weights = [float(weight) for weight in corpus.rarity(asked)]
    whole = sum(weights)
    runs = corpus.holding_run(phrase)
    candidates = corpus.overlapping(asked, threshold, LOOKED_AT).tolist()
    uses = [_use(corpus, at, first, first + len(asked)) for at, first in runs.items()]
    windows = _Windows(asked, weights, ceil(threshold * len(asked)))
    for at in candidates:
        found = None if at in runs else windows.closest(corpus.run(at).tolist())
        if found and found.weight >= threshold * whole and found.number >= threshold * len(asked):
            uses.append(_use(corpus, at, found.first, found.last))
    return uses, len(candidates) == LOOKED_AT


class _Place(NamedTuple):
    """Where a formulation stands (words `first` to `last`, not included), and what of the phrase it holds."""

    first: int
    last: int
    number: int
    weight: float
    worth: float

    def moved(self, by: int) -> _Place:
        """The same, so many words further on."""
        return self._replace(first=self.first + by, last=self.last + by)


class _Windows:
    """Looks for the phrase around its rarest words. Official language repeats itself: no window is looked at twice."""

    def __init__(self, asked: Sequence[int], weights: Sequence[float], enough: int) -> None:
        self.asked, self.weights, self.enough = asked, weights, enough
        self.known: dict[tuple[int, ...], _Place] = {}

    def closest(self, run: list[int]) -> _Place | None:
        """The place in a paragraph that holds most of the phrase with least between it.

        Looked for around the places of the rarest word that both have: far away, common words match by chance. None
        where no place can hold `enough` words.
        """
        if not self._may_hold(run):
            return None
        held = set(run)
        shared = [at for at, number in enumerate(self.asked) if number in held]
        anchor = self.asked[max(shared, key=lambda at: self.weights[at])]
        reach = 2 * len(self.asked) + _SLACK
        around = [at for at, number in enumerate(run) if number == anchor][:_ANCHORS]
        windows = [(max(0, at - reach), tuple(run[max(0, at - reach) : at + reach])) for at in around]
        if not any(self._may_hold(window) for _start, window in windows):
            return None
        places = [_once(self.known, window, self._place).moved(start) for start, window in windows]
        return max(places, key=lambda place: place.worth)

    def _may_hold(self, run: Sequence[int]) -> bool:
        """Whether enough words of the phrase stand in it in their order."""
        return bool(LCSseq.similarity(self.asked, run, score_cutoff=self.enough) >= self.enough)

    def _place(self, window: Sequence[int]) -> _Place:
        return _window(self.asked, self.weights, window)


def _window(asked: Sequence[int], weights: Sequence[float], near: Sequence[int]) -> _Place:
    """From where to where the matching words are worth most.

    What lies between them counts against them, so a word of the phrase far from the rest is left out: the greatest sum
    of neighbours (Kadane). The words are matched from the end and from the beginning, for both may catch a wrong twin.
    """
    gap = _GAP * sum(weights) / len(weights)
    best = _Place(0, 0, 0, 0.0, 0.0)
    for pairs in (_pairs(asked, near), _pairs_backward(asked, near)):
        first, last, count, held, worth = 0, 0, 0, 0.0, 0.0
        for ours, theirs in pairs:
            worth -= gap * (theirs - last)
            if worth <= 0:
                first, count, held, worth = theirs, 0, 0.0, 0.0
            count, held, worth, last = count + 1, held + weights[ours], worth + weights[ours], theirs + 1
            if worth > best.worth:
                best = _Place(first, last, count, held, worth)
    return best


def _pairs(asked: Sequence[int], near: Sequence[int]) -> list[tuple[int, int]]:
    """The places of the words that both have, in order."""
    blocks = Indel.opcodes(asked, near).as_matching_blocks()
    return [(block.a + step, block.b + step) for block in blocks for step in range(block.size)]


def _pairs_backward(asked: Sequence[int], near: Sequence[int]) -> list[tuple[int, int]]:
    """The same, matched from the other end."""
    mirrored = _pairs(asked[::-1], near[::-1])
    return [(len(asked) - 1 - ours, len(near) - 1 - theirs) for ours, theirs in reversed(mirrored)]


def _use(corpus: Corpus, at: int, first: int, last: int) -> Use:
    """The words of a paragraph from key `first` to key `last` (not included)."""
    return Use(corpus.paragraphs[at], corpus.words_of(at, first, last))


def _variants(uses: Iterable[Use]) -> tuple[Variant, ...]:
    """The formulations in order of first use, each with what changed since the one before it."""
    groups: dict[tuple[str, ...], list[Use]] = {}
    bare: dict[str, tuple[str, ...]] = {}  # the same words stand in a thousand paragraphs
    for use in uses:
        groups.setdefault(_once(bare, use.words, _without_articles), []).append(use)
    variants: list[Variant] = []
    for own in groups.values():
        change = align(variants[-1].words, own[0].words) if variants else ()
        variants.append(Variant(own[0].words, tuple(own), change))
    return tuple(variants)


def _without_articles(phrase: str) -> tuple[str, ...]:
    """The keys of its words; articles make no other phrase."""
    return tuple(part for part in map(key, fold(phrase).split()) if part not in _ARTICLES)
