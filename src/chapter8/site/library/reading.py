"""Reads files in processes of their own: a file that crashes, hangs or eats its reader is a fault, not the end.

Each reader is one child process that takes a file at a time and is started anew after a crash. A child ends by itself
when its parent is gone (its pipe closes), so a `kill -9` leaves nobody behind.
"""

from __future__ import annotations

import os
import queue
import resource
import selectors
import subprocess
import sys
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

from chapter8.site.library.files import Given
from chapter8.site.library.recognising import Answer, Asked, FaultRead

PATIENCE = 300  # seconds for one file; the largest document of the Council takes a few
MEMORY = 8 << 30  # bytes of address space for one reader; frames reserve more than they use


class Reader:
    """One child process. Not for two threads at a time."""

    def __init__(self, atlas: Path) -> None:
        """`atlas` is the folder of the node's own rows. The process starts with the first file."""
        self.atlas = atlas
        self.process: subprocess.Popen[bytes] | None = None

    def ask(self, path: Path, name: str) -> Answer:
        """Read one file."""
        child = self.process = self._alive()
        if child.stdin is None or child.stdout is None:
            raise RuntimeError("a reader without pipes")
        try:
            child.stdin.write(msgspec.json.encode(Asked(str(path), name)) + b"\n")
            child.stdin.flush()
            line = self._line(child)
        except BrokenPipeError:
            line = b""
        if line is None:
            self.close()
            return _lost(name, f"reading it took more than {PATIENCE} seconds")
        if not line.endswith(b"\n"):
            self.close()
            return _lost(name, "reading it crashed the reader")
        return decode(line)

    def _alive(self) -> subprocess.Popen[bytes]:
        """The child, started if there is none."""
        if self.process is not None and self.process.poll() is None:
            return self.process
        command = [sys.executable, "-m", "chapter8.site.library.recognising", str(self.atlas)]
        return subprocess.Popen(  # noqa: S603 - our own module
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            preexec_fn=_limit,  # noqa: PLW1509 - only a system call, no lock can be held
            env={**os.environ, "POLARS_MAX_THREADS": "1"},
        )

    def _line(self, child: subprocess.Popen[bytes]) -> bytes | None:
        """Its answer; None if it takes too long, an empty or unfinished line if it died."""
        if child.stdout is None:
            raise RuntimeError("a reader without pipes")
        with selectors.DefaultSelector() as waiting:
            waiting.register(child.stdout, selectors.EVENT_READ)
            if not waiting.select(PATIENCE):
                return None
        return child.stdout.readline()

    def close(self) -> None:
        """End the child."""
        child, self.process = self.process, None
        if child is None:
            return
        child.kill()
        child.communicate()


class Readers:
    """Several readers side by side."""

    def __init__(self, count: int, atlas: Path) -> None:
        """`count` processes at most."""
        self.free: queue.SimpleQueue[Reader] = queue.SimpleQueue()
        self.all = [Reader(atlas) for _ in range(count)]
        for reader in self.all:
            self.free.put(reader)
        self.threads = ThreadPoolExecutor(max_workers=count, thread_name_prefix="reader")

    def __enter__(self) -> Self:
        """For use in a `with`."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End all of them."""
        self.threads.shutdown(wait=kind is None, cancel_futures=True)
        for reader in self.all:
            reader.close()

    def _ask(self, given: Given) -> Answer:
        reader = self.free.get()
        try:
            return reader.ask(given.path, given.path.name)
        finally:
            self.free.put(reader)

    def submit(self, given: Given) -> Future[Answer]:
        """Begin to read one file."""
        return self.threads.submit(self._ask, given)


def decode(line: bytes) -> Answer:
    """An answer out of its line."""
    answer: Answer = msgspec.json.decode(line, type=Answer)
    return answer


def _lost(name: str, cause: str) -> FaultRead:
    return FaultRead("ReaderLost", name, cause, "Leave it out, and report this together with the file.")


def _limit() -> None:
    """In the child, before it begins: a bound on memory, and no core file."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
