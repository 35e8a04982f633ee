"""A commitment says who owes what to whom by when; what the clause does not say stays empty."""

from __future__ import annotations

from datetime import date

import pytest

from chapter8.atlas import Atlas
from chapter8.record import Clause, Commitment, Deadline
from chapter8.record.acronyms import defined_acronyms
from chapter8.record.bodies import Bodies
from chapter8.record.commitments.deadlines import deadlines
from chapter8.record.commitments.finding import clause_commitments

ADOPTED = date(2005, 1, 31)
BODIES = Bodies(Atlas.shipped())


def commitments(text: str) -> list[Commitment]:
    """The commitments of one operative paragraph of a resolution adopted on 31 January 2005."""
    clause = Clause("7", "operative", (), text, (), (), "p1")
    return list(clause_commitments(clause, "S/RES/1580 (2005)", ADOPTED, BODIES))


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
    assert (one.kind, one.bearers, one.action) == ("obligation", ("States",), "shall prevent the sale of arms")


def test_a_passive_names_nobody_but_its_agent() -> None:
    (one,) = commitments("Demands that those responsible be brought to justice;")
    assert one.bearers == ()
    (told,) = commitments("Decides that the results shall be reported to the Council by UNMIL;")
    assert told.bearers == ("United Nations Mission in Liberia",)


def test_what_a_decision_brings_about_by_itself_is_the_business_of_the_council() -> None:
    for text in (
        "Decides that the measures shall be lifted by 1 May 2005;",
        "Decides that UNMIL shall consist of up to 15,000 military personnel;",
        "Extends the mandate of the Mission until 1 May 2005;",
    ):
        (one,) = commitments(text)
        assert one.bearers == ("Security Council",)


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
        ("to report within 30 days", Deadline("within 30 days", "duration", date(2005, 3, 2), counted_from="adoption")),
        (
            "to report within one month",
            Deadline("within one month", "duration", date(2005, 2, 28), counted_from="adoption"),
        ),
        ("to report no later than 31 March 2010", Deadline("no later than 31 March 2010", "date", date(2010, 3, 31))),
        ("to report every six months", Deadline("every six months", "recurring", None, "P6M")),
        ("to report every 90 days", Deadline("every 90 days", "recurring", None, "P90D")),
        ("to report quarterly", Deadline("quarterly", "recurring", None, "P3M")),
        ("to report regularly", Deadline("regularly", "recurring", None, None)),
        ("to report prior to the expiry of the mandate", Deadline("prior to the expiry of the mandate", "event")),
        (
            "to report in its next report to the Council",
            Deadline("in its next report to the Council", "event", vehicle=True),
        ),
        ("to report by May 2009", Deadline("by May 2009", "date", date(2009, 5, 31), precision="month")),
        (
            "to extend the mandate for a period of six months, until 31 July 2005",
            Deadline("for a period of six months, until 31 July 2005", "date", date(2005, 7, 31), role="term"),
        ),
        (
            "to report no later than 90 days after adoption of this resolution",
            Deadline(
                "no later than 90 days after adoption of this resolution",
                "duration",
                date(2005, 5, 1),
                counted_from="adoption",
            ),
        ),
        (
            "to report 30 days before the end of the mandate",
            Deadline("30 days before the end of the mandate", "duration", counted_from="event"),
        ),
    ],
)
def test_deadlines_keep_their_words_and_are_computed_where_a_rule_settles_them(words: str, deadline: Deadline) -> None:
    assert deadlines(words, ADOPTED)[:1] == (deadline,)


@pytest.mark.parametrize(
    "words", ["to report immediately", "to act as soon as possible", "to respect resolution 1 (1946)"]
)
def test_urgency_is_no_deadline(words: str) -> None:
    assert deadlines(words, ADOPTED) == ()


def test_a_name_runs_on_over_for_and_of() -> None:
    (one,) = commitments(
        "Urges the Government of Iskara and the Front for the Restoration of the Constitution to resume talks;"
    )
    assert one.bearers == ("Government of Iskara", "Front for the Restoration of the Constitution")


def test_an_office_keeps_its_field() -> None:
    (one,) = commitments(
        "Encourages the High Representative of the European Union for Foreign Affairs and Security Policy to go on;"
    )
    assert one.bearers == ("High Representative of the European Union for Foreign Affairs and Security Policy",)


@pytest.mark.parametrize(
    "text",
    [
        "Decides to authorize the Member States of the African Union to maintain the force until 31 July 2005;",
        (
            "Decides to renew the authorization of the Member States of the African Union to maintain the force "
            "until 31 July 2005;"
        ),
        (
            "Decides that the Member States of the African Union shall be authorized to maintain the force "
            "until 31 July 2005;"
        ),
    ],
)
def test_an_authorization_is_the_business_of_the_authorized(text: str) -> None:
    (one,) = commitments(text)
    assert (one.kind, one.bearers) == ("other", ("Member States of the African Union",))
    assert one.action == "to maintain the force until 31 July 2005"


