"""A commitment says who owes what to whom by when; what the clause does not say stays empty."""

from __future__ import annotations

from datetime import date

import pytest

from chapter8.atlas import Atlas
from chapter8.record import Clause, Commitment, Deadline
from chapter8.record.commitments import clause_commitments
from chapter8.record.deadlines import find_deadline

ADOPTED = date(2005, 1, 31)


def commitments(text: str) -> list[Commitment]:
    """The commitments of one operative paragraph of a resolution adopted on 31 January 2005."""
    clause = Clause("7", "operative", (), text, (), (), "p1")
    return list(clause_commitments(clause, "S/RES/1580 (2005)", ADOPTED, Atlas.shipped()))


def test_a_request_has_bearer_action_recipient_and_date() -> None:
    (one,) = commitments("Requests the Secretary-General to submit a report to the Council by 30 June 2007;")
    assert (one.kind, one.verb, one.bearers) == ("request", "Requests", ("Secretary-General",))
    assert one.action == "to submit a report to the Council by 30 June 2007"
    assert (one.recipients, one.report) == (("Security Council",), True)
    assert one.deadline == Deadline("by 30 June 2007", "date", date(2007, 6, 30))
    assert (one.decision, one.clause, one.passage) == ("S/RES/1580 (2005)", "7", "p1")


def test_each_coordinated_infinitive_is_one_more() -> None:
    found = commitments("Urges the parties to cooperate with the Mission, and to lift all restrictions;")
    assert [one.action for one in found] == ["to cooperate with the Mission", "to lift all restrictions"]
    assert {one.bearers for one in found} == {("parties",)}


def test_each_lettered_item_is_one_more() -> None:
    found = commitments("Requests all States: (a) to report to the Committee; and (b) to freeze all funds;")
    assert [one.action for one in found] == ["to report to the Committee", "to freeze all funds"]


def test_each_directing_verb_has_its_own_bearer() -> None:
    found = commitments(
        "Invites the African Union to continue its mediation, and requests the Secretary-General to assist it;"
    )
    assert [(one.kind, one.bearers) for one in found] == [
        ("invitation", ("African Union",)),
        ("request", ("Secretary-General",)),
    ]


def test_the_council_commits_itself_by_expressing_its_intention() -> None:
    (one,) = commitments("Expresses its intention to review the measures within twelve months;")
    assert (one.kind, one.bearers) == ("intention", ("Security Council",))


def test_an_obligation_binds_whom_the_sentence_names() -> None:
    (one,) = commitments("Decides that all States shall prevent the sale of arms;")
    assert (one.kind, one.bearers, one.action) == ("obligation", ("States",), "prevent the sale of arms")


def test_a_passive_names_nobody() -> None:
    (one,) = commitments("Decides that the measures shall be lifted by 1 May 2005;")
    assert one.bearers == ()


def test_an_office_is_not_its_organization() -> None:
    (one,) = commitments("Requests the Chairperson of the African Union to report to the Council;")
    assert one.bearers == ("Chairperson of the African Union",)


@pytest.mark.parametrize(
    "text",
    [
        "Welcomes the report of the Secretary-General;",
        "Recalls that it requested the parties to cooperate;",
        "Expresses its concern at the situation;",
    ],
)
def test_what_directs_nobody_gives_no_commitment(text: str) -> None:
    assert commitments(text) == []


@pytest.mark.parametrize(
    ("words", "deadline"),
    [
        ("to report within 30 days", Deadline("within 30 days", "duration", date(2005, 3, 2))),
        ("to report within one month", Deadline("within one month", "duration", date(2005, 2, 28))),
        ("to report no later than 31 March 2010", Deadline("no later than 31 March 2010", "date", date(2010, 3, 31))),
        ("to report every six months", Deadline("every six months", "recurring", None, "P6M")),
        ("to report every 90 days", Deadline("every 90 days", "recurring", None, "P90D")),
        ("to report quarterly", Deadline("quarterly", "recurring", None, "P3M")),
        ("to report regularly", Deadline("regularly", "recurring", None, None)),
        ("to report prior to the expiry of the mandate", Deadline("prior to the expiry of the mandate", "event")),
        ("to report in its next report to the Council", Deadline("in its next report to the Council", "event")),
        ("to report by May 2009", Deadline("by May 2009", "date")),
        (
            "to extend the mandate for a period of six months, until 31 July 2005",
            Deadline("for a period of six months, until 31 July 2005", "date", date(2005, 7, 31)),
        ),
        (
            "to report no later than 90 days after adoption of this resolution",
            Deadline("no later than 90 days after adoption of this resolution", "duration", date(2005, 5, 1)),
        ),
        (
            "to report 30 days before the end of the mandate",
            Deadline("30 days before the end of the mandate", "duration"),
        ),
    ],
)
def test_deadlines_keep_their_words_and_are_computed_where_a_rule_settles_them(words: str, deadline: Deadline) -> None:
    assert find_deadline(words, ADOPTED) == deadline


@pytest.mark.parametrize(
    "words", ["to report immediately", "to act as soon as possible", "to respect resolution 1 (1946)"]
)
def test_urgency_is_no_deadline(words: str) -> None:
    assert find_deadline(words, ADOPTED) is None
