"""Questions as people type them: one grammar of facts, needs, means, weights and policies for every face."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from chapter8.atlas import Atlas
from chapter8.errors import NotFoundError, UsageError
from chapter8.respond.questions import (
    read_costs,
    read_event,
    read_fact,
    read_means,
    read_need,
    read_policies,
    read_report,
    read_waiver,
    read_weights,
)

ATLAS = Atlas.shipped()


def test_consent_names_the_state_and_the_day() -> None:
    fact = read_fact("consent:SDN:2026-01-10", ATLAS)
    assert (fact.kind, fact.state, fact.organization, fact.dated) == ("consent", "SDN", None, date(2026, 1, 10))
    assert fact.place == "stated in the question; no document is named"


def test_a_state_may_be_given_by_name_and_consent_to_one_body() -> None:
    fact = read_fact("consent:Sudan:au:2026-01-10:S/2026/12", ATLAS)
    assert (fact.state, fact.organization, fact.place) == ("SDN", "AU", "S/2026/12")


def test_an_authorisation_has_a_first_and_a_last_day() -> None:
    fact = read_fact("authorisation:AU:S/RES/9902 (2025):2025-11-18:2026-07-31", ATLAS)
    assert (fact.organization, fact.place) == ("AU", "S/RES/9902 (2025)")
    assert (fact.dated, fact.expires) == (date(2025, 11, 18), date(2026, 7, 31))


def test_an_authorisation_may_be_for_a_coalition_and_for_one_measure() -> None:
    fact = read_fact("authorisation:coalition:S/RES/678 (1990):1990-11-29:coercive", ATLAS)
    assert (fact.organization, fact.measure) == (None, "coercive")


def test_an_authorisation_may_end_with_an_event_and_an_endorsement_come_later() -> None:
    until = read_fact("authorisation:AU:S/RES/1769 (2007):2007-07-31:until=the transfer", ATLAS)
    assert (until.expires, until.until, until.settles(date(2007, 9, 1))) == (None, "the transfer", True)
    later = read_fact("endorsement:ECOWAS:S/RES/788 (1992):1992-11-19:began=1990-08-24", ATLAS)
    assert (later.kind, later.began, later.settles(date(1993, 1, 1))) == ("endorsement", date(1990, 8, 24), False)


def test_a_code_that_is_a_states_and_a_movements_is_read_by_its_place() -> None:
    assert read_fact("consent:NAM:2026-01-10", ATLAS).state == "NAM"
    assert read_fact("decision:NAM:2026-01-10", ATLAS).organization == "NAM"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "consent",
        "consent:SDN",
        "wish:SDN:2026-01-10",
        "consent:SDN:tomorrow",
        "consent:Atlantis:2026-01-10",
        "consent:SDN:2026-02-30",
        "invitation:MLI:2013-01-10",
        "authorisation:AU:2026-01-10:2025-01-10",
        "consent:SDN:" + "x" * 400,
    ],
)
def test_what_is_no_fact_is_refused_with_the_remedy(text: str) -> None:
    with pytest.raises(UsageError) as caught:
        read_fact(text, ATLAS)
    assert caught.value.remedy


def test_a_body_that_nobody_knows_is_not_found() -> None:
    with pytest.raises(NotFoundError):
        read_fact("decision:XYZ:2026-01-10", ATLAS)


def test_needs_means_weights_and_costs_are_words_with_numbers() -> None:
    assert read_need("strength=3000, deploy_days=30") == {"strength": 3000, "deploy_days": 30}
    assert read_means(["ecowas:strength=2500"])["ECOWAS"].figures == {"strength": 2500}
    assert read_weights("speed=2") == {"proximity": 1, "speed": 2, "legitimacy": 1, "cost": 1, "record": 1}
    assert read_costs("AU=1200000") == {"AU": 1_200_000}


def test_a_report_and_an_event_have_their_days() -> None:
    assert read_report("2003-08-12:S/2003/814").symbol == "S/2003/814"
    assert read_event("changed:2024-03-01:strength doubled").what == "strength doubled"


def test_a_waived_rule_is_one_that_there_is() -> None:
    (waiver,) = read_waiver(["P53/VII"], "an exercise", "A. Person", date(2026, 1, 1))
    assert read_policies(["cooperation=institutionalised"], [waiver]).waived("P53/VII") == waiver


@pytest.mark.parametrize(
    "ask",
    [
        lambda: read_need("strength"),
        lambda: read_need("strength=many"),
        lambda: read_need("strength=-1"),
        lambda: read_need("strength=inf"),
        lambda: read_need("tanks=3"),
        lambda: read_means(["strength=3"]),
        lambda: read_policies(["cooperation"]),
        lambda: read_policies(["cooperation=never"]),
        lambda: read_waiver(["P99"], "r", "b", date(2026, 1, 1)),
        lambda: read_waiver([], "r", "b", date(2026, 1, 1)),
        lambda: read_report("S/2003/814"),
        lambda: read_event("moved:2024-03-01"),
        lambda: read_event("changed:soon"),
    ],
)
def test_what_cannot_be_read_is_said_with_the_remedy(ask: Callable[[], object]) -> None:
    with pytest.raises(UsageError) as caught:
        ask()
    assert caught.value.remedy
