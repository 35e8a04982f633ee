"""`chapter8 positions`: who stands where, on paper and as JSON."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from chapter8.cli import cli

NEWS = """\
Global perspective Human stories

UN chief urges early warning

8 April 2008

Secretary-General Ban Ki-moon today called for early warning in every region, and warned against ad hoc cooperation.

“We must build a hybrid operation,” Mr. Ban said.
"""


def run(folder: Path, *options: str) -> str:
    """What the command prints."""
    path = folder / "news.txt"
    path.write_text(NEWS, encoding="utf-8")
    done = CliRunner().invoke(cli, ["positions", str(path), *options])
    assert done.exit_code == 0, done.output
    return done.stdout


def test_a_line_has_stance_actor_place_and_words(tmp_path: Path) -> None:
    out = run(tmp_path, "--theme", "early_warning")
    assert "Early warning  (early_warning)" in out
    assert "supports    Secretary-General" in out
    assert "“called for ... early warning”" in out


def test_json_is_one_position_a_line(tmp_path: Path) -> None:
    rows = [json.loads(line) for line in run(tmp_path, "--json", "--stance", "opposes").splitlines()]
    assert [(row["theme"], row["actor"], row["spoken_by"], row["stance_words"]) for row in rows] == [
        ("flexible_cooperation", "Secretary-General", "Ban Ki-moon", "warned against")
    ]


def test_an_unknown_theme_ends_in_one_line_that_lists_the_themes(tmp_path: Path) -> None:
    (tmp_path / "news.txt").write_text(NEWS, encoding="utf-8")
    done = CliRunner().invoke(cli, ["positions", str(tmp_path), "--theme", "astrology"])
    assert "no theme 'astrology'" in str(done.exception)


def test_what_cannot_be_read_gives_a_line_and_exit_code_3(tmp_path: Path) -> None:
    done = CliRunner().invoke(cli, ["positions", str(tmp_path / "absent.pdf")])
    assert done.exit_code == 3
    assert "absent.pdf" in done.stderr
