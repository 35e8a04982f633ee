"""Positions in the Repertoire chapter of the seeds: who stood where, against a gold of themes and stances by hand."""

from __future__ import annotations

import csv
from collections.abc import Collection
from functools import cache
from pathlib import Path

import pytest

from chapter8.atlas import Atlas
from chapter8.record import Record, read
from chapter8.record.positions import Position, Stance, Vocabulary, affirmations, contradictions, positions, who

GOLD = Path(__file__).parent / "seed_positions_gold.csv"
THEMES = Vocabulary.shipped()


@cache
def chapter(folder: Path) -> tuple[Record, tuple[Position, ...]]:
    """The chapter, and the positions in it."""
    atlas = Atlas.shipped()
    record = read(next(iter(sorted((folder / "seeds").glob("002_*.txt")))), atlas=atlas)
    return record, positions(record, THEMES, atlas)


def stood(folder: Path, theme: str, stance: Stance, year: int) -> list[tuple[str, str]]:
    """Actors with the places of their statements."""
    found = who(chapter(folder)[1], theme, stance, year)
    return [
        (actor, "; ".join(str(place) for one in several for place in one.places)) for actor, several in found.items()
    ]


def test_who_opposed_institutionalisation_in_2006(data: Path) -> None:
    assert stood(data, "institutionalised_cooperation", "opposes", 2006) == [
        ("United States", "S/PV.5529, p. 19"),
        ("European Union", "S/PV.5529, p. 23"),
    ]


def test_who_supported_it(data: Path) -> None:
    assert stood(data, "institutionalised_cooperation", "supports", 2006) == [
        ("United Republic of Tanzania", "S/PV.5529, p. 15"),
        ("Organization of American States", "S/PV.5529, p. 25"),  # "echoed by others": the note names it
    ]


def test_the_funding_mechanism_divided_the_council_in_2007(data: Path) -> None:
    assert stood(data, "structured_funding", "supports", 2007) == [
        ("Russian Federation", "S/PV.5776, p. 18"),
        ("Panama", "S/PV.5776, p. 20"),
        ("African Union", "S/PV.5776 (Resumption 1), p. 29"),
    ]
    assert stood(data, "structured_funding", "opposes", 2007) == [
        ("United States", "S/PV.5776, p. 4"),
        ("Belgium", "S/PV.5776, p. 16"),
        ("European Union", "S/PV.5776, p. 27"),
        ("Japan", "S/PV.5776 (Resumption 1), p. 8"),
    ]
    european = who(chapter(data)[1], "structured_funding", "opposes", 2007)["European Union"]
    assert [(one.spoken_by, one.on_behalf_of) for one in european] == [("Portugal", "European Union")]


def test_assessed_contributions_only_for_operations_of_the_united_nations(data: Path) -> None:
    ((actor, several),) = who(chapter(data)[1], "assessed_contributions", "conditional").items()
    assert (actor, several[0].stance_words, str(several[0].places[0])) == (
        "United States",
        "should only be used for",
        "S/PV.5649, p. 27",
    )


def test_a_change_of_mind_is_shown_with_its_dates(data: Path) -> None:
    found = {(one.actor, one.theme): one for one in contradictions(chapter(data)[1])}
    one = found["United States", "institutionalised_cooperation"]
    assert [str(p.date) for p in one.opposing] == ["2006-09-20", "2007-11-06"]
    assert [(str(p.date), str(p.places[0])) for p in one.supporting] == [("2007-03-28", "S/PV.5649, p. 27")]


def test_what_the_council_decided_on_its_primacy_is_shown(data: Path) -> None:
    record, found = chapter(data)
    affirmed = affirmations(record, THEMES, "primacy_of_the_council", found)
    assert [(str(one.place), one.stance_words) for one in affirmed] == [("S/PRST/2007/7", "Reaffirmed")]


@pytest.mark.parametrize(
    ("sections", "themes", "stances"),
    [({"49.A", "49.C"}, 0.97, 0.90), ({"49.B", "49.D", "50"}, 0.95, 0.80)],
    ids=["worked on", "others"],
)
def test_themes_and_stances_are_those_of_the_gold(
    data: Path, sections: set[str], themes: float, stances: float
) -> None:
    with GOLD.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["section"] in sections]
    wanted = {(int(row["statement"]), row["theme"], row["stance"]) for row in rows}
    record, found = chapter(data)
    section = {passage.id: passage.section for passage in record.passages}
    given = {(one.statement + 1, one.theme, one.stance) for one in found if section[one.passage] in sections}
    assert f1({row[:2] for row in wanted}, {row[:2] for row in given}) >= themes
    assert f1(wanted, given) >= stances


def f1(wanted: Collection[object], given: Collection[object]) -> float:
    """The harmonic mean of precision and recall."""
    return 2 * len(set(wanted) & set(given)) / (len(wanted) + len(given))
