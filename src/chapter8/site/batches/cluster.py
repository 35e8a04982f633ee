"""The door to a Dask cluster. Each thread of a worker keeps a child process of its own, as this machine would.

A worker that dies loses what it had in hand; the scheduler gives that to another one. Since work is pure and only we
save, that changes nothing. The workers need the same version of Chapter8 as we have, and no database.
"""

from __future__ import annotations

import asyncio
import hashlib
import queue
import time
from collections.abc import Sequence
from concurrent.futures import Future
from importlib.metadata import version
from types import TracebackType
from typing import Any, Self

from chapter8.errors import Chapter8Error, MissingPartError
from chapter8.site.batches.child import Child
from chapter8.site.batches.work import LostError, Work

try:
    import distributed
except ImportError as error:
    raise MissingPartError(
        "a cluster is named, but the part that reaches it is not installed",
        place="CHAPTER8_CLUSTER",
        remedy="Install chapter8[cluster], or unset CHAPTER8_CLUSTER.",
    ) from error

PATIENCE = 10  # seconds for a scheduler to answer
PLUGIN = "chapter8-children"
GRAIN = 8  # items in one errand: scheduling one costs some milliseconds, reading a document about as many
RECOUNT = 5  # seconds


class ClusterError(Chapter8Error):
    """The cluster can't be used: no scheduler answers, no worker is there, or it was lost amid the batch."""


class Children(distributed.WorkerPlugin):
    """On each worker: the child processes of one kind of work, as many as there are items at the same time."""

    def __init__(self, work: Work) -> None:
        """Known to the worker under the name of the work."""
        self.work = work

    def setup(self, worker: Any) -> None:  # noqa: ARG002 - Dask gives it
        """No process yet: they start with the first items."""
        self.all: list[Child] = []
        self.free: queue.SimpleQueue[Child] = queue.SimpleQueue()

    def teardown(self, worker: Any) -> None:  # noqa: ARG002 - as above
        """End them with the worker."""
        for child in self.all:
            child.close()

    def ask(self, item: bytes) -> bytes:
        """One item, by a child that is free or a new one. Raises LostError."""
        try:
            child = self.free.get_nowait()
        except queue.Empty:
            child = Child(self.work)
            self.all.append(child)
        try:
            return child.ask(item)
        finally:
            self.free.put(child)


def _name(work: Work) -> str:
    """Under which name a worker keeps the children of this work: never those of another setting."""
    return f"{PLUGIN}-{work.factory}-{hashlib.sha256(work.setting).hexdigest()[:16]}"


def _on_worker(name: str, items: list[bytes]) -> list[bytes | str]:
    """What a worker runs: each item's result, or in words why it was lost."""
    plugins: Any = distributed.get_worker().plugins
    return [_asked(plugins[name], item) for item in items]


def _asked(children: Children, item: bytes) -> bytes | str:
    try:
        return children.ask(item)
    except LostError as error:
        return str(error)


def _version() -> str:
    """The version of Chapter8 that a worker has."""
    return version("chapter8")


def _client(address: str) -> Any:
    """The connection; what Dask calls is typed only in part."""
    connect: Any = distributed.Client
    return connect(address, timeout=PATIENCE, set_as_default=False)


class Cluster:
    """The workers of a scheduler, also those that join while the batch runs."""

    sees_files = False
    grain = GRAIN

    def __init__(self, work: Work, address: str) -> None:
        """Connect. Raises ClusterError."""
        try:
            self.client: Any = _client(address)
        except (OSError, ValueError) as error:
            raise ClusterError(
                f"no scheduler answers ({error or 'time is over'})",
                place=f"CHAPTER8_CLUSTER={address}",
                remedy="Start it with `dask scheduler`, or unset CHAPTER8_CLUSTER.",
            ) from error
        self.address = address
        self._threads, self._counted = 1, 0.0
        self._check_workers()
        self.name = _name(work)
        self.client.register_plugin(Children(work), name=self.name)

    def _check_workers(self) -> None:
        """There is at least one worker, and all have our version."""
        versions = self.client.run(_version)
        place = f"CHAPTER8_CLUSTER={self.address}"
        if not versions:
            raise ClusterError("the scheduler has no worker", place=place, remedy="Start one with `dask worker`.")
        for worker, found in versions.items():
            if found != _version():
                cause = f"the worker {worker} has Chapter8 {found}, this is {_version()}"
                raise ClusterError(cause, place=place, remedy="Install the same version on all workers.")

    @property
    def width(self) -> int:
        """The threads of all workers, counted anew every few seconds: each count is a question to the scheduler."""
        if time.monotonic() - self._counted > RECOUNT:
            self._threads = max(1, sum(int(threads) for threads in self.client.nthreads().values()))
            self._counted = time.monotonic()
        return self._threads

    def __enter__(self) -> Self:
        """For use in a `with`."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Leave the workers as they were, where they are still there."""
        try:
            self.client.unregister_worker_plugin(self.name)
        except (OSError, ValueError, asyncio.CancelledError):
            pass  # the cluster is gone, and its children with it
        finally:
            self.client.close(timeout=PATIENCE)

    def submit(self, items: Sequence[bytes]) -> list[Future[bytes]]:
        """Begin with some items. The futures fail with LostError, or with ClusterError where the cluster is gone."""
        if not items:
            return []
        ours: list[Future[bytes]] = [Future() for _ in items]
        theirs = self.client.submit(_on_worker, self.name, list(items), pure=False)
        theirs.add_done_callback(lambda errand: _settle(errand, ours))
        return ours


def _settle(theirs: Any, ours: list[Future[bytes]]) -> None:
    """Hand on what Dask says of an errand."""
    error = None if theirs.status == "cancelled" else theirs.exception()
    if theirs.status == "cancelled":
        error = ClusterError("the cluster was lost amid the batch", remedy="Run the same command again.")
    elif isinstance(error, distributed.KilledWorker):
        error = LostError("reading it, or a file beside it, crashed one worker after the other")
    if error is not None:
        for future in ours:
            future.set_exception(error)
        return
    for future, result in zip(ours, theirs.result(), strict=True):
        if isinstance(result, bytes):
            future.set_result(result)
        else:
            future.set_exception(LostError(result))
