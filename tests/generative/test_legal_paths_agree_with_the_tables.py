"""The rule engine and its obvious twin, tables walked row by row, say the same of any question and any facts."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from chapter8.atlas import Atlas
from chapter8.respond.legal import legal_paths
from chapter8.respond.legal.facts import KnownFact
from chapter8.respond.legal.rules import MEASURES
from chapter8.respond.legal.walked import walked
from chapter8.symbols.evidence import Evidence

ATLAS = Atlas.shipped()
EVIDENCE = (Evidence(source="made by the test"),)
STATES = st.sampled_from(["SDN", "TCD", "MLI", "LBY", "UKR", "HTI", "KOR", "SUN"])
DAYS = st.dates(date(1946, 1, 1), date(2026, 11, 1))
FACTS = st.builds(
    lambda kind, organization, dated, **more: KnownFact(kind, organization, dated, EVIDENCE, **more),
    st.sampled_from(["authorisation", "decision", "consent", "invitation", "refusal"]),
    st.sampled_from(["AU", "LAS", "ECOWAS", "UN", None]),
    DAYS,
    measure=st.sampled_from([None, *MEASURES]),
    expires=st.none() | st.dates(date(2000, 1, 1), date(2026, 12, 31)),
    state=STATES,
    claimed_by=st.sampled_from([None, "S/2026/9911"]),
    in_principle=st.booleans(),
)


@settings(max_examples=150)
@given(
    st.lists(STATES, min_size=1, max_size=3), DAYS, st.sampled_from(MEASURES), st.lists(FACTS, max_size=5), st.data()
)
def test_any_question_has_the_same_answer_from_both(
    states: list[str], on: date, measure: str, facts: list[KnownFact], data: st.DataObject
) -> None:
    near = data.draw(st.integers(0, 400))
    moved = [fact for fact in facts if fact.dated <= on + timedelta(days=near)]
    found = legal_paths(ATLAS, states, on, "consent" if measure == "consent" else "coercive", facts=moved)
    asked = walked(ATLAS, states, on, "consent" if measure == "consent" else "coercive", moved)
    assert {(path.key, path.organization): path.available for path in found} == asked
