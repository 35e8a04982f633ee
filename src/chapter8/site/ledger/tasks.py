"""Work in the background: the ledger takes in what was read of commitments."""

from __future__ import annotations

from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from chapter8.site.ledger import upkeep


@task()
def take_commitments() -> None:
    """Take in the documents that are not in the ledger yet. Twice is as good as once."""
    upkeep.catch_up()


def ask_for_taking() -> None:
    """Put the work into the queue, unless it waits there already or there is nothing to do."""
    waiting = DBTaskResult.objects.filter(task_path=take_commitments.module_path, status=TaskResultStatus.READY)
    if upkeep.is_behind() and not waiting.exists():
        take_commitments.enqueue()
