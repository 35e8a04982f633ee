"""Documents read per second, and the most memory that reading takes; beside the least that any reader must do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench.figures import Figure
from bench.measuring import DATA, run, seconds

SEEDS, PDFS = DATA / "seeds", DATA / "meeting_records_pdf"
TIMES = 3


def figures() -> list[Figure]:
    """Rates and peaks."""
    ours, floor = run("bench.reading:seeds"), run("bench.reading:seeds_floor")
    pdf, raw = run("bench.reading:pdfs"), run("bench.reading:pdfs_floor")
    return [
        Figure(
            "the five seed documents, read", ours.result["documents"], "documents/s",
            "file read and UTF-8 decoded", floor.result["documents"],
        ),
        Figure("peak memory of reading the seeds", ours.peak_mb, "MB", "the same", floor.peak_mb),
        Figure(
            "four published meeting records (PDF), read", pdf.result["pages"], "pages/s",
            "raw pypdfium2 text extraction", raw.result["pages"],
        ),
        Figure("peak memory of reading the meeting records", pdf.peak_mb, "MB", "the same", raw.peak_mb),
    ]  # fmt: skip


def seeds() -> dict[str, float]:
    """The seeds through the one door."""
    from chapter8.atlas import Atlas  # noqa: PLC0415 - the interpreter that measures the floor must not hold it
    from chapter8.record import read  # noqa: PLC0415 - as above

    atlas = Atlas.shipped()
    return _rates(_files(SEEDS, "*.txt"), lambda file: read(file, atlas=atlas))


def seeds_floor() -> dict[str, float]:
    """The same files as text, and nothing else."""
    return _rates(_files(SEEDS, "*.txt"), lambda file: file.read_bytes().decode("utf-8", errors="replace"))


def pdfs() -> dict[str, float]:
    """The meeting records through the one door."""
    from chapter8.atlas import Atlas  # noqa: PLC0415 - as above
    from chapter8.record import read  # noqa: PLC0415 - as above

    atlas = Atlas.shipped()
    return _rates(_files(PDFS, "*.pdf"), lambda file: read(file, atlas=atlas), _pages)


def pdfs_floor() -> dict[str, float]:
    """The text of every page as pypdfium2 gives it."""
    return _rates(_files(PDFS, "*.pdf"), _texts, _pages)


def _rates(
    files: list[Path], work: Callable[[Path], object], pages: Callable[[Path], int] | None = None
) -> dict[str, float]:
    """Documents (and pages) a second, over all files."""
    took = seconds(lambda: [work(file) for file in files], times=TIMES)
    return {"documents": len(files) / took, "pages": sum(map(pages, files)) / took if pages else 0.0}


def _files(folder: Path, pattern: str) -> list[Path]:
    """The files of a folder of the shared data."""
    files = sorted(folder.glob(pattern))
    if not files:
        raise FileNotFoundError(f"{folder} holds no {pattern}: set CHAPTER8_DATA to the folder of test data")
    return files


def _pages(file: Path) -> int:
    """How many pages."""
    return len(_opened(file))


def _texts(file: Path) -> list[str]:
    """The raw text, page by page."""
    document = _opened(file)
    return [document[number].get_textpage().get_text_range() for number in range(len(document))]


def _opened(file: Path) -> Any:
    """The file as pypdfium2 sees it."""
    import pypdfium2  # noqa: PLC0415 - only for the tasks that need it

    return pypdfium2.PdfDocument(file)
