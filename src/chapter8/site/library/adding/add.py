"""The one door into the library: files in, an outcome back.

Rules:

1. each content (SHA-256) is added once; adding it again changes nothing, whatever its name and marking then;
2. all rows of a file are one transaction, and it lies in the store before that commits; a few files share one;
3. a file that can't be used becomes a fault, is told in the outcome, and the batch goes on;
4. a kill at any moment loses at most the files in hand: the same command again ends where one clean run would have;
5. one process adds at a time; another one waits for it.
"""

from __future__ import annotations

import csv
import fcntl
import io
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings
from django.utils.text import slugify

from chapter8.errors import TableError
from chapter8.exchange.marking import Marking
from chapter8.site.accounts.models import User
from chapter8.site.batches import open_door, spread
from chapter8.site.library.adding.batch import Added, Batch, looked_up, question
from chapter8.site.library.adding.files import Exercise, Given, Refused, walk
from chapter8.site.library.adding.recognising import reading_work
from chapter8.site.library.adding.saving_tables import save_situation
from chapter8.site.library.store import Store, write_whole
from chapter8.site.positions.tasks import ask_for_placing
from chapter8.site.positions.themes import own_themes
from chapter8.site.registry.atlas import changed_tables

Progress = Callable[[int, int, str], None]  # done, of, name


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

    Raises InputError for a path that isn't there, before anything is added; all else about files is in the outcome.
    """
    home = Path(settings.HOME)
    marking = marking or Marking(owner=settings.ORGANIZATION)
    with _alone(home):
        store = Store(home)
        store.sweep()
        found = list(walk(paths, marking))
        _take_exercises(home, found)
        files = tuple(_each(found, store, user, progress, readers))
    ask_for_placing()
    indexed = _index()
    _ask_for_news()
    return Outcome(files, indexed)


def _index() -> int:
    """Let the search index catch up; how many documents it took."""
    from chapter8.site.search.index import catch_up  # noqa: PLC0415 - the index asks the library, not the other way

    return int(catch_up() or 0)


def _ask_for_news() -> None:
    """Have the worker put new decisions among agreed language and into the ledger, and look what answers searches."""
    from chapter8.site.agreed.tasks import ask_for_filling  # noqa: PLC0415 - they ask the library, not the other way
    from chapter8.site.ledger.tasks import ask_for_taking  # noqa: PLC0415 - as above
    from chapter8.site.searches.tasks import ask_for_looking  # noqa: PLC0415 - as above

    ask_for_filling()
    ask_for_taking()
    ask_for_looking()


@contextmanager
def _alone(home: Path) -> Iterator[None]:
    """Hold the lock of adding; the system frees it when the process ends, however it ends."""
    home.mkdir(parents=True, exist_ok=True)
    with (home / "adding.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _take_exercises(home: Path, found: Iterable[Given | Refused]) -> None:
    """The situation, its plan and the atlas rows of each exercise, before its documents are read with them."""
    from chapter8.site.joint.filling import fill as fill_together  # noqa: PLC0415 - they ask the library
    from chapter8.site.plans.filling import fill as fill_plan  # noqa: PLC0415 - plans ask the library

    exercises = {item.exercise.folder: item.exercise for item in found if isinstance(item, Given) and item.exercise}
    for exercise in exercises.values():
        _take_atlas(home / "atlas", exercise)
        situation = save_situation(exercise.situation, exercise.states, slugify(exercise.situation))
        fill_plan(exercise.folder, situation)
        fill_together(exercise.folder, situation)


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
    found: list[Given | Refused], store: Store, user: User | None, progress: Progress | None, count: int | None
) -> Iterator[Added]:
    """Every file in order: read side by side, saved in small batches."""
    batch = Batch(store, user)
    work = reading_work(Path(settings.HOME) / "atlas", own_themes(), changed_tables())
    with open_door(work, count) as door:
        for number, done in enumerate(spread(door, looked_up(found), lambda item: question(item, door))):
            if progress:
                progress(number, len(found), done.key.given.name)
            batch.take(done)
            if batch.is_full:
                yield from batch.save()
        yield from batch.save()
    if progress:
        progress(len(found), len(found), "")
