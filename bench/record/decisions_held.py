"""All decisions of the shared data as paragraphs: official mark-up first, plain text for the rest."""

from __future__ import annotations

import os
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import msgspec
from bench.measuring import DATA

from chapter8.atlas import Atlas
from chapter8.errors import InputError
from chapter8.record import read
from chapter8.record.agreed import Paragraph, one_reading_each, paragraphs_of

KEPT = "CHAPTER8_BENCH_PARAGRAPHS"
"""Names the file in which `keep` put the paragraphs, for tasks in processes of their own."""


def paragraphs() -> list[Paragraph]:
    """The paragraphs of all resolutions and presidential statements, each decision once."""
    files = [
        *sorted((DATA / "akn" / "resolutions").rglob("*.xml")),
        *sorted((DATA / "akn" / "presidential_statements").rglob("*.xml")),
        *sorted((DATA / "resolutions_text").glob("*.txt")),
    ]
    with ProcessPoolExecutor(2) as pool:
        return list(one_reading_each(pool.map(_read, files, chunksize=40)))


def keep(folder: Path) -> dict[str, str]:
    """Put them into a file; the environment in which a task finds it."""
    path = folder / "paragraphs"
    path.write_bytes(msgspec.msgpack.encode(paragraphs()))
    return {KEPT: str(path)}


def kept() -> list[Paragraph]:
    """The paragraphs that `keep` put away."""
    return msgspec.msgpack.decode(Path(os.environ[KEPT]).read_bytes(), type=list[Paragraph])


def _read(file: Path) -> list[Paragraph]:
    try:
        return list(paragraphs_of(read(file, atlas=Atlas.shipped())))
    except InputError:
        return []
