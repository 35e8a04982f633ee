"""The four news items of the seeds: who speaks in them, read by a person beforehand."""

from __future__ import annotations

import csv
import os
from pathlib import Path

import pytest

from chapter8.record import read
from chapter8.record.nouns import Record

SEEDS = Path(os.environ.get("CHAPTER8_DATA", "../shared/data")) / "seeds"
GOLD = Path(__file__).with_name("seed_news_gold.csv")
ROWS = list(csv.DictReader(GOLD.read_text(encoding="utf-8").splitlines()))
NUMBERS = sorted({row["document"] for row in ROWS})


def item(number: str) -> Record:
    """One item, through the one door."""
    files = sorted(SEEDS.glob(f"{number}_*.txt"))
    assert files, f"{SEEDS} holds no item {number}: set CHAPTER8_DATA to the folder of the test data"
    return read(files[0])


@pytest.mark.parametrize("number", NUMBERS)
def test_every_quote_and_paraphrase_has_its_speaker_office_and_organization(number: str) -> None:
    gold = [row for row in ROWS if row["document"] == number]
    statements = item(number).statements
    assert [(s.speaker or "", s.role or "", s.on_behalf_of or "") for s in statements] == [
        (row["speaker"], row["office"], row["organization"]) for row in gold
    ]
    assert all(said.text.startswith(row["opening"]) for said, row in zip(statements, gold, strict=True))
    assert [said.collective is not None for said in statements] == [row["manner"] == "collective" for row in gold]
    assert [said.verb is None for said in statements] == [row["manner"] == "context" for row in gold]


@pytest.mark.parametrize("number", NUMBERS)
def test_the_site_s_own_lines_are_not_narrative(number: str) -> None:
    record = item(number)
    narrative = [passage.text for passage in record.passages if passage.kind == "narrative"]
    assert record.kind == "news"
    assert record.unresolved == ()
    assert record.title not in narrative
    assert not [text for text in narrative if "Human stories" in text or text.startswith("♦") or "in session" in text]


def test_the_date_stands_in_one_of_them() -> None:
    assert [number for number in NUMBERS if item(number).date] == ["001"]
    assert str(item("001").date) == "2011-12-07"
