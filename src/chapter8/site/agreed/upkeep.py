"""What a page does about shelves that are behind the library, and what it says of that."""

from __future__ import annotations

from django.utils.translation import gettext as _

from chapter8.exchange.decide import Purpose, Viewer
from chapter8.site.agreed import filling, shelves
from chapter8.site.agreed.tasks import ask_for_filling
from chapter8.site.library.models import Document


def refresh() -> None:
    """Fill the shelves at once where that is quick; else have the worker do it."""
    if shelves.opened() is not None and not filling.is_behind():
        return
    if not (filling.is_small() and filling.fill(wait=False)):
        ask_for_filling()


def notices(viewer: Viewer, purpose: Purpose) -> list[str]:
    """What the viewer should know: only of decisions that they may have."""
    opened = shelves.opened()
    if opened is None:
        return [_("The index of agreed language is being made. Ask again in a minute.")]
    readable = Document.objects.readable_by(viewer, purpose).filter(kind__in=filling.OFFICIAL)
    if readable.filter(pk__gt=opened.manifest.newest).exists():
        return [_("Decisions that were added just now are not in this answer yet. Ask again in a minute.")]
    return []
