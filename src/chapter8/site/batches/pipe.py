"""What goes through the pipe between a process and its parent: a length (eight bytes, big-endian) and so many bytes."""

from __future__ import annotations

from typing import IO

LENGTH = 8  # bytes


def send(pipe: IO[bytes], frame: bytes) -> None:
    """Write one frame."""
    pipe.write(len(frame).to_bytes(LENGTH, "big"))
    pipe.write(frame)
    pipe.flush()


def receive(pipe: IO[bytes]) -> bytes | None:
    """Read one frame; None where the other end is gone."""
    head = pipe.read(LENGTH)
    if len(head) < LENGTH:
        return None
    length = int.from_bytes(head, "big")
    frame = pipe.read(length)
    return frame if len(frame) == length else None
