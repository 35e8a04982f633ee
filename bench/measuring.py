"""Runs a task in a process of its own, so that its peak memory is its own; and sums up times.

A task is a function without arguments that returns something JSON can hold: `run("bench.reading:seeds")`.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

DATA = Path(os.environ.get("CHAPTER8_DATA", "../shared/data")).resolve()


@dataclass(frozen=True, slots=True)
class Ran:
    """What a task returned, and the most memory that its process held, in MB."""

    result: Any
    peak_mb: float


def run(task: str, environment: Mapping[str, str] | None = None) -> Ran:
    """Run a task in a fresh interpreter. Raises CalledProcessError; what the task prints is seen."""
    command = [sys.executable, "-m", "bench.measuring", task]
    ended = subprocess.run(command, stdout=subprocess.PIPE, check=True, env={**os.environ, **(environment or {})})
    answer = json.loads(ended.stdout.splitlines()[-1])
    return Ran(answer["result"], answer["peak_mb"])


def quietly(command: list[str], **options: Any) -> None:
    """Run a command without showing what it says, unless it fails. Raises RuntimeError with all that it said."""
    ended = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False, **options)
    if ended.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with {ended.returncode}:\n{ended.stdout.decode()}")


def seconds(work: Callable[[], object], *, times: int = 1) -> float:
    """The shortest of some runs: what the work needs when nothing else disturbs it."""
    return min(_once(work) for _ in range(times))


def _once(work: Callable[[], object]) -> float:
    """Seconds of one run."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def milliseconds(work: Callable[[Any], object], questions: list[Any]) -> list[float]:
    """How long each of some questions takes."""
    return [1000 * _once(partial(work, question)) for question in questions]


def summed(times: list[float]) -> dict[str, float]:
    """The middle and the slow end: the times that half, and that 95 in 100, did not exceed."""
    ordered = sorted(times)
    return {name: ordered[int(share * (len(ordered) - 1))] for name, share in (("p50", 0.5), ("p95", 0.95))}


def main() -> None:
    """Run the task that is named, in this process."""
    module, _, function = sys.argv[1].partition(":")
    result = getattr(import_module(module), function)()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024  # kilobytes on Linux
    print(json.dumps({"result": result, "peak_mb": peak}))


if __name__ == "__main__":
    main()
