"""Assistance between organizations (E7, E8): offers and requests on the same topic are matched; status by state."""

from __future__ import annotations

from datetime import date

from chapter8.respond.assistance import (
    MEASURES,
    AssistanceNotice,
    Kind,
    MeasureStatus,
    assistance_matches,
    measures_on,
)
from chapter8.symbols.evidence import Evidence

ON = date(2026, 6, 30)
SAHEL = frozenset({"MLI", "NER", "TCD"})


def notice(
    key: str,
    kind: Kind,
    organization: str,
    *,
    topic: str = "counter_terrorism",
    states: frozenset[str] = frozenset(),
    begins: str = "2026-01-01",
    ends: str | None = None,
) -> AssistanceNotice:
    """A notice of an organization."""
    last = date.fromisoformat(ends) if ends else None
    return AssistanceNotice(key, kind, organization, topic, states, date.fromisoformat(begins), last)


OFFER, REQUEST = notice("o", "offer", "OAS"), notice("r", "request", "AU", states=SAHEL)


def test_an_offer_and_a_request_on_the_same_topic_are_matched_and_say_why() -> None:
    (found,) = assistance_matches([OFFER, REQUEST], ON)
    assert (found.offer.key, found.request.key, found.whole) == ("o", "r", True)
    assert found.why == "Same topic (counter terrorism); in MLI, NER, TCD; from 2026-01-01, no end stated"


def test_another_topic_the_same_organization_or_an_unnamed_topic_is_no_match() -> None:
    for other in (
        notice("o", "offer", "OAS", topic="mediation"),
        notice("o", "offer", "AU"),
        notice("o", "request", "OAS"),
    ):
        assert assistance_matches([other, REQUEST], ON) == ()
    pair = [notice("o", "offer", "OAS", topic="other"), notice("r", "request", "AU", topic="other")]
    assert assistance_matches(pair, ON) == ()


def test_states_in_common_are_needed_where_both_name_some() -> None:
    part = notice("o", "offer", "OAS", states=frozenset({"MLI", "SEN"}))
    (found,) = assistance_matches([part, REQUEST], ON)
    assert (found.states, found.whole) == (("MLI",), False)
    assert assistance_matches([notice("o", "offer", "OAS", states=frozenset({"HTI"})), REQUEST], ON) == ()


def test_days_in_common_are_needed_and_what_has_ended_matches_no_more() -> None:
    late = notice("o", "offer", "OAS", begins="2026-09-01", ends="2026-12-31")
    early = notice("r", "request", "AU", ends="2026-08-31")
    assert assistance_matches([late, early], ON) == ()
    ended = notice("o", "offer", "OAS", ends="2026-06-29")
    assert assistance_matches([ended, REQUEST], ON) == ()
    assert len(assistance_matches([ended, REQUEST], date(2026, 6, 29))) == 1


def test_offers_that_reach_the_whole_request_come_first() -> None:
    part = notice("a", "offer", "EU", states=frozenset({"MLI"}))
    assert [found.offer.key for found in assistance_matches([part, OFFER, REQUEST], ON)] == ["o", "a"]


def test_a_measure_stands_as_the_newest_entry_by_the_day_has_it_and_silence_is_silence() -> None:
    evidence = (Evidence(source="National report"),)
    entries = [
        MeasureStatus("SDN", "export_controls", "in_preparation", date(2024, 1, 1), evidence),
        MeasureStatus("SDN", "export_controls", "in_force", date(2026, 1, 1), evidence),
    ]
    then, now = measures_on(entries, date(2025, 1, 1)), measures_on(entries, ON)
    assert then["SDN", "export_controls"].status == "in_preparation"
    assert now["SDN", "export_controls"].status == "in_force"
    assert ("SDN", "accounting") not in now
    assert str(entries[0].asked_by.locator) == "S/RES/1540 (2004), para. 3 (d)"
    assert len(MEASURES) == 9
