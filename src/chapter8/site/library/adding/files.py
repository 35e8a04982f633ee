"""Which files an `add` takes, in which order, and what is known of each from where it lies.

Rules:

1. a folder is walked in the order of its names; names that begin with a dot are passed over;
2. a link to a file is followed; a link to a folder is reported instead: it may lead anywhere, also in a circle;
3. a folder with `exercise.toml` is an exercise: of it only documents/, events/ and standby/ are added, its atlas/ rows
   are put into the node's own, and everything in it is marked as exercise;
4. the marking of a file is that of the first pattern of `exercise.toml` that fits, else that of the whole `add`.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from chapter8.errors import DamagedError, InputError, UnsupportedError
from chapter8.exchange.marking import Marking, Tlp

FOLDERS_OF_EXERCISE = ("documents", "events", "standby")


@dataclass(frozen=True, slots=True)
class Exercise:
    """What `exercise.toml` says. `markings` are patterns of paths inside the folder, with their markings, in order."""

    folder: Path
    title: str
    situation: str
    states: tuple[str, ...]
    markings: tuple[tuple[str, Marking], ...] = ()


@dataclass(frozen=True, slots=True)
class Given:
    """One file to add. `name` is how it is called in reports: its path from what was given, "akn/2006/test.txt"."""

    path: Path
    name: str
    marking: Marking
    exercise: Exercise | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """Something in the walk that can't be taken."""

    name: str
    error: InputError


def walk(paths: Iterable[Path], marking: Marking) -> Iterator[Given | Refused]:
    """Every file under `paths`, in stable order. Raises InputError, before the first, for a path that isn't there."""
    given = list(paths)
    for path in given:
        if not os.path.lexists(path):
            raise InputError("there is nothing here", place=str(path), remedy="Name a file or a folder.")
    for path, name in zip(given, names(given), strict=True):
        if path.is_dir():
            yield from _folder(path, name, marking, None)
        else:
            yield _file(path, name, marking, _exercise_above(path))


def names(given: Sequence[Path]) -> list[str]:
    """What each path is called: its own name, with as many folders before it as tell it from the others given."""
    parts = [Path(os.path.abspath(path)).parts[1:] or ("/",) for path in given]  # noqa: PTH100 - links keep their names
    different = set(parts)

    def shortest(whole: tuple[str, ...]) -> str:
        tails = (whole[-length:] for length in range(1, len(whole)))
        alone = (tail for tail in tails if sum(other[-len(tail) :] == tail for other in different) == 1)
        return "/".join(next(alone, whole))

    return [shortest(whole) for whole in parts]


def _folder(folder: Path, name: str, marking: Marking, exercise: Exercise | None) -> Iterator[Given | Refused]:
    """The files of one folder and of those in it."""
    here = exercise
    wanted: tuple[str, ...] | None = None
    try:
        if (folder / "exercise.toml").is_file():
            here, wanted = read_exercise(folder), FOLDERS_OF_EXERCISE
        elif exercise is None:
            here = _exercise_above(folder / "x")
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except InputError as error:
        error.place = f"{name}/exercise.toml"
        yield Refused(name, error)
        return
    except OSError as error:
        yield Refused(name, _unreadable(name, error))
        return
    for entry in entries:
        below = f"{name}/{entry.name}"
        if entry.name.startswith(".") or (wanted is not None and entry.name not in wanted):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _folder(Path(entry.path), below, marking, here)
        else:
            yield _file(Path(entry.path), below, marking, here)


def _file(path: Path, name: str, marking: Marking, exercise: Exercise | None) -> Given | Refused:
    """One entry that is no folder."""
    try:
        if path.is_symlink() and path.stat() and path.is_dir():
            return Refused(
                name,
                UnsupportedError("a link to a folder is not followed", place=name, remedy="Add that folder itself."),
            )
        path.stat()
    except (OSError, RuntimeError) as error:
        return Refused(name, _unreadable(name, error))
    if not path.is_file():
        return Refused(name, UnsupportedError("this is not a regular file", place=name, remedy="Leave it out."))
    return Given(path, name, _marking(path, marking, exercise), exercise)


def _unreadable(name: str, error: OSError | RuntimeError) -> InputError:
    """The system's own words about a file that it won't open."""
    words = (getattr(error, "strerror", None) or str(error)).lower()
    return UnsupportedError(words, place=name, remedy="Check the link and the rights of the file, then add it again.")


def _marking(path: Path, marking: Marking, exercise: Exercise | None) -> Marking:
    """The first marking whose pattern fits the path inside the exercise."""
    if exercise is None:
        return marking
    inside = path.resolve().relative_to(exercise.folder.resolve()).as_posix()
    return next((found for pattern, found in exercise.markings if fnmatchcase(inside, pattern)), marking)


def _exercise_above(path: Path) -> Exercise | None:
    """The exercise in whose folder a single file lies, so that it never loses its mark."""
    for folder in path.resolve().parents:
        if (folder / "exercise.toml").is_file():
            return read_exercise(folder)
    return None


def read_exercise(folder: Path) -> Exercise:
    """Read `exercise.toml`: title, situation, states, and [[markings]] of files, tlp, owner, audience, own."""
    file = folder / "exercise.toml"
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8"))
        return Exercise(
            folder=folder,
            title=str(table["title"]),
            situation=str(table["situation"]),
            states=tuple(str(code) for code in table["states"]),
            markings=tuple(_pattern(row) for row in table.get("markings", [])),
        )
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, TypeError, ValueError) as error:
        raise DamagedError(
            f"exercise.toml can't be used: {error}", place=str(file), remedy="It needs title, situation and states."
        ) from error


def _pattern(row: dict[str, object]) -> tuple[str, Marking]:
    """One row of [[markings]]."""
    audience = row.get("audience", [])
    if not isinstance(audience, list):
        raise TypeError("audience must be a list of organization codes")
    own = row.get("own")
    return str(row["files"]), Marking(
        tlp=Tlp(str(row.get("tlp", Tlp.CLEAR))),
        owner=str(row.get("owner", "UN")),
        audience=frozenset(str(code) for code in audience),
        own=str(own) if own else None,
    )
