"""Work done in the background by the worker: adding what was uploaded, and building the search index anew."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from django.conf import settings
from django_tasks import task

from chapter8.exchange.marking import Marking, Tlp
from chapter8.site.accounts.models import User
from chapter8.site.library.adding.add import add

UPLOADS = "uploads"  # folder in the data folder: one folder for each upload, gone when it is in the library


@task()
def add_uploaded(folder: str, marking: dict[str, Any], person: int) -> list[dict[str, str]]:
    """Add the files of one upload. Returns for each file its name, what became of it, and why.

    Interrupted and run again, it ends the same: adding is done once by content. What was already here is told as
    received, so that nobody learns by uploading what others keep to themselves.
    """
    place = Path(settings.HOME) / UPLOADS / folder
    if not place.is_dir():  # cut off after the last step
        return []
    outcome = add(sorted(place.iterdir()), marking=marking_from(marking), user=User.objects.filter(pk=person).first())
    shutil.rmtree(place)
    return [
        {
            "name": item.name,
            "status": "fault" if item.fault else "received",
            "cause": item.fault.cause if item.fault else "",
            "remedy": item.fault.remedy if item.fault else "",
            "sha256": item.sha256,
        }
        for item in outcome.files
    ]


@task()
def reindex() -> list[dict[str, str]]:
    """Build the search index anew from the library."""
    from chapter8.site.search.index import rebuild  # noqa: PLC0415 - opens the index

    rebuild()
    return []


def marking_from(words: dict[str, Any]) -> Marking:
    """A marking out of the plain values that a job carries."""
    return Marking(Tlp(words["tlp"]), words["owner"], frozenset(words["audience"]), words["own"] or None)
