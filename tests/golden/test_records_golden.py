"""The exercise's documents in every format, kept. `CHAPTER8_ACCEPT=1 pytest tests/golden` takes them as they are."""

from __future__ import annotations

import os
import re
from importlib.metadata import version
from pathlib import Path

import pytest

from chapter8.record import Record, read
from chapter8.record.writing import FORMATS, passage_reference, write
from chapter8.record.writing.tables import table_of

GOLDEN = Path(__file__).parent / "records"
DOCUMENTS = Path(__file__).parents[2] / "sample" / "documents"
SHOWN = {"resolution": "S_RES_9901_2025.xml", "statement": "S_PRST_2026_91.txt", "meeting": "S_PV_19905.pdf"}
TEXTUAL = ("akn", "tei", "bibtex", "ris", "csl")


@pytest.fixture(scope="module")
def records() -> dict[str, Record]:
    """The documents, read."""
    return {name: read(DOCUMENTS / file) for name, file in SHOWN.items()}


def _hold(kept: Path, now: str) -> None:
    now = re.sub(re.escape(version("chapter8")), "VERSION", now)
    if os.environ.get("CHAPTER8_ACCEPT"):
        kept.write_text(now, encoding="utf-8", newline="")
    assert kept.read_bytes().decode() == now, "changed: CHAPTER8_ACCEPT=1 pytest tests/golden accepts it"


def _names() -> set[str]:
    written = {f"{name}{FORMATS[form].ending}" for name in SHOWN for form in TEXTUAL}
    return written | {"resolution.clauses.csv", "resolution.jsonld", "references.txt"}


@pytest.mark.parametrize("form", TEXTUAL)
@pytest.mark.parametrize("name", SHOWN)
def test_each_document_is_written_as_it_was_accepted(records: dict[str, Record], name: str, form: str) -> None:
    _hold(GOLDEN / f"{name}{FORMATS[form].ending}", write(records[name], form).decode())


def test_tables_and_graph_are_as_they_were_accepted(records: dict[str, Record]) -> None:
    _hold(GOLDEN / "resolution.clauses.csv", table_of(records["resolution"], "clauses").decode())
    _hold(GOLDEN / "resolution.jsonld", write(records["resolution"], "jsonld").decode())


def test_every_passage_is_cited_as_it_was_accepted(records: dict[str, Record]) -> None:
    lines = [passage_reference(record, [item.id]) for record in records.values() for item in record.passages]
    _hold(GOLDEN / "references.txt", "\n".join(dict.fromkeys(lines)) + "\n")


def test_nothing_is_kept_that_nothing_makes() -> None:
    assert {path.name for path in GOLDEN.iterdir()} == _names()
