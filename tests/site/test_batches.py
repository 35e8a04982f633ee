"""Heavy work in processes of their own: what becomes of one is the fault of one item, not the end of the batch."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest

from chapter8.site.batches import LostError, spread
from chapter8.site.batches.child import Child
from chapter8.site.batches.here import Here
from chapter8.site.library.adding.recognising import Answer, Asked, DocumentRead, reading_work


@pytest.fixture
def child(tmp_path: Path) -> Iterator[Child]:
    """One reading process, without rows of its own."""
    made = Child(reading_work(tmp_path / "atlas"))
    yield made
    made.close()


def asked(path: Path, *, content: bytes | None = None) -> bytes:
    return msgspec.msgpack.encode(Asked(str(path), path.name, content))


def answer(result: bytes | None) -> Answer:
    assert result is not None
    found: Answer = msgspec.msgpack.decode(result, type=Answer)
    return found


def test_a_file_that_kills_its_reader_is_lost_and_the_next_one_is_read(
    child: Child, tmp_path: Path, resolution: Callable[[int], Path]
) -> None:
    pipe = tmp_path / "never-ending.pdf"
    os.mkfifo(pipe)  # opening it waits for a writer that never comes: the reader hangs on this file

    def kill() -> None:
        while child.process is None:
            time.sleep(0.05)
        time.sleep(0.5)
        child.process.kill()

    killer = threading.Thread(target=kill)
    killer.start()
    with pytest.raises(LostError, match="crashed the reader"):
        child.ask(asked(pipe))
    killer.join()
    assert isinstance(answer(child.ask(asked(resolution(9951)))), DocumentRead)


def test_a_process_ends_when_whoever_started_it_is_gone(child: Child, resolution: Callable[[int], Path]) -> None:
    child.ask(asked(resolution(9951)))
    process = child.process
    assert process is not None
    assert process.stdin is not None
    process.stdin.close()  # what the system does to the pipe of a parent that was killed
    assert process.wait(10) == 0
    assert process.stdout is not None
    process.stdout.close()
    child.process = None


def test_results_come_back_in_the_order_of_the_items(tmp_path: Path, resolution: Callable[[int], Path]) -> None:
    files = [resolution(number) for number in range(9900, 9924)]
    with Here(reading_work(tmp_path / "atlas"), 2) as door:
        done = list(spread(door, files, lambda file: None if file == files[3] else asked(file)))
    assert [item.key for item in done] == files
    assert done[3].result is None  # there was nothing to do, and it kept its place
    assert all(isinstance(answer(item.result), DocumentRead) for item in done if item.key != files[3])


def test_a_file_far_away_is_read_from_its_content(child: Child, resolution: Callable[[int], Path]) -> None:
    file = resolution(9951)
    near = answer(child.ask(asked(file)))
    far = answer(child.ask(asked(Path("elsewhere") / file.name, content=file.read_bytes())))
    assert isinstance(near, DocumentRead)
    assert far == near
