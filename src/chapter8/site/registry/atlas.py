"""The atlas as this node knows it: what is shipped, and the node's own rows beside it."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from django.conf import settings

from chapter8.atlas import Atlas


def node_atlas() -> Atlas:
    """The shipped atlas extended by the tables in HOME/atlas, read anew when one of them changes."""
    folder = Path(settings.HOME) / "atlas"
    tables = sorted(folder.glob("*.csv")) if folder.is_dir() else []
    if not tables:
        return Atlas.shipped()
    return _extended(folder, tuple((str(table), table.stat().st_mtime_ns) for table in tables))


@lru_cache(maxsize=1)
def _extended(folder: Path, state: tuple[tuple[str, int], ...]) -> Atlas:  # noqa: ARG001 - a changed table is a new atlas
    return Atlas.shipped().extended(folder)


def belongs_to(code: str) -> frozenset[str]:
    """The organizations that an organization belongs to (TLP 2.0 calls it their client); none for an unknown one."""
    parent = next((each.parent for each in node_atlas().organizations if each.code == code), None)
    return frozenset({parent}) if parent else frozenset()
