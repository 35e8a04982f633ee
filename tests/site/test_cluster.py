"""`add` through a Dask cluster: a real scheduler and two real workers on loopback."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from chapter8.site.library.adding.add import Outcome, add
from chapter8.site.library.models import Document, Fault, Passage

ROOT = Path(__file__).resolve().parent.parent.parent


@dataclass(slots=True)
class Cluster:
    """A scheduler and its workers, processes of their own."""

    address: str
    folder: Path
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def start(self, *words: str) -> subprocess.Popen[bytes]:
        """One part of the cluster; what it says goes to a file."""
        with (self.folder / f"{len(self.processes)}.log").open("wb") as log:
            made = subprocess.Popen(
                [sys.executable, "-m", "distributed.cli.dask_" + words[0], *words[1:]],
                stdout=log, stderr=log, cwd=self.folder, start_new_session=True,
            )  # fmt: skip
        self.processes.append(made)
        return made

    def worker(self) -> subprocess.Popen[bytes]:
        """One worker of one thread."""
        return self.start("worker", self.address, "--nthreads", "1", "--no-dashboard", "--host", "127.0.0.1")

    def stop(self) -> None:
        """End all of it, children of workers too."""
        for process in self.processes:
            try:
                os.killpg(process.pid, signal.SIGKILL)
            except ProcessLookupError:
                continue
            process.wait()


@pytest.fixture
def cluster(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Cluster]:
    """A scheduler with two workers; the environment names it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    made = Cluster(f"tcp://127.0.0.1:{port}", tmp_path)
    made.start("scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard", "--no-jupyter")
    made.worker()
    made.worker()
    try:
        wait_for_workers(made.address, 2)
        monkeypatch.setenv("CHAPTER8_CLUSTER", made.address)
        yield made
    finally:
        made.stop()


def wait_for_workers(address: str, count: int) -> None:
    """Until so many workers have come to the scheduler."""
    import distributed  # noqa: PLC0415 - only for the tests of a cluster

    client: Any = distributed.Client(address, timeout=30, set_as_default=False)  # type: ignore[no-untyped-call]
    client.wait_for_workers(count, timeout=30)
    client.close()


@pytest.fixture
def batch(tmp_path: Path) -> Path:
    """The exercise's documents, one of them twice, and a file that can't be read."""
    folder = tmp_path / "batch"
    shutil.copytree(ROOT / "sample" / "documents", folder)
    first = min(file for file in folder.iterdir() if file.is_file())
    shutil.copy(first, folder / f"again-{first.name}")
    (folder / "zz-empty.pdf").touch()
    return folder


def kept() -> list[tuple[str, int]]:
    """What the library holds, without its keys."""
    return sorted(
        (document.sha256, Passage.objects.filter(document=document).count()) for document in Document.objects.all()
    )


@pytest.mark.xdist_group("cluster")
def test_a_cluster_adds_what_this_machine_would(
    db: None, batch: Path, cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    far = add([batch])
    there = kept()
    Document.objects.all().delete()
    monkeypatch.delenv("CHAPTER8_CLUSTER")
    near = add([batch])
    assert told(far) == told(near)
    assert there == kept()
    assert [item.name for item in far.faults] == ["batch/zz-empty.pdf"]
    assert len(far.known) == 1  # the same content twice is added once


def told(outcome: Outcome) -> list[tuple[str, str]]:
    """What became of each file."""
    return [(item.name, item.status) for item in outcome.files]


@pytest.mark.xdist_group("cluster")
def test_a_worker_that_dies_amid_the_batch_loses_nothing(db: None, batch: Path, cluster: Cluster) -> None:
    files = [batch, ROOT / "docs" / "explanation"]
    dying = cluster.processes[1]

    def kill_once(done: int, of: int, name: str) -> None:
        if done == 2 and dying.poll() is None:
            os.killpg(dying.pid, signal.SIGKILL)
            dying.wait()

    outcome = add(files, progress=kill_once)
    assert dying.poll() is not None
    assert [item.name for item in outcome.faults] == ["batch/zz-empty.pdf"]
    assert add(files).added == ()  # run again: everything is here
    assert Fault.objects.count() == 1


@pytest.mark.xdist_group("cluster")
def test_a_scheduler_that_does_not_answer_is_told_in_one_line(
    db: None, batch: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHAPTER8_CLUSTER", "tcp://127.0.0.1:1")
    monkeypatch.setattr("chapter8.site.batches.cluster.PATIENCE", 0.5)
    from chapter8.site.batches.cluster import ClusterError  # noqa: PLC0415 - loads Dask

    with pytest.raises(ClusterError) as told_error:
        add([batch])
    line = str(told_error.value)
    assert line.startswith("CHAPTER8_CLUSTER=tcp://127.0.0.1:1: no scheduler answers")
    assert "dask scheduler" in line
    assert Document.objects.count() == 0
