"""The ledger of operations: when the Council acted, who took over from whom, who was where, how much it was."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest

from chapter8.atlas import Atlas
from chapter8.atlas.ledger import Ledger
from chapter8.atlas.nouns import Operation
from chapter8.errors import NotFoundError, TableError

ATLAS = Atlas.shipped()
LEDGER = Ledger.of_atlas(ATLAS)


def codes(operations: Iterable[Operation]) -> list[str]:
    """The codes of several operations."""
    return [each.code for each in operations]


# Authorised before, with or after: mechanism B3


def test_ecomog_was_in_liberia_818_days_before_the_first_resolution_on_it() -> None:
    timing = LEDGER.timing("ECOMOG-LBR")
    assert timing.act is not None
    assert (timing.kind, timing.gap_days, timing.act.symbol) == ("retrospective", -818, "S/RES/788 (1992)")
    assert timing.act.act == "commends"


def test_a_statement_by_the_president_is_on_record_and_sets_no_timing() -> None:
    assert "S/22133" in [act.symbol for act in LEDGER.acts_on("ECOMOG-LBR")]


@pytest.mark.parametrize(
    ("code", "kind", "symbol"),
    [
        ("ECOMIL", "prior", "S/RES/1497 (2003)"),
        ("KFOR", "prior", "S/RES/1244 (1999)"),
        ("AMISOM", "prior", "S/RES/1744 (2007)"),
        ("EUFOR-TCHAD-RCA", "prior", "S/RES/1778 (2007)"),
        ("ECOMIG", "concurrent", "S/RES/2337 (2017)"),
        ("MIF", "concurrent", "S/RES/1529 (2004)"),
        ("MISAB", "retrospective", "S/RES/1125 (1997)"),
        ("ECOMICI", "retrospective", "S/RES/1464 (2003)"),
        ("AMIS-I", "retrospective", "S/RES/1556 (2004)"),
        ("CIS-ABKHAZIA", "retrospective", "S/RES/937 (1994)"),
    ],
)
def test_every_authorisation_is_prior_concurrent_or_retrospective(code: str, kind: str, symbol: str) -> None:
    timing = LEDGER.timing(code)
    assert timing.act is not None
    assert (timing.kind, timing.act.symbol) == (kind, symbol)


@pytest.mark.parametrize("code", ["ALLIED-FORCE", "BOLEAS", "GRENADA-1983", "IAPF-1965", "SAMIM", "RAMSI"])
def test_an_operation_on_which_no_resolution_acted_has_no_timing(code: str) -> None:
    timing = LEDGER.timing(code)
    assert (timing.kind, timing.gap_days, timing.act) == ("none", None, None)


def test_what_counts_as_an_act_is_the_readers_choice() -> None:
    strict = LEDGER.timing("ECOMOG-LBR", acts=("establishes", "authorises", "endorses"))
    assert strict.kind == "none"


def test_how_many_days_are_the_same_time_is_the_readers_choice() -> None:
    assert LEDGER.timing("KFOR", same_time_days=2).kind == "concurrent"


def test_the_gaps_of_all_operations_have_statistics() -> None:
    statistics = LEDGER.timing_statistics()
    outside = [each for each in LEDGER.operations if each.organizations[0] != "UN"]
    assert sum(statistics.counts.values()) == len(outside)
    assert min(statistics.gaps) < 0 < max(statistics.gaps)
    assert statistics.median_gap is not None


def test_no_operation_means_no_median() -> None:
    assert LEDGER.timing_statistics([]).median_gap is None


# Handed over


@pytest.mark.parametrize(
    ("source", "target", "symbol", "transferred", "days"),
    [
        ("ECOMIL", "UNMIL", "S/RES/1509 (2003)", "2003-10-01", 12),
        ("ECOMICI", "UNOCI", "S/RES/1528 (2004)", "2004-04-04", 37),
        ("MIF", "MINUSTAH", "S/RES/1542 (2004)", "2004-06-01", 32),
        ("AMIB", "ONUB", "S/RES/1545 (2004)", "2004-06-01", 11),
        ("AMIS-II", "UNAMID", "S/RES/1769 (2007)", "2007-12-31", 153),
        ("EUFOR-TCHAD-RCA", "MINURCAT", "S/RES/1861 (2009)", "2009-03-15", 60),
        ("AFISMA", "MINUSMA", "S/RES/2100 (2013)", "2013-07-01", 67),
        ("MISCA", "MINUSCA", "S/RES/2149 (2014)", "2014-09-15", 158),
    ],
)
def test_days_from_the_resolution_to_the_transfer(
    source: str, target: str, symbol: str, transferred: str, days: int
) -> None:
    found = next(each for each in LEDGER.handovers() if each.source.code == source)
    assert found.decision is not None
    assert (found.target.code, found.decision.symbol, found.days) == (target, symbol, days)
    assert found.transferred == date.fromisoformat(transferred)
    assert found.to_united_nations


def test_one_organization_hands_over_to_another_without_the_united_nations() -> None:
    among = {(each.source.code, each.target.code) for each in LEDGER.regional_handovers()}
    assert {("MICOPAX", "MISCA"), ("FOMUC", "MICOPAX"), ("SFOR", "EUFOR-ALTHEA")} <= among
    assert ("ECMM", "EUMM-BALKANS") not in among  # the European Union took the place of the Communities
    assert ("TMG", "PMG") not in among  # States alone


@pytest.mark.parametrize("code", ["AMISOM", "MNJTF-2015", "SAMIM"])
def test_what_was_never_handed_over_to_the_united_nations(code: str) -> None:
    assert not any(each.source.code == code and each.to_united_nations for each in LEDGER.handovers())


def test_amisom_atmis_and_aussom_follow_one_another_on_their_days() -> None:
    days = {each.source.code: each.transferred for each in LEDGER.handovers()}
    assert days["AMISOM"] == date(2022, 4, 1)
    assert days["ATMIS"] == date(2025, 1, 1)


# Where and whose


def test_who_was_in_a_country_on_a_day() -> None:
    found = codes(LEDGER.operations_in({"LBR"}, date(1994, 6, 1)))
    assert found == ["ECOMOG-LBR", "UNOMIL"]


def test_the_day_of_a_transfer_belongs_to_both() -> None:
    assert {"ECOMIL", "UNMIL"} <= set(codes(LEDGER.operations_in({"LBR"}, date(2003, 10, 1))))


def test_an_operation_that_never_began_is_in_no_country() -> None:
    assert "MAPROBU" not in codes(LEDGER.operations_in({"BDI"}, date(2016, 3, 1)))
    assert LEDGER.operation("MAPROBU").began is None


def test_the_leading_organization_stands_first() -> None:
    assert LEDGER.operation("AFISMA").organizations == ("AU", "ECOWAS")
    assert "AFISMA" in codes(LEDGER.of("ECOWAS"))


def test_an_operation_that_nobody_knows_is_an_error() -> None:
    with pytest.raises(NotFoundError, match="NOBODY"):
        LEDGER.operation("NOBODY")


# Regional organizations among themselves: mechanism H8


def test_organizations_work_together_without_the_united_nations() -> None:
    joint = codes(LEDGER.joint())
    assert {"AFISMA", "MISCA", "SHARP-GUARD"} <= set(joint)
    assert "UNAMID" not in joint
    assert not set(codes(LEDGER.joint(without_united_nations=True))) & {"AFISMA", "MISCA"}


def test_an_organization_and_its_successor_are_one_and_no_partnership() -> None:
    assert "OLMEE" not in codes(LEDGER.joint())
    assert "OSCE-GEO" not in codes(LEDGER.joint())


# Load: mechanism C8


def test_load_counts_what_is_at_work_in_a_month_against_the_capacity_given() -> None:
    load = LEDGER.load("AU", date(2013, 12, 20), capacity=25_000)
    assert codes(load.operations) == ["AMISOM", "RCI-LRA", "MISCA"]
    assert codes(load.shared) == ["UNAMID"]
    assert load.strength == 22_126 + 5_000 + 6_000
    assert load.share == pytest.approx(33_126 / 25_000)
    assert load.overstretched


def test_an_operation_of_unknown_strength_is_named_and_not_counted() -> None:
    load = LEDGER.load("IGAD", date(2015, 1, 1), capacity=1_000)
    assert codes(load.unknown) == ["IGAD-MVM"]
    assert (load.strength, load.share) == (0, 0.0)


def test_without_a_capacity_there_is_no_share() -> None:
    load = LEDGER.load("AU", date(2013, 12, 1))
    assert (load.share, load.overstretched) == (None, False)


def test_anything_is_too_much_for_a_capacity_of_nothing() -> None:
    assert LEDGER.load("AU", date(2013, 12, 1), capacity=0).overstretched
    assert not LEDGER.load("OAS", date(1950, 1, 1), capacity=0).overstretched


# Comparison of organizations: mechanism A9

FUNCTIONS = ("observation", "peacekeeping", "enforcement")
ORGANIZATIONS = ("AU", "ECOWAS", "EU", "NATO", "OSCE")


def test_the_comparison_is_computed_from_the_ledger_and_opens_its_evidence() -> None:
    cells = {(each.function, each.organization): each for each in LEDGER.comparison(FUNCTIONS, ORGANIZATIONS)}
    assert len(cells) == len(FUNCTIONS) * len(ORGANIZATIONS)
    assert "RCI-LRA" in codes(cells["enforcement", "AU"].operations)
    assert codes(cells["enforcement", "OSCE"].operations) == []
    assert codes(cells["enforcement", "ECOWAS"].planned) == ["MICEMA", "ESF-NER-2023"]
    assert cells["peacekeeping", "NATO"].highest_strength == LEDGER.operation("ISAF-NATO").peak_strength


def test_the_same_rows_give_the_same_bytes() -> None:
    backwards = Ledger(LEDGER.operations[::-1], LEDGER.authorisations[::-1], LEDGER.successors)
    one, two = (repr(each.comparison(FUNCTIONS, ORGANIZATIONS)).encode() for each in (LEDGER, backwards))
    assert one == two


# What a node may add

HEADER = "code,name,organizations,states,functions,mode,decided,began,ended,summary,source,verified\n"


def test_a_row_whose_word_is_not_among_those_allowed_is_refused_with_its_place(tmp_path: Path) -> None:
    row = "NEW,A mission,AU,LBR,peacekeeping,parallel,,2030-01-01,,A test.,a source,false\n"
    (tmp_path / "operations.csv").write_text(HEADER + row, encoding="utf-8")
    with pytest.raises(TableError, match=r"row 2, column mode: 'parallel' is not one of alone"):
        ATLAS.extended(tmp_path)


def test_a_nodes_own_row_takes_the_place_of_the_one_shipped(tmp_path: Path) -> None:
    row = "AUSSOM,Another name,AU,SOM,peacekeeping,alone,,2025-01-01,2026-12-31,A test.,a source,false\n"
    (tmp_path / "operations.csv").write_text(HEADER + row, encoding="utf-8")
    extended = Ledger.of_atlas(ATLAS.extended(tmp_path))
    assert extended.operation("AUSSOM").ended == date(2026, 12, 31)
    assert len(extended.operations) == len(LEDGER.operations)


# What holds of every row


def test_every_row_has_a_source_and_says_what_was_checked() -> None:
    provenances = [row.provenance for row in LEDGER.operations] + [row.provenance for row in LEDGER.authorisations]
    for each in provenances:
        assert each.source
        assert each.check


def test_no_operation_ends_before_a_transfer_by_more_than_a_week_or_begins_after_it() -> None:
    for each in LEDGER.operations:
        if each.transferred is not None:
            assert each.successor is not None, each.code
            assert each.began is not None, each.code
            assert each.began <= each.transferred, each.code
            assert each.ended is not None, each.code
            assert abs((each.transferred - each.ended).days) <= 30, each.code


def test_every_shipped_operation_is_of_organizations_that_existed_then() -> None:
    known = {each.code: each for each in ATLAS.organizations}
    for each in LEDGER.operations:
        lead = known.get(each.organizations[0])
        if lead is not None and lead.founded is not None and each.began is not None:
            assert lead.founded <= each.began, each.code
