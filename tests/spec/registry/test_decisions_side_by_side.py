"""Decisions of a regional body and of the Security Council on one situation, side by side (B6)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from chapter8.atlas import Atlas
from chapter8.record.nouns import Clause, Decision
from chapter8.record.parallels import Parallel, Relation, SideBySide, side_by_side
from chapter8.record.read import read

ATLAS = Atlas.shipped()
SAMPLE = Path(__file__).parents[3] / "sample" / "documents"
PSC = "Peace and Security Council of the African Union"
DAY = date(2026, 3, 14)


def exercise() -> SideBySide:
    """The communiqué and the decisions of the Council, out of the exercise's own documents."""
    names = ("S_RES_9902_2025.txt", "PSC_PR_COMM_9901_2025.txt", "S_PRST_2025_91.docx", "S_RES_9901_2025.xml")
    return side_by_side([decision for name in names for decision in read(SAMPLE / name).decisions], ATLAS)


def clause(text: str, *verbs: str, cites: tuple[str, ...] = (), addressees: tuple[str, ...] = ()) -> Clause:
    """One clause as the reader would give it."""
    return Clause("1", "operative", verbs, text, addressees, cites, "p1")


def communique(*clauses: Clause, on: date | None = DAY) -> Decision:
    """A communiqué of the Peace and Security Council."""
    return Decision("PSC/PR/COMM.9999 (2026)", "communique", on, None, None, clauses, PSC)


def resolution(*clauses: Clause, on: date = date(2026, 5, 20), symbol: str = "S/RES/9999 (2026)") -> Decision:
    """A resolution of the Security Council."""
    return Decision(symbol, "resolution", on, None, None, clauses, "Security Council")


def only(*decisions: Decision) -> Parallel:
    """The one pair of some decisions."""
    (pair,) = side_by_side(decisions, ATLAS).pairs
    return pair


def test_the_communique_of_the_exercise_is_paired_with_what_followed_and_with_what_cites_it() -> None:
    found = [(pair.council.symbol, pair.lag_days, pair.relation) for pair in exercise().pairs]
    assert found == [("S/PRST/2025/91", 14, "requests"), ("S/RES/9901 (2025)", 67, "takes_note")]


def test_a_request_to_the_council_is_told_with_its_paragraph() -> None:
    first, _ = exercise().pairs
    asked = [(each.by, each.relation, each.clause.number) for each in first.related]
    assert asked == [("UN", "takes_note", None), ("AU", "requests", "5")]


def test_what_has_no_partner_stands_alone_and_is_not_dropped() -> None:
    assert [each.symbol for each in exercise().alone] == ["S/RES/9902 (2025)"]


@pytest.mark.parametrize(
    ("text", "verb", "relation"),
    [
        ("Endorses communiqué PSC/PR/COMM.9999 (2026)", "Endorses", "endorses"),
        ("Welcomes communiqué PSC/PR/COMM.9999 (2026)", "Welcomes", "welcomes"),
        ("Taking note of communiqué PSC/PR/COMM.9999 (2026)", "Taking note", "takes_note"),
        ("Recalling communiqué PSC/PR/COMM.9999 (2026)", "Recalling", "recalls"),
        ("Regrets communiqué PSC/PR/COMM.9999 (2026)", "Regrets", "diverges"),
        ("Decides, having regard to communiqué PSC/PR/COMM.9999 (2026)", "Decides", "cites"),
    ],
)
def test_the_verb_says_how_they_relate(text: str, verb: str, relation: Relation) -> None:
    cited = clause(text, verb, cites=("PSC/PR/COMM.9999 (2026)",))
    assert only(communique(), resolution(cited)).relation == relation


def test_a_decision_without_a_symbol_is_cited_by_its_body_and_its_day() -> None:
    cited = clause("Welcomes the decision of the African Union Peace and Security Council of 14 March 2026", "Welcomes")
    assert only(communique(), resolution(cited)).relation == "welcomes"


@pytest.mark.parametrize(
    "text",
    [
        "Welcomes the decision of the African Union Peace and Security Council of 15 March 2026",
        "Welcomes the decision of the Economic Community of West African States of 14 March 2026",
        "Welcomes the ceasefire of 14 March 2026 and the efforts of the African Union",
    ],
)
def test_another_day_body_or_thing_ties_nothing(text: str) -> None:
    pair = only(communique(), resolution(clause(text, "Welcomes")))
    assert (pair.lag_days, pair.relation, pair.related) == (67, None, ())


def test_of_two_verbs_the_one_before_the_citation_counts() -> None:
    text = "Welcomes the ceasefire, and takes note of the communiqué of the African Union of 14 March 2026"
    assert only(communique(), resolution(clause(text, "Welcomes", "takes note"))).relation == "takes_note"


def test_the_council_may_have_been_first() -> None:
    regret = clause("Regrets resolution 9999 (2026)", "Regrets", cites=("S/RES/9999 (2026)",))
    pair = only(communique(regret), resolution(on=date(2026, 3, 4)))
    assert (pair.lag_days, pair.relation, pair.related[0].by) == (-10, "diverges", "AU")


def test_without_a_day_nothing_is_paired() -> None:
    found = side_by_side([communique(on=None), resolution()], ATLAS)
    assert found.pairs == ()
    assert len(found.alone) == 2


def test_a_real_resolution_cites_the_african_unions_council_by_its_day(data: Path) -> None:
    (decided,) = read(data / "resolutions_text" / "S-RES-1714(2006).txt").decisions
    asked = Decision("PSC/MIN/Comm.2(LXIII)", "communique", date(2006, 9, 20), None, None, (), PSC)
    pair = only(asked, decided)
    assert (pair.lag_days, pair.relation) == (16, "welcomes")
