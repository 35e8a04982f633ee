"""Akoma Ntoso documents read per second on two cores, beside the least that any reader must do: parse the XML."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from time import perf_counter

from bench.figures import Figure
from bench.measuring import run
from bench.record.official import DATA
from lxml import etree

CORES = 2
_CHUNK = 40


def figures() -> list[Figure]:
    """Rates and the most memory of one process."""
    ours, floor = run("bench.record.akn:read_all"), run("bench.record.akn:parse_all")
    return [
        Figure(
            "Akoma Ntoso, read on two cores", ours.result, "documents/s", "parsed by lxml and nothing else",
            floor.result, ">= 300",
        ),
        Figure("peak memory of reading Akoma Ntoso (the process that collects)", ours.peak_mb, "MB", bar="< 1,500"),
    ]  # fmt: skip


def read_all() -> float:
    """All files through the one door."""
    return _rate(_read)


def parse_all() -> float:
    """All files through lxml; those that are not well formed as far as it recovers."""
    return _rate(_parse)


def _rate(work: Callable[[Path], int]) -> float:
    """Documents a second, two processes at work, after each has been warmed up."""
    files = sorted((DATA / "akn").glob("*/*/*.xml"))
    with ProcessPoolExecutor(CORES) as pool:
        list(pool.map(work, files[:CORES], chunksize=1))
        begun = perf_counter()
        done = sum(1 for _ in pool.map(work, files, chunksize=_CHUNK))
        return done / (perf_counter() - begun)


def _read(path: Path) -> int:
    from chapter8.atlas import Atlas  # noqa: PLC0415 - the floor must not hold it
    from chapter8.record import read  # noqa: PLC0415 - as above

    return len(read(path, atlas=Atlas.shipped()).passages)


def _parse(path: Path) -> int:
    return len(etree.fromstring(path.read_bytes(), etree.XMLParser(recover=True, resolve_entities=False)))
