"""The search app: it hears of documents whose marking changes or that are deleted, and keeps the index true."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.db import transaction
from django.db.models.signals import post_delete

from chapter8.site.library.changes import MARKING, changed, changing


class SearchConfig(AppConfig):
    """Wires the index to the library. Until a changed document is indexed anew, no search shows it."""

    name = "chapter8.site.search"

    def ready(self) -> None:
        """Listen to documents."""
        changing.connect(_unmark, dispatch_uid="search-unmark")
        changed.connect(_index, dispatch_uid="search-index")
        post_delete.connect(_forget, sender="library.Document", dispatch_uid="search-forget")


def _unmark(instance: Any, fields: frozenset[str], **_: Any) -> None:
    """A marking that changes makes the document's entries in the index stale."""
    if fields & MARKING:
        instance.indexed = False


def _index(fields: frozenset[str], **_: Any) -> None:
    """Catch up after the commit: an index in use elsewhere must not stop the change itself."""
    if fields & MARKING:
        transaction.on_commit(_catch_up, robust=True)


def _forget(instance: Any, **_: Any) -> None:
    """Note that the document is gone, in the transaction that deletes it; take it out of the index after the commit."""
    from chapter8.site.search.models import Removed  # noqa: PLC0415 - models are not there yet when this module is

    Removed.objects.get_or_create(document=instance.pk)
    transaction.on_commit(_catch_up, robust=True)


def _catch_up() -> None:
    from chapter8.site.search.index import catch_up  # noqa: PLC0415 - models are not there yet when this module is

    catch_up()
