"""E1, E1w, E1c: paragraphs of resolutions found in plain text, against the official mark-up of the same resolutions.

Two texts are compared letter by letter after folding: white space, dashes and hyphens go, quotation marks become one,
case is levelled (the plain text was made from PDF by others and lost hyphens and blanks at line ends). E1 asks for the
number and the same first 40 letters; E1w for the number, the same first 40, the same last 40 and the same length
within 2 %; E1c for the same first and last 40 and length, in order, without numbers.
"""

from __future__ import annotations

import csv
import re
import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path

from bench.figures import Figure
from bench.record.errors import FOLDER, publish_errors
from bench.record.official import DATA, Official, Unit, official, resolutions
from bench.record.split import is_held_out

from chapter8.atlas import Atlas
from chapter8.record import Record, read

EDGE = 40
"""Letters of the beginning and of the end that must agree."""
LENGTH = 0.02
"""The share by which two lengths may differ: words that the plain text has lost or doubled."""
_DROPPED = re.compile(r"[\s\-\u2010-\u2015\u2212\u00ad]+")
_QUOTES = re.compile(r"[\"“”„«»'‘’‚`´]+")
_PRINTED = re.compile(r"(?m)(?:^|(?<=\s))(\d{1,3})\.\s+(?=[A-Z])")
_PARTICIPLE = re.compile(r"(?m)^[ \t]*(?=(?:\w+ )?[A-Z]\w+(?:ing|ed)\b)")

Units = tuple[Sequence[Unit], Sequence[Unit]]


@dataclass(slots=True)
class Score:
    """Paragraphs asked for, given and right; documents, and those without an error."""

    gold: int = 0
    given: int = 0
    right: int = 0
    documents: int = 0
    exact: int = 0
    errors: list[tuple[object, ...]] = field(default_factory=list)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.right / (self.gold + self.given) if self.gold + self.given else 1.0

    @property
    def share(self) -> float:
        """Documents without an error, in per cent."""
        return 100 * self.exact / max(1, self.documents)

    def add(self, asked: Sequence[Unit], given: Sequence[Unit], right: list[Unit], row: tuple[object, ...]) -> None:
        """Count one document; `right` are the paragraphs given that are as asked."""
        self.gold += len(asked)
        self.given += len(given)
        self.right += len(right)
        self.documents += 1
        if len(right) == len(asked) == len(given):
            self.exact += 1
            return
        missed = [str(unit.number or index) for index, unit in enumerate(asked) if unit not in right]
        extra = len(given) - len(right)
        self.errors.append((*row, len(asked), len(right), extra, " ".join(missed)[:80]))


