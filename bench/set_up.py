"""Time from a clean clone to the first brief, and of `make brief` when all is built. Needs the package registry."""

from __future__ import annotations

import os
import sys
import tempfile
from importlib import metadata
from pathlib import Path

from bench.figures import Figure
from bench.measuring import quietly, seconds


def figures() -> list[Figure]:
    """Beside them stands an environment that holds the web framework alone: mostly, both wait for the registry."""
    beside = "a new environment with Django alone"
    with tempfile.TemporaryDirectory(prefix="chapter8-bench-") as folder:
        clone = Path(folder) / "chapter8"
        quietly(["git", "clone", "--quiet", ".", str(clone)])
        bare = seconds(lambda: _bare(Path(folder) / "bare"))
        set_up = seconds(lambda: _make(clone, ".venv/run"))
        first = seconds(lambda: _make(clone, "brief"))
        again = seconds(lambda: _make(clone, "brief"))
    return [
        Figure("set-up from a clean clone", set_up, "s", beside, bare),
        Figure("set-up and first `make brief`", set_up + first, "s", beside, bare, "under 5 min"),
        Figure("second `make brief`, HTML and PDF", again, "s", "the first, after set-up", first, "under 10 s"),
    ]


def _bare(environment: Path) -> None:
    """A new environment with Django alone."""
    quietly([sys.executable, "-m", "venv", str(environment)])
    quietly([str(environment / "bin" / "pip"), "install", "--quiet", f"django=={metadata.version('django')}"])


def _make(clone: Path, target: str) -> None:
    """A target of the clone's own Makefile, without this run's environment."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("CHAPTER8_", "VIRTUAL_ENV"))}
    quietly(["make", target], cwd=clone, env=kept)
