"""The corpora of agreed language, one shelf for each marking, in HOME/agreed.

Rules:

1. a shelf holds the decisions of one marking, language and kind of use (real, exercise), and nothing else enters its
   weights: an answer from the shelves that a viewer may read is the same whatever else the library holds;
2. shelves are derived: they can be thrown away at any time, and are made anew from the library;
3. a new generation is written beside the current one, then named in the file CURRENT by an atomic replace; the
   generation before it stays until the next, so that who reads it just now reads on;
4. one process writes at a time; a kill leaves the old generation or the new one.
"""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from threading import Lock

import msgspec

from chapter8.errors import DamagedError
from chapter8.exchange.marking import Marking, Tlp
from chapter8.record.agreed import Corpus, load
from chapter8.site.generations import Generations

VERSION = 1  # raise it when shelves are filled by other rules
MANIFEST, CHANGED = "shelves.json", "changed"


class Label(msgspec.Struct, frozen=True):
    """What the decisions of a shelf have in common. `audience` is in the form of the library's rows."""

    language: str
    exercise: bool
    tlp: str
    owner: str
    audience: str

    @property
    def marking(self) -> Marking:
        """The marking of every decision on the shelf."""
        return Marking(Tlp(self.tlp), self.owner, frozenset(self.audience.split()))


class Kept(msgspec.Struct, frozen=True):
    """A shelf as it lies on disk: its file, its label, and how many documents bear that label."""

    file: str
    label: Label
    documents: int


class Manifest(msgspec.Struct, frozen=True):
    """What a generation holds, and the newest decision that the library had then."""

    shelves: tuple[Kept, ...]
    newest: int


@dataclass(frozen=True, slots=True)
class Shelf:
    """The paragraphs of decisions that have one label. A paragraph's `passage` is "<key of the document>#<ident>"."""

    label: Label
    corpus: Corpus
    symbols: frozenset[str]

    @property
    def marking(self) -> Marking:
        """How far what is on it may travel."""
        return self.label.marking


@dataclass(frozen=True, slots=True)
class Shelves:
    """One generation, opened."""

    manifest: Manifest
    all: tuple[Shelf, ...]


GENERATIONS = Generations("agreed", VERSION, MANIFEST)
_opening = Lock()


def opened() -> Shelves | None:
    """The current generation, kept open for the life of the process; None where it is missing or damaged."""
    folder = GENERATIONS.current()
    if folder is None:
        return None
    try:
        with _opening:
            return _opened(folder)
    except (DamagedError, OSError, msgspec.DecodeError):
        GENERATIONS.forget()  # it is derived: the next filling makes it anew
        return None


def manifest() -> Manifest | None:
    """What the current generation holds, without opening it."""
    folder = GENERATIONS.current()
    try:
        return None if folder is None else msgspec.json.decode((folder / MANIFEST).read_bytes(), type=Manifest)
    except (OSError, msgspec.DecodeError):
        return None


@lru_cache(maxsize=1)
def _opened(folder: Path) -> Shelves:
    manifest = msgspec.json.decode((folder / MANIFEST).read_bytes(), type=Manifest)
    return Shelves(manifest, tuple(_shelf(kept.label, load(folder / kept.file)) for kept in manifest.shelves))


def _shelf(label: Label, corpus: Corpus) -> Shelf:
    corpus.ranked("a")  # its weights are worked out now, not while somebody waits
    symbols = frozenset(item.symbol for item in corpus.paragraphs if item.symbol is not None)
    return Shelf(label, corpus, symbols)


@contextmanager
def writing(*, wait: bool) -> Iterator[bool]:
    """Hold the shelves for writing; False where another process has them and we don't wait."""
    GENERATIONS.home().mkdir(parents=True, exist_ok=True)
    with (GENERATIONS.home() / "writer.lock").open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
            return
        yield True


def make_current(folder: Path, manifest: Manifest) -> None:
    """Name a generation current; the one before it stays for those who read it. Call while `writing`."""
    (folder / MANIFEST).write_bytes(msgspec.json.encode(manifest))
    GENERATIONS.make_current(folder, keep=GENERATIONS.current())
