"""A joint brief: what stands on it, for whom, as of when, and on what it rests."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import count

import pytest

from chapter8.brief import Holding, Holdings, Question, assemble
from chapter8.brief.model import Brief, BriefLine, BriefSection
from chapter8.errors import NotFoundError
from chapter8.exchange.decide import Purpose, Role, Viewer
from chapter8.exchange.marking import Marking, Tlp
from chapter8.record.nouns import Record, Source

Ask = Callable[..., Question]
ORDER = ["situation", "outlook", "who_may_act", "said_and_decided", "owed", "deployable", "options", "method"]


def section(brief: Brief, key: str) -> BriefSection:
    return next(found for found in brief.sections if found.key == key)


def line(brief: Brief, words: str) -> BriefLine:
    return next(found for found in brief.lines if words in f"{found.head} {found.text}")


def test_the_sections_stand_in_their_fixed_order_and_paragraphs_are_numbered_through(
    ask: Ask, holdings: Holdings
) -> None:
    brief = assemble(ask(), holdings)

    assert [found.key for found in brief.sections] == ORDER
    assert all(found.lines for found in brief.sections)
    assert all(found.number == number for found, number in zip(brief.lines, count(1), strict=False))


def test_a_statement_reported_in_a_chapter_is_cited_by_its_meeting_record(ask: Ask, holdings: Holdings) -> None:
    said = line(assemble(ask(), holdings), "limited to the provisions of Chapter VIII")

    assert said.head == "Sudan, 28 March 2007, S/PV.5649, p. 29"
    assert [str(item.locator) for item in said.evidence] == ["S/PV.5649, p. 29"]
    assert str(said.evidence[0].read_in).startswith("Repertoire of the Practice of the Security Council, “49. Items")


def test_a_place_stands_for_its_situation(ask: Ask, holdings: Holdings) -> None:
    assert line(assemble(ask(), holdings), "presence in Darfur").head == "Ghana, 20 September 2006, S/PV.5529, p. 21"


def test_places_of_the_question_count_as_well(ask: Ask, holdings: Holdings) -> None:
    elsewhere = ask(situation="Chad", states=("TCD",))

    assert "Darfur" not in str(section(assemble(elsewhere, holdings), "said_and_decided").lines)
    assert line(assemble(replace(elsewhere, places=("Darfur",)), holdings), "presence in Darfur")


def test_what_names_the_situation_stands_before_what_names_its_organizations(
    ask: Ask, holdings: Holdings, chapter: Record
) -> None:
    nothing_owed = replace(holdings, documents=(Holding(replace(chapter, commitments=()), Marking()),))
    said = section(assemble(ask(), nothing_owed), "said_and_decided").lines
    statements = [found.head for found in said if found.kind == "statement"]

    assert statements == ["Sudan, 28 March 2007, S/PV.5649, p. 29", "Ghana, 20 September 2006, S/PV.5529, p. 21"]
    assert [found.group for found in said] == ["On Sudan", "On Sudan", "On organizations that cover it"]
    assert said[2].head == "S/PRST/2007/7, 28 March 2007"


def test_nothing_dated_after_the_day_stands_on_the_brief(ask: Ask, holdings: Holdings) -> None:
    brief = assemble(ask(as_of=date(2006, 12, 31)), holdings)

    assert "Darfur" in str(section(brief, "said_and_decided").lines)
    assert "2007" not in str([(found.head, found.text) for found in section(brief, "said_and_decided").lines])
    assert "Left out as later than 31 December 2006: 1 document and 3 units." in str(brief.lines)


def test_what_the_viewer_may_not_see_is_counted_by_rule_and_not_described(ask: Ask, holdings: Holdings) -> None:
    brief = assemble(ask(viewer=Viewer()), holdings)

    assert brief.withheld == 5
    assert "Talks" not in str(brief)
    assert line(brief, "Withheld").text.startswith(
        "Withheld from this viewer: 1 document by the rule “anonymous”, 1 expert by the rule “anonymous” and 3 units"
    )


def test_a_brief_that_is_taken_away_holds_nothing_that_may_only_be_read_here(ask: Ask, holdings: Holdings) -> None:
    chapter, note = holdings.documents
    red = replace(note, marking=Marking(Tlp.RED, "AU", frozenset({"UN"})))
    held = replace(holdings, documents=(chapter, red))

    assert "Talks on Darfur" in str(assemble(ask(), held))
    assert "Talks on Darfur" not in str(assemble(ask(purpose=Purpose.EXPORT), held))
    assert assemble(ask(purpose=Purpose.EXPORT), held).withheld == 1


def test_the_brief_bears_the_narrowest_marking_of_what_stands_in_it(ask: Ask, holdings: Holdings) -> None:
    whole = assemble(ask(), holdings)
    public = assemble(ask(viewer=Viewer()), holdings)

    assert line(whole, "Talks on Darfur resume").marking.tlp is Tlp.AMBER
    assert (whole.marking.tlp, whole.marking.owner) == (Tlp.AMBER_STRICT, "UN")
    assert public.marking == Marking()


def test_a_title_or_a_unit_in_a_table_marks_the_brief_as_well(ask: Ask, holdings: Holdings) -> None:
    quiet = Record(Source("q.txt", "q" * 64, "text/plain"), "other", None, "On fisheries", None, "en")
    titled = replace(holdings, documents=(Holding(quiet, Marking(Tlp.RED, "UN")),), units=(), experts=())
    unit = replace(holdings.units[0], marking=Marking(Tlp.AMBER, "AU", frozenset({"UN"})))
    slow = replace(unit, item=replace(unit.item, lead_time_days=200))
    listed = replace(holdings, documents=(), units=(*holdings.units, slow))

    assert assemble(ask(), titled).marking.tlp is Tlp.RED
    assert assemble(ask(), listed).marking.tlp is Tlp.AMBER_STRICT


def test_what_is_asked_of_somebody_is_owed_until_a_document_answers_it(ask: Ask, holdings: Holdings) -> None:
    owed = section(assemble(ask(), holdings), "owed").lines[0]

    assert owed.head == "Bearer not settled, under S/PRST/2007/7"
    assert owed.text.endswith("Open; no date set. No answer on record.")


def test_a_missing_report_under_article_54_is_a_gap_that_says_what_to_add(ask: Ask, holdings: Holdings) -> None:
    gap = line(assemble(ask(), holdings), "No report under Article 54")

    assert gap.kind == "gap"
    assert gap.text.endswith("To close the gap, add letters to the President of the Security Council.")


def test_units_count_from_the_day_of_their_entry_and_only_if_ready(ask: Ask, holdings: Holdings) -> None:
    deployable = section(assemble(ask(), holdings), "deployable")

    assert deployable.lines[0].text == (
        "Within 14 days of the order: 1 ready unit, 800 personnel: infantry battalion (1)."
    )
    assert "transport (1)" in deployable.lines[3].text
    assert [row[0] for row in deployable.tables[0].rows] == ["First Battalion", "Lame Battalion"]


def test_a_unit_of_a_state_of_the_situation_is_no_option(ask: Ask, holdings: Holdings) -> None:
    own = tuple(replace(held, item=replace(held.item, contributor="SDN")) for held in holdings.units)

    brief = assemble(ask(), replace(holdings, units=own))

    assert section(brief, "deployable").lines[-1].kind == "gap"


def test_a_pool_of_an_organization_that_does_not_cover_is_told_as_from_outside_the_region(
    ask: Ask, holdings: Holdings
) -> None:
    group = replace(holdings.units[0], item=replace(holdings.units[0].item, name="Battlegroup", pool="EU"))
    deployable = section(assemble(ask(), replace(holdings, units=(*holdings.units, group))), "deployable")

    assert deployable.lines[1].text.startswith("Within 30 days of the order: 1 ready unit, 800 personnel")
    assert any(found.text.startswith("From outside the region (EU), within 30 days: 1") for found in deployable.lines)
    assert ("Battlegroup", "EU (outside the region)") in [(row[0], row[2]) for row in deployable.tables[0].rows]


def test_the_line_of_an_organization_leaves_its_instruments_to_the_sources(ask: Ask, holdings: Holdings) -> None:
    union = line(assemble(ask(), holdings), "African Union (AU)")

    assert "Instruments" not in union.text
    assert any("Constitutive Act of the African Union, Art. 4(h)" in str(item.locator) for item in union.evidence)
    assert not any("Art. objectives" in str(found) for found in assemble(ask(), holdings).lines)


@pytest.mark.parametrize("with_units", [True, False])
def test_one_option_at_least_is_without_arms_and_every_excluded_one_has_its_reason(
    ask: Ask,
    holdings: Holdings,
    with_units: bool,  # noqa: FBT001 - pytest passes parameters by name
) -> None:
    brief = assemble(ask(), holdings if with_units else replace(holdings, units=()))
    (table,) = section(brief, "options").tables
    armed, result = table.columns.index("Armed"), table.columns.index("Result")

    assert any(row[armed] == "no" and row[result] == "stands" for row in table.rows)
    assert all(row[result] == "stands" or row[result].startswith(("excluded: ", "unresolved: ")) for row in table.rows)


def test_no_register_leaves_options_unresolved_and_excludes_none(ask: Ask, holdings: Holdings) -> None:
    (table,) = section(assemble(ask(), replace(holdings, units=())), "options").tables

    assert {row[-1] for row in table.rows} == {"stands", "unresolved: no register of units is in the library"}


def test_an_empty_library_gives_a_brief_of_gaps(ask: Ask, holdings: Holdings) -> None:
    brief = assemble(ask(), Holdings(holdings.atlas))

    assert {section(brief, key).lines[0].kind for key in ("situation", "outlook", "said_and_decided", "owed")} == {
        "gap"
    }
    assert section(brief, "who_may_act").lines[0].kind == "path"


def test_the_same_words_stand_once(ask: Ask, holdings: Holdings, chapter: Record) -> None:
    twice = replace(holdings, documents=(*holdings.documents, Holding(chapter, Marking())))
    words = [found.text for found in section(assemble(ask(), twice), "said_and_decided").lines]

    assert len(words) == len(set(words))


def test_a_decision_that_is_held_is_read_there_and_not_in_a_chapter(
    ask: Ask, holdings: Holdings, chapter: Record
) -> None:
    decision = chapter.decisions[0]
    clause = replace(decision.clauses[0], text="Invites further collaboration with the African Union.", passage="p1")
    held = replace(
        chapter,
        kind="presidential_statement",
        symbol="S/PRST/2007/7",
        statements=(),
        notes=(),
        decisions=(replace(decision, clauses=(clause,)),),
    )

    brief = assemble(ask(), replace(holdings, documents=(*holdings.documents, Holding(held, Marking()))))

    heads = [found for found in section(brief, "said_and_decided").lines if found.head.startswith("S/PRST/2007/7")]
    assert [found.text for found in heads] == ["Invites further collaboration with the African Union."]


def test_a_brief_is_a_pure_answer(ask: Ask, holdings: Holdings) -> None:
    assert assemble(ask(), holdings) == assemble(ask(), holdings)


def test_an_unknown_state_is_named(ask: Ask, holdings: Holdings) -> None:
    with pytest.raises(NotFoundError, match="QQQ"):
        assemble(ask(states=("QQQ",)), holdings)


def test_a_releaser_sees_no_more_than_an_analyst(ask: Ask, holdings: Holdings) -> None:
    releaser = Viewer("UN", frozenset({Role.RELEASER}))

    assert assemble(ask(viewer=releaser), holdings) == assemble(ask(), holdings)
