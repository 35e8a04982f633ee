"""Charter basis (A2, A3): how each organization stands to Chapter VIII, by its own word where it gave one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from chapter8.atlas import Atlas
from chapter8.respond.competence import competence
from chapter8.respond.legal import legal_paths

ATLAS = Atlas.shipped()
DAY = date(2026, 6, 30)


def test_every_organization_has_a_basis_on_every_day_of_its_life() -> None:
    for each in ATLAS.organizations:
        rows = [row for row in ATLAS.registers.charter_bases if row.organization == each.code]
        assert rows, each.code
        if each.dissolved is None:
            assert any(row.valid_to is None for row in rows), each.code


@pytest.mark.parametrize("organization", ["AU", "OAS", "LAS", "EU", "OSCE", "ECOWAS", "SADC", "CIS"])
def test_a_regional_arrangement_is_put_forward_for_article_53(organization: str) -> None:
    assert "chapter_viii" in ATLAS.charter_basis(organization, DAY)


def test_nato_is_not_chapter_viii_and_is_never_put_forward_without_a_warning() -> None:
    assert ATLAS.charter_basis("NATO", DAY) == ("other",)
    (found,) = [each for each in legal_paths(ATLAS, ["DEU"], DAY, "coercive", "NATO") if each.key == "P53/VII"]
    assert found.available == "closed"
    assert any(reason.startswith("Warning:") for reason in found.reasons)


def test_an_organization_may_have_several_bases_at_once() -> None:
    assert set(ATLAS.charter_basis("CSTO", DAY)) == {"chapter_viii", "other"}


def test_the_council_of_europe_is_in_no_category_and_says_so_itself() -> None:
    (row,) = [each for each in ATLAS.registers.charter_bases if each.organization == "COE"]
    assert row.basis == "undeclared"
    assert row.declared_in.startswith("S/PV.5529, p. 35")
    assert row.provenance.verified


def test_an_organization_without_a_category_is_answered_to_the_end() -> None:
    rows = {row.organization: row for row in competence(ATLAS, ["MDA"], DAY).rows}
    assert rows["COE"].charter_basis == ("undeclared",)
    assert {each.available for each in legal_paths(ATLAS, ["MDA"], DAY, "consent", "COE")} >= {"unresolved"}


def test_the_conference_became_a_regional_arrangement_in_helsinki() -> None:
    assert ATLAS.charter_basis("CSCE", date(1992, 7, 9)) == ("undeclared",)
    assert ATLAS.charter_basis("CSCE", date(1992, 7, 10)) == ("chapter_viii",)


def test_who_said_it_is_kept_apart_from_who_is_said_to_be_it() -> None:
    said = {
        row.organization for row in ATLAS.registers.charter_bases if row.basis == "chapter_viii" and row.declared_in
    }
    told = {
        row.organization for row in ATLAS.registers.charter_bases if row.basis == "chapter_viii" and not row.declared_in
    }
    assert {"AU", "OAS", "OSCE", "SADC"} <= said
    assert {"EU", "LAS", "PIF"} <= told


def test_two_rows_of_one_basis_never_overlap() -> None:
    for one in ATLAS.registers.charter_bases:
        for other in ATLAS.registers.charter_bases:
            if one is not other and (one.organization, one.basis) == (other.organization, other.basis):
                first, last = sorted((one, other), key=lambda row: row.valid_from or date.min)
                assert first.valid_to is not None, first
                assert last.valid_from is not None, last
                assert first.valid_to < last.valid_from, (first, last)


def test_a_declaration_that_a_node_adds_counts_from_its_day(tmp_path: Path) -> None:
    (tmp_path / "charter_bases.csv").write_text(
        "organization,basis,valid_from,valid_to,declared_in,source,verified\n"
        "ASEAN,chapter_viii,2026-07-01,,a declaration of the exercise,an exercise,false\n",
        encoding="utf-8",
    )
    atlas = ATLAS.extended(tmp_path)
    assert atlas.charter_basis("ASEAN", DAY) == ("undeclared",)
    assert "chapter_viii" in atlas.charter_basis("ASEAN", date(2026, 7, 1))
