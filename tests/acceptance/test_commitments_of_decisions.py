"""Commitments of real decisions: the seed's own requests, and the labelled paragraphs as a floor."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from chapter8.atlas import Atlas
from chapter8.record import Record, read
from chapter8.record.commitments.fulfilment import fulfilments

REPORT = b"""United Nations                                   S/2008/186
Security Council
Distr.: General
7 April 2008
Original: English

Report of the Secretary-General on regional organizations

1. The present report is submitted pursuant to the statement by the President of the Security Council of 28 March 2007
(S/PRST/2007/7).
"""


def decision(data: Path, pattern: str) -> Record:
    """One decision of the shared data."""
    return read(next((data / "akn").rglob(pattern)), atlas=Atlas.shipped())


def test_resolution_1631_is_answered_by_the_report_of_2006(data: Path) -> None:
    asked = decision(data, "S_RES_1631_*.xml")
    later = decision(data, "S_PRST_2006_39-*.xml")
    (answer,), between = fulfilments(asked.commitments, [later], {"S/RES/1631 (2005)": date(2005, 10, 17)})
    assert (answer.commitment.clause, answer.document, answer.told_by) == ("10", "S/2006/590", "S/PRST/2006/39")
    assert between == ()


def test_the_statement_of_march_2007_is_answered_by_a_report_that_says_so(data: Path) -> None:
    asked = decision(data, "S_PRST_2007_7-*.xml")
    (answer,), _ = fulfilments(asked.commitments, [read(REPORT)], {"S/PRST/2007/7": date(2007, 3, 28)})
    assert (answer.document, answer.confidence) == ("S/2008/186", "explicit")


def test_a_resolution_of_the_same_subject_that_does_not_say_so_answers_nothing(data: Path) -> None:
    asked = decision(data, "S_PRST_2007_7-*.xml")
    later = decision(data, "S_RES_1809_*.xml")
    assert fulfilments(asked.commitments, [later], {"S/PRST/2007/7": date(2007, 3, 28)}) == ((), ())
