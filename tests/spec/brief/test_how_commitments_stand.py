"""What is owed on the brief: late, due, answered, as dates and the words of later documents say."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

import pytest

from chapter8.brief import Holding, Holdings, Question, assemble
from chapter8.brief.model import BriefLine, Label
from chapter8.brief.wording import closed
from chapter8.exchange.marking import Marking
from chapter8.record.answers import answers_of
from chapter8.record.nouns import Citation, Clause, Commitment, Deadline, Decision, Passage, Record, Source

Ask = Callable[..., Question]
REQUEST = "Requests the Secretary-General to submit, by 31 March 2007, a report on the Sudan;"
CITED = Citation("S/RES/9001 (2006)", None, (), (), None, None, "explicit", "p1", 0, 1)
DETERMINES = "Determining that the situation in the Sudan is a threat to peace,"


def document(kind: str, symbol: str, dated: date, words: Sequence[str]) -> Record:
    """A document of some numbered paragraphs."""
    passages = tuple(
        Passage(f"p{number}", None, None, str(number), "narrative", text) for number, text in enumerate(words, 1)
    )
    source = Source(f"{symbol}.txt", "d" * 64, "text/plain")
    return Record(source, kind, symbol, symbol, dated, "en", passages=passages)  # type: ignore[arg-type] # kinds by name


def resolution(deadline: date | None, action: str = "to submit, by 31 March 2007, a report on the Sudan") -> Record:
    """Resolution 9001 (2006) on the Sudan, which asks in paragraph 4 for a report."""
    clauses = (
        Clause(None, "preambular", ("Determining",), DETERMINES, (), (), "p1"),
        Clause("4", "operative", ("Requests",), REQUEST, ("Secretary-General",), (), "p2"),
    )
    due = Deadline("by 31 March 2007", "date", deadline) if deadline else None
    owed = Commitment(
        *("S/RES/9001 (2006)", "4", "request", "Requests", ("Secretary-General",), action, ()),
        report="report" in action,
        deadline=due,
        passage="p2",
    )
    made = document("resolution", "S/RES/9001 (2006)", date(2006, 12, 1), [DETERMINES, REQUEST])
    decision = Decision("S/RES/9001 (2006)", "resolution", date(2006, 12, 1), None, None, clauses)
    return replace(made, decisions=(decision,), commitments=(owed,))


def report(words: str) -> Record:
    """A later report whose first paragraph cites resolution 9001 (2006)."""
    made = document("report", "S/2007/9025", date(2007, 3, 20), [words])
    answers, _ = answers_of(made.passages)
    return replace(made, citations=(CITED,), answers=answers)


def owed(ask: Ask, holdings: Holdings, *records: Record) -> BriefLine:
    """The one line on what resolution 9001 (2006) asks."""
    held = replace(holdings, documents=tuple(Holding(record, Marking()) for record in records))
    (line,) = [line for line in assemble(ask(), held).lines if "under S/RES/9001 (2006)" in line.head]
    return line


def test_what_was_due_and_has_no_answer_is_late_by_its_days(ask: Ask, holdings: Holdings) -> None:
    assert owed(ask, holdings, resolution(date(2007, 3, 31))).label == Label("late", "Late, 30 days")


def test_what_is_due_within_sixty_days_says_in_how_many(ask: Ask, holdings: Holdings) -> None:
    assert owed(ask, holdings, resolution(date(2007, 6, 29))).label == Label("attention", "Due in 60 days")
    assert owed(ask, holdings, resolution(date(2007, 6, 30))).label is None


def test_a_passed_date_is_no_lateness_where_no_document_would_tell(ask: Ask, holdings: Holdings) -> None:
    placed = resolution(date(2007, 3, 31), "to place a team in the Sudan by 31 March 2007")

    assert owed(ask, holdings, placed).label == Label("attention", "Date passed, not known if done")


def test_a_report_submitted_pursuant_to_the_paragraph_answers_it(ask: Ask, holdings: Holdings) -> None:
    given = report("The present report is submitted pursuant to paragraph 4 of resolution 9001 (2006).")
    line = owed(ask, holdings, resolution(date(2007, 3, 31)), given)

    assert line.label == Label("done", "Answered, as it appears")
    assert line.text.endswith("Answered by S/2007/9025, para. 1 (20 March 2007).")
    assert str(line.evidence[-1].locator) == "S/2007/9025, para. 1"


def test_a_later_statement_may_tell_which_report_answered(ask: Ask, holdings: Holdings) -> None:
    words = (
        "The Security Council takes note of the report of the Secretary-General of 20 March 2007 (S/2007/9025),"
        " submitted pursuant to paragraph 4 of resolution 9001 (2006)."
    )
    said = replace(document("presidential_statement", "S/PRST/2007/90", date(2007, 4, 2), [words]), citations=(CITED,))
    line = owed(ask, holdings, resolution(date(2007, 3, 31)), said)

    assert line.label == Label("done", "Answered, as it appears")
    assert line.text.endswith("Answered by S/2007/9025, as S/PRST/2007/90, para. 1 (2 April 2007) says.")


@pytest.mark.parametrize(
    "words",
    [
        "The report is submitted pursuant to paragraph 14 of resolution 9001 (2006).",
        "In its resolution 9001 (2006) the Council spoke of a report on the Sudan.",
        "The concept is transmitted pursuant to paragraph 4 of resolution 9001 (2005).",
    ],
)
def test_what_only_cites_the_decision_or_another_paragraph_answers_nothing(
    ask: Ask, holdings: Holdings, words: str
) -> None:
    assert owed(ask, holdings, resolution(date(2007, 3, 31)), report(words)).label == Label("late", "Late, 30 days")


def test_a_document_that_says_not_yet_is_told_and_answers_nothing(ask: Ask, holdings: Holdings) -> None:
    said = report("The report requested in paragraph 4 of resolution 9001 (2006) has not yet been submitted.")
    line = owed(ask, holdings, resolution(date(2007, 3, 31)), said)

    assert line.label == Label("late", "Late, 30 days")
    assert line.text.endswith("Not yet met according to S/2007/9025, para. 1 (20 March 2007).")


def test_a_clause_that_stands_as_owed_is_not_told_again_as_decided(ask: Ask, holdings: Holdings) -> None:
    held = replace(holdings, documents=(Holding(resolution(None), Marking()),))

    assert sum("a report on the Sudan" in line.text for line in assemble(ask(), held).lines) == 1


def test_a_letter_under_article_54_is_listed_as_met(ask: Ask, holdings: Holdings) -> None:
    words = "In accordance with Article 54 of the Charter I inform the Council of activities in the Sudan."
    letter = document("letter", "S/2007/9011", date(2007, 4, 2), [words])
    concept = document("letter", "S/2007/9012", date(2007, 4, 3), ["What does Article 54 ask for in the Sudan?"])
    held = replace(holdings, documents=tuple(Holding(record, Marking()) for record in (letter, concept)))
    (line,) = [line for line in assemble(ask(), held).lines if line.head == "Article 54"]

    assert line.label == Label("done", "Met, as it appears")
    assert "S/2007/9011 (2 April 2007)" in line.text
    assert "S/2007/9012" not in line.text


@pytest.mark.parametrize(
    ("clause", "shown"),
    [
        ("Decides to act;", "Decides to act."),
        ("Decides to act; and", "Decides to act."),
        ("“Invited support;”", "“Invited support.”"),
        ("Decides to act.", "Decides to act."),
        ("Decides [...]", "Decides [...]"),
    ],
)
def test_the_semicolon_that_joins_a_clause_to_the_next_is_set_as_a_full_stop(clause: str, shown: str) -> None:
    assert closed(clause) == shown
