"""Article 54 (B4): each event of an operation is a duty to tell the Council, open, late or met by dates alone."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from chapter8.atlas.nouns import Operation, Provenance
from chapter8.respond.reporting import (
    OperationEvent,
    Report,
    ReportingPolicy,
    draft_letter,
    duties,
    events_of,
)

OPERATION = Operation(
    code="AMISKA",
    name="EXERCISE Mission in Iskara",
    organizations=("AU",),
    states=(),
    functions=("peacekeeping",),
    mode="alone",
    consent="given",
    decided=date(2026, 1, 10),
    began=date(2026, 2, 1),
    ended=None,
    authorised_strength=1_000,
    peak_strength=None,
    successor=None,
    transferred=None,
    summary="EXERCISE",
    provenance=Provenance("EXERCISE", verified=False),
)
NO_PERIODS = ReportingPolicy(every=None)


def states(on: date, *reports: Report, policy: ReportingPolicy = NO_PERIODS) -> dict[str, str]:
    """The state of each duty of the operation on a day, by the kind of its event."""
    return {duty.event.kind: duty.state for duty in duties(events_of(OPERATION), reports, on, policy)}


def test_a_duty_is_open_until_its_day_and_late_from_the_next_on() -> None:
    assert states(date(2026, 1, 17)) == {"decided": "open", "started": "to_come"}
    assert states(date(2026, 1, 18)) == {"decided": "late", "started": "to_come"}


def test_a_report_meets_every_event_before_it_and_none_behind_it() -> None:
    letter = Report(date(2026, 1, 12), "S/2026/9911")
    assert states(date(2026, 2, 2), letter) == {"decided": "met", "started": "open"}


def test_a_report_after_its_day_meets_late_and_says_by_how_many_days() -> None:
    (first, _second) = duties(events_of(OPERATION), [Report(date(2026, 1, 20), "S/2026/9911")], date(2026, 2, 1))
    assert (first.state, first.days) == ("met_late", 3)
    assert first.met_by is not None
    assert first.met_by.symbol == "S/2026/9911"


def test_what_is_reported_tomorrow_is_not_known_today() -> None:
    letter = Report(date(2026, 1, 12), "S/2026/9911")
    assert states(date(2026, 1, 11), letter)["decided"] == "open"


def test_an_operation_that_goes_on_owes_a_report_every_period() -> None:
    found = duties(events_of(OPERATION), [], date(2026, 8, 15), ReportingPolicy(every=90))
    assert [duty.event.on for duty in found if duty.event.kind == "period"] == [date(2026, 5, 2), date(2026, 7, 31)]


def test_every_duty_says_that_its_day_is_policy_and_that_the_duty_is_law() -> None:
    for duty in duties(events_of(OPERATION), [], date(2026, 8, 15)):
        assert str(duty.evidence[0].locator) == "Charter of the United Nations, Art. 54"
        assert "Article 54 states no interval" in (duty.evidence[1].source or "")


def test_the_draft_letter_tells_what_is_open_and_marks_what_the_sender_fills_in() -> None:
    told = duties(events_of(OPERATION), [], date(2026, 2, 2), NO_PERIODS)
    letter = draft_letter(OPERATION, told, organization="African Union", on=date(2026, 2, 2))
    assert letter.startswith("DRAFT, not sent")
    assert "1. On 2026-01-10: the decision to deploy. [Account.]" in letter
    assert "2. On 2026-02-01: the start of the deployment. [Account.]" in letter


DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))


@given(st.lists(DAYS, max_size=6), st.lists(DAYS, max_size=6), DAYS)
def test_a_duty_is_met_exactly_when_a_known_report_is_not_before_its_event(
    events: list[date], reports: list[date], on: date
) -> None:
    given_reports = [Report(day, f"S/2026/{number}") for number, day in enumerate(reports, 9_900)]
    for duty in duties([OperationEvent("changed", day) for day in events], given_reports, on, NO_PERIODS):
        met = any(duty.event.on <= day <= on for day in reports)
        assert (duty.state in {"met", "met_late"}) == met
