"""Starts a part of the site as a child that doesn't outlive its parent, also when the parent is killed.

python -m chapter8.site.tied PARENT server ARGUMENTS...     granian with these arguments
python -m chapter8.site.tied PARENT worker                  the worker of the data folder

PARENT is the parent's process id. On Linux the kernel sends the child SIGTERM when its parent ends (prctl(2),
PR_SET_PDEATHSIG; it survives execve). Elsewhere a thread looks whether the parent is still the parent.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys
import threading
import time

PR_SET_PDEATHSIG = 1
LOOK = 1.0  # seconds between two looks, where the kernel doesn't tell


def tie(parent: int) -> None:
    """End with the parent; at once if it is gone already."""
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    else:
        threading.Thread(target=_watch, args=(parent,), daemon=True).start()
    if os.getppid() != parent:
        sys.exit(1)


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(LOOK)
    os.kill(os.getpid(), signal.SIGTERM)


def main(parent: str, part: str, *arguments: str) -> None:
    """Tie this process, then become the part."""
    tie(int(parent))
    if part == "worker":
        from chapter8.site.start import make_ready  # noqa: PLC0415 - Django for the worker alone

        make_ready(migrate=False)
        from chapter8.site.jobs.worker import work  # noqa: PLC0415 - as above

        work()
    elif sys.platform == "linux":
        os.execv(sys.executable, [sys.executable, "-m", "granian", *arguments])  # noqa: S606 - ours
    else:
        from granian.cli import entrypoint  # noqa: PLC0415 - the watching thread would not survive an exec

        sys.argv = ["granian", *arguments]
        entrypoint()


if __name__ == "__main__":
    main(*sys.argv[1:])
