"""Documents read per second, and the most memory that reading takes; beside the least that any reader must do.

PDF has two works: bytes to lines in reading order, and the whole `read`, which makes a record of them. Both run in one
process, as does the raw extraction beside them; all are timed by the clock, and by what they take of the processor,
which counts the second thread that lays pages out. The three are run in turn.
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
TURNS, LONG_TURNS = 15, 2
LONG, LONG_FILE = 2_000, "CHAPTER8_BENCH_LONG_PDF"
PACES = {"clock": "pages/s", "processor": "pages/s of one processor"}
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
        *_paced("four published meeting records (PDF)", rates),
        Figure("peak memory of reading the meeting records", pdf.peak_mb, "MB", "the same", raw.peak_mb, UNDER),
        *long_figures(),
    ]  # fmt: skip


Rates = dict[str, dict[str, float]]
"""Pages a second of "raw" text, of "lines" in reading order, and of a "record"; by "clock" and by "processor"."""


def _paced(name: str, rates: Rates) -> list[Figure]:
    """Lines and the whole reading beside the raw text, by the clock and by the processor."""
    works = {"lines": "bytes to lines in reading order", "record": "read"}
    return [
        Figure(f"{name}, {does}", rates[work][by], pace, RAW, rates["raw"][by], "at least .70 x")
        for by, pace in PACES.items()
        for work, does in works.items()
    ]


def long_figures() -> list[Figure]:
    """A record of 2,000 pages in two columns, made for this."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "long.pdf"
        write_long_record(file, LONG)
        given = {LONG_FILE: str(file)}
        lines, whole = run("bench.reading:long_lines", given), run("bench.reading:long_record", given)
        raw, rates = run("bench.reading:long_raw", given), run("bench.reading:long_rates", given).result
    name = f"a PDF of {LONG:,} pages in two columns"
    return [
        *_paced(name, rates),
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


def pdf_rates() -> Rates:
    """Of the meeting records."""
    return _rates_in_turn(_files(PDFS, "*.pdf"), TURNS)


def long_rates() -> Rates:
    """Of the long record."""
    return _rates_in_turn([_long()], LONG_TURNS)


def _rates_in_turn(files: list[Path], turns: int) -> Rates:
    """Pages a second of raw text, of lines in reading order, and of records; run in turn, the best of each file."""
    from chapter8.atlas import Atlas  # noqa: PLC0415 - as above
    from chapter8.record import read  # noqa: PLC0415 - as above

    atlas = Atlas.shipped()
    works = {"raw": _texts, "lines": _lines, "record": lambda file: read(file, atlas=atlas)}
    took: dict[tuple[str, str], dict[Path, float]] = {(name, by): {} for name in works for by in PACES}
    for _ in range(turns):
        for file in files:
            for name, work in works.items():
                for by, time_taken in _timed(partial(work, file)).items():
                    best = took[name, by]
                    best[file] = min(best.get(file, time_taken), time_taken)
    pages = sum(map(_pages, files))
    return {name: {by: pages / sum(took[name, by].values()) for by in PACES} for name in works}


def long_lines() -> int:
    """The long record as lines; how many pages."""
    return _done(_lines)


def long_record() -> int:
    """The long record, read; how many pages."""
    from chapter8.atlas import Atlas  # noqa: PLC0415 - as above
    from chapter8.record import read  # noqa: PLC0415 - as above

    atlas = Atlas.shipped()
    return _done(lambda file: read(file, atlas=atlas))


def long_raw() -> int:
    """The long record's raw text; of how many pages."""
    return _done(_texts)


def _done(work: Callable[[Path], object]) -> int:
    work(_long())
    return LONG


def _timed(work: Callable[[], object]) -> dict[str, float]:
    """Seconds by the clock, and of the processor in all threads: the same whether or not others are at work there."""
    clock, processor = time.perf_counter(), time.process_time()
    work()
    return {"clock": time.perf_counter() - clock, "processor": time.process_time() - processor}


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
