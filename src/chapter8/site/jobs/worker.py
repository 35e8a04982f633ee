"""The worker of one data folder: runs what waits in the queue, and first puts back what a kill cut off.

Rules:

1. one worker for each data folder: it holds a lock that the system frees when it ends, however it ends;
2. a job that this folder's worker had begun and not ended, when nobody holds the lock, was cut off: it runs again;
3. a job that has cut off its worker so many times that it must be the cause is given up, and its page says so;
4. documents that the themes in force have not placed, from before a new release or an edit, are placed by a job.
"""

from __future__ import annotations

import fcntl
import hashlib
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import transaction
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from chapter8.errors import Chapter8Error
from chapter8.site.positions.tasks import ask_for_placing

MOST_TRIES = 3


class CutOffError(Chapter8Error):
    """A job ended its worker each time that it was tried."""


def work() -> None:
    """Wait for the lock, put back what was cut off, then run jobs until a signal ends the worker."""
    with only_one():
        put_back()
        ask_for_placing()
        call_command("db_worker", interval=1, startup_delay=False, verbosity=0, worker_id=worker_id())


def worker_id() -> str:
    """The name of this folder's worker, the same at each start: two nodes on one database don't mix their jobs up."""
    place = f"{socket.gethostname()} {Path(settings.HOME).resolve()}"
    return hashlib.sha256(place.encode()).hexdigest()[:32]


@contextmanager
def only_one() -> Iterator[None]:
    """Hold the lock of the worker; wait while a worker of an earlier start ends its job."""
    with (Path(settings.HOME) / "worker.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@transaction.atomic
def put_back() -> int:
    """Back into the queue with what this folder's worker has begun and not ended; how many. Only with the lock."""
    mine = worker_id()
    cut_off = [job for job in DBTaskResult.objects.running().select_for_update() if job.worker_ids[-1:] == [mine]]
    for job in cut_off:
        if len(job.worker_ids) >= MOST_TRIES:
            job.set_failed(CutOffError(f"the job ended its worker {len(job.worker_ids)} times"))
            continue
        job.status, job.started_at = TaskResultStatus.READY, None
        job.save(update_fields=["status", "started_at"])
    return len(cut_off)
