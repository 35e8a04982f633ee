"""`make bench`: measures the published figures, prints the table, rewrites docs/reference/benchmarks.md.

python -m bench                     all figures but the set-up time
python -m bench reading forecast    some of them
python -m bench record              every figure of the record's accuracy (or one: record.segmentation)
python -m bench registry            every figure of the registry (or one: registry.memberships)
python -m bench set_up              time from a clean clone (needs the package registry)
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from pathlib import Path

from bench.figures import Figure, publish, table


def _measures(file: Path) -> bool:
    """Whether this file of a folder is a figure, not what the figures share."""
    return "def figures()" in file.read_text(encoding="utf-8")


FOLDERS = {
    folder: tuple(f"{folder}.{file.stem}" for file in sorted(Path("bench", folder).glob("*.py")) if _measures(file))
    for folder in ("record", "registry")
}
BESIDE = ("adding", "forecast", "searching", "pages", "positions_pages", "brief")  # each a file beside this one
TOPICS = ("reading", *FOLDERS["record"], *FOLDERS["registry"], *BESIDE)
ON_REQUEST = ("set_up",)


def main() -> None:
    """Measure the topics named, or all."""
    named = sys.argv[1:] or TOPICS
    topics = [topic for name in named for topic in FOLDERS.get(name, (name,))]
    unknown = sorted(set(topics) - {*TOPICS, *ON_REQUEST})
    if unknown:
        sys.exit(f"bench: no topic {unknown[0]}. There are: {', '.join((*TOPICS, *ON_REQUEST))}.")
    measured: dict[str, list[Figure]] = {}
    for topic in topics:
        print(f"measuring: {topic}", file=sys.stderr)
        module = import_module(f"bench.{topic}")
        measured[title(module.__doc__ or topic)] = module.figures()
    if "CHAPTER8_BENCH_PASSAGES" not in os.environ:  # a quick look is not for publication
        publish(measured)
    print(table([figure for figures in measured.values() for figure in figures]))


def title(doc: str) -> str:
    """The heading of a topic: the first line of its file, without the full stop."""
    return doc.partition("\n")[0].rstrip(".")


if __name__ == "__main__":
    main()
