"""Work in the background: what is new in saved searches."""

from __future__ import annotations

from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from chapter8.site.ledger.upkeep import catch_up
from chapter8.site.searches.looking import look
from chapter8.site.searches.mail import send_digests
from chapter8.site.searches.models import SavedSearch


@task()
def look_for_new() -> None:
    """Note which new documents answer which saved search, and write to who wants mail. Twice finds nothing twice."""
    catch_up()  # a search of commitments finds those of new documents only in the ledger
    look()
    send_digests()


def ask_for_looking() -> None:
    """Put the work into the queue, unless it waits there already or nobody has saved a search."""
    waiting = DBTaskResult.objects.filter(task_path=look_for_new.module_path, status=TaskResultStatus.READY)
    if SavedSearch.objects.filter(deleted_at=None).exists() and not waiting.exists():
        look_for_new.enqueue()
