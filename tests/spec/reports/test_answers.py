"""A report or letter says which decision it answers; what merely stands near a decision answers nothing."""

from __future__ import annotations

import pytest

from chapter8.record import Record, read

HEAD = "United Nations  S/2026/9940\n\n{title}\n\nI. Introduction\n\n"
LETTER = (
    "S/2026/9917\n\nLetter dated 14 May 2026 from the Secretary-General addressed to the President of the Security "
    "Council\n\n{}\n\n(Signed) A. Person\n"
)


def report(*paragraphs: str, title: str = "Report of the Secretary-General on Iskara") -> Record:
    """A report of these paragraphs."""
    text = "\n\n".join(f"{number}. {words}" for number, words in enumerate(paragraphs, start=1))
    return read((HEAD.format(title=title) + text + "\n").encode(), name="report.txt")


def answered(record: Record) -> list[tuple[str, tuple[str, ...]]]:
    """Decision and paragraphs of every answer; the words stand where the answer says."""
    texts = {item.id: item.text for item in record.passages}
    assert all(texts[one.passage][one.start : one.end] == one.words for one in record.answers)
    return [(one.symbol, one.paragraphs) for one in record.answers]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            (
                "The present report is submitted pursuant to paragraph 26 of Security Council resolution 1631 (2005) "
                "of 17 October 2005, by which the Council requested a report, recalling its resolution 1625 (2005)."
            ),
            [("S/RES/1631 (2005)", ("26",))],
        ),
        (
            (
                "The present report is submitted in response to the request contained in the statement by the "
                "President of the Security Council of 28 March 2007 (S/PRST/2007/7)."
            ),
            [("S/PRST/2007/7", ())],
        ),
        (
            "The present report is submitted to the Security Council pursuant to its resolution 2320 (2016).",
            [("S/RES/2320 (2016)", ())],
        ),
        (
            (
                "The present report covers two months and is submitted in compliance with paragraph 3 of resolution "
                "1907 (2009), as well as paragraph 4 of resolution 1844 (2008)."
            ),
            [("S/RES/1907 (2009)", ("3",)), ("S/RES/1844 (2008)", ("4",))],
        ),
        (
            (
                "As requested by the Security Council in paragraph 12 of its resolution 2033 (2012), the present "
                "report contains proposals."
            ),
            [("S/RES/2033 (2012)", ("12",))],
        ),
        (
            "The present report, submitted pursuant to General Assembly resolution 60/1, reviews progress.",
            [("A/RES/60/1", ())],
        ),
        (
            (
                "In its resolution 1631 (2005), the Security Council requested the Secretary-General to report. The "
                "present report is submitted in response to that request."
            ),
            [("S/RES/1631 (2005)", ())],
        ),
    ],
)
def test_a_report_answers_the_decision_that_it_is_submitted_under(
    words: str, expected: list[tuple[str, tuple[str, ...]]]
) -> None:
    assert answered(report(words)) == expected


@pytest.mark.parametrize(
    "words",
    [
        "The present report describes the activities of the mission established pursuant to resolution 1590 (2005).",
        "The Council took note of the report (S/2006/590) submitted pursuant to resolution 1631 (2005).",
        "The trust fund established pursuant to paragraph 9 of resolution 9901 (2025) has received $19 million.",
        "Pursuant to resolution 1556 (2004), the Government disarmed the militias.",
        "In resolution 1631 (2005) the Council recalled resolution 1625 (2005).",
        "The present report reviews progress made by the parties in accordance with resolution 1701 (2006).",
        "The present report covers measures imposed in accordance with resolution 1737 (2006).",
    ],
)
def test_what_was_established_or_noted_under_a_decision_answers_nothing(words: str) -> None:
    assert answered(report(words)) == []


def test_that_request_is_unresolved_where_no_decision_asked() -> None:
    record = report("The present report is submitted in response to that request.")
    assert record.answers == ()
    assert [one.reason for one in record.unresolved] == ["no decision that asks named before it"]


def test_the_title_alone_may_say_it() -> None:
    title = "Report of the Secretary-General pursuant to paragraphs 6 and 13 of Security Council resolution 1556 (2004)"
    assert answered(report("The situation is calm.", title=title)) == [("S/RES/1556 (2004)", ("6", "13"))]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "Pursuant to paragraph 12 of resolution 1959 (2010), I have the honour to transmit herewith my report.",
            [("S/RES/1959 (2010)", ("12",))],
        ),
        (
            (
                "I have the honour to refer to Security Council resolution 2320 (2016), in which the Council requested "
                "the Secretary-General to refine options."
            ),
            [("S/RES/2320 (2016)", ())],
        ),
        (
            (
                "In accordance with Article 54 of the Charter of the United Nations, and pursuant to paragraph 8 of "
                "communiqué PSC/PR/COMM.9901 (2025), I have the honour to inform the Council of the deployment."
            ),
            [("PSC/PR/COMM.9901 (2025)", ("8",))],
        ),
        ("I have the honour to transmit the text of resolution 1631 (2005).", []),
    ],
)
def test_so_may_a_letter(words: str, expected: list[tuple[str, tuple[str, ...]]]) -> None:
    assert answered(read(LETTER.format(words).encode(), name="letter.txt")) == expected


def test_a_decision_that_takes_note_of_a_report_answers_nothing() -> None:
    text = (
        "Resolution 9905 (2024)\n\nThe Security Council,\n\nHaving considered the report of the Secretary-General "
        "(S/2024/9) submitted pursuant to resolution 1631 (2005),\n\n1. Decides to act;\n\n2. Requests the parties to "
        "stop;\n\n3. Decides to remain seized."
    )
    assert read(text.encode(), name="paper").answers == ()
