"""The one door into the library: files in, an outcome back.

Rules:

1. each content (SHA-256) is added once; adding it again changes nothing, whatever its name and marking then;
2. each file is one transaction, and lies in the store before its transaction commits;
3. a file that can't be used becomes a fault, is told in the outcome, and the batch goes on;
4. a kill at any moment loses at most the file in hand: the same command again ends where one clean run would have;
5. one process adds at a time; another one waits for it.
"""

from __future__ import annotations

import csv
import fcntl
import io
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import msgspec
from django.conf import settings
from django.db import transaction
from django.utils.text import slugify

from chapter8.errors import InputError, TableError
from chapter8.exchange.marking import Marking
from chapter8.site.accounts.models import User
from chapter8.site.library import saving
from chapter8.site.library.files import Exercise, Given, Refused, walk
from chapter8.site.library.models import Document
from chapter8.site.library.reading import Readers
from chapter8.site.library.recognising import Answer, DocumentRead, EventsRead, FaultRead, RowsRead
from chapter8.site.library.store import ChangedError, Store, sha256_of, write_whole
from chapter8.site.situations.models import EventRelease

Progress = Callable[[int, int, str], None]  # done, of, name


@dataclass(frozen=True, slots=True)
class Added:
    """One file of a batch: what became of it. `status` is added, known, or fault."""

    name: str
    status: str
    what: str = ""
    sha256: str = ""
    title: str = ""
    fault: FaultRead | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a batch came to."""

    files: tuple[Added, ...] = ()
    indexed: int = field(default=0)

    @property
    def added(self) -> tuple[Added, ...]:
        """Those that are new."""
        return tuple(item for item in self.files if item.status == "added")

    @property
    def known(self) -> tuple[Added, ...]:
        """Those that were here already."""
        return tuple(item for item in self.files if item.status == "known")

    @property
    def faults(self) -> tuple[Added, ...]:
        """Those that could not be used."""
        return tuple(item for item in self.files if item.status == "fault")


def add(
    paths: Iterable[Path],
    *,
    marking: Marking | None = None,
    user: User | None = None,
    progress: Progress | None = None,
    readers: int | None = None,
) -> Outcome:
    """Add files and folders. `marking` is TLP:CLEAR of the node's own organization unless said otherwise.

    Raises UsageError for a path that isn't there; everything else about files is in the outcome.
    """
    home = Path(settings.HOME)
    marking = marking or Marking(owner=settings.ORGANIZATION)
    with _alone(home):
        store = Store(home)
        store.sweep()
        found = list(walk(paths, marking))
        _take_exercises(home, found)
        files = tuple(_each(found, store, user, progress, readers or min(4, os.cpu_count() or 1)))
    return Outcome(files, _index())


def _index() -> int:
    """Let the search index catch up; how many documents it took."""
    from chapter8.site.search.index import catch_up  # noqa: PLC0415 - the index asks the library, not the other way

    return int(catch_up() or 0)


@contextmanager
def _alone(home: Path) -> Iterator[None]:
    """Hold the lock of adding; the system frees it when the process ends, however it ends."""
    home.mkdir(parents=True, exist_ok=True)
    with (home / "adding.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _take_exercises(home: Path, found: Iterable[Given | Refused]) -> None:
    """The situation and the atlas rows of each exercise in the batch, before its documents are read with them."""
    exercises = {item.exercise.folder: item.exercise for item in found if isinstance(item, Given) and item.exercise}
    for exercise in exercises.values():
        _take_atlas(home / "atlas", exercise)
        saving.save_situation(exercise.situation, exercise.states, slugify(exercise.situation))


def _take_atlas(own: Path, exercise: Exercise) -> None:
    """Put the exercise's rows behind the node's own; rows that are there already stay as they are."""
    for table in sorted((exercise.folder / "atlas").glob("*.csv")):
        theirs = list(csv.reader(io.StringIO(table.read_text(encoding="utf-8-sig"))))
        place = own / table.name
        ours = list(csv.reader(io.StringIO(place.read_text(encoding="utf-8-sig")))) if place.is_file() else theirs[:1]
        if ours[:1] != theirs[:1]:
            raise TableError(
                "the exercise's table has other columns than the node's own", place=str(place), remedy="Align them."
            )
        text = io.StringIO()
        csv.writer(text, lineterminator="\n").writerows([*ours, *(row for row in theirs if row not in ours)])
        content = text.getvalue().encode()
        if not place.is_file() or place.read_bytes() != content:
            write_whole(place, content)


def _each(
    found: list[Given | Refused], store: Store, user: User | None, progress: Progress | None, count: int
) -> Iterator[Added]:
    """Every file in order: read ahead side by side, saved one after the other."""
    with Readers(count, Path(settings.HOME) / "atlas") as readers:
        ahead: deque[tuple[Given | Refused, str, Future[Answer] | None]] = deque()
        done = 0
        for item in [*found, None]:
            if item is not None:
                ahead.append(_begin(item, readers))
            while ahead and (item is None or len(ahead) > 2 * count):
                first, sha256, answer = ahead.popleft()
                if progress:
                    progress(done, len(found), first.name)
                yield _finish(first, sha256, answer, store, user)
                done += 1
    if progress:
        progress(done, len(found), "")


def _begin(item: Given | Refused, readers: Readers) -> tuple[Given | Refused, str, Future[Answer] | None]:
    """Look whether the content is new; if so, begin to read it."""
    if isinstance(item, Refused):
        return item, "", None
    try:
        sha256 = sha256_of(item.path)
    except OSError as error:
        return Refused(item.name, InputError((error.strerror or str(error)).lower(), place=item.name)), "", None
    return item, sha256, None if _known(sha256) else readers.submit(item)


def _known(sha256: str) -> bool:
    """Whether this content is in the library."""
    return Document.objects.filter(sha256=sha256).exists() or EventRelease.objects.filter(sha256=sha256).exists()


def _finish(
    item: Given | Refused, sha256: str, answer: Future[Answer] | None, store: Store, user: User | None
) -> Added:
    """Save what was read of one file."""
    if isinstance(item, Refused):
        error = item.error
        return _fault(
            item.name, "", FaultRead(type(error).__name__, error.place or item.name, error.cause, error.remedy)
        )
    if answer is None or _known(sha256):
        if not store.holds(sha256):  # somebody emptied the store: this heals it
            store.put(item.path, sha256)
        return Added(item.name, "known", sha256=sha256)
    found = answer.result()
    if isinstance(found, FaultRead):
        return _fault(item.name, sha256, msgspec.structs.replace(found, place=_place(item, found.place)))
    try:
        store.put(item.path, sha256)
    except (OSError, ChangedError) as error:
        cause = f"it could not be copied ({error})" if isinstance(error, OSError) else "it changed while it was read"
        return _fault(item.name, sha256, FaultRead("InputError", item.name, cause, "Add it again."))
    return _save(item, sha256, found, user)


def _place(item: Given, place: str) -> str:
    """The place of a fault as people find it: the reader knows the file by its own name alone."""
    inside = place.removeprefix(item.path.name) if place.startswith(item.path.name) else f": {place}"
    return item.name + inside


@transaction.atomic
def _save(item: Given, sha256: str, found: DocumentRead | EventsRead | RowsRead, user: User | None) -> Added:
    """One transaction for the rows of one file."""
    saving.clear_faults(item.name, sha256)
    exercise = item.exercise is not None
    match found:
        case DocumentRead(record=encoded, exercise=says_so):
            record = saving.decode_record(bytes(encoded))
            document = saving.save_document(
                record,
                bytes(encoded),
                size=item.path.stat().st_size,
                marking=item.marking,
                exercise=exercise or says_so,
                user=user,
            )
            return Added(item.name, "added", document.kind, sha256, str(document))
        case EventsRead():
            release = saving.save_events(
                found, sha256=sha256, name=item.path.name, marking=item.marking, exercise=exercise
            )
            return Added(item.name, "added", "events", sha256, release.release)
        case RowsRead(what=what, rows=rows):
            changed = saving.save_rows(what, rows, marking=item.marking, exercise=exercise)
            return Added(item.name, "added" if changed else "known", what, sha256, f"{changed} of {len(rows)}")


def _fault(name: str, sha256: str, answer: FaultRead) -> Added:
    """Keep the fault, and tell it."""
    saving.save_fault(name, sha256, answer)
    return Added(name, "fault", sha256=sha256, fault=answer)
