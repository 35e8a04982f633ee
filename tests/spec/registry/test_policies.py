"""Contested rules are policies to choose from; a rule is waived by name, with a reason that prints (C9, H7)."""

from __future__ import annotations

from datetime import date

import pytest

from chapter8.errors import TableError, UsageError
from chapter8.respond.policies import Policies, Waiver, read_policies, shipped_policies

WAIVER = Waiver("P53/VII", "lives are at stake and the Council meets tomorrow", "EXERCISE A. Officer", date(2026, 6, 1))


def test_every_contested_question_has_two_answers_at_least_and_says_who_holds_each() -> None:
    for policy in shipped_policies():
        assert len(policy.choices) >= 2
        assert all(choice.claims for choice in policy.choices), policy.key


def test_nothing_chosen_is_the_default_everywhere_and_prints_nothing() -> None:
    assert Policies.of().told == ()
    assert all(Policies.of().answer(policy.key) == policy.default for policy in shipped_policies())


def test_a_choice_is_told_with_its_question() -> None:
    chosen = Policies.of({"authorisation_timing": "retrospective"})
    assert chosen.answer("authorisation_timing") == "retrospective"
    (told,) = chosen.told
    assert told.startswith("Policy chosen: May the Security Council's endorsement after the fact stand for")
    assert told.endswith("? Later endorsement counts.")


def test_a_waiver_prints_who_waived_what_and_why() -> None:
    told = Policies.of(waivers=[WAIVER]).told
    assert told == (
        "Rule P53/VII waived by EXERCISE A. Officer on 2026-06-01: lives are at stake and the Council meets tomorrow.",
    )
    assert Policies.of(waivers=[WAIVER]).waived("P53/VII") is WAIVER
    assert Policies.of(waivers=[WAIVER]).waived("P52") is None


@pytest.mark.parametrize("missing", [{"rule": " "}, {"reason": ""}, {"by": ""}])
def test_a_waiver_without_a_name_or_a_reason_is_none(missing: dict[str, str]) -> None:
    given = {"rule": "P52", "reason": "a reason", "by": "a person"} | missing
    with pytest.raises(UsageError, match="a waiver needs its"):
        Waiver(given["rule"], given["reason"], given["by"], date(2026, 6, 1))


@pytest.mark.parametrize("chosen", [{"weather": "fine"}, {"charter_basis": "any"}])
def test_a_question_or_an_answer_that_there_is_not_is_refused(chosen: dict[str, str]) -> None:
    with pytest.raises(UsageError, match=r"no policy is called weather|'any' is no answer to charter_basis"):
        Policies.of(chosen)


def test_a_policy_whose_default_is_no_answer_stops_at_the_gate() -> None:
    with pytest.raises(TableError, match="is no answer"):
        read_policies(
            '[[policy]]\nkey = "a"\nquestion = "b?"\ndefault = "c"\n'
            '[[policy.options]]\nkey = "d"\ntitle = "e"\neffect = "f"\n'
        )
