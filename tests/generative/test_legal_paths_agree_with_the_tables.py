"""The rule engine and its obvious twin, tables walked row by row, say the same of any question and any facts."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from chapter8.atlas import Atlas
from chapter8.respond.legal import legal_paths
from chapter8.respond.legal.facts import KnownFact
from chapter8.respond.legal.rules import MEASURES, Measure, shipped_rules
from chapter8.respond.legal.walked import walked
from chapter8.respond.policies import Policies, Waiver, shipped_policies
from chapter8.symbols.evidence import Evidence

ATLAS = Atlas.shipped()
EVIDENCE = (Evidence(source="made by the test"),)
STATES = st.sampled_from(["SDN", "TCD", "MLI", "LBY", "UKR", "HTI", "KOR", "SUN"])
DAYS = st.dates(date(1946, 1, 1), date(2026, 11, 1))
FACTS = st.builds(
    lambda kind, organization, dated, **more: KnownFact(kind, organization, dated, EVIDENCE, **more),
    st.sampled_from(["authorisation", "decision", "consent", "invitation", "agreement", "refusal", "endorsement"]),
    st.sampled_from(["AU", "LAS", "ECOWAS", "EU", "UN", None]),
    DAYS,
    measure=st.sampled_from([None, *MEASURES]),
    expires=st.none() | st.dates(date(2000, 1, 1), date(2026, 12, 31)),
    state=STATES,
    claimed_by=st.sampled_from([None, "S/2026/9911"]),
    in_principle=st.booleans(),
    until=st.sampled_from(["", "the Council decides otherwise"]),
    began=st.none() | DAYS,
)
POLICIES = st.builds(
    lambda answers, waived: Policies.of(
        {policy.key: answer for policy, answer in zip(shipped_policies(), answers, strict=True)},
        [Waiver(rule, "drawn by the test", "EXERCISE A. Officer", date(2026, 1, 1)) for rule in waived],
    ),
    st.tuples(*(st.sampled_from([choice.key for choice in policy.choices]) for policy in shipped_policies())),
    st.lists(st.sampled_from([rule.key for rule in shipped_rules().paths]), max_size=1),
)


@settings(max_examples=150)
@given(
    st.tuples(st.lists(STATES, min_size=1, max_size=3), DAYS, st.sampled_from(MEASURES)),
    st.lists(FACTS, max_size=5),
    POLICIES,
    st.integers(0, 400),
)
def test_any_question_has_the_same_answer_from_both(
    question: tuple[list[str], date, Measure], facts: list[KnownFact], policies: Policies, near: int
) -> None:
    states, on, measure = question
    moved = [fact for fact in facts if fact.dated <= on + timedelta(days=near)]
    found = legal_paths(ATLAS, states, on, measure, facts=moved, policies=policies)
    asked = walked(ATLAS, states, on, measure, moved, policies=policies)
    assert {(path.key, path.organization): path.available for path in found} == asked
