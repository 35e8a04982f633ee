"""Every row of the conformance table holds: what is written, what it means, and what is refused."""

from __future__ import annotations

import csv
from importlib.resources import files

import pytest

from chapter8.errors import UsageError
from chapter8.symbols import from_permalink, normalise, parse, parse_with_part

TABLE = files("chapter8.symbols").joinpath("conformance.csv").read_text(encoding="utf-8")
ROWS = list(csv.DictReader(TABLE.splitlines()))
ACCEPTED = [row for row in ROWS if row["canonical"] != "reject"]
REJECTED = [row for row in ROWS if row["canonical"] == "reject"]


@pytest.mark.parametrize("row", ACCEPTED, ids=lambda row: row["input"])
def test_a_spelling_has_one_canonical_form(row: dict[str, str]) -> None:
    symbol, part = parse_with_part(row["input"])
    assert (str(symbol), part or "", symbol.permalink) == (row["canonical"], row["part"], row["permalink"])


@pytest.mark.parametrize("row", ACCEPTED, ids=lambda row: row["input"])
def test_a_permalink_leads_back(row: dict[str, str]) -> None:
    assert from_permalink(row["permalink"]) == parse(row["canonical"])


@pytest.mark.parametrize("row", ACCEPTED, ids=lambda row: row["input"])
def test_normalising_twice_changes_nothing(row: dict[str, str]) -> None:
    once = normalise(row["input"])
    assert normalise(once) == once


@pytest.mark.parametrize("row", REJECTED, ids=lambda row: row["input"] or "empty")
def test_what_is_no_symbol_is_refused_with_a_remedy(row: dict[str, str]) -> None:
    with pytest.raises(UsageError) as refused:
        parse(row["input"])
    assert refused.value.remedy


def test_every_row_says_why() -> None:
    assert all(row["why"] for row in ROWS)
    assert len({row["input"] for row in ROWS}) == len(ROWS)
