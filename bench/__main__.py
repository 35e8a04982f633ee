"""`make bench`: measures the published figures, prints the table, rewrites docs/reference/benchmarks.md.

python -m bench                     all figures but the set-up time
python -m bench reading forecast    some of them
python -m bench set_up              time from a clean clone (needs the package registry)
"""

from __future__ import annotations

import os
import sys
from importlib import import_module

from bench.figures import Figure, publish, table

TOPICS = ("reading", "forecast", "searching", "pages", "brief")  # each a file beside this one
ON_REQUEST = ("set_up",)


def main() -> None:
    """Measure the topics named, or all."""
    topics = sys.argv[1:] or TOPICS
    unknown = sorted(set(topics) - {*TOPICS, *ON_REQUEST})
    if unknown:
        sys.exit(f"bench: no topic {unknown[0]}. There are: {', '.join((*TOPICS, *ON_REQUEST))}.")
    figures: list[Figure] = []
    for topic in topics:
        print(f"measuring: {topic}", file=sys.stderr)
        figures += import_module(f"bench.{topic}").figures()
    if "CHAPTER8_BENCH_PASSAGES" not in os.environ:  # a quick look is not for publication
        publish(figures)
    print(table(figures))


if __name__ == "__main__":
    main()
