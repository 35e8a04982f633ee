"""Positions in the Repertoire chapter of the seeds, against a gold of theme and stance made by hand.

The rules of stance were mended on the errors of sections 49.A and 49.C only; 49.B, 49.D and 50 are scored alone. The
vocabulary of themes was written by a person who had read the whole chapter: on themes, the two halves are no test of
unseen words. The naive rule knows the title's words of each theme and takes every statement that names one to support.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable
from pathlib import Path

from bench.figures import Figure
from bench.measuring import DATA
from bench.record.errors import publish_errors

from chapter8.atlas import Atlas
from chapter8.record import Record, read
from chapter8.record.positions import Vocabulary, positions

GOLD = Path("tests/acceptance/seed_positions_gold.csv")
STATEMENTS = Path("tests/acceptance/seed_statements_gold.csv")
WORKED_ON = frozenset({"49.A", "49.C"})
EMPTY_WORDS = {
    "of",
    "the",
    "by",
    "from",
    "for",
    "and",
    "as",
    "with",
    "other",
    "than",
    "among",
    "to",
    "article",
    "crises",
}
Row = tuple[int, str, str]  # statement, theme, stance


def gold() -> set[Row]:
    """Statement (counted from 1), theme and stance, as a person sees them."""
    with GOLD.open(encoding="utf-8", newline="") as file:
        return {(int(row["statement"]), row["theme"], row["stance"]) for row in csv.DictReader(file)}


def sections() -> dict[int, str]:
    """The section in which each statement stands."""
    with STATEMENTS.open(encoding="utf-8", newline="") as file:
        return {int(row["id"]): row["section"] for row in csv.DictReader(file)}


def ours(record: Record) -> set[Row]:
    """What the engine finds, without what echoes add."""
    found = positions(record, Vocabulary.shipped(), Atlas.shipped())
    return {(one.statement + 1, one.theme, one.stance) for one in found}


def keywords(record: Record) -> set[Row]:
    """The naive rule: one of the words of a theme's title is in the statement, and the statement supports it."""
    words = {
        theme.key: re.compile(rf"\b(?:{'|'.join(_telling(theme.title))})", re.IGNORECASE)
        for theme in Vocabulary.shipped().themes
    }
    return {
        (number, key, "supports")
        for number, statement in enumerate(record.statements, start=1)
        for key, pattern in words.items()
        if pattern.search(statement.text)
    }


def _telling(title: str) -> list[str]:
    return [re.escape(word) for word in re.findall(r"\w+", title.lower()) if word not in EMPTY_WORDS]


def figures() -> list[Figure]:
    """Themes and stances, F1 on either half of the sections; and the share of stances that are wrong."""
    record = read(next(iter(sorted((DATA / "seeds").glob("002_*.txt")))))
    wanted, place = gold(), sections()
    given, naive = ours(record), keywords(record)
    publish_errors("seed_positions", ("section", "statement", "theme", "gold", "engine"), _errors(wanted, given, place))
    rows: list[Figure] = []
    halves: tuple[tuple[str, Callable[[str], bool]], ...] = (
        ("sections worked on", lambda section: section in WORKED_ON),
        ("other sections", lambda section: section not in WORKED_ON),
    )
    for name, inside in halves:
        part = [{row for row in rows_ if inside(place[row[0]])} for rows_ in (wanted, given, naive)]
        themes = [{row[:2] for row in some} for some in part]
        beside = "words of the title, always support"
        false = sum(1 for row in part[1] if row[2] != "mentions" and row not in part[0])
        stances = sum(1 for row in part[1] if row[2] != "mentions")
        rows += [
            Figure(f"positions: theme, F1, {name}", f1(themes[0], themes[1]), "", beside, f1(themes[0], themes[2])),
            Figure(f"positions: theme and stance, F1, {name}", f1(part[0], part[1]), "", beside, f1(part[0], part[2])),
            Figure(f"positions: stances claimed that are wrong, {name}", false / stances, ""),
        ]
    return rows


def f1(wanted: Iterable[object], given: Iterable[object]) -> float:
    """The harmonic mean of precision and recall of two sets."""
    one, other = set(wanted), set(given)
    return 2 * len(one & other) / max(1, len(one) + len(other))


def _errors(wanted: set[Row], given: set[Row], place: dict[int, str]) -> list[tuple[str, int, str, str, str]]:
    """Where gold and engine differ: by statement and theme, the stances of each."""
    pairs = {row[:2] for row in wanted ^ given}
    return [
        (
            place[number], number, theme,
            " ".join(sorted(row[2] for row in wanted if row[:2] == (number, theme))) or "none",
            " ".join(sorted(row[2] for row in given if row[:2] == (number, theme))) or "none",
        )
        for number, theme in pairs
    ]  # fmt: skip
