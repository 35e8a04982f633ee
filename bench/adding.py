"""All official texts into the library, search included; and what a second reader brings, here and in a cluster."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench.figures import Figure
from bench.measuring import DATA, run, seconds

CORPUS = (DATA / "akn", DATA / "resolutions_text")
SAMPLE = 4  # every fourth file shows how reading scales
START = 60  # seconds for a scheduler and its workers to be there


def figures() -> list[Figure]:
    """Time and memory of adding everything, and the rates with one and two readers."""
    whole = run("bench.adding:whole")
    floor = run("bench.adding:floor")
    one, two = run("bench.adding:one_reader").result, run("bench.adding:two_readers").result
    with _cluster(1) as address:
        far_one = run("bench.adding:two_readers", {"CHAPTER8_CLUSTER": address}).result
    with _cluster(2) as address:
        far_two = run("bench.adding:two_readers", {"CHAPTER8_CLUSTER": address}).result
    files, search = f"{whole.result['files']:,.0f}", "into the library, with search"
    return [
        Figure(f"{files} official texts {search}", whole.result["seconds"], "s", "the same copied, hashed, put into "
               "SQLite as they are", floor.result["seconds"], bar="under 60 s"),
        Figure("peak memory of that (the process that saves)", whole.peak_mb, "MB", "the same", floor.peak_mb,
               bar="under 1.5 GB"),
        Figure("official texts read, two processes here", two["rate"], "documents/s", "one process", one["rate"]),
        Figure("official texts read, two workers of a Dask cluster", far_two["rate"], "documents/s", "one worker",
               far_one["rate"]),
    ]  # fmt: skip


def whole() -> dict[str, float]:
    """Everything added to an empty library, as `chapter8 add` does it."""
    with TemporaryDirectory() as home:
        os.environ["CHAPTER8_HOME"] = home
        from chapter8.site.start import make_ready  # noqa: PLC0415 - reads the environment

        make_ready()
        from chapter8.site.library.adding.add import add  # noqa: PLC0415 - needs Django

        begun = time.perf_counter()
        outcome = add(CORPUS)
        took = time.perf_counter() - begun
        if outcome.indexed != len(outcome.added):
            raise RuntimeError(f"{len(outcome.added)} added, {outcome.indexed} indexed")
    return {"seconds": took, "files": len(outcome.files), "added": len(outcome.added)}


def floor() -> dict[str, float]:
    """The least that keeping them takes: a copy on the disk, a hash, a row with the text."""
    import hashlib  # noqa: PLC0415 - only for the floor
    import sqlite3  # noqa: PLC0415 - as above

    def keep() -> None:
        with TemporaryDirectory() as folder:
            database = sqlite3.connect(Path(folder) / "floor.sqlite3")
            database.execute("CREATE TABLE document (sha256 TEXT PRIMARY KEY, name TEXT, content BLOB)")
            for file in _files():
                content = file.read_bytes()
                sha256 = hashlib.sha256(content).hexdigest()
                shutil.copyfile(file, Path(folder) / sha256)
                with database:
                    database.execute("INSERT OR IGNORE INTO document VALUES (?, ?, ?)", (sha256, file.name, content))
            database.close()

    return {"seconds": seconds(keep)}


def one_reader() -> dict[str, float]:
    """Files read through the door by one process."""
    return _read_through_the_door(1)


def two_readers() -> dict[str, float]:
    """The same by two, or by the cluster that the environment names."""
    return _read_through_the_door(2)


def _read_through_the_door(count: int) -> dict[str, float]:
    """Documents a second, once the processes are warm; nothing is saved."""
    from chapter8.site.batches import open_door, spread  # noqa: PLC0415 - the floor must not hold it
    from chapter8.site.library.adding.recognising import file_asked, reading_work  # noqa: PLC0415 - as above

    files = list(_files())[::SAMPLE]
    with open_door(reading_work(Path("/nonexistent")), count) as door:

        def read(some: list[Path]) -> None:
            lost = [done.key for done in spread(door, some, lambda file: file_asked(file, door)) if done.lost]
            if lost:
                raise RuntimeError(f"lost: {lost}")

        read(files[: 8 * count])
        return {"rate": len(files) / seconds(lambda: read(files))}


def _files() -> Iterator[Path]:
    """Every file of the corpus."""
    for folder in CORPUS:
        yield from sorted(file for file in folder.rglob("*") if file.is_file())


@contextmanager
def _cluster(workers: int) -> Iterator[str]:
    """A scheduler and its workers on loopback; its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"tcp://127.0.0.1:{port}"
    with ExitStack() as stack:
        folder = stack.enter_context(TemporaryDirectory())
        _start(stack, folder, "scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard")
        for _ in range(workers):
            _start(stack, folder, "worker", address, "--nthreads", "1", "--no-dashboard", "--host", "127.0.0.1")
        _wait(address, workers)
        yield address


def _start(stack: ExitStack, folder: str, *words: str) -> None:
    """One part of the cluster, ended with the stack."""
    command = [sys.executable, "-m", f"distributed.cli.dask_{words[0]}", *words[1:]]
    made = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=folder)
    stack.callback(made.wait)
    stack.callback(made.terminate)


def _wait(address: str, workers: int) -> None:
    """Until all workers are there."""
    import distributed  # noqa: PLC0415 - only where a cluster is measured

    connect: Any = distributed.Client
    client = connect(address, timeout=START, set_as_default=False)
    client.wait_for_workers(workers, timeout=START)
    client.close()
