"""Agreements (A4, A5, A6, B10, E11, H8): what holds on a day, what ends soon, who signed, and who is bound."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from chapter8.atlas import Atlas
from chapter8.atlas.agreements import (
    Ground,
    Standing,
    agreement,
    among_organizations,
    binding,
    chain,
    expiring,
    having,
    in_force,
    matrix,
    norms,
    partners,
    signatories,
    signatures,
    standing,
)
from chapter8.errors import NotFoundError, UsageError

ATLAS = Atlas.shipped()
DAY = date(2026, 6, 30)
HEADER = (
    "key,title,kind,parties,topics,functions,region,signed,in_force,ended,review,successor,symbol,summary,"
    "source,verified\n"
)
ROWS = """
a,One,framework,UN;AU,partnership,peacekeeping,AU,2020-01-01,2020-01-01,2025-06-30,,b,,x,an exercise,false
b,Two,framework,UN;AU,partnership,peacekeeping,AU,2025-07-01,2025-07-01,,2026-03-01,,,x,an exercise,false
c,A convention,treaty,,small_arms,arms_control,Africa,2020-05-05,2021-05-05,,,,,x,an exercise,false
"""


def keys(state: str, topic: str, on: date) -> dict[str, Ground]:
    """The instruments on a topic that concern a State on a day, with their grounds."""
    return {each.agreement.key: each.ground for each in binding(ATLAS, state, topic, on)}


@pytest.fixture
def drawn(tmp_path: Path) -> Atlas:
    """An atlas with three agreements of our own and one State's ratification of the last."""
    (tmp_path / "agreements.csv").write_text(HEADER + ROWS.lstrip(), encoding="utf-8")
    (tmp_path / "signatures.csv").write_text(
        "agreement,party,signed,in_force,withdrawn,source,verified\n"
        "c,KEN,2020-05-05,2022-01-01,2024-12-31,an exercise,false\n"
        "c,UGA,,,,an exercise,false\n",
        encoding="utf-8",
    )
    return ATLAS.extended(tmp_path)


def test_one_call_tells_which_organizations_have_a_un_agreement_in_force_that_covers_peacekeeping() -> None:
    found = {
        each.organization: [one.key for one in each.agreements]
        for each in partners(ATLAS, DAY, function="peacekeeping")
    }
    assert found["AU"] == ["un-au-framework-2017"]
    assert "NATO" in found
    assert "OSCE" in found
    assert "OAS" not in found
    assert "UN" not in found


def test_the_same_question_for_an_earlier_day_has_an_earlier_answer() -> None:
    found = {each.organization for each in partners(ATLAS, date(2007, 1, 1), function="peacekeeping")}
    assert "AU" in found
    assert "NATO" not in found
    assert {each.organization for each in partners(ATLAS, date(1994, 1, 1), function="peacekeeping")} == {"CSCE"}


def test_an_agreement_without_a_known_day_is_not_in_force_and_not_forgotten() -> None:
    one = agreement(ATLAS, "un-eccas-2016")
    assert standing(one, DAY) is Standing.UNKNOWN
    assert one not in in_force(ATLAS, DAY, with_party="UN")
    assert one in having(ATLAS, DAY, Standing.UNKNOWN, with_party="UN")


def test_a_notice_comes_ninety_days_before_an_end_and_not_a_day_earlier() -> None:
    assert [each.agreement.key for each in expiring(ATLAS, date(2026, 10, 2))] == ["sc-2809"]
    assert expiring(ATLAS, date(2026, 10, 1)) == []
    assert expiring(ATLAS, date(2027, 1, 1)) == []


def test_a_review_is_noticed_as_an_end_is(drawn: Atlas) -> None:
    (notice,) = [each for each in expiring(drawn, date(2026, 2, 1)) if each.agreement.key == "b"]
    assert (notice.what, notice.day) == ("review", date(2026, 3, 1))


def test_a_notice_for_fewer_than_no_days_is_refused() -> None:
    with pytest.raises(UsageError, match="below zero"):
        expiring(ATLAS, DAY, within_days=-1)


