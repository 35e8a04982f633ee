"""Every symbol that the five seeds mention leads somewhere: cited, or unresolved with the reason; none is dropped."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from chapter8.errors import UsageError
from chapter8.record import Record, read
from chapter8.symbols import from_permalink, parse, undocs_url, year_of_resolution

SEEDS = sorted((Path(os.environ.get("CHAPTER8_DATA", "../shared/data")) / "seeds").glob("*.txt"))
_SERIES = r"PV\.\d+|PRST/\d{4}/\d+|RES/[\d/]+(?: \(\d{4}\))?|\d{2,4}/\d+|\d{5}"
_WRITTEN = re.compile(rf"(?<![\w/])[SA]/(?:{_SERIES})(?:/Add\.\d+)?")
_IN_WORDS = re.compile(r"\bresolutions? (\d{3,4}) ?\((\d{4})\)|\bresolution (\d{2}/\d{1,3})\b")


@pytest.fixture(scope="module")
def records() -> dict[str, tuple[str, Record]]:
    """The text and the record of each seed."""
    assert len(SEEDS) == 5, "set CHAPTER8_DATA to the folder of the test data"
    return {file.name[:3]: (file.read_text(encoding="utf-8"), read(file)) for file in SEEDS}


def _mentioned(text: str) -> set[str]:
    """The symbols that a text writes out or names in words, in canonical form; the search is not the library's."""
    flat = " ".join(text.split())
    written = {str(parse(found[0])) for found in _WRITTEN.finditer(flat)}
    for found in _IN_WORDS.finditer(flat):
        written.add(f"S/RES/{found[1]} ({found[2]})" if found[1] else f"A/RES/{found[3]}")
    return written


def test_every_symbol_is_cited_or_unresolved_with_a_reason(records: dict[str, tuple[str, Record]]) -> None:
    dangling = []
    for number, (text, record) in records.items():
        cited = {citation.symbol for citation in record.citations}
        cited |= {document for meeting in record.meetings for document in meeting.documents}
        told = " ".join(one.text for one in record.unresolved if one.reason)
        dangling += [(number, symbol) for symbol in _mentioned(text) if symbol not in cited and symbol not in told]
    assert dangling == []


def test_every_cited_symbol_resolves_to_a_permalink_and_an_address(records: dict[str, tuple[str, Record]]) -> None:
    symbols = {citation.symbol for _, record in records.values() for citation in record.citations}
    assert len(symbols) >= 20
    for text in symbols:
        try:
            symbol = parse(text)
        except UsageError:
            assert text.startswith("Charter"), text  # a treaty is cited by its own name
            continue
        assert from_permalink(symbol.permalink) == symbol
        assert undocs_url(symbol).endswith(symbol.permalink)


def test_a_resolution_is_dated_as_its_number_says(records: dict[str, tuple[str, Record]]) -> None:
    cited = {citation.symbol for _, record in records.values() for citation in record.citations}
    council = [parse(text) for text in cited if text.startswith("S/RES/")]
    assert council
    assert all(symbol.year == year_of_resolution(int(symbol.number or 0)) for symbol in council)


def test_the_summit_outcome_is_a_cross_reference(records: dict[str, tuple[str, Record]]) -> None:
    _, chapter = records["002"]
    places = [citation for citation in chapter.citations if citation.symbol == "A/RES/60/1"]
    texts = {passage.id: passage.text for passage in chapter.passages}
    assert places
    assert all("60/1" in texts[place.passage][place.start : place.end] for place in places)
