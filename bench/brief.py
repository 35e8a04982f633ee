"""How long the brief on the exercise takes a person who types the command; beside the start of the interpreter."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from bench.figures import Figure
from bench.measuring import quietly, seconds

COMMAND = str(Path(sys.executable).with_name("chapter8"))


def figures() -> list[Figure]:
    """The first run fills the library and makes the brief; the second one is the everyday one."""
    with tempfile.TemporaryDirectory(prefix="chapter8-bench-") as folder:
        out = str(Path(folder) / "brief.html")
        first = seconds(lambda: _add_and_brief(folder, out))
        again = seconds(lambda: _add_and_brief(folder, out), times=3)
        alone = seconds(lambda: _run(folder, "brief", "Iskara", "-o", out), times=3)
        start = seconds(lambda: _run(folder, "--version"), times=3)
    beside = "start of the command (--version)"
    return [
        Figure("exercise added and brief made, first time", first, "s", beside, start),
        Figure("the same, second time", again, "s", beside, start, "under 10 s"),
        Figure("brief alone", alone, "s", beside, start),
    ]


def _add_and_brief(home: str, out: str) -> None:
    """What `make brief` does once all is built."""
    _run(home, "add", "sample")
    _run(home, "brief", "Iskara", "-o", out)


def _run(home: str, *arguments: str) -> None:
    """A command over the library in a folder."""
    quietly([COMMAND, *arguments], env={**os.environ, "CHAPTER8_HOME": str(Path(home) / "home")})