def test_the_council_decides_for_itself_even_after_an_aside() -> None:
    (one,) = commitments("Decides, on the basis of its assessments above, to renew the measures for six months;")
    assert (one.kind, one.bearers) == ("other", ("Security Council",))


def test_two_bodies_joined_by_and_are_two_and_one_state_with_and_is_one() -> None:
    (one,) = commitments("Requests the Secretary-General and relevant United Nations entities to assist;")
    assert one.bearers == ("Secretary-General", "United Nations entities")
    (other,) = commitments("Urges Trinidad and Tobago to assist;")
    assert other.bearers == ("Trinidad and Tobago",)


@pytest.mark.parametrize("pronoun", ["him", "them", "it"])
def test_a_pronoun_stays_unresolved(pronoun: str) -> None:
    (one,) = commitments(f"Notes the report of the mediator, and requests {pronoun} to continue;")
    assert one.bearers == ()


def test_the_committee_stays_as_written_and_a_relative_clause_is_no_part_of_a_name() -> None:
    assert commitments("Requests the Committee to meet;")[0].bearers == ("Committee",)
    assert commitments("Requests all States that have not submitted reports to do so;")[0].bearers == ("States",)


def test_an_acronym_stands_for_what_the_same_document_says_it_does() -> None:
    preamble = "Commending the African Union Mission in Iskara (AMISKA) and the Chairperson of ECOWAS,"
    bodies = Bodies(Atlas.shipped(), defined=defined_acronyms([preamble]))
    text = "Requests AMISKA and the Chairperson of ECOWAS to report, and urges UNKNOWN to act;"
    clause = Clause("7", "operative", (), text, (), (), "p1")
    first, second = clause_commitments(clause, "S/RES/1580 (2005)", ADOPTED, bodies)
    assert first.bearers == (
        "African Union Mission in Iskara",
        "Chairperson of the Economic Community of West African States",
    )
    assert second.bearers == ("UNKNOWN",)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("the African Union Mission in Iskara (AMISKA)", {"AMISKA": "African Union Mission in Iskara"}),
        ("Member States of the Economic Community of West African States (ECOWAS)",
         {"ECOWAS": "Economic Community of West African States"}),
        ("the United Nations Organization Mission in the Democratic Republic of the Congo (MONUC)",
         {"MONUC": "United Nations Organization Mission in the Democratic Republic of the Congo"}),
        ("the African Mission (AM) or the Arab Mission (AM)", {}),
        ("in its resolution (S/RES/1) and annex (A)", {}),
    ],
)  # fmt: skip
def test_a_definition_gives_the_name_and_two_definitions_give_none(text: str, names: dict[str, str]) -> None:
    assert defined_acronyms([text]) == names


def test_a_second_infinitive_is_one_more_act_unless_it_may_be_one_more_purpose() -> None:
    acts = commitments("Requests the Secretary-General to keep the Council informed and to report by 1 May 2005;")
    assert [one.action for one in acts] == ["to keep the Council informed", "to report by 1 May 2005"]
    assert len(commitments("Urges the parties to meet in order to end the fighting and to free all prisoners;")) == 1


@pytest.mark.parametrize(
    ("action", "report"),
    [
        ("to submit the concept of operations to the Security Council within 30 days", True),
        ("to present a road map for the transition to the Council", True),
        ("to keep the Council, through the Secretary-General, regularly informed", True),
        ("to include in his next report an assessment of the force", True),
        ("to report, as appropriate, on further steps", True),
        ("to update the Council on the talks", True),
        ("to take steps to implement such recommendations", False),
        ("to review and update the rules", False),
        ("to provide support to the mission in order to report abuses", False),
        ("to publish the list", False),
    ],
)
def test_what_is_told_or_handed_over_to_someone_is_a_report(action: str, report: bool) -> None:  # noqa: FBT001 - a row
    (one,) = commitments(f"Requests the Secretary-General {action};")
    assert one.report is report


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Requests the Chairman to report within 72 hours;", date(2005, 2, 3)),
        ("Urges the parties to withdraw within the next forty-eight hours;", date(2005, 2, 2)),
        ("Demands that the parties withdraw within 36 hours of the adoption of this resolution;", date(2005, 2, 2)),
    ],
)
def test_hours_count_from_the_adoption_in_whole_days(text: str, due: date) -> None:
    (one,) = commitments(text)
    assert one.deadline is not None
    assert (one.deadline.type, one.deadline.date, one.deadline.counted_from) == ("duration", due, "adoption")


def test_what_recurs_thereafter_begins_a_period_after_the_act_before_it() -> None:
    (_, report) = commitments(
        "Requests the Secretary-General to submit, within 120 days of the adoption of this resolution, a concept, "
        "and to report every 90 days thereafter;"
    )
    assert report.deadline is not None
    assert (report.deadline.recurrence, report.deadline.date) == ("P90D", date(2005, 8, 29))
