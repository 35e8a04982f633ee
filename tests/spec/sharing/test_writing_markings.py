"""A marking stands on one line, in files and tables as on pages."""

from __future__ import annotations

import pytest

from chapter8.errors import UsageError
from chapter8.exchange.marking import Marking, Tlp, format_marking, parse_label, parse_marking, strictest


@pytest.mark.parametrize(
    ("line", "marking"),
    [
        ("TLP:CLEAR", Marking()),
        ("tlp:green", Marking(Tlp.GREEN)),
        (
            "TLP:AMBER AU ECOWAS; own: EU RESTRICTED",
            Marking(Tlp.AMBER, "UN", frozenset({"AU", "ECOWAS"}), "EU RESTRICTED"),
        ),
        ("TLP:AMBER+STRICT AU; owner: ECOWAS", Marking(Tlp.AMBER_STRICT, "ECOWAS", frozenset({"AU"}))),
        ("TLP:RED; owner: AU; own: SECRET; eyes only", Marking(Tlp.RED, "AU", own="SECRET; eyes only")),
    ],
)
def test_a_line_is_read_as_label_audience_owner_and_own_marking(line: str, marking: Marking) -> None:
    assert parse_marking(line) == marking
    assert parse_marking(format_marking(marking)) == marking


def test_the_owner_of_the_node_holds_where_the_line_names_none() -> None:
    assert parse_marking("TLP:GREEN", owner="AU") == Marking(Tlp.GREEN, "AU")


def test_a_marking_is_written_with_its_owner() -> None:
    marking = Marking(Tlp.AMBER, "UN", frozenset({"ECOWAS", "AU"}), "UNCLASSIFIED")

    assert str(marking) == "TLP:AMBER AU ECOWAS; owner: UN; own: UNCLASSIFIED"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("", "'' is no TLP label"),
        ("SECRET", "'SECRET' is no TLP label"),
        ("TLP:ORANGE", "Use one of TLP:CLEAR, TLP:GREEN, TLP:AMBER, TLP:AMBER\\+STRICT, TLP:RED"),
        ("TLP:WHITE", "TLP 2.0 calls it TLP:CLEAR"),
        ("TLP:AMBER STRICT", "Write TLP:AMBER\\+STRICT"),
        ("TLP:AMBER AU, ECOWAS", "'AU,' is no code of an organization"),
        ("TLP:GREEN; audience: AU", "'audience: AU' is no part of a marking"),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_to_write(line: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        parse_marking(line)


@pytest.mark.parametrize("translated", ["TLP:ROUGE", "TLP:AMBRE", "ПДП:КРАСНЫЙ"])
def test_labels_are_never_translated(translated: str) -> None:
    with pytest.raises(UsageError):
        parse_label(translated)


def test_a_whole_goes_nowhere_that_a_part_may_not_go() -> None:
    parts = (
        Marking(Tlp.AMBER, "AU", frozenset({"UN", "ECOWAS"}), "RESTRICTED"),
        Marking(Tlp.AMBER, "EU", frozenset({"UN", "AU"}), "EU RESTRICTED"),
        Marking(),
    )

    assert strictest(parts, "UN") == Marking(Tlp.AMBER_STRICT, "UN", frozenset({"AU"}), "RESTRICTED / EU RESTRICTED")


def test_a_whole_of_clear_parts_is_clear() -> None:
    assert strictest((), "AU") == strictest((Marking(), Marking(owner="EU")), "AU") == Marking(owner="AU")
