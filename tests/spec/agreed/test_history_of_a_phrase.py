"""The history of a phrase: first and last use, uses by year, and the variants through which it drifted."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from chapter8.errors import UsageError
from chapter8.record.agreed import Corpus, Span, history

LINES = """
S/RES/1 (1970) | 1970-07-29 | 3 | Decides to remain seized of this matter.
S/RES/2 (1990) | 1990-03-12 | 6 | Decides to remain seized of the matter.
S/RES/3 (1990) | 1990-10-29 | 9 | Decides to remain actively seized of the matter.
S/RES/4 (2000) | 2000-01-07 | 5 | Decides to remain actively seized of the matter.
S/RES/5 (2001) | -          | 2 | The Council remains seized of the matter.
S/RES/6 (2002) | 2002-02-02 | 1 | Requests the Secretary-General to report on the matter.
"""
Made = Callable[[str], Corpus]


def test_an_exact_phrase_is_found_in_these_very_words(corpus: Made) -> None:
    used = history("Remain Seized of the matter", corpus(LINES))
    assert [(use.paragraph.symbol, use.words) for use in used.uses] == [
        ("S/RES/2 (1990)", "remain seized of the matter")
    ]


def test_near_formulations_tell_first_and_last_use_and_uses_by_year(corpus: Made) -> None:
    used = history("remain seized of the matter", corpus(LINES), near=True)
    assert used.first is not None
    assert used.last is not None
    assert (used.first.paragraph.symbol, used.last.paragraph.symbol) == ("S/RES/1 (1970)", "S/RES/4 (2000)")
    assert used.by_year == ((1970, 1), (1990, 2), (2000, 1))


def test_a_use_without_a_date_stands_last_and_in_no_year(corpus: Made) -> None:
    assert (
        history("remain seized of the matter", corpus(LINES), near=True).uses[-1].paragraph.symbol == "S/RES/5 (2001)"
    )


def test_drift_is_a_chain_of_variants_each_with_what_changed(corpus: Made) -> None:
    first, second, third = history("remain seized of the matter", corpus(LINES), near=True).variants
    assert [first.words, second.words, third.words] == [
        "remain seized of this matter", "remain seized of the matter", "remain actively seized of the matter",
    ]  # fmt: skip
    assert Span("replaced", "this ", "the ") in second.change
    assert Span("inserted", "", "actively ") in third.change
    assert (third.first.paragraph.symbol, third.last.paragraph.symbol) == ("S/RES/3 (1990)", "S/RES/4 (2000)")


def test_a_phrase_that_nobody_used_has_no_history(corpus: Made) -> None:
    used = history("lunar observatory", corpus(LINES), near=True)
    assert (used.first, used.last, used.variants) == (None, None, ())


def test_a_phrase_without_a_word_is_refused(corpus: Made) -> None:
    with pytest.raises(UsageError, match="holds no word"):
        history(" ... ", corpus(LINES))
