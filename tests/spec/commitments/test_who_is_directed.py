"""Who is directed to do what: several groups with their own acts, pronouns, shared acts, organs and their names."""

from __future__ import annotations

from datetime import date

import pytest

from chapter8.atlas import Atlas
from chapter8.record import Clause, Commitment
from chapter8.record.bodies import Bodies
from chapter8.record.commitments.finding import clause_commitments

ATLAS = Atlas.shipped()


def commitments(text: str, *paragraphs: str) -> list[Commitment]:
    """The commitments of one operative paragraph of a decision of 31 January 2005 with these other paragraphs."""
    bodies = Bodies.of_document(ATLAS, "Security Council", "S/RES/1580 (2005)", [*paragraphs, text])
    clause = Clause("7", "operative", (), text, (), (), "p1")
    return list(clause_commitments(clause, "S/RES/1580 (2005)", date(2005, 1, 31), bodies))


def who_does_what(text: str, *paragraphs: str) -> list[tuple[tuple[str, ...], str]]:
    """Bearers and action of each commitment."""
    return [(one.bearers, one.action) for one in commitments(text, *paragraphs)]


def test_each_group_has_its_own_act() -> None:
    text = "Urges all States to enforce the embargo and for the parties to cooperate;"
    assert who_does_what(text) == [(("States",), "to enforce the embargo"), (("parties",), "to cooperate")]


def test_two_verbs_may_share_one_act() -> None:
    text = "Requests the Secretary-General, and calls upon all donors, to support the elections;"
    assert who_does_what(text) == [
        (("Secretary-General",), "to support the elections"),
        (("donors",), "to support the elections"),
    ]


def test_a_prohibition_keeps_its_not() -> None:
    text = "Calls on the Government of Rwanda not to return any forces;"
    assert who_does_what(text) == [(("Government of Rwanda",), "not to return any forces")]


@pytest.mark.parametrize(
    ("text", "bearers"),
    [
        (
            "Commends the Chairperson of the African Union and the African Union Mediator, and urges them to go on;",
            ("Chairperson of the African Union", "African Union Mediator"),
        ),
        ("Notes the particular role of Iraq’s neighbours and calls on them to go on;", ("Iraq's neighbours",)),
        ("Urges the Somali parties to meet, and calls on them in particular to go on;", ("Somali parties",)),
        ("Welcomes the efforts of the Government of Angola and calls upon it to go on;", ("Government of Angola",)),
        ("Welcomes the letters of Chad and of the Sudan, and calls upon it to go on;", ()),
    ],
)
def test_a_pronoun_is_what_the_main_clause_speaks_of_or_nobody(text: str, bearers: tuple[str, ...]) -> None:
    assert commitments(text)[-1].bearers == bearers


@pytest.mark.parametrize(
    ("phrase", "bearers"),
    [
        (
            "States of ECOWAS and SADC",
            (
                "Member States of the Economic Community of West African States",
                "Member States of the Southern African Development Community",
            ),
        ),
        ("the ongoing efforts of the African Union", ("African Union",)),
        ("negotiating parties and mediation teams", ("negotiating parties", "mediation teams")),
        ("the African Union Commission", ("African Union Commission",)),
        ("all States, both within and outside the region,", ("States",)),
        (
            "UNMIL, in cooperation with other partners, including the World Bank,",
            ("United Nations Mission in Liberia",),
        ),
        ("those in a position to do so", ("those in a position to do so",)),
    ],
)
def test_bearers_are_named_in_full_without_what_is_said_aside(phrase: str, bearers: tuple[str, ...]) -> None:
    assert commitments(f"Encourages {phrase} to go on;")[0].bearers == bearers


def test_the_government_is_the_one_that_the_document_names() -> None:
    other = "Recalling the letter of the Government of the Democratic Republic of the Congo,"
    assert commitments("Urges the Congolese Government to act;", other)[0].bearers == (
        "Government of the Democratic Republic of the Congo",
    )
    assert commitments("Urges the Government to act;", other, "Thanks the Government of Chad,")[0].bearers == (
        "Government",
    )


@pytest.mark.parametrize(
    "opening",
    [
        "In this regard, it requests",
        "The Security Council, recalling resolution 1566 (2004) requests",
        "With a view to the elections, requests",
        "The Security Council is concerned about the drought and requests",
    ],
)
def test_words_may_stand_before_the_council_or_its_verb(opening: str) -> None:
    assert [one.bearers for one in commitments(f"{opening} the Secretary-General to report.")] == [
        ("Secretary-General",)
    ]


def test_a_body_is_bound_by_a_sentence_of_its_own() -> None:
    text = "Takes note of the plan. The Panel of Experts shall report to the Council by 1 May 2005;"
    (one,) = commitments(text)
    assert (one.kind, one.bearers, one.action) == (
        "obligation", ("Panel of Experts",), "report to the Council by 1 May 2005",
    )  # fmt: skip


def test_what_is_due_twice_stands_twice() -> None:
    text = "Requests the Secretary-General to submit his report in March 2006 and September 2006;"
    assert [one.deadline.date for one in commitments(text) if one.deadline] == [date(2006, 3, 31), date(2006, 9, 30)]


def test_two_papers_under_one_verb_have_their_own_dates() -> None:
    text = (
        "Requests the Panel of Experts to submit an interim report by 15 October 2005 and a final report"
        " not later than 15 days prior to the termination of its mandate;"
    )
    first, second = commitments(text)
    assert (first.action, second.report) == ("to submit an interim report by 15 October 2005", True)
    assert second.deadline is not None
    assert (second.deadline.type, second.deadline.date) == ("duration", None)


def test_before_that_date_is_the_date_named_before() -> None:
    text = "Requests the Panel to report by 1 December 2008, and to provide updates to the Committee before that date;"
    assert [one.deadline.date for one in commitments(text) if one.deadline] == [date(2008, 12, 1)] * 2


def test_a_month_without_a_year_is_the_next_one() -> None:
    (one,) = commitments("Requests the Secretary-General to report by the end of January;")
    assert one.deadline is not None
    assert (one.deadline.date, one.deadline.precision) == (date(2005, 1, 31), "month")


def test_a_body_that_is_pointed_at_is_directed() -> None:
    text = "Appoints a sub-committee and instructs this sub-committee to examine the statements, and to report;"
    assert who_does_what(text) == [(("sub-committee",), "to examine the statements"), (("sub-committee",), "to report")]


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        (
            "Asks the Chair to transmit this to the UN Secretary-General and, through him, to the UN Security Council;",
            ("Secretary-General", "Security Council"),
        ),
        ("Requests the Commission to report to the PSC;", ("Peace and Security Council",)),
        ("Requests the Commander to report to the High Representative every six months;", ("High Representative",)),
    ],
)
def test_a_report_may_go_to_several(text: str, whom: tuple[str, ...]) -> None:
    clause = Clause("7", "operative", (), text, (), (), "p1")
    council = Bodies(ATLAS, "Peace and Security Council")
    (one,) = clause_commitments(clause, None, date(2005, 1, 31), council)
    assert one.recipients == whom


def test_words_aside_may_stand_behind_the_and_of_a_further_act() -> None:
    text = "Encourages the Working Group to pay attention to the surge and, as necessary, to report to the Council;"
    assert [action for _, action in who_does_what(text)] == [
        "to pay attention to the surge",
        "to report to the Council",
    ]
