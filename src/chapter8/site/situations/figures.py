"""The panel of a node as a viewer may see it: built from the event releases that they may read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from chapter8.exchange.decide import Purpose, Viewer, decide
from chapter8.exchange.marking import Marking, strictest
from chapter8.site.library.store import Store
from chapter8.site.situations.models import EventRelease
from chapter8.watch.countries import CountryTable
from chapter8.watch.events import EventTable, read_events
from chapter8.watch.panel import Panel, build_panel


@dataclass(frozen=True, slots=True)
class Figures:
    """A panel with the releases it was made of. `panel` is None without any; `withheld` counts the unreadable ones."""

    panel: Panel | None
    releases: tuple[EventRelease, ...]
    marking: Marking
    withheld: int


def figures(viewer: Viewer, *, exercise: bool, purpose: Purpose = Purpose.READ) -> Figures:
    """The panel from the releases that the viewer may have. Exercise and real events never meet in one panel."""
    rows = list(EventRelease.objects.filter(exercise=exercise).order_by("added_at", "pk"))
    allowed = [row for row in rows if decide(row, viewer, purpose).allow]
    markings = [row.marking for row in allowed]
    owner = markings[0].owner if len({marking.owner for marking in markings}) == 1 else settings.ORGANIZATION
    panel = _panel(tuple((row.sha256, row.name) for row in allowed), _countries_state()) if allowed else None
    return Figures(panel, tuple(allowed), strictest(markings, owner), len(rows) - len(allowed))


def countries() -> CountryTable:
    """The shipped country table with the node's own rows (HOME/atlas/countries.csv)."""
    own = _own_countries()
    return CountryTable.shipped().extended(own) if own.is_file() else CountryTable.shipped()


def _own_countries() -> Path:
    return Path(settings.HOME) / "atlas" / "countries.csv"


def _countries_state() -> int:
    own = _own_countries()
    return own.stat().st_mtime_ns if own.is_file() else 0


@lru_cache(maxsize=8)
def _panel(files: Sequence[tuple[str, str]], state: int) -> Panel:  # noqa: ARG001 - a changed table is a new panel
    """Releases never change under their SHA-256, so a panel once built stays right."""
    return build_panel([_events(sha256, name) for sha256, name in files], countries=countries())


@lru_cache(maxsize=32)
def _events(sha256: str, name: str) -> EventTable:
    return read_events(Store(Path(settings.HOME)).open_path(sha256), name=name)
