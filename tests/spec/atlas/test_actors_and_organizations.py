"""An actor is written one way, whatever the label: a state by its short name, an organization by its full name."""

from __future__ import annotations

from datetime import date

import pytest

from chapter8.atlas import Atlas

ATLAS = Atlas.shipped()
DAY = date(2026, 6, 30)


@pytest.mark.parametrize(
    ("label", "actor"),
    [
        ("Libyan Arab Jamahiriya", "Libya"),
        ("CSTO", "Collective Security Treaty Organization"),
        ("Collective Security Treaty Organization", "Collective Security Treaty Organization"),
        ("Organization of the\nIslamic Conference", "Organization of Islamic Cooperation"),
        ("ASEAN", "Association of Southeast Asian Nations"),
        ("Association of South-East Asian Nations", "Association of Southeast Asian Nations"),
        ("African Union Commissioner", "African Union"),
        ("African Union Chair", "African Union"),
        ("Permanent Observer of the League of Arab States", "League of Arab States"),
        (
            "representative of the Chair of the Economic Community of West African States (ECOWAS)",
            "Economic Community of West African States",
        ),
        ("Minister for Foreign Affairs of Mexico", "Mexico"),
    ],
)
def test_a_label_leads_to_its_actor(label: str, actor: str) -> None:
    assert ATLAS.canonical_actor(label) == actor


@pytest.mark.parametrize(
    "label",
    [
        "Secretary-General",
        "the President",
        "a number of speakers",
        "Minister for Foreign Affairs of Bulgaria and Chairman-in-Office of the OSCE",
    ],
)
def test_a_label_without_one_actor_is_left_unresolved(label: str) -> None:
    assert ATLAS.canonical_actor(label) is None


def test_acronyms_in_running_text_keep_their_case() -> None:
    text = "L'Union fait la force au Mali; the AU and the\nEconomic Community of West African States agreed."
    assert [mention.code for mention in ATLAS.find_organizations(text)] == ["AU", "ECOWAS"]


def test_an_organization_and_its_predecessor_are_two() -> None:
    text = "the African Union (AU) and its predecessor, the Organization of African Unity (OAU)"
    assert [mention.code for mention in ATLAS.find_organizations(text)] == ["AU", "AU", "OAU", "OAU"]


def test_nato_has_not_declared_itself_under_chapter_viii_and_the_african_union_has() -> None:
    assert ATLAS.charter_basis("NATO", DAY) == ("other",)
    assert "chapter_viii" in ATLAS.charter_basis("AU", DAY)


def test_an_organization_may_be_undeclared() -> None:
    assert ATLAS.charter_basis("COE", DAY) == ("undeclared",)
