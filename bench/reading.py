"""Documents read per second, and the most memory that reading takes; beside the least that any reader must do.

PDF has two rows: bytes to lines in reading order, and the whole `read`, which makes a record of them. Both are one
process, as is the raw extraction beside them, and are counted in seconds of its processor; the three are run in turn.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from bench.figures import Figure
from bench.measuring import DATA, run, seconds

SEEDS, PDFS = DATA / "seeds", DATA / "meeting_records_pdf"
TIMES = 3
TURNS = 9
LONG, LONG_FILE = 2_000, "CHAPTER8_BENCH_LONG_PDF"
PACE = "pages/s of one processor"
RAW = "raw pypdfium2 text extraction"
UNDER = "under 1.5 GB"

SPEECH = """
the Council recalls resolution 1631 (2005) and thanks the regional organizations for what they have done in the year
that has passed, because early warning and mediation cost little when they come in time, and because a force that
knows the country is there in days, where others need months; we therefore ask the Secretary-General to report on
the lessons of the last mission, and we support the statement made by the representative of the African Union.
"""
"""What the delegates of the long record say, over and over."""


def figures() -> list[Figure]:
    """Rates and peaks."""
    ours, floor = run("bench.reading:seeds"), run("bench.reading:seeds_floor")
    rates = run("bench.reading:pdf_rates").result
    pdf, raw = run("bench.reading:pdfs"), run("bench.reading:pdfs_floor")
    return [
        Figure(
            "the five seed documents, read", ours.result["documents"], "documents/s",
            "file read and UTF-8 decoded", floor.result["documents"],
        ),
        Figure("peak memory of reading the seeds", ours.peak_mb, "MB", "the same", floor.peak_mb),
        Figure(
            "four published meeting records (PDF), bytes to lines in reading order", rates["lines"], PACE,
            RAW, rates["raw"], "at least .70 x",
        ),
        Figure(
            "four published meeting records (PDF), read", rates["record"], PACE, RAW, rates["raw"],
            "at least .70 x",
        ),
        Figure("peak memory of reading the meeting records", pdf.peak_mb, "MB", "the same", raw.peak_mb, UNDER),
        *long_figures(),
    ]  # fmt: skip


def long_figures() -> list[Figure]:
    """A record of 2,000 pages in two columns, made for this."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "long.pdf"
        write_long_record(file, LONG)
        given = {LONG_FILE: str(file)}
        lines, whole = run("bench.reading:long_lines", given), run("bench.reading:long_record", given)
        raw = run("bench.reading:long_raw", given)
    name = f"a PDF of {LONG:,} pages in two columns"
    return [
        Figure(f"{name}, bytes to lines in reading order", lines.result, PACE, RAW, raw.result, "at least .70 x"),
        Figure(f"{name}, read", whole.result, PACE, RAW, raw.result, "at least .70 x"),
        Figure(f"peak memory of reading {name} to lines", lines.peak_mb, "MB", "the same", raw.peak_mb, "under 500 MB"),
        Figure(f"peak memory of reading {name}", whole.peak_mb, "MB", "the same", raw.peak_mb, "under 500 MB"),
    ]


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


def pdf_rates() -> dict[str, float]:
    """Pages a second of raw text, of lines in reading order, and of records; run in turn, the best of each."""
    from chapter8.atlas import Atlas  # noqa: PLC0415 - as above
    from chapter8.record import read  # noqa: PLC0415 - as above

    atlas = Atlas.shipped()
    files = _files(PDFS, "*.pdf")
    works = {"raw": _texts, "lines": _lines, "record": lambda file: read(file, atlas=atlas)}
    took: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(TURNS):
        for name, work in works.items():
            took[name].append(sum(_processor_seconds(partial(work, file)) for file in files))
    pages = sum(map(_pages, files))
    return {name: pages / min(times) for name, times in took.items()}


def long_lines() -> float:
    """Pages a second of the long record as lines."""
    return LONG / _processor_seconds(lambda: _lines(_long()))


def long_record() -> float:
    """Pages a second of the long record, read."""
    from chapter8.atlas import Atlas  # noqa: PLC0415 - as above
    from chapter8.record import read  # noqa: PLC0415 - as above

    atlas = Atlas.shipped()
    return LONG / _processor_seconds(lambda: read(_long(), atlas=atlas))


def long_raw() -> float:
    """Pages a second of the long record's raw text."""
    return LONG / _processor_seconds(lambda: _texts(_long()))


def _processor_seconds(work: Callable[[], object]) -> float:
    """What the work takes of one processor: the same whether or not others are at work on the machine."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def _long() -> Path:
    return Path(os.environ[LONG_FILE])


def _lines(file: Path) -> object:
    """The file as lines in reading order, before anything is known about their meaning."""
    from chapter8.record.reading.gate import admit  # noqa: PLC0415 - as above
    from chapter8.record.reading.pdf import read_pdf  # noqa: PLC0415 - as above

    return read_pdf(admit(file))


def write_long_record(file: Path, pages: int) -> None:
    """A verbatim record of so many pages, with speeches, running heads and page numbers, in words of our own."""
    from reportlab import rl_config  # noqa: PLC0415 - only where the file is made
    from reportlab.lib.pagesizes import letter  # noqa: PLC0415 - as above
    from reportlab.pdfgen.canvas import Canvas  # noqa: PLC0415 - as above

    rl_config.useA85 = 0  # the published records wear no ASCII armour
    canvas = Canvas(str(file), pagesize=letter)
    words = SPEECH.split()
    at = 0
    for page in range(1, pages + 1):
        canvas.setFont("Times-Roman", 9)
        canvas.drawString(55, 755, "S/PV.9999")
        canvas.drawString(300, 40, str(page))
        for column in (55, 315):
            for row in range(52):
                opens = row % 26 == 0
                canvas.setFont("Times-Bold" if opens else "Times-Roman", 10)
                line = " ".join(words[(at + step) % len(words)] for step in range(7))
                at += 7
                canvas.drawString(
                    column + 20 * opens, 725 - 12.5 * row, "Mr. Odhiambo (Kenya): We meet" if opens else line
                )
        canvas.showPage()
    canvas.save()


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
