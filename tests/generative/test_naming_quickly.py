"""The quick question "does this text name one of these?" has the answer of the slow one: find all names, and look."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from chapter8.atlas import Atlas

ATLAS = Atlas.shipped()
STATES = sorted(ATLAS.states, key=lambda state: state.code)
ORGANIZATIONS = sorted(ATLAS.organizations, key=lambda organization: organization.code)

names = st.one_of(
    st.sampled_from([name.short for state in STATES for name in state.names]),
    st.sampled_from([alias for body in ORGANIZATIONS for alias in (body.name, body.code, *body.aliases)]),
)
words = st.sampled_from(["the", "of", "South", "Republic", "and", "Côte", "d’Ivoire's", "(", "Security Council", "-"])
texts = st.lists(st.one_of(names, words), max_size=12).map(" ".join)


@given(texts, st.frozensets(st.sampled_from([state.code for state in STATES]), max_size=4))
def test_of_states(text: str, codes: frozenset[str]) -> None:
    slowly = any(mention.code in codes for mention in ATLAS.find_states(text))
    assert ATLAS.names_state(text, codes) is slowly


@given(texts, st.frozensets(st.sampled_from([body.code for body in ORGANIZATIONS]), max_size=4))
def test_of_organizations(text: str, codes: frozenset[str]) -> None:
    slowly = any(mention.code in codes for mention in ATLAS.find_organizations(text))
    assert ATLAS.names_organization(text, codes) is slowly
