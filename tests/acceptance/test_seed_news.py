"""The four news items of the seeds: who speaks in them, read by a person beforehand."""

from __future__ import annotations

import os
from itertools import groupby
from pathlib import Path

import pytest

from chapter8.record import read
from chapter8.record.nouns import Record

SEEDS = Path(os.environ.get("CHAPTER8_DATA", "../shared/data")) / "seeds"
BAN = ("Ban Ki-moon", "United Nations")
ANNAN = ("Kofi Annan", "United Nations")

SPEAKERS = {  # in order, with how many statements in a row
    "000": [(*BAN, 7)],
    "001": [(*BAN, 7), ("B. Lynn Pascoe", "United Nations", 2)],
    "003": [
        ("César Gaviria", "Organization of American States", 2),
        ("Amre Moussa", "League of Arab States", 4),
        ("Jan Kubis", "Organization for Security and Cooperation in Europe", 1),
        ("Fholisani Sydney Mufamadi", "African Union", 2),
        ("Ioannis Magriotis", "European Union", 3),
        ("Mohamed Ibn Chambas", "Economic Community of West African States", 2),
        ("Luis Ernesto Derbez", "Mexico", 1),
    ],
    "004": [(*ANNAN, 5), (None, None, 1)],  # "delegates said"
}


def item(number: str) -> Record:
    """One item, through the one door."""
    files = sorted(SEEDS.glob(f"{number}_*.txt"))
    assert files, f"{SEEDS} holds no item {number}: set CHAPTER8_DATA to the folder of the test data"
    return read(files[0])


@pytest.mark.parametrize("number", SPEAKERS)
def test_who_speaks_and_for_whom(number: str) -> None:
    said = [(s.speaker, s.on_behalf_of) for s in item(number).statements]
    assert [(*who, len(list(run))) for who, run in groupby(said)] == SPEAKERS[number]


@pytest.mark.parametrize("number", SPEAKERS)
def test_the_site_s_own_lines_are_not_narrative(number: str) -> None:
    record = item(number)
    narrative = [passage.text for passage in record.passages if passage.kind == "narrative"]
    assert record.kind == "news"
    assert record.unresolved == ()
    assert record.title not in narrative
    assert not [text for text in narrative if "Human stories" in text or text.startswith("♦") or "in session" in text]


def test_the_date_stands_in_one_of_them() -> None:
    assert [number for number in SPEAKERS if item(number).date] == ["001"]
    assert str(item("001").date) == "2011-12-07"
