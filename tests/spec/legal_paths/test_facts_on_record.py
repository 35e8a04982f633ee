"""Legal paths with facts on record: told with place and end, dated, and never more than they settle."""

from __future__ import annotations

from datetime import date

import pytest

from chapter8.atlas import Atlas
from chapter8.respond.legal import LegalPath, legal_paths
from chapter8.respond.legal.facts import KnownFact
from chapter8.respond.legal.rules import Measure
from chapter8.symbols.evidence import Evidence, Locator

ATLAS = Atlas.shipped()
RESOLUTION = (Evidence(Locator("S/RES/9902 (2025)", paragraphs=("1",))),)
GRANTED = KnownFact(
    "authorisation", "AU", date(2025, 11, 18), RESOLUTION, measure="coercive", expires=date(2026, 7, 31)
)


def path(key: str, organization: str, fact: KnownFact, on: date, measure: Measure = "coercive") -> LegalPath:
    """The path of that key for the organization in the Sudan, with one fact on record."""
    found = legal_paths(ATLAS, ["SDN"], on, measure, organization, facts=[fact])
    return next(each for each in found if each.key == key and each.organization == organization)


def test_an_authorization_in_force_opens_enforcement_and_says_by_what_and_until_when() -> None:
    found = path("P53/VII", "AU", GRANTED, date(2026, 6, 30))

    assert found.available == "open"
    assert found.requirements[0].known == "authorized by S/RES/9902 (2025), para. 1, until 31 July 2026"
    assert RESOLUTION[0] in found.evidence


def test_an_authorization_for_one_organization_opens_nothing_for_another() -> None:
    found = path("P53/VII", "LAS", GRANTED, date(2026, 6, 30))

    assert found.available == "requires"
    assert "not on record here" in found.requirements[0].reason


@pytest.mark.parametrize(("on", "available"), [(date(2026, 7, 31), "open"), (date(2026, 8, 1), "requires")])
def test_an_authorization_holds_to_its_last_day_and_is_shown_as_expired_after_it(on: date, available: str) -> None:
    found = path("P53/VII", "AU", GRANTED, on)

    assert found.available == available
    assert ("expired on 31 July 2026" in found.requirements[0].known) == (available == "requires")


def test_what_is_later_than_the_day_is_not_on_record() -> None:
    assert path("P53/VII", "AU", GRANTED, date(2025, 11, 17)).requirements[0].known == ""


def test_an_authorization_without_a_stated_end_settles_nothing() -> None:
    endless = KnownFact("authorisation", "AU", date(2025, 11, 18), RESOLUTION, measure="coercive")
    found = path("P53/VII", "AU", endless, date(2026, 6, 30))

    assert (found.available, found.requirements[0].met) == ("requires", False)
    assert found.requirements[0].known.endswith("no end stated")


def test_an_invitation_that_is_claimed_is_told_by_whom_and_settles_nothing() -> None:
    letter = (Evidence(Locator("S/2025/9911", paragraphs=("3",))),)
    claimed = KnownFact(*("invitation", "AU", date(2025, 5, 2), letter), state="SDN", claimed_by="S/2025/9911")
    found = path("P-invite", "AU", claimed, date(2026, 6, 30))

    assert found.available == "unresolved"
    assert found.requirements[0].known == "invitation of 2 May 2025 by Sudan, as told in S/2025/9911, para. 3"
    assert not found.requirements[0].met


def test_consent_of_one_state_is_not_that_of_the_others() -> None:
    letter = (Evidence(Locator("S/2025/9911")),)
    consent = KnownFact("consent", "AU", date(2025, 5, 2), letter, state="SDN", claimed_by="S/2025/9911")
    found = legal_paths(ATLAS, ["SDN", "TCD"], date(2026, 6, 30), "consent", "AU", facts=[consent])
    needed = next(each for each in found if each.key == "P-consent").requirements[0]

    assert needed.known.endswith("; of Chad nothing")
    assert not needed.met


def test_a_decision_in_principle_is_shown_as_such_and_settles_nothing() -> None:
    communique = (Evidence(Locator("PSC/PR/COMM.9901 (2025)", paragraphs=("4",))),)
    decided = KnownFact("decision", "AU", date(2025, 3, 14), communique, in_principle=True)
    needed = path("P-consent", "AU", decided, date(2026, 6, 30), "consent").requirements[1]

    assert needed.known == "decided in principle by PSC/PR/COMM.9901 (2025), para. 4"
    assert not needed.met


def test_the_grave_circumstances_of_article_4h_are_settled_by_no_fact_on_record() -> None:
    found = path("P4(h)", "AU", GRANTED, date(2026, 6, 30))

    assert [needed.met for needed in found.requirements] == [False, True]
    assert found.available == "requires"
