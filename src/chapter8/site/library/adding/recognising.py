"""Runs in the reading process: says by its content what a file is, and reads it. Knows no database.

The process is expendable: what a hostile file does to it is its parent's to notice.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Literal

import msgspec

from chapter8.atlas import Atlas
from chapter8.atlas.tables.held import HeldTables
from chapter8.errors import InputError, TableError, UnsupportedError
from chapter8.record import read
from chapter8.record.positions import Vocabulary, positions
from chapter8.site.batches import Door, Work
from chapter8.site.batches.work import Act
from chapter8.site.library.adding.tables import EXPERT_COLUMNS, UNIT_COLUMNS, Register, Row, read_rows
from chapter8.watch.events import read_events

SNIFF = 1 << 16  # bytes: a header line of any table that we know fits many times
EVENT_COLUMNS = frozenset({
    "type_of_violence", "dyad_new_id", "conflict_new_id", "side_a", "side_b", "where_prec", "latitude", "longitude",
    "priogrid_gid", "country", "country_id", "date_prec", "date_start", "date_end", "best", "high", "low",
})  # fmt: skip


class Asked(msgspec.Struct, frozen=True):
    """One file to read: where it lies, or its content where the reader is on another machine."""

    path: str
    name: str
    content: bytes | None = None


class Setting(msgspec.Struct, frozen=True):
    """What of the node a reader needs: its own rows of the atlas (file name to CSV), and its own themes (TOML).

    `changed` are the rows of the atlas that people changed on the node, on top of its own.
    """

    atlas: dict[str, bytes]
    themes: str = ""
    changed: dict[str, bytes] = {}


class DocumentRead(msgspec.Struct, frozen=True, tag="document"):
    """A document: its record as JSON, and whether its head says that it is an exercise.

    `positions` are those of its statements, as JSON, placed by the vocabulary with the fingerprint `vocabulary`.
    """

    sha256: str
    record: bytes
    exercise: bool
    positions: bytes = b"[]"
    vocabulary: str = ""


class EventsRead(msgspec.Struct, frozen=True, tag="events"):
    """A release of events, summed up; the rows stay in the file."""

    release: str
    first_month: str
    last_month: str
    events: int
    deaths: int
    warnings: tuple[str, ...]


class RowsRead(msgspec.Struct, frozen=True, tag="rows"):
    """Rows of the standby register: "units" or "experts"."""

    what: Register
    rows: tuple[Row, ...]


class FaultRead(msgspec.Struct, frozen=True, tag="fault"):
    """Why the file can't be used."""

    error: str
    place: str
    cause: str
    remedy: str


Answer = DocumentRead | EventsRead | RowsRead | FaultRead


def recognise_and_read(path: Path, name: str, atlas: Atlas, vocabulary: Vocabulary | None = None) -> Answer:
    """Read one file, whatever it is. Errors of ours become an answer; so does a reader that fails on this file.

    `vocabulary` are the themes on which its statements are placed: those that are shipped unless said otherwise.
    """
    try:
        return _read(path, name, atlas, vocabulary or Vocabulary.shipped())
    except InputError as error:
        return FaultRead(type(error).__name__, error.place or name, error.cause, error.remedy)
    except OSError as error:
        return FaultRead("InputError", name, (error.strerror or str(error)).lower(), "Check the file's rights.")
    except Exception as error:  # noqa: BLE001 - a fault of a reader must not take the batch down; it is told, by class
        cause = f"the reader failed on this file ({type(error).__name__}: {error})"
        return FaultRead("ReaderFailed", name, cause, "Report this together with the file.")


def _read(path: Path, name: str, atlas: Atlas, vocabulary: Vocabulary) -> Answer:
    columns = header(path)
    match _table(columns):
        case "events":
            return _events(path, name)
        case "units" | "experts" as register:
            if missing := (UNIT_COLUMNS if register == "units" else EXPERT_COLUMNS) - columns:
                lacks = f"it lacks the columns {', '.join(sorted(missing))}"
                raise TableError(lacks, place=name, remedy=f"Give all columns of {register}.csv.")
            return RowsRead(register, read_rows(path, name, register))
    if path.suffix.lower() == ".csv" and len(columns) > 1:
        raise UnsupportedError(
            "its columns are those of no table that we know",
            place=name,
            remedy="Tables are UCDP GED or Candidate events, units.csv and experts.csv (see sample/).",
        )
    record = read(path, name=name, atlas=atlas)
    head = " ".join(passage.text for passage in record.passages[:3]) + record.title
    exercise = "EXERCISE EXERCISE EXERCISE" in head
    placed = msgspec.json.encode(positions(record, vocabulary, atlas))
    encoded = msgspec.json.encode(record)
    return DocumentRead(record.source.sha256, encoded, exercise, placed, vocabulary.fingerprint)


