"""The file store: each file once, under the SHA-256 of its content, in the data folder.

Rules:

1. a file is written beside its place, flushed to the disk, and moved there in one step: what lies under a name is
   always whole;
2. it lies there before the database knows of it: a row never points to nothing;
3. a file that no row points to (a kill came between the two) does no harm: adding it again finds it there.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path

from chapter8.errors import NotFoundError

BLOCK = 1 << 20


class Store:
    """The files of one data folder."""

    def __init__(self, home: Path) -> None:
        """Name the folders; they are made on first use."""
        self.folder = home / "files"
        self.waiting = home / "files" / "waiting"

    def path(self, sha256: str) -> Path:
        """Where the file of this content lies, or will."""
        return self.folder / sha256[:2] / sha256

    def holds(self, sha256: str) -> bool:
        """Whether the file is there."""
        return self.path(sha256).is_file()

    def open_path(self, sha256: str) -> Path:
        """The path of a file that must be there."""
        place = self.path(sha256)
        if not place.is_file():
            raise NotFoundError(
                "the file is missing from the store", place=sha256, remedy="Add it again: the rows are still there."
            )
        return place

    def put(self, source: Path, sha256: str) -> Path:
        """Keep a copy of `source`, whose content was read as `sha256`. A file that changed meanwhile is refused."""
        place = self.path(sha256)
        if place.is_file():
            return place
        place.parent.mkdir(parents=True, exist_ok=True)
        self.waiting.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(dir=self.waiting)
        try:
            digest = hashlib.sha256()
            with os.fdopen(descriptor, "wb") as copy, source.open("rb") as original:
                while block := original.read(BLOCK):
                    digest.update(block)
                    copy.write(block)
                copy.flush()
                os.fsync(copy.fileno())
            if digest.hexdigest() != sha256:
                raise ChangedError
            Path(name).replace(place)
            _flush_folder(place.parent)
        finally:
            Path(name).unlink(missing_ok=True)
        return place

    def sweep(self) -> None:
        """Remove half-written files that a kill left behind. Only for whoever holds the lock of adding."""
        if self.waiting.is_dir():
            for file in self.waiting.iterdir():
                file.unlink(missing_ok=True)


class ChangedError(Exception):
    """The file changed between two looks at it."""


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file's content, read in blocks."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while block := stream.read(BLOCK):
            digest.update(block)
    return digest.hexdigest()


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that a kill leaves the old one or the new one, never half of one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    Path(name).replace(path)
    _flush_folder(path.parent)


def _flush_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
