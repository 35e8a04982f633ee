"""A later document that says so answers a commitment: a proposal with its evidence, never a guess."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from chapter8.record import Commitment, Deadline, Passage, Record, Source, read
from chapter8.record.commitments.fulfilment import fulfilments, series

ADOPTED = date(2005, 10, 17)
ASKED = Commitment(
    decision="S/RES/9901 (2005)",
    clause="10",
    kind="request",
    verb="Requests",
    bearers=("Secretary-General",),
    action="to submit a report on cooperation with regional organizations by 30 April 2006",
    recipients=("Security Council",),
    report=True,
    deadline=Deadline("by 30 April 2006", "date", date(2006, 4, 30)),
    passage="p10",
)
IN_REPORTS = Commitment(
    decision="S/RES/9901 (2005)",
    clause="11",
    kind="request",
    verb="Requests",
    bearers=("Secretary-General",),
    action="to include in his regular reports an assessment of cooperation",
    recipients=(),
    report=True,
    deadline=Deadline("in his regular reports", "recurring", vehicle=True),
    passage="p11",
)
REPORT = b"""United Nations                                   S/2006/9590
Security Council
Distr.: General
28 July 2006
Original: English

Report of the Secretary-General on cooperation with regional organizations

1. The present report is submitted pursuant to paragraph 10 of Security Council resolution 9901 (2005).

2. It describes what was done.
"""


def told(text: str, *, symbol: str = "S/PRST/2006/99", dated: date = date(2006, 9, 20)) -> Record:
    """A later statement of one paragraph."""
    passage = Passage("q1", None, None, None, "operative", text)
    return Record(
        Source("a.txt", "0" * 64, "text/plain"),
        "presidential_statement",
        symbol,
        "Statement",
        dated,
        "en",
        passages=(passage,),
    )


def test_a_report_that_names_decision_and_paragraph_answers_explicitly() -> None:
    (answer,), between = fulfilments([ASKED, IN_REPORTS], [read(REPORT)], {"S/RES/9901 (2005)": ADOPTED})
    assert (answer.commitment, answer.document, answer.confidence) == (ASKED, "S/2006/9590", "explicit")
    assert (answer.dated, answer.late) == (date(2006, 7, 28), 89)
    assert "paragraph 10 of Security Council resolution 9901 (2005)" in (answer.evidence.words or "")
    assert between == ()


def test_a_later_decision_that_names_decision_and_report_answers_by_the_decision() -> None:
    later = told(
        "The Council welcomes progress on resolution 9901 (2005) in cooperation with regional organizations, "
        "told by the Secretary-General in his report (A/9; S/2006/9590)."
    )
    (answer,), _ = fulfilments([ASKED, IN_REPORTS], [later], {"S/RES/9901 (2005)": ADOPTED})
    assert (answer.commitment, answer.document, answer.told_by) == (ASKED, "S/2006/9590", "S/PRST/2006/99")
    assert answer.confidence == "decision"


def test_words_that_do_not_tell_which_report_is_meant_give_candidates() -> None:
    other = replace(ASKED, clause="12", action="to submit a report on funding", deadline=None)
    later = told("Notes the report of the Secretary-General (S/2006/9590) pursuant to resolution 9901 (2005).")
    answers, (between,) = fulfilments([ASKED, other], [later], {"S/RES/9901 (2005)": ADOPTED})
    assert answers == ()
    assert set(between.commitments) == {ASKED, other}


def test_what_is_awaited_or_names_two_papers_answers_nothing() -> None:
    for text in (
        "The Council awaits the report of the Secretary-General (S/2006/9590) pursuant to resolution 9901 (2005).",
        "The Council notes the reports of the Secretary-General (S/2006/1, S/2006/2) and resolution 9901 (2005).",
        "The Council notes the report of the Secretary-General (S/2006/9590).",
        "The Council, recalling resolution 9901 (2005), notes the report of the Secretary-General (S/2006/9590).",
        "The report (S/2006/9590) of the Panel established pursuant to resolution 9901 (2005) is noted.",
    ):
        assert fulfilments([ASKED], [told(text)], {"S/RES/9901 (2005)": ADOPTED}) == ((), ())


def test_a_shared_subject_is_no_answer() -> None:
    wording = "Report on cooperation with regional organizations in Africa"
    paper = Record(Source("b.txt", "1" * 64, "text/plain"), "report", "S/2006/7", wording, date(2006, 1, 1), "en")
    assert fulfilments([ASKED], [paper], {"S/RES/9901 (2005)": ADOPTED}) == ((), ())


def test_each_due_day_of_a_series_is_answered_or_missed() -> None:
    rhythm = Deadline("every six months", "recurring", None, "P6M")
    every = replace(
        ASKED, decision="S/RES/9902 (2005)", clause="3", action="to report every six months", deadline=rhythm
    )
    later = told(
        "The Council notes the report of the Secretary-General (S/2006/50) requested in resolution 9902 (2005).",
    )
    report = Record(Source("c.txt", "2" * 64, "text/plain"), "report", "S/2006/50", "Report", date(2006, 4, 20), "en")
    answers, _ = fulfilments([every], [report, later], {"S/RES/9902 (2005)": ADOPTED})
    first, second = series(every, answers, adopted=ADOPTED, until=date(2006, 12, 31))
    assert (first.due, first.answer and first.answer.document) == (date(2006, 4, 17), "S/2006/50")
    assert (second.due, second.answer) == (date(2006, 10, 17), None)
