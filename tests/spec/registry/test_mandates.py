"""Mandates (A10, A12): every function by its article, with consent, limits and days."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from chapter8.atlas import Atlas
from chapter8.atlas.nouns import Mandate
from chapter8.respond.competence import competence
from chapter8.respond.legal import legal_paths

ATLAS = Atlas.shipped()
DAY = date(2026, 6, 30)


def mandates(organization: str, function: str, on: date = DAY) -> list[Mandate]:
    """An organization's articles for one function on a day."""
    return [each for each in ATLAS.mandates(organization, on) if each.function == function]


def test_every_function_in_an_answer_on_competence_has_an_article() -> None:
    for row in competence(ATLAS, ["SDN", "TCD", "HTI", "UKR", "MMR", "SLB"], DAY).rows:
        given = {each.function for each in ATLAS.mandates(row.organization, DAY)}
        assert set(row.functions) == given, row.organization
        assert all(each.title and each.article for each in ATLAS.mandates(row.organization, DAY)), row.organization


def test_the_right_to_intervene_is_claimed_without_consent_and_the_limit_is_article_53() -> None:
    (found,) = [each for each in mandates("AU", "enforcement") if each.article == "4(h)"]
    assert found.consent == "not_required"
    assert found.decides.startswith("Assembly")
    assert "Art. 53" in found.limits


def test_intervention_at_a_members_request_needs_that_request() -> None:
    (found,) = [each for each in mandates("AU", "peacekeeping") if each.article == "4(j)"]
    assert found.consent == "required"
    assert "request" in found.limits


def test_the_matcher_shows_the_ground_claimed_and_apart_from_it_the_authorization_still_required() -> None:
    (found,) = [each for each in legal_paths(ATLAS, ["SDN"], DAY, "coercive", "AU") if each.key == "P4(h)"]
    assert "Ground claimed: Article 4(h)" in found.authorisation
    assert "Article 53 (1) is still required" in found.authorisation


@pytest.mark.parametrize(
    ("organization", "limit"),
    [("SADC", "only with authorization of the Security Council"), ("ECOWAS", "Article 53"), ("AU", "Article 53")],
)
def test_a_regional_mandate_to_enforce_names_the_authorization_it_needs(organization: str, limit: str) -> None:
    assert any(limit in each.limits for each in mandates(organization, "enforcement"))


def test_the_osce_has_no_enforcement_and_its_peacekeeping_needs_consent() -> None:
    assert "enforcement" not in ATLAS.functions("OSCE", DAY)
    assert {each.consent for each in mandates("OSCE", "peacekeeping")} == {"required"}
    assert any("no enforcement" in each.limits for each in mandates("OSCE", "peacekeeping"))


def test_saarc_may_not_take_up_bilateral_issues() -> None:
    assert "peacemaking" not in ATLAS.functions("SAARC", DAY)
    assert any("Art. X" in each.limits for each in ATLAS.mandates("SAARC", DAY))


def test_nato_may_act_beyond_its_members_and_says_that_it_is_no_regional_arrangement() -> None:
    assert {each.area for each in mandates("NATO", "peacekeeping")} == {"beyond"}
    assert any("not a regional arrangement" in each.limits for each in mandates("NATO", "peacekeeping"))


def test_a_function_began_with_its_instrument() -> None:
    assert "enforcement" not in ATLAS.functions("ECOWAS", date(1999, 12, 9))
    assert "enforcement" in ATLAS.functions("ECOWAS", date(1999, 12, 10))
    assert "peacekeeping" not in ATLAS.functions("OAU", date(1990, 1, 1))
    assert "early_warning" in ATLAS.functions("IGAD", date(2004, 1, 1))


def test_a_function_ends_with_its_instrument() -> None:
    assert "peacekeeping" in ATLAS.functions("CEMAC", date(2005, 1, 1))
    assert ATLAS.functions("CEMAC", DAY) == ()


def test_a_mandate_that_follows_another_leaves_no_gap_between_them() -> None:
    for eve, day in (("2010-11-18", "2010-11-19"), ("2022-06-28", "2022-06-29")):
        before, after = (ATLAS.functions("NATO", date.fromisoformat(each)) for each in (eve, day))
        assert before == after
    assert "peacekeeping" in ATLAS.functions("ECCAS", date(2020, 8, 27))
    assert "peacekeeping" in ATLAS.functions("ECCAS", date(2020, 8, 28))


def test_one_row_of_a_node_is_enough_to_give_a_function(tmp_path: Path) -> None:
    (tmp_path / "mandates.csv").write_text(
        "organization,function,title,article,decides,consent,area,limits,valid_from,valid_to,source,verified\n"
        "AMU,peacekeeping,A protocol,3,Council,required,members,,2026-01-01,,an exercise,false\n",
        encoding="utf-8",
    )
    atlas = ATLAS.extended(tmp_path)
    assert "peacekeeping" not in atlas.functions("AMU", date(2025, 12, 31))
    assert "peacekeeping" in atlas.functions("AMU", date(2026, 1, 1))


def test_every_mandate_of_article_power_stands_in_a_mandate_that_names_the_function() -> None:
    for row in ATLAS.registers.instruments:
        if row.power == "enforcement" and row.organization != "UN":
            last = row.valid_to or DAY
            assert "enforcement" in ATLAS.functions(row.organization, last), row
        if row.power == "consent_operation":
            given = set(ATLAS.functions(row.organization, row.valid_to or DAY))
            assert given & {"peacekeeping", "observation", "enforcement"}, row
