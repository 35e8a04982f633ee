"""`chapter8 up`: one process tree that ends as a whole, a port in use is told, a job that was cut off runs again."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from chapter8.exchange.decide import Role
from chapter8.site.jobs.tasks import reindex
from chapter8.site.jobs.worker import MOST_TRIES, put_back, worker_id

COMMAND = [sys.executable, "-c", "from chapter8.cli import main; main()", "up", "--port"]
PATIENCE = 60  # seconds


@pytest.fixture
def port() -> int:
    """A port that is free."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        number: int = probe.getsockname()[1]
        return number


@pytest.fixture
def node(home: Path, server: Any) -> dict[str, str]:
    """A node of its own."""
    found = {**os.environ, "CHAPTER8_HOME": str(home)}
    if server is not None:
        found["CHAPTER8_DATABASE_URL"] = server.create(home.parent.name)
    return found


@pytest.fixture
def started(node: dict[str, str], port: int, home: Path) -> Iterator[subprocess.Popen[bytes]]:
    """`up` on the port, listening."""
    with (home / "log").open("w") as log:
        process = subprocess.Popen([*COMMAND, str(port)], env=node, stdout=log, stderr=log)
    assert becomes(lambda: listens(port)), (home / "log").read_text()
    yield process
    process.kill()
    process.wait()


def listens(port: int) -> bool:
    """Whether somebody answers at the port."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def becomes(true: Callable[[], bool]) -> bool:
    """Whether it becomes true in time."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if true():
            return True
        time.sleep(0.1)
    return False


def family(parent: int) -> set[int]:
    """The processes below one, as the kernel tells."""
    found: set[int] = set()
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:  # it ended meanwhile
            continue
        if int(fields[1]) == parent:
            child = int(stat.parent.name)
            found |= {child} | family(child)
    return found


def gone(process: int) -> bool:
    """Whether a process has ended: it is not there, or only its exit code is."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] in {"Z", "X"}
    except OSError:
        return True


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_a_killed_parent_takes_its_children_with_it_and_frees_the_port(
    started: subprocess.Popen[bytes], port: int, node: dict[str, str]
) -> None:
    assert becomes(lambda: len(family(started.pid)) >= 3), "the server, its process that serves, and the worker"
    children = family(started.pid)
    started.send_signal(signal.SIGKILL)
    started.wait()
    assert becomes(lambda: all(gone(child) for child in children))
    assert not listens(port)


def test_a_port_in_use_is_told_in_one_line(port: int, node: dict[str, str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", port))
        taken.listen()
        done = subprocess.run([*COMMAND, str(port)], env=node, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr == (
        f"chapter8: 127.0.0.1:{port}: the port is in use. "
        "End the program that holds it, or choose another with --port.\n"
    )


def test_an_address_of_another_machine_is_told_in_one_line(node: dict[str, str]) -> None:
    done = subprocess.run(
        [*COMMAND, "8008", "--host", "192.0.2.1"], env=node, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "this machine has no such address" in done.stderr


def begun(by: str, times: int = 1) -> DBTaskResult[Any, Any]:
    """A job that a worker has begun so many times."""
    job = DBTaskResult.objects.get(pk=reindex.enqueue().id)
    for _ in range(times):
        job.claim(by)
    return job


@pytest.mark.django_db(transaction=True)
def test_a_job_that_was_cut_off_waits_again_and_another_nodes_job_is_left_alone() -> None:
    ours, theirs = begun(worker_id()), begun("another node's worker")
    assert put_back() == 1
    ours.refresh_from_db()
    theirs.refresh_from_db()
    assert (ours.status, ours.started_at) == (TaskResultStatus.READY, None)
    assert theirs.status == TaskResultStatus.RUNNING


@pytest.mark.django_db(transaction=True)
def test_a_job_that_ends_its_worker_each_time_is_given_up_and_says_so(client_for: Callable[..., Client]) -> None:
    job = begun(worker_id(), MOST_TRIES)
    put_back()
    job.refresh_from_db()
    assert job.status == TaskResultStatus.FAILED
    assert "Failed" in client_for("UN", Role.ADMINISTRATOR).get(f"/jobs/{job.pk}").content.decode()
