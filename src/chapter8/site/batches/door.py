"""The one door: items go to processes here, or to the workers of a cluster when CHAPTER8_CLUSTER names its scheduler.

Results come back in the order of the items. Only so many items are ahead as keep everybody busy, so that a batch of any
size takes the same memory.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from itertools import islice
from types import TracebackType
from typing import Protocol, Self, TypeVar

from chapter8.site.batches.here import Here
from chapter8.site.batches.work import Done, LostError, Work

CLUSTER = "CHAPTER8_CLUSTER"  # the address of a Dask scheduler: "tcp://10.0.0.1:8786", "tls://..."
AHEAD = 4  # errands in hand for each process: enough that none waits for its next one

Key = TypeVar("Key")


class Door(Protocol):
    """Where items are worked on."""

    @property
    def width(self) -> int:
        """How many items are worked on at the same time."""
        ...

    @property
    def sees_files(self) -> bool:
        """Whether a path that we name is the same file there; else the item must hold the content."""
        ...

    @property
    def grain(self) -> int:
        """How many items make one errand: more where each errand has its price."""
        ...

    def submit(self, items: Sequence[bytes]) -> Sequence[Future[bytes]]:
        """Begin with the items of one errand. The futures fail with LostError."""
        ...

    def __enter__(self) -> Self:
        """For use in a `with`."""
        ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let go of the processes."""
        ...


def open_door(work: Work, count: int | None = None) -> Door:
    """The cluster that the environment names, else `count` processes here (one a core).

    Raises MissingPartError where the cluster extra is not installed, ClusterError where no scheduler answers.
    """
    address = os.environ.get(CLUSTER)
    if not address:
        return Here(work, count)
    from chapter8.site.batches.cluster import Cluster  # noqa: PLC0415 - loads Dask only for a cluster

    return Cluster(work, address)


def spread(door: Door, items: Iterable[Key], asked: Callable[[Key], bytes | None]) -> Iterator[Done[Key]]:
    """Every item in its order. `asked` says what to work on; None: nothing, the item only keeps its place."""
    ahead: deque[tuple[Key, Future[bytes] | None]] = deque()
    source = iter(items)
    while errand := list(islice(source, door.grain)):
        questions = [asked(item) for item in errand]
        answers = iter(door.submit([question for question in questions if question is not None]))
        ahead.extend(
            (item, None if question is None else next(answers))
            for item, question in zip(errand, questions, strict=True)
        )
        while len(ahead) > AHEAD * door.width * door.grain:
            yield _done(*ahead.popleft())
    while ahead:
        yield _done(*ahead.popleft())


def _done(key: Key, answer: Future[bytes] | None) -> Done[Key]:
    """Wait for one item."""
    if answer is None:
        return Done(key)
    try:
        return Done(key, answer.result())
    except LostError as error:
        return Done(key, lost=str(error))
