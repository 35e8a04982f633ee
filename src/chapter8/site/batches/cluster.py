"""The door to a Dask cluster. Each thread of a worker keeps a child process of its own, as this machine would.

A worker that dies loses what it had in hand; the scheduler gives that to another one. Since work is pure and only we
save, that changes nothing. The workers need the same version of Chapter8 as we have, and no database.
"""

from __future__ import annotations

import asyncio
import hashlib
import queue
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
        """One item, by a child that is free or a new one."""
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


def _on_worker(name: str, item: bytes) -> bytes:
    """What a worker runs."""
    plugins: Any = distributed.get_worker().plugins
    result: bytes = plugins[name].ask(item)
    return result


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
        """The threads of all workers that are there now."""
        return max(1, sum(int(threads) for threads in self.client.nthreads().values()))

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

    def submit(self, item: bytes) -> Future[bytes]:
        """Begin with one item. The future fails with LostError, or with ClusterError where the cluster is gone."""
        ours: Future[bytes] = Future()
        theirs = self.client.submit(_on_worker, self.name, item, pure=False)
        theirs.add_done_callback(lambda future: _settle(future, ours))
        return ours


def _settle(theirs: Any, ours: Future[bytes]) -> None:
    """Hand on what Dask says of a task."""
    if theirs.status == "cancelled":
        ours.set_exception(ClusterError("the cluster was lost amid the batch", remedy="Run the same command again."))
        return
    error = theirs.exception()
    if error is None:
        ours.set_result(theirs.result())
    elif isinstance(error, distributed.KilledWorker):
        ours.set_exception(LostError("reading it crashed one worker after the other"))
    else:
        ours.set_exception(error)
