"""From the clauses of a chapter to the official paragraphs: together they tell their decision."""

from __future__ import annotations

from collections.abc import Callable

from chapter8.record.agreed import Corpus, trace

LINES = """
S/RES/10 (2005) | 2005-10-17 | 4 | Stresses the potential role of regional organizations in addressing the illicit trade in small arms;
S/RES/10 (2005) | 2005-10-17 | 8 | Recommends better communication between the United Nations and regional organizations;
S/PRST/2007/9   | 2007-11-06 | - | The Security Council stresses the potential role of regional organizations in addressing the illicit trade in small arms.
S/PRST/2007/9   | 2007-11-06 | - | The Security Council underlines the importance of exploring existing capacities.
"""  # noqa: E501 - a paragraph a line
ARMS = "Stressed the potential role of regional organizations in addressing the illicit trade in small arms"


def test_a_paraphrase_that_two_decisions_fit_goes_to_the_decision_of_its_neighbours(
    corpus: Callable[[str], Corpus],
) -> None:
    held = corpus(LINES)
    of_2007 = trace([ARMS, "Underlined the importance of exploring existing capacities"], held)
    of_2005 = trace(
        [ARMS, "Recommended better communication between the United Nations and regional organizations"], held
    )
    assert [found.matches[0].paragraph.symbol for found in of_2007] == ["S/PRST/2007/9"] * 2
    assert [found.matches[0].paragraph.symbol for found in of_2005] == ["S/RES/10 (2005)"] * 2


def test_where_the_decision_is_known_only_it_is_looked_at(corpus: Callable[[str], Corpus]) -> None:
    (found,) = trace([ARMS], corpus(LINES), symbol="S/PRST/2007/9")
    assert {match.paragraph.symbol for match in found.matches} == {"S/PRST/2007/9"}


def test_a_paraphrase_of_nothing_stays_unresolved(corpus: Callable[[str], Corpus]) -> None:
    (found,) = trace(["Deplored the weather in Utopia and its consequences for tourism"], corpus(LINES))
    assert found.matches == ()
