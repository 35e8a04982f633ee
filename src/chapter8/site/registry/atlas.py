"""The atlas as this node knows it, now or as it was known at a moment.

Below lies what is shipped, then the tables in HOME/atlas, then what people changed here (`registry.models`): each
accepted change, in the order of the revisions. The first two belong to the release of the node; only the third has a
history of its own, so "as known at" asks for the changes that were accepted by then.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from chapter8.atlas import Atlas
from chapter8.atlas.checking import Fault, extended
from chapter8.atlas.rows import Cells, Key, key_of, rows_of
from chapter8.atlas.tables.columns import TABLES
from chapter8.atlas.tables.held import written
from chapter8.errors import UsageError

Mark = tuple[int, datetime | None]
"""The newest revision that counts: its number and moment; (0, None) before the first."""

_asked: ContextVar[dict[str, Mark] | None] = ContextVar("asked", default=None)
# The newest revision, asked for once in each request (set by `registry.apps`); outside of one always anew.


@dataclass(frozen=True, slots=True)
class Known:
    """An atlas with the changes that are in it, as tables, and those changes that can't stand on it any more.

    That happens when the shipped atlas or HOME/atlas come to hold a row that contradicts a change: the change is left
    out and told (`clashes`, with the number of the change for the row), never in silence.
    """

    atlas: Atlas
    tables: Mapping[str, tuple[Cells, ...]] = field(default_factory=dict)
    clashes: tuple[Fault, ...] = ()


def node_atlas(known_at: datetime | None = None) -> Atlas:
    """The atlas with the rows of HOME/atlas and the accepted changes; as it was known at a moment, if one is given.

    An answer for the moment of a revision never changes by what is accepted later. It costs one question to the
    database (in a request: once), and is built again when a revision or a table of HOME/atlas is new.

    Raises:
        UsageError: the moment has not come yet; what will be known then, nobody can say.
    """
    return known(known_at).atlas


def known(known_at: datetime | None = None) -> Known:
    """As `node_atlas`, with what was changed."""
    return at_revision(_mark(known_at))


def newest() -> Mark:
    """The newest revision."""
    return _mark(None)


def at_revision(mark: Mark) -> Known:
    """The atlas with the changes of all revisions up to one."""
    tables = _base_tables()
    if not mark[0]:
        return Known(_base(str(settings.HOME), tables))
    return _known(str(settings.HOME), tables, mark)


def base_atlas() -> Atlas:
    """The atlas without changes: what is shipped and the tables in HOME/atlas."""
    return _base(str(settings.HOME), _base_tables())


def changed_tables() -> dict[str, bytes]:
    """The changes as tables by the names of their files: for a process that has no database."""
    return {TABLES[name].file: written(name, rows) for name, rows in known().tables.items() if rows}


def forget_newest() -> None:
    """In this request, look again which revision is the newest."""
    if (memo := _asked.get()) is not None:
        memo.clear()


def begin_request() -> None:
    """From here to `end_request`, ask for the newest revision once."""
    _asked.set({})


def end_request() -> None:
    """Ask each time again."""
    _asked.set(None)


def _mark(known_at: datetime | None) -> Mark:
    """The newest revision, or the newest one until a moment."""
    memo = _asked.get() if known_at is None else None
    if memo is not None and "newest" in memo:
        return memo["newest"]
    if known_at is not None and known_at > timezone.now():
        raise UsageError(
            _("What will be known at %(moment)s is not known yet") % {"moment": known_at.isoformat(timespec="minutes")},
            place="known",
            remedy=_("Ask for a day that is over, or for a time that has passed (UTC)."),
        )
    from chapter8.site.registry.models import Revision  # noqa: PLC0415 - the viewer's middleware is loaded before models

    rows = Revision.objects.order_by("-number").values_list("number", "at")
    found = (rows.filter(at__lte=known_at) if known_at else rows).first() or (0, None)
    if memo is not None:
        memo["newest"] = found
    return found


def _base_tables() -> tuple[tuple[str, int], ...]:
    """The tables of HOME/atlas, each with the moment at which it was last written."""
    folder = Path(settings.HOME) / "atlas"
    tables = sorted(folder.glob("*.csv")) if folder.is_dir() else []
    return tuple((str(table), table.stat().st_mtime_ns) for table in tables)


@lru_cache(maxsize=2)
def _base(home: str, tables: tuple[tuple[str, int], ...]) -> Atlas:
    """What is shipped and the tables in HOME/atlas; read anew when one of them was written."""
    return Atlas.shipped().extended(Path(home) / "atlas") if tables else Atlas.shipped()


@lru_cache(maxsize=8)
def _known(home: str, tables: tuple[tuple[str, int], ...], mark: Mark) -> Known:
    """The atlas at a revision. `mark` holds its moment too: a number alone could be another database's."""
    return build(_base(home, tables), accepted_until(mark))


def accepted_until(mark: Mark) -> list[tuple[int, str, Cells | None, Cells | None]]:
    """The changes of all revisions up to one, in their order: number, table, before, after."""
    from chapter8.site.registry.models import Change  # noqa: PLC0415 - as above

    changes = Change.objects.filter(revision__number__lte=mark[0]).order_by("revision__number", "pk")
    return list(changes.values_list("pk", "table", "before", "after"))


def build(base: Atlas, changes: Iterable[tuple[int, str, Cells | None, Cells | None]]) -> Known:
    """An atlas with changes on top: each (number, table, before, after), in the order in which they were accepted."""
    net: dict[str, dict[Key, tuple[int, Cells | None, Cells]]] = {}
    for number, table, before, after in changes:
        rows = net.setdefault(table, {})
        if before is not None:
            rows[key_of(table, before)] = (number, None, before)
        if after is not None:
            key = key_of(table, after)
            rows.pop(key, None)  # what was changed last stands last
            rows[key] = (number, after, after)
    tables: dict[str, tuple[Cells, ...]] = {}
    numbers: dict[str, list[int]] = {}
    for table in (name for name in TABLES if name in net):
        standing = rows_of(base, table)
        told = [
            (number, after if after is not None else {**before, "removed": "true"})
            for key, (number, after, before) in net[table].items()
            if after is not None or key in standing
        ]
        tables[table] = tuple(cells for _number, cells in told)
        numbers[table] = [number for number, _cells in told]
    atlas, faults = extended(base, tables)
    left_out = {(fault.table, fault.row) for fault in faults}
    return Known(
        atlas,
        MappingProxyType(
            {
                name: tuple(cells for place, cells in enumerate(rows) if (name, place) not in left_out)
                for name, rows in tables.items()
            }
        ),
        tuple(
            Fault(fault.table, numbers[fault.table][fault.row], fault.column, fault.cause, fault.remedy)
            for fault in faults
        ),
    )


def belongs_to(code: str) -> frozenset[str]:
    """The organizations that an organization belongs to (TLP 2.0 calls it their client); none for an unknown one."""
    parent = next((each.parent for each in node_atlas().organizations if each.code == code), None)
    return frozenset({parent}) if parent else frozenset()
