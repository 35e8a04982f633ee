"""Work in the background: the shelves of agreed language catch up with the library."""

from __future__ import annotations

from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from chapter8.site.agreed import filling


@task()
def fill_shelves() -> None:
    """Make the shelves anew if decisions came, went or changed their marking. Twice is as good as once."""
    filling.fill()


def ask_for_filling() -> None:
    """Put the work into the queue, unless it waits there already or there is nothing to do."""
    waiting = DBTaskResult.objects.filter(task_path=fill_shelves.module_path, status=TaskResultStatus.READY)
    if filling.is_behind() and not waiting.exists():
        fill_shelves.enqueue()
