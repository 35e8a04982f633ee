"""Every mechanism of the registry has sentences that hold it; this index of them can name none in vain."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[2]
HERE = "spec/registry/test_"
SITE = "site/test_"
INDEX = {
    "A1": (
        f"{HERE}members_in_time::test_ecowas_had_fifteen_members_and_the_day_after_three_left_twelve",
        f"{HERE}members_in_time::test_rows_added_later_do_not_change_an_answer_for_an_earlier_day",
        f"{SITE}registry_editing::test_the_atlas_as_known_at_a_moment_has_the_changes_until_then",
    ),
    "A2": (f"{HERE}charter_basis::test_nato_is_not_chapter_viii_and_is_never_put_forward_without_a_warning",),
    "A3": (
        f"{HERE}charter_basis::test_the_council_of_europe_is_in_no_category_and_says_so_itself",
        f"{HERE}by_data_alone::test_every_mode_and_every_gate_answers_on_it",
    ),
    "A4": (
        f"{HERE}agreements::test_one_call_tells_which_organizations_have_a_un_agreement_in_force_that_covers_peacekeeping",
        f"{HERE}agreements::test_a_notice_comes_ninety_days_before_an_end_and_not_a_day_earlier",
    ),
    "A5": (
        f"{HERE}agreements::test_nobody_signed_the_general_statement_of_principles_and_all_who_were_asked_are_listed",
        f"{HERE}agreements::test_the_matrix_of_signatures_is_a_table_with_every_party_and_every_agreement",
    ),
    "A6": (f"{HERE}agreements::test_the_declaration_of_2006_leads_to_the_framework_of_2017_and_back",),
    "A7": (f"{HERE}plans::test_the_date_of_2010_stays_missed_beside_the_revised_one",),
    "A8": (
        f"{HERE}focal_points::test_a_contact_is_not_verified_since_so_many_days",
        f"{HERE}focal_points::test_a_role_survives_the_change_of_person",
    ),
    "A9": (
        f"{HERE}operations::test_the_same_rows_give_the_same_bytes",
        f"{HERE}operations::test_the_comparison_is_computed_from_the_ledger_and_opens_its_evidence",
    ),
    "A10": (f"{HERE}mandates::test_every_function_in_an_answer_on_competence_has_an_article",),
    "A11": (
        f"{HERE}presences::test_the_united_nations_regional_office_of_a_country_on_a_day",
        f"{HERE}presences::test_the_liaison_offices_in_a_country_and_to_its_organizations",
    ),
    "A12": (
        f"{HERE}mandates::test_the_matcher_shows_the_ground_claimed_and_apart_from_it_the_authorization_still_required",
    ),
    "A13": (
        f"{HERE}presences::test_a_conflict_prevention_centre_is_listed_under_its_organization",
        f"{HERE}presences::test_who_warns_early_of_a_country_and_with_what",
    ),
    "A14": (f"{HERE}coverage::test_the_gap_list_of_a_date_is_reproduced_from_the_files_of_memberships_and_bases",),
    "B1": (
        f"{HERE}by_data_alone::test_mediation_by_consent_of_a_body_of_chapter_viii_is_path_52_with_the_duty_of_article_54",
    ),
    "B2": (
        f"{HERE}gates::test_enforcement_without_authorization_cannot_become_deployable",
        f"{HERE}gates::test_an_override_needs_a_name_and_a_reason_and_is_told_on_every_export",
    ),
    "B3": (
        f"{HERE}operations::test_ecomog_was_in_liberia_818_days_before_the_first_resolution_on_it",
        f"{HERE}operations::test_the_gaps_of_all_operations_have_statistics",
    ),
    "B4": (
        f"{HERE}article_54::test_a_duty_is_open_until_its_day_and_late_from_the_next_on",
        f"{HERE}article_54::test_the_draft_letter_tells_what_is_open_and_marks_what_the_sender_fills_in",
        f"{SITE}article_54_pages::test_the_draft_letter_goes_out_as_text_html_and_word_with_its_marking",
    ),
    "B5": (f"{HERE}contradictions::test_a_decision_in_force_flips_feasibility_and_is_cited_by_its_paragraph",),
    "B6": (
        f"{HERE}decisions_side_by_side::test_the_communique_of_the_exercise_is_paired_with_what_followed_and_with_what_cites_it",
    ),
    "B7": (
        f"{HERE}funding::test_in_2007_assessed_contributions_pay_no_operation_that_the_african_union_commands",
        f"{HERE}funding::test_in_2024_they_may_pay_three_quarters_case_by_case_and_the_plan_counts_on_nothing",
    ),
    "B8": (f"{HERE}consent::test_withdrawing_consent_closes_the_paths_of_chapter_vi_and_lists_what_changes",),
    "B9": (
        f"{HERE}options_compared::test_a_neighbours_share_is_told_against_the_cap_with_the_reason_of_the_flag",
        f"{SITE}plans::test_neighbours_above_the_cap_are_flagged_with_why_and_a_cap_has_its_price",
    ),
    "B10": (
        f"{HERE}agreements::test_a_host_in_ecowas_has_the_convention_of_the_community_on_its_checklist_and_one_outside_has_not",
    ),
    "C1": (
        f"{HERE}division_of_labour::test_two_leads_of_one_task_are_a_duplicate",
        f"{SITE}plans::test_a_double_task_is_flagged_and_a_proposal_accepted_leaves_neither_double_nor_gap",
    ),
    "C2": (f"{HERE}subsidiarity::test_the_lead_changes_exactly_when_capacity_is_exceeded",),
    "C3": (
        f"{HERE}comparative_advantage::test_changing_one_weight_changes_the_order_where_the_turning_point_says",
    ),
    "C4": (f"{HERE}division_of_labour::test_the_proposal_leaves_one_lead_for_each_task_and_the_other_supports",),
    "C5": (f"{HERE}gates::test_missing_any_one_of_the_three_is_not_ready_and_names_it",),
    "C6": (
        f"{HERE}partnership_modes::test_every_mode_appears_whatever_the_situation",
        f"{HERE}partnership_modes::test_an_excluded_mode_says_why",
    ),
    "C7": (f"{HERE}load_and_pledges::test_one_unit_pledged_to_two_in_overlapping_months_is_a_conflict",),
    "C8": (f"{SITE}plans::test_more_than_all_of_a_capacity_is_a_hard_warning",),
    "C9": (
        f"{HERE}by_data_alone::test_it_is_competent_by_its_article_and_comes_first_as_the_smallest",
        f"{HERE}policies::test_a_waiver_prints_who_waived_what_and_why",
    ),
    "C10": (f"{HERE}options_compared::test_a_comparison_always_has_a_line_without_force_and_its_cost",),
    "C11": (f"{HERE}options_compared::test_a_driver_that_no_option_addresses_is_listed",),
    "C12": (f"{HERE}options_compared::test_options_are_sorted_by_how_far_the_region_owns_them",),
    "C13": (f"{HERE}coverage::test_a_situation_over_two_states_is_covered_n_of_m",),
    "C14": (f"{SITE}joint_statements::test_it_cannot_be_joint_until_every_party_concurs",),
    "E7": (f"{HERE}assistance::test_an_offer_and_a_request_on_the_same_topic_are_matched_and_say_why",),
    "E8": (
        f"{SITE}assistance_pages::test_the_tracker_shows_the_newest_entry_by_state_and_measure_and_invents_nothing",
    ),
    "E11": (f"{HERE}agreements::test_norms_are_found_by_topic_and_region_those_that_fit_best_first",),
    "H8": (
        f"{HERE}agreements::test_agreements_among_regional_organizations_are_answered_with_the_united_nations_absent",
        f"{HERE}operations::test_organizations_work_together_without_the_united_nations",
    ),
}  # fmt: skip


def test_no_mechanism_of_the_registry_is_left_out() -> None:
    rows = [*(f"A{n}" for n in range(1, 15)), *(f"B{n}" for n in range(1, 11)), *(f"C{n}" for n in range(1, 15))]
    assert list(INDEX) == [*rows, "E7", "E8", "E11", "H8"]


@pytest.mark.parametrize("mechanism", INDEX)
def test_the_sentences_that_are_named_are_there(mechanism: str) -> None:
    for named in INDEX[mechanism]:
        file, _, sentence = named.partition("::")
        text = (TESTS / f"{file}.py").read_text(encoding="utf-8")
        assert re.search(rf"^def {sentence}\(", text, re.MULTILINE), named
