"""A stance is given where words carry one; the words are shown. Everything else is a mention."""

from __future__ import annotations

import pytest

from chapter8.record.positions import Vocabulary
from chapter8.record.positions.stance import stance_of

THEMES = Vocabulary.shipped()


def stances(sentence: str) -> dict[str, tuple[str, str | None]]:
    """The stance on each theme of a sentence, with the words that carry it; the first words of a theme decide."""
    found: dict[str, tuple[str, str | None]] = {}
    for hit in THEMES.hits(sentence):
        reading = stance_of(sentence, hit.start, hit.end)
        found.setdefault(hit.theme.key, (reading.stance, reading.words))
    return found


@pytest.mark.parametrize(
    ("sentence", "theme", "stance", "words"),
    [
        ("Ghana supported early warning.", "early_warning", "supports", "supported"),
        ("Ghana called strongly for early warning.", "early_warning", "supports", "called strongly for"),
        ("Ghana opposed an institutionalized dialogue.", "institutionalised_cooperation", "opposes", "opposed"),
        ("Peru warned, however, against ad hoc ties and ad hoc cooperation.", "flexible_cooperation", "opposes",
         "warned, however, against"),
        ("Peru did not see the need for a framework agreement.", "agreements", "opposes", "did not see the need for"),
        ("Peru questioned whether a trust fund was wise.", "funding", "opposes", "questioned whether"),
        ("Peru noted the trust fund.", "funding", "mentions", None),
        ("A trust fund was set up in May.", "funding", "mentions", None),
        ("Assessed contributions should only be used under command of the Council.", "assessed_contributions",
         "conditional", "should only be used"),
        ("The division of labour could only be successful if all agreed.", "division_of_labour", "conditional",
         "could only be successful if"),
        ("A stronger partnership could only be beneficial.", "strategic_partnership", "supports",
         "could only be beneficial"),
        ("Early warning was vital.", "early_warning", "supports", "was vital"),
        ("Ad hoc arrangements could not replace a plan.", "flexible_cooperation", "opposes", "could not"),
    ],
)  # fmt: skip
def test_the_words_that_carry_a_stance(sentence: str, theme: str, stance: str, words: str | None) -> None:
    assert stances(sentence)[theme] == (stance, words)


def test_negation_turns_the_word_that_it_stands_before() -> None:
    assert stances("We do not support a trust fund.")["funding"][0] == "opposes"
    assert stances("We did not oppose a trust fund.")["funding"][0] == "mentions"
    assert stances("We support not only training but also mediation.")["mediation"][0] == "supports"


def test_the_nearest_word_governs_and_a_new_clause_starts_anew() -> None:
    sentence = "He urged capacity-building and noted the trust fund."
    assert stances(sentence)["capacity_building"] == ("supports", "urged")
    assert stances(sentence)["funding"] == ("mentions", None)
    assert stances("He opposed the plan, while mediation went on.")["mediation"] == ("mentions", None)


def test_a_list_keeps_the_word_that_opens_it() -> None:
    sentence = "Some supported, inter alia, a trust fund; early warning; and mediation."
    assert {key: stance for key, (stance, _) in stances(sentence).items()} == {
        "funding": "supports",
        "early_warning": "supports",
        "mediation": "supports",
    }


def test_who_deplores_the_lack_of_a_thing_wants_it() -> None:
    assert stances("He deplored the lack of training.")["capacity_building"] == ("supports", "deplored")
    assert stances("He expressed concern at insufficient funding.")["funding"][0] == "supports"


def test_a_shift_from_one_thing_towards_another_opposes_the_one_and_supports_the_other() -> None:
    found = stances("She advocated a shift from ad hoc cooperation towards more institutionalized channels.")
    assert found["flexible_cooperation"][0] == "opposes"
    assert found["institutionalised_cooperation"][0] == "supports"


def test_names_and_nouns_that_look_like_verbs_carry_nothing() -> None:
    assert stances("Ghana urged that failed States and terrorism be dealt with.")["counter_terrorism"][0] == "supports"
    assert stances("He noted the African Union’s request for a trust fund.")["funding"] == ("mentions", None)


def test_a_question_takes_no_stance() -> None:
    assert stances("Should we support a trust fund?")["funding"] == ("mentions", None)
