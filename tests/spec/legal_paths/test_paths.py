"""Legal paths: rules as data, contested claims in sight, never a bare yes or no."""

from __future__ import annotations

from datetime import date
from itertools import combinations

import pytest

from chapter8.atlas import Atlas
from chapter8.errors import NotFoundError, TableError, UsageError
from chapter8.respond.legal import LegalPath, legal_paths
from chapter8.respond.legal.rules import Measure, read_rules, shipped_rules
from chapter8.symbols.evidence import Locator

ATLAS = Atlas.shipped()
DAY = date(2026, 6, 30)


def path(key: str, organization: str | None, states: list[str], measure: Measure, on: date = DAY) -> LegalPath:
    """The one path of that key and organization."""
    (found,) = [
        each
        for each in legal_paths(ATLAS, states, on, measure, organization)
        if (each.key, each.organization) == (key, organization)
    ]
    return found


def test_mediation_with_consent_is_open_under_article_52_with_the_duty_of_article_54() -> None:
    found = path("P52", "AU", ["SDN"], "consent")
    assert found.available == "open"
    assert found.authorisation.startswith("No authorization")
    assert any("Art. 54" in duty for duty in found.duties)


def test_enforcement_requires_prior_authorization_of_the_council() -> None:
    found = path("P53/VII", "AU", ["SDN"], "coercive")
    assert found.available == "requires"
    assert found.authorisation.startswith("Prior authorization of the Security Council")
    assert any(reason.startswith("Requires a decision of the Security Council") for reason in found.reasons)


def test_a_peace_operation_with_consent_requires_the_consent_which_is_not_on_record() -> None:
    found = path("P-consent", "ECOWAS", ["GMB"], "consent")
    assert found.available == "requires"
    assert any(reason.startswith("Requires the consent of Gambia") for reason in found.reasons)


def test_article_4h_stands_beside_the_requirement_of_article_53() -> None:
    found = path("P4(h)", "AU", ["SDN"], "coercive", date(2006, 8, 31))
    assert "Ground claimed: Article 4(h)" in found.authorisation
    assert "Article 53 (1) is still required" in found.authorisation
    assert any("right to intervene" in claim and "S/PV.5649, pp. 6-8" in claim for claim in found.competing_claims)
    assert any("Art. 103" in claim for claim in found.competing_claims)


def test_there_was_no_article_4h_before_the_constitutive_act_was_in_force() -> None:
    keys = {each.key for each in legal_paths(ATLAS, ["SDN"], date(2001, 5, 25), "coercive")}
    assert "P4(h)" not in keys


def test_only_the_african_union_may_claim_article_4h() -> None:
    assert {each.organization for each in legal_paths(ATLAS, ["SDN"], DAY, "coercive") if each.key == "P4(h)"} == {"AU"}


def test_nato_is_never_put_forward_as_a_regional_agency_without_a_warning() -> None:
    found = path("P53/VII", "NATO", ["DEU"], "coercive")
    assert found.available == "closed"
    assert any(reason.startswith("Warning: the North Atlantic Treaty Organization") for reason in found.reasons)


def test_an_organization_without_a_declared_basis_is_unresolved_and_both_views_are_shown() -> None:
    found = path("P52", "ASEAN", ["MMR"], "consent")
    assert found.available == "unresolved"
    assert any("Argentina" in claim for claim in found.competing_claims)
    assert any("Council of Europe" in claim for claim in found.competing_claims)


def test_collective_self_defence_is_not_chapter_viii_and_is_reported_at_once() -> None:
    found = path("P51", "NATO", ["DEU"], "coercive")
    assert "not Chapter VIII" in found.title
    assert found.duties == ("Report the measures to the Security Council immediately (Art. 51).",)


def test_suspension_is_a_reason_that_is_told_and_closes_no_path() -> None:
    found = path("P52", "AU", ["SDN"], "consent")
    assert any("Sudan is suspended" in reason and "not coverage" in reason for reason in found.reasons)


def test_an_organization_that_covers_some_of_the_states_needs_another_ground_for_the_rest() -> None:
    found = path("P52", "ECOWAS", ["NER", "NGA"], "consent")
    assert found.available == "requires"
    assert any("outside it: Niger" in reason for reason in found.reasons)


def test_an_organization_that_covers_none_of_the_states_is_closed_with_the_reason() -> None:
    found = path("P52", "ASEAN", ["SDN"], "consent")
    assert found.available == "closed"
    assert "none of the states among its members" in found.reasons[0]


@pytest.mark.parametrize(("measure", "key"), [("consent", "UN-VI"), ("coercive", "UN-VII")])
def test_the_united_nations_stands_beside_every_answer(measure: Measure, key: str) -> None:
    found = [each for each in legal_paths(ATLAS, ["SDN"], DAY, measure) if each.key == key]
    assert [(each.organization, each.available) for each in found] == [("UN", "requires")]


def test_a_coercive_measure_also_has_the_paths_hybrid_and_coalition() -> None:
    assert {"hybrid", "coalition"} <= {each.key for each in legal_paths(ATLAS, ["SDN"], DAY, "coercive")}


def test_every_path_carries_the_articles_its_rule_and_the_rows_it_rests_on() -> None:
    found = path("P53/VII", "AU", ["SDN"], "coercive")
    assert Locator("Charter of the United Nations", paragraphs=("Art. 53",)) in {
        each.locator for each in found.evidence
    }
    assert any(each.source and "legal_paths.toml, P53/VII (confidence M)" in each.source for each in found.evidence)
    assert any(each.words and each.words.startswith("SDN in AU") for each in found.evidence)


def test_a_claim_read_in_the_repertoire_says_so() -> None:
    found = path("P53/VII", "AU", ["SDN"], "coercive")
    cited = [each for each in found.evidence if each.locator and each.locator.symbol == "S/PV.5007"]
    assert [str(each.read_in).split(",")[0] for each in cited] == ["Repertoire of the Practice of the Security Council"]


def test_no_rule_is_a_constant() -> None:
    for rule in shipped_rules().paths:
        assert rule.source
        assert rule.confidence in {"H", "M", "L"}
        assert rule.valid_from <= DAY


def test_a_rule_with_an_unknown_word_is_refused_with_its_name() -> None:
    text = """
    [[path]]
    key = "P99"
    title = "A path"
    measure = ["gentle"]
    actor = "states"
    valid_from = 1945-10-24
    authorisation = "None."
    confidence = "M"
    source = "nowhere"
    """
    with pytest.raises(TableError, match="path P99: measure is 'gentle'"):
        read_rules(text)


def test_an_unknown_measure_or_organization_is_refused() -> None:
    with pytest.raises(UsageError, match="no kind of measure"):
        legal_paths(ATLAS, ["SDN"], DAY, "gentle")  # type: ignore[arg-type]
    with pytest.raises(NotFoundError, match="'ZU'"):
        legal_paths(ATLAS, ["SDN"], DAY, "consent", "ZU")


def test_rules_that_share_a_key_require_the_same_of_organizations_and_of_states() -> None:
    shared = 0
    for one, other in combinations(shipped_rules().paths, 2):
        if one.key == other.key:
            assert (one.title, one.requires) == (other.title, other.requires)
            assert one.actor != other.actor
            shared += 1
    assert shared >= 2
