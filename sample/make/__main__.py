"""Makes the files of the exercise that come from a script: `python sample/make [--out FOLDER]`.

The meeting records (PDF), the resolution in Akoma Ntoso, the Word files, the chapter and the events are made here from
`sources/`; the same sources give the same bytes. All other files of the exercise are written by hand.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

import akoma_ntoso
import chapter
import events
import meeting_record
import word

HERE = Path(__file__).resolve().parent

MADE: tuple[tuple[str, str, Callable[[Path], bytes]], ...] = (
    ("S_PV_19905", "pdf", meeting_record.make),
    ("S_PV_19905_Resumption_1", "pdf", meeting_record.make),
    ("S_RES_9901_2025", "xml", akoma_ntoso.make),
    ("S_PRST_2025_91", "docx", word.make),
    ("S_2025_9925", "docx", word.make),
    ("repertoire_99_iskara", "txt", chapter.make),
)


def main() -> None:
    """Write every made file below the exercise's folder, or below another one."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--out", type=Path, default=HERE.parent, help="folder to write into (default: the exercise)")
    out: Path = parser.parse_args().out
    (out / "documents").mkdir(parents=True, exist_ok=True)
    (out / "events").mkdir(parents=True, exist_ok=True)
    for stem, suffix, make in MADE:
        (out / "documents" / f"{stem}.{suffix}").write_bytes(make(HERE / "sources" / f"{stem}.txt"))
    (out / "events" / events.NAME).write_bytes(events.make())
    print(f"{len(MADE) + 1} files made in {out}")


if __name__ == "__main__":
    main()
