"""What changes of a document as it is saved: told to the apps that keep something made of it."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_save, pre_save
from django.dispatch import Signal

MARKING = frozenset({"tlp", "owner", "audience"})
WATCHED = ("language", "exercise", *sorted(MARKING))

changing = Signal()
"""Before a document is saved over itself: `instance`, and `fields`, those of WATCHED that differ from what is kept."""
changed = Signal()
"""The same after it is saved, in its transaction."""


def tell_changes() -> None:
    """Compare each document with what is kept, once for all who listen."""
    pre_save.connect(_compare, sender="library.Document", dispatch_uid="library-changing")
    post_save.connect(_tell, sender="library.Document", dispatch_uid="library-changed")


def _compare(sender: Any, instance: Any, **_: Any) -> None:
    """See what changes; a new document changes nothing."""
    if instance.pk is None:
        return
    before = sender.objects.filter(pk=instance.pk).values(*WATCHED).first() or {}
    instance.changing = frozenset(field for field, value in before.items() if value != getattr(instance, field))
    if instance.changing:
        changing.send(sender, instance=instance, fields=instance.changing)


def _tell(sender: Any, instance: Any, **_: Any) -> None:
    fields: frozenset[str] = getattr(instance, "changing", frozenset())
    instance.changing = frozenset()
    if fields:
        changed.send(sender, instance=instance, fields=fields)
