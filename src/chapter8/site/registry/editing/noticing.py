"""What is new in the registry for a person, for the page of notifications."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from chapter8.exchange.decide import Viewer
from chapter8.site.accounts.rights import may_contribute
from chapter8.site.registry.atlas import node_atlas
from chapter8.site.registry.editing.fields import names_of
from chapter8.site.registry.editing.showing import change_title
from chapter8.site.registry.editing.waiting import decided_lately, edited_by_others, waiting
from chapter8.site.registry.models import Change

SHOWN = 20
Told = tuple[tuple[Change, str], ...]


@dataclass(frozen=True, slots=True)
class RegistryNews:
    """Proposals that wait for the viewer, decisions on their own proposals, and what others changed on their rows."""

    waits: int = 0
    waiting: Told = ()
    decided: Told = ()
    edited: Told = ()

    def __bool__(self) -> bool:
        """Whether anything is new."""
        return bool(self.waiting or self.decided or self.edited)


def registry_news(viewer: Viewer) -> RegistryNews:
    """What is new for whoever contributes for an organization; nothing for others."""
    if not may_contribute(viewer):
        return RegistryNews()
    names = names_of(node_atlas())

    def told(changes: QuerySet[Change]) -> Told:
        return tuple((change, change_title(change, names)) for change in changes[:SHOWN])

    open_ones = waiting(viewer)
    return RegistryNews(
        open_ones.count(), told(open_ones), told(decided_lately(viewer)), told(edited_by_others(viewer))
    )
