"""The consent log (B8): what a host gave, restricted and withdrew, and what each change does to the legal paths."""

from __future__ import annotations

from datetime import date

from chapter8.atlas import Atlas
from chapter8.respond.legal.consent import Act, ConsentEntry, changes, consent_on, facts_of
from chapter8.symbols.evidence import Evidence, Locator

ATLAS = Atlas.shipped()
ON = date(2026, 6, 30)


def entry(act: Act, day: str, what: str = "", organization: str | None = "UN") -> ConsentEntry:
    """One act of the Sudan."""
    symbol = f"S/2026/{day[-2:]}"
    evidence = (Evidence(Locator(symbol)),)
    return ConsentEntry("SDN", organization, act, date.fromisoformat(day), what, evidence)


GIVEN = entry("given", "2026-01-10")
BANNED = entry("restricted", "2026-02-11", "night flights")
LIFTED = entry("lifted", "2026-03-12", "night flights")
GONE = entry("withdrawn", "2026-05-13")


def test_consent_stands_as_the_latest_act_left_it() -> None:
    log = [GIVEN, BANNED, LIFTED, GONE]
    days = ["2026-01-09", "2026-01-10", "2026-02-11", "2026-03-12", "2026-05-13"]
    standings = [consent_on(log, "SDN", "UN", date.fromisoformat(day)).standing for day in days]
    assert standings == ["unknown", "given", "restricted", "given", "withdrawn"]


def test_a_restriction_is_named_with_its_day_until_it_is_lifted() -> None:
    found = consent_on([GIVEN, BANNED], "SDN", "UN", ON)
    assert (found.restrictions, found.since) == (("night flights",), date(2026, 2, 11))


def test_consent_to_one_organization_is_not_consent_to_another() -> None:
    assert consent_on([GIVEN], "SDN", "AU", ON).standing == "unknown"
    assert consent_on([entry("given", "2026-01-10", organization=None)], "SDN", "AU", ON).standing == "given"


def test_withdrawing_consent_closes_the_paths_of_chapter_vi_and_lists_what_changes() -> None:
    found = changes(ATLAS, ["SDN"], ON, before=facts_of([GIVEN]), after=facts_of([GIVEN, GONE]))
    (one,) = [change for change in found if change.key == "UN-VI"]
    assert (one.before, one.after) == ("requires", "closed")
    assert "consent withdrawn on 13 May 2026 by the government (S/2026/13)" in one.reason
    assert one.reason.endswith(", and it is refused.")


def test_consent_given_again_opens_them_as_before() -> None:
    again = entry("given", "2026-06-14")
    assert changes(ATLAS, ["SDN"], ON, before=facts_of([GIVEN]), after=facts_of([GIVEN, GONE, again])) == ()


def test_a_withdrawal_towards_any_organization_closes_regional_operations_by_consent_too() -> None:
    gone = entry("withdrawn", "2026-05-13", organization=None)
    found = changes(ATLAS, ["SDN"], ON, before=(), after=facts_of([gone]))
    closed = {change.organization for change in found if change.key == "P-consent" and change.after == "closed"}
    assert {"AU", "IGAD"} <= closed


def test_enforcement_does_not_hang_on_consent() -> None:
    found = changes(ATLAS, ["SDN"], ON, before=(), after=facts_of([GONE]))
    assert not {change.key for change in found} & {"P53/VII", "UN-VII", "coalition"}
