"""Pages with commands are run as they stand: every command ends well and prints what the page says it prints."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = ("tutorial/first-brief.md", "how-to/ask-who-may-act.md", "how-to/compare-organizations.md")


def _steps(page: str) -> list[tuple[str, str]]:
    """Each command of the page, with the output promised under it."""
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    blocks = re.findall(r"```console\n(.*?)```", text, flags=re.DOTALL)
    return [
        (command, promised)
        for block in blocks
        for command, promised in re.findall(r"\$ (.*)\n((?:(?!\$ ).*\n)*)", block)
    ]


def _promise_kept(promised: str, printed: str) -> bool:
    """Whether the fragments between the dots of `promised` appear in `printed` in their order."""
    place = 0
    for fragment in filter(None, (part.strip() for part in promised.split("..."))):
        place = printed.find(fragment, place)
        if place < 0:
            return False
    return True


@pytest.mark.parametrize("page", PAGES)
def test_every_command_of_the_page_does_what_it_says(page: str, tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "CHAPTER8_HOME": str(tmp_path / "none"),
    }
    for command, promised in _steps(page):
        if command.startswith("export CHAPTER8_HOME="):
            environment["CHAPTER8_HOME"] = str(tmp_path / "tutorial")
            continue
        done = subprocess.run(
            shlex.split(command), cwd=ROOT, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, f"{command}\n{done.stderr}"
        assert _promise_kept(promised, done.stdout), f"{command}\nprinted:\n{done.stdout[-2000:]}"