def _table(columns: frozenset[str]) -> Literal["events", "units", "experts"] | None:
    """The table that a header is meant to be: the one of which it has most columns, and at least half of them."""
    shares: dict[Literal["events", "units", "experts"], float] = {
        "events": len(columns & EVENT_COLUMNS) / len(EVENT_COLUMNS),
        "units": len(columns & UNIT_COLUMNS) / len(UNIT_COLUMNS),
        "experts": len(columns & EXPERT_COLUMNS) / len(EXPERT_COLUMNS),
    }
    likeliest = max(shares, key=lambda table: shares[table])
    return likeliest if shares[likeliest] >= 0.5 else None


def _events(path: Path, name: str) -> EventsRead:
    """A release, summed up; a column that is missing is the reader's to name."""
    table = read_events(path, name=name)
    months = [*table.covers, *table.frame["month"].to_list()]
    first, last = min(months), max(months)
    told = tuple(str(warning) for warning in table.warnings)
    return EventsRead(table.release, str(first), str(last), table.frame.height, table.deaths, told)


def header(path: Path) -> frozenset[str]:
    """The names of columns if the file begins like a CSV table, else nothing. Reads only the first line."""
    with path.open("rb") as stream:
        start = stream.read(SNIFF)
    if start[:2] == b"\x1f\x8b":
        return _packed_header(path)
    return _names(start)


def _packed_header(path: Path) -> frozenset[str]:
    import gzip  # noqa: PLC0415 - rare

    try:
        with gzip.open(path) as stream:
            return _names(stream.read(SNIFF))
    except (OSError, EOFError):
        return frozenset()


def _names(start: bytes) -> frozenset[str]:
    if b"\0" in start:
        return frozenset()
    line = start.partition(b"\n")[0].decode("utf-8-sig", errors="replace")
    names = next(csv.reader([line]), [])
    return frozenset(name.strip() for name in names)


def reading_work(atlas: Path, themes: str = "", changed: Mapping[str, bytes] | None = None) -> Work:
    """What is done with each file: it is read, with the node's own rows of the atlas, which lie in that folder.

    `changed` are tables of what people changed on the node (`registry.atlas.changed_tables`). The file's statements are
    placed on the shipped themes and the node's own, given as TOML.
    """
    tables = {table.name: table.read_bytes() for table in sorted(atlas.glob("*.csv"))}
    setting = Setting(tables, themes, dict(changed or {}))
    return Work("chapter8.site.library.adding.recognising:recogniser", msgspec.msgpack.encode(setting))


def file_asked(path: Path, door: Door) -> bytes:
    """What a reading process is asked of a file: where it lies, or its content where the process is far away."""
    content = None if door.sees_files else path.read_bytes()
    return msgspec.msgpack.encode(Asked(str(path), path.name, content))


def recogniser(setting: bytes) -> Act:
    """The work of a batch: a file in (`Asked`), what it is out (`Answer`), both in MessagePack.

    `setting` is a `Setting` in MessagePack.
    """
    node = msgspec.msgpack.decode(setting, type=Setting)
    atlas, vocabulary = _atlas(node.atlas, node.changed), Vocabulary.shipped()
    if node.themes.strip():
        vocabulary = vocabulary.extended_by(node.themes.encode(), "themes.toml")

    def act(item: bytes) -> bytes:
        asked = msgspec.msgpack.decode(item, type=Asked)
        return msgspec.msgpack.encode(_with_file(asked, atlas, vocabulary))

    return act


def _atlas(*layers: dict[str, bytes]) -> Atlas:
    """The shipped atlas, on top of it one layer of tables after another."""
    atlas = Atlas.shipped()
    for tables in layers:
        if tables:
            atlas = atlas.extended(HeldTables(tables))
    return atlas


def _with_file(asked: Asked, atlas: Atlas, vocabulary: Vocabulary) -> Answer:
    """Read where the file lies, or, far from it, a copy that lies here while it is read."""
    if asked.content is None:
        return recognise_and_read(Path(asked.path), asked.name, atlas, vocabulary)
    with NamedTemporaryFile(suffix=Path(asked.name).suffix) as copy:
        copy.write(asked.content)
        copy.flush()
        return recognise_and_read(Path(copy.name), asked.name, atlas, vocabulary)
