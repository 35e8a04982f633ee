"""E5: from the Repertoire's paraphrase of a clause to the official paragraph, among all paragraphs of the Council.

The gold (tests/acceptance/seed_clauses_gold.csv) was made by reading the six decisions, before any engine's answer was
seen. Beside ours: cosine of tf-idf over a bag of lower-case words, and the longest run of words in common.
"""

from __future__ import annotations

import csv
import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.figures import Figure
from bench.measuring import DATA
from bench.record.decisions_held import paragraphs
from bench.record.errors import publish_errors

from chapter8.record import read
from chapter8.record.agreed import Corpus, Paragraph, Precedents, trace

GOLD = Path("tests/acceptance/seed_clauses_gold.csv")
BAR = ">= 38 of 39"
_RUN = 3  # words; shorter runs are everywhere
Ranked = Sequence[Sequence[Paragraph]]


@dataclass(frozen=True, slots=True)
class Asked:
    """A clause of the chapter, with the decision that it belongs to and the words that tell the right paragraph."""

    text: str
    symbol: str
    words: str

    def is_answer(self, paragraph: Paragraph) -> bool:
        """Whether this is the paragraph that the clause paraphrases."""
        return paragraph.symbol == self.symbol and self.words in paragraph.text


def figures() -> list[Figure]:
    """Top-1 and MRR, the decision unknown and known, beside the baselines."""
    corpus = Corpus.of(paragraphs())
    clauses = asked()
    bag, runs = _bag_of_words(corpus.paragraphs), _longest_run(corpus.paragraphs)
    groups = _decisions(clauses)
    traced = [trace([one.text for one in own], corpus, limit=50) for own in groups]
    traced_known = [trace([one.text for one in own], corpus, symbol=own[0].symbol, limit=50) for own in groups]
    together, known = _paragraphs(traced), _paragraphs(traced_known)
    alone = [[corpus.paragraphs[item.at] for item in corpus.ranked(one.text)] for one in clauses]
    cosine, shared = [bag(one.text) for one in clauses], [runs(one.text) for one in clauses]
    cosine_known = [
        [item for item in own if item.symbol == one.symbol] for one, own in zip(clauses, cosine, strict=True)
    ]
    _publish(clauses, {"together": together, "alone": alone, "decision known": known})
    unresolved = sum(not answers for answers in together)
    top, bag_top, bag_mrr = _top(clauses, together), _top(clauses, cosine), _mrr(clauses, cosine)
    known_top, bag_known = _top(clauses, known), _top(clauses, cosine_known)
    alone_top, shared_top = _top(clauses, alone), _top(clauses, shared)
    return [
        Figure("E5 top-1, decision unknown, its clauses together", top, "of 39", "tf-idf cosine", bag_top, BAR),
        Figure("E5 the same: wrong", len(clauses) - unresolved - top, "of 39"),
        Figure("E5 the same: unresolved", unresolved, "of 39"),
        Figure("E5 the same: MRR", _mrr(clauses, together), "", "tf-idf cosine", bag_mrr),
        Figure("E5 top-1, each clause alone", alone_top, "of 39", "longest run of words in common", shared_top),
        Figure("E5 MRR, each clause alone", _mrr(clauses, alone), "", "tf-idf cosine", bag_mrr),
        Figure("E5 top-1, decision known", known_top, "of 39", "tf-idf cosine", bag_known, BAR),
    ]


def _publish(clauses: Sequence[Asked], modes: Mapping[str, Ranked]) -> None:
    """The clauses whose paragraph is not in the first place."""
    rows = [
        (number, mode, one.symbol, _rank(one, ranked) or "not found")
        for mode, answers in modes.items()
        for number, (one, ranked) in enumerate(zip(clauses, answers, strict=True), start=1)
        if _rank(one, ranked) != 1
    ]
    publish_errors("alignment", ("clause", "mode", "symbol", "rank"), rows)


def asked() -> list[Asked]:
    """The 39 clauses as the chapter's reader gives them, with the gold."""
    chapter = read(next((DATA / "seeds").glob("002_*.txt")))
    clauses = [(decision.symbol, clause.text) for decision in chapter.decisions for clause in decision.clauses]
    with GOLD.open(encoding="utf-8", newline="") as file:
        gold = list(csv.DictReader(file))
    if [symbol for symbol, _ in clauses] != [row["symbol"] for row in gold]:
        raise ValueError("the chapter's clauses are not those of the gold: E4 comes before E5")
    return [Asked(text, row["symbol"], row["words"]) for (_, text), row in zip(clauses, gold, strict=True)]


def _decisions(clauses: Sequence[Asked]) -> list[list[Asked]]:
    """The clauses of each decision together, in the order of the chapter."""
    groups: dict[str, list[Asked]] = {}
    for one in clauses:
        groups.setdefault(one.symbol, []).append(one)
    return list(groups.values())


def _paragraphs(traced: Sequence[Sequence[Precedents]]) -> list[list[Paragraph]]:
    return [[match.paragraph for match in answer.matches] for answers in traced for answer in answers]


def _rank(one: Asked, ranked: Sequence[Paragraph]) -> int | None:
    return next((place for place, item in enumerate(ranked, start=1) if one.is_answer(item)), None)


def _top(clauses: Sequence[Asked], answers: Ranked) -> int:
    return sum(_rank(one, ranked) == 1 for one, ranked in zip(clauses, answers, strict=True))


def _mrr(clauses: Sequence[Asked], answers: Ranked) -> float:
    ranks = [_rank(one, ranked) for one, ranked in zip(clauses, answers, strict=True)]
    return sum(1 / rank for rank in ranks if rank) / len(clauses)


def _bag_of_words(texts: Sequence[Paragraph]) -> Callable[[str], list[Paragraph]]:
    """The obvious baseline: tf-idf, cosine, words in lower case as they stand."""
    bags = [Counter(_words(item.text)) for item in texts]
    held = Counter(word for bag in bags for word in bag)
    rarity = {word: math.log(len(bags) / count) for word, count in held.items()}
    lengths = [math.sqrt(sum((count * rarity[word]) ** 2 for word, count in bag.items())) or 1.0 for bag in bags]

    def ranked(question: str) -> list[Paragraph]:
        own = {word: count * rarity[word] for word, count in Counter(_words(question)).items() if word in rarity}
        scores = [
            sum(own[word] * bag[word] * rarity[word] for word in own.keys() & bag.keys()) / length
            for bag, length in zip(bags, lengths, strict=True)
        ]
        return [texts[at] for at in sorted(range(len(texts)), key=lambda at: -scores[at])]

    return ranked


def _longest_run(texts: Sequence[Paragraph]) -> Callable[[str], list[Paragraph]]:
    """The other: the paragraph with the longest run of the question's words."""
    places: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
    for at, item in enumerate(texts):
        own = _words(item.text)
        for start in range(len(own) - _RUN + 1):
            places[tuple(own[start : start + _RUN])].append((at, start))

    def ranked(question: str) -> list[Paragraph]:
        own = _words(question)
        open_runs: dict[tuple[int, int], int] = {}
        longest: Counter[int] = Counter()
        for start in range(len(own) - _RUN + 1):
            going = {}
            for at, place in places.get(tuple(own[start : start + _RUN]), ()):
                going[at, place] = open_runs.get((at, place - 1), 0) + 1
                longest[at] = max(longest[at], going[at, place])
            open_runs = going
        return [texts[at] for at, _ in longest.most_common()]

    return ranked


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())
