"""The positions app: it hears of documents that go, or change their marking, so that counts tell of them no more."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_save, pre_delete


class PositionsConfig(AppConfig):
    """Wires positions to the library."""

    name = "chapter8.site.positions"

    def ready(self) -> None:
        """Listen to documents."""
        post_save.connect(_changed, sender="library.Document", dispatch_uid="positions-changed")
        pre_delete.connect(_leaves, sender="library.Document", dispatch_uid="positions-leave")


def _changed(instance: Any, created: bool, **_: Any) -> None:  # noqa: FBT001 - Django calls it by this name
    """Count its positions under the marking that it bears now."""
    from chapter8.site.positions.tallies import recount  # noqa: PLC0415 - models are not there yet

    if not created:
        recount(instance)


def _leaves(instance: Any, **_: Any) -> None:
    """Count its positions no more."""
    from chapter8.site.positions.tallies import uncount  # noqa: PLC0415 - as above

    uncount([instance])
