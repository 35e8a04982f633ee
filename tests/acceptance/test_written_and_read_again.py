"""Real decisions written as Akoma Ntoso are read back with the same paragraphs, numbers and words."""

from __future__ import annotations

from pathlib import Path

from chapter8.record import Record, read
from chapter8.record.writing import write

EVERY = 29  # of some 1,350 files, so that all years and languages are met


def _told(record: Record) -> object:
    clauses = [(item.number, item.kind, item.text) for decision in record.decisions for item in decision.clauses]
    return record.symbol, record.date, record.language, clauses


def test_a_sample_of_all_years_and_languages_is_read_back(data: Path) -> None:
    files = sorted((data / "akn").rglob("*.xml"))[::EVERY]
    records = {file.name: read(file) for file in files}
    again = {name: read(write(record, "akn"), name="again.xml") for name, record in records.items()}
    assert len(files) > 40
    assert [name for name, record in records.items() if _told(again[name]) != _told(record)] == []
