"""When a commitment is due: several papers with dates of their own, second due dates, parts of a year, mandates."""

from __future__ import annotations

from datetime import date

import pytest

from chapter8.atlas import Atlas
from chapter8.record import Clause, Commitment
from chapter8.record.bodies import Bodies
from chapter8.record.commitments.finding import clause_commitments

ADOPTED = date(2015, 3, 5)
ATLAS = Atlas.shipped()


def commitments(text: str) -> list[Commitment]:
    """The commitments of one operative paragraph of a resolution adopted on 5 March 2015."""
    bodies = Bodies.of_document(ATLAS, "Security Council", "S/RES/2206 (2015)", [text])
    clause = Clause("7", "operative", (), text, (), (), "p1")
    return list(clause_commitments(clause, "S/RES/2206 (2015)", ADOPTED, bodies))


def due(text: str) -> list[tuple[str, date | None, str | None]]:
    """Type, date and recurrence of each commitment's deadline."""
    found = [one.deadline for one in commitments(text)]
    return [(one.type, one.date, one.recurrence) for one in found if one is not None]


def test_papers_with_dates_of_their_own_are_one_commitment_each() -> None:
    found = commitments(
        "Requests the Panel to provide to the Committee an update no later than 1 September 2015, an interim report by "
        "15 December 2015 and a final report no later than 31 January 2016;"
    )
    assert [one.action for one in found] == [
        "to provide to the Committee an update no later than 1 September 2015",
        "an interim report by 15 December 2015",
        "a final report no later than 31 January 2016",
    ]
    assert all(one.report for one in found)
    assert [one.deadline.date for one in found if one.deadline] == [
        date(2015, 9, 1),
        date(2015, 12, 15),
        date(2016, 1, 31),
    ]


def test_papers_of_which_only_one_is_dated_stay_together() -> None:
    (one,) = commitments("Requests the Panel to provide a report by 1 May 2015 on the arms embargo and its reviews;")
    assert one.deadline is not None
    assert one.deadline.date == date(2015, 5, 1)


def test_two_dates_of_one_paper_are_no_two_papers() -> None:
    first, second = commitments("Requests the Committee to provide by 1 May 2015 and by 1 July 2015 an assessment;")
    assert first.action == second.action == "to provide by 1 May 2015 and by 1 July 2015 an assessment"


def test_the_tasks_of_a_mandate_are_those_of_whoever_holds_it() -> None:
    found = commitments(
        "Decides that the mandate of the Panel of Experts shall include the following tasks: (a) To assist the "
        "Committee; (b) To provide to the Council an interim report by 1 July 2015 and a final report by 1 March 2016;"
    )
    assert [(one.bearers, one.action.split()[1]) for one in found] == [
        (("Panel of Experts (South Sudan)",), "assist"),
        (("Panel of Experts (South Sudan)",), "provide"),
        (("Panel of Experts (South Sudan)",), "final"),
    ]


def test_a_mandate_of_measures_stays_a_decision_of_the_council() -> None:
    (one,) = commitments("Decides that the mandate of the Mission shall include support to the elections;")
    assert one.bearers == ("Security Council",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "Requests the Committee to report to the Council 90 days after the entry into force of paragraph 1 and "
                "again prior to the end of the 180-day period;"
            ),
            [("duration", None, None), ("event", None, None)],
        ),
        (
            (
                "Requests the Secretary-General to report semi-annually but not later than 45 days prior to "
                "its expiration;"
            ),
            [("recurring", None, "P6M"), ("duration", None, None)],
        ),
        (
            (
                "Requests the Secretary-General to report three months after the adoption of this resolution and six "
                "months thereafter;"
            ),
            [("duration", date(2015, 6, 5), None), ("duration", date(2015, 12, 5), None)],
        ),
        (
            (
                "Decides that the Secretariat shall, within three working days after a name is removed from the List, "
                "notify the State concerned;"
            ),
            [("duration", None, None)],
        ),
        ("Requests Member States to submit a report within 60 days upon request;", [("duration", None, None)]),
        ("Requests the Mission to withdraw by mid-2016;", [("date", date(2016, 6, 30), None)]),
        (
            "Requests Somalia to report back by the end of the first quarter of 2016;",
            [("date", date(2016, 3, 31), None)],
        ),
        ("Urges the parties to agree before the end of the year;", [("date", date(2015, 12, 31), None)]),
        (
            "Expresses its intent to review the mandate no later than 26 March 2016;",
            [("date", date(2016, 3, 26), None)],
        ),
        (
            "Expresses its readiness upon the commencement of the talks to consider lifting the measures;",
            [("event", None, None)],
        ),
    ],
)
def test_due_dates_keep_their_type_and_have_a_date_where_a_rule_settles_it(
    text: str, expected: list[tuple[str, date | None, str | None]]
) -> None:
    assert due(text) == expected


def test_working_days_from_the_adoption_have_no_date_for_no_document_says_which_they_are() -> None:
    assert due("Requests all States to report within ten working days of the adoption of this resolution;") == [
        ("duration", None, None)
    ]


def test_items_of_an_intention_are_one_undertaking_each() -> None:
    found = commitments(
        "Expresses its intention to: – review the mandate by 1 May 2015; and – consider further measures;"
    )
    assert [(one.bearers, one.action) for one in found] == [
        (("Security Council",), "review the mandate by 1 May 2015"),
        (("Security Council",), "consider further measures"),
    ]


def test_one_permitted_by_a_decision_bears_the_act() -> None:
    (one,) = commitments("Decides that, notwithstanding the expiry of his term, Judge Parker is authorized to sit;")
    assert (one.bearers, one.action) == (("Judge Parker",), "to sit")


@pytest.mark.parametrize(
    ("text", "bearers"),
    [
        (
            "Calls on the Turkish Cypriot side and Turkish forces to restore the status quo;",
            ("Turkish Cypriot side", "Turkish forces"),
        ),
        (
            "Requests the Secretary-General and the Governments of Chad and the Central African Republic to agree;",
            ("Secretary-General", "Government of Chad", "Government of the Central African Republic"),
        ),
        (
            "Requests the Secretary-General and the Emergency Relief Coordinator to report;",
            ("Secretary-General", "Emergency Relief Coordinator"),
        ),
        (
            "Calls upon States and, as appropriate, international humanitarian organizations to collate information;",
            ("States", "international humanitarian organizations"),
        ),
        (
            "Calls upon Member States, in particular States in the region, and regional organizations to cooperate;",
            ("Member States", "regional organizations"),
        ),
        (
            "Urges those having influence with the parties to promote this;",
            ("those having influence with the parties",),
        ),
    ],
)
def test_each_of_several_is_named(text: str, bearers: tuple[str, ...]) -> None:
    (one,) = commitments(text)
    assert one.bearers == bearers
