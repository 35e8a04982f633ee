"""Derived files in the data folder, made anew beside the old ones: generations, of which one is current.

A reader opens the current generation and keeps it; a writer makes the next one and names it current in one step. A kill
leaves the old one current. All of it can be thrown away at any time.
"""

from __future__ import annotations

import os
import shutil
import time
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings


@dataclass(frozen=True, slots=True)
class Generations:
    """The generations of one thing: its folder below the data folder, the version of its form, a file that each has."""

    name: str
    version: int
    mark: str

    def home(self) -> Path:
        """The folder of all generations."""
        return Path(settings.HOME) / self.name

    def current(self) -> Path | None:
        """The folder of the current generation, or None where there is none of this version."""
        try:
            name = (self.home() / "CURRENT").read_text(encoding="ascii").strip()
        except (OSError, UnicodeDecodeError):
            return None
        folder = self.home() / name
        return folder if name.startswith(f"v{self.version}-") and (folder / self.mark).is_file() else None

    def new(self) -> Path:
        """An empty folder for a generation that is not current yet. Only for whoever holds the lock of writing."""
        folder = self.home() / f"v{self.version}-{time.time_ns():x}"
        folder.mkdir(parents=True)
        return folder

    def make_current(self, folder: Path, *, keep: Path | None = None) -> None:
        """Name a generation current, then clear away all others but the one to keep. Only with the lock of writing."""
        pointer = self.home() / "CURRENT.new"
        with pointer.open("w", encoding="ascii") as stream:
            stream.write(folder.name)
            stream.flush()
            os.fsync(stream.fileno())
        pointer.replace(self.home() / "CURRENT")
        for other in self.home().glob("v*-*"):
            if other not in {folder, keep}:
                shutil.rmtree(other, ignore_errors=True)

    def forget(self) -> None:
        """Let no generation be current: what is derived is made anew when it is asked for."""
        (self.home() / "CURRENT").unlink(missing_ok=True)
