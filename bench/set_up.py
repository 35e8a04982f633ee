"""Time from a clean clone to the first brief, and of `make brief` when all is built. Needs the package registry."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from bench.figures import Figure
from bench.measuring import quietly, seconds


def figures() -> list[Figure]:
    """Nothing stands beside it: it is mostly the download of dependencies."""
    with tempfile.TemporaryDirectory(prefix="chapter8-bench-") as folder:
        clone = Path(folder) / "chapter8"
        quietly(["git", "clone", "--quiet", ".", str(clone)])
        set_up = seconds(lambda: _make(clone, ".venv/run"))
        first = seconds(lambda: _make(clone, "brief"))
        again = seconds(lambda: _make(clone, "brief"))
    return [
        Figure("set-up from a clean clone", set_up, "s"),
        Figure("set-up and first `make brief`", set_up + first, "s", bar="under 5 min"),
        Figure("second `make brief`", again, "s", bar="under 10 s"),
    ]


def _make(clone: Path, target: str) -> None:
    """A target of the clone's own Makefile, without this run's environment."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("CHAPTER8_", "VIRTUAL_ENV"))}
    quietly(["make", target], cwd=clone, env=kept)