def test_the_declaration_of_2006_leads_to_the_framework_of_2017_and_back() -> None:
    forth = [each.key for each in chain(ATLAS, "un-au-declaration-2006")]
    assert forth == ["un-au-declaration-2006", "un-au-framework-2017"]
    assert [each.key for each in chain(ATLAS, "un-au-framework-2017")] == forth


def test_a_chain_of_several_links_is_told_whole_from_any_of_them() -> None:
    found = [each.key for each in chain(ATLAS, "vienna-document-1994")]
    assert found == [f"vienna-document-{year}" for year in (1990, 1992, 1994, 1999, 2011)]


def test_at_most_one_agreement_of_a_chain_is_in_force(drawn: Atlas) -> None:
    for on in (date(2024, 1, 1), date(2025, 6, 30), date(2025, 7, 1), DAY):
        assert sum(standing(each, on) is Standing.IN_FORCE for each in chain(drawn, "a")) == 1


def test_nobody_signed_the_general_statement_of_principles_and_all_who_were_asked_are_listed() -> None:
    found = signatories(ATLAS, "general-principles-2006", DAY)
    assert (found.bound, found.signed) == ((), ())
    assert {"UN", "EU", "OAS", "ASEAN", "LAS", "OSCE", "CIS", "OIC", "NATO", "CSTO", "COE"} <= set(found.missing)


def test_a_party_that_signed_later_was_missing_until_then() -> None:
    assert "NARC" in signatories(ATLAS, "au-rec-mou-2008", date(2010, 5, 27)).missing
    assert "NARC" in signatories(ATLAS, "au-rec-mou-2008", date(2010, 5, 28)).bound


def test_the_matrix_of_signatures_is_a_table_with_every_party_and_every_agreement() -> None:
    table = matrix(ATLAS, ["kinshasa-2010", "nairobi-protocol-2004"], DAY)
    assert table[0] == ("party", "kinshasa-2010", "nairobi-protocol-2004")
    rows = {row[0]: row[1:] for row in table[1:]}
    assert rows["RWA"] == ("signed", "signed")
    assert rows["GAB"] == ("bound", "")
    assert rows["SOM"] == ("", "missing")
    assert table == matrix(ATLAS, ["kinshasa-2010", "nairobi-protocol-2004"], DAY)


def test_both_parties_of_an_agreement_between_two_are_bound_from_its_day() -> None:
    assert signatories(ATLAS, "un-au-framework-2017", DAY).bound == ("AU", "UN")
    assert signatories(ATLAS, "un-au-framework-2017", date(2017, 4, 18)).missing == ("AU", "UN")


def test_a_member_that_is_on_no_record_as_signing_its_organizations_convention_is_missing() -> None:
    found = signatories(ATLAS, "kinshasa-2010", DAY)
    assert {"BDI", "COD", "RWA"} == set(found.signed)
    assert found.missing == ()
    assert "TLS" in signatories(ATLAS, "asean-ct-2007", DAY).missing


def test_a_host_in_ecowas_has_the_convention_of_the_community_on_its_checklist_and_one_outside_has_not() -> None:
    assert keys("NGA", "small_arms", DAY)["ecowas-small-arms-2006"] is Ground.PARTY
    assert "ecowas-small-arms-2006" not in keys("SDN", "small_arms", DAY)
    assert "ecowas-small-arms-2006" not in keys("HTI", "small_arms", DAY)


def test_a_state_that_left_the_community_is_still_bound_by_the_convention_it_ratified() -> None:
    found = keys("MLI", "small_arms", DAY)
    assert found["ecowas-small-arms-2006"] is Ground.PARTY
    assert "ecowas-mechanism-1999" not in found


def test_before_the_convention_was_in_force_the_moratorium_was_on_the_checklist() -> None:
    found = keys("LBR", "small_arms", date(2007, 1, 1))
    assert found["ecowas-moratorium-1998"] is Ground.MEMBER
    assert "ecowas-small-arms-2006" not in found


def test_a_signature_alone_is_told_apart_from_a_ratification() -> None:
    assert keys("RWA", "small_arms", DAY)["kinshasa-2010"] is Ground.SIGNATORY
    assert keys("GAB", "small_arms", DAY)["kinshasa-2010"] is Ground.PARTY