def fold(text: str) -> str:
    """The letters that are compared."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return _DROPPED.sub("", _QUOTES.sub('"', letters))


def same_beginning(asked: str, given: str) -> bool:
    """Whether two folded texts begin alike."""
    return asked[:EDGE] == given[:EDGE]


def same_whole(asked: str, given: str) -> bool:
    """Whether two folded texts begin and end alike and are as long."""
    alike = asked[:EDGE] == given[:EDGE] and asked[-EDGE:] == given[-EDGE:]
    return alike and abs(len(asked) - len(given)) <= LENGTH * len(asked)


def matched(asked: Sequence[Unit], given: Sequence[Unit], same: Callable[[str, str], bool]) -> list[Unit]:
    """Of the units asked for, in order, those that are given with the same number and the same text."""
    return [asked[i] for i, j in pairs(asked, given) if same(fold(asked[i].text), fold(given[j].text))]


def pairs(asked: Sequence[Unit], given: Sequence[Unit]) -> Iterator[tuple[int, int]]:
    """Which of the units given answers which of those asked for: by number, in a preamble by beginning, in order."""
    left = [unit.number or fold(unit.text)[:EDGE] for unit in asked]
    right = [unit.number or fold(unit.text)[:EDGE] for unit in given]
    for block in SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks():
        yield from ((block.a + step, block.b + step) for step in range(block.size))


def of_record(record: Record) -> Units:
    """The preambular and the numbered operative paragraphs of a record, as a reader of its JSON sees them."""
    clauses = record.decisions[0].clauses if record.decisions else ()
    preamble = [Unit(None, clause.text) for clause in clauses if clause.kind == "preambular"]
    numbered = [c for c in clauses if c.kind == "operative" and c.number is not None and c.number.isdigit()]
    return preamble, [Unit(int(clause.number or 0), clause.text) for clause in numbered]


def ten_lines(text: str) -> Units:
    """The naive way: numbers at line starts, counted up; a preamble splits at participles; nothing is cleaned."""
    found: list[tuple[int, int, int]] = []
    for match in _PRINTED.finditer(text):
        if int(match.group(1)) == len(found) + 1:
            found.append((int(match.group(1)), match.start(), match.end()))
    ends = [*(start for _, start, _ in found[1:]), len(text)][: len(found)]
    numbered = [Unit(number, text[start:end]) for (number, _, start), end in zip(found, ends, strict=True)]
    formula = re.search(r"(?mi)^\s*the security council,", text)
    head = text[formula.end() if formula else 0 : found[0][1] if found else len(text)]
    cuts = [match.start() for match in _PARTICIPLE.finditer(head)]
    return [Unit(None, head[a:b]) for a, b in zip(cuts, [*cuts[1:], len(head)], strict=False)], numbered


def texts() -> Iterator[tuple[Official, bytes]]:
    """Every resolution that the shared data hold both as official mark-up and as plain text."""
    folder = DATA / "resolutions_text"
    for path in resolutions():
        gold = official(path)
        text = folder / f"S-RES-{gold.number}({gold.year}).txt"
        if text.is_file():
            yield gold, text.read_bytes()


@dataclass(slots=True)
class Scores:
    """E1, E1w and E1c of one reader on one side of the split."""

    begun: Score = field(default_factory=Score)
    whole: Score = field(default_factory=Score)
    preamble: Score = field(default_factory=Score)

    def take(self, gold: Official, given: Units) -> None:
        """Score one document."""
        row = (f"S/RES/{gold.number} ({gold.year})",)
        preamble, operative = given
        self.begun.add(gold.operative, operative, matched(gold.operative, operative, same_beginning), row)
        self.whole.add(gold.operative, operative, matched(gold.operative, operative, same_whole), row)
        self.preamble.add(gold.preambular, preamble, matched(gold.preambular, preamble, same_whole), row)


def measured(
    documents: Iterable[tuple[Official, bytes]], suffix: str, naive: Callable[[bytes], str]
) -> dict[tuple[bool, str], Scores]:
    """Ours and the naive way, on development and held-out years: keys are (held out, "ours" or "naive")."""
    atlas = Atlas.shipped()
    scores = {(held, who): Scores() for held in (False, True) for who in ("ours", "naive")}
    for gold, data in documents:
        held = is_held_out(gold.year)
        record = read(data, name=f"S-RES-{gold.number}.{suffix}", atlas=atlas)
        scores[held, "ours"].take(gold, of_record(record))
        scores[held, "naive"].take(gold, ten_lines(naive(data)))
    return scores


def rows(name: str, scores: dict[tuple[bool, str], Scores], which: str, bars: tuple[str, str]) -> list[Figure]:
    """F1 and documents exact, development and held-out years each, beside the naive way."""
    found = []
    for held in (False, True):
        ours, naive = (getattr(scores[held, who], which) for who in ("ours", "naive"))
        years = "held-out years" if held else "development years"
        beside = f"{ours.gold:,} paragraphs of {ours.documents} documents; ten-line regular expression"
        found.append(Figure(f"{name}, F1 ({years})", ours.f1, "", beside, naive.f1, bars[0]))
        found.append(Figure(f"{name}, documents exact ({years})", ours.share, "%", beside, naive.share, bars[1]))
    return found


def figures() -> list[Figure]:
    """The rows of the table; the errors of every document beside them."""
    scores = measured(texts(), "txt", lambda data: data.decode("utf-8", errors="replace"))
    for figure, which in (("E1", "begun"), ("E1w", "whole"), ("E1c", "preamble")):
        publish(figure, scores, which)
    return [
        *rows("E1 operative paragraphs, text", scores, "begun", (">= .995", ">= 96 %")),
        *rows("E1w whole operative paragraphs, text", scores, "whole", (">= .98", ">= 85 %")),
        *rows("E1c preambular paragraphs, text", scores, "preamble", (">= .99", "")),
    ]


def publish(figure: str, scores: dict[tuple[bool, str], Scores], which: str) -> None:
    """Each document with an error; verdicts on whose fault it is (`whose`) are kept from the page as it stands."""
    verdicts = kept_verdicts(FOLDER / f"{figure}.csv")
    found = []
    for held in (False, True):
        for row in getattr(scores[held, "ours"], which).errors:
            years = "held-out" if held else "development"
            found.append((*row, years, *verdicts.get(str(row[0]), ("", ""))))
    head = ("symbol", "paragraphs", "right", "too many", "missed", "years", "whose", "why")
    publish_errors(figure, head, found)


def kept_verdicts(page: Path) -> dict[str, tuple[str, str]]:
    """What was judged by hand: by symbol, whose the error is and why."""
    if not page.is_file():
        return {}
    with page.open(encoding="utf-8", newline="") as file:
        return {row["symbol"]: (row.get("whose") or "", row.get("why") or "") for row in csv.DictReader(file)}


if __name__ == "__main__":
    for figure in figures():
        sys.stdout.write(f"{figure.name}: {figure.measured:.4f} {figure.beside} {figure.other or 0:.4f}\n")
