"""The child's end of the pipe: begins the work that is named, and answers item by item."""

from __future__ import annotations

import os
import sys

from chapter8.site.batches.pipe import receive, send
from chapter8.site.batches.work import Work


def main(factory: str) -> None:
    """The child's end: keep the pipe to ourselves, whatever a library prints, and answer until the parent is gone."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    act = Work(factory, receive(sys.stdin.buffer) or b"").begin()
    while (item := receive(sys.stdin.buffer)) is not None:
        send(answers, act(item))


if __name__ == "__main__":
    main(sys.argv[1])
