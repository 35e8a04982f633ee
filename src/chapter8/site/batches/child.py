"""A process of its own that works on one item at a time, as its parent sees it.

A file that crashes, hangs or eats the process is a lost item, not the end of the batch; the process is started anew.
It ends by itself when its parent is gone (its pipe closes), so a `kill -9` leaves nobody behind.
"""

from __future__ import annotations

import os
import resource
import selectors
import subprocess
import sys

from chapter8.site.batches.pipe import receive, send
from chapter8.site.batches.work import LostError, Work

PATIENCE = 300  # seconds for one item; the largest document of the Council takes a few
MEMORY = 8 << 30  # bytes of address space for one process; frames reserve more than they use


class Child:
    """The parent's end. Not for two threads at a time."""

    def __init__(self, work: Work) -> None:
        """The process starts with the first item."""
        self.work = work
        self.process: subprocess.Popen[bytes] | None = None

    def ask(self, item: bytes) -> bytes:
        """The result of one item. Raises LostError, after which the next item finds a new process."""
        try:
            answer = self._answer(item)
        except BrokenPipeError:
            answer = b""
        if answer is None:
            self.close()
            raise LostError(f"reading it took more than {PATIENCE} seconds")
        if not answer:
            self.close()
            raise LostError("reading it crashed the reader")
        return answer[1:]

    def _answer(self, item: bytes) -> bytes | None:
        """The frame that comes back, behind one byte so that an empty result is no crash; None after the patience."""
        child = self.process = self._alive()
        if child.stdin is None or child.stdout is None:
            raise RuntimeError("a child without pipes")
        send(child.stdin, item)
        with selectors.DefaultSelector() as waiting:
            waiting.register(child.stdout, selectors.EVENT_READ)
            if not waiting.select(PATIENCE):
                return None
        answer = receive(child.stdout)
        return b"" if answer is None else b"+" + answer

    def _alive(self) -> subprocess.Popen[bytes]:
        """The process, started if there is none."""
        if self.process is not None and self.process.poll() is None:
            return self.process
        process = subprocess.Popen(  # noqa: S603 - our own module
            [sys.executable, "-m", "chapter8.site.batches.process", self.work.factory],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            preexec_fn=_limit,  # noqa: PLW1509 - only system calls, no lock can be held
            env={**os.environ, "POLARS_MAX_THREADS": "1"},
        )
        if process.stdin is not None:
            send(process.stdin, self.work.setting)
        return process

    def close(self) -> None:
        """End the process."""
        child, self.process = self.process, None
        if child is None:
            return
        child.kill()
        child.communicate()


def _limit() -> None:
    """In the child, before it begins: a bound on memory, and no core file."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
