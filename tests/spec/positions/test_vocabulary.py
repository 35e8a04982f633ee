"""The vocabulary of themes: data that its users edit, checked at the gate with the place of each fault."""

from __future__ import annotations

from pathlib import Path

import pytest

from chapter8.errors import DamagedError, InputError, TableError
from chapter8.record.positions import Vocabulary
from chapter8.record.positions.phrases import pattern

OWN = """
[[theme]]
key = "ferries"
title = "Ferries"
description = "Crossing by boat."
phrases = ["ferr*", "(car|train) crossing*", "crossing ... by boat"]
not_in = ["ferrous"]
source = "our own wish"
"""


def write(folder: Path, text: str) -> Path:
    """A vocabulary as a file."""
    path = folder / "own.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_vocabulary_of_ones_own_alone_or_added_to_the_shipped_one(tmp_path: Path) -> None:
    alone = Vocabulary.read(write(tmp_path, OWN))
    assert [theme.key for theme in alone.themes] == ["ferries"]
    added = Vocabulary.shipped().extended(tmp_path / "own.toml")
    assert [theme.key for theme in added.themes] == [*(one.key for one in Vocabulary.shipped().themes), "ferries"]


def test_a_theme_with_the_same_key_takes_the_earlier_ones_place(tmp_path: Path) -> None:
    added = Vocabulary.shipped().extended(write(tmp_path, OWN.replace('"ferries"', '"funding"')))
    assert added.theme("funding").title == "Ferries"


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Two ferries left.", ["ferries"]),
        ("A FERRY left.", ["FERRY"]),
        ("Ferrous metal.", []),  # not_in
        ("A train crossing, a car-crossing.", ["train crossing", "car-crossing"]),
        ("A crossing of the lake by boat.", ["crossing of the lake by boat"]),
        ("A crossing of one two three four five six seven by boat.", []),  # more than six words in between
        ("The crossing. We went by boat.", []),  # not across a full stop
    ],
)
def test_how_phrases_are_written(tmp_path: Path, sentence: str, words: list[str]) -> None:
    vocabulary = Vocabulary.read(write(tmp_path, OWN))
    assert [sentence[hit.start : hit.end] for hit in vocabulary.hits(sentence)] == words


@pytest.mark.parametrize(
    ("before", "after", "cause"),
    [
        ("key =", "kee =", "no field 'kee'"),
        ('source = "our own wish"', "", "'source' is missing"),
        ('"ferries"', '"Ferries!"', "a key is small letters"),
        ('"ferr*"', '"*"', "says too little"),
        ('"ferr*"', '"(car|train"', "brackets and bars"),
        ('"ferr*"', '"ferr[y]"', "is no phrase"),
        ('"ferr*"', "7", "'phrases' must be a list"),
        ("not_in", 'denies = "astrology"\ndenying = ["ferr*"]\nnot_in', "'astrology' is no theme"),
        ("not_in", 'denies = "ferries"\nnot_in', "need each other"),
        ("[[theme]]", "[[theme", "it is no TOML"),
        ("[[theme]]", "[[themes]]", "it must hold"),
        ('source = "our own wish"', f'source = "wish"\n{OWN}', "stands twice"),
    ],
)
def test_a_fault_is_named_with_its_file(tmp_path: Path, before: str, after: str, cause: str) -> None:
    with pytest.raises(TableError) as caught:
        Vocabulary.read(write(tmp_path, OWN.replace(before, after, 1)))
    assert cause in caught.value.cause
    assert "own.toml" in caught.value.place
    assert caught.value.remedy


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(DamagedError, match="can't be read"):
        Vocabulary.read(tmp_path / "none.toml")
    assert issubclass(DamagedError, InputError)


def test_the_quick_way_out_loses_no_words() -> None:
    """Beside the search with its quick way out the obvious one: each theme's pattern alone, on all themes' words."""
    shipped = Vocabulary.shipped()
    text = " ".join(f"{theme.title} {theme.description}" for theme in shipped.themes)
    for theme in shipped.themes:
        obvious = [found.span() for found in pattern(theme.phrases).finditer(text)]
        quick = [(hit.start, hit.end) for hit in Vocabulary((theme,)).hits(text) if not hit.evil]
        assert quick == obvious or theme.not_in


def test_every_shipped_theme_says_where_it_comes_from() -> None:
    assert len(Vocabulary.shipped().themes) == 39
    assert all(theme.source and theme.description.endswith(".") for theme in Vocabulary.shipped().themes)
