"""A new organization is added by data alone (C9), and one in no category goes through to the end (A3)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from chapter8.atlas import Atlas
from chapter8.respond.competence import competence
from chapter8.respond.gates import PlanFacts, readiness
from chapter8.respond.ladder import Means, ladder
from chapter8.respond.legal import LegalPath, legal_paths
from chapter8.respond.partnership.modes import partnership_modes
from chapter8.respond.policies import Policies, Waiver

ON = date(2026, 6, 30)
TABLES = {
    "organizations.csv": (
        "code,name,aliases,source,verified\n"
        "NILE,EXERCISE Council of the Nile,,EXERCISE statute,false\n"
    ),
    "memberships.csv": (
        "organization,state,status,valid_from,valid_to,source,verified\n"
        "NILE,SDN,full,2020-01-01,,EXERCISE statute,false\n"
        "NILE,EGY,full,2020-01-01,,EXERCISE statute,false\n"
    ),
    "mandates.csv": (
        "organization,function,title,article,decides,consent,area,valid_from,valid_to,source,verified\n"
        "NILE,peacemaking,EXERCISE Statute,4,Council,required,members,2020-01-01,,EXERCISE statute,false\n"
        "NILE,peacekeeping,EXERCISE Statute,5,Council,required,members,2020-01-01,,EXERCISE statute,false\n"
    ),
}  # fmt: skip


@pytest.fixture
def atlas(tmp_path: Path) -> Atlas:
    """The shipped atlas with one more organization, of which no code knows."""
    for name, text in TABLES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return Atlas.shipped().extended(tmp_path)


def path(atlas: Atlas, key: str) -> LegalPath:
    """The new organization's path by consent in the Sudan."""
    return next(each for each in legal_paths(atlas, ["SDN"], ON, "consent", "NILE") if each.key == key)


def test_it_is_competent_by_its_article_and_comes_first_as_the_smallest(atlas: Atlas) -> None:
    found = competence(atlas, ["SDN"], ON, "peacekeeping")
    (row,) = [each for each in found.rows if each.organization == "NILE"]
    assert [(each.title, each.article) for each in row.mandates] == [("EXERCISE Statute", "5")]
    assert row.standing == "limited"
    assert [limit.kind for limit in row.limits] == ["consent_needed"]


def test_it_stands_on_the_ladder_and_leads_where_its_means_suffice(atlas: Atlas) -> None:
    means = {"NILE": Means("NILE", {"strength": 800})}
    found = ladder(atlas, competence(atlas, ["SDN"], ON, "peacekeeping"), {"strength": 500}, means)
    rung = next(each for each in found.rungs if each.organization == "NILE")
    assert rung.verdict == "sufficient"


def test_with_no_category_its_paths_are_unresolved_and_say_why(atlas: Atlas) -> None:
    found = path(atlas, "P52")
    assert found.available == "unresolved"
    assert any("has not declared under which provisions of the Charter it acts" in reason for reason in found.reasons)
    assert found.competing_claims


def test_every_mode_and_every_gate_answers_on_it(atlas: Atlas) -> None:
    asked = competence(atlas, ["SDN"], ON, "peacekeeping")
    paths = [*legal_paths(atlas, ["SDN"], ON, "consent"), *legal_paths(atlas, ["SDN"], ON, "coercive")]
    assert all(mode.conditions for mode in partnership_modes(atlas, asked, paths))
    plan = PlanFacts("NILE", "consent", ("NILE",), ("NILE",), ("NILE",), cost=10, counted=0)
    waiver = Waiver("funding", "a member pays the rest", "EXERCISE C. Officer", ON)
    found = readiness(plan, ON, Policies.of(waivers=[waiver]))
    assert found.state == "deployable"
    assert found.told == (waiver.text,)


def test_mediation_by_consent_of_a_body_of_chapter_viii_is_path_52_with_the_duty_of_article_54() -> None:
    found = next(each for each in legal_paths(Atlas.shipped(), ["SDN"], ON, "consent", "AU") if each.key == "P52")
    assert found.available == "open"
    assert found.authorisation.startswith("No authorization of the Security Council is required")
    assert [duty.endswith("(Art. 54).") for duty in found.duties] == [True]
