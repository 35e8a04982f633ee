"""The job that places documents by the vocabulary in force."""

from __future__ import annotations

from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from chapter8.site.library.models import Document
from chapter8.site.positions.keeping import outstanding, place_outstanding


@task()
def place_documents() -> list[dict[str, str]]:
    """Place whatever is outstanding; a page of the job has nothing more to tell."""
    place_outstanding()
    return []


def ask_for_placing() -> None:
    """Have outstanding documents placed by the worker, unless that waits in the queue already."""
    waiting = DBTaskResult.objects.filter(task_path=place_documents.module_path, status=TaskResultStatus.READY)
    if not waiting.exists() and outstanding(Document.objects.all()).exists():
        place_documents.enqueue()
