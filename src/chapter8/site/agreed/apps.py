"""The app of agreed language: it hears of decisions whose marking changes or that are deleted."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.db import transaction
from django.db.models.signals import post_delete

from chapter8.site.library.changes import changed


class AgreedConfig(AppConfig):
    """Wires the shelves to the library. What is on the wrong shelf is in no answer, for each is asked of `decide`."""

    name = "chapter8.site.agreed"

    def ready(self) -> None:
        """Listen to documents."""
        changed.connect(_changed, dispatch_uid="agreed-changed")
        post_delete.connect(_gone, sender="library.Document", dispatch_uid="agreed-gone")


def _changed(**_: Any) -> None:
    """A language, an exercise or a marking is what tells one shelf from another."""
    transaction.on_commit(_ask, robust=True)


def _gone(instance: Any, **_: Any) -> None:
    from chapter8.site.agreed.filling import OFFICIAL  # noqa: PLC0415 - models are not there yet when this module is

    if instance.kind in OFFICIAL:
        transaction.on_commit(_ask, robust=True)


def _ask() -> None:
    from chapter8.site.agreed.filling import note_change  # noqa: PLC0415 - as above
    from chapter8.site.agreed.tasks import ask_for_filling  # noqa: PLC0415 - as above

    note_change()
    ask_for_filling()
