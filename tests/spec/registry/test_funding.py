"""Who may pay (B7): the same plan in 2007 and in 2024 has other sources of money, and every answer says why."""

from __future__ import annotations

from datetime import date

import pytest

from chapter8.errors import TableError, UsageError
from chapter8.respond.funding import Funding, FundingCase, funding, read_sources
from chapter8.respond.policies import Policies

AU_LED = FundingCase("au", council_mandate=True)


def source(key: str, case: FundingCase, day: str, **chosen: str) -> Funding:
    """What one source may pay of a case on a day."""
    found = funding(case, date.fromisoformat(day), Policies.of(chosen))
    return next(each for each in found if each.source == key)


def test_in_2007_assessed_contributions_pay_no_operation_that_the_african_union_commands() -> None:
    found = source("un_assessed", AU_LED, "2007-06-01")
    assert (found.eligibility, found.ceiling) == ("not_eligible", 0)
    assert "its rule holds from" in found.reason


def test_in_2024_they_may_pay_three_quarters_case_by_case_and_the_plan_counts_on_nothing() -> None:
    found = source("un_assessed", AU_LED, "2024-06-01")
    assert (found.eligibility, found.ceiling, found.counted) == ("conditional", 0.75, 0)
    assert "a decision of the Security Council for this operation" in found.needs
    assert str(found.evidence[0].locator) == "S/RES/2719 (2023)"


def test_the_rule_begins_on_the_day_of_the_resolution() -> None:
    assert source("un_assessed", AU_LED, "2023-12-20").ceiling == 1  # the support package, for logistics alone
    assert source("un_assessed", AU_LED, "2023-12-20").costs == ("logistics",)
    assert source("un_assessed", AU_LED, "2023-12-21").ceiling == 0.75


def test_it_does_not_reach_subregional_bodies_or_coalitions() -> None:
    for command in ("rec", "coalition"):
        case = FundingCase(command, council_mandate=True)
        assert source("un_assessed", case, "2024-06-01").eligibility == "not_eligible"


def test_it_needs_a_mandate_of_the_council_and_says_so() -> None:
    case = FundingCase("au", council_mandate=False)
    assert "it needs a mandate of the Security Council" in source("un_assessed", case, "2024-06-01").reason


def test_the_contested_question_is_a_policy_with_three_answers() -> None:
    shares = {
        answer: source("un_assessed", AU_LED, "2024-06-01", assessed_contributions=answer).counted
        for answer in ("un_command_only", "case_by_case", "structured")
    }
    assert shares == {"un_command_only": 0, "case_by_case": 0, "structured": 0.75}


def test_an_operation_of_the_united_nations_is_paid_from_assessed_contributions_on_any_date() -> None:
    case = FundingCase("un", council_mandate=True)
    assert {source("un_assessed", case, day).counted for day in ("1999-10-22", "2007-07-31", "2024-06-01")} == {1}


def test_the_european_facility_pays_arms_from_2021_on_and_never_an_operation_of_the_united_nations() -> None:
    assert "equipment" not in source("european_peace", AU_LED, "2015-01-01").costs
    assert "equipment" in source("european_peace", AU_LED, "2022-01-01").costs
    united = FundingCase("un", council_mandate=True)
    assert source("european_peace", united, "2022-01-01").eligibility == "not_eligible"


def test_a_kind_of_cost_that_nobody_knows_is_refused() -> None:
    with pytest.raises(UsageError, match="unknown kind"):
        FundingCase("au", council_mandate=True, costs=("feasts",))


def test_a_rule_without_its_source_stops_at_the_gate() -> None:
    with pytest.raises(TableError, match="source is missing"):
        read_sources(
            '[[source]]\nkey = "a"\ntitle = "A"\n[[source.rule]]\nvalid_from = 2000-01-01\nceiling = 1.0\ntext = "t"\n'
        )
