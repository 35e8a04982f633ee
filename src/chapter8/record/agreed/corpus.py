"""An index over official paragraphs: which of them say what a text says, found in two steps.

The first step is BM25 over word keys (Robertson and Zaragoza 2009, k1 and b as there); the second looks at the best
candidates' words in order and weighs the longest common subsequence by the rarity of its words.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
import numpy.typing as npt

from chapter8.record.agreed.align import align
from chapter8.record.agreed.nouns import Match, Paragraph, ParagraphKind
from chapter8.record.agreed.ordered import Ordered, in_order
from chapter8.record.agreed.words import WORD, key

K1, B = 1.2, 0.75
CANDIDATES = 200
"""How many paragraphs the second step looks at."""
MAX_QUESTION = 2000
"""Words of a question that count; no paragraph of the Council is longer."""

Numbers = npt.NDArray[np.uint32]
Weights = npt.NDArray[np.float32]
Chosen = npt.NDArray[np.bool_]


class _Vocabulary(dict[str, tuple[int, ...]]):
    """Numbers for words: each spelling is met once, then looked up. Spellings of one key share their number."""

    def __init__(self) -> None:
        self.keys_: dict[str, int] = {}

    def __missing__(self, word: str) -> tuple[int, ...]:
        numbers = tuple(self.keys_.setdefault(part, len(self.keys_)) for part in key(word).split())
        self[word] = numbers
        return numbers


@dataclass(frozen=True, eq=False)
class Corpus:
    """Paragraphs and their index. Build it with `Corpus.of`, keep it with `save`, get it back with `load`.

    `tokens` are the numbers of the word keys of all paragraphs, one after another; `offsets` tell where each paragraph
    begins among them; `places` holds for each key from which to which code point of its paragraph its word stands.
    """

    paragraphs: tuple[Paragraph, ...]
    vocabulary: dict[str, int]
    tokens: Numbers
    offsets: npt.NDArray[np.int64]
    places: Numbers

    @classmethod
    def of(cls, paragraphs: Iterable[Paragraph]) -> Corpus:
        """The index of some paragraphs, in their order; of two with one symbol and the same words the first is kept."""
        kept: list[Paragraph] = []
        runs: list[Numbers] = []
        places: list[Numbers] = []
        met: set[tuple[str | None, bytes]] = set()
        numbers = _Vocabulary()
        for paragraph in paragraphs:
            found = [(n, *word.span()) for word in WORD.finditer(paragraph.text) for n in numbers[word[0]]]
            table = np.array(found, np.uint32).reshape(-1, 3)
            run = np.ascontiguousarray(table[:, 0])
            same = (paragraph.symbol, run.tobytes())
            if paragraph.symbol is None or same not in met:
                met.add(same)
                kept.append(paragraph)
                runs.append(run)
                places.append(np.ascontiguousarray(table[:, 1:]))
        tokens = np.concatenate(runs) if runs else np.empty(0, np.uint32)
        offsets = np.concatenate(([0], np.cumsum([len(run) for run in runs], dtype=np.int64)))
        between = np.concatenate(places) if places else np.empty((0, 2), np.uint32)
        return cls(tuple(kept), numbers.keys_, tokens, offsets, between)

    def __len__(self) -> int:
        """How many paragraphs."""
        return len(self.paragraphs)

    def similar(
        self,
        text: str,
        *,
        limit: int = 10,
        threshold: float = 0.0,
        after: date | None = None,
        before: date | None = None,
        kinds: Collection[ParagraphKind] = (),
        symbols: Collection[str] = (),
    ) -> tuple[Match, ...]:
        """The paragraphs that say what `text` says, best first, with the words aligned.

        From the day `after` (included) to the day `before` (not included; paragraphs without a date then stay out), of
        some kinds, of some decisions; all where nothing is given. `threshold` is the least score.
        """
        ranked = self.ranked(text, after=after, before=before, kinds=kinds, symbols=symbols)
        found = [item for item in ranked if item.score >= threshold][:limit]
        return tuple(
            Match(self.paragraphs[item.at], item.score, item.covered, align(text, self.paragraphs[item.at].text))
            for item in found
        )

    def ranked(
        self,
        text: str,
        *,
        after: date | None = None,
        before: date | None = None,
        kinds: Collection[ParagraphKind] = (),
        symbols: Collection[str] = (),
    ) -> list[Ordered]:
        """The candidates of a question in the order of what they say of it, without their alignment."""
        asked = self.numbers_of(text)
        near = self.candidates(asked, CANDIDATES, self._chosen(after, before, frozenset(kinds), frozenset(symbols)))
        found = [in_order(at, asked, self.run(at), self._rarity) for at in near.tolist()]
        return sorted(found, key=lambda item: (-item.score, -item.covered, item.at))

    def numbers_of(self, text: str) -> list[int]:
        """The numbers of a question's words; -1 for words that no paragraph has."""
        spelt = WORD.findall(text)[:MAX_QUESTION]
        return [self.vocabulary.get(part, -1) for word in spelt for part in key(word).split()]

    def run(self, at: int) -> Numbers:
        """The numbers of the words of one paragraph, in order."""
        return self.tokens[self.offsets[at] : self.offsets[at + 1]]

    def words_of(self, at: int, first: int, last: int) -> str:
        """The words of one paragraph from key `first` to key `last` (not included), as they stand there."""
        begin = self.offsets[at]
        return self.paragraphs[at].text[self.places[begin + first, 0] : self.places[begin + last - 1, 1]]

    def candidates(self, asked: Sequence[int], limit: int, chosen: Chosen | None = None) -> npt.NDArray[np.int64]:
        """The paragraphs of the highest BM25 that share a word with the question, best first."""
        scores = np.zeros(len(self), np.float32)
        starts, documents, weights = self._postings
        for number in {number for number in asked if number >= 0}:
            place = slice(starts[number], starts[number + 1])
            scores[documents[place]] += weights[place]
        if chosen is not None:
            scores[~chosen] = 0
        limit = min(limit, int(np.count_nonzero(scores)))
        if not limit:
            return np.empty(0, np.int64)
        best = np.argpartition(-scores, limit - 1)[:limit]
        return best[np.lexsort((best, -scores[best]))]

    def holding_run(self, phrase: str) -> dict[int, int]:
        """The paragraphs in which the words of a phrase, inflection aside, stand in a run; at which word it begins."""
        asked = self.numbers_of(phrase)
        if not asked or -1 in asked:
            return {}
        rarest = int(np.argmax(self.rarity(asked)))
        places = np.flatnonzero(self.tokens == asked[rarest]) - rarest
        places = places[(places >= 0) & (places + len(asked) <= len(self.tokens))]
        for step, number in enumerate(asked):
            places = places[self.tokens[places + step] == number]
        owners = np.searchsorted(self.offsets, places, side="right") - 1
        inside = places + len(asked) <= self.offsets[owners + 1]
        begun = places - self.offsets[owners]
        found: dict[int, int] = {}
        for owner, first in zip(owners[inside].tolist(), begun[inside].tolist(), strict=True):
            found.setdefault(owner, first)
        return found

    def overlapping(self, asked: Sequence[int], share: float, limit: int) -> npt.NDArray[np.int64]:
        """The paragraphs that hold at least a share of the question's words by weight, in any order; fullest first."""
        held = np.zeros(len(self), np.float32)
        starts, documents, _ = self._postings
        rarity = self.rarity(asked)
        for number, weight in zip(asked, rarity.tolist(), strict=True):
            if number >= 0:
                held[documents[starts[number] : starts[number + 1]]] += weight
        enough = np.flatnonzero(held >= share * float(rarity.sum()) - 1e-3)
        return enough[np.lexsort((enough, -held[enough]))][:limit]

    def rarity(self, numbers: Sequence[int]) -> Weights:
        """How much each word counts: the rarer the more."""
        return self._rarity[np.asarray(numbers, np.int64)]

    def _chosen(
        self, after: date | None, before: date | None, kinds: frozenset[str], symbols: frozenset[str]
    ) -> Chosen | None:
        """Which paragraphs a question is about; None for all."""
        if not (after or before or kinds or symbols):
            return None
        chosen = np.ones(len(self), np.bool_)
        if after or before:
            chosen &= (self._days >= (after or date.min).toordinal()) & (self._days < (before or date.max).toordinal())
        if kinds:
            chosen &= np.fromiter((item.kind in kinds for item in self.paragraphs), np.bool_, len(self))
        if symbols:
            chosen &= np.fromiter((item.symbol in symbols for item in self.paragraphs), np.bool_, len(self))
        return chosen

    @cached_property
    def _days(self) -> npt.NDArray[np.int32]:
        """The days of the paragraphs; 0 where there is none."""
        days = (item.date.toordinal() if item.date else 0 for item in self.paragraphs)
        return np.fromiter(days, np.int32, len(self))

    @cached_property
    def _postings(self) -> tuple[npt.NDArray[np.int64], Numbers, Weights]:
        """For each word where its paragraphs begin; the paragraphs; what the word adds to the BM25 of each."""
        owners = np.repeat(np.arange(len(self), dtype=np.uint64), np.diff(self.offsets))
        pairs = np.sort((self.tokens.astype(np.uint64) << np.uint64(32)) | owners)
        firsts = np.flatnonzero(np.diff(pairs, prepend=np.uint64(0xFFFFFFFFFFFFFFFF)))
        often = np.diff(firsts, append=len(pairs)).astype(np.float32)
        terms = (pairs[firsts] >> np.uint64(32)).astype(np.int64)
        documents = (pairs[firsts] & np.uint64(0xFFFFFFFF)).astype(np.uint32)
        starts = np.searchsorted(terms, np.arange(len(self.vocabulary) + 1))
        lengths = np.diff(self.offsets)
        norm = (K1 * (1 - B + B * lengths / max(1.0, float(lengths.mean() if len(self) else 0)))).astype(np.float32)
        rarity = _rarity(np.diff(starts), len(self))
        weights = rarity[terms] * often * np.float32(K1 + 1) / (often + norm[documents])
        return starts, documents, weights

    @cached_property
    def _rarity(self) -> Weights:
        """How much each word counts; in the last place (-1) what a word that no paragraph has would count."""
        starts, _, _ = self._postings
        return _rarity(np.append(np.diff(starts), 0), len(self))


def _rarity(held: npt.NDArray[np.int64], of: int) -> Weights:
    """The inverse document frequency of words that `held` paragraphs of `of` hold; never below 0."""
    return np.log1p((of - held + 0.5) / (held + 0.5)).astype(np.float32)
