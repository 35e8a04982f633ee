"""Where the index lies: generations in HOME/index, one of them current, one writer at a time.

A rebuild writes a new generation beside the current one and then names it in the file CURRENT by an atomic
replace. A reader opens what CURRENT names; a kill at any time leaves either the old generation or the new one.
"""

from __future__ import annotations

import fcntl
import json
import struct
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

import tantivy

from chapter8.errors import Chapter8Error
from chapter8.site.generations import Generations
from chapter8.site.search.fields import VERSION, schema, with_analyzers

WAIT_SECONDS = 60.0
FOOTER_MARK = 1337  # how every file of tantivy's index format 7 ends


class IndexBusyError(Chapter8Error):
    """Another process writes the index."""


class DamagedIndexError(Chapter8Error):
    """The index is there and cannot be read. It is derived: make it anew."""


GENERATIONS = Generations("index", VERSION, "meta.json")


def opened() -> tantivy.Index | None:
    """The current index for reading; None where it is missing or cannot be opened.

    Kept open for the life of the process, and opened anew when a commit has changed it.
    """
    folder = GENERATIONS.current()
    if folder is None:
        return None
    try:
        with noticing_damage():
            return _opened(folder, (folder / "meta.json").stat().st_mtime_ns)
    except DamagedIndexError:
        return None


@lru_cache(maxsize=1)
def _opened(folder: Path, changed_ns: int) -> tantivy.Index:  # noqa: ARG001 - a new time means a new reader
    for file in _committed(folder):
        known = file.stat()
        if not _sound(file, known.st_size, known.st_mtime_ns):
            raise ValueError(f"{file.name} is damaged")
    index = with_analyzers(tantivy.Index.open(str(folder)))
    index.config_reader("manual")
    index.reload()
    index.searcher()
    return index


def _committed(folder: Path) -> list[Path]:
    """The files of the segments that the last commit holds: others may be half written just now."""
    segments = json.loads((folder / "meta.json").read_bytes())["segments"]
    names = {segment["segment_id"].replace("-", "") for segment in segments}
    return [file for file in folder.iterdir() if file.name.split(".", maxsplit=1)[0] in names]


@lru_cache(maxsize=4096)
def _sound(file: Path, size: int, changed_ns: int) -> bool:  # noqa: ARG001 - a changed file is checked again
    """Whether a file of tantivy is what its footer says: CRC-32 of all before it, then its length and a mark.

    tantivy itself does not check when it opens an index, and would find nothing in a damaged one without a word.
    """
    content = file.read_bytes()
    length, mark = struct.unpack("<II", content[-8:]) if len(content) > 8 else (0, 0)
    if mark != FOOTER_MARK or length + 8 > len(content):
        return False
    checksum = json.loads(content[-8 - length : -8]).get("crc")
    return bool(zlib.crc32(memoryview(content)[: -8 - length]) == checksum)


@contextmanager
def noticing_damage() -> Iterator[None]:
    """Turn whatever tantivy raises over a damaged file into DamagedIndexError."""
    try:
        yield
    except (ValueError, LookupError, OSError) as error:
        raise DamagedIndexError(str(error)) from error
    except BaseException as error:
        if (
            type(error).__name__ == "PanicException"
        ):  # tantivy's panics stand outside of Exception, and have no public class
            raise DamagedIndexError(str(error)) from error
        raise


@contextmanager
def writing() -> Iterator[None]:
    """Hold the index for writing. The lock falls with its process, so a kill leaves nothing behind.

    Raises:
        IndexBusyError: another process has held it for a minute.
    """
    GENERATIONS.home().mkdir(parents=True, exist_ok=True)
    with (GENERATIONS.home() / "writer.lock").open("a") as lock:
        deadline = time.monotonic() + WAIT_SECONDS
        while True:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() > deadline:
                    raise IndexBusyError(
                        "another process is writing the search index",
                        place=str(GENERATIONS.home()),
                        remedy="Wait until it is done, then try again.",
                    ) from None
                time.sleep(0.1)
        yield


def create(folder: Path) -> tantivy.Index:
    """An empty index in a new folder."""
    return with_analyzers(tantivy.Index(schema(), path=str(folder)))


def opened_for_writing(folder: Path) -> tantivy.Index:
    """An existing generation, to add to. Call while `writing`."""
    return with_analyzers(tantivy.Index.open(str(folder)))
