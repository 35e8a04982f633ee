"""The door to this machine: a few child processes side by side."""

from __future__ import annotations

import os
import queue
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType
from typing import Self

from chapter8.site.batches.child import Child
from chapter8.site.batches.work import Work


class Here:
    """`count` processes on this machine, one for each core unless said otherwise. They see the files that we see."""

    sees_files = True
    grain = 1

    def __init__(self, work: Work, count: int | None = None) -> None:
        """The processes start with their first items."""
        self.width = count or os.cpu_count() or 1
        self.children = [Child(work) for _ in range(self.width)]
        self.free: queue.SimpleQueue[Child] = queue.SimpleQueue()
        for child in self.children:
            self.free.put(child)
        self.threads = ThreadPoolExecutor(max_workers=self.width, thread_name_prefix="batch")

    def __enter__(self) -> Self:
        """For use in a `with`."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End all of them; after an error, without waiting for what they have in hand."""
        self.threads.shutdown(wait=kind is None, cancel_futures=True)
        for child in self.children:
            child.close()

    def submit(self, items: Sequence[bytes]) -> list[Future[bytes]]:
        """Begin with some items. The futures fail with LostError."""
        return [self.threads.submit(self._ask, item) for item in items]

    def _ask(self, item: bytes) -> bytes:
        child = self.free.get()
        try:
            return child.ask(item)
        finally:
            self.free.put(child)
