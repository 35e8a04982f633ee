"""Reading in processes of their own: what becomes of a reader is a fault of one file, not the end of the batch."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from chapter8.site.library.reading import Reader
from chapter8.site.library.recognising import DocumentRead, FaultRead


@pytest.fixture
def reader(tmp_path: Path) -> Iterator[Reader]:
    """One reader without rows of its own."""
    made = Reader(tmp_path / "atlas")
    yield made
    made.close()


def test_a_file_that_kills_its_reader_is_a_fault_and_the_next_one_is_read(
    reader: Reader, tmp_path: Path, resolution: Callable[[int], Path]
) -> None:
    pipe = tmp_path / "never-ending.pdf"
    os.mkfifo(pipe)  # opening it waits for a writer that never comes: the reader hangs on this file

    def kill() -> None:
        while reader.process is None:
            time.sleep(0.05)
        time.sleep(0.5)
        reader.process.kill()

    killer = threading.Thread(target=kill)
    killer.start()
    answer = reader.ask(pipe, pipe.name)
    killer.join()
    assert isinstance(answer, FaultRead)
    assert answer.error == "ReaderLost"
    assert answer.cause == "reading it crashed the reader"
    assert isinstance(reader.ask(resolution(9951), "r.txt"), DocumentRead)


def test_a_reader_ends_when_whoever_started_it_is_gone(reader: Reader, resolution: Callable[[int], Path]) -> None:
    reader.ask(resolution(9951), "r.txt")
    child = reader.process
    assert child is not None
    assert child.stdin is not None
    child.stdin.close()  # what the system does to the pipe of a parent that was killed
    assert child.wait(10) == 0
    assert child.stdout is not None
    child.stdout.close()
    reader.process = None
