"""Verbs of clauses that a chapter reports in the past tense."""

from __future__ import annotations

import pytest

from chapter8.record.verbs import operative_verbs


@pytest.mark.parametrize(
    ("clause", "verbs"),
    [
        ("Requested the Secretary-General to report by June;", ["Requested"]),
        ("Also invited all Members to take part;", ["Also invited"]),
        ("Expressed its intention to meet again.", ["Expressed its intention"]),
        ("Called upon all States to act, and urged the parties to talk;", ["Called upon", "urged"]),
        ("Recognized the role of regional organizations; and recalled their duties;", ["Recognized", "recalled"]),
        ("[Noted that States] stressed their interest in cooperation;", ["Noted", "stressed"]),
        ("[Stated that it] intended to meet again.", ["Stated", "intended"]),
        ("[Stressed] the importance of support.", ["Stressed"]),
        ("Stressed the benefits of cooperation; in this regard, it had agreed to expand it;", ["Stressed", "agreed"]),
        ("Welcomed the measures adopted, and supported by all;", ["Welcomed"]),
        ("Invited further collaboration with regional organizations;", ["Invited"]),
        ("Reiterated its request to the parties to talk;", ["Reiterated its request"]),
    ],
)
def test_a_clause_in_the_past_tense(clause: str, verbs: list[str]) -> None:
    assert [directive.verb for directive in operative_verbs(clause)] == verbs


def test_a_past_form_inside_a_clause_in_the_present_is_a_participle() -> None:
    text = "Requests the reports submitted to the Committee, and adopted by it, to be published;"
    assert [directive.verb for directive in operative_verbs(text)] == ["Requests"]
