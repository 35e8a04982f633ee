"""Who is meant by a description, by a qualifier, by a list: sentences of our own."""

from __future__ import annotations

from datetime import date

import pytest

from chapter8.atlas import Atlas
from chapter8.record import Clause, Commitment
from chapter8.record.bodies import Bodies
from chapter8.record.commitments.finding import clause_commitments

ATLAS = Atlas.shipped()
SYMBOL = "S/RES/2990 (2031)"


def commitments(text: str, *others: str) -> list[Commitment]:
    """What a clause of an invented resolution commits whom to; `others` are its other paragraphs."""
    bodies = Bodies.of_document(ATLAS, "Security Council", SYMBOL, [*others, text])
    return list(clause_commitments(Clause("7", "operative", (), text, (), (), "p1"), SYMBOL, date(2031, 3, 5), bodies))


def bearers(text: str, *others: str) -> list[tuple[str, ...]]:
    """The bearers of each commitment of a clause."""
    return [one.bearers for one in commitments(text, *others)]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (
            "Welcomes the work of the joint task force on peace and security, and encourages the Task Force to meet;",
            "joint task force on peace and security",
        ),
        (
            "Commends the Government of Angola for its law and urges the Government to take further measures;",
            "Government of Angola",
        ),
        ("Requests all Member States receiving such notification to inform their banks;", "Member States"),
        ("Urges all States participating in the operation to keep records;", "States"),
        ("Encourages the French Government to continue its support;", "Government of France"),
        ("Affirms its intention to review the measures by 1 June 2031;", "Security Council"),
        ("Expresses readiness to consider further steps;", "Security Council"),
        ("Encourages the continued involvement of the African Union in the talks;", "African Union"),
        ("Calls upon Iran to reply;", "Islamic Republic of Iran"),
    ],
)
def test_one_name_is_meant(text: str, named: str) -> None:
    assert bearers(text) == [(named,)]


def test_such_organizations_are_the_group_named_before() -> None:
    text = "Notes initiatives by regional and subregional organizations and encourages such organizations to go on;"
    assert bearers(text) == [("regional and subregional organizations",)]


def test_who_is_addressed_in_particular_is_addressed() -> None:
    text = "Calls upon the Government of Angola and in particular UNITA to cooperate fully;"
    assert bearers(text) == [("Government of Angola", "União Nacional para a Independência Total de Angola")]


def test_one_kind_of_two_groups_is_that_of_both() -> None:
    assert bearers("Urges all the Ivorian parties and stakeholders to refrain from violence;") == [
        ("Ivorian parties", "Ivorian stakeholders")
    ]


def test_the_tasks_of_a_deployment_are_those_of_the_deployed() -> None:
    text = (
        "Authorizes the deployment of an Iskaran Support Mission (ISM) for a year, with the following mandate: "
        "(a) To monitor the ceasefire; (b) To protect its personnel;"
    )
    assert bearers(text) == [("Security Council",), ("Iskaran Support Mission",), ("Iskaran Support Mission",)]


def test_what_all_necessary_means_are_for_is_one_act() -> None:
    text = "Decides that UNMIS is authorized to use all necessary means: – to protect civilians, – to prevent attacks;"
    assert len(commitments(text)) == 1


def test_the_committee_of_that_resolution() -> None:
    recalling = (
        "Taking note of the reports of the group established by resolution 1533 of 12 March 2004, transmitted by the "
        "Committee established in accordance with paragraph 8 of that resolution (hereafter the Committee),"
    )
    assert bearers("Requests the Committee to report;", recalling) == [
        ("Security Council Committee established pursuant to resolution 1533 (2004)",)
    ]


def test_a_committee_mentioned_in_passing_is_not_the_committee() -> None:
    others = (
        "Recalling its resolution 1267 (1999),",
        "Notes the Committee established pursuant to resolution 1540 (2004);",
    )
    assert bearers("Directs the Committee to amend its guidelines;", *others) == [
        ("Security Council Committee established pursuant to resolution 1267 (1999)",)
    ]


def test_a_name_that_the_document_gives() -> None:
    given = "Decides to establish the International Residual Bureau for Records (“the Bureau”);"
    assert bearers("Requests the Bureau to begin its work;", given) == [("International Residual Bureau for Records",)]
