"""Two texts are aligned word by word; inflection does not make a difference, words do."""

from __future__ import annotations

import pytest

from chapter8.record.agreed import Span, align


def test_a_paraphrase_in_the_past_tense_says_the_same() -> None:
    (span,) = align("Urged all States to contribute", "Urges all States to contribute")
    assert span == Span("same", "Urged all States to contribute", "Urges all States to contribute")


def test_words_that_only_one_has_are_inserted_deleted_or_replaced() -> None:
    spans = align("Calls upon the parties to cease fire", "Calls upon all parties to cease fire immediately")
    assert spans == (
        Span("same", "Calls upon ", "Calls upon "),
        Span("replaced", "the ", "all "),
        Span("same", "parties to cease fire", "parties to cease fire "),
        Span("inserted", "", "immediately"),
    )


def test_what_a_lead_in_in_brackets_adds_is_deleted() -> None:
    first, second = align("[Stated that it] intended to act", "intends to act")
    assert (first.kind, first.one) == ("deleted", "[Stated that it] ")
    assert (second.kind, second.one, second.other) == ("same", "intended to act", "intends to act")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Expressed its determination", "Expresses its determination"),
        ("those organizations could", "these organizations can"),
        ("peace-building", "peacebuilding"),
        ("sub-regional organisations", "subregional organizations"),
        ("the Council’s members", "the Council's members"),
        ("was recognized", "is recognised"),
    ],
)
def test_tense_number_and_spelling_make_no_difference(one: str, other: str) -> None:
    assert [span.kind for span in align(one, other)] == ["same"]


@pytest.mark.parametrize(("one", "other"), [("shall report", "should report"), ("may act", "must act")])
def test_words_that_differ_in_law_stay_apart(one: str, other: str) -> None:
    assert align(one, other)[0].kind == "replaced"


def test_nothing_is_lost_of_a_text_without_words() -> None:
    assert align("...", "") == (Span("deleted", "...", ""),)
    assert align("", "") == ()
