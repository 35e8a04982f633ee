"""Communiqués of regional organizations are decisions of another body: clauses, addressees and commitments in it."""

from __future__ import annotations

from datetime import date

import pytest

from chapter8.record import Record, read

COUNCIL = """AFRICAN UNION                 UNION AFRICAINE
PEACE AND SECURITY COUNCIL
901st MEETING

14 MARCH 2025
ADDIS ABABA

PSC/PR/COMM.901 (2025)

COMMUNIQUÉ

Adopted by the Peace and Security Council of the African Union, at its 901st meeting, held on 14 March 2025, on the \
situation in Iskara:

The Peace and Security Council,

Recalling its previous press statements;

Acting under Article 7 of its Protocol, the PSC:

1. Endorses the mediation, and requests the Chairperson of the Commission to appoint an envoy;

2. Requests the Commission to report to the Council within 60 days;

3. Requests the United Nations Security Council to authorize the mission;

4. Expresses its intention to keep the situation under review;

5. Decides to remain seized of the matter.
"""
SUMMIT = """<html><body>
<p>ECONOMIC COMMUNITY OF WEST AFRICAN STATES</p><p>Authority of Heads of State and Government</p>
<h1>Extraordinary Summit on Iskara: final communiqué</h1><p>Abuja, 22 February 2025</p><p>ECW/HSG/EXT/COMM.9 (2025)</p>
<p>1. The Authority held a Summit in Abuja on 22 February 2025.</p><h2>On the political process</h2>
<p>2. The Authority decides to appoint a Mediator, and calls upon the parties to take part in talks.</p>
<p>3. The Authority condemns the attacks.</p>
<p>4. The Authority directs the President of the Commission to submit options to it within 30 days.</p>
</body></html>"""


@pytest.fixture(scope="module")
def council() -> Record:
    """A communiqué in the manner of resolutions."""
    return read(COUNCIL.encode(), name="communique.txt")


@pytest.fixture(scope="module")
def summit() -> Record:
    """A communiqué in whole sentences."""
    return read(SUMMIT.encode(), name="communique.html")


def test_it_is_no_press_release_but_a_decision_of_its_body(council: Record, summit: Record) -> None:
    assert (council.kind, council.symbol, council.date) == ("communique", "PSC/PR/COMM.901 (2025)", date(2025, 3, 14))
    assert council.title == "Communiqué on the situation in Iskara"
    assert (summit.kind, summit.symbol, summit.date) == ("communique", "ECW/HSG/EXT/COMM.9 (2025)", date(2025, 2, 22))
    assert summit.title == "Extraordinary Summit on Iskara: final communiqué"
    assert {decision.kind for record in (council, summit) for decision in record.decisions} == {"communique"}
    assert "kind_not_recognised" not in {warning.code for warning in (*council.warnings, *summit.warnings)}


def test_numbered_paragraphs_are_operative_clauses_with_verbs_and_addressees(council: Record, summit: Record) -> None:
    clauses = council.decisions[0].clauses
    assert [clause.number for clause in clauses] == [None, "1", "2", "3", "4", "5"]
    assert clauses[0].kind == "preambular"
    assert (clauses[1].verbs, clauses[1].addressees) == (("Endorses", "requests"), ("Chairperson of the Commission",))
    told = summit.decisions[0].clauses
    assert [clause.verbs for clause in told] == [(), ("decides", "calls upon"), ("condemns",), ("directs",)]
    assert told[1].addressees == ("parties",)


def test_the_body_itself_is_not_the_security_council(council: Record, summit: Record) -> None:
    own = [one for one in council.commitments if one.clause in {"4", "5"}]
    assert {one.bearers for one in own} == {("Peace and Security Council of the African Union",)}
    (report,) = [one for one in council.commitments if one.clause == "2"]
    assert report.recipients == ("Peace and Security Council of the African Union",)
    assert report.deadline is not None
    assert report.deadline.date == date(2025, 5, 13)
    (asked,) = [one for one in council.commitments if one.clause == "3"]
    assert asked.bearers == ("United Nations Security Council",)
    (options,) = [one for one in summit.commitments if one.clause == "4"]
    assert (options.bearers, options.recipients) == (
        ("President of the Commission",),
        ("Authority of Heads of State and Government of the Economic Community of West African States",),
    )  # fmt: skip
    assert options.report


def test_headings_amid_the_paragraphs_are_sections(summit: Record) -> None:
    assert [section.title for section in summit.sections] == ["On the political process"]


def test_a_press_release_that_mentions_a_communique_stays_one() -> None:
    text = "SC/15544\n\nPress release\n\nFinal communiqué welcomed\n\nThe Council met today. It took no decision."
    assert read(text.encode(), name="paper").kind == "press_release"


def test_a_resolution_that_cites_a_communique_stays_one() -> None:
    text = (
        "Resolution 9905 (2024)\n\nThe Security Council,\n\nWelcoming the communiqué\n\n1. Decides to act;\n\n"
        "2. Requests the parties to stop;\n\n3. Decides to remain seized."
    )
    assert read(text.encode(), name="paper").kind == "resolution"
