"""One work that follows another: a second thread takes what the first one gives, in order, while that goes on.

It pays where the first work spends its time in a library that lets go of the interpreter. A queue and a thread of its
own cost a third of what a pool of threads does for each thing given.
"""

from __future__ import annotations

from collections.abc import Callable
from queue import SimpleQueue
from threading import Thread
from types import TracebackType
from typing import Generic, Self, TypeVar

Given = TypeVar("Given")


class Behind(Generic[Given]):
    """A thread that ends where the block does that opened it, whatever ends that.

    What `take` raises is raised where the block ends; nothing is taken after it, nor after an error in the block.
    """

    def __init__(self, take: Callable[[Given], object], name: str) -> None:
        """The thread is started by the block."""
        self._take = take
        self._given: SimpleQueue[tuple[Given] | None] = SimpleQueue()
        self._thread = Thread(target=self._follow, name=name, daemon=True)
        self._failed = False
        self._error: Exception | None = None

    def give(self, thing: Given) -> None:
        """Hand a thing over; it is taken when those before it have been."""
        self._given.put((thing,))

    def __enter__(self) -> Self:
        """Start the thread."""
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Wait until all is taken, or at once give up what is not."""
        self._failed = self._failed or kind is not None
        self._given.put(None)
        self._thread.join()
        if kind is None and self._error is not None:
            raise self._error

    def _follow(self) -> None:
        while (given := self._given.get()) is not None:
            if not self._failed:
                self._take_one(given[0])

    def _take_one(self, thing: Given) -> None:
        try:
            self._take(thing)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is raised in the thread that gave
            self._failed, self._error = True, error