def test_an_instrument_of_an_organization_binds_its_members_and_says_through_whom() -> None:
    (found,) = [each for each in binding(ATLAS, "FJI", "small_arms", DAY) if each.agreement.key == "nadi-2000"]
    assert (found.ground, found.via) == (Ground.MEMBER, "PIF")
    assert found.says == "FJI is a member of PIF, whose instrument it is"


def test_what_two_organizations_agreed_binds_neither_ones_members() -> None:
    assert "un-au-framework-2017" not in keys("KEN", "partnership", DAY)


def test_a_withdrawal_ends_what_a_ratification_began(drawn: Atlas) -> None:
    on = {
        day: {each.agreement.key for each in binding(drawn, "KEN", "small_arms", day)}
        for day in (date(2024, 12, 30), DAY)
    }
    assert "c" in on[date(2024, 12, 30)]
    assert "c" not in on[DAY]
    assert signatories(drawn, "c", DAY).withdrawn == ("KEN",)


def test_a_party_named_without_days_is_told_as_such(drawn: Atlas) -> None:
    (found,) = [each for each in binding(drawn, "UGA", "small_arms", DAY) if each.agreement.key == "c"]
    assert found.ground is Ground.NAMED
    assert "not on record" in found.says


def test_the_united_states_left_open_skies() -> None:
    assert keys("USA", "confidence_building", date(2020, 11, 21))["open-skies-1992"] is Ground.PARTY
    assert "open-skies-1992" not in keys("USA", "confidence_building", date(2020, 11, 22))


def test_norms_are_found_by_topic_and_region_those_that_fit_best_first() -> None:
    found = [each.key for each in norms(ATLAS, topic="small_arms", region="Western Africa")]
    assert found[0].startswith("ecowas")
    assert "oau-bamako-2000" in found
    assert "cifta-1997" not in found


def test_norms_are_found_by_words_and_day() -> None:
    found = {each.key for each in norms(ATLAS, words="nuclear zone", on=date(2000, 1, 1))}
    assert {"tlatelolco-1967", "rarotonga-1985", "bangkok-1995"} <= found
    assert "pelindaba-1996" not in found


def test_a_region_that_nobody_knows_is_named() -> None:
    with pytest.raises(NotFoundError, match="'Atlantis'"):
        norms(ATLAS, region="Atlantis")


def test_agreements_among_regional_organizations_are_answered_with_the_united_nations_absent() -> None:
    found = {each.organization: [one.key for one in each.agreements] for each in partners(ATLAS, DAY, of="AU")}
    assert "au-rec-mou-2008" in found["ECOWAS"]
    assert "au-eu-mou-2018" in found["EU"]
    assert {each.organization for each in partners(ATLAS, DAY, of="CSTO")} >= {"SCO", "CIS"}


def test_what_took_the_place_of_another_came_after_it() -> None:
    for one in ATLAS.registers.agreements:
        if one.successor is not None and one.in_force is not None:
            after = agreement(ATLAS, one.successor)
            assert one.ended is not None, one.key
            assert after.in_force is None or one.in_force < after.in_force, one.key


def test_an_unknown_agreement_is_named() -> None:
    with pytest.raises(NotFoundError, match="'pact-of-atlantis'"):
        chain(ATLAS, "pact-of-atlantis")


def test_what_organizations_agreed_without_the_united_nations_is_one_question() -> None:
    found = among_organizations(ATLAS)
    keys = {each.key for each in found}
    assert {"au-rec-mou-2008", "au-eu-mou-2018", "nato-eu-2003"} <= keys
    assert keys.isdisjoint({"un-au-framework-2017", "au-constitutive-act", "sc-1631", "vienna-document-2011"})
    assert not any("UN" in each.parties for each in found)


def test_every_party_of_a_signature_matrix_has_its_days() -> None:
    rows = signatures(ATLAS, "un-au-framework-2017")
    assert {code: row.signed for code, row in rows.items()} == dict.fromkeys(("UN", "AU"), date(2017, 4, 19))


def test_a_host_asked_about_without_a_topic_gets_every_instrument_that_concerns_it() -> None:
    found = {each.agreement.key for each in binding(ATLAS, "MLI", None, date(2012, 1, 1))}
    assert {"ecowas-small-arms-2006", "pelindaba-1996"} <= found
