"""`kill -9` at any moment of `chapter8 add`, and the same command again, end where one clean run ends."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
KILLS, MORE_KILLS = 4, 10

DUMP = """
import json, hashlib
from pathlib import Path
from chapter8.site.start import make_ready
make_ready(migrate=False)
from django.apps import apps
from django.conf import settings
from chapter8.exchange.decide import Viewer
from chapter8.site.search.index import find

CHANGING = {"id", "added_at", "seen_at", "document", "passage", "decision_id"}
def plain(row):
    names = [f for f in row._meta.concrete_fields if f.name not in CHANGING and not f.is_relation]
    return {f.name: str(getattr(row, f.attname)) for f in names}
def place(row):
    return getattr(getattr(row, "document", None), "sha256", "")
tables = {}
for name in ("Document", "Passage", "Meeting", "Statement", "Decision", "Clause", "Citation", "Commitment", "Fault"):
    rows = apps.get_model("library", name).objects.all()
    tables[name] = sorted(json.dumps([place(row), plain(row)], sort_keys=True) for row in rows)
registers = (("situations", "Situation"), ("situations", "EventRelease"), ("standby", "Unit"), ("standby", "Expert"))
for app, name in registers:
    tables[name] = sorted(json.dumps(plain(row), sort_keys=True) for row in apps.get_model(app, name).objects.all())
home = Path(settings.HOME)
def files(folder):
    found = sorted(path for path in (home / folder).rglob("*") if path.is_file())
    return {str(path.relative_to(home)): hashlib.sha256(path.read_bytes()).hexdigest() for path in found}
viewer = Viewer(organization="UN")
hits = {q: [find(q, viewer).total, sorted(f"{h.document.sha256} {h.passage.ident}" for h in find(q, viewer).hits)]
        for q in ("Council", "African Union", "exercise", "report")}
print(json.dumps({"tables": tables, "files": {**files("files"), **files("atlas")}, "hits": hits}))
"""


@pytest.fixture
def batch(tmp_path: Path) -> Path:
    """The exercise, and beside it a file that can't be read."""
    folder = tmp_path / "batch"
    shutil.copytree(ROOT / "sample", folder / "sample", ignore=shutil.ignore_patterns("make", "__pycache__"))
    (folder / "zz-empty.pdf").touch()
    return folder


def environment(home: Path, server: Any) -> dict[str, str]:
    """A node of its own."""
    found = {**os.environ, "CHAPTER8_HOME": str(home), "DJANGO_SETTINGS_MODULE": "chapter8.site.settings"}
    if server is not None:
        found["CHAPTER8_DATABASE_URL"] = server.create(home.name)
    return found


def command(batch: Path) -> list[str]:
    return [sys.executable, "-c", "from chapter8.cli import main; main()", "add", str(batch), "--readers", "2"]


def dump(node: dict[str, str]) -> dict[str, Any]:
    """Everything that is kept, without what may differ: keys and times of adding."""
    done = subprocess.run([sys.executable, "-c", DUMP], env=node, capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_a_killed_run_and_another_one_end_like_one_clean_run(
    batch: Path, tmp_path: Path, server: Any, *, thorough: bool
) -> None:
    kills = MORE_KILLS if thorough else KILLS
    clean, killed = environment(tmp_path / "clean", server), environment(tmp_path / "killed", server)
    begun = time.monotonic()
    assert subprocess.run(command(batch), env=clean, check=False, capture_output=True).returncode == 3
    whole = time.monotonic() - begun
    chance = random.Random(20260630)  # noqa: S311 - seeded, so that a failure comes again
    counts = []
    for step in range(kills):
        process = subprocess.Popen(command(batch), env=killed, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(whole * (0.25 + 0.7 * (step + chance.random()) / kills))
        process.send_signal(signal.SIGKILL)
        counts.append(process.wait())
    assert -signal.SIGKILL in counts, "no run was cut short: the test did not test"
    assert subprocess.run(command(batch), env=killed, check=False, capture_output=True).returncode == 3
    first, second = dump(clean), dump(killed)
    assert len(first["tables"]["Document"]) >= 12
    assert first["hits"]["exercise"][0] > 0
    assert second == first
