"""Agreed language: how long an index takes to build and to answer, and its memory; real corpus and one of 150,000.

The large corpus is the real one over and over, a word in twelve replaced by another of the same corpus (seeded), so
that words keep their frequencies and no paragraph is a copy. The peer is rapidfuzz over every paragraph.
"""

from __future__ import annotations

import pickle
import random
import re
import tempfile
from dataclasses import replace
from functools import partial
from pathlib import Path

from bench.figures import Figure
from bench.measuring import milliseconds, run, seconds, summed
from bench.record.decisions_held import keep, kept
from rapidfuzz import fuzz, process

from chapter8.record.agreed import Corpus, Paragraph, history

MANY = 150_000
QUESTIONS = 100
_WORD = re.compile(r"\w+")


def figures() -> list[Figure]:
    """Build, query and memory for both corpora."""
    with tempfile.TemporaryDirectory() as folder:
        environment = keep(Path(folder))
        floor = run("bench.record.agreed:floor", environment)
        real, many = run("bench.record.agreed:real", environment), run("bench.record.agreed:many", environment)
    named = (("real", "all decisions", real, ("", "", "")), ("many", "150,000", many, ("< 20 s", "< 100 ms", "< 1 GB")))
    rows: list[Figure] = []
    for name, of, ran, (build, asked, memory) in named:
        took, least = ran.result, floor.result
        words, scan, texts = least[f"{name}_counted"], least[f"{name}_scanned"], least[f"{name}_mb"]
        told = f"agreed language, paragraphs of {of}"
        rows += [
            Figure(f"{told}: how many", took["paragraphs"], "paragraphs"),
            Figure(f"{told}: index built", took["build"], "s", "their words found, nothing else", words, build),
            Figure(f"{told}: a draft's precedents, p95", took["similar"], "ms", "rapidfuzz over all, p50", scan, asked),
            Figure(f"{told}: history of a phrase, p95", took["history"], "ms"),
            Figure(f"{told}: peak memory", ran.peak_mb, "MB", "the paragraphs alone, pickled", texts, memory),
        ]
    return rows


def real() -> dict[str, float]:
    """The decisions of the shared data."""
    return _measured(kept())


def many() -> dict[str, float]:
    """The seeded corpus."""
    return _measured(blown_up(kept(), MANY))


def floor() -> dict[str, float]:
    """The least that anybody must do, and the obvious way to answer."""
    answer: dict[str, float] = {}
    for name, paragraphs in (("real", kept()), ("many", blown_up(kept(), MANY))):
        texts = [item.text for item in paragraphs]
        answer[f"{name}_counted"] = seconds(partial(_found, texts))
        answer[f"{name}_mb"] = len(pickle.dumps(paragraphs)) / 2**20
        times = milliseconds(partial(_scanned, texts=texts), _questions(paragraphs)[:5])
        answer[f"{name}_scanned"] = summed(times)["p50"]
    return answer


def _found(texts: list[str]) -> int:
    return sum(len(_WORD.findall(text)) for text in texts)


def _scanned(question: str, texts: list[str]) -> object:
    return process.extract(question, texts, scorer=fuzz.token_set_ratio, limit=10)


def blown_up(paragraphs: list[Paragraph], count: int) -> list[Paragraph]:
    """So many paragraphs, made from these: from the second round on a word in twelve is another one."""
    chance = random.Random(8)  # noqa: S311 - seeded, so that everybody measures the same
    words = [word for item in paragraphs for word in item.text.split()]
    made = list(paragraphs[:count])
    while len(made) < count:
        origin = paragraphs[len(made) % len(paragraphs)]
        text = " ".join(chance.choice(words) if chance.random() < 1 / 12 else word for word in origin.text.split())
        made.append(replace(origin, symbol=f"S/{len(made)}", text=text))
    return made


def _measured(paragraphs: list[Paragraph]) -> dict[str, float]:
    built: list[Corpus] = []
    build = seconds(lambda: built.append(_ready(paragraphs)))
    questions = _questions(paragraphs)
    phrases = [" ".join(question.split()[3:9]) for question in questions]
    return {
        "paragraphs": len(paragraphs),
        "build": build,
        "similar": summed(milliseconds(built[0].similar, questions))["p95"],
        "history": summed(milliseconds(lambda phrase: history(phrase, built[0], near=True), phrases))["p95"],
    }


def _ready(paragraphs: list[Paragraph]) -> Corpus:
    """The index, with what its first question would compute."""
    corpus = Corpus.of(paragraphs)
    corpus.similar("Urges all States")
    return corpus


def _questions(paragraphs: list[Paragraph]) -> list[str]:
    """Real paragraphs as a drafter would ask them: without their first and every ninth word."""
    chance = random.Random(5)  # noqa: S311 - as above
    chosen = chance.sample([item for item in paragraphs if len(item.text.split()) > 12], QUESTIONS)
    return [" ".join(word for at, word in enumerate(item.text.split()) if at % 9) for item in chosen]
