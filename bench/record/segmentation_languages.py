"""E1d as text: the official resolutions in six languages, set as plain text and as Word, read back, against English.

A document agrees where its numbered operative paragraphs bear the numbers of its own official file in the same order
(the official files of one resolution themselves agree across languages, but for what is listed as an error of theirs),
and where its preamble has as many paragraphs.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bench.figures import Figure
from bench.record.errors import publish_errors
from bench.record.official import DATA, Official, Part, official, printed
from bench.record.rendering import Block, as_word
from bench.record.segmentation import fold, of_record

from chapter8.atlas import Atlas
from chapter8.record import Record, read

LANGUAGES = {"Arabic": "ar", "Chinese": "zh", "English": "en", "French": "fr", "Russian": "ru", "Spanish": "es"}
_PRINTED = re.compile(r"(?m)^\s*(\d{1,3})\.\s")


@dataclass(slots=True)
class Tally:
    """Documents of one format, and in how many numbers, preambles, whole texts and the language are right."""

    documents: int = 0
    numbers: int = 0
    preambles: int = 0
    texts: int = 0
    naive: int = 0
    errors: list[tuple[object, ...]] = field(default_factory=list)


def files() -> Iterator[tuple[str, Path]]:
    """Language and path of every official file."""
    for name in LANGUAGES:
        yield from ((name, path) for path in sorted((DATA / "akn" / "six_languages" / name).glob("*.xml")))


def as_text(front: list[str], parts: list[Part]) -> str:
    """The parts as lines; marks before their paragraphs."""
    return "\n".join([*front, *(" ".join(filter(None, (part.mark, part.text))) for part in parts)])


def measured() -> dict[str, Tally]:
    """One tally for text and one for Word."""
    atlas = Atlas.shipped()
    tallies = {"text": Tally(), "Word": Tally()}
    for name, path in files():
        gold, parts = official(path), printed(path)
        front = [f"S/RES/{gold.number} ({gold.year})", ""]
        text = as_text(front, parts)
        blocks = [Block(part.text, part.mark, part.depth, "bold" if part.kind == "heading" else None) for part in parts]
        word = as_word(front, blocks, automatic=False)
        for form, record in (
            ("text", read(text.encode(), name="x.txt", atlas=atlas)),
            ("Word", read(word, name="x.docx", atlas=atlas)),
        ):
            row = (form, name, f"S/RES/{gold.number} ({gold.year})")
            _score(tallies[form], record, gold, row, text)
    return tallies


def _score(tally: Tally, record: Record, gold: Official, row: tuple[object, ...], text: str) -> None:
    """Count one document."""
    preamble, operative = of_record(record)
    asked = [unit.number for unit in gold.operative]
    given = [unit.number for unit in operative]
    right = asked == given and record.language == LANGUAGES[str(row[1])]
    tally.documents += 1
    tally.numbers += right
    same_preamble = len(preamble) == len(gold.preambular)
    tally.preambles += same_preamble
    same = [fold(one.text) == fold(two.text) for one, two in zip(gold.operative, operative, strict=False)]
    tally.texts += right and all(same)
    tally.naive += [int(found) for found in _PRINTED.findall(text)] == asked
    if not (right and same_preamble and all(same)):
        tally.errors.append((*row, len(asked), len(given), sum(same), len(preamble), record.language))


def figures() -> list[Figure]:
    """Rows for text and for Word."""
    tallies = measured()
    head = ("form", "language", "symbol", "paragraphs", "given", "same text", "preambular given", "read as")
    publish_errors("E1d_text", head, [row for tally in tallies.values() for row in tally.errors])
    found = []
    for form, tally in tallies.items():
        beside = f"{tally.documents} documents; numbers at line starts"
        share = 100 / max(1, tally.documents)
        name = f"E1d six languages, {form}"
        found += [
            Figure(f"{name}: numbering equal", tally.numbers * share, "%", beside, tally.naive * share, ">= 99 %"),
            Figure(f"{name}: numbering and every text equal", tally.texts * share, "%"),
            Figure(f"{name}: as many preambular paragraphs", tally.preambles * share, "%"),
        ]
    return found


if __name__ == "__main__":
    for figure in figures():
        sys.stdout.write(f"{figure.name}: {figure.measured:.4f} {figure.beside} {figure.other or 0:.4f}\n")
