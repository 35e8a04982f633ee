"""For a draft paragraph: the earlier paragraphs that say the same, best first; none is an answer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from chapter8.record.agreed import Corpus, precedents

LINES = """
S/RES/1 (1999) | 1999-03-01 | 4 | Urges all States to contribute to strengthening the capacity of regional organizations;
S/RES/2 (2003) | 2003-05-01 | 2 | Stresses the role of women in the settlement of disputes;
S/RES/3 (2005) | 2005-06-01 | 7 | Urges States and donors to contribute to the strengthening of the capacity of subregional organizations;
S/RES/4 (2006) | 2006-01-01 | 9 | Decides to remain seized of the matter.
S/RES/5 (2007) | -          | 1 | Urges all States to contribute to strengthening the capacity of regional organizations;
"""  # noqa: E501 - a paragraph a line
DRAFT = "Urged all States to contribute to strengthening the capacity of regional organizations"
Made = Callable[[str], Corpus]


def test_the_paragraph_that_says_the_same_comes_first_with_its_words_aligned(corpus: Made) -> None:
    best, *_ = corpus(LINES).similar(DRAFT)
    assert best.paragraph.symbol == "S/RES/1 (1999)"
    assert (round(best.score, 3), best.covered) == (1.0, 1.0)
    assert [span.kind for span in best.spans] == ["same"]


def test_a_closer_wording_comes_before_a_looser_one(corpus: Made) -> None:
    found = corpus(LINES).similar(DRAFT, limit=3)
    assert [match.paragraph.symbol for match in found] == ["S/RES/1 (1999)", "S/RES/5 (2007)", "S/RES/3 (2005)"]
    assert found[2].score < 0.9


def test_before_a_day_excludes_that_day_and_after_a_day_includes_it(corpus: Made) -> None:
    held = corpus(LINES)
    assert [m.paragraph.symbol for m in held.similar(DRAFT, limit=1, before=date(2005, 6, 1))] == ["S/RES/1 (1999)"]
    assert [m.paragraph.symbol for m in held.similar(DRAFT, limit=1, after=date(2005, 6, 1))] == ["S/RES/3 (2005)"]


def test_a_paragraph_without_a_date_is_in_no_period(corpus: Made) -> None:
    found = corpus(LINES).similar(DRAFT, after=date(1900, 1, 1))
    assert "S/RES/5 (2007)" not in {match.paragraph.symbol for match in found}


def test_one_decision_or_some_kinds_can_be_asked(corpus: Made) -> None:
    held = corpus(LINES)
    assert [m.paragraph.symbol for m in held.similar(DRAFT, symbols=["S/RES/3 (2005)"])] == ["S/RES/3 (2005)"]
    assert held.similar(DRAFT, kinds=["preambular"]) == ()


def test_a_draft_without_precedent_gets_none(corpus: Made) -> None:
    new, old = precedents(["Establishes a lunar observatory for whales", DRAFT], corpus(LINES))
    assert new.matches == ()
    assert old.matches[0].paragraph.symbol == "S/RES/1 (1999)"


def test_words_strewn_over_a_long_paragraph_are_no_precedent(corpus: Made) -> None:
    strewn = "Urges one two three all four five six States seven eight nine to ten eleven twelve contribute"
    held = corpus(f"S/RES/9 (2010) | 2010-01-01 | 1 | {strewn}\nS/RES/8 (2010) | 2010-01-01 | 1 | Recalls that")
    (found,) = precedents(["Urges all States to contribute"], held)
    assert found.matches == ()


def test_an_empty_corpus_answers_every_question_with_nothing(corpus: Made) -> None:
    held = Corpus.of([])
    assert held.similar(DRAFT) == ()
    assert len(held) == 0


def test_the_same_words_of_the_same_decision_count_once(corpus: Made) -> None:
    line = "S/RES/1 (1999) | 1999-03-01 | 4 | Urges all States to act;"
    assert len(corpus(f"{line}\n{line}")) == 1
