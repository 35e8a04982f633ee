"""A library of 200,000 generated passages, the same on every machine: words by Zipf's law, a fixed seed.

CHAPTER8_BENCH_PASSAGES     another number of passages, for a quick look
"""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Iterator
from datetime import date
from itertools import accumulate
from pathlib import Path

from bench.measuring import run

from chapter8.record.nouns import Passage, Record, Source

PASSAGES = int(os.environ.get("CHAPTER8_BENCH_PASSAGES", "200000"))
IN_A_DOCUMENT = 100
DOCUMENTS = PASSAGES // IN_A_DOCUMENT
WORDS = 50_000
SEED = 8
SYLLABLES = [first + vowel for first in "bdfgklmnprstvz" for vowel in ("a", "e", "i", "o", "u", "an", "er", "is")]


class Language:
    """A vocabulary of made-up words, the frequent ones short, and the law by which they are drawn."""

    def __init__(self, seed: int) -> None:
        """The vocabulary is always the same; the seed chooses the texts."""
        lot = random.Random(SEED)  # noqa: S311 - texts, not secrets
        words: dict[str, None] = {}
        while len(words) < WORDS:
            words["".join(lot.choices(SYLLABLES, k=1 + len(words).bit_length() // 5 + lot.randrange(2)))] = None
        self._words = list(words)
        self._cumulated = list(accumulate(1 / (rank + 2.7) for rank in range(WORDS)))
        self._lot = random.Random(seed)  # noqa: S311 - as above

    def text(self, length: int) -> str:
        """So many words."""
        return " ".join(self._lot.choices(self._words, cum_weights=self._cumulated, k=length))

    def passage(self) -> str:
        """A paragraph of 30 to 120 words."""
        return self.text(self._lot.randint(30, 120)).capitalize() + "."

    def question(self) -> str:
        """One to three words, as somebody would ask for them: not the most frequent ones, which say nothing."""
        words = self._lot.choices(self._words[100:20_000], cum_weights=self._cumulated[100:20_000], k=3)
        return " ".join(words[: self._lot.randint(1, 3)])


def passages() -> Iterator[tuple[int, list[str]]]:
    """The documents by number, each with the texts of its passages."""
    language = Language(SEED)
    for number in range(1, DOCUMENTS + 1):
        yield number, [language.passage() for _ in range(IN_A_DOCUMENT)]


def questions(count: int, seed: int) -> list[str]:
    """Questions of another seed than the texts."""
    language = Language(seed)
    return [language.question() for _ in range(count)]


def symbol(number: int) -> str:
    """The symbol of a generated document."""
    return f"S/{2000 + number % 25}/{1 + number // 25}"


def digest(number: int) -> str:
    """What stands for the SHA-256 of a generated document."""
    return f"{number:064x}"


def ready() -> dict[str, str]:
    """Make the library once, and keep it under .data; the environment in which it is the library."""
    home = Path(".data/bench").resolve() / str(PASSAGES)
    here = {"CHAPTER8_HOME": str(home)}
    done = home / "filled"
    if not done.exists():
        shutil.rmtree(home, ignore_errors=True)
        run("bench.library:fill", here)
        done.touch()
    return here


def fill() -> int:
    """Put the generated documents into the library of CHAPTER8_HOME by its own door; the number of documents."""
    from chapter8.site.start import make_ready  # noqa: PLC0415 - Django only in the process that fills

    make_ready()
    import msgspec  # noqa: PLC0415 - as above

    from chapter8.exchange.marking import Marking  # noqa: PLC0415 - as above
    from chapter8.site.library.adding.saving import NewDocument, save_document  # noqa: PLC0415 - as above

    count = 0
    for number, texts in passages():
        record = _record(number, texts)
        encoded = msgspec.json.encode(record)
        save_document(NewDocument(record, encoded, size=len(encoded), marking=Marking(), exercise=False, user=None))
        count += 1
    return count


def _record(number: int, texts: list[str]) -> Record:
    """A report with a symbol and a date, and nothing in it but its passages."""
    body = tuple(
        Passage(f"p{place}", None, 1 + place // 10, str(place), "narrative", text)
        for place, text in enumerate(texts, start=1)
    )
    source = Source(f"generated-{number}.txt", digest(number), "text/plain", IN_A_DOCUMENT // 10)
    title = f"Generated report {number}"
    day = date(2000 + number % 25, 1 + number % 12, 1 + number % 28)
    return Record(source, "report", symbol(number), title, day, "en", passages=body)
