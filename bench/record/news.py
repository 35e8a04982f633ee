"""Quotes and paraphrases of the four news items of the seeds, against a gold of all of them made by hand."""

from __future__ import annotations

import csv
import os
import re
from collections.abc import Sequence
from pathlib import Path

from bench.figures import Figure
from bench.record.errors import publish_errors

from chapter8.record import Record, read

SEEDS = Path(os.environ.get("CHAPTER8_DATA", "../shared/data")) / "seeds"
GOLD = Path("tests/acceptance/seed_news_gold.csv")
_SENTENCE = re.compile(r"(?<!Mr\.)(?<=[.?!])[”\"]?\s+(?=[A-Z“\"])")
_SAID = re.compile(r"\b(?:said|says|told|added|stressed|noted|writes|asked|recalled|recommends|proposes)\b")
_NAME = re.compile(r"\b[A-Z][\w’'-]+(?: (?:bin|ibn|[A-Z][\w’'-]+))+|(?<=Mr\. )[A-Z][\w’'-]+")
_OFFICE = re.compile(r"\b(?:Secretary-General|Foreign Minister|Arab League|Interim Chairman|UN|The|In|Also|Among) ")

Row = dict[str, str]
Said = tuple[str, str, str, str]
"""Opening text, speaker, office, organization."""


def figures() -> list[Figure]:
    """Recall and precision of statements with the right speaker; how many have office and organization right too."""
    rows = list(csv.DictReader(GOLD.read_text(encoding="utf-8").splitlines()))
    asked = given = right = whole = naive_given = naive_right = unnamed = 0
    errors: list[tuple[str, ...]] = []
    for document in sorted({row["document"] for row in rows}):
        record = read(next(SEEDS.glob(f"{document}_*.txt")))
        gold = [row for row in rows if row["document"] == document]
        ours = [(s.text, s.speaker or "", s.role or "", s.on_behalf_of or "") for s in record.statements]
        theirs = _naive(record)
        pairs, missed, wrong = _matched(gold, ours)
        asked, given, right = asked + len(gold), given + len(ours), right + len(pairs)
        whole += sum((said[2], said[3]) == (row["office"], row["organization"]) for row, said in pairs)
        naive_given, naive_right = naive_given + len(theirs), naive_right + len(_matched(_by_surname(gold), theirs)[0])
        unnamed += len(record.unresolved)
        errors += [(document, "missed", row["opening"], row["speaker"]) for row in missed]
        errors += [(document, "wrong", said[0][:40], said[1]) for said in wrong]
    publish_errors("news", ("document", "error", "opening", "speaker"), errors)
    beside = "the surname last seen before a verb of saying"
    return [
        Figure("News: statements with their speaker, recall (seeds)", 100 * right / asked, "%", beside,
               100 * naive_right / asked, "quotes and paraphrases with their speaker"),
        Figure("News: statements with their speaker, precision (seeds)", 100 * right / given, "%", beside,
               100 * naive_right / naive_given),
        Figure("News: office and organization right too (seeds)", 100 * whole / asked, "%"),
        Figure("News: speakers left unresolved (seeds)", unnamed, "statements"),
    ]  # fmt: skip


def _matched(gold: Sequence[Row], said: Sequence[Said]) -> tuple[list[tuple[Row, Said]], list[Row], list[Said]]:
    """Pairs with the same opening and the same speaker; the rows that none meets, and the statements that meet none."""
    left = list(gold)
    pairs, wrong = [], []
    for one in said:
        row = next((row for row in left if one[0].startswith(row["opening"]) and one[1] == row["speaker"]), None)
        if row is None:
            wrong.append(one)
        else:
            left.remove(row)
            pairs.append((row, one))
    return pairs, left, wrong


def _naive(record: Record) -> list[Said]:
    """The floor: a sentence with a verb of saying is said by the last two capitalised words before that verb."""
    found: list[Said] = []
    last = ""
    for passage in record.passages:
        if passage.kind != "narrative":
            continue
        for sentence in _SENTENCE.split(passage.text):
            verb = _SAID.search(sentence)
            names = _NAME.findall(_OFFICE.sub("", sentence[: verb.start()] if verb else sentence))
            last = names[-1].removesuffix(" Ki-moon").split()[-1] if names else last
            if verb:
                found.append((sentence, last, "", ""))
    return found


def _by_surname(gold: Sequence[Row]) -> list[Row]:
    """The floor need know no more than one word of a name: "Ban" and "Ki-moon" are as good as "Ban Ki-moon"."""
    return [row | {"speaker": "Ban" if row["speaker"].startswith("Ban ") else row["speaker"].split()[-1]}
            for row in gold if row["speaker"]]  # fmt: skip
