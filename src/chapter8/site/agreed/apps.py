"""The app of agreed language: it hears of decisions whose marking changes or that are deleted."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.db import transaction
from django.db.models.signals import post_delete, post_save, pre_save


class AgreedConfig(AppConfig):
    """Wires the shelves to the library. What is on the wrong shelf is in no answer, for each is asked of `decide`."""

    name = "chapter8.site.agreed"

    def ready(self) -> None:
        """Listen to documents."""
        pre_save.connect(_compare, sender="library.Document", dispatch_uid="agreed-compare")
        post_save.connect(_changed, sender="library.Document", dispatch_uid="agreed-changed")
        post_delete.connect(_gone, sender="library.Document", dispatch_uid="agreed-gone")


def _compare(sender: Any, instance: Any, **_: Any) -> None:
    """See whether the marking of a decision changes."""
    if instance.pk is None:
        return
    fields = ("language", "exercise", "tlp", "owner", "audience")
    before = sender.objects.filter(pk=instance.pk).values(*fields).first()
    if before and any(before[field] != getattr(instance, field) for field in fields):
        instance.shelf_changed = True


def _changed(instance: Any, **_: Any) -> None:
    if getattr(instance, "shelf_changed", False):
        instance.shelf_changed = False
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
