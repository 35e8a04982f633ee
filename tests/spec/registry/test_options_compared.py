"""Options side by side: prevention with its cost (C10), drivers (C11), ownership (C12), a neighbour's share (B9)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from chapter8.errors import UsageError
from chapter8.respond.partnership.options import Option, compared, concentration

FORCE = Option(
    "force", "Regional force", "ECOWAS", "ECOWAS", {"NGA": 600, "FRA": 400}, 100.0, ("armed groups",), force=True
)
UNITED = Option(
    "un", "United Nations operation", "UN", "UN", {"BGD": 900, "NGA": 100}, 300.0, ("armed groups",), force=True
)
TALKS = Option("talks", "Mediation", "ECOWAS", "ECOWAS", cost=2.0, drivers=("exclusion",))
REGION = {"regional": ("ECOWAS", "AU"), "states": ("NGA", "MLI", "NER")}


def test_a_comparison_always_has_a_line_without_force_and_its_cost() -> None:
    assert compared([FORCE, TALKS], **REGION).prevention == TALKS
    with pytest.raises(UsageError, match="no option without force has a cost"):
        compared([FORCE, replace(TALKS, cost=None)], **REGION)


def test_a_driver_that_no_option_addresses_is_listed() -> None:
    found = compared([FORCE, TALKS], **REGION, drivers=("armed groups", "exclusion", "drought"))
    assert found.unaddressed == ("drought",)


def test_options_are_sorted_by_how_far_the_region_owns_them() -> None:
    found = compared([UNITED, FORCE, TALKS], **REGION)
    assert [(each.option, round(each.index, 3)) for each in found.ownership] == [
        ("talks", 1.0),
        ("force", 0.867),
        ("un", 0.033),
    ]


def test_a_neighbours_share_is_told_against_the_cap_with_the_reason_of_the_flag() -> None:
    found = concentration(FORCE, {"NGA": "neighbour", "TCD": "neighbour"}, cap=0.4)
    assert (found.share, found.exceeded, found.flagged) == (0.6, True, {"NGA": "neighbour"})
    assert not concentration(FORCE, {"NGA": "neighbour"}, cap=0.6).exceeded
