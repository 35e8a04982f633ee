"""Who may read, export and share what: the truth table, row by row, and the roles."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

import pytest

from chapter8.exchange.decide import Purpose, Role, Viewer, decide
from chapter8.exchange.marking import Marking, Tlp

TABLE = list(csv.DictReader((Path(__file__).parent / "truth_table.csv").read_text(encoding="utf-8").splitlines()))
RELEASER = frozenset({Role.RELEASER})
ANALYST = frozenset({Role.ANALYST})
VIEWERS = {  # of a thing that the UN owns and shares with the AU
    "public": Viewer(),
    "stranger": Viewer("OAS", ANALYST),
    "stranger releaser": Viewer("OAS", RELEASER),
    "named": Viewer("AU", ANALYST),
    "named releaser": Viewer("AU", RELEASER),
    "client of named": Viewer("ECOWAS", ANALYST, client_of=frozenset({"AU"})),
    "owner": Viewer("UN", ANALYST),
    "owner releaser": Viewer("UN", RELEASER),
}


@dataclass(frozen=True)
class Thing:
    marking: Marking


def test_the_table_has_every_label_with_every_kind_of_viewer() -> None:
    assert {(row["tlp"], row["viewer"]) for row in TABLE} == {(tlp, viewer) for tlp in Tlp for viewer in VIEWERS}


@pytest.mark.parametrize("purpose", Purpose)
@pytest.mark.parametrize("row", TABLE, ids=lambda row: f"{row['tlp']} {row['viewer']}")
def test_decide_says_what_the_table_says(row: dict[str, str], purpose: Purpose) -> None:
    thing = Thing(Marking(Tlp(row["tlp"]), "UN", frozenset({"AU"})))

    ruling = decide(thing, VIEWERS[row["viewer"]], purpose)

    assert (ruling.allow, ruling.rule) == (row[purpose] == "yes", row[f"rule_{purpose}"])


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.RELEASER])
def test_no_role_but_the_releaser_speaks_for_its_organization(role: Role) -> None:
    ruling = decide(Thing(Marking(Tlp.AMBER, "AU")), Viewer("AU", frozenset({role})), Purpose.SHARE)

    assert not ruling.allow
    assert ruling.explanation == "Only a releaser may share TLP:AMBER on behalf of AU."


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("tlp", Tlp)
def test_every_role_of_the_owner_reads_and_exports_it(role: Role, tlp: Tlp) -> None:
    viewer = Viewer("AU", frozenset({role}))

    assert decide(Thing(Marking(tlp, "AU")), viewer, Purpose.READ).allow
    assert decide(Thing(Marking(tlp, "AU")), viewer, Purpose.EXPORT).allow


def test_a_refusal_says_who_did_not_name_whom() -> None:
    ruling = decide(Thing(Marking(Tlp.RED, "AU", frozenset({"UN"}))), Viewer("ECOWAS", ANALYST))

    assert ruling.explanation == "TLP:RED: AU has not named ECOWAS in the audience."
