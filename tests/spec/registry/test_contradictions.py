"""The primacy of the Council (B5): an option that contradicts a decision in force is infeasible, paragraph cited."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from chapter8.atlas import Atlas
from chapter8.respond.legal import LegalPath, legal_paths
from chapter8.respond.legal.contradictions import Bar, heeding
from chapter8.symbols.evidence import Evidence, Locator

ATLAS = Atlas.shipped()
ON = date(2026, 6, 30)
BAR = Bar(
    evidence=Evidence(Locator("S/RES/9905 (2026)", paragraphs=("3",)), words="no foreign force shall be deployed"),
    states=("SDN",),
    organizations=(),
    measure="consent",
    since=date(2026, 5, 1),
    excepts=("P52",),
)


def paths(*bars: Bar, on: date = ON) -> dict[tuple[str, str | None], LegalPath]:
    """The paths by consent in the Sudan, heeding some bars."""
    found = heeding(legal_paths(ATLAS, ["SDN"], on, "consent"), bars, ["SDN"], "consent", on)
    return {(each.key, each.organization): each for each in found}


def test_a_decision_in_force_flips_feasibility_and_is_cited_by_its_paragraph() -> None:
    assert paths()["P-consent", "AU"].available == "requires"
    barred = paths(BAR)["P-consent", "AU"]
    assert (barred.available, barred.barred) == ("closed", ("S/RES/9905 (2026), para. 3",))
    assert barred.reasons[-1] == "Contradicts a decision of the Security Council in force: S/RES/9905 (2026), para. 3."


def test_what_the_decision_excepts_stays_as_it_was() -> None:
    assert paths(BAR)["P52", "AU"] == paths()["P52", "AU"]


def test_what_is_barred_comes_last() -> None:
    barred = [bool(each.barred) for each in paths(BAR).values()]
    assert barred == sorted(barred)
    assert any(barred)


@pytest.mark.parametrize(
    "other",
    [
        replace(BAR, states=("TCD",)),
        replace(BAR, organizations=("LAS",)),
        replace(BAR, measure="coercive"),
        replace(BAR, until=date(2026, 6, 29)),
        replace(BAR, since=date(2026, 7, 1)),
    ],
)
def test_a_decision_on_another_state_body_measure_or_day_bars_nothing(other: Bar) -> None:
    assert paths(other)["P-consent", "AU"] == paths()["P-consent", "AU"]
