"""E5 on real documents, small: the chapter's clauses among the decisions of 2004 to 2007."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from chapter8.record import read
from chapter8.record.agreed import Corpus, history, one_reading_each, paragraphs_of, trace

GOLD = Path(__file__).parent / "seed_clauses_gold.csv"
YEARS = ("2004", "2006", "2007")


@pytest.fixture(scope="module")
def corpus(data: Path) -> Corpus:
    """The presidential statements of three years, and resolution 1631."""
    files = [*sorted((data / "akn" / "resolutions" / "2005").glob("*1631*.xml"))]
    for year in YEARS:
        files += sorted((data / "akn" / "presidential_statements" / year).glob("*.xml"))
    return Corpus.of(one_reading_each(paragraphs_of(read(file)) for file in files))


def test_every_clause_of_the_chapter_leads_to_its_official_paragraph(corpus: Corpus, data: Path) -> None:
    chapter = read(next((data / "seeds").glob("002_*.txt")))
    with GOLD.open(encoding="utf-8", newline="") as file:
        gold = iter(list(csv.DictReader(file)))
    wrong = []
    for decision in (decision for decision in chapter.decisions if decision.clauses):
        for answer in trace([clause.text for clause in decision.clauses], corpus):
            row = next(gold)
            found = answer.matches[0].paragraph if answer.matches else None
            if found is None or found.symbol != row["symbol"] or row["words"] not in found.text:
                wrong.append((row["clause"], found.symbol if found else None))
    assert wrong == []
    assert next(gold, None) is None


def test_the_history_of_a_real_phrase(corpus: Corpus) -> None:
    used = history("enhancing cooperation between the United Nations and regional organizations", corpus)
    assert used.first is not None
    assert used.first.paragraph.symbol == "S/PRST/2004/27"
