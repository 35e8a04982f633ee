"""Real documents: all Akoma Ntoso, and resolutions as text against it.

Bounds are a little under what was measured on the day they were written, so that a change for the worse fails. The
rules were worked out on these very documents: the figures say nothing about unseen ones. Text is scored against our own
reading of the official XML.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

import pytest

from chapter8.atlas import Atlas
from chapter8.record import Record, read


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    """The shipped atlas."""
    return Atlas.shipped()


@pytest.fixture(scope="module")
def official(data: Path, atlas: Atlas) -> dict[Path, Record]:
    """Every Akoma Ntoso file of 2000-2012, read."""
    files = sorted((data / "akn" / "resolutions").rglob("*.xml"))
    files += sorted((data / "akn" / "presidential_statements").rglob("*.xml"))
    return {file: read(file, atlas=atlas) for file in files}


def test_every_official_file_is_read_and_119_are_mended_by_name(official: dict[Path, Record]) -> None:
    assert len(official) == 1335
    kinds = Counter(record.kind for record in official.values())
    assert kinds == {"resolution": 801, "presidential_statement": 534}
    mended = [record for record in official.values() if any(w.code == "akn_repaired" for w in record.warnings)]
    assert len(mended) == 119
    assert {record.kind for record in mended} == {"presidential_statement"}


def test_every_official_file_has_symbol_date_and_operative_clauses(official: dict[Path, Record]) -> None:
    nameless = [file.name for file, record in official.items() if record.symbol is None]
    assert nameless == ["S_PRST_2000_27_Corr.1-0060049E.xml"]  # it carries no document number upstream
    for file, record in official.items():
        assert record.date, file.name
        assert any(clause.kind == "operative" for clause in record.decisions[0].clauses), file.name


def test_mended_statements_lose_no_text(official: dict[Path, Record]) -> None:
    for file, record in official.items():
        if not any(warning.code == "akn_repaired" for warning in record.warnings):
            continue
        body = file.read_text(encoding="utf-8").split("<mainBody>")[1]
        told = re.sub(r"<num>.{0,5}</num>|<[^>]*>", " ", body).replace("&amp;", "&")
        words = Counter(word for word in told.split() if word.isalnum())
        read_words = Counter(word for passage in record.passages for word in passage.text.split())
        lost = sum((words - read_words).values())
        assert lost <= 2, (file.name, words - read_words)  # words that a tag cuts in two


@pytest.mark.parametrize("language", ["Arabic", "Chinese", "English", "French", "Russian", "Spanish"])
def test_six_languages_have_the_same_numbered_paragraphs(data: Path, atlas: Atlas, language: str) -> None:
    def numbers(name: str) -> dict[str, list[str | None]]:
        found: dict[str, list[str | None]] = {}
        for file in sorted((data / "akn" / "six_languages" / name).glob("*.xml")):
            record = read(file, atlas=atlas)
            if record.kind == "resolution" and record.symbol:
                clauses = record.decisions[0].clauses
                found[record.symbol] = [clause.number for clause in clauses if clause.number]
        return found

    ours, english = numbers(language), numbers("English")
    common = set(ours) & set(english)
    assert len(common) >= 13
    assert sum(len(ours[symbol]) == len(english[symbol]) for symbol in common) >= len(common) - 1


@dataclass(frozen=True, slots=True)
class Score:
    """What the segmentation of resolutions into operative paragraphs reaches on plain text."""

    documents: int
    exact: int
    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.precision * self.recall / (self.precision + self.recall)


@pytest.fixture(scope="module")
def segmentation(data: Path, atlas: Atlas, official: dict[Path, Record]) -> Score:
    """Every third of the 682 resolutions that exist both as text (from PDF, by others) and as official XML."""
    hits = read_count = gold_count = exact = documents = 0
    for file, record in official.items():
        number = re.search(r"S_RES_(\d+)", file.name)
        text = next((data / "resolutions_text").glob(f"S-RES-{number.group(1)}(*.txt"), None) if number else None
        if text is None or int(text.stem.split("-")[2].split("(")[0]) % 3:
            continue
        documents += 1
        gold = list(_operative(record))
        ours = list(_operative(read(text, atlas=atlas)))
        found = sum(any(_same(one, other) for other in gold) for one in ours)
        hits += found
        read_count += len(ours)
        gold_count += len(gold)
        exact += found == len(gold) == len(ours)
    return Score(documents, exact, hits / read_count, hits / gold_count)


def _operative(record: Record) -> Iterator[tuple[str, str]]:
    """Printed number and first letters of every numbered operative paragraph."""
    for decision in record.decisions:
        for clause in decision.clauses:
            if clause.kind == "operative" and clause.number:
                yield clause.number, re.sub(r"[^a-z0-9]+", "", clause.text.lower())[:40]


def _same(one: tuple[str, str], other: tuple[str, str]) -> bool:
    if one[0] != other[0]:
        return False
    return one[1][:25] == other[1][:25] or SequenceMatcher(None, one[1], other[1]).ratio() > 0.7


def test_operative_paragraphs_of_plain_text_are_the_official_ones(segmentation: Score) -> None:
    assert segmentation.documents == 227
    assert segmentation.f1 >= 0.997
    assert segmentation.exact / segmentation.documents >= 0.985


def test_every_resolution_text_since_1946_is_read_as_one(data: Path, atlas: Atlas) -> None:
    files = sorted((data / "resolutions_text").glob("*.txt"))[::7]
    kinds = Counter(read(file, atlas=atlas).kind for file in files)
    assert kinds["resolution"] / len(files) >= 0.95, kinds
