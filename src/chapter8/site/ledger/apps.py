"""The ledger app: it hears of documents whose marking changes, so that lists never hide behind a narrower one."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_save, pre_delete


class LedgerConfig(AppConfig):
    """Wires the ledger to the library."""

    name = "chapter8.site.ledger"

    def ready(self) -> None:
        """Listen to documents."""
        post_save.connect(_settle, sender="library.Document", dispatch_uid="ledger-settle")
        pre_delete.connect(_leave, sender="library.Document", dispatch_uid="ledger-leave")


def _settle(instance: Any, **_: Any) -> None:
    """Tell anew which entries stand for which others."""
    from chapter8.site.ledger.upkeep import settle_twins  # noqa: PLC0415 - models are not there yet

    settle_twins(_words(instance))


def _leave(instance: Any, **_: Any) -> None:
    """Entries of a document that goes stand for no others any more."""
    from chapter8.site.ledger.upkeep import settle_twins  # noqa: PLC0415 - as above

    settle_twins(_words(instance), without=instance.pk)


def _words(instance: Any) -> list[str]:
    from chapter8.site.ledger.models import Entry  # noqa: PLC0415 - as above

    return list(Entry.objects.filter(document=instance).values_list("words", flat=True))
