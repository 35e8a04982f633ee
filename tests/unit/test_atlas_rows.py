"""What must hold of every row that ships with the atlas."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from chapter8.atlas import Atlas
from chapter8.atlas.names import key, words

ATLAS = Atlas.shipped()
TODAY = date(2026, 11, 1)


def test_a_state_stands_in_an_organization_once_at_a_time() -> None:
    for organization in ATLAS.organizations:
        for state in ATLAS.states:
            for earlier, later in pairwise(ATLAS.history(organization.code, state.code)):
                assert earlier.valid_to is not None
                assert earlier.valid_to < later.valid_from


def test_every_row_has_a_source_and_says_what_was_checked() -> None:
    law = ATLAS.registers
    registers = (law.instruments, law.charter_bases, law.mandates, law.agreements, law.signatures)
    for rows in (ATLAS.states, ATLAS.organizations, ATLAS.memberships, *registers):
        for row in rows:
            assert row.provenance.source
            assert row.provenance.check


def test_no_membership_begins_before_its_organization_or_outlives_it() -> None:
    for row in ATLAS.memberships:
        organization = ATLAS.organization(row.organization)
        if organization.founded:
            assert row.valid_from >= organization.founded, row
        if organization.dissolved:
            assert row.valid_to is not None, row
            assert row.valid_to <= organization.dissolved, row


def test_no_membership_outlives_its_state() -> None:
    for row in ATLAS.memberships:
        ended = ATLAS.state(row.state).ended
        if ended:
            assert row.valid_to is not None, row
            assert row.valid_to <= ended, row


def test_every_name_finds_its_own_state_on_its_days() -> None:
    for state in ATLAS.states:
        for name in state.names:
            matched = ATLAS.match_state(name.short, name.valid_from or name.valid_to)
            assert matched is not None, name.short
            assert matched.code == state.code, name.short


def test_every_name_of_an_organization_finds_it() -> None:
    for organization in ATLAS.organizations:
        for name in (organization.code, organization.name, *organization.aliases):
            matched = ATLAS.match_organization(name)
            assert matched is not None, name
            assert matched.code == organization.code, name


def test_every_canonical_name_is_found_whole_in_running_text() -> None:
    for state in ATLAS.states:
        text = f"as {state.name} said"
        assert [(m.code, text[m.start : m.end]) for m in ATLAS.find_states(text)] == [(state.code, state.name)]


def test_every_member_state_of_the_united_nations_is_a_member_of_it_today() -> None:
    members = {state.code for state in ATLAS.members("UN", TODAY)}
    assert members == {state.code for state in ATLAS.states if state.status == "member"}


def test_successors_and_parents_are_in_the_atlas() -> None:
    for state in ATLAS.states:
        for successor in state.successors:
            assert ATLAS.state(successor)
    for organization in ATLAS.organizations:
        if organization.parent:
            assert ATLAS.organization(organization.parent)


def test_codes_are_unique() -> None:
    for codes in ([s.code for s in ATLAS.states], [s.m49 for s in ATLAS.states], [o.code for o in ATLAS.organizations]):
        assert len(codes) == len(set(codes))


def test_two_spellings_with_the_same_words_have_the_same_key() -> None:
    assert key("the Côte  d’Ivoire") == key("CÔTE D'IVOIRE") == key("Cote\nd'Ivoire")
    assert [word.folded for word in words("Türkiye's Guinea-\nBissau")] == ["turkiye", "guinea", "bissau"]
