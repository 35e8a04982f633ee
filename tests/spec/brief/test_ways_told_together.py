"""A legal path that organizations and States may take is told once, and each duty only to those whom it binds."""

from __future__ import annotations

from datetime import date

from chapter8.atlas import Atlas
from chapter8.brief.ways import Way
from chapter8.respond.legal import legal_paths


def test_a_duty_that_does_not_bind_all_is_told_with_those_whom_it_binds() -> None:
    found = legal_paths(Atlas.shipped(), ["SDN"], date(2026, 6, 30), "coercive")
    invited = Way(tuple(path for path in found if path.key == "P-invite"), "coercive")
    assert {None, "AU"} <= {path.organization for path in invited.paths}
    log, inform = invited.duties(set()).removeprefix("Duty: ").split("; ")
    assert log.startswith("log the invitation")
    assert inform.startswith("for ")
    assert "coalition" not in inform
    assert inform.endswith("(Art. 54)")


def test_a_duty_that_binds_all_names_nobody() -> None:
    found = legal_paths(Atlas.shipped(), ["SDN"], date(2026, 6, 30), "coercive")
    defence = Way(tuple(path for path in found if path.key == "P51"), "coercive")
    assert defence.duties(set()).startswith("Duty: report the measures")
